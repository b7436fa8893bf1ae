"""The player's keys while a session runs, wherever on the stage the keyboard is."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Act = Callable[[], object]


class StageKeys(QObject):
    """Letters are shortcuts, because those work on keyboards of every script.

    The other keys are watched on the stage and its buttons, because a button would take the arrows for itself; on a
    button Space presses it, as everywhere.
    """

    def __init__(self, stage: QWidget, buttons: Iterable[QWidget], acts: Mapping[Qt.Key, Act]) -> None:
        super().__init__(stage)
        self._stage = stage
        self._watched_keys = {key: act for key, act in acts.items() if not _is_letter(key)}
        for key, act in acts.items():
            if _is_letter(key):
                self._add_letter(key, act)
        for watched in (stage, *buttons):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        act = self._watched_keys.get(Qt.Key(event.key()))
        presses = watched is not self._stage and event.key() == Qt.Key.Key_Space
        if act is None or event.modifiers() & ~allowed or presses:
            return False
        if not event.isAutoRepeat():
            act()
        return True

    def _add_letter(self, key: Qt.Key, act: Act) -> None:
        shortcut = QShortcut(QKeySequence(key), self._stage)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)


def _is_letter(key: Qt.Key) -> bool:
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z
