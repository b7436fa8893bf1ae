"""Guided sessions: what is to be done, keeping what was done, and taking over what a crash left."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.domain.about import TickKind
from painlog.domain.exercise_safety import EMPTY_ROUTINE_OFFERS
from painlog.domain.exercises import Caution, Exercise, Judged, dose_for, filter_for
from painlog.domain.naming import N_
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.safety_gate import SafetyNotes
from painlog.domain.session_record import PlayerChoices, SessionStart, worth_keeping
from painlog.domain.session_segments import SessionStep
from painlog.domain.settings import DiarySettings
from painlog.domain.training import DoneSession, OwnExercise
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of
from painlog.services.exercises import ExerciseLibrary
from painlog.services.session_file import SessionFile

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore

SAFETY_KEY, CHOICES_KEY = "exercise_safety", "player"
"""Under which keys the settings hold what belongs to exercising."""


PICTURES = "pictures"
"""The folder beside the diary that holds the pictures of own exercises."""


@dataclass(frozen=True, slots=True)
class PlayedStep:
    """One exercise of a session: the library's or the person's own, how it is done this time, and what to mind."""

    exercise: Exercise | OwnExercise
    step: SessionStep
    reasons: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class PlayedRoutine:
    """A routine as this person may do it. `hidden` are the exercises that a declared condition takes out.

    `replaced` says that nothing was left, and breathing and a short walk stand in its place.
    """

    routine: Routine
    steps: tuple[PlayedStep, ...]
    hidden: tuple[Judged, ...] = ()
    replaced: bool = False


class SessionsService:
    """The sessions of one open diary, kept in the file `diary`."""

    def __init__(self, store: "DiaryStore", clock: Clock, diary: Path) -> None:
        self._store, self._clock = store, clock
        self._file = SessionFile(diary)
        self.pictures = diary.parent / PICTURES
        """The folder of the pictures of the person's own exercises."""

    def prepare(self, routine: Routine, library: ExerciseLibrary) -> PlayedRoutine:
        """The exercises and doses that the declared conditions leave of a routine.

        Raises `UserError` for an exercise that neither the library nor the diary knows, and where nothing is left.
        """
        from painlog.storage.diary_rows import read_about, read_settings
        from painlog.storage.training_rows import read_own_exercises

        with self._store.snapshot() as session:
            conditions = tuple(id_ for kind, id_ in read_about(session).ticks if kind == TickKind.CONDITION)
            notes = SafetyNotes.parse(read_settings(session).get(SAFETY_KEY))
            own = {exercise.id: exercise for exercise in read_own_exercises(session)}
        known = {id_: library.by_id[id_] for step in routine.steps if (id_ := step.exercise) in library.by_id}
        selection = filter_for(conditions, known.values(), notes.agreed_conditions)
        hidden = {judged.exercise.id for judged in selection.hidden}
        left = [step for step in routine.steps if step.exercise not in hidden]
        steps = left or _in_its_place(conditions, library, notes.agreed_conditions)
        if not steps:
            raise UserError(
                N_("Nothing of this routine is left for you."), N_("Ask a clinician which exercises fit you.")
            )
        marks = {judged.exercise.id: judged.reasons for judged in selection.offered}
        played = tuple(_played(step, conditions, library, own, marks) for step in steps)
        return PlayedRoutine(routine, played, selection.hidden, replaced=not left)

    def choices(self) -> PlayerChoices:
        """How the person likes the player."""
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            return PlayerChoices.parse(read_settings(session).get(CHOICES_KEY))

    def choose(self, choices: PlayerChoices) -> None:
        """Remember how the person likes the player; no intention of its own, so nothing to undo."""
        from painlog.storage.diary_store import put_setting
        from painlog.storage.unit_of_work import writing

        if self._store.read_only:
            return
        with writing(self._store.engine) as work:
            put_setting(work, CHOICES_KEY, asdict(choices))

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
        return self._put(done, N_("Session saved"))

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


def _in_its_place(conditions: tuple[str, ...], library: ExerciseLibrary, agreed: tuple[str, ...]) -> list[RoutineStep]:
    """Breathing and a short walk, as far as they are not hidden themselves."""
    offered = filter_for(conditions, (library.exercise(id_) for id_ in EMPTY_ROUTINE_OFFERS), agreed).offered
    return [RoutineStep(judged.exercise.id, judged.exercise.dose) for judged in offered]


def _played(
    step: RoutineStep,
    conditions: tuple[str, ...],
    library: ExerciseLibrary,
    own: dict[str, OwnExercise],
    marks: dict[str, tuple[Caution, ...]],
) -> PlayedStep:
    exercise: Exercise | OwnExercise = own[step.exercise] if step.exercise in own else library.exercise(step.exercise)
    figure = exercise.figure if isinstance(exercise, Exercise) else None
    dose, sides = dose_for(conditions, step.dose), exercise.sides if step.sides is None else step.sides
    return PlayedStep(exercise, SessionStep(step.exercise, dose, sides, figure), marks.get(step.exercise, ()))
