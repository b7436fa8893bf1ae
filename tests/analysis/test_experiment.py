from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.analysis.experiment import (
    ExperimentResult,
    block_mean,
    drawn_order,
    experiment_result,
    may_be_tried,
    planned_blocks,
)
from painlog.analysis.intervals import t_quantile
from painlog.analysis.series import DailySeries
from painlog.domain.catalogue import BUILT_IN, Item, Kind

from .diaries import FIRST_DAY

NAN = np.nan


def ran(differences, base=5.0, order=None, block_days=7):
    """A finished experiment whose pairs differ by exactly these points; None leaves out a treated block."""
    blocks = planned_blocks(order or [True] * len(differences), FIRST_DAY, block_days)
    worst = np.full(blocks[-1].last_day - FIRST_DAY + 1, base)
    for block in blocks:
        start = block.first_day - FIRST_DAY
        difference = differences[block.pair]
        if block.treated:
            worst[start : start + block.days] = NAN if difference is None else base + difference
    return DailySeries(FIRST_DAY, worst), blocks


def test_blocks_follow_each_other_in_the_drawn_order():
    blocks = planned_blocks([True, False], FIRST_DAY, 14)
    assert [(b.pair, b.treated, b.first_day - FIRST_DAY, b.last_day - FIRST_DAY) for b in blocks] == [
        (0, True, 0, 13),
        (0, False, 14, 27),
        (1, False, 28, 41),
        (1, True, 42, 55),
    ]


@settings(deadline=None)
@given(st.integers(2, 6), st.integers(0, 2**32))
def test_a_seed_draws_the_same_order_each_time(pairs, seed):
    order = drawn_order(pairs, Random(seed))
    assert len(order) == pairs
    assert order == drawn_order(pairs, Random(seed))


def test_both_orders_are_drawn_about_equally_often():
    chance = Random(1)
    first = sum(sum(drawn_order(4, chance)) for _ in range(500))
    assert 900 <= first <= 1100


@pytest.mark.parametrize("pairs", [1, 7])
def test_too_few_or_too_many_pairs_are_refused(pairs):
    with pytest.raises(ValueError, match="2 to 6 pairs"):
        drawn_order(pairs, Random(1))


def test_blocks_of_other_lengths_are_refused():
    with pytest.raises(ValueError, match="7 or 14 days"):
        planned_blocks([True, False], FIRST_DAY, 10)


def test_the_first_two_days_of_a_block_are_not_counted():
    (block, *_) = planned_blocks([True, False], FIRST_DAY, 7)
    assert block_mean(DailySeries(FIRST_DAY, np.array([10, 10, 1, 2, 3, 2, 2, 9, 9.0])), block) == 2.0


@pytest.mark.parametrize(
    ("block_days", "known", "counts"), [(7, 3, True), (7, 2, False), (14, 6, True), (14, 5, False)]
)
def test_a_block_counts_with_half_of_its_other_days_known(block_days, known, counts):
    (block, *_) = planned_blocks([True, False], FIRST_DAY, block_days)
    worst = np.full(block_days, NAN)
    worst[:2] = 4.0
    worst[2 : 2 + known] = 4.0
    assert block_mean(DailySeries(FIRST_DAY, worst), block) == (4.0 if counts else None)


def test_days_outside_the_record_are_unknown():
    blocks = planned_blocks([True, False], FIRST_DAY, 7)
    series = DailySeries(FIRST_DAY + 4, np.full(5, 4.0))
    assert [block_mean(series, block) for block in blocks] == [4.0, None, None, None]


def test_mean_interval_and_orders_by_hand():
    result = experiment_result(*ran([-2.0, -1.0, -3.0, -2.0], order=[True, False, False, True]))
    assert result.differences == (-2.0, -1.0, -3.0, -2.0)
    reach = t_quantile(3) * np.sqrt(2 / 3) / 2
    assert result.mean == -2.0
    assert result.interval == pytest.approx((-2 - reach, -2 + reach))
    assert (result.orders_as_large, result.orders, result.clear) == (2, 16, True)


def test_an_interval_that_holds_0_is_no_clear_difference():
    assert experiment_result(*ran([-2.0, 1.0, 2.0])).clear is False


def test_below_three_complete_pairs_only_the_numbers_are_given():
    result = experiment_result(*ran([-2.0, None, 1.0]))
    assert result == ExperimentResult((-2.0, None, 1.0))
    assert (result.complete_pairs, result.clear) == (2, None)


def test_an_incomplete_pair_is_left_out_of_the_orders():
    result = experiment_result(*ran([-2.0, None, -1.0, -1.0]))
    assert (result.complete_pairs, result.orders) == (3, 8)


def test_no_difference_at_all_is_reached_by_every_order():
    assert experiment_result(*ran([0.0, 0.0, 0.0])).orders_as_large == 8


@settings(deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=3, max_size=6), st.integers(0, 2**16), st.integers(-1, 1))
def test_orders_order_and_level_of_pain(differences, seed, constant):
    order = drawn_order(len(differences), Random(seed))
    result = experiment_result(*ran([float(d) for d in differences], order=order))
    sums = [
        abs(sum(s * d for s, d in zip(signs, differences, strict=True)))
        for signs in product((1, -1), repeat=len(differences))
    ]
    assert result.orders_as_large == sum(total >= abs(sum(differences)) for total in sums)
    other = ran([float(d) for d in reversed(differences)], base=5.0 + constant)
    turned = experiment_result(*other)
    assert (turned.mean, turned.interval, turned.orders_as_large) == (
        result.mean,
        result.interval,
        result.orders_as_large,
    )


def test_medicines_devices_and_plain_moving_are_never_tried():
    allowed = {item.id for item in BUILT_IN if may_be_tried(item)}
    assert {"heat", "cold", "mindfulness", "yoga"} <= allowed
    refused = {
        "rest",
        "walking",
        "keeping-moving",
        "nsaid",
        "opioid",
        "brace",
        "tens",
        "facet-injection",
        "massage",
    }
    assert not refused & allowed
    assert not may_be_tried(Item(Kind.TRIGGER, "heat", "Heat", "self-care"))
    assert not may_be_tried(Item(Kind.TREATMENT, "own-drops", "Drops"))
