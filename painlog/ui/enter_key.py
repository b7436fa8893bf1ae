"""Enter presses the button that has the focus, as Space does: Qt leaves that out on some desktops."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterKey(QObject):
    """Takes the Enter that neither the button itself nor its page wanted.

    Only of the button that had the focus when the key went down: an Enter that ends a form moves the focus on its way.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._at: QWidget | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        focused = QApplication.focusWidget()
        if event.type() == QEvent.Type.ShortcutOverride:  # comes before the key itself
            self._at = focused
        if event.type() != QEvent.Type.KeyPress or not _plain(event):
            return False
        if not isinstance(focused, QAbstractButton) or focused is not self._at:
            return False
        focused.click()
        return True


def _plain(event: QKeyEvent) -> bool:
    """A key of its own, not held down: a button is pressed once. The number pad counts as plain."""
    return not event.isAutoRepeat() and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
