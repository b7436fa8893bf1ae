"""When more is offered, and when less, with the reasons; the person decides (exercises.md section 3)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from painlog.domain.adherence import Slot
from painlog.domain.built_in_routines import LADDER_HOLDS_S, LADDER_STEP_S, LADDER_TOP_S, PLANK_LADDER
from painlog.domain.exercises import Dose, Exercise, dose_for
from painlog.domain.recurrence import State
from painlog.domain.routines import Routine
from painlog.domain.training import SessionOutcome

LOOKED_AT_DAYS = 14
LEAST_SHARE_DONE = 0.8
MORNING_RISE = 2
"""More is offered after two weeks with 80 % done and no next-morning rise of 2 points (exercises.md section 3)."""

QUIET_DAYS_AFTER_SIGN = 28
"""So long after an emergency or today sign no more is offered (exercises.md section 3)."""

FLARE_DAYS = 7
"""A flare is answered with less for a week: our own choice; the rule names no length (exercises.md section 3)."""

DECLINED_DAYS = 14
"""An offer that was declined is not made again for two weeks."""

REPS_STEP, HOLD_STEP_S, SETS_STEP = 2, 5, 1
MINUTES_SHARE = 0.1
"""Add one or two repetitions at a time, a tenth of a walk (exercises.md section 1); holds by 5 s is our own choice."""


class OfferKind(StrEnum):
    """More, or less."""

    PROGRESS = "progress"
    STEP_BACK = "step-back"


@dataclass(frozen=True, slots=True)
class Morning:
    """Pain (0 to 10) before a session, and as first recorded on the morning after it."""

    day: date
    before: float
    after: float

    @property
    def rise(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about one routine on a day: its planned times of the two weeks before it, the mornings after.

    `sign_on` is the last day on which an emergency or today sign was answered yes, `flare_on` that of the last flare,
    `changed_on` the day on which the routine was last made easier or harder, `declined` when an offer was declined.
    """

    today: date
    slots: tuple[Slot, ...]
    mornings: tuple[Morning, ...] = ()
    sign_on: date | None = None
    flare_on: date | None = None
    changed_on: date | None = None
    declined: Mapping[OfferKind, date] | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """The counts behind an offer: `done` of `planned` times since `first`, and how many mornings after were known."""

    first: date
    planned: int
    done: int
    mornings: int
    flare_on: date | None = None


@dataclass(frozen=True, slots=True)
class DoseChange:
    """What an offer does to the step at `place` (from 0): another dose, or another exercise to choose from."""

    place: int
    exercise: str
    before: Dose
    after: Dose | None = None
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """More or less of a routine, why, and what it would change. Nothing is changed until the person says so."""

    kind: OfferKind
    routine_id: str
    reasons: Reasons
    changes: tuple[DoseChange, ...]


def offer_for(
    routine: Routine, evidence: Evidence, exercises: Mapping[str, Exercise], conditions: Iterable[str] = ()
) -> Offer | None:
    """What is offered for a routine on a day, if anything.

    `exercises` are those that the declared `conditions` leave; what is not among them is left as it is.
    """
    kind = _kind(evidence)
    if kind is None or _declined(evidence, kind):
        return None
    changes = tuple(_changes(routine, exercises, tuple(conditions), kind))
    return Offer(kind, routine.id, _reasons(evidence), changes) if changes else None


def with_changes(routine: Routine, changes: Iterable[DoseChange]) -> Routine:
    """The routine with the doses of an offer; where only other exercises are named, the step stays as it is."""
    doses = {change.place: change.after for change in changes if change.after is not None}
    steps = (replace(step, dose=doses.get(place, step.dose)) for place, step in enumerate(routine.steps))
    return replace(routine, steps=tuple(steps))


def _kind(evidence: Evidence) -> OfferKind | None:
    flare, changed = evidence.flare_on, evidence.changed_on
    if flare is not None and _within(flare, evidence.today, FLARE_DAYS):
        return None if changed is not None and changed >= flare else OfferKind.STEP_BACK
    return OfferKind.PROGRESS if _is_ready(evidence) else None


def _is_ready(evidence: Evidence) -> bool:
    """Two whole weeks with enough done, quiet mornings, no sign, nothing stopped because it hurt, nothing changed."""
    if _within(evidence.sign_on, evidence.today, QUIET_DAYS_AFTER_SIGN):
        return False
    if _within(evidence.changed_on, evidence.today, LOOKED_AT_DAYS):
        return False
    counting = _counting(evidence)
    middle = evidence.today - timedelta(days=LOOKED_AT_DAYS // 2)
    if not any(slot.day < middle for slot in counting) or not any(slot.day >= middle for slot in counting):
        return False
    if any(_hurt(slot) for slot in evidence.slots if _first(evidence) <= slot.day):
        return False
    enough = _done(counting) >= LEAST_SHARE_DONE * len(counting)
    return enough and all(morning.rise < MORNING_RISE for morning in _mornings(evidence))


def _within(day: date | None, today: date, days: int) -> bool:
    return day is not None and today - timedelta(days=days) < day <= today


def _declined(evidence: Evidence, kind: OfferKind) -> bool:
    return _within((evidence.declined or {}).get(kind), evidence.today, DECLINED_DAYS)


def _first(evidence: Evidence) -> date:
    return evidence.today - timedelta(days=LOOKED_AT_DAYS)


def _counting(evidence: Evidence) -> list[Slot]:
    return [slot for slot in evidence.slots if slot.counts and _first(evidence) <= slot.day < evidence.today]


def _mornings(evidence: Evidence) -> list[Morning]:
    return [morning for morning in evidence.mornings if _first(evidence) <= morning.day < evidence.today]


def _hurt(slot: Slot) -> bool:
    return slot.session is not None and slot.session.outcome is SessionOutcome.HURT


def _done(slots: Iterable[Slot]) -> int:
    return sum(slot.state is State.DONE for slot in slots)


def _reasons(evidence: Evidence) -> Reasons:
    counting = _counting(evidence)
    return Reasons(_first(evidence), len(counting), _done(counting), len(_mornings(evidence)), evidence.flare_on)


def _changes(
    routine: Routine, exercises: Mapping[str, Exercise], conditions: tuple[str, ...], kind: OfferKind
) -> Iterator[DoseChange]:
    if PLANK_LADDER in (routine.id, routine.copied_from):
        yield from _on_the_ladder(routine, conditions, kind)
        return
    for place, step in enumerate(routine.steps):
        exercise = exercises.get(step.exercise)
        if exercise is None:
            continue
        before = dose_for(conditions, step.dose)
        after = dose_for(conditions, _more(before, exercise) if kind is OfferKind.PROGRESS else _less(before, exercise))
        others = exercise.harder if kind is OfferKind.PROGRESS else exercise.easier
        instead = tuple(id_ for id_ in others if id_ in exercises)
        if after != before:
            yield DoseChange(place, step.exercise, before, after)
        elif instead:
            yield DoseChange(place, step.exercise, before, instead=instead)


def _on_the_ladder(routine: Routine, conditions: tuple[str, ...], kind: OfferKind) -> Iterator[DoseChange]:
    place, top = max(enumerate(routine.steps), key=lambda each: each[1].dose.seconds_held)
    before = dose_for(conditions, top.dose)
    hold = before.seconds_held
    if kind is OfferKind.PROGRESS:
        wanted = max(hold, min(hold + LADDER_STEP_S, LADDER_TOP_S))
    else:
        wanted = min(hold, max(hold - LADDER_STEP_S, max(LADDER_HOLDS_S)))
    after = dose_for(conditions, replace(before, hold_s=wanted, breaths=None))
    if after.seconds_held != hold:
        yield DoseChange(place, top.exercise, before, after)


def _more(dose: Dose, exercise: Exercise) -> Dose:
    """One step towards the goal: first repetitions, then the hold, then sets; a tenth more of what takes minutes."""
    goal = exercise.goal
    if goal is None:
        return dose
    if dose.minutes is not None:
        return replace(dose, minutes=_up(dose.minutes, goal.minutes, max(1, ceil(dose.minutes * MINUTES_SHARE))))
    if dose.reps < goal.reps:
        return replace(dose, reps=_up(dose.reps, goal.reps, REPS_STEP))
    if dose.hold_s is not None and goal.hold_s is not None and dose.hold_s < goal.hold_s:
        return replace(dose, hold_s=_up(dose.hold_s, goal.hold_s, HOLD_STEP_S))
    return replace(dose, sets=_up(dose.sets, goal.sets, SETS_STEP))


def _less(dose: Dose, exercise: Exercise) -> Dose:
    """One step back, the other way round, down to the dose to start with."""
    start = exercise.dose
    if dose.minutes is not None:
        return replace(dose, minutes=_down(dose.minutes, start.minutes, max(1, ceil(dose.minutes * MINUTES_SHARE))))
    if dose.sets > start.sets:
        return replace(dose, sets=dose.sets - SETS_STEP)
    if dose.hold_s is not None and start.hold_s is not None and dose.hold_s > start.hold_s:
        return replace(dose, hold_s=_down(dose.hold_s, start.hold_s, HOLD_STEP_S))
    return replace(dose, reps=_down(dose.reps, start.reps, REPS_STEP))


def _up(value: int, goal: int | None, step: int) -> int:
    return max(value, min(value + step, goal if goal is not None else value))


def _down(value: int, start: int | None, step: int) -> int:
    return min(value, max(value - step, start if start is not None else value))


@dataclass(frozen=True, slots=True)
class OfferAnswers:
    """What the person said to offers: when a routine was made easier or harder, and which offer was declined when."""

    changed: Mapping[str, date] = field(default_factory=dict)
    declined: Mapping[tuple[str, OfferKind], date] = field(default_factory=dict)

    @classmethod
    def parse(cls, stored: object) -> "OfferAnswers":
        """Read what is stored; what makes no sense is left out."""
        changed: dict[str, date] = {}
        declined: dict[tuple[str, OfferKind], date] = {}
        for row in stored if isinstance(stored, list) else ():
            routine, kind, day = _answer(row)
            if day is None:
                continue
            if kind is None:
                changed[routine] = day
            else:
                declined[routine, kind] = day
        return cls(changed, declined)

    def stored(self) -> list[dict[str, str]]:
        """The answers as `parse` reads them."""
        changed = [{"routine": id_, "changed_on": day.isoformat()} for id_, day in self.changed.items()]
        said = [
            {"routine": id_, "declined": str(kind), "on": day.isoformat()} for (id_, kind), day in self.declined.items()
        ]
        return changed + said

    def of_routine(self, routine_id: str) -> dict[OfferKind, date]:
        """When offers about a routine were declined."""
        return {kind: day for (id_, kind), day in self.declined.items() if id_ == routine_id}

    def with_changed(self, routine_id: str, day: date) -> "OfferAnswers":
        return replace(self, changed={**self.changed, routine_id: day})

    def with_declined(self, routine_id: str, kind: OfferKind, day: date) -> "OfferAnswers":
        return replace(self, declined={**self.declined, (routine_id, kind): day})


def _answer(row: object) -> tuple[str, OfferKind | None, date | None]:
    values: Mapping[str, object] = row if isinstance(row, dict) else {}
    kind = values.get("declined")
    day = values.get("on" if kind else "changed_on")
    try:
        return str(values.get("routine")), OfferKind(str(kind)) if kind else None, date.fromisoformat(str(day))
    except ValueError:
        return "", None, None
