"""The ring that runs out, with a number in it that can be read from three metres."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.ui.player.words import Count
from painlog.ui.theme import Theme
from painlog.ui.widgets.lettering import in_pixels

SIDE, LEAST_SIDE, LEAST_WAITING_SIDE = 198, 118, 84
"""Across the ring in px (mockup of the player), and where room is short: while waiting the words matter more."""

_STROKE = 14 / SIDE
_NUMBER, _CAPTION = 72 / SIDE, 17 / SIDE
_NUMBER_ROOM, _CAPTION_ROOM = 0.74, 0.66
_NUMBER_LIFT, _CAPTION_DROP = 0.055, 0.2
_FULL = 360 * 16


class CountRing(QWidget):
    """Shows a count and nothing else; the sentence for a screen reader is spoken elsewhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = Count("", "", 0.0)
        self._quiet = self._waiting = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def count(self) -> Count:
        return self._count

    def show_count(self, count: Count, quiet: bool) -> None:
        """Show the count; `quiet` draws it in grey, as when it stands still or nothing is held."""
        if (count, quiet) == (self._count, self._quiet):
            return
        self._count, self._quiet = count, quiet
        self.setAccessibleName(f"{count.number} {count.caption}")
        self.update()

    def show_waiting(self, waiting: bool) -> None:
        """Leave room to the words while nothing is counted but the seconds until it begins."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(SIDE), self._theme.px(SIDE))

    def minimumSizeHint(self) -> QSize:
        side = self._theme.px(LEAST_WAITING_SIDE if self._waiting else LEAST_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        stroke = side * _STROKE
        box = QRectF(0, 0, side - stroke, side - stroke)
        box.moveCenter(QRectF(self.rect()).center())
        self._paint_arc(painter, box, stroke)
        self._paint_words(painter, box.center().x(), box.center().y(), side)
        painter.end()

    def _paint_arc(self, painter: QPainter, box: QRectF, stroke: float) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("line"), stroke))
        painter.drawEllipse(box)
        span = round(_FULL * min(1.0, max(0.0, self._count.left)))
        if span:
            pen = QPen(theme.colour("ctl" if self._quiet else "accent"), stroke)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -span)

    def _paint_words(self, painter: QPainter, x: float, y: float, side: float) -> None:
        lines = (
            (self._count.number, _NUMBER, True, _NUMBER_ROOM, y - side * _NUMBER_LIFT, "ink"),
            (self._count.caption, _CAPTION, False, _CAPTION_ROOM, y + side * _CAPTION_DROP, "ink2"),
        )
        for text, share, bold, room, middle, colour in lines:
            font = _fitting(in_pixels(self.font(), side * share, bold), text, side * room)
            height = QFontMetricsF(font).height()
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            painter.drawText(
                QRectF(x - side, middle - height / 2, 2 * side, height), Qt.AlignmentFlag.AlignCenter, text
            )


def _fitting(font: QFont, text: str, width: float) -> QFont:
    """The font, smaller where the text would not fit into `width` px."""
    needed = QFontMetricsF(font).horizontalAdvance(text)
    return font if needed <= width else in_pixels(font, font.pixelSize() * width / needed, font.bold())
