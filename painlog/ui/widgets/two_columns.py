"""Two columns of cards side by side, or under each other where there is no room for both."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

GAP = 16
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TwoColumns(QWidget):
    """Side by side from `least` pixels on, if every word fits then. `gap` pixels lie between what is below another."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], least: int, gap: int = GAP) -> None:
        super().__init__()
        self._least, self._gap = least, gap
        self._columns = (_column(left, gap), _column(right, gap))
        self._layout = QBoxLayout(_ACROSS, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        for column in self._columns:
            self._layout.addWidget(column, 1)

    def minimumSizeHint(self) -> QSize:
        widest = max(column.minimumSizeHint().width() for column in self._columns)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = 2 * max(column.minimumSizeHint().width() for column in self._columns) + GAP
        across = event.size().width() >= max(self._least, needed)
        self._layout.setDirection(_ACROSS if across else _DOWN)
        self._layout.setSpacing(GAP if across else self._gap)


def _column(cards: Sequence[QWidget], gap: int) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return made
