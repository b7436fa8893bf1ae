"""The strip below the heat map: each episode as a bar in the colours of its stages, with its length in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from painlog.ui.widgets.year_grid import YearGrid

BAR_HEIGHT, BAR_RADIUS, PART_GAP = 6.0, 3.0, 2.0
"""Measures in px, as in the mockup of History."""
ICON_GAP, LABEL_GAP = 6.0, 10.0


@dataclass(frozen=True, slots=True)
class EpisodePart:
    """A stretch of a bar, both days included, and the theme's token for its colour."""

    first: date
    last: date
    token: str


@dataclass(frozen=True, slots=True)
class EpisodeBar:
    """An episode: its parts, the icon of its stage ("" for none), its length in words, and all of it in a sentence."""

    parts: tuple[EpisodePart, ...]
    icon: str
    text: str
    spoken: str


def part_rects(bar: EpisodeBar, grid: YearGrid, top: float) -> list[tuple[EpisodePart, QRectF]]:
    """The parts of a bar that lie in the year of the grid, and where."""
    first, last = date(grid.year, 1, 1), date(grid.year, 12, 31)
    found = []
    for part in bar.parts:
        start, end = max(part.first, first), min(part.last, last)
        if start <= end:
            left = grid.across(start)
            right = grid.across(end + timedelta(days=1)) - (PART_GAP if end == part.last else 0)
            found.append((part, QRectF(left, top, max(right - left, BAR_HEIGHT), BAR_HEIGHT)))
    return found


def bar_rect(bar: EpisodeBar, grid: YearGrid, top: float) -> QRectF:
    """The whole of a bar within the year, or an empty rectangle."""
    whole = QRectF()
    for _part, rect in part_rects(bar, grid, top):
        whole = whole.united(rect)
    return whole


def label_rects(
    bars: Sequence[EpisodeBar], grid: YearGrid, top: float, metrics: QFontMetricsF, icon: float
) -> Iterator[tuple[EpisodeBar, QRectF]]:
    """Where the labels stand: under the middle of their bars, the newest first; one without room is left out."""
    taken: list[QRectF] = []
    for bar in reversed(bars):
        whole = bar_rect(bar, grid, top)
        if whole.isEmpty():
            continue
        width = (icon + ICON_GAP if bar.icon else 0) + metrics.horizontalAdvance(bar.text) + 1
        left = min(max(whole.center().x() - width / 2, 0.0), grid.right - width)
        box = QRectF(left, whole.bottom() + BAR_HEIGHT, width, max(icon, metrics.height()))
        if not any(box.adjusted(-LABEL_GAP, 0, LABEL_GAP, 0).intersects(other) for other in taken):
            taken.append(box)
            yield bar, box


def paint_bar(painter: QPainter, bar: EpisodeBar, grid: YearGrid, top: float, colours: dict[str, QColor]) -> None:
    """Draw a bar in the colours of its tokens."""
    painter.setPen(Qt.PenStyle.NoPen)
    for part, rect in part_rects(bar, grid, top):
        painter.setBrush(colours[part.token])
        painter.drawRoundedRect(rect, BAR_RADIUS, BAR_RADIUS)


def paint_label(painter: QPainter, bar: EpisodeBar, box: QRectF, picture: QPixmap | None, ink: QColor) -> None:
    """Draw the icon of the stage, if it has one, and the length of the episode."""
    room = QRectF(box)
    if picture is not None:
        side = picture.width() / picture.devicePixelRatio()
        painter.drawPixmap(QPointF(box.left(), box.center().y() - side / 2), picture)
        room.setLeft(box.left() + side + ICON_GAP)
    painter.setPen(ink)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), bar.text)
