"""Page objects: what a person does on Today, in their words."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.diary import Entry
from painlog.ui.pages.today import TodayPage
from painlog.ui.shell import Shell

TAB, SPACE, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return


class TodayRobot:
    """Drives the real window; keys go wherever the keyboard is, as they do for a person."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        page = shell.page("today")
        assert isinstance(page, TodayPage)
        self.page = page

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the day that is shown, as the diary has them."""
        services = self.shell.services
        assert services is not None
        return services.diary.day_state(self.page.day).entries

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "TodayRobot":
        QTest.keyClick(self._keyboard(), key, modifier)
        return self

    def ctrl(self, key: Qt.Key) -> "TodayRobot":
        return self.key(key, Qt.KeyboardModifier.ControlModifier)

    def alt(self, key: Qt.Key) -> "TodayRobot":
        return self.key(key, Qt.KeyboardModifier.AltModifier)

    def text(self, text: str) -> "TodayRobot":
        QTest.keyClicks(self._keyboard(), text)
        return self

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self.shell.focusWidget() or self.shell

    def score(self, score: int) -> "TodayRobot":
        self.page.form.score.focus_strip()
        return self.text(str(score))

    def trigger(self, name: str) -> "TodayRobot":
        return self._tick(self.page.form.triggers, name)

    def treatment(self, name: str) -> "TodayRobot":
        return self._tick(self.page.form.treatments, name)

    def region(self, site: str, view: str = "back") -> "TodayRobot":
        body = self.page.form.body.map
        self.qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.point_of(view, site).toPoint())
        return self

    def details(self) -> "TodayRobot":
        return self.alt(Qt.Key.Key_M)

    def save(self) -> "TodayRobot":
        return self.ctrl(ENTER)

    def tab_to(self, target: QWidget, most: int = 40) -> "TodayRobot":
        """Press Tab until the keyboard is in `target`."""
        for press in range(most + 1):
            if self.focused is target or target.isAncestorOf(self.focused):
                return self
            if press < most:
                self.key(TAB)
        raise AssertionError(f"Tab never reached {target}")

    def press(self, button: QPushButton) -> "TodayRobot":
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        return self

    def _tick(self, group: QWidget, name: str) -> "TodayRobot":
        chip = next(chip for chip in group.findChildren(QPushButton) if chip.text() == name)
        return self.press(chip)
