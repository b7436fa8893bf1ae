"""A ring that is filled as far as something was done, with the number in the middle."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.lettering import in_pixels

SIDE, WIDTH = 108, 11
_NUMBER_PX, _BELOW_PX = 28, 13
_TOP = 90 * 16


class RingGauge(QWidget):
    """Shows `done` of `whole`; without a whole only the number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share, self._number, self._below = 0.0, "", ""
        theme.changed.connect(self._dress)
        self._dress()

    def show_share(self, done: int, whole: int, number: str, below: str) -> None:
        """Fill the ring by `done` of `whole`; the texts stand in the middle."""
        self._share = min(1.0, done / whole) if whole else 0.0
        self._number, self._below = number, below
        self.setAccessibleName(f"{number} {below}")
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._theme.px(WIDTH)
        ring = QRectF(self.rect()).adjusted(width / 2 + 1, width / 2 + 1, -width / 2 - 1, -width / 2 - 1)
        painter.setPen(QPen(self._theme.colour("stage2"), width))
        painter.drawEllipse(ring)
        if self._share:
            pen = QPen(self._theme.colour("accent"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, _TOP, -round(self._share * 360 * 16))
        self._write(painter, ring)
        painter.end()

    def _write(self, painter: QPainter, ring: QRectF) -> None:
        centre, px = Qt.AlignmentFlag.AlignHCenter, self._theme.px
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(in_pixels(self.font(), px(_NUMBER_PX), bold=True))
        middle = ring.center().y()
        box = QRectF(ring.left(), middle - px(28), ring.width(), px(34))
        painter.drawText(box, centre | Qt.AlignmentFlag.AlignVCenter, self._number)
        painter.setPen(self._theme.colour("ink2"))
        painter.setFont(in_pixels(self.font(), px(_BELOW_PX)))
        painter.drawText(QRectF(ring.left(), middle + px(6), ring.width(), px(20)), centre, self._below)

    def _dress(self) -> None:
        side = self._theme.px(SIDE)
        self.setFixedSize(side, side)
        self.update()
