"""Reminders: each once, never in quiet hours, nothing lost over sleep or when the clocks change."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.clock import FixedClock
from painlog.domain.reminders import (
    CATCH_UP,
    LOG_LINES,
    LOOK_BACK,
    NEVER_QUIET,
    OPEN,
    Call,
    CallKind,
    Memory,
    Outcome,
    QuietHours,
    decide,
    diary_call,
    exercise_key,
    next_look,
    put_off,
    skip,
)

ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]
BEFORE_CHANGES = [datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 3, 28, 12, tzinfo=UTC)]
"""The night after, the clocks of London change."""
EVENING = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NIGHT = QuietHours(time(22), time(7))

hours = st.integers(0, 23).map(time)
quiet_hours = st.builds(QuietHours, hours, hours)


def exercise(at: datetime, plan: str = "a", **values: object) -> Call:
    made = Call(
        exercise_key(plan, at.replace(tzinfo=None)), CallKind.EXERCISE, at, at + CATCH_UP, None, plan, "walk", at
    )
    return replace(made, **values)  # type: ignore[arg-type]


def looked(at: datetime) -> Memory:
    return Memory(looked_at=at)


def outcomes(memory: Memory) -> list[Outcome]:
    return [each.outcome for each in memory.log]


# By hand


def test_what_is_due_is_told_once_with_its_reason() -> None:
    call = exercise(EVENING)
    first = decide([call], looked(EVENING - MINUTE), EVENING)
    assert first.told == (call,)
    assert outcomes(first.memory) == [Outcome.TOLD]
    again = decide([call], first.memory, EVENING + MINUTE)
    assert again.told == ()
    assert again.memory.log == first.memory.log


def test_what_is_not_due_yet_waits_without_a_word() -> None:
    found = decide([exercise(EVENING + MINUTE)], looked(EVENING - HOUR), EVENING)
    assert (found.told, found.memory.log) == ((), ())


def test_what_is_done_skipped_or_moved_is_noted_and_not_told() -> None:
    for outcome in (Outcome.DONE, Outcome.SKIPPED, Outcome.MOVED, Outcome.PAUSED):
        found = decide([exercise(EVENING, settled=outcome)], looked(EVENING - MINUTE), EVENING)
        assert (found.told, outcomes(found.memory)) == ((), [outcome])


def test_missed_ones_of_a_plan_collapse_into_the_last_and_other_plans_stand_beside_it() -> None:
    early, late, other = exercise(EVENING - 9 * HOUR), exercise(EVENING - HOUR), exercise(EVENING - 2 * HOUR, "b")
    found = decide([late, other, early], looked(EVENING - 10 * HOUR), EVENING)
    assert set(found.told) == {late, other}
    assert Counter(outcomes(found.memory)) == {Outcome.TOLD: 2, Outcome.ONE_FOR_SEVERAL: 1}


def test_after_two_days_a_plan_has_moved_on() -> None:
    call = exercise(EVENING - CATCH_UP)
    found = decide([call], looked(EVENING - CATCH_UP - HOUR), EVENING)
    assert (found.told, outcomes(found.memory)) == ((), [Outcome.TOO_LATE])


def test_quiet_hours_hold_it_back_until_they_end() -> None:
    at = datetime(2026, 11, 20, 21, 59, tzinfo=UTC)
    call = exercise(at)
    held = decide([call], looked(at - HOUR), at + 2 * MINUTE, NIGHT)
    still = decide([call], held.memory, at + HOUR, NIGHT)
    assert held.told == still.told == ()
    assert outcomes(still.memory) == [Outcome.QUIET]
    morning = datetime(2026, 11, 21, 7, tzinfo=UTC)
    assert next_look(still.memory, [], at + HOUR, morning) == morning
    assert decide([call], still.memory, morning, NIGHT).told == (call,)


def test_later_means_once_more_and_skipping_means_no_more() -> None:
    call = exercise(EVENING)
    told = decide([call], looked(EVENING - MINUTE), EVENING).memory
    later = put_off(call, told, EVENING, 10 * MINUTE)
    assert decide([call], later, EVENING + 9 * MINUTE).told == ()
    again = decide([call], decide([call], later, EVENING + 9 * MINUTE).memory, EVENING + 10 * MINUTE)
    assert again.told == (call,)
    assert outcomes(again.memory) == [Outcome.TOLD, Outcome.LATER, Outcome.TOLD]
    gone = skip(call, put_off(call, again.memory, EVENING, HOUR), EVENING)
    assert decide([call], gone, EVENING + 2 * HOUR).told == ()


def test_an_hour_later_is_an_hour_also_when_the_clocks_go_back() -> None:
    london = ZoneInfo("Europe/London")
    now = datetime(2026, 10, 25, 1, 30, tzinfo=london)
    call = exercise(now)
    later = put_off(call, looked(now), now, HOUR)
    assert decide([call], later, datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=1)).told == (call,)


def test_what_was_put_off_and_is_no_longer_planned_is_dropped() -> None:
    call = exercise(EVENING)
    later = put_off(call, decide([call], looked(EVENING - MINUTE), EVENING).memory, EVENING, HOUR)
    found = decide([], later, EVENING + HOUR)
    assert (found.told, outcomes(found.memory)[-1], found.memory.waiting) == ((), Outcome.GONE, ())


def test_what_was_put_off_and_is_done_meanwhile_is_not_told() -> None:
    call = exercise(EVENING)
    later = put_off(call, decide([call], looked(EVENING - MINUTE), EVENING).memory, EVENING, HOUR)
    found = decide([replace(call, settled=Outcome.DONE)], later, EVENING + HOUR)
    assert (found.told, outcomes(found.memory)[-1]) == ((), Outcome.DONE)


def test_the_first_look_ever_looks_back_to_the_beginning_of_the_day() -> None:
    this_morning, yesterday = exercise(EVENING - 10 * HOUR), exercise(EVENING - 24 * HOUR, "b")
    assert decide([this_morning, yesterday], Memory(), EVENING).told == (this_morning,)


def test_what_was_due_weeks_ago_is_not_even_noted() -> None:
    old = exercise(EVENING - LOOK_BACK - HOUR)
    assert decide([old], looked(EVENING - timedelta(days=60)), EVENING).memory.log == ()


def test_a_clock_that_was_put_back_tells_nothing_twice() -> None:
    call = exercise(EVENING)
    told = decide([call], looked(EVENING - MINUTE), EVENING).memory
    back = decide([call], told, EVENING - HOUR).memory
    assert decide([call], back, EVENING + MINUTE).told == ()


def test_the_same_day_is_not_asked_for_twice_when_the_time_is_changed() -> None:
    zone = ZoneInfo("Europe/London")
    clock = FixedClock(datetime(2026, 11, 20, 20), zone)
    day = date(2026, 11, 20)
    first = decide([diary_call(day, time(20), 4, clock.at_local, False)], looked(clock.now() - HOUR), clock.now())
    assert len(first.told) == 1
    clock.move(HOUR)
    assert decide([diary_call(day, time(21), 4, clock.at_local, False)], first.memory, clock.now()).told == ()


def test_a_reminder_after_midnight_belongs_to_the_diary_day_before() -> None:
    clock = FixedClock(datetime(2026, 11, 20, 12), ZoneInfo("Europe/London"))
    call = diary_call(date(2026, 11, 20), time(1), 4, clock.at_local, False)
    assert call.at == datetime(2026, 11, 21, 1, tzinfo=ZoneInfo("Europe/London"))
    assert call.until == datetime(2026, 11, 21, 4, tzinfo=ZoneInfo("Europe/London"))


def test_the_log_stays_small() -> None:
    calls = [exercise(EVENING - index * MINUTE, settled=Outcome.DONE) for index in range(LOG_LINES + 50)]
    memory = decide(calls, looked(EVENING - 24 * HOUR), EVENING).memory
    assert len(memory.log) == LOG_LINES
    assert memory.log[-1].due == EVENING


def test_equal_times_mean_never_quiet() -> None:
    assert not any(NEVER_QUIET.hold(time(hour)) for hour in range(24))
    assert [hour for hour in range(24) if NIGHT.hold(time(hour))] == [*range(7), 22, 23]


# Whatever happens


@given(
    zone=st.sampled_from(ZONES),
    start=st.sampled_from(BEFORE_CHANGES),
    due=st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3 * 24 * 60)), min_size=1, max_size=25, unique=True),
    looks=st.lists(st.integers(1, 24 * 60), min_size=1, max_size=12),
    quiet=quiet_hours,
    answers=st.lists(st.sampled_from(["later", "skip", "nothing"]), min_size=3, max_size=3),
)
@settings(max_examples=120, deadline=None)
def test_each_once_never_in_quiet_hours_and_nothing_is_lost(
    zone: str,
    start: datetime,
    due: list[tuple[str, int]],
    looks: list[int],
    quiet: QuietHours,
    answers: list[str],
) -> None:
    """`due` and `looks` are minutes; between two looks the computer sleeps."""
    where = ZoneInfo(zone)
    calls = [exercise((start + minutes * MINUTE).astimezone(where), plan) for plan, minutes in due]
    memory, now, told, put = looked(start), start, Counter[str](), Counter[str]()
    for index, minutes in enumerate([*looks, 3 * 24 * 60, 24 * 60, 24 * 60]):
        now += minutes * MINUTE
        found = decide(calls, memory, now.astimezone(where), quiet)
        memory = found.memory
        assert not (found.told and quiet.hold(now.astimezone(where).time()))
        assert len({call.group for call in found.told}) == len(found.told)
        told.update(call.key for call in found.told)
        for call in found.told:
            answer = answers[index % 3]
            if answer == "later" and index < len(looks):
                memory = put_off(call, memory, now.astimezone(where), 10 * MINUTE)
                put[call.key] += 1
            elif answer == "skip":
                memory = skip(call, memory, now.astimezone(where))
    settled = {each.key for each in memory.log if each.outcome not in OPEN}
    held = {each.key for each in memory.waiting}
    assert settled | held >= {call.key for call in calls}
    assert not any(told[call.key] > 1 + put[call.key] for call in calls)
    if not quiet.hold(now.astimezone(where).time()):
        assert not held


def _seen_by_a_look(at: time) -> bool:
    """The test looks every ten minutes only: a call in the last ten before the day ends at 04:00 may fall between."""
    return not time(3, 50) <= at < time(4)


@given(
    now=st.datetimes(datetime(2026, 3, 27), datetime(2026, 3, 31)),
    zone=st.sampled_from(ZONES),
    at=st.times().filter(_seen_by_a_look),
)
@settings(max_examples=80, deadline=None)
def test_the_daily_entry_is_asked_for_once_a_day_over_every_change_of_the_clocks(
    now: datetime, zone: str, at: time
) -> None:
    clock = FixedClock(now.replace(tzinfo=UTC), ZoneInfo(zone))
    days = [now.date() + timedelta(days=ahead) for ahead in range(-2, 6)]
    calls = [diary_call(day, at.replace(second=0, microsecond=0), 4, clock.at_local, False) for day in days]
    memory, told = looked(clock.now()), []
    for _ in range(4 * 24 * 6):
        clock.move(10 * MINUTE)
        found = decide(calls, memory, clock.now())
        memory = found.memory
        told += [call.key for call in found.told]
    assert len(told) == len(set(told))
    assert 3 <= len(told) <= 5
