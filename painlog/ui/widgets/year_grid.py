"""Where each day of a year lies on a calendar whose columns are weeks."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF

CELL, GAP = 15.0, 3.0
"""The side of a day in px and the space to the next one (design.md section 3)."""

ROWS = 7


@dataclass(frozen=True, slots=True)
class YearGrid:
    """`first_weekday` is 0 for Monday to 6 for Sunday; `pitch` is the distance in px from one cell to the next."""

    year: int
    first_weekday: int
    left: float
    top: float
    pitch: float

    @property
    def cell(self) -> float:
        """The side of a cell in px."""
        return self.pitch * CELL / (CELL + GAP)

    @property
    def columns(self) -> int:
        """53 weeks touch a year, or 54."""
        return columns_of(self.year, self.first_weekday)

    @property
    def right(self) -> float:
        return self.left + self.columns * self.pitch - (self.pitch - self.cell)

    @property
    def bottom(self) -> float:
        return self.top + ROWS * self.pitch - (self.pitch - self.cell)

    def column(self, day: date) -> int:
        return (day - _grid_start(self.year, self.first_weekday)).days // ROWS

    def rect(self, day: date) -> QRectF:
        """The cell of a day of this year."""
        row = (day.weekday() - self.first_weekday) % ROWS
        left, top = self.left + self.column(day) * self.pitch, self.top + row * self.pitch
        return QRectF(left, top, self.cell, self.cell)

    def day_at(self, point: QPointF) -> date | None:
        """The day whose cell, with the space after it, holds `point`."""
        column = math.floor((point.x() - self.left) / self.pitch)
        row = math.floor((point.y() - self.top) / self.pitch)
        if not (0 <= row < ROWS and 0 <= column < self.columns):
            return None
        day = _grid_start(self.year, self.first_weekday) + timedelta(days=column * ROWS + row)
        return day if day.year == self.year else None

    def across(self, day: date) -> float:
        """Where a day begins on a line that runs through the weeks without steps."""
        days = (day - _grid_start(self.year, self.first_weekday)).days
        return self.left + days / ROWS * self.pitch


def columns_of(year: int, first_weekday: int) -> int:
    """How many weeks touch a year."""
    return (date(year, 12, 31) - _grid_start(year, first_weekday)).days // ROWS + 1


def fitted_grid(year: int, first_weekday: int, left: float, top: float, width: float, usual: float) -> YearGrid:
    """A grid as large as its design, `usual` px a week, or smaller where `width` px are too few."""
    fitting = (width - left) / (columns_of(year, first_weekday) - GAP / (CELL + GAP))
    return YearGrid(year, first_weekday, left, top, min(usual, fitting))


def _grid_start(year: int, first_weekday: int) -> date:
    first = date(year, 1, 1)
    return first - timedelta(days=(first.weekday() - first_weekday) % ROWS)
