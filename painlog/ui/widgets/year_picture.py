"""Draws a year as squares: names of months and weekdays, the days, and the episodes below them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from painlog.ui.icons import Icons
from painlog.ui.theme import Theme
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.episode_strip import EpisodeBar, bar_rect, label_rects, paint_bar, paint_label
from painlog.ui.widgets.year_grid import CELL, GAP, ROWS, YearGrid, fitted_grid

EDGE = 6.0
"""Room in px round the calendar for the focus ring and the rings of its outer days."""

CELL_RADIUS = 3.0
_NAMES_WIDTH, _BARS_BELOW, _ICON = 54, 12, 16
_HATCH_STEP = 5.0


@dataclass(frozen=True, slots=True)
class HeatTexts:
    """The words of a heat map. `describe` says a day in one sentence: "Wed 18 November, worst 7, 1 entry"."""

    name: str
    episodes: str
    months: Sequence[str]
    weekdays: Sequence[str]
    describe: Callable[[date], str]


@dataclass(frozen=True, slots=True)
class HeatYear:
    """A year of a diary that began on `begun` (None: it is empty). Days with entries have a worst score or None."""

    year: int
    today: date
    begun: date | None
    worst: Mapping[date, float | None]
    episodes: tuple[EpisodeBar, ...] = ()

    def has(self, day: date) -> bool:
        """Whether the diary could hold something about a day: from its first day to today, and where it does."""
        return self.begun is not None and (self.begun <= day <= self.today or day in self.worst)


class YearPicture:
    """The drawing of a year in one theme, font and width. `first_weekday` is 0 for Monday to 6 for Sunday."""

    def __init__(
        self, theme: Theme, icons: Icons, texts: HeatTexts, shown: HeatYear, font: QFont, first_weekday: int, width: int
    ) -> None:
        self._theme, self._icons, self._texts, self._shown = theme, icons, texts, shown
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._icon_side = theme.px(_ICON)
        words = (texts.episodes, *texts.weekdays)
        left = max(theme.px(_NAMES_WIDTH), max(map(self._metrics.horizontalAdvance, words)) + 4) + EDGE
        usual = (CELL + GAP) * theme.scale
        top = EDGE + self._metrics.height() + 3
        self.grid: YearGrid = fitted_grid(shown.year, first_weekday, left, top, width - EDGE, usual)

    @property
    def height(self) -> int:
        """The height in px that all of it needs."""
        words = max(self._metrics.height(), self._icon_side)
        return round(self._bars_top + _BARS_BELOW + words + EDGE)

    def episode_at(self, point: QPointF) -> EpisodeBar | None:
        """The episode whose bar or label is at a point."""
        labels = dict(self._labels())
        for bar in self._shown.episodes:
            reach = labels.get(bar, QRectF()).united(bar_rect(bar, self.grid, self._bars_top))
            if reach.contains(point):
                return bar
        return None

    def paint(self, painter: QPainter, ratio: float) -> None:
        """Draw the year; `ratio` is the device's pixels to a px."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        self._paint_names(painter)
        self._paint_days(painter)
        self._paint_episodes(painter, ratio)

    @property
    def _bars_top(self) -> float:
        return self.grid.bottom + self._theme.px(_BARS_BELOW)

    def _labels(self) -> list[tuple[EpisodeBar, QRectF]]:
        return list(label_rects(self._shown.episodes, self.grid, self._bars_top, self._metrics, self._icon_side))

    def _paint_names(self, painter: QPainter) -> None:
        grid = self.grid
        painter.setPen(self._theme.colour("ink2"))
        for number, name in enumerate(self._texts.months, 1):
            self._say(painter, grid.rect(date(grid.year, number, 1)).left(), EDGE + self._metrics.height() / 2, name)
        for row in range(0, ROWS, 2):
            weekday = self._texts.weekdays[(row + grid.first_weekday) % ROWS]
            self._say(painter, EDGE, grid.top + row * grid.pitch + grid.cell / 2, weekday)
        if self._shown.begun:
            self._say(painter, EDGE, self._bars_top + 3, self._texts.episodes)

    def _say(self, painter: QPainter, left: float, middle: float, text: str) -> None:
        painter.drawText(QPointF(left, middle + (self._metrics.ascent() - self._metrics.descent()) / 2), text)

    def _paint_days(self, painter: QPainter) -> None:
        colours = Colours(self._theme.tokens)
        first, last = date(self.grid.year, 1, 1), date(self.grid.year, 12, 31)
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            self._paint_day(painter, day, self.grid.rect(day), colours)

    def _paint_day(self, painter: QPainter, day: date, rect: QRectF, colours: Colours) -> None:
        shown = self._shown
        worst = shown.worst.get(day)
        if shown.begun is None:
            paint_plain(painter, rect, colours("inset"))
        elif worst is not None:
            paint_plain(painter, rect, colours.pain(worst))
        elif day in shown.worst:
            paint_plain(painter, rect, colours("inset"))
            paint_dot(painter, rect, colours("ctl"))
        elif shown.has(day):
            paint_hatched(painter, rect, colours("card"), colours("line2"))
        else:
            paint_dot(painter, rect, colours("line2"))

    def _paint_episodes(self, painter: QPainter, ratio: float) -> None:
        colours = {part.token: self._theme.colour(part.token) for bar in self._shown.episodes for part in bar.parts}
        for bar in self._shown.episodes:
            paint_bar(painter, bar, self.grid, self._bars_top, colours)
        ink = self._theme.colour("ink2")
        for bar, box in self._labels():
            icon = self._icons.pixmap(bar.icon, ink.name(), self._icon_side, ratio) if bar.icon else None
            paint_label(painter, bar, box, icon, ink)


def paint_plain(painter: QPainter, rect: QRectF, fill: QColor) -> None:
    """A day in one colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)


def paint_hatched(painter: QPainter, rect: QRectF, fill: QColor, line: QColor) -> None:
    """A day without a record: hatched, never a colour of the pain ramp."""
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(box, CELL_RADIUS, CELL_RADIUS)
    painter.fillPath(outline, fill)
    painter.save()
    painter.setClipPath(outline)
    painter.setPen(QPen(line, 1.2))
    across = _HATCH_STEP
    while across < 2 * box.width():
        painter.drawLine(QPointF(box.left() + across, box.top()), QPointF(box.left(), box.top() + across))
        across += _HATCH_STEP
    painter.restore()
    painter.setPen(QPen(line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def paint_dot(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A day that is not there yet, or was before the diary began."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(rect.center(), 1.6, 1.6)
