"""Experiments: their blocks, when they end, and what is no experiment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.analysis import experiment as analysis
from painlog.domain.experiments import (
    Experiment,
    Phase,
    first_days,
    standing,
)
from painlog.errors import UserError
from tests.strategies import experiments

FIRST = date(2026, 11, 23)
PLAN = Experiment("x", "heat", 7, (True, False), FIRST, datetime(2026, 11, 20, 18, tzinfo=UTC))


def day(step: int) -> date:
    return FIRST + timedelta(days=step)


def test_the_drawn_order_says_which_block_of_a_pair_comes_first() -> None:
    assert [(block.number, block.treated, block.first, block.last) for block in PLAN.blocks] == [
        (1, True, day(0), day(6)),
        (2, False, day(7), day(13)),
        (3, False, day(14), day(20)),
        (4, True, day(21), day(27)),
    ]
    assert (PLAN.days, PLAN.last_day) == (28, day(27))


@given(experiments())
def test_the_blocks_are_those_that_the_result_is_reckoned_from(made: Experiment) -> None:
    reckoned = analysis.planned_blocks(made.order, made.first_day.toordinal(), made.block_days)
    assert [(block.treated, block.first.toordinal(), block.last.toordinal()) for block in made.blocks] == [
        (block.treated, block.first_day, block.last_day) for block in reckoned
    ]


@given(experiments(), st.integers(-40, 200))
def test_every_day_of_it_lies_in_one_block_and_no_other_day_does(made: Experiment, step: int) -> None:
    asked = made.first_day + timedelta(days=step)
    inside = [block for block in made.blocks if block.first <= asked <= block.last]
    assert made.block_on(asked) == (inside[0] if inside else None)


@pytest.mark.parametrize(
    ("asked", "phase"), [(-1, Phase.PLANNED), (0, Phase.RUNNING), (27, Phase.RUNNING), (28, Phase.COMPLETE)]
)
def test_it_is_planned_then_runs_then_is_complete(asked: int, phase: Phase) -> None:
    found = standing(PLAN, day(asked))
    assert (found.phase, found.ended_on, found.counted_until) == (phase, None, day(27))
    assert found.phase.open == (asked < 28)


def test_it_ends_on_the_day_on_which_it_is_stopped() -> None:
    stopped = replace(PLAN, stopped_on=day(9))
    assert standing(stopped, day(8)).phase is Phase.RUNNING
    found = standing(stopped, day(9))
    assert (found.phase, found.counted_until, found.by_warning_sign) == (Phase.ENDED, day(9), False)
    assert standing(stopped, day(90)) == found


@pytest.mark.parametrize("urgent", [-2, 0, 12, 27])
def test_the_first_urgent_sign_ends_it_even_before_it_begins(urgent: int) -> None:
    found = standing(PLAN, day(40), [day(urgent + 5), day(urgent)])
    assert (found.phase, found.ended_on, found.by_warning_sign) == (Phase.ENDED, day(urgent), True)


def test_a_sign_answered_after_the_end_or_not_yet_ends_nothing() -> None:
    assert standing(PLAN, day(40), [day(28)]).phase is Phase.COMPLETE
    assert standing(PLAN, day(3), [day(4)]).phase is Phase.RUNNING


def test_of_a_stop_and_a_sign_the_earlier_ends_it() -> None:
    stopped = replace(PLAN, stopped_on=day(5))
    assert standing(stopped, day(20), [day(9)]) == standing(stopped, day(20))
    assert standing(stopped, day(20), [day(4)]).by_warning_sign


def test_days_are_ticked_and_unticked_in_order() -> None:
    ticked = PLAN.with_tick(day(5), True).with_tick(day(2), True).with_tick(day(5), True)
    assert ticked.kept_days == (day(2), day(5))
    assert ticked.with_tick(day(2), False).with_tick(day(3), False).kept_days == (day(5),)
    with pytest.raises(UserError, match="outside"):
        PLAN.with_tick(day(28), True)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"block_days": 10}, "7 or 14 days, not 10"),
        ({"order": (True,)}, "not 1"),
        ({"order": (True,) * 7}, "not 7"),
        ({"first_day": date.max}, "no end"),
        ({"stopped_on": day(28)}, "was over"),
        ({"kept_days": (day(2), day(2))}, "not in order"),
        ({"kept_days": (day(-1),)}, "outside"),
    ],
)
def test_what_makes_no_experiment_is_refused(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        replace(PLAN, **wrong)


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (date(2026, 11, 20), [date(2026, 11, 21), date(2026, 11, 23)]),
        (date(2026, 11, 22), [date(2026, 11, 23)]),
        (date(2026, 11, 23), [date(2026, 11, 24), date(2026, 11, 30)]),
    ],
)
def test_it_may_begin_tomorrow_or_on_the_next_monday(today: date, begins: list[date]) -> None:
    assert list(first_days(today)) == begins
