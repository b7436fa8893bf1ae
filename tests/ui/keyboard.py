"""A person with nothing but a keyboard: keys go wherever the window has put the focus, and nowhere else."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from painlog.services.bundle import DiaryServices
from painlog.ui.shell import Shell
from painlog.ui.widgets.item_picker import ItemPicker

Key = Qt.Key
ENTER, ESCAPE, SPACE, TAB = Key.Key_Return, Key.Key_Escape, Key.Key_Space, Key.Key_Tab
CTRL, SHIFT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
MOST = 150
"""More presses of Tab than the longest page has stops."""


class Keyboard:
    """Finds its way by what a screen reader would say of the control that has the focus."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell

    @property
    def services(self) -> DiaryServices:
        services = self.shell.services
        assert services is not None
        return services

    @property
    def at(self) -> str:
        """The name of the control that has the keyboard."""
        return _name(self._target())

    def key(self, *keys: Key, modifier: Qt.KeyboardModifier = PLAIN) -> "Keyboard":
        for key in keys:
            QTest.keyClick(self._target(), key, modifier)
            QApplication.processEvents()
        return self

    def type(self, text: str) -> "Keyboard":
        """Write over what stands in the field."""
        self.key(Key.Key_A, modifier=CTRL)
        QTest.keyClicks(self._target(), text)
        return self

    def tab_to(self, name: str, back: bool = False) -> "Keyboard":
        """Press Tab, or Shift+Tab, until the keyboard is on a control whose name begins so."""
        passed = []
        for _ in range(MOST):
            if self.at.startswith(name):
                return self
            passed.append(self.at)
            if back:
                self.key(Key.Key_Backtab, modifier=SHIFT)
            else:
                self.key(TAB)
        raise AssertionError(f"Tab never reached {name}; it passed {passed}")

    def press(self, name: str, key: Key = SPACE) -> "Keyboard":
        return self.tab_to(name).key(key)

    def choose(self, name: str, text: str) -> "Keyboard":
        """Open the list of a choice and take a row with the arrows, or by typing where the list can be searched."""
        self.press(f"{name}: ")
        popup = QApplication.activePopupWidget()
        if isinstance(popup, ItemPicker):
            return self.type(text).key(ENTER)
        assert isinstance(popup, QMenu), f"{name} opened no list"
        for _ in popup.actions():
            if _row(popup) == text:
                break
            self.key(Key.Key_Down)
        assert _row(popup) == text
        return self.key(ENTER)

    def step(self, name: str, wanted: str, arrow: Key) -> "Keyboard":
        """Go to the chosen one of joined buttons and move the choice with an arrow."""
        self.tab_to(f"{name}: ").key(arrow)
        assert self.at == f"{name}: {wanted}"
        return self

    def until(self, holds: Callable[[], bool]) -> "Keyboard":
        """Wait for work in the background."""
        self.qtbot.waitUntil(holds)
        return self

    def _target(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        assert focused.isVisible()
        return focused


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _row(menu: QMenu) -> str:
    action = menu.activeAction()
    return action.text() if action is not None else ""
