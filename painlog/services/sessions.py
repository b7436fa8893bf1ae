"""Guided sessions: beginning one, keeping and mending what was done, and taking over what a crash left."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.domain.session_record import PlayerChoices, SessionStart, exercised, worth_keeping
from painlog.domain.settings import DiarySettings
from painlog.domain.training import DoneSession
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of
from painlog.services.day_sessions import DaySession, session_with_id
from painlog.services.session_file import SessionFile

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore, Snapshot

SAFETY_KEY, CHOICES_KEY = "exercise_safety", "player"
"""Under which keys the settings hold what belongs to exercising."""


class SessionsService:
    """The sessions of one open diary, kept in the file `diary`."""

    def __init__(self, store: "DiaryStore", clock: Clock, diary: Path) -> None:
        self._store, self._clock = store, clock
        self._file = SessionFile(diary)

    def choices(self) -> PlayerChoices:
        """How the person likes the player."""
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            return PlayerChoices.parse(read_settings(session).get(CHOICES_KEY))

    def choose(self, choices: PlayerChoices) -> Changes:
        """Remember how the person likes the player; no intention of its own, so nothing to undo."""
        from painlog.storage.diary_store import put_setting
        from painlog.storage.unit_of_work import writing

        if not self._store.read_only:
            with writing(self._store.engine) as work:
                put_setting(work, CHOICES_KEY, asdict(choices))
        return Changes()

    def start(
        self,
        routine_id: str,
        pain_before: int | None = None,
        plan_id: str | None = None,
        occurrence: datetime | None = None,
    ) -> SessionStart:
        """What a session that begins at this moment is told by."""
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            starts_at = DiarySettings.parse(read_settings(session)).day_starts_at
        now = self._clock.now().replace(microsecond=0)
        return SessionStart(self._store.keys(), routine_id, now, starts_at, pain_before, plan_id, occurrence)

    def keep(self, done: DoneSession) -> None:
        """Keep what was done so far outside the diary, so that a crash leaves it."""
        if not self._store.read_only:
            self._file.save(done)

    def save(self, done: DoneSession) -> Changes:
        """Save a session that is over; one in which nothing happened leaves no trace."""
        return self._put(done, N_("Session saved") if exercised(done) else N_("Stop because of pain saved"))

    def session(self, session_id: str) -> DaySession:
        """A session that was done, with or without the timer. Raises `UserError` where there is none of that id."""
        with self._store.snapshot() as session:
            return _found(session, session_id)

    def change(self, done: DoneSession) -> Changes:
        """Put a session in place of the one that has its id. Raises `UserError` where there is none."""
        from painlog.storage.training_rows import put_session

        with self._store.transaction(N_("Session changed")) as work:
            _found(work.session, done.id)
            put_session(work, done)
        return changes_of(work.tables, N_("Session changed")) if work.changes else Changes()

    def left_behind(self) -> DoneSession | None:
        """The session that a crash left, if there is one."""
        return self._file.load()

    def take_over(self) -> Changes:
        """Put the session that a crash left into the diary, once."""
        from painlog.storage.tables import SessionRow

        left = self._file.load()
        if left is None or self._store.read_only:
            return Changes()
        with self._store.snapshot() as session:
            is_there = session.get(SessionRow, left.id) is not None
        if is_there:
            self._file.clear()
            return Changes()
        return self._put(left, N_("Kept: the part of your session that was done"))

    def _put(self, done: DoneSession, label: str) -> Changes:
        from painlog.storage.training_rows import put_session

        if not worth_keeping(done):
            self._file.clear()
            return Changes()
        with self._store.transaction(label) as work:
            put_session(work, done)
        self._file.clear()
        return changes_of(work.tables, label)


def _found(session: "Snapshot", session_id: str) -> DaySession:
    found = session_with_id(session, session_id)
    if found is None:
        raise UserError(N_("This session is no longer in the diary."), N_("It may have been removed elsewhere."))
    return found
