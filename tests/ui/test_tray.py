"""painlog in the tray: what its menu does, what it says, and a window that waits there."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from painlog.app import application, build_shell
from painlog.clock import FixedClock
from painlog.domain.adherence import PlanDraft
from painlog.domain.draft import Draft
from painlog.errors import DiaryUnavailableError
from painlog.paths import Places
from painlog.preferences import Preferences, save_preferences
from painlog.services.diary import DiaryService
from painlog.ui.pages.exercise import ExercisePage
from painlog.ui.reminding import SEARCHES, Reminding
from painlog.ui.shell import Shell
from painlog.ui.tray import Tray
from tests.ui.conftest import OpenShell

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")
"""Without a real tray Qt finds nobody to ask when the tray moves."""


class PressedCross(QCloseEvent):
    """The close button of the window, as the desktop sends it."""

    def spontaneous(self) -> bool:
        return True


class TrayRobot:
    """A window whose desktop has a tray; what is shown there is written down."""

    def __init__(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shell = shell
        self.said: list[tuple[str, str]] = []
        monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, title, text, _sign: self.note(title, text))
        (self.reminding,) = shell.findChildren(Reminding)
        self.reminding.begin()
        assert self.reminding.tray is not None
        self.tray: Tray = self.reminding.tray

    def note(self, title: str, text: str) -> None:
        self.said.append((title, text))

    @property
    def menu(self) -> list[str]:
        """The texts of the menu as it opens."""
        self.tray.menu.aboutToShow.emit()
        return [action.text() for action in self.tray.menu.actions() if action.text()]

    def action(self, text: str) -> QAction:
        self.tray.menu.aboutToShow.emit()
        return next(action for action in self.tray.menu.actions() if action.text().startswith(text))

    def choose(self, text: str) -> None:
        self.action(text).trigger()

    @property
    def scores(self) -> list[float | None]:
        assert self.shell.services is not None
        return [entry.score for entry in self.shell.services.diary.day_state().entries]

    def press_cross(self) -> None:
        event = PressedCross()
        QApplication.sendEvent(self.shell, event)
        if event.isAccepted():
            self.shell.hide()

    def wait_in_the_tray(self, places: Places) -> "TrayRobot":
        save_preferences(places.preferences, Preferences(close_to_tray=True))
        self.press_cross()
        self.said.clear()
        return self


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    yield
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def robot(there: None, open_shell: OpenShell, monkeypatch: pytest.MonkeyPatch) -> TrayRobot:
    return TrayRobot(open_shell(), monkeypatch)


def test_a_digit_in_the_quick_log_saves_an_entry(robot: TrayRobot, places: Places) -> None:
    robot.wait_in_the_tray(places)
    menu = robot.tray.quick_log
    assert [action.text() for action in menu.actions()][:2] == ["&0 – no pain", "&1"]
    assert len(menu.actions()) == 11
    menu.popup(robot.shell.pos())
    QTest.keyClick(menu, Qt.Key.Key_7)
    assert robot.scores == [7]
    assert robot.said == [("Saved: 7 of 10", "“Undo” in this menu takes it back.")]
    menu.actions()[10].trigger()
    assert robot.scores == [7, 10]


def test_the_menu_takes_the_quick_entry_back(robot: TrayRobot) -> None:
    assert not any(text.startswith("Undo") for text in robot.menu)
    robot.tray.log(4)
    robot.choose("Undo: Entry saved")
    assert robot.scores == []


def test_an_entry_that_cannot_be_saved_is_said_and_kept_for_another_try(
    robot: TrayRobot, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DiaryUnavailableError("The disk is full.")

    robot.wait_in_the_tray(places)
    with monkeypatch.context() as patch:
        patch.setattr(DiaryService, "log_entry", refuse)
        robot.tray.log(4)
    assert robot.said == [("Not saved yet", "The disk is full.")]
    robot.shell.error_bar.act()
    assert robot.scores == [4]


def test_todays_routine_is_begun_from_the_tray(robot: TrayRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No routine is planned for today" in robot.menu
    assert not robot.action("No routine").isEnabled()
    assert robot.shell.services is not None
    draft = PlanDraft("walk", "FREQ=DAILY", datetime(2026, 11, 20, 21), "Europe/London")
    robot.shell.services.training.add_plans([draft])
    page = robot.shell.page("exercise")
    assert isinstance(page, ExercisePage)
    begun: list[str] = []
    monkeypatch.setattr(page.planning, "play", lambda routine, *_: begun.append(routine))
    robot.choose("Start today's routine: Walk")
    assert begun == ["walk"]


def test_the_tray_leads_to_the_reasons(robot: TrayRobot, places: Places) -> None:
    robot.wait_in_the_tray(places)
    robot.choose("Why did it remind me?")
    assert robot.shell.isVisible()
    assert robot.shell.shown == "reminders"


def test_the_cross_hides_the_window_only_if_that_is_wanted(robot: TrayRobot, places: Places) -> None:
    save_preferences(places.preferences, Preferences(close_to_tray=True))
    robot.press_cross()
    assert robot.said == [("painlog", "painlog goes on here. “Quit” in this menu ends it.")]
    assert not robot.shell.isVisible()
    robot.said.clear()
    assert robot.shell.services is not None
    robot.choose("Open painlog")
    assert robot.shell.isVisible()
    robot.press_cross()
    assert robot.said == []
    robot.choose("Open painlog")
    save_preferences(places.preferences, Preferences(close_to_tray=False))
    robot.press_cross()
    assert not robot.shell.isVisible()
    assert robot.shell.services is None
    assert robot.tray.icon is not None
    assert not robot.tray.icon.isVisible()


def test_quit_ends_painlog_also_where_closing_only_hides_it(robot: TrayRobot, places: Places) -> None:
    robot.wait_in_the_tray(places)
    robot.choose("Quit")
    assert robot.shell.services is None
    assert QApplication.quitOnLastWindowClosed()


def test_a_hidden_window_still_reminds(robot: TrayRobot, places: Places, clock: FixedClock) -> None:
    save_preferences(places.preferences, Preferences(close_to_tray=True, remind_diary=True))
    robot.press_cross()
    robot.said.clear()
    clock.move(timedelta(hours=2))
    assert robot.reminding.timer is not None
    assert robot.reminding.timer.wait is not None
    robot.reminding.timer.look()
    ((title, _text),) = robot.said
    assert title == "How is your back today?"
    robot.choose("Open painlog")
    assert robot.reminding.desk is not None
    assert robot.reminding.desk.bar.isVisible()


def test_who_has_the_window_before_them_is_told_nothing_from_the_tray(robot: TrayRobot) -> None:
    assert robot.shell.isActiveWindow()
    robot.tray.log(4)
    robot.tray.say("painlog", "A sentence.")
    assert robot.said == []
    robot.shell.hide()
    robot.tray.say("painlog", "A sentence.")
    assert robot.said == [("painlog", "A sentence.")]


def test_a_stage_transition_is_told_once_from_the_tray(robot: TrayRobot, places: Places) -> None:
    assert robot.shell.services is not None
    for days in range(1, 61):
        robot.shell.services.diary.log_for_day(Draft(score=4), date(2026, 11, 20) - timedelta(days=days))
    robot.wait_in_the_tray(places)
    robot.tray.log(4)
    robot.tray.log(4)
    assert [title for title, _text in robot.said if title.startswith("Past")] == ["Past 6 weeks"]


@pytest.fixture
def hidden_shell(qtbot: QtBot, places: Places, clock: FixedClock) -> Iterator[Shell]:
    """painlog as it is begun with the computer."""
    application()
    shell = build_shell(places.diary, places, clock, Preferences(language="en_GB"), hidden=True)
    shell.begin_unseen()
    yield shell
    shell.close()
    shell.deleteLater()


def test_begun_in_the_tray_there_is_no_window_until_it_is_asked_for(
    there: None, hidden_shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = hidden_shell
    robot = TrayRobot(shell, monkeypatch)
    assert shell.services is not None
    assert not shell.isVisible()
    assert robot.tray.there
    robot.tray.log(3)
    assert robot.scores == [3]
    robot.choose("Open painlog")
    assert shell.isVisible()


def test_begun_in_the_tray_where_none_comes_the_window_shows_itself_and_says_so(
    hidden_shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = hidden_shell
    robot = TrayRobot(shell, monkeypatch)
    assert robot.tray.icon is None
    for _ in range(SEARCHES - 1):
        assert not shell.isVisible()
        robot.reminding.search()
    assert shell.isMinimized()
    assert "no tray" in shell.error_bar.text


def test_a_tray_that_comes_later_is_used(
    hidden_shell: Shell, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shell = hidden_shell
    robot = TrayRobot(shell, monkeypatch)
    request.getfixturevalue("there")
    robot.reminding.search()
    assert robot.tray.there
    assert not shell.isVisible()
