"""Copies in a folder of the person's own choice."""

from datetime import timedelta
from pathlib import Path

import pytest

from painlog.clock import FixedClock
from painlog.errors import UserError
from painlog.storage.backup import backups
from painlog.storage.outside import copy_if_due, copy_now, outside_folder

from .diary_files import add_entries, clock_at, count, make_diary


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return make_diary(tmp_path / "diary.db")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def later(days: int) -> FixedClock:
    clock = clock_at()
    clock.move(timedelta(days=days))
    return clock


def test_a_copy_is_whole_and_lies_in_a_folder_of_the_diarys_own(diary: Path, stick: Path) -> None:
    made = copy_if_due(diary, stick, 1, clock_at())
    assert made is not None
    assert made.path.parent == outside_folder(diary, stick)
    assert made.path.parent.parent == stick
    assert count(made.path) == count(diary)


def test_two_diaries_never_share_a_folder(diary: Path, stick: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "diary.db"
    assert outside_folder(diary, stick) != outside_folder(other, stick)


@pytest.mark.parametrize(("every", "days", "expected"), [(1, 0, 1), (1, 1, 2), (7, 6, 1), (7, 7, 2)])
def test_the_rhythm_says_when_the_next_copy_is_due(
    diary: Path, stick: Path, every: int, days: int, expected: int
) -> None:
    copy_if_due(diary, stick, every, clock_at())
    add_entries(diary, [77])
    copy_if_due(diary, stick, every, later(days))
    assert len(backups(outside_folder(diary, stick))) == expected


def test_nothing_is_copied_where_nothing_changed(diary: Path, stick: Path) -> None:
    copy_if_due(diary, stick, 1, clock_at())
    assert copy_if_due(diary, stick, 1, later(3)) is None


def test_a_copy_on_demand_is_made_in_any_case(diary: Path, stick: Path) -> None:
    copy_now(diary, stick, clock_at())
    copy_now(diary, stick, clock_at())
    assert len(backups(outside_folder(diary, stick))) == 2


def test_a_missing_stick_is_told_and_not_made_up(diary: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for attempt in (lambda: copy_if_due(diary, gone, 1, clock_at()), lambda: copy_now(diary, gone, clock_at())):
        with pytest.raises(UserError, match="is not there"):
            attempt()
    assert not gone.exists()
