"""Planned beside done: which session fulfils which planned time, and what weeks add up to.

Nothing is counted against anybody: what was missed has "moved on", days without a plan are rest, and there are no
streaks (exercises.md section 3).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from painlog.domain.recurrence import Occurrence, State
from painlog.domain.training import DoneSession

DAYS_OF_WEEK = 7
WEEKS_SHOWN = 4
"""The last four weeks stand beside the plan (exercises.md section 3)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A planned time and the session that fulfils it, if one does."""

    occurrence: Occurrence
    session: DoneSession | None = None

    @property
    def state(self) -> State:
        return State.DONE if self.session is not None else self.occurrence.state

    @property
    def day(self) -> date:
        return self.occurrence.day

    @property
    def counts(self) -> bool:
        """Whether it was, or is, to be done: not where it was skipped or moved away."""
        return self.state in (State.PLANNED, State.DONE)

    def moved_on(self, today: date) -> bool:
        """Whether its day has passed without it. It is not made up for."""
        return self.state is State.PLANNED and self.day < today


@dataclass(frozen=True, slots=True)
class Matched:
    """Planned times with their sessions, and the sessions that no plan asked for, both in order of time."""

    slots: tuple[Slot, ...]
    extras: tuple[DoneSession, ...]


@dataclass(frozen=True, slots=True)
class TrainingDay:
    """A day: what was planned, and what was done beside it."""

    day: date
    slots: tuple[Slot, ...] = ()
    extras: tuple[DoneSession, ...] = ()

    @property
    def rest(self) -> bool:
        """A day on which nothing was planned and nothing done: planned rest, not a gap."""
        return not (self.slots or self.extras)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many planned times of a week were done; `ahead` of them are still to come, `extra` sessions came beside."""

    first_day: date
    planned: int
    done: int
    ahead: int = 0
    extra: int = 0


def matched(occurrences: Iterable[Occurrence], sessions: Iterable[DoneSession]) -> Matched:
    """Give each planned time its session.

    A session that names its planned time fulfils that one, also where it was skipped; any other the first of its
    routine that is open on its diary day. One that was hardly begun fulfils none.
    """
    times, begun = list(occurrences), list(sessions)
    named, loose = _named_and_loose(times, (session for session in begun if session.fulfils))
    taken: dict[int, DoneSession] = {}
    for place, occurrence in enumerate(times):
        if occurrence.state is State.MOVED:
            continue
        session = named.pop((occurrence.plan_id, occurrence.wall), None)
        waiting = loose[occurrence.routine_id, occurrence.day] if occurrence.state is State.PLANNED else []
        if session is None and waiting:
            session = waiting.pop(0)
        if session is not None:
            taken[place] = session
    slots = tuple(Slot(occurrence, taken.get(place)) for place, occurrence in enumerate(times))
    left = [*named.values(), *(session for waiting in loose.values() for session in waiting)]
    left += [session for session in begun if not session.fulfils]
    return Matched(slots, tuple(sorted(left, key=lambda session: (session.started, session.id))))


_Key = tuple[str, datetime]


def _named_and_loose(
    times: Iterable[Occurrence], sessions: Iterable[DoneSession]
) -> tuple[dict[_Key, DoneSession], dict[tuple[str, date], list[DoneSession]]]:
    """The sessions by the planned time that they name, the first of each; the others by routine and day."""
    keys = {(each.plan_id, each.wall) for each in times}
    named: dict[_Key, DoneSession] = {}
    loose: dict[tuple[str, date], list[DoneSession]] = defaultdict(list)
    for session in sorted(sessions, key=lambda each: (each.started, each.id)):
        key = (session.plan_id, session.occurrence)
        if key in keys and key not in named:
            named[key] = session
        else:
            loose[session.routine_id, session.diary_day].append(session)
    return named, loose


def days(found: Matched, first_day: date, count: int = DAYS_OF_WEEK) -> tuple[TrainingDay, ...]:
    """`count` days from `first_day` on; what was done after midnight belongs to its diary day."""
    slots: dict[date, list[Slot]] = defaultdict(list)
    extras: dict[date, list[DoneSession]] = defaultdict(list)
    for slot in found.slots:
        slots[slot.day].append(slot)
    for session in found.extras:
        extras[session.diary_day].append(session)
    dates = [first_day + timedelta(days=place) for place in range(count)]
    return tuple(TrainingDay(day, tuple(slots[day]), tuple(extras[day])) for day in dates)


def tally(week: Iterable[TrainingDay], first_day: date, today: date) -> Tally:
    """Planned against done in the days of a week. Today's planned times are still ahead until they are done."""
    planned = done = ahead = extra = 0
    for day in week:
        counting = [slot for slot in day.slots if slot.counts]
        planned += len(counting)
        done += sum(slot.state is State.DONE for slot in counting)
        ahead += sum(slot.state is State.PLANNED and slot.day >= today for slot in counting)
        extra += sum(session.fulfils for session in day.extras)
    return Tally(first_day, planned, done, ahead, extra)


def week_starts(first_day: date) -> tuple[date, ...]:
    """The first days of the last four weeks, that of `first_day` the last."""
    return tuple(first_day - timedelta(days=DAYS_OF_WEEK * back) for back in range(WEEKS_SHOWN - 1, -1, -1))


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan as it is about to be made: `start` is naive wall clock of the IANA zone `zone`."""

    routine_id: str
    rule: str
    start: datetime
    zone: str
    remind: bool = True


_SUGGESTED = (
    ("core-basics", "FREQ=WEEKLY;BYDAY=MO,WE,FR", time(18)),
    ("daily-stretch", "FREQ=DAILY", time(8)),
    ("walk", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", time(12, 30)),
)
"""Core on three days that are not in a row, mobility daily, a walk on five (exercises.md section 3)."""


def suggested_plans(first_day: date, zone: str) -> tuple[PlanDraft, ...]:
    """The plan that is suggested to somebody who has none, from `first_day` on."""
    return tuple(PlanDraft(routine, rule, datetime.combine(first_day, at), zone) for routine, rule, at in _SUGGESTED)
