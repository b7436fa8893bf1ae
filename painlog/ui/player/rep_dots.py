"""One dot for each repetition of a side: filled when it is done, ringed while it runs."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.i18n import Texts
from painlog.ui.theme import Theme

MOST = 16
"""More dots than this could not be told apart; the line above says the number anyway."""
_RADIUS, _STEP, _HEIGHT = 8, 28, 22


class RepDots(QWidget):
    """Takes its room even where there is nothing to count, so that nothing jumps."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._done, self._count, self._runs = 0, 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reps(self, done: int, count: int, runs: bool) -> None:
        """Show `done` of `count` repetitions; `runs` says that the next one has begun."""
        if (done, count, runs) == (self._done, self._count, self._runs):
            return
        self._done, self._count, self._runs = done, count, runs
        said = self._texts("{done} of {count} repetitions done", done=done, count=count) if count > 1 else ""
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(2 * _STEP), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not 1 < self._count <= MOST:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(self._theme.px(_STEP), self.width() / self._count)
        radius = min(self._theme.px(_RADIUS), step * 0.4)
        left = (self.width() - step * (self._count - 1)) / 2
        for number in range(self._count):
            lit = number < self._done or (self._runs and number == self._done)
            painter.setPen(QPen(self._theme.colour("accent" if lit else "line2"), max(2.0, radius / 4)))
            painter.setBrush(self._theme.colour("accent") if number < self._done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + number * step, self.height() / 2), radius, radius)
        painter.end()
