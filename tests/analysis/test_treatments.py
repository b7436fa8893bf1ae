import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.analysis.intervals import t_quantile
from painlog.analysis.series import DailySeries
from painlog.analysis.treatments import (
    Estimate,
    Occasion,
    TreatmentVerdict,
    Use,
    matched_differences,
    treatment_rows,
)

from .diaries import FIRST_DAY, felt_pain, recorded

NAN = np.nan
NO_DAYS = DailySeries(FIRST_DAY, np.array([NAN]))


def occasion(day, hour, score, *uses):
    return Occasion(FIRST_DAY + day, 1440.0 * day + 60 * hour, score, uses)


def heat_on(days, rating=2, score=6, after=None):
    entries = [occasion(day, 12, score, Use("heat", rating)) for day in range(days)]
    return entries + [occasion(day, 16, after) for day in range(days) if after is not None]


def test_below_ten_uses_only_their_number_is_told():
    (row,) = treatment_rows(NO_DAYS, heat_on(9, after=4))
    assert (row.uses, row.verdict) == (9, TreatmentVerdict.NOT_ENOUGH_USES)
    assert (row.relief, row.change, row.matched) == (Estimate(9), Estimate(9), Estimate(0))


def test_relief_mean_and_interval():
    entries = [occasion(day, 12, None, Use("heat", rating)) for day, rating in enumerate([1, 2, 3, 2] * 3)]
    (row,) = treatment_rows(NO_DAYS, entries)
    deviation = math.sqrt(6 / 11)
    reach = t_quantile(11) * deviation / math.sqrt(12)
    assert row.verdict is TreatmentVerdict.SHOWN
    assert (row.relief.count, row.relief.mean) == (12, 2.0)
    assert row.relief.interval == pytest.approx((2 - reach, 2 + reach))


def test_uses_without_a_rating_enter_no_mean():
    entries = heat_on(10, rating=3) + [occasion(day, 20, None, Use("heat")) for day in range(5)]
    (row,) = treatment_rows(NO_DAYS, entries)
    assert (row.uses, row.relief.count, row.relief.mean) == (15, 10, 3.0)


def test_equal_ratings_do_not_look_exact_and_stay_on_their_scale():
    (row,) = treatment_rows(NO_DAYS, heat_on(10, rating=3))
    assert row.relief.interval[0] < 3.0
    assert row.relief.interval[1] == 3.0


def test_one_rating_has_no_mean():
    entries = [*heat_on(10, rating=None), occasion(11, 12, 5, Use("heat", 2))]
    assert treatment_rows(NO_DAYS, entries)[0].relief == Estimate(1)


def test_change_is_to_the_next_score_within_six_hours():
    (row,) = treatment_rows(NO_DAYS, heat_on(10, score=6, after=4))
    assert (row.change.count, row.change.mean) == (10, -2.0)


@pytest.mark.parametrize(("minutes", "counted"), [(1, 1), (360, 1), (361, 0), (0, 0), (-60, 0)])
def test_only_later_scores_within_six_hours_count(minutes, counted):
    used = occasion(0, 12, 6, Use("heat"))
    other = replace(used, minute=used.minute + minutes, score=3, uses=())
    rest = [occasion(day, 12, None, Use("heat")) for day in range(5, 14)]
    assert treatment_rows(NO_DAYS, [used, other, *rest])[0].change.count == counted


def test_entries_without_time_or_score_are_not_the_next_one():
    used = occasion(0, 12, 6, Use("heat"))
    between = [
        replace(used, minute=None, score=1, uses=()),
        replace(used, minute=used.minute + 10, score=None, uses=()),
    ]
    after = replace(used, minute=used.minute + 60, score=4, uses=())
    rest = [replace(used, minute=None) for _ in range(9)]
    second = [occasion(3, 12, 6, Use("heat")), occasion(3, 13, 4)]
    change = treatment_rows(NO_DAYS, [used, *between, after, *rest, *second])[0].change
    assert (change.count, change.mean) == (2, -2.0)


def test_of_two_next_scores_at_one_minute_the_worse_counts():
    used = [occasion(day, 12, 6, Use("heat")) for day in range(10)]
    after = [occasion(day, 14, score) for day in range(10) for score in (3, 5, 4)]
    assert treatment_rows(NO_DAYS, used + after)[0].change.mean == -1.0


def test_rows_are_ordered_by_times_used():
    entries = [
        occasion(0, 8, 5, Use("ice"), Use("heat")),
        occasion(1, 8, 5, Use("heat")),
        occasion(2, 8, 5, Use("bath")),
    ]
    assert [(row.id, row.uses) for row in treatment_rows(NO_DAYS, entries)] == [
        ("heat", 2),
        ("bath", 1),
        ("ice", 1),
    ]


def test_treated_days_are_matched_on_the_day_before():
    worst = np.array([5, 3, 9, 9, 5, 7, 2, 2], dtype=float)
    treated = [FIRST_DAY + 1]
    assert matched_differences(DailySeries(FIRST_DAY, worst), treated) == (3 - 7,)


def test_a_previous_day_more_than_a_point_away_is_no_match():
    worst = np.array([5, 3, 7, 7, 7, 7], dtype=float)
    assert matched_differences(DailySeries(FIRST_DAY, worst), [FIRST_DAY + 1]) == ()


def test_the_same_previous_pain_comes_before_a_nearer_date():
    worst = np.array([5, 3, 6, 8, 5, 2], dtype=float)
    assert matched_differences(DailySeries(FIRST_DAY, worst), [FIRST_DAY + 1]) == (3 - 2,)


def test_at_equal_previous_pain_the_nearer_date_is_taken():
    worst = np.array([5, 1, 9, 5, 2, 9, 5, 7], dtype=float)
    assert matched_differences(DailySeries(FIRST_DAY, worst), [FIRST_DAY + 4]) == (2 - 1,)
    assert matched_differences(DailySeries(FIRST_DAY, worst), [FIRST_DAY + 7]) == (7 - 2,)


def test_no_untreated_day_is_used_twice():
    worst = np.array([5.0, 5, 5, 5, 5, 5])
    assert len(matched_differences(DailySeries(FIRST_DAY, worst), [FIRST_DAY + d for d in (1, 2, 3)])) == 2


def test_matched_effect_needs_eight_pairs():
    worst = np.full(40, 6.0)
    worst[1::4] = 4.0
    days = [4 * k + 1 for k in range(10)]
    entries = [occasion(day, 12, 4, Use("heat", 1)) for day in days]
    (row,) = treatment_rows(DailySeries(FIRST_DAY, worst), entries)
    assert (row.matched.count, row.matched.mean) == (10, -2.0)
    low, high = row.matched.interval
    assert low < -2 < high
    (few,) = treatment_rows(DailySeries(FIRST_DAY, worst[:29]), entries)
    assert few.matched == Estimate(7)


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_order_of_entries_changes_nothing_and_a_constant_no_difference(seed, chance):
    rng = np.random.default_rng(seed)
    series = recorded(rng, felt_pain(rng, 80), 0.1)
    drawn = rng.integers(0, 4, (240, 3)).tolist()
    entries = [
        occasion(index // 3, 9 + 4 * (index % 3), score, Use("heat" if kind else "cold", rating))
        for index, (kind, score, rating) in enumerate(drawn)
    ]
    plain = treatment_rows(series, entries)
    assert treatment_rows(series, chance.sample(entries, len(entries))) == plain
    moved = treatment_rows(
        DailySeries(FIRST_DAY, series.worst + 1), [replace(entry, score=entry.score + 1) for entry in entries]
    )
    assert moved == plain
