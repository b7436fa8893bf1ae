"""A short message at the foot of the window, with one action, that goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from painlog.i18n import Texts
from painlog.ui.widgets.card import label

SHOWN_MS = 10_000
"""How long a toast stays (design.md section 5)."""
MARGIN = 32


def undo_key(t: Texts) -> str:
    """How a message names the undo key."""
    return t("Ctrl") + " Z"


class Toast(QFrame):
    """Shows one message at a time above the foot of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._act: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        self._text = label(wrap=False)
        self._action = QPushButton()
        self._action.setAutoDefault(False)
        self._action.clicked.connect(lambda _checked=False: self.act())
        self._key = label("", "key", wrap=False)
        for widget in (self._text, self._action, self._key):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def undoes(self) -> bool:
        """Whether the undo key does what the button says."""
        return self.isVisible() and bool(self._key.text())

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None, key: str = "") -> None:
        """Show `text`, with a button `action` that does `act`; `key` names the undo key where that does the same."""
        self._text.setText(text)
        self._act = act
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)

    def hide(self) -> None:
        self._timer.stop()
        super().hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def act(self) -> None:
        """Do what the button does."""
        act = self._act
        self.hide()
        if act is not None:
            act()

    def _place(self) -> None:
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - MARGIN)
