"""Backups and imports: going back, merging, and taking an import back."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.diary import DayContext
from painlog.domain.draft import Draft
from painlog.paths import Places
from painlog.services.exports import ExportRequest
from painlog.services.transfer import ImportRequest
from painlog.storage.backup import back_up, backup_folder, backups
from painlog.storage.restoring import restore
from painlog.ui.shell import Shell
from tests.storage.diary_files import spoil
from tests.ui.backups_robot import BackupsRobot
from tests.ui.conftest import OpenShell
from tests.ui.robots import TodayRobot

Log = Callable[..., None]


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


@pytest.fixture
def log(shell: Shell, clock: FixedClock) -> Log:
    """Saves entries with these scores."""

    def save(*scores: int) -> None:
        assert shell.services is not None
        for score in scores:
            clock.move(timedelta(minutes=1))
            shell.services.diary.log_entry(Draft(score=score))

    return save


def scores(shell: Shell) -> list[float | None]:
    assert shell.services is not None
    return [entry.score for entry in shell.services.diary.day_state().entries]


def backed_up(places: Places, clock: FixedClock) -> Path:
    made = back_up(places.diary, backup_folder(places.diary), "daily", clock)
    assert made is not None
    return made.path


def test_an_empty_list_says_what_will_be_there(qtbot: QtBot, shell: Shell) -> None:
    robot = BackupsRobot(qtbot, shell)
    assert robot.page.backups.nothing.isVisible()
    assert "each day on which something changed" in robot.page.backups.nothing.text()
    assert robot.page.imports.nothing.text() == "Nothing was imported."
    assert robot.offered == []


def test_the_list_tells_when_why_and_how_much(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    log(3, 4)
    backed_up(places, clock)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1)
    (row,) = robot.rows
    assert row[:3] == ["Fri, 20 Nov 2026, 18:44", "Made by itself", "2"]
    assert row[3].endswith("kB")


def test_a_chosen_backup_says_what_would_change(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    services = shell.services
    assert services is not None
    log(3, 4, 5)
    services.diary.save_day(DayContext(services.diary.today(), sleep=4))
    backed_up(places, clock)
    first, second, _third = services.diary.day_state().entries
    services.diary.delete_entry(first.id)
    services.diary.edit_entry(Draft(second.id, score=9))
    services.diary.save_day(DayContext(services.diary.today(), sleep=6))
    log(7)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0)
    assert robot.said.splitlines() == [
        "Back to Fri, 20 Nov 2026, 18:45",
        "Entries now: 3. Then: 3. 1 day would have other values.",
        "1 entry would come back",
        "Fri, 20 Nov 2026, 18:43 · 3",
        "1 entry would go",
        "Fri, 20 Nov 2026, 18:46 · 7",
        "1 entry would be as it was then",
        "Fri, 20 Nov 2026, 18:44 · 9",
    ]
    assert robot.offered == ["Go back to it", "Merge it instead", "Leave it"]
    robot.press("Leave it")
    assert robot.offered == []


def test_many_entries_are_counted_and_the_newest_named(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    backed_up(places, clock)
    log(*range(8))
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0)
    lines = robot.said.splitlines()
    assert lines[2] == "8 entries would go"
    assert (lines[3], lines[8]) == ("Fri, 20 Nov 2026, 18:50 · 7", "and 3 more")


def test_going_back_backs_up_first_and_the_toast_leads_back_again(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    log(3)
    backed_up(places, clock)
    log(4, 5)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0)
    old = shell.services
    with qtbot.waitSignal(shell.ready):
        robot.press("Go back to it")
        assert not shell.isEnabled()
    assert (shell.isEnabled(), scores(shell)) == (True, [3])
    assert shell.services is not old
    assert shell.services is not None
    assert shell.services.history.undo_label is None
    assert shell.toast.text == "The backup was restored."
    robot.wait_for_rows(2)
    assert [row[1] for row in robot.rows] == ["Before going back", "Made by itself"]
    with qtbot.waitSignal(shell.ready):
        shell.toast.act()
    assert sorted(scores(shell)) == [3, 4, 5]
    log(9)
    assert len(scores(shell)) == 4


def test_an_unsaved_entry_outlives_going_back(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    backed_up(places, clock)
    log(2)
    today = TodayRobot(qtbot, shell).score(8)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0)
    with qtbot.waitSignal(shell.ready):
        robot.press("Go back to it")
    assert today.page.form.draft.score == 8
    shell.show_page("today")
    today.save()
    assert scores(shell) == [8]


def test_a_restore_that_is_refused_leaves_the_diary_open(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    log(3)
    backup = backed_up(places, clock)
    log(4)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0)
    spoil(backup, 0, 9000)
    with qtbot.waitSignal(shell.ready):
        robot.press("Go back to it")
    assert "is damaged" in shell.error_bar.text
    assert sorted(scores(shell)) == [3, 4]
    log(5)
    assert len(scores(shell)) == 3


def test_another_window_on_the_diary_forbids_going_back(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    from painlog.storage.lock import DiaryLock

    log(3)
    backed_up(places, clock)
    log(4)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0)
    lock = DiaryLock(places.diary)
    lock.share()
    with qtbot.waitSignal(shell.ready):
        robot.press("Go back to it")
    lock.release()
    assert "painlog is open; close it first." in shell.error_bar.text
    assert sorted(scores(shell)) == [3, 4]


def test_a_file_that_is_no_diary_is_told_in_the_preview(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear diary")
    robot = BackupsRobot(qtbot, shell)
    for merge in (False, True):
        robot.preview(letter, merge)
        assert "letter.db" in robot.said
        assert robot.offered == []


def other_computer(shell: Shell, places: Places, folder: Path) -> Path:
    """The diary of another computer, with an entry more."""
    from painlog.services.diary import DiaryService
    from painlog.storage.diary_store import open_store
    from painlog.storage.opening import open_diary

    assert shell.services is not None
    made = folder / "laptop.db"
    if places.diary.exists():
        shutil.copyfile(backups(backup_folder(places.diary))[0].path, made)
    opened = open_diary(made, shell.context.clock)
    DiaryService(open_store(opened.engine, shell.context.clock), shell.context.clock).log_entry(Draft(score=8))
    opened.close()
    return made


def test_merging_brings_in_what_is_missing_and_undo_import_takes_it_out(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock, tmp_path: Path
) -> None:
    log(3)
    backed_up(places, clock)
    log(4)
    file = other_computer(shell, places, tmp_path)
    robot = BackupsRobot(qtbot, shell).preview(file, merge=True)
    assert robot.said.splitlines()[0] == "Merge laptop.db"
    assert robot.said.splitlines()[2:] == ["1 entry would come in", "1 is here already"]
    robot.press("Merge").wait_for_toast("Merged: 1 entry came in or changed")
    assert sorted(score or 0 for score in scores(shell)) == [3, 4, 8]
    assert [row[1:] for row in robot.imports] == [["laptop.db", "1"]]
    shell.toast.act()
    assert sorted(score or 0 for score in scores(shell)) == [3, 4]
    assert robot.imports == []
    assert "1 entry was taken out again" in shell.toast.text


def test_a_document_is_merged_too_and_a_second_time_nothing_comes(
    qtbot: QtBot, shell: Shell, log: Log, tmp_path: Path
) -> None:
    log(3)
    assert shell.services is not None
    file = shell.services.exports.export(ExportRequest(tmp_path / "copy.painlog.json")).path
    (gone,) = shell.services.diary.day_state().entries
    shell.services.diary.delete_entry(gone.id)
    robot = BackupsRobot(qtbot, shell)
    robot.preview(file, merge=True).press("Merge").wait_for_toast("Merged: 1 entry came in or changed")
    assert scores(shell) == [3]
    robot.preview(file, merge=True).press("Merge").wait_for_toast("Nothing was missing here.")
    assert scores(shell) == [3]


def test_a_backup_can_be_merged_instead(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    log(3)
    backed_up(places, clock)
    assert shell.services is not None
    (gone,) = shell.services.diary.day_state().entries
    shell.services.diary.delete_entry(gone.id)
    log(4)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0).press("Merge it instead")
    qtbot.waitUntil(lambda: robot.offered == ["Merge", "Leave it"])
    robot.press("Merge").wait_for_toast("Merged")
    assert sorted(score or 0 for score in scores(shell)) == [3, 4]


def test_an_import_is_taken_back_but_for_what_was_edited(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    assert shell.services is not None
    file = tmp_path / "list.csv"
    file.write_text("date,score\n2026-11-20,4\n2026-11-20,6\n")
    columns = (("date", "date"), ("score", "score"))
    report = shell.services.transfer.import_file(ImportRequest(file, columns=columns))
    shell.hub.changed.emit(report.changes, None)
    edited = shell.services.diary.day_state().entries[0]
    shell.services.diary.edit_entry(Draft(edited.id, score=5))
    robot = BackupsRobot(qtbot, shell)
    assert [row[1:] for row in robot.imports] == [["list.csv", "2"]]
    assert not robot.page.undo.isEnabled()
    robot.undo_import(0)
    assert "1 entry was taken out again · 1 stayed, edited since: Fri, 20 Nov 2026 · 5" in shell.toast.text
    assert scores(shell) == [5]


def test_a_backup_is_made_when_asked(qtbot: QtBot, shell: Shell, log: Log, places: Places) -> None:
    log(3)
    robot = BackupsRobot(qtbot, shell)
    robot.press("Back up now").wait_for_toast("Backup made").wait_for_rows(1)
    assert [each.reason for each in backups(backup_folder(places.diary))] == ["asked"]
    assert robot.rows[0][1] == "Asked for"


def test_a_damaged_diary_offers_going_back_and_no_merge(
    qtbot: QtBot, open_shell: OpenShell, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    log(3)
    backed_up(places, clock)
    shell.close()
    spoil(places.diary, 0, 9000)
    broken = open_shell()
    robot = BackupsRobot(qtbot, broken).wait_for_rows(1).choose(0)
    assert "That is the diary itself" not in robot.said
    assert not robot.page.merge_file.isEnabled()


def test_the_keyboard_is_enough(qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock) -> None:
    log(3)
    backed_up(places, clock)
    log(4)
    shell.show_page("today")
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1)
    assert QApplication.focusWidget() is robot.page.backups.table
    robot.down()
    assert robot.offered[0] == "Go back to it"
    for _ in range(12):
        if QApplication.focusWidget() is robot.page.card.act:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(shell.ready):
        QTest.keyClick(robot.page.card.act, Qt.Key.Key_Space)
    assert scores(shell) == [3]
    QTest.keyClick(robot.page, Qt.Key.Key_Escape)
    assert shell.shown == "today"


def test_the_first_arrow_key_chooses_the_row_where_the_keyboard_is(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    """A table that gets the keyboard has a current row, which no arrow key would choose."""
    for score in (3, 4):
        log(score)
        backed_up(places, clock)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(2)
    table = robot.page.backups.table
    QTest.keyClick(table, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is table
    chosen = []
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down)
        chosen.append(robot.page.backups.row)
    assert chosen == [0, 1]


def test_every_control_has_a_name(qtbot: QtBot, shell: Shell) -> None:
    robot = BackupsRobot(qtbot, shell)
    stops = [*robot.page.backups.stops, *robot.page.imports.stops, robot.page.head.back]
    assert all(stop.accessibleName() or str(stop.property("text") or "") for stop in stops)
    assert len(stops) == 8


def test_the_menu_leads_there_and_the_file_dialogs_are_asked(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(3)
    backup = backed_up(places, clock)
    log(4)
    action = next(each for each in shell.actions() if each.text() == "Backups and imports")
    action.trigger()
    robot = BackupsRobot(qtbot, shell)
    kinds: list[str] = []

    def answer(_parent: object, _title: str, _folder: str, wanted: str) -> tuple[str, str]:
        kinds.append(wanted)
        return str(backup), wanted

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    robot.press("Go back to a file…")
    qtbot.waitUntil(lambda: "1 entry would go" in robot.said)
    robot.press("Merge another diary…")
    qtbot.waitUntil(lambda: "1 is here already" in robot.said)
    assert kinds == ["painlog diary (*.db)", "painlog diary (*.db *.painlog.json)"]


def test_closing_in_the_middle_of_going_back_leaves_one_diary_whole(
    qtbot: QtBot, shell: Shell, log: Log, places: Places, clock: FixedClock, open_shell: OpenShell
) -> None:
    log(3)
    backed_up(places, clock)
    log(4)
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0)
    robot.press("Go back to it")
    shell.close()
    again = open_shell()
    assert sorted(scores(again)) in ([3], [3, 4])
    assert not again.error_bar.isVisible()


def test_restoring_elsewhere_is_what_the_command_line_does_too(
    shell: Shell, log: Log, places: Places, clock: FixedClock
) -> None:
    log(3)
    backup = backed_up(places, clock)
    shell.close()
    assert restore(places.diary, backup, clock).previous is not None
