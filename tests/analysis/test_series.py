import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t

from painlog.analysis.series import (
    DailySeries,
    daily_series,
    lag1_autocorrelation,
    local_autocorrelation,
    weekly_means,
    window_mean,
)

from .diaries import FIRST_DAY, felt_pain

NAN = np.nan
SCORES = st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=60)


def series_of(*worst):
    return DailySeries(FIRST_DAY, np.array([NAN if score is None else score for score in worst], dtype=float))


def test_a_day_keeps_its_worst_score_and_a_day_without_one_stays_unknown():
    series = daily_series([12, 10, 12, 11, 13], [3, 5, 7, NAN, NAN], until=14)
    assert series.first_day == 10
    np.testing.assert_array_equal(series.worst, [5, NAN, 7, NAN, NAN])
    assert (series.known_days, series.days.tolist()) == (2, [10, 11, 12, 13, 14])


def test_days_after_the_day_asked_about_are_ignored():
    np.testing.assert_array_equal(daily_series([10, 11, 12], [1, 2, 3], until=11).worst, [1, 2])


def test_a_diary_without_scores_is_one_unknown_day():
    series = daily_series([], [], until=10)
    assert (series.first_day, series.known_days, series.worst.size) == (10, 0, 1)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 10)), max_size=60),
    st.randoms(use_true_random=False),
)
def test_the_order_of_entries_changes_nothing(entries, chance):
    both = entries, chance.sample(entries, len(entries))
    one, other = (daily_series([day for day, _ in rows], [s for _, s in rows], 30) for rows in both)
    assert one.first_day == other.first_day
    np.testing.assert_array_equal(one.worst, other.worst)


def test_last_days_begin_at_the_first_known_one():
    series = series_of(1, 2, None, 4, 5).last(3)
    assert series.first_day == FIRST_DAY + 3
    np.testing.assert_array_equal(series.worst, [4, 5])
    assert series_of(1, 2).last(10).worst.size == 2


@settings(deadline=None)
@given(SCORES, st.integers(0, 15), st.integers(-1, 15), st.integers(1, 5))
def test_window_mean_is_the_mean_of_the_known_days_of_the_window(scores, before, after, least):
    worst = series_of(*scores).worst
    found = window_mean(worst, before, after, least)
    for day in range(worst.size):
        window = [s for s in scores[max(day - before, 0) : max(day + after + 1, 0)] if s is not None]
        wanted = np.mean(window) if len(window) >= least else NAN
        assert found[day] == pytest.approx(wanted, nan_ok=True)


def test_autocorrelation_of_known_pairs():
    assert lag1_autocorrelation(np.array([1.0, -1, 1, -1])) == -1.0
    assert lag1_autocorrelation(np.array([1.0, 1, NAN, -2, -2])) == pytest.approx((1 + 4) / 2 / (10 / 4))
    assert lag1_autocorrelation(np.array([1.0, NAN, 1.0])) == 0.0
    assert lag1_autocorrelation(np.zeros(5)) == 0.0


def test_autocorrelation_of_a_long_series_is_that_of_its_making():
    pain = felt_pain(np.random.default_rng(1), days=5000)
    assert local_autocorrelation(pain) == pytest.approx(0.5, abs=0.05)


def test_autocorrelation_is_taken_round_the_mean_of_29_days():
    worst = felt_pain(np.random.default_rng(2), days=70)
    deviation = [worst[t] - worst[max(t - 14, 0) : t + 15].mean() for t in range(70)]
    raw = np.mean(np.multiply(deviation[1:], deviation[:-1])) / np.mean(np.square(deviation))
    assert raw > 0
    assert local_autocorrelation(worst) == pytest.approx(raw + (1 + 4 * raw) / 29)


def test_weekly_mean_needs_four_of_seven_days_and_leaves_gaps():
    means = weekly_means(series_of(4, 4, None, None, 8, 8, None, None, None, None))
    np.testing.assert_array_equal(means.known[:6], [2, 3, 4, 4, 3, 2])
    np.testing.assert_array_equal(means.mean[:6], [NAN, NAN, 6, 6, NAN, NAN])
    assert np.isnan(means.mean[6:]).all()
    np.testing.assert_allclose((means.low[3], means.high[3]), (6 - 3.182446 * 2 / 3**0.5, 6 + 3.182446 * 2 / 3**0.5))


@settings(deadline=None)
@given(st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=40))
def test_the_likely_range_is_the_t_interval_of_the_known_days_within_the_scale(worst):
    series = series_of(*worst)
    means = weekly_means(series)
    for at, low, high in zip(range(series.worst.size), means.low, means.high, strict=True):
        week = series.worst[max(at - 3, 0) : at + 4]
        known = week[~np.isnan(week)]
        expected = (NAN, NAN)
        if known.size >= 4:
            half = t.ppf(0.975, known.size - 1) * known.std(ddof=1) / known.size**0.5
            expected = (max(known.mean() - half, 0), min(known.mean() + half, 10))
        np.testing.assert_allclose((low, high), expected, atol=1e-4)
