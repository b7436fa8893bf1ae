"""Erasing a diary, with its backups and without."""

from pathlib import Path

import pytest

from painlog.errors import DiaryLockedError
from painlog.storage.backup import back_up, backup_folder, backups
from painlog.storage.erasing import backup_places, erase
from painlog.storage.opening import open_diary
from painlog.storage.outside import copy_now, outside_folder
from painlog.storage.own_pictures import picture_folder

from .diary_files import clock_at, count, make_diary


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    made = make_diary(tmp_path / "home" / "diary.db")
    back_up(made, backup_folder(made), "asked", clock_at())
    return made


def everything(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_backups_that_stay_are_put_aside_whole(diary: Path) -> None:
    kept = erase(diary, clock_at(), with_backups=False)
    assert kept is not None
    assert kept.name.startswith("diary.db-backups-erased-")
    assert [each.entries > 0 for each in backups(kept)] == [True]
    assert not diary.exists()
    assert not backup_folder(diary).exists()


def test_the_next_diary_is_empty_and_offers_no_restore(diary: Path) -> None:
    erase(diary, clock_at(), with_backups=False)
    opened = open_diary(diary, clock_at())
    try:
        assert opened.problem is None
        assert count(diary) == 0
    finally:
        opened.close()


def test_with_backups_only_the_lock_stays(diary: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy_now(diary, stick, clock_at())
    outside = outside_folder(diary, stick)
    (outside / "holiday.jpg").write_bytes(b"mine")
    pictures = picture_folder(diary)
    pictures.mkdir()
    (pictures / "own-swing.jpg").write_bytes(b"a picture")
    set_aside = diary.with_name("diary-damaged-20260101-080000.db")
    set_aside.write_bytes(b"what was set aside")
    assert backup_places([backup_folder(diary), outside]) == {backup_folder(diary): 1, outside: 1}
    assert erase(diary, clock_at(), with_backups=True, outside=[outside]) is None
    assert everything(diary.parent) == ["diary.db.lock"]
    assert everything(stick) == [f"{outside.name}/holiday.jpg"]


def test_a_diary_that_somebody_has_open_is_left_alone(diary: Path) -> None:
    opened = open_diary(diary, clock_at())
    try:
        with pytest.raises(DiaryLockedError):
            erase(diary, clock_at(), with_backups=True)
    finally:
        opened.close()
    assert count(diary) > 0
    assert len(backups(backup_folder(diary))) == 1
