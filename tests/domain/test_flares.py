"""Flares above the usual, recurrence and days limited."""

from collections.abc import Sequence
from datetime import date

import pytest

from painlog.domain.days import DayKind, DayRecord, DayRecords, DaySource, shifted
from painlog.domain.episodes import pain_groups
from painlog.domain.flares import days_limited, flare_on, flares, recurrences
from painlog.domain.stages import PRESETS

START = date(2026, 1, 1)
RESEARCH = PRESETS["research"]


def scored(day: date, worst: float, *, limited: bool = False, flare: bool = False) -> DayRecord:
    kind = DayKind.PAIN if worst >= 1 else DayKind.NONE
    return DayRecord(day, kind, worst, worst, DaySource.RECORDED, limited, flare)


def stated(day: date) -> DayRecord:
    return DayRecord(day, DayKind.PAIN, source=DaySource.RECALLED)


def a_row(scores: Sequence[float], start: date = START) -> list[DayRecord]:
    return [scored(shifted(start, number), score) for number, score in enumerate(scores)]


@pytest.mark.parametrize(("worst", "is_flare"), [(4.9, False), (5, True), (5.1, True)])
def test_a_flare_is_two_points_above_the_median_of_the_days_before(worst: float, is_flare: bool) -> None:
    row = a_row([3] * 15 + [9] * 13)
    found = flare_on(DayRecords([*row, scored(shifted(START, 28), worst)]), shifted(START, 28))
    assert (found is not None) is is_flare
    if found:
        assert (found.worst, found.usual, found.known_days, found.ticked) == (worst, 3, 28, False)


@pytest.mark.parametrize(("known", "is_flare"), [(13, False), (14, True)])
def test_a_flare_needs_fourteen_scored_days_before(known: int, is_flare: bool) -> None:
    filled = [stated(shifted(START, number)) for number in range(known, 20)]
    records = DayRecords([*a_row([2.0] * known), *filled, scored(shifted(START, 20), 8)])
    assert (flare_on(records, shifted(START, 20)) is not None) is is_flare


def test_only_the_28_days_before_are_the_usual() -> None:
    records = DayRecords(a_row([8.0] * 20 + [1.0] * 28 + [4.0]))
    found = flare_on(records, shifted(START, 48))
    assert found is not None
    assert found.usual == 1


def test_a_ticked_flare_needs_no_score() -> None:
    records = DayRecords([DayRecord(START, flare=True)])
    found = flare_on(records, START)
    assert found is not None
    assert (found.worst, found.usual, found.known_days, found.ticked) == (None, None, 0, True)


def test_a_stated_or_missing_day_is_no_flare() -> None:
    records = DayRecords([*a_row([0] * 20), stated(shifted(START, 20))])
    assert flare_on(records, shifted(START, 20)) is None
    assert flare_on(records, shifted(START, 21)) is None


def test_flares_are_told_apart_by_the_stage_they_fell_in() -> None:
    worsts: list[float] = [3] * 120
    worsts[50] = worsts[100] = 7
    records = DayRecords(a_row(worsts))
    groups = pain_groups(records, shifted(START, 119))
    found = flares(records, groups, RESEARCH)
    assert [(flare.day, flare.on_chronic) for flare in found] == [
        (shifted(START, 50), False),
        (shifted(START, 100), True),
    ]


def test_a_flare_after_a_chronic_episode_is_not_on_it() -> None:
    records = DayRecords(a_row([3.0] * 120 + [0.0] * 40 + [5.0]))
    groups = pain_groups(records, shifted(START, 160))
    assert [flare.on_chronic for flare in flares(records, groups, RESEARCH)] == [False]


def test_recurrence_counts_the_episodes_that_began_in_the_last_year() -> None:
    pause = [0.0] * 28
    records = DayRecords(a_row([3.0, 3.0, *pause, 3.0, *pause, 3.0, 3.0, *pause]))
    last = shifted(START, 88)
    groups = pain_groups(records, last)
    assert recurrences(groups, last) == 2
    assert recurrences(groups, date(2026, 12, 31)) == 2
    assert recurrences(groups, date(2027, 1, 1)) == 1
    assert recurrences(groups, shifted(START, 30)) == 1


@pytest.mark.parametrize(
    ("limited", "known", "most"),
    [(45, 45, None), (23, 46, False), (24, 46, True), (45, 91, False), (46, 91, True), (0, 0, None)],
)
def test_days_limited_on_more_than_half_of_the_known_days(limited: int, known: int, most: bool | None) -> None:
    as_of = shifted(START, 90)
    days = [scored(shifted(START, number), 2, limited=number < limited) for number in range(known)]
    found = days_limited(DayRecords(days), as_of)
    assert (found.limited, found.known, found.most) == (limited, known, most)


def test_days_limited_looks_at_91_known_days_back() -> None:
    days = [scored(START, 2, limited=True), DayRecord(shifted(START, 5), limited=True), stated(shifted(START, 6))]
    assert days_limited(DayRecords(days), shifted(START, 90)).limited == 1
    assert days_limited(DayRecords(days), shifted(START, 90)).known == 2
    assert days_limited(DayRecords(days), shifted(START, 91)).known == 1
