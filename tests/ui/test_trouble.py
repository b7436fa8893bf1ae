"""What the window does when the diary cannot be written, read or trusted."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.paths import Places
from painlog.storage.backup import back_up, backup_folder
from painlog.storage.engine import open_engine
from painlog.storage.unit_of_work import writing
from tests.ui.conftest import OpenShell
from tests.ui.robots import TodayRobot


def make_diary_with_backup(qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock) -> None:
    shell = open_shell()
    TodayRobot(qtbot, shell).score(6).save()
    shell.close()
    back_up(places.diary, backup_folder(places.diary), "asked", clock)


def test_a_locked_diary_keeps_the_entry_and_can_be_tried_again(
    qtbot: QtBot, open_shell: OpenShell, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("painlog.storage.engine.BUSY_TIMEOUT_MS", 30)
    shell = open_shell()
    robot = TodayRobot(qtbot, shell)
    other = open_engine(places.diary)
    with writing(other):
        robot.score(7).save()
        assert shell.error_bar.isVisible()
        assert "Try again" in shell.error_bar.text
        assert robot.page.form.draft.score == 7
    other.dispose()
    shell.error_bar.act()
    assert not shell.error_bar.isVisible()
    assert [entry.score for entry in robot.entries] == [7]
    assert robot.page.form.draft.empty


def test_a_damaged_diary_shows_its_backup_and_one_button_restores_it(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock
) -> None:
    make_diary_with_backup(qtbot, open_shell, places, clock)
    places.diary.write_bytes(b"SQLite format 3\0" + os.urandom(8000))
    damaged = places.diary.read_bytes()
    shell = open_shell()
    robot = TodayRobot(qtbot, shell)
    assert [entry.score for entry in robot.entries] == [6]
    assert "damaged" in shell.error_bar.text
    robot.score(3).save()
    assert "reading only" in shell.error_bar.text
    assert places.diary.read_bytes() == damaged
    robot.key(Qt.Key.Key_Escape)
    shell.open_diary()
    shell.error_bar.act()
    assert [entry.score for entry in robot.entries] == [6]
    robot.score(3).save()
    assert sorted(entry.score or 0 for entry in robot.entries) == [3, 6]
    (aside,) = places.data.glob("diary-damaged-*.db")
    assert aside.read_bytes() == damaged


def test_a_newer_diary_is_left_alone_with_a_sentence(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock
) -> None:
    shell = open_shell()
    shell.close()
    engine = open_engine(places.diary)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    refused = open_shell(wait=False)
    qtbot.waitUntil(refused.error_bar.isVisible)
    assert "newer painlog" in refused.error_bar.text
    assert refused.services is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_diary_that_cannot_be_written_is_read(qtbot: QtBot, open_shell: OpenShell, places: Places) -> None:
    open_shell().close()
    places.diary.chmod(0o444)
    places.data.chmod(0o555)
    try:
        shell = open_shell()
        assert "permissions" in shell.error_bar.text
    finally:
        places.data.chmod(0o755)


def test_a_backup_that_fails_says_so(qtbot: QtBot, open_shell: OpenShell, places: Places, tmp_path: Path) -> None:
    shell = open_shell()
    TodayRobot(qtbot, shell).score(6).save()
    backup_folder(places.diary).write_text("a file where a folder should be")
    shell.daily_backup.make_now()
    qtbot.waitUntil(shell.error_bar.isVisible)
    assert "backup" in shell.error_bar.text
