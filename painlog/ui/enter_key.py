"""Enter presses the button that has the focus, as Space does: Qt leaves that out on some desktops."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterKey(QObject):
    """Takes the Enter that neither the button itself nor its page wanted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        focused = QApplication.focusWidget()
        if event.key() not in _ENTER or not _plain(event) or not isinstance(focused, QAbstractButton):
            return False
        focused.click()
        return True


def _plain(event: QKeyEvent) -> bool:
    """A key of its own, not held down: a button is pressed once. The number pad counts as plain."""
    return not event.isAutoRepeat() and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
