"""A routine: exercises in an order, each with the dose that this routine gives it."""

from dataclasses import dataclass
from datetime import datetime

from painlog.domain.exercises import ONCE, Dose, Sides
from painlog.domain.naming import N_
from painlog.errors import UserError

LONGEST_ROUTINE = 60
"""Steps of one routine; more is a slip, not a plan."""


@dataclass(frozen=True, slots=True)
class RoutineStep:
    """One exercise of a routine. `sides` is None where the exercise's own way stands."""

    exercise: str
    dose: Dose = ONCE
    sides: Sides | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """A routine; `copied_from` names the built-in one that it was made from. Hidden ones keep their history."""

    id: str
    name: str
    steps: tuple[RoutineStep, ...]
    copied_from: str | None = None
    hidden: bool = False
    made_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise UserError(N_("A routine needs a name."), N_("Type a name and save again."))
        if not self.steps:
            raise UserError(N_("The routine “{name}” has no exercise."), N_("Add one and save again."), name=self.name)
        if len(self.steps) > LONGEST_ROUTINE:
            raise UserError(
                N_("The routine “{name}” has {count} exercises; {most} are the most."),
                name=self.name,
                count=len(self.steps),
                most=LONGEST_ROUTINE,
            )
