"""The exercise of the invented person: a plan for the week, and what was done of it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.demo_notes import Say
from painlog.domain.exercises import Dose
from painlog.domain.naming import N_
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import (
    DoneSession,
    DoneStep,
    Plan,
    PlanChange,
    PlanChangeKind,
    SessionOutcome,
    StepOutcome,
    Training,
)

Key = Callable[[datetime], str]

WEEKS = 9
"""Weeks of exercise until now."""

_ZONE = "Europe/London"
_CORE = ("core-basics", "MO,WE,FR", (0, 2, 4), time(18), 0.8)
_WALK = ("walk", "TU,TH", (1, 3), time(12, 30), 0.7)
"""A routine, the days of its rule, the same as weekdays counted from Monday, the time, and how often it was done."""

_OWN = (RoutineStep("cat-camel", Dose(reps=6)), RoutineStep("knee-rolls", Dose(reps=3, hold_s=5)))


def demo_training(rng: Random, today: date, worst: Mapping[date, int], key: Key, say: Say) -> Training:
    """Plans, exceptions and sessions up to the day before `today`; `worst` has the worst score of each day, 0 to 10."""
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS)
    made = datetime.combine(monday - timedelta(days=1), time(19))
    routines = {each.id: each.routine for each in BUILT_IN_ROUTINES}
    plans: list[Plan] = []
    sessions: list[DoneSession] = []
    for routine_id, days, weekdays, at, often in (_CORE, _WALK):
        start = datetime.combine(monday + timedelta(days=weekdays[0]), at)
        rule = f"FREQ=WEEKLY;BYDAY={days}"
        plan = Plan(key(made), routine_id, rule, start, _ZONE, made.replace(tzinfo=UTC), remind=False)
        plans.append(plan)
        sessions += _sessions(rng, plan, routines[routine_id], weekdays, today, worst, often, key)
    skipped = datetime.combine(monday + timedelta(weeks=WEEKS - 2, days=2), _CORE[3])
    own = Routine(key(made), say(N_("Before bed")), _OWN, made_at=made.replace(tzinfo=UTC))
    sessions = [session for session in sessions if session.occurrence != skipped]
    return Training(
        routines=(own,),
        plans=tuple(sorted(plans, key=lambda plan: (plan.start, plan.id))),
        changes=(PlanChange(plans[0].id, skipped, PlanChangeKind.SKIP),),
        sessions=tuple(sorted(sessions, key=lambda session: (session.started, session.id))),
    )


def _sessions(
    rng: Random,
    plan: Plan,
    routine: Routine,
    weekdays: tuple[int, ...],
    today: date,
    worst: Mapping[date, int],
    often: float,
    key: Key,
) -> Iterator[DoneSession]:
    for day in _days(plan.start.date(), today):
        if day.weekday() in weekdays and worst.get(day, 0) < 7 and rng.random() < often:
            yield _session(rng, plan, routine, day, worst.get(day, 0), key)


def _days(first: date, end: date) -> Iterator[date]:
    for passed in range((end - first).days):
        yield first + timedelta(days=passed)


def _session(rng: Random, plan: Plan, routine: Routine, day: date, worst: int, key: Key) -> DoneSession:
    planned = datetime.combine(day, plan.start.time())
    started = planned + timedelta(minutes=rng.randint(0, 40))
    stopped = rng.random() < 0.06
    done = len(routine.steps) - 1 if stopped and len(routine.steps) > 1 else len(routine.steps)
    steps = tuple(
        DoneStep(step.exercise, StepOutcome.DONE, _seconds(rng, step))
        if place < done
        else DoneStep(step.exercise, StepOutcome.SKIPPED)
        for place, step in enumerate(routine.steps)
    )
    before = max(worst - rng.randint(0, 2), 0)
    return DoneSession(
        id=key(started),
        routine_id=routine.id,
        started=started,
        utc_offset_min=0,
        diary_day=day,
        outcome=SessionOutcome.STOPPED if done < len(routine.steps) else SessionOutcome.DONE,
        seconds=sum(step.seconds for step in steps),
        steps=steps,
        plan_id=plan.id,
        occurrence=planned,
        pain_before=before,
        pain_after=max(before + rng.choice((-1, -1, 0, 0, 1)), 0),
        effort=rng.randint(3, 6),
    )


def _seconds(rng: Random, step: RoutineStep) -> int:
    minutes = step.dose.minutes
    return 60 * minutes if minutes else rng.randint(60, 140)
