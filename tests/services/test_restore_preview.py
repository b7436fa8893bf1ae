"""What going back to a backup would change."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from painlog.clock import FixedClock
from painlog.domain.diary import DayContext, Entry
from painlog.domain.draft import Draft
from painlog.domain.records import Diary, Marker
from painlog.errors import UserError
from painlog.file_access import FileAccess
from painlog.services.backups import compared
from painlog.storage.backup import backup_folder, backups
from tests.storage.diary_files import make_diary, spoil
from tests.strategies import diaries


def entry(id_: str, hour: int = 9, score: float = 4) -> Entry:
    when = datetime(2026, 11, 1, hour)
    return Entry(id_, when, 0, when.date(), when.astimezone(), score)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(diaries())
def test_the_same_diary_changes_nothing(diary: Diary) -> None:
    preview = compared(diary, diary)
    assert preview.changes_nothing
    assert (preview.present, preview.restored) == (len(diary.entries), len(diary.entries))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(diaries(max_entries=2), diaries(max_entries=2), st.booleans())
def test_what_comes_back_one_way_goes_the_other_way(one: Diary, other: Diary, shared: bool) -> None:
    if shared:
        known = {each.id for each in one.entries}
        other = replace(other, entries=(*one.entries, *(each for each in other.entries if each.id not in known)))
    there, back = compared(one, other), compared(other, one)
    assert (there.back, there.gone) == (back.gone, back.back)
    assert len(there.differing) == len(back.differing)
    assert (there.days, there.others) == (back.days, back.others)
    assert there.present - len(there.gone) + len(there.back) == there.restored
    assert there.changes_nothing == back.changes_nothing


def test_each_difference_is_counted_once_and_the_newest_named_first() -> None:
    present = Diary(
        entries=(entry("a", 9), entry("b", 10), entry("c", 11)),
        days=(DayContext(date(2026, 11, 1), sleep=4), DayContext(date(2026, 11, 2), sleep=4)),
        markers=(Marker("m", date(2026, 9, 1), "injury", "Fell"),),
    )
    restored = Diary(
        entries=(entry("b", 10, score=7), entry("d", 12), entry("e", 13)),
        days=(DayContext(date(2026, 11, 1), sleep=5),),
        markers=(Marker("m", date(2026, 9, 1), "injury", "Slipped"), Marker("n", date(2026, 9, 2), "scan", "X-ray")),
    )
    preview = compared(present, restored)
    assert [each.id for each in preview.back] == ["e", "d"]
    assert [each.id for each in preview.gone] == ["c", "a"]
    assert [each.score for each in preview.differing] == [4]
    assert (preview.days, preview.others) == (2, 2)
    assert not preview.changes_nothing


@pytest.fixture
def access(tmp_path: Path, clock: FixedClock) -> FileAccess:
    return FileAccess(tmp_path / "diary.db", clock)


def test_backups_are_listed_newest_first_with_their_size(access: FileAccess, clock: FixedClock) -> None:
    services = access.open()
    services.diary.log_entry(Draft(score=4))
    services.backups.back_up()
    services.backups.back_up()
    listed = services.backups.listed()
    access.close()
    assert [(each.reason, each.entries) for each in listed] == [("asked", 1), ("asked", 1)]
    assert listed[0].made_at > listed[1].made_at
    assert [each.size for each in listed] == [each.path.stat().st_size for each in listed]
    assert [each.path for each in listed] == [each.path for each in backups(backup_folder(access.path))]


@pytest.mark.parametrize("kind", ["itself", "damaged", "missing"])
def test_what_cannot_be_gone_back_to_is_refused(access: FileAccess, tmp_path: Path, kind: str) -> None:
    services = access.open()
    file = access.path if kind == "itself" else tmp_path / "backup.db"
    if kind == "damaged":
        spoil(make_diary(file), 100, 9000)
    with pytest.raises(UserError):
        services.backups.preview(file)
    access.close()
