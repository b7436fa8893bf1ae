import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.analysis.intervals import t_probability, t_quantile
from painlog.analysis.series import DailySeries
from painlog.analysis.trend import Trend, trend

from .diaries import FIRST_DAY, felt_pain, recorded

NAN = np.nan


def diary(seed, days=100, missing=0.1):
    rng = np.random.default_rng(seed)
    return recorded(rng, felt_pain(rng, days), missing)


def by_hand(worst):
    """Slope, standard error and degrees of freedom, straight from the rule, with loops."""
    days = [day for day, score in enumerate(worst) if not np.isnan(score)]
    scores = [worst[day] for day in days]
    m, mean = len(days), np.mean(days)
    sxx = sum((day - mean) ** 2 for day in days)
    c = [(day - mean) / sxx for day in days]
    slope = sum(a * b for a, b in zip(c, scores, strict=True))
    residual = {d: s - np.mean(scores) - slope * (d - mean) for d, s in zip(days, scores, strict=True)}
    rss = sum(e * e for e in residual.values())
    pairs = [residual[d] * residual[d - 1] for d in days if d - 1 in residual]
    r1 = np.mean(pairs) / (rss / m)
    r = min(max((m * r1 + 2) / (m - 4), 0), 0.9)
    spread = sum(c[i] * c[j] * r ** abs(days[i] - days[j]) for i in range(m) for j in range(m))
    return slope, np.sqrt(rss / (m - 2) * spread), max(m * (1 - r) / (1 + r), 4) - 2


@pytest.mark.parametrize("seed", range(5))
def test_slope_interval_and_p_follow_the_rule(seed):
    series = diary(seed)
    slope, error, freedom = by_hand(series.worst)
    found = trend(series)
    assert found.slope_per_week == pytest.approx(7 * slope)
    reach = 7 * t_quantile(freedom) * error
    assert found.interval == pytest.approx((7 * slope - reach, 7 * slope + reach))
    assert found.p == pytest.approx(t_probability(slope / error, freedom))
    assert found.method == "ls-ar1"


def test_a_straight_line_is_found_exactly():
    found = trend(DailySeries(FIRST_DAY, np.arange(70) / 14))
    assert found.slope_per_week == pytest.approx(0.5)
    assert found.interval == pytest.approx((0.5, 0.5))
    assert (found.p, found.direction) == (0.0, 1)


@pytest.mark.parametrize("score", [0.0, 4.1, 10.0])
def test_scores_that_never_change_have_no_direction(score):
    found = trend(DailySeries(FIRST_DAY, np.full(80, score)))
    assert found.slope_per_week == pytest.approx(0, abs=1e-12)
    assert (found.p, found.direction) == (1.0, 0)


def known_first(known, days):
    """`days` days of which the first and then `known` − 1 more are known, spread evenly."""
    worst = np.full(days, NAN)
    worst[np.unique(np.linspace(0, days - 1, known).round().astype(int))] = 4.0
    return DailySeries(FIRST_DAY, worst)


@pytest.mark.parametrize(
    ("known", "days", "enough"),
    [
        (59, 59, False),
        (60, 60, True),
        (41, 58, False),
        (42, 60, True),
        (41, 60, False),
        (69, 100, False),
        (70, 100, True),
    ],
)
def test_needs_60_days_42_known_and_70_percent(known, days, enough):
    found = trend(known_first(known, days))
    assert (found.known_days, found.coverage) == (known, known / days)
    assert (found.method is not None) == enough
    if not enough:
        assert found == Trend(known, known / days)


def test_only_the_last_730_days_count():
    recent = diary(1, days=730, missing=0.0)
    longer = DailySeries(FIRST_DAY - 200, np.concatenate((np.full(200, 10.0), recent.worst)))
    assert trend(longer) == trend(recent)


def test_days_before_the_first_known_one_do_not_lower_the_coverage():
    longer = DailySeries(FIRST_DAY - 30, np.concatenate((np.full(30, NAN), np.full(65, 3.0))))
    assert trend(longer).coverage == 1.0


@settings(deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.1, 1.0, 2.5]))
def test_a_constant_added_changes_neither_slope_nor_p(seed, constant):
    series = diary(seed)
    plain, moved = trend(series), trend(DailySeries(FIRST_DAY, series.worst + constant))
    assert moved.slope_per_week == pytest.approx(plain.slope_per_week)
    assert moved.p == pytest.approx(plain.p)


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_time_turned_round_turns_the_slope_round(seed):
    series = diary(seed, missing=0.0)
    plain, turned = trend(series), trend(DailySeries(FIRST_DAY, series.worst[::-1]))
    assert turned.slope_per_week == pytest.approx(-plain.slope_per_week)
    assert turned.direction == -plain.direction
    assert turned.p == pytest.approx(plain.p)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.floats(-0.05, 0.05))
def test_a_direction_is_named_just_when_p_is_below_5_percent(seed, slope):
    rng = np.random.default_rng(seed)
    found = trend(recorded(rng, felt_pain(rng, 100) + slope * np.arange(100)))
    assert (found.direction != 0) == (found.p < 0.05)
