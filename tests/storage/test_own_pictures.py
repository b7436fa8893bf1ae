"""The pictures of own exercises go wherever the diary goes."""

import errno
import shutil
from pathlib import Path

import pytest

from painlog.errors import DiaryUnavailableError
from painlog.storage import own_pictures
from painlog.storage.backup import back_up, back_up_to, backup_folder
from painlog.storage.erasing import erase
from painlog.storage.outside import copy_now, outside_folder
from painlog.storage.own_pictures import BACKED_UP, bring_pictures, picture_folder
from painlog.storage.restoring import restore

from .diary_files import clock_at, make_diary

SWING = b"a swing"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary with one picture, and one that was being written when the program died."""
    path = tmp_path / "home" / "diary.db"
    path.parent.mkdir()
    make_diary(path)
    pictures = picture_folder(path)
    pictures.mkdir()
    (pictures / "swing.jpg").write_bytes(SWING)
    (pictures / "half.png.part").write_bytes(b"ha")
    return path


def held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_restored_diary_has_its_pictures_again(diary: Path) -> None:
    made = back_up(diary, backup_folder(diary), "asked", clock_at())
    assert made is not None
    assert held(backup_folder(diary) / BACKED_UP) == {"swing.jpg": SWING}
    shutil.rmtree(picture_folder(diary))
    restore(diary, made.path, clock_at())
    assert held(picture_folder(diary)) == {"swing.jpg": SWING}


def test_a_stick_brings_them_to_another_computer(diary: Path, tmp_path: Path) -> None:
    stick, other = tmp_path / "stick", tmp_path / "other" / "diary.db"
    stick.mkdir()
    other.parent.mkdir()
    made = copy_now(diary, stick, clock_at())
    assert held(outside_folder(diary, stick) / BACKED_UP) == {"swing.jpg": SWING}
    restore(other, made.path, clock_at())
    assert held(picture_folder(other)) == {"swing.jpg": SWING}


def test_a_backup_in_one_file_has_them_beside_it(diary: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "mine.db", tmp_path / "other.db"
    back_up_to(diary, file, clock_at())
    assert held(tmp_path / "mine-pictures") == {"swing.jpg": SWING}
    restore(other, file, clock_at())
    assert held(picture_folder(other)) == {"swing.jpg": SWING}


def test_pictures_that_only_lie_near_a_backup_stay_where_they_are(diary: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "mine.db", tmp_path / "other.db"
    shutil.rmtree(picture_folder(diary))
    back_up_to(diary, file, clock_at())
    (tmp_path / "Pictures").mkdir()
    (tmp_path / "Pictures" / "holiday.jpg").write_bytes(b"mine")
    (tmp_path / "holiday.jpg").write_bytes(b"mine")
    restore(other, file, clock_at())
    assert not picture_folder(other).exists()


def test_a_picture_that_is_there_is_not_touched(tmp_path: Path) -> None:
    for name, content in (("from", b"new"), ("to", SWING)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "swing.jpg").write_bytes(content)
    bring_pictures([tmp_path / "from", tmp_path / "nowhere"], tmp_path / "to")
    assert held(tmp_path / "to") == {"swing.jpg": SWING}


def test_a_full_disk_leaves_the_diary_and_no_half_picture(diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = back_up(diary, backup_folder(diary), "asked", clock_at())
    assert made is not None
    shutil.rmtree(picture_folder(diary))
    before = diary.read_bytes()

    def full(_source: Path, target: Path) -> None:
        target.write_bytes(SWING[:2])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(own_pictures.shutil, "copyfile", full)
    with pytest.raises(DiaryUnavailableError):
        restore(diary, made.path, clock_at())
    assert diary.read_bytes() == before
    assert all(file.suffix == ".part" for file in picture_folder(diary).iterdir())


def test_erasing_with_the_backups_erases_them(diary: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    back_up(diary, backup_folder(diary), "asked", clock_at())
    copy_now(diary, stick, clock_at())
    erase(diary, clock_at(), with_backups=True, outside=[outside_folder(diary, stick)])
    assert [file.name for file in diary.parent.iterdir()] == ["diary.db.lock"]
    assert list(stick.iterdir()) == []
