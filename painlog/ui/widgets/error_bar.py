"""The bar at the top of the window: what happened, what is safe, what to do."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from painlog.ui.widgets.card import button, icon_button, label


class ErrorBar(QFrame):
    """Hidden until there is trouble; carries at most one action."""

    def __init__(self, dismiss: str) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._icon = QLabel()
        self._text = label()
        self._act: Callable[[], None] | None = None
        self._action = button("", "", self.act)
        self._close = icon_button(QIcon(), dismiss, self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def set_icons(self, sign: QIcon, close: QIcon) -> None:
        self._icon.setPixmap(sign.pixmap(QSize(22, 22)))
        self._close.setIcon(close)

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show `text`, with a button that does `act`."""
        self._text.setText(text)
        self._act = act
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()

    def act(self) -> None:
        """Do what the button does."""
        act = self._act
        self.hide()
        if act is not None:
            act()
