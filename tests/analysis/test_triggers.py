import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.analysis.intervals import around
from painlog.analysis.series import DailySeries
from painlog.analysis.triggers import MissingDays, TriggerVerdict, trigger_rows

from .diaries import FIRST_DAY, felt_pain, habits, ordinals, recorded

NAN = np.nan


def diary(seed, days=100, missing=0.1, count=4):
    rng = np.random.default_rng(seed)
    return recorded(rng, felt_pain(rng, days), missing), habits(rng, count, days)


def regression(series, lag):
    """Trigger days, design and scores of one lag, row by row from the rule."""
    worst, rows = series.worst, []
    for day in range(worst.size):
        outcome, base = day + lag, day if lag else day - 1
        if outcome >= worst.size or base < 0 or np.isnan(worst[outcome]) or np.isnan(worst[base]):
            continue
        week = [score for score in worst[max(base - 7, 0) : base] if not np.isnan(score)]
        if len(week) >= 3:
            weekday = [float((series.first_day + outcome) % 7 == k) for k in range(1, 7)]
            rows.append((day, [1.0, outcome, *weekday, worst[base], np.mean(week)], worst[outcome]))
    return np.array([r[0] for r in rows]), np.array([r[1] for r in rows]), np.array([r[2] for r in rows])


def shifted_t(series, lag, ticks):
    """|t| of the residuals at every circular offset of the ticks (NaN for days whose trigger is unknown)."""
    days, design, scores = regression(series, lag)
    residuals = scores - design @ np.linalg.lstsq(design, scores)[0]
    found = []
    for offset in range(ticks.size):
        moved = np.roll(ticks, offset)[days]
        a, b = residuals[moved == 1], residuals[moved == 0]
        if not (a.size and b.size):
            found.append(NAN)
            continue
        inside = np.sum((a - a.mean()) ** 2) + np.sum((b - b.mean()) ** 2)
        error = np.sqrt(inside / (a.size + b.size - 2) * (1 / a.size + 1 / b.size))
        found.append(abs(a.mean() - b.mean()) / error)
    return np.array(found)


def with_hole():
    """Two halves with a hole between them, and a trigger that was ticked in the second half only."""
    series, days_with = diary(8, days=260, missing=0.0)
    worst = series.worst.copy()
    worst[80:180] = NAN
    days_with["late"] = [day for day in days_with["trigger-0"] if day >= FIRST_DAY + 180]
    days_with["later"] = ordinals(np.arange(260) >= 230)
    return DailySeries(FIRST_DAY, worst), days_with


@pytest.mark.parametrize("made", [*(diary(seed, days=150) for seed in range(4)), with_hole()])
def test_p_is_that_of_the_largest_statistic_over_all_shifts(made):
    series, days_with = made
    n = series.worst.size
    strength = {}
    for lag in (0, 1, 2):
        by_name = {}
        for name, days in days_with.items():
            ticks = np.where(np.isnan(series.worst), NAN, np.isin(series.days, days))
            by_name[name] = shifted_t(series, lag, ticks)
        scale = np.sqrt(np.nanmean([t[7 : n - 6] ** 2 for t in by_name.values()]))
        strength |= {(name, lag): t / scale for name, t in by_name.items()}
    largest = np.fmax.reduce([t[7 : n - 6] for t in strength.values()])
    for row in trigger_rows(series, days_with):
        own = {lag: strength[row.id, lag][0] for lag in (0, 1, 2)}
        assert row.lag == max(own, key=own.get)
        for each in (row, *row.others):
            possible = largest[~np.isnan(strength[row.id, each.lag][7 : n - 6])]
            assert each.p == pytest.approx((1 + np.sum(possible >= own[each.lag])) / (1 + possible.size))


@pytest.mark.parametrize(("seed", "days"), [(0, 100), (1, 100), (2, 100), (3, 500), (4, 500)])
def test_effect_is_the_coefficient_with_the_larger_standard_error(seed, days):
    series, days_with = diary(seed, days)
    rows = [each for first in trigger_rows(series, days_with) for each in (first, *first.others)]
    for row in (each for each in rows if not each.missing.any):
        days, design, scores = regression(series, row.lag)
        ticks = np.isin(series.days, days_with[row.id])[days].astype(float)
        full = np.column_stack((design, ticks))
        inverse = np.linalg.inv(full.T @ full)
        coefficient = inverse @ full.T @ scores
        left = scores - full @ coefficient
        freedom = scores.size - full.shape[1]
        ordinary = left @ left / freedom * inverse[-1, -1]
        reach = int(np.floor(4 * (scores.size / 100) ** (2 / 9)))
        apart = np.abs(np.subtract.outer(days, days))
        weights = np.clip(1 - apart / (reach + 1), 0, None)
        moments = full * left[:, np.newaxis]
        robust = (inverse @ moments.T @ weights @ moments @ inverse)[-1, -1] * scores.size / freedom
        assert row.effect == pytest.approx(coefficient[-1])
        assert row.interval == pytest.approx(around(coefficient[-1], max(ordinary, robust) ** 0.5, freedom))
        assert (row.days_with, row.days_without) == (ticks.sum(), (1 - ticks).sum())


def with_effect(lag):
    rng = np.random.default_rng(5)
    pain, days_with = felt_pain(rng), habits(rng)
    ticks = np.isin(FIRST_DAY + np.arange(180), days_with["trigger-3"])
    pain[lag:] += 3 * ticks[: 180 - lag]
    return recorded(rng, pain), days_with


@pytest.mark.parametrize("lag", [0, 1, 2])
def test_a_large_effect_is_found_at_its_lag_and_only_there(lag):
    first, *others = trigger_rows(*with_effect(lag))
    assert (first.id, first.lag, first.verdict) == ("trigger-3", lag, TriggerVerdict.WENT_TOGETHER)
    assert first.interval[0] <= 3 <= first.interval[1]
    assert first.p == pytest.approx(1 / 168)
    assert all(row.verdict is TriggerVerdict.NO_CLEAR_DIFFERENCE for row in others)
    assert [row.effect for row in others] == sorted((row.effect for row in others), reverse=True)


@pytest.mark.parametrize("days", [30, 100])
def test_the_other_lags_are_kept_with_each_row_and_never_stronger(days):
    for row in trigger_rows(*diary(9, days)):
        assert sorted([row.lag, *(other.lag for other in row.others)]) == [0, 1, 2]
        assert [other.lag for other in row.others] == sorted(other.lag for other in row.others)
        assert all((other.id, other.others) == (row.id, ()) for other in row.others)
        assert all(row.p is None or row.p <= other.p for other in row.others)


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_order_of_triggers_and_days_changes_nothing(seed, chance):
    series, days_with = diary(seed)
    shuffled = {name: chance.sample(days, len(days)) for name, days in days_with.items()}
    names = chance.sample(list(shuffled), len(shuffled))
    assert trigger_rows(series, {name: shuffled[name] for name in names}) == trigger_rows(series, days_with)


@given(st.integers(0, 10_000), st.sampled_from([0.1, 1.0, 2.5]))
@settings(max_examples=20, deadline=None)
def test_a_constant_added_to_the_scores_changes_no_p(seed, constant):
    series, days_with = diary(seed)
    plain = trigger_rows(series, days_with)
    moved = trigger_rows(DailySeries(FIRST_DAY, series.worst + constant), days_with)
    assert [(row.id, row.lag, row.p) for row in moved] == [(row.id, row.lag, row.p) for row in plain]
    assert [row.effect for row in moved] == pytest.approx([row.effect for row in plain])


def test_a_trigger_without_enough_days_stays_and_says_what_is_missing():
    series, days_with = diary(1, missing=0.0)
    days_with |= {"rare": [FIRST_DAY + day for day in (20, 30, 40, 50, 60, 70)], "always": list(series.days)}
    rows = {row.id: row for row in trigger_rows(series, days_with)}
    assert rows["rare"].missing == MissingDays(days=0, days_with=4, days_without=0)
    assert rows["always"].missing == MissingDays(days=0, days_with=0, days_without=10)
    for name in ("rare", "always"):
        assert rows[name].verdict is TriggerVerdict.NOT_ENOUGH_DAYS
        assert (rows[name].effect, rows[name].interval, rows[name].p) == (None, None, None)
    assert (rows["rare"].days_with, rows["always"].days_without) == (6, 0)


def test_below_60_known_days_nothing_is_compared():
    worst = np.array([4.0, 5.0, 3.0] * 20)
    ticks = ordinals(np.arange(60) % 4 == 0)
    (short,) = trigger_rows(DailySeries(FIRST_DAY, worst[:59]), {"lifting": ticks})
    assert (short.verdict, short.missing) == (TriggerVerdict.NOT_ENOUGH_DAYS, MissingDays(days=1))
    (enough,) = trigger_rows(DailySeries(FIRST_DAY, worst), {"lifting": ticks})
    assert enough.verdict is not TriggerVerdict.NOT_ENOUGH_DAYS
    assert not enough.missing.any


@pytest.mark.parametrize("known", [0, 1, 2, 3, 10])
def test_a_young_diary_counts_what_it_has(known):
    worst = np.full(max(known, 1), 4.0 if known else NAN)
    (row,) = trigger_rows(DailySeries(FIRST_DAY, worst), {"lifting": [FIRST_DAY]})
    assert row.missing.days == 60 - known
    assert row.verdict is TriggerVerdict.NOT_ENOUGH_DAYS


def test_days_before_and_after_the_record_and_unknown_days_do_not_count():
    series, _ = diary(1, missing=0.0)
    worst = series.worst.copy()
    worst[50] = NAN
    outside = [FIRST_DAY - 5, FIRST_DAY + 50, FIRST_DAY + 500]
    (row,) = trigger_rows(DailySeries(FIRST_DAY, worst), {"lifting": outside})
    assert row.days_with == 0


def test_a_trigger_that_is_a_weekday_cannot_be_told_apart_from_it():
    series, days_with = diary(2, missing=0.0)
    days_with["saturdays"] = [day for day in series.days.tolist() if day % 7 == 6]
    row = next(row for row in trigger_rows(series, days_with) if row.id == "saturdays")
    assert (row.effect, row.interval) == (None, None)
    assert row.verdict is TriggerVerdict.NO_CLEAR_DIFFERENCE
    assert row.p > 0.5


def test_scores_that_never_change_go_with_nothing():
    _, days_with = diary(2, missing=0.0)
    for row in trigger_rows(DailySeries(FIRST_DAY, np.full(100, 4.0)), days_with):
        assert row.p == 1.0
        assert row.effect == pytest.approx(0, abs=1e-9)


def test_no_triggers_no_rows():
    assert trigger_rows(diary(1)[0], {}) == ()


def test_a_hole_of_a_year_leaves_the_rest_comparable():
    series, days_with = with_effect(1)
    hole = np.full(365, NAN)
    longer = DailySeries(FIRST_DAY - 465, np.concatenate((series.worst[:100], hole, series.worst)))
    row = trigger_rows(longer, days_with)[0]
    assert (row.id, row.lag, row.verdict) == ("trigger-3", 1, TriggerVerdict.WENT_TOGETHER)


def test_ten_years_of_twenty_triggers_take_at_most_half_a_second():
    series, days_with = diary(1, days=3650, count=20)
    seconds = []
    for _ in range(3):
        start = time.process_time()
        trigger_rows(series, days_with)
        seconds.append(time.process_time() - start)
    assert min(seconds) <= 0.5
