"""What scrolls inside a page: as high as its content needs at its real width, and no higher."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class ScrollBody(QWidget):
    """Its least height is left to height-for-width: the least width would ask for far too much."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pageBody")

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(body: ScrollBody) -> QScrollArea:
    """A scroll area that shows `body` as wide as there is room, and scrolls only up and down."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area
