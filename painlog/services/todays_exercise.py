"""What Today shows about exercise: what is due, what was done, or what comes next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from painlog.domain.recurrence import Occurrence, State
from painlog.domain.shelf import ShelvedRoutine
from painlog.domain.training import SessionOutcome

if TYPE_CHECKING:
    from painlog.services.bundle import DiaryServices
    from painlog.services.exercises import ExerciseLibrary


@dataclass(frozen=True, slots=True)
class TodaysExercise:
    """A planned time and its routine as this person may do it. `due` is today's, else it was done or is to come.

    `done` says how the session of a time that was done ended.
    """

    occurrence: Occurrence
    shelved: ShelvedRoutine
    due: bool = False
    done: SessionOutcome | None = None


def todays_exercise(services: "DiaryServices", library: "ExerciseLibrary") -> TodaysExercise | None:
    """Today's first open time, else what was done today, else the next time; None without any plan."""
    training = services.training
    today = training.today()
    slots = training.slots(today, today)
    open_ = [slot.occurrence for slot in slots if slot.state is State.PLANNED]
    done = [(slot.occurrence, slot.session) for slot in slots if slot.session is not None]
    found = next(iter((*open_, *(occurrence for occurrence, _ in done))), None) or training.next_planned()
    shelved = services.routines.shelf(library).routine(found.routine_id) if found is not None else None
    if found is None or shelved is None:
        return None
    ended = done[0][1].outcome if done and not open_ else None
    return TodaysExercise(found, shelved, due=bool(open_), done=ended)
