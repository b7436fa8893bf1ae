"""Exercises, doses and routines in words, for the window and for paper."""

from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.exercises import KIND_NAMES, Dose, Exercise, Kind, Sides
from painlog.domain.shelf import ShelvedRoutine
from painlog.domain.training import OwnExercise
from painlog.i18n import Texts

TIMES = "\N{MULTIPLICATION SIGN}"


def exercise_name(exercise: Exercise | OwnExercise, t: Texts) -> str:
    """The name: translated, or in the person's own words."""
    return t.name(exercise.name, isinstance(exercise, OwnExercise))


def routine_name(shelved: ShelvedRoutine, t: Texts) -> str:
    """The name: translated, or in the person's own words."""
    return t.name(shelved.routine.name, shelved.own)


def kind_text(kind: Kind, t: Texts) -> str:
    """What an exercise is for, in one word. Core work is strength to whoever does it."""
    return t(KIND_NAMES[Kind.STRENGTH if kind is Kind.CORE else kind])


def dose_text(dose: Dose, sides: Sides, t: Texts) -> str:
    """A dose as a card says it: "4 × 8 s each side", "2 × 10", "5 times", "10 min"."""
    if dose.minutes is not None:
        return minutes_text(dose.minutes, t)
    counts = [t.number(count) for count in (dose.sets, dose.reps) if count > 1]
    amount = _held(dose, t)
    if amount:
        said = f" {TIMES} ".join([*counts, amount])
    elif len(counts) == 2:
        said = f" {TIMES} ".join(counts)
    elif sides is not Sides.NONE:
        said = t.number(dose.reps)
    else:
        said = t.n("{n} time", "{n} times", dose.reps)
    return said if sides is Sides.NONE else t("{amount} each side", amount=said)


def minutes_text(minutes: int, t: Texts) -> str:
    """A length of time in whole minutes: "12 min"."""
    return t("{n} min", n=t.number(minutes))


def time_text(seconds: float, t: Texts) -> str:
    """A length of time to the second: "4 min 25 s"."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return t("{n} s", n=t.number(rest))
    return t("{minutes} min {seconds} s", minutes=t.number(minutes), seconds=t.number(rest))


def size_text(shelved: ShelvedRoutine, t: Texts) -> str:
    """How much a routine is: "5 exercises · 12 min", or that a clinician comes first where nothing is offered."""
    if not shelved.offered:
        return t("A clinician first") if shelved.waits_for else t("Nothing left of it")
    count = t.n("{n} exercise", "{n} exercises", shelved.exercises)
    return f"{count} · {minutes_text(shelved.minutes, t)}"


def unplanned_text(shelved: ShelvedRoutine, t: Texts) -> str:
    """When a routine without a plan is done."""
    return t("When it is bad") if shelved.routine.id == FLARE_DAY else t("Any day")


def _held(dose: Dose, t: Texts) -> str:
    parts = []
    if dose.hold_s:
        parts.append(t("{n} s", n=t.number(dose.hold_s)))
    if dose.breaths:
        parts.append(t.n("{n} breath", "{n} breaths", dose.breaths))
    return " + ".join(parts)
