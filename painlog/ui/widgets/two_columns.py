"""Two columns of cards side by side, or under each other where there is no room for both."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

GAP = 16
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TwoColumns(QWidget):
    """Side by side from `least` pixels on, if every word fits then."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], least: int) -> None:
        super().__init__()
        self._least = least
        self._columns = (_column(left), _column(right))
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
        self._layout.setDirection(_ACROSS if event.size().width() >= max(self._least, needed) else _DOWN)


def _column(cards: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return made
