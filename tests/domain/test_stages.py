"""Presets at their boundaries, clipped months, transitions and the pattern of a chronic episode."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.coverage import DayCounts
from painlog.domain.days import shifted
from painlog.domain.stages import (
    PRESETS,
    NextTransition,
    Pattern,
    Stage,
    Transition,
    find_pattern,
    months_after,
    next_transition,
    preset_named,
    stages_between,
    transitions,
)
from painlog.errors import UserError

ONSET = date(2026, 1, 1)
ACUTE, SUBACUTE, CHRONIC = Stage


@pytest.mark.parametrize(
    ("preset", "subacute_age", "chronic_age"),
    [
        ("research", 42, 91),  # 1 January + 3 months = 1 April, which is age 90 and still subacute
        ("weeks", 42, 84),
        ("months", 32, 91),  # 1 January + 1 month = 1 February, which is age 31 and still acute
        ("short", 28, 84),
        ("guide", 14, 56),
    ],
)
def test_every_preset_at_its_boundaries(preset: str, subacute_age: int, chronic_age: int) -> None:
    stage_at = [PRESETS[preset].stage_on(ONSET, shifted(ONSET, age)) for age in range(400)]
    assert stage_at[:subacute_age] == [ACUTE] * subacute_age
    assert stage_at[subacute_age:chronic_age] == [SUBACUTE] * (chronic_age - subacute_age)
    assert set(stage_at[chronic_age:]) == {CHRONIC}


def test_there_are_five_presets_and_each_names_its_source() -> None:
    assert list(PRESETS) == ["research", "weeks", "months", "short", "guide"]
    assert all(preset.source and PRESETS[preset.id] is preset for preset in PRESETS.values())


@pytest.mark.parametrize("wrong", ["", "Research", "six-weeks"])
def test_an_unknown_preset_is_answered_with_the_five(wrong: str) -> None:
    with pytest.raises(UserError) as trouble:
        preset_named(wrong)
    assert all(id_ in str(trouble.value) for id_ in PRESETS)


def test_a_preset_by_name() -> None:
    assert preset_named("short") is PRESETS["short"]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
        (date(2028, 2, 29), -12, date(2027, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 31), -1, date.min),
    ],
)
def test_months_are_clipped(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-30, 30))
def test_a_month_later_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    found = months_after(day, months)
    assert found.year * 12 + found.month == day.year * 12 + day.month + months
    assert found.day == day.day or (found.day < day.day and shifted(found, 1).day == 1)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from(list(PRESETS)))
def test_the_stages_of_an_episode_follow_each_other(onset: date, preset: str) -> None:
    rule = PRESETS[preset]
    boundaries = [rule.first_day(stage, onset) for stage in Stage]
    assert boundaries[0] == onset
    assert boundaries == sorted(set(boundaries))
    for stage, boundary in zip(Stage, boundaries, strict=True):
        assert rule.stage_on(onset, boundary) is stage
        assert stage is ACUTE or rule.stage_on(onset, shifted(boundary, -1)) is not stage


def test_a_transition_needs_a_pain_day_on_or_after_its_boundary() -> None:
    research = PRESETS["research"]
    boundary = shifted(ONSET, 42)
    assert transitions(research, (ONSET, shifted(boundary, -1))) == ()
    assert transitions(research, (ONSET, boundary)) == (Transition(SUBACUTE, boundary, boundary, ONSET),)
    assert transitions(research, (ONSET, shifted(boundary, 5))) == (
        Transition(SUBACUTE, boundary, shifted(boundary, 5), ONSET),
    )


def test_one_pain_day_may_confirm_two_transitions() -> None:
    later = date(2026, 6, 1)
    assert transitions(PRESETS["research"], (ONSET, later)) == (
        Transition(SUBACUTE, date(2026, 2, 12), later, ONSET),
        Transition(CHRONIC, date(2026, 4, 2), later, ONSET),
    )


@pytest.mark.parametrize(
    ("last_pain_age", "asked_age", "expected"),
    [
        (0, 0, NextTransition(SUBACUTE, shifted(ONSET, 42))),
        (41, 41, NextTransition(SUBACUTE, shifted(ONSET, 42))),
        (30, 50, NextTransition(SUBACUTE, shifted(ONSET, 51))),
        (42, 42, NextTransition(CHRONIC, shifted(ONSET, 91))),
        (80, 100, NextTransition(CHRONIC, shifted(ONSET, 101))),
        (91, 95, None),
    ],
)
def test_the_next_transition_if_every_day_were_in_pain(
    last_pain_age: int, asked_age: int, expected: NextTransition | None
) -> None:
    found = next_transition(PRESETS["research"], ONSET, shifted(ONSET, last_pain_age), shifted(ONSET, asked_age))
    assert found == expected


def test_the_next_transition_may_jump_over_a_stage() -> None:
    onset = date(2026, 1, 31)  # `months`: acute up to 28 February, chronic from 1 May
    found = next_transition(PRESETS["months"], onset, onset, date(2026, 5, 1))
    assert found == NextTransition(CHRONIC, date(2026, 5, 2))


def test_stages_between() -> None:
    assert stages_between(ACUTE, CHRONIC) == (ACUTE, SUBACUTE, CHRONIC)
    assert stages_between(SUBACUTE, SUBACUTE) == (SUBACUTE,)


def counts(pain: int, none: int, unknown: int) -> DayCounts:
    return DayCounts(ONSET, shifted(ONSET, pain + none + unknown - 1), pain, none, unknown, 0)


@pytest.mark.parametrize(
    ("pain", "none", "unknown", "pattern"),
    [
        (91, 91, 0, Pattern.PERSISTENT),
        (90, 92, 0, Pattern.RECURRENT),
        (91, 0, 91, Pattern.PERSISTENT),
        (90, 91, 1, Pattern.UNDETERMINED),
        (80, 92, 10, Pattern.RECURRENT),
        (50, 50, 1, Pattern.UNDETERMINED),
        (0, 0, 3, Pattern.UNDETERMINED),
    ],
)
def test_the_pattern_by_the_bounds_of_the_share(pain: int, none: int, unknown: int, pattern: Pattern) -> None:
    assert find_pattern(counts(pain, none, unknown)).pattern is pattern


@given(st.integers(0, 100), st.integers(0, 100), st.integers(1, 100))
def test_days_to_tell_is_the_least_that_can_settle_the_pattern(pain: int, none: int, unknown: int) -> None:
    found = find_pattern(counts(pain, none, unknown))

    def settled_by(days: int) -> bool:
        all_pain = find_pattern(counts(pain + days, none, unknown - days)).pattern
        all_none = find_pattern(counts(pain, none + days, unknown - days)).pattern
        return {all_pain, all_none} != {Pattern.UNDETERMINED}

    assert found.days_to_tell == next(days for days in range(unknown + 1) if settled_by(days))
