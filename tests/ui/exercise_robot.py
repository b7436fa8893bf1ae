"""What a person does on the Exercise page."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.adherence import PlanDraft
from painlog.domain.routines import Routine
from painlog.domain.shelf import Shelf
from painlog.domain.training import DoneSession, Plan
from painlog.services.bundle import DiaryServices
from painlog.ui.pages.exercise import ExercisePage
from painlog.ui.shell import Shell

TAB, SPACE, ENTER, ESC, UP, DOWN = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)
LONDON = "Europe/London"


class ExerciseRobot:
    """Drives the real window; keys go wherever the keyboard is, as they do for a person."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        shell.show_page("exercise")
        page = shell.page("exercise")
        assert isinstance(page, ExercisePage)
        self.page = page

    @property
    def services(self) -> DiaryServices:
        assert self.shell.services is not None
        return self.shell.services

    @property
    def shelf(self) -> Shelf:
        return self.services.routines.shelf(self.page.exercises)

    @property
    def own_routines(self) -> list[Routine]:
        """The person's own routines, as the diary has them."""
        return [each.routine for each in self.shelf.routines if each.own]

    @property
    def plans(self) -> list[Plan]:
        return [each.plan for each in self.services.training.plans()]

    @property
    def sessions(self) -> list[DoneSession]:
        """The sessions of the week that is shown."""
        today = self.services.training.today()
        week = self.services.training.week(today)
        return [slot.session for day in week.days for slot in day.slots if slot.session] + [
            session for day in week.days for session in day.extras
        ]

    def shows(self, pane: QWidget) -> bool:
        """Whether this is what stands beside the list of routines."""
        return self.page.stack.currentWidget() is pane

    def is_at(self, widget: QWidget) -> bool:
        """Whether the keyboard is there."""
        return QApplication.focusWidget() is widget

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def day_words(self) -> list[str]:
        """What a screen reader says about each day of the week."""
        return [day.tile.accessibleName() for day in self.page.planning.week.days]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "ExerciseRobot":
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        return self

    def text(self, text: str) -> "ExerciseRobot":
        QTest.keyClicks(QApplication.focusWidget() or self.shell, text)
        return self

    def press(self, button: QAbstractButton) -> "ExerciseRobot":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        return self

    def tab_to(self, target: QWidget, most: int = 40) -> "ExerciseRobot":
        """Press Tab until the keyboard is in `target`."""
        for _ in range(most):
            if self.focused is target or target.isAncestorOf(self.focused):
                return self
            self.key(TAB)
        raise AssertionError(f"Tab never reached {target}")

    def plan(self, routine_id: str, rule: str, start: datetime) -> "ExerciseRobot":
        """Plan a routine elsewhere in the window."""
        draft = PlanDraft(routine_id, rule, start, LONDON)
        self.shell.perform(lambda services: services.training.add_plans([draft])[1], None)
        return self

    def choose_on_day(self, day: int, text: str) -> "ExerciseRobot":
        """Choose what can be done with the routine of a day (0 is Monday)."""
        card = self.page.planning.week
        menu = card.menu_of(card.days[day])
        action = next(action for action in menu.actions() if action.text() == text)
        action.trigger()
        menu.deleteLater()
        return self

    def undo(self) -> "ExerciseRobot":
        return self.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def texts_of(menu: QMenu) -> list[str]:
    """What a menu offers."""
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
