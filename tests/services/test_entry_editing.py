"""Changing an entry, its date and time among it, and saving it once more: each is one step that undo takes back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from painlog.clock import FixedClock
from painlog.domain.diary import Entry, Relief, SiteScore, Source, Treatment
from painlog.domain.draft import Draft, Moment, draft_of, moment_at, moment_of_day
from painlog.errors import UserError
from painlog.paths import Places
from painlog.services.changes import Topic
from painlog.services.diary import DiaryService
from painlog.services.history import HistoryService
from painlog.storage.diary_store import DiaryStore, add_entry, open_store
from painlog.storage.opening import open_diary

TODAY = date(2026, 11, 20)
FULL = Draft(
    score=6,
    sites=(SiteScore("neck", 4),),
    triggers=("driving",),
    treatments=(Treatment("nsaid", "400 mg", Relief.SOME),),
    flare=True,
    note="In the car.",
)


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def diary(store: DiaryStore, clock: FixedClock) -> DiaryService:
    return DiaryService(store, clock)


@pytest.fixture
def entry(diary: DiaryService) -> Entry:
    """An entry about this moment, 20 November, 18:42."""
    return diary.log_entry(FULL)[0]


def moved(diary: DiaryService, entry: Entry, moment: Moment) -> Entry:
    diary.edit_entry(draft_of(entry), moment=moment)
    return diary.entry(entry.id)


def test_values_date_and_time_change_in_one_step(
    diary: DiaryService, store: DiaryStore, clock: FixedClock, entry: Entry
) -> None:
    draft = replace(draft_of(entry), score=3, note="")
    saved, changes = diary.edit_entry(draft, moment=moment_at(datetime(2026, 11, 19, 7, 5), clock, 4))
    assert diary.entry(entry.id) == saved
    assert (saved.score, saved.note, saved.when, saved.diary_day) == (
        3,
        "",
        datetime(2026, 11, 19, 7, 5),
        date(2026, 11, 19),
    )
    assert (changes.label, changes.topics) == ("Entry changed", {Topic.ENTRIES})
    HistoryService(store).undo()
    assert diary.entry(entry.id) == entry
    HistoryService(store).redo()
    assert diary.entry(entry.id) == saved


def test_without_another_moment_the_old_one_stays_to_the_second(diary: DiaryService, entry: Entry) -> None:
    diary.edit_entry(replace(draft_of(entry), score=1))
    changed = diary.entry(entry.id)
    assert changed == replace(entry, score=1)


def test_half_past_midnight_counts_for_the_day_before(diary: DiaryService, clock: FixedClock, entry: Entry) -> None:
    night = moved(diary, entry, moment_at(datetime(2026, 11, 20, 0, 30), clock, 4))
    assert (night.when.date(), night.diary_day) == (TODAY, date(2026, 11, 19))


def test_an_entry_can_lose_its_time_and_get_one_again(diary: DiaryService, clock: FixedClock, entry: Entry) -> None:
    untimed = moved(diary, entry, moment_of_day(TODAY, clock, 4))
    assert (untimed.time_known, untimed.diary_day) == (False, TODAY)
    timed = moved(diary, untimed, moment_at(datetime(2026, 11, 20, 9), clock, 4))
    assert (timed.time_known, timed.when) == (True, datetime(2026, 11, 20, 9))


def test_the_offset_is_that_of_the_new_moment(diary: DiaryService, clock: FixedClock, entry: Entry) -> None:
    assert entry.utc_offset_min == 0
    assert moved(diary, entry, moment_at(datetime(2026, 7, 1, 9), clock, 4)).utc_offset_min == 60


@pytest.mark.parametrize(("days_ago", "recalled"), [(2, False), (3, True)])
def test_moved_far_back_it_is_recalled(
    days_ago: int, recalled: bool, diary: DiaryService, clock: FixedClock, entry: Entry
) -> None:
    far = moved(diary, entry, moment_of_day(TODAY - timedelta(days=days_ago), clock, 4))
    assert far.recalled is recalled
    assert not moved(diary, far, moment_of_day(TODAY, clock, 4)).recalled


def test_another_time_of_the_same_day_leaves_the_mark(diary: DiaryService, clock: FixedClock) -> None:
    long_ago = TODAY - timedelta(days=9)
    late, _ = diary.log_for_day(FULL, long_ago)
    assert late.recalled
    assert moved(
        diary, late, moment_at(datetime.combine(long_ago, datetime.min.time()).replace(hour=9), clock, 4)
    ).recalled


def test_another_time_of_the_same_day_leaves_a_mark_from_a_file(
    diary: DiaryService, store: DiaryStore, clock: FixedClock, entry: Entry
) -> None:
    marked = replace(entry, id="f" * 24, recalled=True)
    with store.transaction("Imported") as work:
        add_entry(work, marked)
    assert moved(diary, marked, moment_at(datetime(2026, 11, 20, 9), clock, 4)).recalled


def test_an_imported_entry_keeps_the_mark_it_came_with(
    diary: DiaryService, store: DiaryStore, clock: FixedClock, entry: Entry
) -> None:
    imported = replace(entry, id="f" * 24, source=Source("daylio"))
    with store.transaction("Imported") as work:
        add_entry(work, imported)
    assert not moved(diary, imported, moment_of_day(TODAY - timedelta(days=30), clock, 4)).recalled


def test_the_future_is_refused_and_nothing_changes(diary: DiaryService, clock: FixedClock, entry: Entry) -> None:
    with pytest.raises(UserError, match="lies in the future"):
        moved(diary, entry, moment_at(datetime(2026, 11, 20, 19), clock, 4))
    with pytest.raises(UserError, match="lies in the future"):
        moved(diary, entry, moment_of_day(TODAY + timedelta(days=1), clock, 4))
    assert diary.entry(entry.id) == entry


def test_duplicated_it_is_a_new_entry_about_this_moment(
    diary: DiaryService, store: DiaryStore, clock: FixedClock
) -> None:
    old, _ = diary.log_for_day(FULL, TODAY - timedelta(days=9))
    again, changes = diary.duplicate_to_now(draft_of(old))
    assert diary.entry(again.id) == again
    assert draft_of(again) == replace(draft_of(old), entry_id=again.id)
    assert (again.when, again.time_known, again.recalled) == (datetime(2026, 11, 20, 18, 42), True, False)
    assert changes.label == "Entry duplicated"
    HistoryService(store).undo()
    assert diary.entry(old.id) == old
    with pytest.raises(UserError, match="no longer"):
        diary.entry(again.id)


def test_a_duplicate_of_an_imported_entry_is_the_persons_own(
    diary: DiaryService, store: DiaryStore, entry: Entry
) -> None:
    imported = replace(entry, id="f" * 24, source=Source("daylio", "3"))
    with store.transaction("Imported") as work:
        add_entry(work, imported)
    assert diary.duplicate_to_now(draft_of(imported))[0].source is None
