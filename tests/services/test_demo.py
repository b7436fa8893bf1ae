"""Where the demo diary is written, and above all where not."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from painlog.clock import FixedClock, diary_day
from painlog.domain.demo import demo_diary
from painlog.domain.draft import Draft
from painlog.domain.records import Diary
from painlog.errors import UserError
from painlog.services.demo import demo_file, write_demo
from painlog.services.diary import DiaryService
from painlog.storage.diary_store import open_store, whole_diary
from painlog.storage.opening import open_diary


def held_by(path: Path, clock: FixedClock) -> Diary:
    opened = open_diary(path, clock)
    with open_store(opened.engine, clock).snapshot() as session:
        diary = whole_diary(session)
    opened.close()
    return diary


def write_own_diary(path: Path, clock: FixedClock) -> None:
    opened = open_diary(path, clock)
    DiaryService(open_store(opened.engine, clock), clock).log_entry(Draft(score=6))
    opened.close()


def test_the_file_holds_just_what_was_invented(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "new" / "demo.db"
    written = write_demo(path, clock, years=2, seed=5)
    now = clock.now().replace(tzinfo=None)
    invented = demo_diary(diary_day(now), 2, 5)
    held = held_by(path, clock)
    assert written == len(held.entries)
    assert held == replace(invented, entries=tuple(entry for entry in invented.entries if entry.when <= now))


def test_the_words_are_stored_as_they_were_said(tmp_path: Path, clock: FixedClock) -> None:
    write_demo(tmp_path / "demo.db", clock, 1, 1, str.upper)
    held = held_by(tmp_path / "demo.db", clock)
    words = [entry.note for entry in held.entries if entry.note] + [marker.word for marker in held.markers]
    assert words
    assert all(word.isupper() for word in words)


def test_nothing_lies_in_the_future(tmp_path: Path, clock: FixedClock) -> None:
    clock.move(timedelta(hours=-11))
    write_demo(tmp_path / "demo.db", clock, 1, 1)
    now = clock.now().replace(tzinfo=None)
    assert max(entry.when for entry in held_by(tmp_path / "demo.db", clock).entries) <= now


def test_a_demo_is_replaced_whole(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "demo.db"
    write_demo(path, clock, 2, 1)
    write_own_diary(path, clock)
    assert demo_file(path, tmp_path / "own.db") == path
    write_demo(path, clock, 1, 2)
    write_demo(tmp_path / "fresh.db", clock, 1, 2)
    assert held_by(path, clock) == held_by(tmp_path / "fresh.db", clock)


def test_a_new_or_empty_file_may_hold_a_demo(tmp_path: Path, clock: FixedClock) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    assert demo_file(empty, tmp_path / "own.db") == empty
    assert write_demo(empty, clock, 1, 1)
    assert demo_file(tmp_path / "new.db", tmp_path / "own.db") == tmp_path / "new.db"
    assert demo_file(None, tmp_path / "own.db") == tmp_path / "own.db"


@pytest.mark.parametrize("content", [b"", b"not a diary", b"SQLite format 3\x00 but no more"])
def test_a_persons_diary_is_never_touched(content: bytes, tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "mine.db"
    if content:
        path.write_bytes(content)
    else:
        write_own_diary(path, clock)
    before = path.read_bytes()
    assert demo_file(path, tmp_path / "own.db") == tmp_path / "own.db"
    with pytest.raises(UserError, match="no demo"):
        demo_file(None, path)
    assert path.read_bytes() == before


def test_a_folder_is_no_demo(tmp_path: Path) -> None:
    assert demo_file(tmp_path, tmp_path / "own.db") == tmp_path / "own.db"


def test_a_number_of_years_that_makes_no_diary_makes_no_file(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(UserError, match="0 years"):
        write_demo(tmp_path / "demo.db", clock, 0, 1)
    assert not list(tmp_path.iterdir())
