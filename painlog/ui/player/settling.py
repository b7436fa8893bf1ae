"""The moment after a change of screen in which nothing can be pressed: half of a double click is not meant for it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

SETTLING_S = 0.6
"""Longer than the pause in a double click of most systems (0.5 s), too short to be waited for: our own choice."""

_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Settling(QObject):
    """Takes clicks, Enter, and Space on a button. "H", Esc and all other keys work at once.

    Without a clock in seconds every screen has settled when it comes.
    """

    def __init__(self, parent: QObject, seconds: Callable[[], float] | None) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._since = 0.0

    def begin(self, screen: QWidget) -> None:
        """This screen has just come up."""
        if self._seconds is None:
            return
        self._since = self._seconds()
        for widget in (screen, *screen.findChildren(QWidget)):
            if isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.removeEventFilter(self)
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not _presses(watched, event) or self._seconds is None:
            return False
        now = self._seconds()
        if now - self._since >= SETTLING_S:
            return False
        if isinstance(event, QKeyEvent) and event.isAutoRepeat():
            self._since = now  # a key that is held down does not go on by itself
        return True


def _presses(watched: QObject, event: QEvent) -> bool:
    if event.type() in _MOUSE:
        return True
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    on_button = isinstance(watched, QAbstractButton) and event.key() == Qt.Key.Key_Space
    return on_button or event.key() in _ENTER
