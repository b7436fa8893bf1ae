"""What a person does on Insights."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.draft import Draft
from painlog.ui.dialogs.experiment_setup import ExperimentSetup
from painlog.ui.pages.insights import InsightsPage
from painlog.ui.shell import Shell

TAB, SPACE, ENTER, DOWN, UP, LEFT, RIGHT = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
)


class InsightsRobot:
    """Drives the real window; keys go wherever the keyboard is, as they do for a person."""

    def __init__(self, qtbot: QtBot, shell: Shell, wait: bool = True) -> None:
        self.qtbot, self.shell = qtbot, shell
        shell.show_page("insights")
        page = shell.page("insights")
        assert isinstance(page, InsightsPage)
        self.page = page
        if wait:
            qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def setup(self) -> ExperimentSetup:
        """The open set-up dialog, once the keyboard is in it."""
        dialog = next(each for each in self.shell.findChildren(ExperimentSetup) if each.isVisible())
        self.qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "InsightsRobot":
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        return self

    def ctrl(self, key: Qt.Key) -> "InsightsRobot":
        return self.key(key, Qt.KeyboardModifier.ControlModifier)

    def back(self) -> "InsightsRobot":
        """Return to the window after a dialog, which a window manager would do by itself."""
        self.shell.activateWindow()
        self.qtbot.waitUntil(self.shell.isActiveWindow)
        return self

    def tab_to(self, target: QWidget, most: int = 30) -> "InsightsRobot":
        """Press Tab until the keyboard is in `target`."""
        for _ in range(most):
            if self.focused is target or target.isAncestorOf(self.focused):
                return self
            self.key(TAB)
        raise AssertionError(f"Tab never reached {target}")

    def log(self, score: int, *triggers: str) -> "InsightsRobot":
        """Save an entry elsewhere in the window."""
        draft = Draft(score=score, triggers=triggers)
        self.shell.perform(lambda services: services.diary.log_entry(draft)[1], None)
        return self

    def settle(self) -> "InsightsRobot":
        """Wait until what is shown is newer than what was shown when this was called."""
        before = self.page.found
        self.qtbot.waitUntil(lambda: self.page.found is not before, timeout=20_000)
        return self
