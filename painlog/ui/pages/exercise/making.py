"""What a person makes: routines and exercises of their own, each change one step that can be undone."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.shelf import Shelf, ShelvedRoutine
from painlog.domain.training import OwnExercise
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.exercise_words import routine_name
from painlog.ui.page import Operation

if TYPE_CHECKING:
    from painlog.ui.pages.exercise.page import ExercisePage


class Making:
    """Carries out for the page; `shelf` is what the page shows now."""

    def __init__(self, page: "ExercisePage") -> None:
        self._page = page

    @property
    def _shelf(self) -> Shelf | None:
        return self._page.shelf

    def copy_name(self, shelved: ShelvedRoutine) -> str:
        """What a copy is called until the person names it."""
        t = self._page.context.texts
        return t("{routine}, my way", routine=routine_name(shelved, t))

    def add(self, exercise_id: str, target: str) -> None:
        """Add an exercise to a routine of the person's own; of a built-in one a copy is made first."""
        shelf = self._shelf
        exercise = shelf.stock.known(exercise_id) if shelf else None
        if shelf is None or exercise is None:
            return
        step, shelved = RoutineStep(exercise_id, exercise.dose), shelf.routine(target)
        if shelved is None:
            self.save(Routine("", self._page.context.texts("My routine"), (step,)))
        elif shelved.own:
            routine = shelved.routine
            self._perform(lambda services: services.routines.add_step(routine, step))
        else:
            self.save(Routine("", self.copy_name(shelved), (*shelved.routine.steps, step), shelved.routine.id))

    def save(self, routine: Routine, done: Callable[[Routine], None] | None = None) -> None:
        """Save a routine of the person's own; it is chosen from then on."""
        kept: list[Routine] = []

        def save(services: DiaryServices) -> Changes:
            made, changes = services.routines.save(routine)
            kept.append(made)
            return changes

        def saved() -> None:
            self._page.target = kept[-1].id
            self._page.refresh()
            if done is not None:
                done(kept[-1])

        self._page.context.perform(save, self._page, saved)

    def copy(self, routine_id: str, done: Callable[[Routine], None]) -> None:
        """Make a copy of a routine that can be changed."""
        shelved = self._shelf.routine(routine_id) if self._shelf else None
        if shelved is not None:
            origin = shelved.routine.copied_from or (None if shelved.own else shelved.routine.id)
            self.save(Routine("", self.copy_name(shelved), shelved.routine.steps, origin), done)

    def put_away(self, routine_id: str, away: bool) -> None:
        """Take a routine off the list, or bring it back."""
        shelved = self._shelf.routine(routine_id) if self._shelf else None
        if shelved is not None:
            routine = shelved.routine
            self._perform(lambda services: services.routines.put_away(routine, away))

    def order(self, ids: list[str]) -> None:
        """Show the routines in this order."""
        self._perform(lambda services: services.routines.order(ids))

    def save_exercise(self, exercise: OwnExercise, picture: Path | None, done: Callable[[str], None]) -> None:
        """Save an exercise of the person's own."""
        kept: list[OwnExercise] = []

        def save(services: DiaryServices) -> Changes:
            made, changes = services.routines.save_exercise(exercise, picture)
            kept.append(made)
            return changes

        def saved() -> None:
            self._page.refresh()
            done(kept[-1].id)

        self._page.context.perform(save, self._page, saved)

    def put_exercise_away(self, exercise_id: str) -> None:
        """Take an own exercise out of the library."""
        own = self._shelf.stock.own.get(exercise_id) if self._shelf else None
        if own is not None:
            self._perform(lambda services: services.routines.put_exercise_away(own), self._page.show_library)

    def agree(self, conditions: tuple[str, ...]) -> None:
        """Note that a clinician agreed to what waits for that with these conditions, and offer to take it back."""
        t = self._page.context.texts
        self._note_agreement(conditions, True)
        self._page.context.show_message(
            t("Noted: a clinician has agreed. The exercises are offered from now on."),
            t("Take it back"),
            lambda: self._note_agreement(conditions, False),
        )

    def _note_agreement(self, conditions: tuple[str, ...], agrees: bool) -> None:
        def note(services: DiaryServices) -> Changes:
            return services.exercise_safety.clinician_agreed_to(conditions, agrees)

        self._page.context.perform(note, self._page, self._page.refresh, toast=False)

    def _perform(self, operation: Operation, then: Callable[[], None] | None = None) -> None:
        def done() -> None:
            self._page.refresh()
            if then is not None:
                then()

        self._page.context.perform(operation, self._page, done)
