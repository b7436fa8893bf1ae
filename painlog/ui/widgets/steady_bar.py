"""A scroll bar whose room is always kept, so that nothing moves sideways when it comes or goes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar


class SteadyBar(QScrollBar):
    """Paints nothing while there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def keep_bar_room(area: QScrollArea) -> int:
    """Let the area keep the room of its vertical bar; returns its width in px, to be taken off a margin."""
    bar = SteadyBar(Qt.Orientation.Vertical, area)
    area.setVerticalScrollBar(bar)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    return bar.sizeHint().width()
