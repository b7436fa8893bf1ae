import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.analysis.series import DailySeries, local_autocorrelation
from painlog.analysis.shifts import level_shifts

from .diaries import FIRST_DAY, felt_pain, recorded


def stepped(seed, sizes, length=60, autocorrelation=0.3):
    rng = np.random.default_rng(seed)
    steps = np.repeat(np.cumsum(sizes), length)
    return recorded(rng, felt_pain(rng, steps.size, autocorrelation) - 2.5 + steps)


def best_levels(w, penalty, least=14):
    """Where the cheapest split into levels begins each new one, by trying every split."""
    cost, begin = [-penalty] + [np.inf] * w.size, [0] * (w.size + 1)
    for end in range(least, w.size + 1):
        for start in range(end - least + 1):
            price = cost[start] + penalty + np.sum((w[start:end] - w[start:end].mean()) ** 2)
            if price < cost[end]:
                cost[end], begin[end] = price, start
    found, at = [], w.size
    while at:
        at = begin[at]
        found.append(at)
    return found[-2::-1]


def almost_constant(step):
    """Scores that repeat 4.0 and then 4.0 + step: all their noise is the least noise."""
    return DailySeries(FIRST_DAY, np.repeat([4.0, 4.0 + step], 60))


MADE = [
    *(stepped(seed, [0, 3, -2], length=40) for seed in range(4)),
    *(stepped(seed, [0, 2, -2], length=20) for seed in range(30)),
    *(almost_constant(step) for step in (0.3, 0.5, 0.9, 1.5)),
]


@pytest.mark.parametrize("series", MADE)
def test_shifts_are_the_cheapest_split_of_the_whitened_scores(series):
    worst = series.worst
    w = worst[1:] - local_autocorrelation(worst) * worst[:-1]
    noise = max(np.mean(np.diff(w) ** 2) / 2, 0.05)
    wanted = [FIRST_DAY + 1 + start for start in best_levels(w, 2 * noise * np.log(w.size))]
    assert [shift.around for shift in level_shifts(series)] == wanted


def test_a_step_is_found_with_the_levels_on_either_side():
    series = stepped(7, [0, 4])
    (shift,) = level_shifts(series)
    assert abs(shift.around - FIRST_DAY - 60) <= 3
    cut = shift.around - FIRST_DAY
    assert shift.before == pytest.approx(series.worst[:cut].mean())
    assert shift.after == pytest.approx(series.worst[cut:].mean())


def test_levels_between_two_steps_belong_to_both():
    first, second = level_shifts(stepped(3, [0, 4, -4]))
    assert first.around < second.around
    assert first.after == second.before


def test_below_56_known_days_nothing_is_looked_for():
    worst = np.array([1.0] * 28 + [8.0] * 28)
    assert len(level_shifts(DailySeries(FIRST_DAY, worst))) == 1
    assert level_shifts(DailySeries(FIRST_DAY, worst[1:])) == ()


def test_no_two_neighbouring_days_known_means_no_shift():
    worst = np.full(160, np.nan)
    worst[::2] = 4.0
    assert level_shifts(DailySeries(FIRST_DAY, worst)) == ()


def test_scores_that_never_change_have_no_shift():
    assert level_shifts(DailySeries(FIRST_DAY, np.full(100, 4.1))) == ()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.1, 1.0, 2.5]))
def test_a_constant_added_moves_no_shift(seed, constant):
    series = stepped(seed, [0, 2])
    plain, moved = level_shifts(series), level_shifts(DailySeries(FIRST_DAY, series.worst + constant))
    assert [shift.around for shift in moved] == [shift.around for shift in plain]
    for a, b in zip(plain, moved, strict=True):
        assert (b.before, b.after) == pytest.approx((a.before + constant, a.after + constant))
