"""`painlog restore`: what is asked of it, and what it leaves."""

from pathlib import Path

import pytest

from painlog.storage.backup import Backup, back_up, backup_folder, backups
from painlog.storage.lock import DiaryLock
from tests.cli.conftest import Painlog
from tests.storage.diary_files import add_entries, clock_at, count, make_diary, spoil


@pytest.fixture
def backup(diary: Path) -> Path:
    """A backup of three entries; the diary has two more since."""
    make_diary(diary)
    made = back_up(diary, backup_folder(diary), "daily", clock_at())
    assert isinstance(made, Backup)
    add_entries(diary, range(10, 12))
    return made.path


def test_the_backup_takes_the_diarys_place_and_the_diary_is_backed_up(
    painlog: Painlog, diary: Path, backup: Path
) -> None:
    said = painlog("restore", backup)
    previous = next(each for each in backups(backup_folder(diary)) if each.reason == "restore")
    assert (said.status, said.err) == (0, "")
    assert said.out == f"Restored from {backup}\nWhat was there before is kept in {previous.path}\n"
    assert (count(diary), previous.entries) == (3, 5)
    assert painlog("restore", previous.path).status == 0
    assert count(diary) == 5


def test_while_painlog_is_open_nothing_is_restored(painlog: Painlog, diary: Path, backup: Path) -> None:
    lock = DiaryLock(diary)
    lock.share()
    before = diary.read_bytes()
    said = painlog("restore", backup)
    lock.release()
    assert (said.status, said.out, said.err) == (2, "", "painlog is open; close it first.\n")
    assert diary.read_bytes() == before


def test_a_damaged_diary_is_kept_beside_the_restored_one(painlog: Painlog, diary: Path, backup: Path) -> None:
    damaged = spoil(diary, 0, 6000)
    said = painlog("restore", backup)
    (aside,) = diary.parent.glob("mine-damaged-*.db")
    assert (said.status, said.out.splitlines()[1]) == (0, f"What was there before was damaged; it is kept as {aside}")
    assert (aside.read_bytes(), count(diary)) == (damaged, 3)


def test_a_diary_that_is_gone_comes_back(painlog: Painlog, diary: Path, backup: Path) -> None:
    diary.unlink()
    said = painlog("restore", backup)
    assert (said.status, said.out, count(diary)) == (0, f"Restored from {backup}\n", 3)


@pytest.mark.parametrize("kind", ["missing", "a letter", "the diary"])
def test_what_is_no_backup_is_refused(painlog: Painlog, diary: Path, backup: Path, tmp_path: Path, kind: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear diary")
    file = {"missing": tmp_path / "no.db", "a letter": letter, "the diary": diary}[kind]
    said = painlog("restore", file)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert count(diary) == 5
