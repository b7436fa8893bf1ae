"""Trends reads the right days, whatever the diary holds."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from painlog.clock import FixedClock
from painlog.domain.diary import SiteScore
from painlog.domain.draft import Draft
from painlog.domain.scales import Scale
from painlog.errors import UserError
from painlog.paths import Places
from painlog.services.diary import DiaryService
from painlog.services.trends import Period, TrendsService, TrendState
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary

TODAY = date(2026, 11, 20)


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def diary(store: DiaryStore, clock: FixedClock) -> DiaryService:
    return DiaryService(store, clock)


@pytest.fixture
def trends(store: DiaryStore, clock: FixedClock) -> TrendsService:
    return TrendsService(store, clock)


def log(diary: DiaryService, days_ago: int, *drafts: Draft) -> None:
    for draft in drafts:
        diary.log_for_day(draft, TODAY - timedelta(days=days_ago))


def worst(state: TrendState) -> dict[int, float]:
    """The worst score by how many days ago it was."""
    return {(TODAY - dot.day).days: dot.score for dot in state.data.dots}


@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period.MONTH, date(2026, 10, 21)),
        (Period.THREE_MONTHS, date(2026, 8, 21)),
        (Period.SIX_MONTHS, date(2026, 5, 21)),
        (Period.YEAR, date(2025, 11, 21)),
        (Period.ALL, date(2026, 10, 21)),
    ],
)
def test_an_empty_diary_has_periods_but_no_days(period: Period, first: date, trends: TrendsService) -> None:
    state = trends.of_period(period)
    assert (state.period, state.first, state.last) == (period, first, TODAY)
    assert (state.recorded, state.days, state.rows) == (0, 0, ())
    assert not state.data.enough


def test_six_months_are_184_days(diary: DiaryService, trends: TrendsService) -> None:
    log(diary, 400, Draft(score=3))
    log(diary, 0, Draft(score=4))
    state = trends.of_period()
    assert (state.recorded, state.days) == (1, 184)


def test_days_count_from_the_first_one_recorded(diary: DiaryService, trends: TrendsService) -> None:
    for days_ago in (3, 2, 0):
        log(diary, days_ago, Draft(score=3))
    assert [(trends.of_period(period).recorded, trends.of_period(period).days) for period in Period] == [(3, 4)] * 5


def test_the_worst_counted_score_of_a_day_is_shown(diary: DiaryService, trends: TrendsService) -> None:
    log(diary, 2, Draft(score=3), Draft(score=7), Draft(score=5), Draft(note="No score."))
    log(diary, 1, Draft(score=9, sites=(SiteScore("head"),)), Draft(score=2, sites=(SiteScore("calf-left"),)))
    log(diary, 0, Draft(note="Only a note."))
    assert worst(trends.of_period()) == {2: 7, 1: 2}


def test_a_day_bears_a_face_only_where_no_number_was_as_high(diary: DiaryService, trends: TrendsService) -> None:
    face = Draft(score=6, scale=Scale.FACES6)
    log(diary, 3, face)
    log(diary, 2, face, Draft(score=6))
    log(diary, 1, face, Draft(score=5))
    log(diary, 0, face, Draft(score=8))
    rows = trends.of_period(Period.MONTH).rows
    assert [row.as_face for row in rows[:4]] == [False, True, False, True]


def test_rows_name_every_day_newest_first(diary: DiaryService, trends: TrendsService) -> None:
    for days_ago, score in ((6, 4), (5, 4), (3, 6), (2, 6)):
        log(diary, days_ago, Draft(score=score))
    rows = trends.of_period(Period.MONTH).rows
    assert [row.day for row in rows] == [TODAY - timedelta(days=ago) for ago in range(7)]
    assert [row.dot.score if row.dot else None for row in rows] == [None, None, 6, 6, None, 4, 4]
    assert [row.average and row.average.mean for row in rows] == [None, None, None, 5, 5, 5, None]


def test_the_average_of_the_first_shown_day_knows_the_days_before_it(
    diary: DiaryService, trends: TrendsService
) -> None:
    for days_ago in range(31, 38):
        log(diary, days_ago, Draft(score=8))
    log(diary, 30, Draft(score=4))
    first_shown = trends.of_period(Period.MONTH).rows[-1]
    assert first_shown.day == TODAY - timedelta(days=30)
    assert first_shown.average is not None
    assert first_shown.average.mean == 7


def test_the_whole_diary_begins_with_its_first_day(diary: DiaryService, trends: TrendsService) -> None:
    log(diary, 800, Draft(score=3))
    state = trends.of_period(Period.ALL)
    assert (state.first, state.days) == (TODAY - timedelta(days=800), 801)


def test_after_midnight_it_is_still_yesterday(diary: DiaryService, trends: TrendsService, clock: FixedClock) -> None:
    log(diary, 0, Draft(score=3))
    clock.move(datetime(2026, 11, 21, 2) - datetime(2026, 11, 20, 18, 42))
    assert trends.of_period().last == TODAY
    clock.move(timedelta(hours=3))
    assert trends.of_period().last == TODAY + timedelta(days=1)


def test_chosen_days_bound_the_chart(diary: DiaryService, trends: TrendsService) -> None:
    for days_ago in range(100):
        log(diary, days_ago, Draft(score=days_ago % 10))
    state = trends.between(TODAY - timedelta(days=20), TODAY - timedelta(days=11))
    assert state.period is None
    assert set(worst(state)) == set(range(11, 21))
    assert state.days == 10
    open_ended = trends.between()
    assert (open_ended.first, open_ended.last) == (TODAY - timedelta(days=99), TODAY)
    assert trends.between(last=TODAY - timedelta(days=98)).recorded == 2


def test_days_in_the_wrong_order_are_refused(trends: TrendsService) -> None:
    with pytest.raises(UserError, match="2026-11-20 is after 2026-11-19"):
        trends.between(TODAY, TODAY - timedelta(days=1))


def test_what_was_read_is_kept_although_two_read_at_once(trends: TrendsService, store: DiaryStore) -> None:
    with store.snapshot(), store.snapshot():
        pass
    first = trends.of_period()
    assert trends.of_period(Period.ALL).reading is first.reading
