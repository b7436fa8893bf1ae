"""What there is to be reminded of, read from the diary; what is due is decided in `painlog.domain.reminders`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.reminders import (
    CATCH_UP,
    Call,
    CallKind,
    Memory,
    Outcome,
    ReminderRules,
    Round,
    decide,
    diary_call,
    exercise_key,
    next_look,
)
from painlog.domain.settings import DiarySettings

if TYPE_CHECKING:
    from painlog.domain.adherence import Slot
    from painlog.domain.flags import Flag
    from painlog.services.episodes import EpisodeState
    from painlog.storage.diary_store import DiaryStore, Snapshot

ONE_DAY = timedelta(days=1)


class RemindersService:
    """Reads one open diary; what was told before is handed in and handed back."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store, self._clock = store, clock

    def look(self, memory: Memory, rules: ReminderRules) -> Round:
        """Decide what became due since the last look."""
        now = self._clock.now()
        return decide(self._calls(memory.first_due(now), now, rules), memory, now, rules.quiet)

    def next_look(self, memory: Memory, rules: ReminderRules) -> datetime | None:
        """When something will be due next, None where nothing is planned."""
        from painlog.domain.recurrence import next_after
        from painlog.storage.training_rows import read_plan_changes, read_plans

        now = self._clock.now()
        coming = [call.at for call in self._diary_calls(now, now + ONE_DAY, rules)]
        if rules.exercise:
            with self._store.snapshot() as session:
                plans, changes = read_plans(session), read_plan_changes(session)
            found = (next_after(plan, changes, now) for plan in plans if plan.remind)
            coming += [occurrence.start for occurrence in found if occurrence is not None]
        return next_look(memory, coming, now, self._next_wall(now, rules.quiet.end))

    def still_open(self, calls: Iterable[Call], rules: ReminderRules) -> tuple[Call, ...]:
        """Those of the shown reminders that were not answered meanwhile: not done, skipped, moved or gone."""
        shown = {call.key: call for call in calls}
        if not shown:
            return ()
        first = min(call.at for call in shown.values())
        now = self._clock.now()
        known = {call.key: call for call in self._calls(first, now, replace(rules, exercise=True))}
        return tuple(
            call
            for key, call in shown.items()
            if key in known and known[key].settled is None and not _passed(known[key].until, now)
        )

    def planned_today(self) -> tuple[Call, ...]:
        """The exercises of this calendar day that are still open, those to come later today too."""
        now = self._clock.now()
        midnight = self._clock.at_local(datetime.combine(now.date(), time()))
        with self._store.snapshot() as session:
            calls = list(_exercise_calls(session, now.date(), now.date(), reminding=False))
        end = self._clock.at_local(datetime.combine(now.date() + ONE_DAY, time()))
        return tuple(
            call for call in calls if call.settled is None and _passed(midnight, call.at) and not _passed(end, call.at)
        )

    def routine_names(self) -> dict[str, tuple[str, bool]]:
        """The name of every routine by its id, and whether it is in the person's own words."""
        from painlog.services.training_reading import all_routines

        with self._store.snapshot() as session:
            routines = all_routines(session)
        return {id_: (each.name, each.made_at is not None) for id_, each in routines.items()}

    def plan_routines(self) -> dict[str, str]:
        """The routine of every plan, by their ids; ended plans too."""
        from painlog.storage.training_rows import read_plans

        with self._store.snapshot() as session:
            return {plan.id: plan.routine_id for plan in read_plans(session)}

    def _calls(self, first: datetime, now: datetime, rules: ReminderRules) -> list[Call]:
        """What was due from `first` to `now`, and what is too near to it to be left out safely."""
        calls = self._diary_calls(first, now, rules)
        if rules.exercise:
            with self._store.snapshot() as session:
                days = (first.date() - ONE_DAY, now.date() + ONE_DAY)
                exercise = list(_exercise_calls(session, *days, reminding=True))
            calls += self._paused(exercise, now)
        return calls

    def _diary_calls(self, first: datetime, last: datetime, rules: ReminderRules) -> list[Call]:
        from painlog.storage.diary_rows import read_settings
        from painlog.storage.diary_store import days_with_entries

        if rules.diary_at is None:
            return []
        with self._store.snapshot() as session:
            starts_at = DiarySettings.parse(read_settings(session)).day_starts_at
            begin, end = diary_day(first, starts_at) - ONE_DAY, diary_day(last, starts_at)
            logged = days_with_entries(session, begin, end)
        days = (begin + timedelta(days=place) for place in range((end - begin).days + 1))
        at_local = self._clock.at_local
        return [diary_call(day, rules.diary_at, starts_at, at_local, day in logged) for day in days]

    def _paused(self, calls: list[Call], now: datetime) -> list[Call]:
        """The calls, settled where the safety rules allow no exercise now: the plan waits until they do."""
        from painlog.domain.safety_gate import Verdict, verdict
        from painlog.services.exercise_safety import ExerciseSafetyService

        if all(call.settled is not None or not _passed(call.at, now) for call in calls):
            return calls
        standing = ExerciseSafetyService(self._store, self._clock).standing()
        stopped = {Verdict.EMERGENCY, Verdict.CLINICIAN, Verdict.DONE_TODAY}
        return [
            replace(call, settled=Outcome.PAUSED)
            if call.settled is None and verdict(standing, call.routine_id) in stopped
            else call
            for call in calls
        ]

    def _next_wall(self, now: datetime, wall: time) -> datetime:
        """The next moment after `now` at which the clock on the wall shows `wall`."""
        days = (now.date() + timedelta(days=ahead) for ahead in range(3))
        moments = [self._clock.at_local(datetime.combine(day, wall)) for day in days]
        return next(moment for moment in moments if not _passed(moment, now))


def _passed(moment: datetime, now: datetime) -> bool:
    """Whether a moment is not after `now`, told in UTC: in one zone Python would compare wall clocks."""
    return moment.timestamp() <= now.timestamp()


def stage_notes(state: "EpisodeState") -> "tuple[Flag, ...]":
    """The confirmed stage transitions that nobody was told of yet."""
    from painlog.domain.flags import ENTERED

    return tuple(flag for flag in state.unseen if flag.id in ENTERED.values())


def _exercise_calls(session: "Snapshot", first: date, last: date, reminding: bool) -> Iterator[Call]:
    """The planned times of these days with what became of them; with `reminding`, of plans that remind only."""
    from painlog.services.training_reading import planned_and_done
    from painlog.storage.training_rows import read_plans

    reminding_ids = {plan.id for plan in read_plans(session) if plan.remind or not reminding}
    if reminding_ids:
        for slot in planned_and_done(session, first, last).slots:
            if slot.occurrence.plan_id in reminding_ids:
                yield _exercise_call(slot)


def _exercise_call(slot: "Slot") -> Call:
    from painlog.domain.recurrence import State

    settled = {State.DONE: Outcome.DONE, State.SKIPPED: Outcome.SKIPPED, State.MOVED: Outcome.MOVED}
    found = slot.occurrence
    return Call(
        exercise_key(found.plan_id, found.wall, found.start if found.was_moved else None),
        CallKind.EXERCISE,
        found.start,
        found.start + CATCH_UP,
        settled.get(slot.state),
        found.plan_id,
        found.routine_id,
        found.wall,
    )
