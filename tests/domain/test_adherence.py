"""Planned beside done, against counting by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.domain.adherence import Matched, days, matched, suggested_plans, tally, week_starts
from painlog.domain.recurrence import Occurrence, State, checked_rule, occurrences, schedule
from painlog.domain.training import DoneSession, Plan, PlanChange, PlanChangeKind, SessionOutcome

MADE = datetime(2026, 11, 1, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)


def at(day: int, hour: int = 18) -> datetime:
    return datetime(2026, 11, day, hour)


CORE = Plan("core", "core-basics", "FREQ=WEEKLY;BYDAY=MO,WE,FR", at(2), "UTC", MADE)
WALK = Plan("walking", "walk", "FREQ=WEEKLY;BYDAY=TU,TH", at(3), "UTC", MADE)


def session(
    id_: str, wall: datetime, routine: str = "core-basics", plan: str | None = None, of: datetime | None = None
) -> DoneSession:
    return DoneSession(id_, routine, wall, 0, wall.date(), SessionOutcome.DONE, 600, plan_id=plan, occurrence=of)


def planned(*changes: PlanChange, first: date = MONDAY, length: int = 7) -> list[Occurrence]:
    return schedule([CORE, WALK], changes, first, first + timedelta(days=length - 1))


def states(found: Matched) -> list[str]:
    return [f"{slot.day:%a} {slot.state}" for slot in found.slots]


def test_the_week_of_the_mockup() -> None:
    """Monday to Wednesday done, Thursday missed, Friday to come, then rest: 3 of 5."""
    done = [session("1", at(16)), session("2", at(17, 9), "walk"), session("3", at(18), plan="core", of=at(18))]
    week = days(matched(planned(), done), MONDAY)
    assert [[slot.state for slot in day.slots] for day in week[:5]] == [[State.DONE]] * 3 + [[State.PLANNED]] * 2
    assert [day.slots[0].moved_on(FRIDAY) for day in week[:5]] == [False, False, False, True, False]
    assert [day.rest for day in week] == [False] * 5 + [True, True]
    found = tally(week, MONDAY, FRIDAY)
    assert (found.planned, found.done, found.ahead, found.extra) == (5, 3, 1, 0)


def test_what_is_skipped_is_not_asked_for_and_what_is_moved_counts_where_it_went() -> None:
    changes = (
        PlanChange("core", at(16), PlanChangeKind.SKIP),
        PlanChange("core", at(20), PlanChangeKind.MOVE, at(21, 10)),
    )
    moved_done = session("1", at(21, 10), plan="core", of=at(20))
    found = matched(planned(*changes), [moved_done])
    assert states(found) == ["Mon skipped", "Tue planned", "Wed planned", "Thu planned", "Fri moved", "Sat done"]
    counted = tally(days(found, MONDAY), MONDAY, FRIDAY)
    assert (counted.planned, counted.done) == (4, 1)


def test_a_skipped_time_that_was_done_after_all_is_done() -> None:
    skipped = PlanChange("core", at(16), PlanChangeKind.SKIP)
    named = matched(planned(skipped), [session("1", at(16, 20), plan="core", of=at(16))])
    assert states(named)[0] == "Mon done"
    loose = matched(planned(skipped), [session("1", at(16, 20))])
    assert states(loose)[0] == "Mon skipped"
    assert [each.id for each in loose.extras] == ["1"]


def test_a_second_session_and_one_of_another_day_or_routine_are_extras() -> None:
    done = [
        session("again", at(16, 20), plan="core", of=at(16)),
        session("first", at(16), plan="core", of=at(16)),
        session("sunday", at(22)),
        session("stretch", at(17), "daily-stretch"),
    ]
    found = matched(planned(), done)
    assert [slot.session.id for slot in found.slots if slot.session] == ["first"]
    assert [each.id for each in found.extras] == ["again", "stretch", "sunday"]
    week = days(found, MONDAY)
    assert tally(week, MONDAY, FRIDAY).extra == 3
    assert not week[6].rest


def test_a_named_time_may_be_done_on_another_day() -> None:
    found = matched(planned(), [session("late", at(17, 0), plan="core", of=at(16))])
    assert states(found)[0] == "Mon done"
    assert found.extras == ()


def test_two_open_times_of_a_day_take_a_session_each() -> None:
    twice = Plan("twice", "desk-break", "FREQ=DAILY;BYHOUR=10,15", at(16, 10), "UTC", MADE)
    times = occurrences(twice, (), MONDAY, MONDAY)
    one = matched(times, [session("1", at(16, 16), "desk-break")])
    two = matched(times, [session("1", at(16, 16), "desk-break"), session("2", at(16, 17), "desk-break")])
    assert [slot.state for slot in one.slots] == [State.DONE, State.PLANNED]
    assert [slot.state for slot in two.slots] == [State.DONE, State.DONE]


def test_four_weeks_end_with_the_one_that_is_shown() -> None:
    assert week_starts(MONDAY) == (date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9), MONDAY)


def test_the_suggested_plan_is_core_on_three_days_apart_mobility_daily_and_five_walks() -> None:
    plans = suggested_plans(MONDAY, "Europe/London")
    found: dict[str, set[date]] = {}
    for draft in plans:
        rule = checked_rule(draft.rule, draft.start, draft.zone)
        plan = Plan(draft.routine_id, draft.routine_id, rule, draft.start, draft.zone, MADE)
        found[draft.routine_id] = {each.day for each in occurrences(plan, (), MONDAY, MONDAY + timedelta(days=6))}
    assert {routine: len(on) for routine, on in found.items()} == {"core-basics": 3, "daily-stretch": 7, "walk": 5}
    core = found["core-basics"]
    assert not any(day + timedelta(days=1) in core for day in core)


# By hand: every planned day is looked at one by one, with its exceptions, without a rule


@st.composite
def histories(draw: st.DrawFn) -> tuple[set[int], dict[int, PlanChange], set[int]]:
    """Weekdays of a plan, what was changed on which of 28 days, and on which days the planned time was done."""
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1))
    ruled = [place for place in range(28) if place % 7 in weekdays]
    start = date(2026, 10, 26)
    changes = {}
    for place in draw(st.sets(st.sampled_from(ruled), max_size=8)):
        wall = datetime.combine(start, datetime.min.time()) + timedelta(days=place, hours=18)
        by = draw(st.integers(0, 3))
        kind = PlanChangeKind.MOVE if by else PlanChangeKind.SKIP
        changes[place] = PlanChange("p", wall, kind, wall + timedelta(days=by) if by else None)
    done = draw(st.sets(st.sampled_from(ruled)))
    return weekdays, changes, done


@given(histories())
@settings(max_examples=150, deadline=None)
def test_adherence_of_a_rule_with_exceptions_equals_counting_by_hand(
    history: tuple[set[int], dict[int, PlanChange], set[int]],
) -> None:
    weekdays, changes, done = history
    start = date(2026, 10, 26)
    names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    rule = f"FREQ=WEEKLY;BYDAY={','.join(names[day] for day in sorted(weekdays))}"
    begin = datetime(2026, 10, 26, 18)
    plan = Plan("p", "walk", rule, begin, "Europe/London", MADE, ended_on=start + timedelta(days=27))
    sessions = [
        session(str(place), begin + timedelta(days=place), "walk", "p", begin + timedelta(days=place)) for place in done
    ]
    found = matched(occurrences(plan, changes.values(), start, start + timedelta(days=40)), sessions)
    weeks = [tally(days(found, first), first, FRIDAY) for first in week_starts(MONDAY)]

    by_hand = [[0, 0] for _ in range(4)]
    for place in range(28):
        if place % 7 not in weekdays:
            continue
        change = changes.get(place)
        if change is not None and change.moved_to is not None:
            to = (change.moved_to.date() - start).days
            if to < 28:
                by_hand[to // 7][0] += 1
                by_hand[to // 7][1] += place in done
        elif change is None or place in done:
            by_hand[place // 7][0] += 1
            by_hand[place // 7][1] += place in done
    assert [[week.planned, week.done] for week in weeks] == by_hand


@pytest.mark.parametrize(
    ("seconds", "outcome", "with_timer", "fulfils"),
    [
        (59, SessionOutcome.BROKEN, True, False),
        (60, SessionOutcome.STOPPED, True, True),
        (20, SessionOutcome.DONE, True, False),
        (20, SessionOutcome.HURT, True, True),
        (0, SessionOutcome.DONE, False, True),
    ],
)
def test_a_false_start_leaves_the_planned_time_open(
    seconds: int, outcome: SessionOutcome, with_timer: bool, fulfils: bool
) -> None:
    begun = replace(
        session("s", at(16, 19), plan="core", of=at(16)), seconds=seconds, outcome=outcome, with_timer=with_timer
    )
    found = matched(planned(length=1), [begun])
    assert (found.slots[0].state is State.DONE) == fulfils
    assert found.extras == (() if fulfils else (begun,))
    week = tally(days(found, MONDAY), MONDAY, MONDAY)
    assert (week.planned, week.done, week.extra) == (1, int(fulfils), 0)
