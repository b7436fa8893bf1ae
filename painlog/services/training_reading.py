"""What the schedule reads of a diary: planned beside done, the routines by id, the next planned time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from painlog.clock import diary_day, offset_minutes
from painlog.domain.adherence import Matched, Tally, TrainingDay, matched
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.naming import N_
from painlog.domain.recurrence import Occurrence, State, next_after, schedule
from painlog.domain.routines import Routine
from painlog.domain.settings import DiarySettings
from painlog.domain.training import DoneSession, Plan, PlanChange, SessionOutcome
from painlog.errors import UserError

if TYPE_CHECKING:
    from painlog.storage.diary_store import Snapshot

_MARGIN = timedelta(days=2)
"""Sessions so near are looked at too: a planned time may be done on another day."""


@dataclass(frozen=True, slots=True)
class PlannedRoutine:
    """A plan and the routine that it is about; None where that is no longer in the diary."""

    plan: Plan
    routine: Routine | None


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days with what was planned and done in them. `routines` are those that occur, by id."""

    first_day: date
    today: date
    days: tuple[TrainingDay, ...]
    tally: Tally
    routines: Mapping[str, Routine]


def planned_and_done(session: "Snapshot", first: date, last: date) -> Matched:
    """The planned times from `first` to `last`, both included, with their sessions, and what was done beside them."""
    from painlog.storage.training_rows import read_plan_changes, read_plans
    from painlog.storage.training_store import sessions_around

    begin, end = first - _MARGIN, last + _MARGIN
    times = schedule(read_plans(session), read_plan_changes(session), begin, end)
    found = matched(times, sessions_around(session, begin, end))
    slots = tuple(slot for slot in found.slots if first <= slot.day <= last)
    return Matched(slots, tuple(each for each in found.extras if first <= each.diary_day <= last))


def is_built_in(routine_id: str) -> bool:
    """Whether a routine is one of painlog's own, whose name is translated."""
    return any(each.id == routine_id for each in BUILT_IN_ROUTINES)


def all_routines(session: "Snapshot") -> dict[str, Routine]:
    """The built-in routines and the person's own, by id."""
    from painlog.storage.training_rows import read_routines

    built_in = {each.id: each.routine for each in BUILT_IN_ROUTINES}
    return built_in | {routine.id: routine for routine in read_routines(session)}


def routine_ids(day: TrainingDay) -> set[str]:
    return {slot.occurrence.routine_id for slot in day.slots} | {session.routine_id for session in day.extras}


def done_keys(session: "Snapshot", day: date) -> set[tuple[str | None, datetime | None]]:
    from painlog.storage.training_store import sessions_around

    near = sessions_around(session, day - _MARGIN, day + _MARGIN)
    return {(each.plan_id, each.occurrence) for each in near if each.fulfils}


def next_open(
    plan: Plan, changes: Iterable[PlanChange], after: datetime, done: set[tuple[str | None, datetime | None]]
) -> Occurrence | None:
    found = next_after(plan, changes, after)
    while found is not None and (found.plan_id, found.wall) in done:
        found = next_after(plan, changes, found.start)
    return found


def plan_named(session: "Snapshot", plan_id: str) -> Plan:
    from painlog.storage.training_rows import read_plans

    found = next((plan for plan in read_plans(session) if plan.id == plan_id), None)
    if found is None:
        raise UserError(N_("This plan is no longer in the diary."), N_("It may have been removed elsewhere."))
    return found


def refuse_unplanned(plan: Plan, wall: datetime) -> None:
    planned = schedule([plan], [], wall.date(), wall.date() + timedelta(days=1))
    if all(each.wall != wall or each.state is not State.PLANNED for each in planned):
        raise UserError(N_("Nothing is planned for that time."), N_("The plan may have been changed elsewhere."))


def day_starts_at(session: "Snapshot") -> int:
    """The hour at which a diary day begins."""
    from painlog.storage.diary_rows import read_settings

    return DiarySettings.parse(read_settings(session)).day_starts_at


def noted(id_: str, routine_id: str, start: datetime, seconds: int, day_start: int) -> DoneSession:
    """A session of which the person only said that it was done; `start` is aware."""
    wall = start.replace(tzinfo=None, microsecond=0)
    day, offset = diary_day(wall, day_start), offset_minutes(start)
    return DoneSession(id_, routine_id, wall, offset, day, SessionOutcome.DONE, seconds, with_timer=False)
