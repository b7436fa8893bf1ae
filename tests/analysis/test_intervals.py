import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.analysis.intervals import around, mean_interval, t_probability, t_quantile


def test_quantiles_are_those_of_the_printed_tables():
    assert [round(t_quantile(df), 3) for df in (1, 3, 10, 120)] == [12.706, 3.182, 2.228, 1.980]


def test_probability_and_quantile_belong_together():
    assert t_probability(t_quantile(7), 7) == pytest.approx(0.05)
    assert t_probability(0.0, 7) == 1.0
    assert t_probability(math.inf, 7) == 0.0


def test_around_is_symmetric():
    low, high = around(2.0, 0.5, 10)
    assert (low, high) == pytest.approx((2 - 1.114069, 2 + 1.114069), abs=1e-5)


def test_mean_of_three_by_hand():
    mean, interval = mean_interval([3, 1, 2])
    assert mean == 2.0
    assert interval == pytest.approx((2 - 4.302653 / math.sqrt(3), 2 + 4.302653 / math.sqrt(3)), abs=1e-5)


def test_equal_values_have_the_least_variance():
    assert mean_interval([2, 2, 2])[1] == (2.0, 2.0)
    low, high = mean_interval([2, 2, 2], least_variance=1 / 12)[1]
    assert high - low == pytest.approx(2 * 4.302653 * math.sqrt(1 / 36), abs=1e-5)


@settings(deadline=None)
@given(st.lists(st.integers(0, 10), min_size=2, max_size=30), st.randoms(use_true_random=False))
def test_order_changes_nothing(values, chance):
    shuffled = chance.sample(values, len(values))
    assert mean_interval(values) == mean_interval(shuffled)
