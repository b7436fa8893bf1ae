"""Routines and own exercises: what is offered to this person, and what they make, change, order and put away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.domain.about import TickKind
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.naming import N_
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.safety_gate import SafetyNotes
from painlog.domain.shelf import Shelf, Stock, shelved
from painlog.domain.training import OwnExercise
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of
from painlog.services.exercises import ExerciseLibrary
from painlog.services.sessions import SAFETY_KEY

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore, Snapshot
    from painlog.storage.unit_of_work import UnitOfWork

SHELF_KEY = "routine_shelf"
"""Under which key the settings hold the order of the list and the built-in routines that were put away."""


@dataclass(frozen=True, slots=True)
class _Order:
    ids: tuple[str, ...] = ()
    put_away: tuple[str, ...] = ()

    @classmethod
    def parse(cls, stored: object) -> "_Order":
        values = stored if isinstance(stored, dict) else {}
        return cls(_texts(values.get("ids")), _texts(values.get("put_away")))

    def stored(self) -> dict[str, list[str]]:
        return {"ids": list(self.ids), "put_away": list(self.put_away)}


class RoutinesService:
    """The routines of one open diary, kept in the file `diary`; its pictures lie in a folder beside it."""

    def __init__(self, store: "DiaryStore", clock: Clock, diary: Path) -> None:
        self._store, self._clock, self._diary = store, clock, diary

    def shelf(self, library: ExerciseLibrary) -> Shelf:
        """Every routine and exercise, each with what the declared conditions say about it."""
        from painlog.storage.diary_rows import read_about, read_settings
        from painlog.storage.training_rows import read_own_exercises, read_routines

        with self._store.snapshot() as session:
            conditions = tuple(id_ for kind, id_ in read_about(session).ticks if kind == TickKind.CONDITION)
            settings = read_settings(session)
            own = tuple(read_own_exercises(session))
            routines = read_routines(session)
        agreed = SafetyNotes.parse(settings.get(SAFETY_KEY)).agreed_conditions
        order = _Order.parse(settings.get(SHELF_KEY))
        built_in = [replace(each.routine, hidden=each.id in order.put_away) for each in BUILT_IN_ROUTINES]
        stock = Stock(dict(library.by_id), {each.id: each for each in own}, conditions, agreed)
        return shelved(_ordered([*built_in, *routines], order.ids), stock)

    def save(self, routine: Routine) -> tuple[Routine, Changes]:
        """Save a new routine (without an id) or a changed one of the person's own.

        Raises `UserError` without a name or an exercise, and for a built-in one, which is copied instead.
        """
        _refuse_built_in(routine.id)
        made_at = routine.made_at or self._clock.now().replace(microsecond=0)
        kept = replace(routine, id=routine.id or self._store.keys(), name=routine.name.strip(), made_at=made_at)
        label = N_("Routine saved") if routine.id else N_("Routine added")
        return kept, self._put_routine(kept, label)

    def copy(self, routine: Routine, name: str) -> tuple[Routine, Changes]:
        """A routine of the person's own with the same exercises, to be changed at will."""
        origin = routine.copied_from if _is_own(routine.id) else routine.id
        made_at = self._clock.now().replace(microsecond=0)
        made = Routine(self._store.keys(), name.strip(), routine.steps, origin, made_at=made_at)
        return made, self._put_routine(made, N_("Routine copied"))

    def add_step(self, routine: Routine, step: RoutineStep) -> Changes:
        """Put an exercise at the end of a routine of the person's own."""
        _refuse_built_in(routine.id)
        return self._put_routine(replace(routine, steps=(*routine.steps, step)), N_("Exercise added to the routine"))

    def put_away(self, routine: Routine, away: bool = True) -> Changes:
        """Take a routine off the list, or bring it back. Its plans and sessions stay."""
        label = N_("Routine put away") if away else N_("Routine brought back")
        if _is_own(routine.id):
            return self._put_routine(replace(routine, hidden=away), label)
        with self._store.transaction(label) as work:
            order = _read_order(work.session)
            others = tuple(id_ for id_ in order.put_away if id_ != routine.id)
            _put_order(work, replace(order, put_away=(*others, routine.id) if away else others))
        return changes_of(work.tables, label)

    def order(self, ids: Sequence[str]) -> Changes:
        """Show the routines in this order; those that are not named follow."""
        with self._store.transaction(N_("Routines reordered")) as work:
            _put_order(work, replace(_read_order(work.session), ids=tuple(ids)))
        return changes_of(work.tables, N_("Routines reordered"))

    def save_exercise(self, exercise: OwnExercise, picture: Path | None = None) -> tuple[OwnExercise, Changes]:
        """Save a new own exercise (without an id) or a changed one, with another picture if one is given.

        A picture is copied under a name of its own and never overwritten, so that undo finds the one before.
        Raises `UserError` for a picture that cannot be read or kept; then nothing is changed.
        """
        from painlog.storage.own_pictures import keep_picture
        from painlog.storage.training_rows import put_own_exercise

        label = N_("Exercise saved") if exercise.id else N_("Exercise added")
        kept = replace(exercise, id=exercise.id or self._store.keys(), name=exercise.name.strip())
        if picture is not None:
            kept = replace(kept, picture=keep_picture(self._diary, picture, self._store.keys()))
        with self._store.transaction(label) as work:
            put_own_exercise(work, kept)
        return kept, changes_of(work.tables, label)

    def put_exercise_away(self, exercise: OwnExercise, away: bool = True) -> Changes:
        """Take an own exercise out of the library, or bring it back; routines that name it keep it."""
        from painlog.storage.training_rows import put_own_exercise

        label = N_("Exercise put away") if away else N_("Exercise brought back")
        with self._store.transaction(label) as work:
            put_own_exercise(work, replace(exercise, hidden=away))
        return changes_of(work.tables, label)

    def picture_of(self, exercise: OwnExercise) -> Path | None:
        """The file of an own exercise's picture, None where it has none or the file is gone."""
        from painlog.storage.own_pictures import picture_path

        return picture_path(self._diary, exercise.picture)

    def _put_routine(self, routine: Routine, label: str) -> Changes:
        from painlog.storage.training_rows import put_routine

        with self._store.transaction(label) as work:
            put_routine(work, routine)
        return changes_of(work.tables, label)


def _is_own(routine_id: str) -> bool:
    return all(routine_id != each.id for each in BUILT_IN_ROUTINES)


def _refuse_built_in(routine_id: str) -> None:
    if not _is_own(routine_id):
        raise UserError(N_("A routine of painlog's own stays as it is."), N_("Copy it and change the copy."))


def _ordered(routines: Sequence[Routine], ids: Sequence[str]) -> list[Routine]:
    places = {id_: place for place, id_ in enumerate(ids)}
    return sorted(routines, key=lambda routine: places.get(routine.id, len(places)))


def _read_order(session: "Snapshot") -> _Order:
    from painlog.storage.diary_rows import read_settings

    return _Order.parse(read_settings(session).get(SHELF_KEY))


def _put_order(work: "UnitOfWork", order: _Order) -> None:
    from painlog.storage.diary_store import put_setting

    put_setting(work, SHELF_KEY, order.stored())


def _texts(stored: object) -> tuple[str, ...]:
    return tuple(each for each in stored if isinstance(each, str)) if isinstance(stored, list) else ()
