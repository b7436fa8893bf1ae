"""A few dots, filled ones for what was done; a bar where there would be too many."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from painlog.ui.theme import Theme

MOST_DOTS = 5
_DIAMETER, _STEP, _BAR_HEIGHT = 10, 17, 8


class CountDots(QWidget):
    """`done` of `whole`, told to a screen reader in words by whoever shows it."""

    def __init__(self, theme: Theme, done: int, whole: int) -> None:
        super().__init__()
        self._theme, self._done, self._whole = theme, done, whole
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._whole > MOST_DOTS:
            self._paint_bar(painter)
        else:
            self._paint_dots(painter)
        painter.end()

    def _paint_dots(self, painter: QPainter) -> None:
        step, radius = self._theme.px(_STEP), self._theme.px(_DIAMETER) / 2
        for place in range(max(self._whole, self._done)):
            done = place < self._done
            painter.setPen(QPen(self._theme.colour("accent" if done else "ctl"), 1.5))
            painter.setBrush(self._theme.colour("accent") if done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(radius + 1 + place * step, self.height() / 2), radius - 0.75, radius - 0.75)

    def _paint_bar(self, painter: QPainter) -> None:
        height = self._theme.px(_BAR_HEIGHT)
        track = QRectF(0.75, (self.height() - height) / 2, self.width() - 1.5, height)
        painter.setPen(QPen(self._theme.colour("ctl"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(track, height / 2, height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        filled = QRectF(track.left(), track.top(), track.width() * min(1.0, self._done / self._whole), track.height())
        painter.drawRoundedRect(filled, height / 2, height / 2)

    def _dress(self) -> None:
        self.setFixedSize(self._theme.px(_STEP * MOST_DOTS - 5), self._theme.px(20))
        self.update()
