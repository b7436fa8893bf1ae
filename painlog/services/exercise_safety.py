"""What the diary knows about whether there may be exercise now, and what the person answers to that."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.about import PREGNANCY, TickKind
from painlog.domain.days import day_records
from painlog.domain.diary import Entry
from painlog.domain.exercise_safety import LIST_HOLDS_DAYS, SEVERE_PAIN, done_for_today, pain_has_gone
from painlog.domain.flares import FLARE_USUAL_DAYS, flare_on
from painlog.domain.safety_gate import SafetyNotes, Standing
from painlog.domain.settings import DiarySettings
from painlog.domain.training import DoneSession, SessionOutcome
from painlog.domain.warnings import Urgency, answered_yes
from painlog.services.changes import Changes
from painlog.services.sessions import SAFETY_KEY

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore, Snapshot

NotesChange = Callable[[SafetyNotes, tuple[str, ...]], SafetyNotes]


class ExerciseSafetyService:
    """Reads and answers for one open diary. What is answered here is no entry, so there is nothing to undo."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store, self._clock = store, clock

    def standing(self, pain: tuple[int, datetime] | None = None) -> Standing:
        """What is known now. `pain` is a score that the person has just given and its moment, else today's latest."""
        from painlog.storage.diary_rows import read_warning_answers

        with self._store.snapshot() as session:
            settings, notes, today = self._basis(session)
            entries = _recent_entries(session, today)
            sessions = _recent_sessions(session, today)
            answers = read_warning_answers(session)
            changed = _declared(session) != notes.conditions
        now = self._clock.now()
        flare = flare_on(day_records(entries, count_every_site=settings.count_every_site), today) is not None
        signs = answered_yes(answers, Urgency.TODAY)
        reasons = list(_reasons(entries, sessions, today, flare))
        if pain is not None and pain[0] >= SEVERE_PAIN:
            reasons.append(pain[1])
        return Standing(
            now=now,
            advice_seen=notes.advice_at is not None,
            answered_at=None if changed else notes.answered_at,
            reasons_at=tuple(reasons),
            emergency_sign=bool(answered_yes(answers, Urgency.EMERGENCY)),
            today_sign=bool(signs),
            clinician_agreed=_agreed(notes, settings, [answer.answered_on for answer in signs]),
            done_for_today=any(_ends_the_day(each) for each in sessions if each.diary_day == today),
            pain=pain[0] if pain is not None else _latest_score(entries, sessions, today),
            flare=flare,
        )

    def is_pregnant(self) -> bool:
        """Whether pregnancy is declared, so that the stop list has its own signs."""
        from painlog.storage.diary_rows import read_about

        with self._store.snapshot() as session:
            return (TickKind.CONDITION, PREGNANCY) in read_about(session).ticks

    def pain_has_gone(self) -> bool:
        """Whether a week without pain was recorded, in which the plan goes on all the same ("keep going")."""
        with self._store.snapshot() as session:
            settings, _, today = self._basis(session)
            entries = _recent_entries(session, today)
        return pain_has_gone(day_records(entries, count_every_site=settings.count_every_site), today)

    def advice_read(self) -> Changes:
        """The first advice was read."""
        return self._note(lambda notes, _ids: replace(notes, advice_at=self._clock.now()))

    def list_answered(self) -> Changes:
        """The person has confirmed the answers to the warning list."""
        return self._note(lambda notes, ids: notes.answered(self._clock.now(), ids))

    def clinician_agreed(self) -> Changes:
        """The person says that a clinician agreed to exercise in spite of a "today" sign."""
        return self._note(lambda notes, _ids: replace(notes, agreed_at=self._clock.now()))

    def clinician_agreed_to(self, conditions: Iterable[str], agrees: bool = True) -> Changes:
        """The person says that a clinician agreed to what waits for that with these conditions, or takes it back."""
        named = set(conditions)

        def change(notes: SafetyNotes, _ids: tuple[str, ...]) -> SafetyNotes:
            before = set(notes.agreed_conditions)
            return replace(notes, agreed_conditions=tuple(sorted(before | named if agrees else before - named)))

        return self._note(change)

    def _note(self, change: NotesChange) -> Changes:
        from painlog.storage.diary_store import put_setting
        from painlog.storage.unit_of_work import writing

        if self._store.read_only:
            return Changes()
        with self._store.snapshot() as session:
            _, notes, _ = self._basis(session)
            wanted = change(notes, _declared(session))
        with writing(self._store.engine) as work:
            put_setting(work, SAFETY_KEY, wanted.stored())
        return Changes()

    def _basis(self, session: "Snapshot") -> tuple[DiarySettings, SafetyNotes, date]:
        from painlog.storage.diary_rows import read_settings

        stored = read_settings(session)
        settings = DiarySettings.parse(stored)
        return settings, SafetyNotes.parse(stored.get(SAFETY_KEY)), diary_day(self._clock.now(), settings.day_starts_at)


def _declared(session: "Snapshot") -> tuple[str, ...]:
    """Everything that is ticked in About me: conditions by their ids, the others behind their kind."""
    from painlog.storage.diary_rows import read_about

    ticks = read_about(session).ticks
    return tuple(sorted(id_ if kind == TickKind.CONDITION else f"{kind}:{id_}" for kind, id_ in ticks))


def _recent_entries(session: "Snapshot", today: date) -> list[Entry]:
    """The entries by which a flare of today or of the last four weeks is told."""
    from painlog.storage.diary_store import entries_between

    return entries_between(session, today - timedelta(days=FLARE_USUAL_DAYS), today)


def _recent_sessions(session: "Snapshot", today: date) -> list[DoneSession]:
    from painlog.storage.tables import SessionRow
    from painlog.storage.training_rows import read_sessions

    since = today - timedelta(days=LIST_HOLDS_DAYS)
    return read_sessions(session, SessionRow.diary_day >= since.isoformat())


def _reasons(
    entries: Iterable[Entry], sessions: Iterable[DoneSession], today: date, flare_today: bool
) -> Iterator[datetime]:
    """The moments after which the warning list has to be answered again."""
    for entry in entries:
        severe = entry.score is not None and entry.score >= SEVERE_PAIN
        if severe or entry.flare or (flare_today and entry.diary_day == today):
            yield entry.recorded_at
    for done in sessions:
        if done.outcome is SessionOutcome.HURT or (_pain_at_end(done) or 0) >= SEVERE_PAIN:
            yield _end(done).replace(tzinfo=timezone(timedelta(minutes=done.utc_offset_min)))


def _agreed(notes: SafetyNotes, settings: DiarySettings, signs_on: list[date]) -> bool:
    """Whether a clinician agreed on or after the day of the latest "today" sign."""
    if notes.agreed_at is None:
        return False
    return max(signs_on, default=date.min) <= diary_day(notes.agreed_at, settings.day_starts_at)


def _ends_the_day(done: DoneSession) -> bool:
    return done.outcome is SessionOutcome.HURT and done_for_today(done.hurt_score or 0, done.hurt_spreads)


def _latest_score(entries: Iterable[Entry], sessions: Iterable[DoneSession], today: date) -> float | None:
    """What was said last today, in an entry or after a session."""
    said = [(entry.when, entry.score) for entry in entries if entry.diary_day == today]
    said += [(_end(done), _pain_at_end(done)) for done in sessions if done.diary_day == today]
    scored = [(when, score) for when, score in said if score is not None]
    return max(scored)[1] if scored else None


def _pain_at_end(done: DoneSession) -> int | None:
    return done.hurt_score if done.outcome is SessionOutcome.HURT else done.pain_after


def _end(done: DoneSession) -> datetime:
    """When a session ended, by the wall clock at its start."""
    return done.started + timedelta(seconds=done.seconds)
