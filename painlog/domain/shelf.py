"""What a person may choose from: routines and exercises, each beside what their conditions say about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from painlog.domain.built_in_routines import built_in, hidden_as_a_whole, hint_for
from painlog.domain.conditions import Condition
from painlog.domain.exercise_safety import EMPTY_ROUTINE_OFFERS
from painlog.domain.exercises import (
    HIGH_PRESSURE_HOLD_S,
    Caution,
    Dose,
    Exercise,
    Judged,
    Rule,
    Selection,
    Sides,
    dose_for,
    filter_for,
)
from painlog.domain.routine_time import routine_seconds
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.session_segments import SessionStep
from painlog.domain.training import OwnExercise


@dataclass(frozen=True, slots=True)
class Stock:
    """Every exercise by its id, and the conditions that the person declared; for `agreed` ones a clinician agreed."""

    built_in: Mapping[str, Exercise]
    own: Mapping[str, OwnExercise]
    conditions: Sequence[str] = ()
    agreed: Sequence[str] = ()

    def known(self, id_: str) -> Exercise | OwnExercise | None:
        return self.own.get(id_) or self.built_in.get(id_)


@dataclass(frozen=True, slots=True)
class ShelvedStep:
    """One exercise of a routine as this person may do it. `marks` go with it; `hidden_by` leaves it out."""

    step: RoutineStep
    exercise: Exercise | OwnExercise
    played: SessionStep
    hint: str = ""
    marks: tuple[Caution, ...] = ()
    hidden_by: tuple[Caution, ...] = ()

    @property
    def dose(self) -> Dose:
        """The dose with what the conditions allow."""
        return self.played.dose


@dataclass(frozen=True, slots=True)
class ShelvedRoutine:
    """A routine as this person may do it, in seconds from lying down to the end.

    `hidden_by` takes it away as a whole. `replaced` says that no exercise was left and that `offered` holds breathing
    and a short walk instead.
    """

    routine: Routine
    own: bool
    about: str
    steps: tuple[ShelvedStep, ...]
    offered: tuple[ShelvedStep, ...]
    seconds: float
    hidden_by: tuple[Caution, ...] = ()
    replaced: bool = False

    @property
    def exercises(self) -> int:
        """How many different exercises are offered."""
        return len({each.step.exercise for each in self.offered})

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The declared conditions for which exercises of it are hidden until a clinician agrees."""
        return waiting_conditions(step.hidden_by for step in self.steps)

    @property
    def minutes(self) -> int:
        """Whole minutes, at least one."""
        return max(1, round(self.seconds / 60))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything to choose from. `put_away` are the routines that the person took off the list."""

    routines: tuple[ShelvedRoutine, ...]
    put_away: tuple[ShelvedRoutine, ...]
    selection: Selection
    own: tuple[OwnExercise, ...]
    stock: Stock

    def routine(self, id_: str) -> ShelvedRoutine | None:
        """The routine with this id, on the list or put away."""
        return next((each for each in (*self.routines, *self.put_away) if each.routine.id == id_), None)

    def seconds(self, steps: Sequence[RoutineStep]) -> float:
        """How long these steps take for this person, in seconds."""
        made = shelved_routine(Routine("", "–", tuple(steps)), self.stock) if steps else None
        return made.seconds if made else 0.0


def waiting_conditions(reasons: Iterable[Sequence[Caution]]) -> tuple[str, ...]:
    """The conditions to which a clinician could agree, by the reasons for which each of several exercises is hidden.

    An exercise that something else hides as well stays hidden, so its conditions are not named.
    """
    waiting = (each for each in reasons if all(caution.rule is Rule.HIDE_UNTIL_AGREED for caution in each))
    return tuple(dict.fromkeys(str(caution.condition) for each in waiting for caution in each))


def shelved(routines: Sequence[Routine], stock: Stock) -> Shelf:
    """Sort routines and exercises by what the conditions say (exercises.md section 2)."""
    made = [shelved_routine(routine, stock) for routine in routines]
    return Shelf(
        tuple(each for each in made if not each.routine.hidden),
        tuple(each for each in made if each.routine.hidden),
        filter_for(stock.conditions, stock.built_in.values(), stock.agreed),
        tuple(each for each in stock.own.values() if not each.hidden),
        stock,
    )


def shelved_routine(routine: Routine, stock: Stock) -> ShelvedRoutine:
    """One routine as this person may do it. An exercise that nobody knows (any more) is left out."""
    judged = _judged(routine, stock)
    steps = tuple(
        _step(routine, step, exercise, stock, judged)
        for step in routine.steps
        if (exercise := stock.known(step.exercise)) is not None
    )
    left = tuple(each for each in steps if not each.hidden_by)
    offered = left or _in_its_place(routine, stock)
    found = built_in(routine)
    own = found is None or found.id != routine.id
    return ShelvedRoutine(
        routine,
        own,
        found.about if found and not own else "",
        steps,
        offered,
        routine_seconds([each.played for each in offered]),
        hidden_as_a_whole(routine, stock.conditions),
        replaced=not left,
    )


def _judged(routine: Routine, stock: Stock) -> dict[str, tuple[Judged, bool]]:
    """The built-in exercises of a routine with their cautions, and whether those hide them."""
    ids = dict.fromkeys(step.exercise for step in routine.steps)
    selection = filter_for(
        stock.conditions, (stock.built_in[id_] for id_ in ids if id_ in stock.built_in), stock.agreed
    )
    offered = {each.exercise.id: (each, False) for each in selection.offered}
    return offered | {each.exercise.id: (each, True) for each in selection.hidden}


def _step(
    routine: Routine,
    step: RoutineStep,
    exercise: Exercise | OwnExercise,
    stock: Stock,
    judged: Mapping[str, tuple[Judged, bool]],
) -> ShelvedStep:
    found = judged.get(step.exercise)
    reasons, hides = (found[0].reasons, found[1]) if found else ((), False)
    return ShelvedStep(
        step,
        exercise,
        played_step(step, exercise, stock.conditions),
        hint_for(routine, step.exercise),
        () if hides else reasons,
        reasons if hides else (),
    )


def played_step(step: RoutineStep, exercise: Exercise | OwnExercise, conditions: Sequence[str] = ()) -> SessionStep:
    """A step as the player runs it: with the exercise's own sides where the step has none, and the allowed dose."""
    figure = exercise.figure if isinstance(exercise, Exercise) else None
    sides = exercise.sides if step.sides is None else Sides(step.sides)
    longest = HIGH_PRESSURE_HOLD_S if Condition.HIGH_BLOOD_PRESSURE in conditions else None
    return SessionStep(step.exercise, dose_for(conditions, step.dose), sides, figure, longest)


def _in_its_place(routine: Routine, stock: Stock) -> tuple[ShelvedStep, ...]:
    offers = [stock.built_in[id_] for id_ in EMPTY_ROUTINE_OFFERS if id_ in stock.built_in]
    offered = filter_for(stock.conditions, offers, stock.agreed).offered
    steps = [(RoutineStep(each.exercise.id, each.exercise.dose), each.exercise) for each in offered]
    return tuple(ShelvedStep(step, each, played_step(step, each, stock.conditions)) for step, each in steps)
