"""The player's keys while a session runs, wherever on the stage the keyboard is."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_PRESSING = (Qt.Key.Key_Space,)
"""On a button this key presses it, as everywhere."""


class StageKeys(QObject):
    """Watches the stage and its buttons, because a button would take the arrows for itself."""

    def __init__(self, stage: QWidget, buttons: Iterable[QWidget], acts: Mapping[Qt.Key, Callable[[], object]]) -> None:
        super().__init__(stage)
        self._stage, self._acts = stage, dict(acts)
        for watched in (stage, *buttons):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        act = self._acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~allowed or (watched is not self._stage and event.key() in _PRESSING):
            return False
        if not event.isAutoRepeat():
            act()
        return True
