"""Offers of more or less of a routine: what speaks for one, and what becomes of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.about import TickKind
from painlog.domain.adherence import Slot
from painlog.domain.built_in_routines import hidden_as_a_whole
from painlog.domain.days import day_records
from painlog.domain.diary import Entry
from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.exercises import Exercise, filter_for
from painlog.domain.flares import FLARE_USUAL_DAYS, flare_on
from painlog.domain.naming import N_
from painlog.domain.progress import (
    FLARE_DAYS,
    LOOKED_AT_DAYS,
    Evidence,
    Morning,
    Offer,
    OfferAnswers,
    offer_for,
    with_changes,
)
from painlog.domain.records import Answer
from painlog.domain.routines import Routine
from painlog.domain.safety_gate import SafetyNotes
from painlog.domain.settings import DiarySettings
from painlog.domain.training import DoneSession, Plan
from painlog.domain.warnings import URGENT_SIGNS
from painlog.services.changes import Changes, changes_of
from painlog.services.sessions import SAFETY_KEY
from painlog.services.training_reading import all_routines, day_starts_at, is_built_in, planned_and_done

if TYPE_CHECKING:
    from painlog.services.exercises import ExerciseLibrary
    from painlog.storage.diary_store import DiaryStore, Snapshot
    from painlog.storage.unit_of_work import UnitOfWork

_NOON = time(12)
"""A morning score is one from before noon."""


class TrainingOffersService:
    """What is offered for the routines that are planned. The person decides."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store, self._clock = store, clock

    def today(self, library: "ExerciseLibrary") -> tuple[Offer, ...]:
        """What is offered today, with the reasons."""
        with self._store.snapshot() as session:
            return _offers(session, self._day(session), library.by_id)

    def decline(self, offer: Offer) -> Changes:
        """Not now: the same offer is not made again for two weeks."""
        from painlog.storage.training_store import put_offer_answers, read_offer_answers

        with self._store.transaction(N_("Left as it is")) as work:
            answers = read_offer_answers(work.session)
            put_offer_answers(work, answers.with_declined(offer.routine_id, offer.kind, self._day(work.session)))
        return changes_of(work.tables, N_("Left as it is"))

    def accept(self, offer: Offer, name: str) -> Changes:
        """Change the doses of the routine. A built-in one stays; a copy called `name` takes its place in the plans."""
        with self._store.transaction(N_("Routine adjusted")) as work:
            routine = all_routines(work.session)[offer.routine_id]
            changed = with_changes(routine, offer.changes)
            if is_built_in(routine.id):
                made_at = self._clock.now().replace(microsecond=0)
                origin = routine.id
                changed = replace(changed, id=self._store.keys(), name=name, copied_from=origin, made_at=made_at)
            _put_in_place(work, routine, changed, self._day(work.session))
        return changes_of(work.tables, N_("Routine adjusted"))

    def _day(self, session: "Snapshot") -> date:
        return diary_day(self._clock.now(), day_starts_at(session))


def _put_in_place(work: "UnitOfWork", routine: Routine, changed: Routine, today: date) -> None:
    """Store the changed routine; where it is a copy, the plans go on with it."""
    from painlog.storage.training_rows import put_plan, put_routine, read_plans
    from painlog.storage.training_store import put_offer_answers, read_offer_answers

    put_routine(work, changed)
    for plan in read_plans(work.session):
        if plan.routine_id == routine.id != changed.id:
            put_plan(work, replace(plan, routine_id=changed.id))
    put_offer_answers(work, read_offer_answers(work.session).with_changed(changed.id, today))


def _offers(session: "Snapshot", today: date, library: Mapping[str, Exercise]) -> tuple[Offer, ...]:
    """What is offered on a day for the routines of the plans that go on."""
    from painlog.storage.diary_rows import read_about, read_settings

    conditions = tuple(id_ for kind, id_ in read_about(session).ticks if kind == TickKind.CONDITION)
    notes = SafetyNotes.parse(read_settings(session).get(SAFETY_KEY))
    selection = filter_for(conditions, library.values(), notes.agreed_conditions)
    left = {judged.exercise.id: judged.exercise for judged in selection.offered}
    found = []
    for routine, evidence in _evidence(session, today):
        if not hidden_as_a_whole(routine, conditions):
            found.append(offer_for(routine, evidence, left, conditions))
    return tuple(offer for offer in found if offer is not None)


def _evidence(session: "Snapshot", today: date) -> Iterator[tuple[Routine, Evidence]]:
    from painlog.storage.diary_rows import read_settings
    from painlog.storage.diary_store import entries_between
    from painlog.storage.training_rows import read_plans
    from painlog.storage.training_store import read_offer_answers

    settings = DiarySettings.parse(read_settings(session))
    entries = entries_between(session, today - timedelta(days=FLARE_USUAL_DAYS + FLARE_DAYS), today)
    slots = planned_and_done(session, today - timedelta(days=LOOKED_AT_DAYS), today).slots
    answers, routines = read_offer_answers(session), all_routines(session)
    sign, flare = _last_sign(session), _last_flare(entries, settings, today)
    for id_ in _going_on(read_plans(session), today):
        if id_ in routines and id_ != FLARE_DAY:
            mine = tuple(slot for slot in slots if slot.occurrence.routine_id == id_)
            mornings = tuple(_mornings(mine, entries, settings))
            yield routines[id_], _one(id_, today, mine, mornings, sign, flare, answers)


def _one(
    id_: str,
    today: date,
    slots: tuple[Slot, ...],
    mornings: tuple[Morning, ...],
    sign: date | None,
    flare: date | None,
    answers: OfferAnswers,
) -> Evidence:
    return Evidence(today, slots, mornings, sign, flare, answers.changed.get(id_), answers.of_routine(id_))


def _going_on(plans: Iterable[Plan], today: date) -> list[str]:
    """The routines of plans that have begun and not ended, each once."""
    ids = [plan.routine_id for plan in plans if plan.start.date() <= today <= (plan.ended_on or date.max)]
    return list(dict.fromkeys(ids))


def _last_sign(session: "Snapshot") -> date | None:
    from painlog.storage.diary_rows import read_warning_answers

    answers = read_warning_answers(session)
    said = [each.answered_on for each in answers if each.sign in URGENT_SIGNS and each.answer is Answer.YES]
    return max(said, default=None)


def _last_flare(entries: Iterable[Entry], settings: DiarySettings, today: date) -> date | None:
    records = day_records(entries, count_every_site=settings.count_every_site)
    recent = (today - timedelta(days=back) for back in range(FLARE_DAYS))
    return next((day for day in recent if flare_on(records, day) is not None), None)


def _mornings(slots: Iterable[Slot], entries: Iterable[Entry], settings: DiarySettings) -> Iterator[Morning]:
    """The pain before each session beside that of the next morning, where both were recorded."""
    scored = [entry for entry in entries if entry.score is not None and entry.time_known]
    for session in (slot.session for slot in slots):
        if session is not None:
            before, after = _before(session, scored), _after(session, scored, settings)
            if before is not None and after is not None:
                yield Morning(session.diary_day, before, after)


def _before(session: DoneSession, scored: Iterable[Entry]) -> float | None:
    """What was told at the start of the session, else the last score of that day before it."""
    if session.pain_before is not None:
        return session.pain_before
    earlier = [entry for entry in scored if entry.diary_day == session.diary_day and entry.when <= session.started]
    return max(earlier, key=lambda entry: entry.when).score if earlier else None


def _after(session: DoneSession, scored: Iterable[Entry], settings: DiarySettings) -> float | None:
    """The first score of the next diary day, if it is from the morning."""
    next_day = session.diary_day + timedelta(days=1)
    morning = [entry for entry in scored if entry.diary_day == next_day and _is_morning(entry.when, settings)]
    return min(morning, key=lambda entry: entry.when).score if morning else None


def _is_morning(when: datetime, settings: DiarySettings) -> bool:
    return when.time() < _NOON and diary_day(when, settings.day_starts_at) == when.date()
