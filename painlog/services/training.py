"""The schedule: plans, what was planned and what was done."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.adherence import (
    DAYS_OF_WEEK,
    PlanDraft,
    Slot,
    Tally,
    days,
    suggested_plans,
    tally,
    week_starts,
)
from painlog.domain.naming import N_
from painlog.domain.recurrence import Occurrence, checked_rule
from painlog.domain.training import Plan, PlanChange, PlanChangeKind
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of
from painlog.services.training_reading import (
    PlannedRoutine,
    Week,
    all_routines,
    day_starts_at,
    done_keys,
    next_open,
    noted,
    plan_named,
    planned_and_done,
    refuse_unplanned,
    routine_ids,
)

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore, Snapshot
    from painlog.storage.unit_of_work import UnitOfWork

LONGEST_LIST_DAYS = 366 * 20
"""So many days may be listed at once."""

WEEKS_CHARTED = 12
"""Weeks that a chart shows if it is not told which."""


class TrainingService:
    """The schedule of one open diary. `zone` tells the IANA name of the person's time zone when it is asked."""

    def __init__(self, store: "DiaryStore", clock: Clock, zone: Callable[[], str]) -> None:
        self._store, self._clock, self._zone = store, clock, zone

    # What is planned

    def today(self) -> date:
        """The present diary day: half past midnight still belongs to yesterday's plan."""
        with self._store.snapshot() as session:
            return diary_day(self._clock.now(), day_starts_at(session))

    def zone(self) -> str:
        """The IANA name of the person's time zone."""
        return self._zone()

    def week(self, first_day: date) -> Week:
        """The seven days from `first_day` on."""
        today = self.today()
        with self._store.snapshot() as session:
            found = planned_and_done(session, first_day, first_day + timedelta(days=DAYS_OF_WEEK - 1))
            routines = all_routines(session)
        shown = days(found, first_day)
        ids = {id_ for day in shown for id_ in routine_ids(day)}
        known = {id_: routines[id_] for id_ in sorted(ids) if id_ in routines}
        return Week(first_day, today, shown, tally(shown, first_day, today), known)

    def last_four_weeks(self, first_day: date) -> tuple[Tally, ...]:
        """The weeks up to the one that begins on `first_day`, the oldest first."""
        starts, today = week_starts(first_day), self.today()
        with self._store.snapshot() as session:
            found = planned_and_done(session, starts[0], first_day + timedelta(days=DAYS_OF_WEEK - 1))
        return tuple(tally(days(found, start), start, today) for start in starts)

    def weeks(self, first: date | None = None, last: date | None = None) -> tuple[Tally, ...]:
        """The weeks from that of `first` to that of `last`, the oldest first; by default the last twelve.

        Weeks begin on Monday. Raises `UserError` as `slots` does.
        """
        today = self.today()
        last = last or today
        first = first or last - timedelta(days=DAYS_OF_WEEK * (WEEKS_CHARTED - 1))
        _refuse_days(first, last)
        start = first - timedelta(days=first.weekday())
        starts = [start + timedelta(days=passed) for passed in range(0, (last - start).days + 1, DAYS_OF_WEEK)]
        with self._store.snapshot() as session:
            found = planned_and_done(session, start, starts[-1] + timedelta(days=DAYS_OF_WEEK - 1))
        return tuple(tally(days(found, each), each, today) for each in starts)

    def slots(self, first: date, last: date) -> tuple[Slot, ...]:
        """The planned times from `first` to `last`, both included, each with its session if it was done.

        Raises `UserError` for days in the wrong order or more than twenty years of them.
        """
        _refuse_days(first, last)
        with self._store.snapshot() as session:
            return planned_and_done(session, first, last).slots

    def next_planned(self, moment: datetime | None = None) -> Occurrence | None:
        """The first planned time after a moment (aware), by default now, that is not done already."""
        from painlog.storage.training_rows import read_plan_changes, read_plans

        after = moment or self._clock.now()
        with self._store.snapshot() as session:
            plans, changes = read_plans(session), read_plan_changes(session)
            done = done_keys(session, after.date())
        found = (next_open(plan, changes, after, done) for plan in plans)
        return min((each for each in found if each), key=lambda each: each.start.timestamp(), default=None)

    def plans(self) -> tuple[PlannedRoutine, ...]:
        """The plans that have not ended, each with its routine."""
        from painlog.storage.training_rows import read_plans

        today = self.today()
        with self._store.snapshot() as session:
            routines = all_routines(session)
            current = [plan for plan in read_plans(session) if plan.ended_on is None or plan.ended_on >= today]
        return tuple(PlannedRoutine(plan, routines.get(plan.routine_id)) for plan in current)

    def suggested(self) -> tuple[PlanDraft, ...]:
        """The plan that is suggested to somebody who has none, from tomorrow on."""
        return suggested_plans(self.today() + timedelta(days=1), self._zone())

    # Plans

    def add_plans(self, drafts: Iterable[PlanDraft]) -> tuple[tuple[Plan, ...], Changes]:
        """Plan routines, all or none. Raises `UserError` for an unknown routine or zone and for what is no rule."""

        from painlog.storage.training_rows import put_plan

        with self._store.transaction(N_("Plan added")) as work:
            made = tuple(self._checked(draft, work.session) for draft in drafts)
            for plan in made:
                put_plan(work, plan)
        return made, changes_of(work.tables, N_("Plan added"))

    def change_plan(self, plan_id: str, draft: PlanDraft) -> tuple[Plan, Changes]:
        """Plan it otherwise from the draft's start on; what was planned and done before stays as it was."""
        from painlog.storage.training_rows import put_plan

        with self._store.transaction(N_("Plan changed")) as work:
            made = self._checked(draft, work.session)
            _end(work, plan_id, draft.start.date() - timedelta(days=1))
            put_plan(work, made)
        return made, changes_of(work.tables, N_("Plan changed"))

    def remind(self, plan_id: str, remind: bool) -> Changes:
        """Whether a plan reminds the person."""

        from painlog.storage.training_rows import put_plan

        with self._store.transaction(N_("Plan changed")) as work:
            put_plan(work, replace(plan_named(work.session, plan_id), remind=remind))
        return changes_of(work.tables, N_("Plan changed"))

    def end_plan(self, plan_id: str) -> Changes:
        """End a plan: today counts only if it was done. A plan of which nothing has happened yet goes altogether."""
        yesterday = self.today() - timedelta(days=1)
        with self._store.transaction(N_("Plan ended")) as work:
            _end(work, plan_id, yesterday)
        return changes_of(work.tables, N_("Plan ended"))

    # One planned time

    def skip(self, plan_id: str, wall: datetime) -> Changes:
        """Leave out one planned time (named by its wall clock)."""
        return self._change(N_("Skipped for that day"), PlanChange(plan_id, wall, PlanChangeKind.SKIP))

    def move(self, plan_id: str, wall: datetime, to: datetime) -> Changes:
        """Move one planned time to another wall clock time."""
        return self._change(N_("Moved"), PlanChange(plan_id, wall, PlanChangeKind.MOVE, to))

    def move_to_tomorrow(self, plan_id: str, wall: datetime) -> Changes:
        """Move one planned time to tomorrow, one that is still ahead to the day after its own; the hour stays."""

        from painlog.storage.training_store import changes_of_plan

        with self._store.snapshot() as session:
            moved = {change.occurrence: change.moved_to for change in changes_of_plan(session, plan_id)}
        stands = moved.get(wall) or wall
        day = max(stands.date(), self.today()) + timedelta(days=1)
        change = PlanChange(plan_id, wall, PlanChangeKind.MOVE, datetime.combine(day, stands.time()))
        return self._change(N_("Moved to the next day"), change)

    def as_planned(self, plan_id: str, wall: datetime) -> Changes:
        """Let one planned time stand again as the plan has it."""
        from painlog.storage.training_rows import take_back_plan_change
        from painlog.storage.training_store import changes_of_plan

        with self._store.transaction(N_("As planned again")) as work:
            for change in changes_of_plan(work.session, plan_id):
                if change.occurrence == wall:
                    take_back_plan_change(work, change)
        return changes_of(work.tables, N_("As planned again")) if work.changes else Changes()

    def done(self, occurrence: Occurrence, seconds: int = 0) -> Changes:
        """Note that a planned time was done without the timer. Raises `UserError` before its day."""
        now = self._clock.now()
        if occurrence.day > now.date():
            raise UserError(N_("{day} is still to come."), N_("Nothing was changed."), day=occurrence.day)
        start = min(occurrence.start, now, key=datetime.timestamp)
        return self._put_done(occurrence.routine_id, start, seconds, occurrence)

    def done_now(self, routine_id: str, seconds: int = 0) -> Changes:
        """Note that a routine was done without the timer and without a plan, until now."""
        return self._put_done(routine_id, self._clock.now() - timedelta(seconds=seconds), seconds)

    def remove_session(self, session_id: str) -> Changes:
        """Take out a session that was noted by mistake."""
        from painlog.storage.training_rows import remove_session

        with self._store.transaction(N_("Session removed")) as work:
            remove_session(work, session_id)
        return changes_of(work.tables, N_("Session removed")) if work.changes else Changes()

    def _checked(self, draft: PlanDraft, session: "Snapshot") -> Plan:
        if draft.routine_id not in all_routines(session):
            raise UserError(
                N_("There is no routine “{routine}”."),
                N_("There are: {names}."),
                routine=draft.routine_id,
                names=", ".join(all_routines(session)),
            )
        start = draft.start.replace(tzinfo=None, microsecond=0)
        rule = checked_rule(draft.rule, start, draft.zone)
        made_at = self._clock.now().replace(microsecond=0)
        return Plan(self._store.keys(), draft.routine_id, rule, start, draft.zone, made_at, remind=draft.remind)

    def _change(self, label: str, change: PlanChange) -> Changes:
        from painlog.storage.training_rows import put_plan_change

        with self._store.transaction(label) as work:
            refuse_unplanned(plan_named(work.session, change.plan_id), change.occurrence)
            put_plan_change(work, change)
        return changes_of(work.tables, label)

    def _put_done(self, routine_id: str, start: datetime, seconds: int, of: Occurrence | None = None) -> Changes:
        from painlog.storage.training_rows import put_session

        label = N_("Noted as done")
        with self._store.transaction(label) as work:
            done = noted(self._store.keys(), routine_id, start, seconds, day_starts_at(work.session))
            if of is not None:
                done = replace(done, plan_id=of.plan_id, occurrence=of.wall)
            put_session(work, done)
        return changes_of(work.tables, label)


def _end(work: "UnitOfWork", plan_id: str, last: date) -> None:
    """Let a plan count up to `last`, or up to what was done of it since; take it out where it never counted."""
    from painlog.storage.training_rows import put_plan
    from painlog.storage.training_store import remove_plan, sessions_of_plan

    plan = plan_named(work.session, plan_id)
    done = [each.occurrence.date() for each in sessions_of_plan(work.session, plan_id) if each.occurrence]
    ends = max([last, *done])
    if ends < plan.start.date():
        remove_plan(work, plan_id)
    elif plan.ended_on is None or ends < plan.ended_on:
        put_plan(work, replace(plan, ended_on=ends))


def _refuse_days(first: date, last: date) -> None:
    if last < first:
        raise UserError(
            N_("{first} is after {last}."),
            N_("Give the earlier day first."),
            first=first,
            last=last,
        )
    if (last - first).days > LONGEST_LIST_DAYS:
        raise UserError(N_("That is more than twenty years of a schedule."), N_("Ask for fewer days."))
