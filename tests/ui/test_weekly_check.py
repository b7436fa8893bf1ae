"""Once a week the whole diary file is looked through."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.draft import Draft
from painlog.errors import DiaryDamagedError, DiaryUnavailableError
from painlog.file_access import FileAccess
from painlog.paths import Places
from painlog.storage.backup import back_up, backup_folder
from painlog.storage.lock import DiaryLock
from painlog.ui.shell import Shell
from painlog.ui.weekly_check import WeeklyCheck
from painlog.ui.window_state import load_window_state
from tests.storage.diary_files import spoil
from tests.ui.conftest import OpenShell


def check_of(shell: Shell) -> WeeklyCheck:
    (check,) = shell.findChildren(WeeklyCheck)
    return check


def checked(qtbot: QtBot, shell: Shell, places: Places, clock: FixedClock) -> None:
    """Look, and wait until the look was noted."""
    check_of(shell).look()
    qtbot.waitUntil(lambda: load_window_state(places.window_of(places.diary)).checked_on == clock.now().date())


def test_it_looks_once_a_week(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []
    looked = FileAccess.check
    monkeypatch.setattr(FileAccess, "check", lambda access: (looks.append(access.path), looked(access))[1])
    shell = open_shell()
    assert check_of(shell)._timer.isActive()
    checked(qtbot, shell, places, clock)
    assert len(looks) == 1
    for days, expected in ((6, 1), (1, 2)):
        shell.close()
        clock.move(timedelta(days=days))
        shell = open_shell()
        check_of(shell).look()
        qtbot.waitUntil(lambda expected=expected: len(looks) == expected)
    checked(qtbot, shell, places, clock)


def test_a_clock_that_was_put_back_does_not_stop_it(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock
) -> None:
    clock.move(timedelta(days=400))
    shell = open_shell()
    checked(qtbot, shell, places, clock)
    clock.move(timedelta(days=-400))
    checked(qtbot, shell, places, clock)


def damaged_shell(open_shell: OpenShell, places: Places, clock: FixedClock) -> Shell:
    """A window on a diary whose pages went bad behind its back, and that has a good backup."""
    shell = open_shell()
    assert shell.services is not None
    for score in range(10):
        shell.services.diary.log_entry(Draft(score=score, note="x" * 2000))
    shell.close()
    back_up(places.diary, backup_folder(places.diary), "daily", clock)
    shell = open_shell()
    state = places.diary.stat()
    spoil(places.diary, state.st_size - 16384, 12288)
    return shell


def test_damage_leads_to_the_backups(qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock) -> None:
    shell = damaged_shell(open_shell, places, clock)
    check_of(shell).look()
    qtbot.waitUntil(shell.error_bar.isVisible)
    assert "damaged" in shell.error_bar.text
    assert load_window_state(places.window_of(places.diary)).checked_on is None
    shell.error_bar.act()
    assert shell.shown == "backups"


def test_after_damage_the_next_opening_looks_again(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock
) -> None:
    shell = damaged_shell(open_shell, places, clock)
    check_of(shell).look()
    qtbot.waitUntil(shell.error_bar.isVisible)
    shell.close()
    lock = DiaryLock(places.diary)
    lock.share()
    assert lock.note == ""
    lock.release()
    again = open_shell()
    assert "reading" in again.error_bar.text


def test_what_keeps_it_from_looking_is_no_damage(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[bool] = []

    def busy(_access: FileAccess) -> None:
        done.append(True)
        raise DiaryUnavailableError("busy")

    shell = open_shell()
    monkeypatch.setattr(FileAccess, "check", busy)
    check_of(shell).look()
    shell.context.jobs.start("after it", lambda: None, lambda _outcome: done.append(False))
    qtbot.waitUntil(lambda: done == [True, False])
    assert not shell.error_bar.isVisible()
    assert load_window_state(places.window_of(places.diary)).checked_on is None


def test_the_access_tells_damage_and_nothing_else(places: Places, clock: FixedClock) -> None:
    access = FileAccess(places.diary, clock)
    access.check()
    access.open()
    access.check()
    access.close()
    spoil(places.diary, 4096, 20_000)
    with pytest.raises(DiaryDamagedError):
        access.open()
