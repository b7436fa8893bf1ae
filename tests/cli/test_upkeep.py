"""`painlog backup` and `painlog check`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Painlog
from tests.storage.diary_files import count, spoil


def test_a_backup_lies_beside_the_diary(painlog: Painlog, diary: Path) -> None:
    painlog("log", "6")
    said = painlog("backup")
    (made,) = (diary.parent / "mine.db-backups").glob("*.db")
    assert (said.status, said.out, said.err) == (0, f"Backup of 1 entry: {made}\n", "")
    assert count(made) == 1


def test_a_backup_goes_where_it_is_told(painlog: Painlog, tmp_path: Path) -> None:
    painlog("log", "6")
    target = tmp_path / "copy.db"
    assert painlog("backup", target).out == f"Backup of 1 entry: {target}\n"
    assert count(target) == 1
    assert painlog("log", "4", "--diary", target).status == 0


def test_a_backup_never_overwrites_the_diary_or_a_strange_file(painlog: Painlog, diary: Path, tmp_path: Path) -> None:
    painlog("log", "6")
    strange = tmp_path / "letter.txt"
    strange.write_text("Dear")
    for target in (diary, strange):
        said = painlog("backup", target)
        assert (said.status, said.out) == (2, "")
    assert count(diary) == 1
    assert strange.read_text() == "Dear"


@pytest.mark.parametrize("command", ["backup", "check", "export"])
def test_a_diary_that_is_not_there_is_not_made(painlog: Painlog, diary: Path, tmp_path: Path, command: str) -> None:
    said = painlog(command, *([tmp_path / "x.csv"] if command == "export" else []))
    assert (said.status, said.out) == (2, "")
    assert "There is no diary" in said.err
    assert not diary.exists()


def test_a_sound_diary(painlog: Painlog) -> None:
    painlog("log", "6")
    said = painlog("check")
    assert (said.status, said.out, said.err) == (0, "The diary is sound: 1 entry.\n", "")


def test_a_damaged_diary(painlog: Painlog, diary: Path) -> None:
    painlog("log", "6")
    damaged = spoil(diary)
    said = painlog("check")
    assert said.status == 2
    assert "not sound" in said.err
    assert said.err.count("\n") == 1
    assert diary.read_bytes() == damaged
