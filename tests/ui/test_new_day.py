"""What the window does when a new diary day begins, and when somebody else writes to the diary."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.__main__ import main
from painlog.clock import FixedClock, diary_day
from painlog.domain.draft import Draft
from painlog.paths import Places
from painlog.ui.day_watch import LONGEST_WAIT, DayWatch, wait
from painlog.ui.freshness import Freshness
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell
from tests.ui.robots import TodayRobot

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
LONDON = ZoneInfo("Europe/London")
TO_SATURDAY = timedelta(hours=9, minutes=18)
"""From Friday, 18:42, to Saturday, 04:00."""


def watch_of(shell: Shell) -> DayWatch:
    (watch,) = shell.findChildren(DayWatch)
    return watch


def activate(shell: Shell) -> None:
    QApplication.sendEvent(shell, QEvent(QEvent.Type.WindowActivate))


def sleep_until_saturday(shell: Shell, clock: FixedClock) -> None:
    """The night goes by, and the timer fires."""
    clock.move(TO_SATURDAY)
    watch_of(shell)._timer.timeout.emit()


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    st.integers(0, 23),
    st.sampled_from(["Europe/London", "America/St_Johns", "Asia/Kolkata", "Pacific/Chatham"]),
)
def test_the_timer_never_sleeps_past_a_new_day(wall: datetime, starts_at: int, zone: str) -> None:
    clock = FixedClock(wall, ZoneInfo(zone))
    step = wait(clock, starts_at)
    assert timedelta(seconds=1) <= step <= LONGEST_WAIT
    today = diary_day(clock.now(), starts_at)
    if step < LONGEST_WAIT:
        clock.move(step + timedelta(seconds=1))
        assert diary_day(clock.now(), starts_at) != today
    else:
        clock.move(step - timedelta(seconds=1))
        assert diary_day(clock.now(), starts_at) == today


@pytest.mark.parametrize(
    ("start", "night"), [(datetime(2026, 3, 28, 22), "forward"), (datetime(2026, 10, 24, 22), "back")]
)
def test_every_day_is_told_once_through_nights_that_change_the_clock(start: datetime, night: str) -> None:
    for starts_at in (0, 1, 2, 4):
        clock = FixedClock(start, LONDON)
        days = {diary_day(clock.now(), starts_at)}
        for _ in range(6 * 50):
            clock.move(wait(clock, starts_at))
            days.add(diary_day(clock.now(), starts_at))
        assert len(days) == (max(days) - min(days)).days + 1 >= 2, night


def test_today_moves_on_with_the_day(qtbot: QtBot, open_shell: OpenShell, clock: FixedClock) -> None:
    shell = open_shell()
    robot = TodayRobot(qtbot, shell)
    assert robot.page.day == FRIDAY
    sleep_until_saturday(shell, clock)
    assert robot.page.day == SATURDAY
    assert "21" in robot.page.header.accessibleName() or "Saturday" in all_texts(robot)
    robot.score(6).save()
    assert shell.services is not None
    assert [entry.diary_day for entry in shell.services.diary.day_state(SATURDAY).entries] == [SATURDAY]


def all_texts(robot: TodayRobot) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(each.text() for each in robot.page.header.findChildren(QLabel))


def test_what_is_unsaved_about_yesterday_stays_about_yesterday(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock
) -> None:
    shell = open_shell()
    robot = TodayRobot(qtbot, shell).score(6)
    sleep_until_saturday(shell, clock)
    assert (robot.page.day, robot.page.form.draft.score) == (FRIDAY, 6)
    robot.save()
    assert shell.services is not None
    assert [entry.score for entry in shell.services.diary.day_state(FRIDAY).entries] == [6]


def test_another_day_that_is_looked_at_stays(qtbot: QtBot, open_shell: OpenShell, clock: FixedClock) -> None:
    shell = open_shell()
    robot = TodayRobot(qtbot, shell)
    robot.page.step_day(-3)
    sleep_until_saturday(shell, clock)
    assert robot.page.day == FRIDAY - timedelta(days=3)


def test_a_hidden_today_has_moved_when_it_is_shown(qtbot: QtBot, open_shell: OpenShell, clock: FixedClock) -> None:
    shell = open_shell()
    robot = TodayRobot(qtbot, shell)
    shell.show_page("warnings")
    sleep_until_saturday(shell, clock)
    shell.show_page("today")
    assert robot.page.day == SATURDAY
    assert "Saturday" in all_texts(robot)


def test_a_computer_that_slept_shows_the_new_day_when_the_window_is_activated(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock
) -> None:
    shell = open_shell()
    robot = TodayRobot(qtbot, shell)
    clock.move(timedelta(days=3))
    activate(shell)
    assert robot.page.day == FRIDAY + timedelta(days=3)


def test_another_hour_for_the_start_of_the_day_counts_at_once(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock
) -> None:
    shell = open_shell()
    robot = TodayRobot(qtbot, shell)
    clock.move(timedelta(hours=6))
    activate(shell)
    assert robot.page.day == FRIDAY
    shell.perform(lambda services: services.settings.change(day_starts_at=0), None)
    assert robot.page.day == SATURDAY


def test_the_watch_rests_with_the_window(open_shell: OpenShell) -> None:
    shell = open_shell()
    timer = watch_of(shell)._timer
    assert timer.isActive()
    shell.close()
    assert not timer.isActive()


def log_outside(diary: Path, score: int) -> None:
    """What the command line does in another process."""
    assert main(["--diary", str(diary), "log", str(score)]) == 0


@pytest.fixture
def refreshed(open_shell: OpenShell, monkeypatch: pytest.MonkeyPatch) -> tuple[Shell, list[object]]:
    """A window, and the pages that were told that everything may be different."""
    shell = open_shell()
    told: list[object] = []
    shell.hub.changed.connect(lambda changes, initiator: told.append((len(changes.topics) > 5, initiator)))
    return shell, told


def test_what_the_command_line_wrote_shows_when_the_window_is_activated(
    qtbot: QtBot,
    refreshed: tuple[Shell, list[object]],
    places: Places,
    clock: FixedClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shell, told = refreshed
    shell.show_page("warnings")
    shell.show_page("today")
    log_outside(places.diary, 7)
    assert told == []
    activate(shell)
    assert told == [(True, None)]
    activate(shell)
    assert told == [(True, None)]


def test_its_own_writes_are_no_news(qtbot: QtBot, refreshed: tuple[Shell, list[object]]) -> None:
    shell, told = refreshed
    TodayRobot(qtbot, shell).score(6).save()
    shell.perform(lambda services: services.diary.log_entry(Draft(score=3))[1], None)
    shell.perform.undo()
    told.clear()
    activate(shell)
    assert told == []


def test_a_write_from_outside_is_not_hidden_by_one_of_its_own(
    qtbot: QtBot, refreshed: tuple[Shell, list[object]], places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    shell, told = refreshed
    log_outside(places.diary, 7)
    shell.perform(lambda services: services.diary.log_entry(Draft(score=3))[1], None)
    told.clear()
    activate(shell)
    assert told == [(True, None)]


def test_the_watch_lets_the_diary_be_closed_whole(open_shell: OpenShell, places: Places) -> None:
    shell = open_shell()
    activate(shell)
    assert shell.findChildren(Freshness)
    shell.close()
    assert {each.name for each in places.data.iterdir()} <= {"diary.db", "diary.db.lock", "diary.db-backups"}
