"""How far the routine has come: one bar for each exercise, as long as its share of the time."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.ui.theme import Theme

_HEIGHT, _GAP, _LEAST = 8, 6, 8


class StepStrip(QWidget):
    """What was done is filled; what was skipped stays empty."""

    def __init__(self, theme: Theme, seconds: Sequence[float]) -> None:
        super().__init__()
        self._theme, self._seconds = theme, tuple(seconds)
        self._shares = [0] * len(self._seconds)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[float]) -> None:
        """Fill each bar by its share (0 to 1)."""
        percent = [round(share * 100) for share in shares]
        if percent != self._shares:
            self._shares = percent
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(555), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, share in zip(self._bars(), self._shares, strict=True):
            painter.setBrush(self._theme.colour("line2"))
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
            if share:
                painter.setBrush(self._theme.colour("accent"))
                filled = QRectF(bar)
                filled.setWidth(max(bar.height(), bar.width() * share / 100))
                painter.drawRoundedRect(filled, bar.height() / 2, bar.height() / 2)
        painter.end()

    def _bars(self) -> list[QRectF]:
        gap = min(self._theme.px(_GAP), self.width() / (3 * len(self._seconds)))
        room = self.width() - gap * (len(self._seconds) - 1)
        least = min(self._theme.px(_LEAST), room / len(self._seconds))
        spare, total = room - least * len(self._seconds), sum(self._seconds)
        bars, left = [], 0.0
        for seconds in self._seconds:
            width = least + spare * seconds / total
            bars.append(QRectF(left, 0, width, self.height()))
            left += width + gap
        return bars
