"""When painlog looks, what it shows in the window, and what the answers do."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.adherence import PlanDraft
from painlog.domain.draft import Draft
from painlog.domain.reminders import Outcome
from painlog.paths import Places
from painlog.preferences import Preferences, load_preferences, save_preferences
from painlog.services.bundle import DiaryServices
from painlog.services.reminder_file import ReminderFile
from painlog.ui.pages.exercise import ExercisePage
from painlog.ui.pages.reminders import RemindersPage
from painlog.ui.reminder_desk import ReminderDesk
from painlog.ui.reminder_timer import LONGEST_WAIT, ReminderTimer, wait_until
from painlog.ui.reminding import Reminding
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell
from tests.ui.settings_robot import SettingsRobot
from tests.ui.test_layouts import MANNERS, WINDOWS, cut_off, faults

WALK, ENTRY = "Time for Walk", "How is your back today?"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class ReminderRobot:
    """A window that reminds of the daily entry at 20:00 and of a routine at 19:30."""

    def __init__(self, shell: Shell, clock: FixedClock, places: Places) -> None:
        self.shell, self.clock, self.places = shell, clock, places
        (self.reminding,) = shell.findChildren(Reminding)
        assert shell.services is not None
        self.services: DiaryServices = shell.services
        draft = PlanDraft("walk", "FREQ=DAILY", datetime(2026, 11, 1, 19, 30), "Europe/London")
        (plan,), _changes = self.services.training.add_plans([draft])
        self.plan_id = plan.id
        self.reminding.begin()

    @property
    def timer(self) -> ReminderTimer:
        assert self.reminding.timer is not None
        return self.reminding.timer

    @property
    def desk(self) -> ReminderDesk:
        assert self.reminding.desk is not None
        return self.reminding.desk

    @property
    def texts(self) -> list[str]:
        """What the bar says, nothing while it is hidden."""
        return self.desk.bar.texts if self.desk.bar.isVisible() else []

    @property
    def titles(self) -> list[str]:
        """What the lines of the bar are about."""
        return [text.partition(". ")[0] for text in self.texts]

    def outcomes(self) -> list[Outcome]:
        """The decisions, as they lie on the disk."""
        return [each.outcome for each in ReminderFile(self.places.reminders_of(self.places.diary)).load().log]

    def at(self, hour: int, minute: int) -> "ReminderRobot":
        """Let it be that time of the same day, and the timer fire."""
        wanted = datetime(2026, 11, 20, hour, minute, tzinfo=ZoneInfo("Europe/London"))
        self.clock.move(wanted - self.clock.now())
        self.timer.look()
        return self


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def robot(open_shell: OpenShell, clock: FixedClock, places: Places) -> ReminderRobot:
    save_preferences(places.preferences, Preferences(remind_diary=True))
    return ReminderRobot(open_shell(), clock, places)


def test_nothing_is_built_before_the_window_is_idle(open_shell: OpenShell, places: Places) -> None:
    shell = open_shell()
    (reminding,) = shell.findChildren(Reminding)
    assert (reminding.timer, reminding.desk, reminding.tray) == (None, None, None)
    shell.close()
    assert not places.reminders_of(places.diary).exists()


def test_the_timer_waits_for_the_next_thing_but_never_longer_than_it_may_sleep(robot: ReminderRobot) -> None:
    wait = robot.timer.wait
    assert wait is not None
    assert LONGEST_WAIT - MINUTE < wait < LONGEST_WAIT + MINUTE
    wait = robot.at(19, 27).timer.wait
    assert wait is not None
    assert 2 * MINUTE < wait < 4 * MINUTE
    assert wait_until(robot.clock.now() - HOUR, robot.clock.now()) == timedelta(seconds=1)


def test_a_routine_is_reminded_of_in_the_window_and_begun_from_there(
    robot: ReminderRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = robot.shell.page("exercise")
    assert isinstance(page, ExercisePage)
    begun: list[tuple[object, ...]] = []
    monkeypatch.setattr(page.planning, "play", lambda *what: begun.append(what))
    assert robot.at(19, 29).texts == []
    assert robot.at(19, 30).texts == ["Time for Walk. Planned for 19:30"]
    (start,) = robot.desk.bar.starts
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Space)
    assert begun == [("walk", robot.plan_id, datetime(2026, 11, 20, 19, 30))]
    assert (robot.shell.shown, robot.texts) == ("exercise", [])


def test_a_late_start_catches_up_and_two_things_share_one_bar(robot: ReminderRobot) -> None:
    robot.at(20, 40)
    assert robot.titles == [WALK, ENTRY]
    robot.timer.look()
    assert robot.outcomes() == [Outcome.TOLD, Outcome.TOLD]


def test_waking_up_is_noticed_when_the_window_is_used_again(robot: ReminderRobot) -> None:
    robot.clock.move(HOUR)
    QCoreApplication.sendEvent(robot.shell, QEvent(QEvent.Type.WindowActivate))
    assert robot.texts == ["Time for Walk. Planned for 19:30"]


def test_later_brings_it_again_and_the_reason_is_on_the_page(robot: ReminderRobot) -> None:
    bar = robot.at(19, 30).desk.bar
    QTest.keyClick(bar.later[0], Qt.Key.Key_Space)
    assert robot.texts == []
    assert robot.shell.toast.text == "Again in 10 minutes."
    assert robot.at(19, 39).texts == []
    assert len(robot.at(19, 40).texts) == 1
    QTest.keyClick(bar.why, Qt.Key.Key_Space)
    assert robot.shell.shown == "reminders"
    page = robot.shell.page("reminders")
    assert isinstance(page, RemindersPage)
    assert [text.split(". ")[-1] for text in page.texts] == [
        "Shown again: you had chosen “later”.",
        "You chose “later”.",
        "Shown: it was due.",
    ]


def test_skipping_leaves_the_planned_time_out_and_can_be_undone(robot: ReminderRobot) -> None:
    robot.at(19, 30)
    QTest.keyClick(robot.desk.bar.skip, Qt.Key.Key_Space)
    assert robot.texts == []
    assert robot.services.reminders.planned_today() == ()
    assert robot.at(21, 0).titles == [ENTRY]
    robot.shell.perform.undo()
    assert len(robot.services.reminders.planned_today()) == 1


def test_the_bar_goes_when_the_thing_is_done(robot: ReminderRobot) -> None:
    robot.at(20, 0)
    assert len(robot.texts) == 2
    robot.shell.perform(lambda services: services.diary.log_entry(Draft(score=2))[1], None)
    assert robot.titles == [WALK]
    robot.shell.perform(lambda services: services.training.done_now("walk"), None)
    assert robot.texts == []


def test_a_choice_in_settings_holds_for_the_next_look(robot: ReminderRobot, qtbot: QtBot, places: Places) -> None:
    settings = SettingsRobot(qtbot, robot.shell)
    card = settings.page.reminders
    assert "no tray" in card.how.text()
    assert not card.close_to_tray.isEnabled()
    settings.choose(card.diary_at, "18:45")
    wait = robot.timer.wait
    assert wait is not None
    assert wait < 4 * MINUTE
    card.exercise.choose(False)
    assert card.diary_at_row.hint == ""
    settings.choose(card.quiet_from, "18:30")
    assert card.diary_at_row.hint.startswith("These are quiet hours")
    settings.choose(card.quiet_from, "19:00")
    kept = load_preferences(places.preferences)
    assert (kept.remind_diary_at, kept.remind_exercise, kept.quiet_from) == ("18:45", False, "19:00")
    robot.at(18, 45)
    assert robot.titles == [ENTRY]
    robot.at(20, 0)
    assert robot.outcomes() == [Outcome.TOLD]


def test_starting_with_the_computer_writes_the_file_and_removes_it(
    robot: ReminderRobot, qtbot: QtBot, places: Places
) -> None:
    card = SettingsRobot(qtbot, robot.shell).page.reminders
    file = places.config.parent / "autostart" / "painlog.desktop"
    card.login.choose(True)
    assert "--tray" in file.read_text(encoding="utf-8")
    card.login.choose(False)
    assert not file.exists()


def test_the_bar_is_used_by_keyboard_alone(robot: ReminderRobot) -> None:
    bar = robot.at(20, 0).desk.bar
    wanted: list[QWidget] = [*bar.starts, *bar.later, bar.skip, bar.why, bar.close_button]
    wanted[0].setFocus()
    seen = [focused()]
    for _ in wanted[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused())
    assert seen == wanted
    QTest.keyClick(bar.close_button, Qt.Key.Key_Escape)
    assert (robot.texts, robot.desk.shown) == ([], ())


@pytest.mark.parametrize("manner", MANNERS)
def test_nothing_is_cut_off(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock, places: Places, manner: str
) -> None:
    save_preferences(places.preferences, Preferences(remind_diary=True))
    robot = ReminderRobot(open_shell(preferences=MANNERS[manner]), clock, places)
    robot.at(20, 40)
    for size in WINDOWS:
        assert [*faults(qtbot, robot.shell, size, "reminders"), *cut_off(robot.desk.bar)] == []
