"""Means of groups of days and shares of days, with intervals that know that neighbouring days are alike."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from painlog.analysis.group_means import LEAST_FOR_INTERVAL, independent_days, local_levels, mean_of_days, share_of_days

FIRST = 739_000
SCORED_DAYS = st.dictionaries(st.integers(FIRST, FIRST + 300), st.integers(0, 10), max_size=60)


@settings(deadline=None)
@given(SCORED_DAYS)
def test_an_interval_holds_its_mean_and_stays_on_the_scale(scored):
    days = sorted(scored)
    found = mean_of_days(days, [scored[day] for day in days], local_levels(scored))
    assert found.count == len(days)
    assert (found.mean is None) == (not days)
    assert (found.interval is not None) == (len(days) >= LEAST_FOR_INTERVAL)
    if found.interval is not None and found.mean is not None:
        low, high = found.interval
        assert 0 <= low <= found.mean <= high <= 10


@settings(deadline=None)
@given(SCORED_DAYS, st.integers(-200, 200))
def test_nothing_depends_on_when_it_was(scored, later):
    moved = {day + later: score for day, score in scored.items()}
    days = sorted(scored)
    scores = [scored[day] for day in days]
    here = mean_of_days(days, scores, local_levels(scored))
    assert mean_of_days(sorted(moved), scores, local_levels(moved)) == here


@settings(deadline=None)
@given(st.dictionaries(st.integers(FIRST, FIRST + 300), st.booleans(), max_size=60))
def test_a_share_lies_in_its_interval_and_between_none_and_all(noted):
    days = sorted(noted)
    found = share_of_days(days, [noted[day] for day in days])
    assert (found.interval is not None) == (len(days) >= LEAST_FOR_INTERVAL)
    if found.interval is not None and found.mean is not None:
        low, high = found.interval
        assert 0 <= low <= found.mean + 1e-12
        assert found.mean - 1e-12 <= high <= 1


def test_days_that_tell_nothing_of_each_other_get_wilsons_interval():
    days = list(range(FIRST, FIRST + 80, 2))
    noted = [place % 4 == 0 for place in range(40)]
    wanted = binomtest(10, 40).proportion_ci(method="wilson")
    assert independent_days(days, np.asarray(noted, dtype=float), 1) == pytest.approx(40 * (1 - 1 / 40) / (1 + 1 / 40))
    low, high = share_of_days(days, noted).interval
    assert (low, high) == pytest.approx((wanted.low, wanted.high), abs=0.01)


def test_days_that_repeat_each_other_count_for_less():
    days = list(range(FIRST, FIRST + 60))
    alike = np.repeat([0.0, 1.0], 30)
    turning = np.tile([0.0, 1.0], 30)
    assert independent_days(days, alike, 1) == 4
    assert independent_days(days, turning, 1) > 50


def test_the_interval_covers_the_level_of_a_diary_whose_days_are_alike():
    rng, covered = np.random.default_rng(5), []
    for _ in range(300):
        noise = rng.normal(0, 1.1, 150)
        pain = np.zeros(150)
        for day in range(1, 150):
            pain[day] = 0.5 * pain[day - 1] + noise[day]
        scored = {FIRST + day: float(min(max(round(5 + pain[day]), 0), 10)) for day in range(30, 150)}
        low, high = mean_of_days(list(scored), list(scored.values()), dict.fromkeys(scored, 5.0)).interval
        covered.append(low <= 5 <= high)
    assert 0.92 <= np.mean(covered) <= 0.99
