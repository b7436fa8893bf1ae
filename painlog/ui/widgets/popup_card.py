"""A small card that opens below a control and closes by Esc or a click elsewhere."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from painlog.ui.widgets.card import label

GAP = 6


class PopupCard(QFrame):
    """A title with room below it."""

    def __init__(self, parent: QWidget, title: str, width: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.setFixedWidth(width)
        self.box = QVBoxLayout(self)
        self.box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.box.setContentsMargins(14, 12, 14, 14)
        self.box.setSpacing(8)
        self.box.addWidget(label(title, "strong"))

    def open_below(self, anchor: QWidget, first: QWidget) -> None:
        """Show the card under `anchor`, inside the screen, with the keyboard on `first`."""
        self.resize(self.width(), self.box.totalHeightForWidth(self.width()))
        room = anchor.screen().availableGeometry()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + GAP))
        if corner.y() + self.height() > room.bottom():
            corner.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - GAP)
        left = min(corner.x(), room.right() - self.width())
        self.move(max(room.left(), left), max(room.top(), corner.y()))
        self.show()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
