"""What an exercise is, and which exercises a declared condition hides or marks."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from painlog.domain.conditions import Condition
from painlog.domain.naming import N_
from painlog.errors import UserError

if TYPE_CHECKING:
    from painlog.domain.motion import Figure

BREATH_SECONDS = 4
"""A breath of an adult at rest, in seconds: 12 to 20 a minute are usual (physiology textbooks)."""

HIGH_PRESSURE_HOLD_S = 10
"""Holds last at most this many seconds with high blood pressure (exercises.md section 2)."""

EXERCISE_IDS = (
    "curl-up",
    "side-plank",
    "bird-dog",
    "front-plank",
    "brace",
    "heel-slide",
    "dead-bug",
    "bridge",
    "single-leg-bridge",
    "pelvic-tilt",
    "cat-camel",
    "knee-to-chest",
    "knees-to-chest",
    "childs-pose",
    "knee-rolls",
    "seated-rotation",
    "open-book",
    "hamstring",
    "figure-four",
    "hip-flexor",
    "prone-elbows",
    "press-up",
    "back-bend",
    "kneeling-extension",
    "prone-limb",
    "superman",
    "wall-sit",
    "sit-to-stand",
    "hip-hinge",
    "clamshell",
    "thoracic-extension",
    "shoulder-squeeze",
    "chin-tuck",
    "neck-turn",
    "breathing",
    "walking",
    "cycling",
    "swimming",
)
"""The built-in exercises in the order of the library. Ids never change and are what routines and sessions store."""


class Kind(StrEnum):
    """What an exercise is for."""

    CORE = "core"
    MOBILITY = "mobility"
    STRETCH = "stretch"
    STRENGTH = "strength"
    POSTURE = "posture"
    AEROBIC = "aerobic"
    BREATHING = "breathing"


KIND_NAMES = {
    Kind.CORE: N_("Core"),
    Kind.MOBILITY: N_("Mobility"),
    Kind.STRETCH: N_("Stretch"),
    Kind.STRENGTH: N_("Strength"),
    Kind.POSTURE: N_("Posture"),
    Kind.AEROBIC: N_("Aerobic"),
    Kind.BREATHING: N_("Breathing"),
}


class Position(StrEnum):
    """How the body is placed at the start."""

    BACK = "on-the-back"
    SIDE = "on-the-side"
    FRONT = "on-the-front"
    ALL_FOURS = "all-fours"
    KNEELING = "kneeling"
    SITTING = "sitting"
    STANDING = "standing"
    ANY = "any"


POSITION_NAMES = {
    Position.BACK: N_("On the back"),
    Position.SIDE: N_("On the side"),
    Position.FRONT: N_("On the front"),
    Position.ALL_FOURS: N_("On all fours"),
    Position.KNEELING: N_("Kneeling"),
    Position.SITTING: N_("Sitting"),
    Position.STANDING: N_("Standing"),
    Position.ANY: N_("Any position"),
}


class Sides(StrEnum):
    """Whether left and right are done apart: all repetitions of a side in a row, or taking turns."""

    NONE = "none"
    LEFT_RIGHT = "left-right"
    ALTERNATING = "alternating"


SIDES_NAMES = {
    Sides.NONE: N_("Both sides together"),
    Sides.LEFT_RIGHT: N_("One side after the other"),
    Sides.ALTERNATING: N_("Left and right in turn"),
}


class Rule(StrEnum):
    """What a condition does to an exercise. The last one hides it until a clinician has agreed."""

    MARK = "mark"
    HIDE = "hide"
    HIDE_UNTIL_AGREED = "hide-until-agreed"


DOSE_RANGES = {
    "reps": (1, 200),
    "sets": (1, 20),
    "hold_s": (1, 3600),
    "breaths": (1, 100),
    "rest_s": (0, 3600),
    "minutes": (1, 600),
    "times_a_day": (1, 12),
}
"""The least and the most of each part of a dose that a person could mean."""


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence of care (a translatable text). Without a condition it is for everybody."""

    text: str
    condition: Condition | None = None
    rule: Rule = Rule.MARK


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: minutes, or repetitions of one side with a hold in seconds or in breaths, in sets with rests."""

    reps: int = 1
    sets: int = 1
    hold_s: int | None = None
    breaths: int | None = None
    rest_s: int = 0
    minutes: int | None = None
    times_a_day: int = 1

    def __post_init__(self) -> None:
        for name, (least, most) in DOSE_RANGES.items():
            value = getattr(self, name)
            if value is not None and not least <= value <= most:
                raise UserError(
                    N_("{value} is no dose that painlog can time ({name})."),
                    N_("Give a number from {least} to {most}."),
                    value=value,
                    name=name,
                    least=least,
                    most=most,
                )

    @property
    def seconds_held(self) -> int:
        """Seconds of one hold; 0 where nothing is held."""
        return (self.hold_s or 0) + BREATH_SECONDS * (self.breaths or 0)


ONCE = Dose()
"""One repetition, nothing held."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of the library. All words are translatable texts; `goal` is what the start dose may grow to."""

    id: str
    name: str
    kind: Kind
    position: Position
    level: int
    sides: Sides
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    set_up: str
    movement: str
    breathing: str
    mistakes: tuple[str, ...]
    stop_if: tuple[str, ...]
    dose: Dose
    dose_source: str
    figure: "Figure"
    goal: Dose | None = None
    easier: tuple[str, ...] = ()
    easier_how: str = ""
    harder: tuple[str, ...] = ()
    harder_how: str = ""
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """An exercise beside the cautions that apply to a person."""

    exercise: Exercise
    reasons: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What is offered, each with the marks that go with it, and what is hidden, each with the reasons."""

    offered: tuple[Judged, ...]
    hidden: tuple[Judged, ...]


_PREGNANCY = Caution(N_("In pregnancy, ask your midwife or doctor before you start."), Condition.PREGNANCY)
_SURGERY = Caution(
    N_("After recent surgery, start only when your surgeon or physiotherapist agrees."),
    Condition.RECENT_SURGERY,
    Rule.HIDE_UNTIL_AGREED,
)
_PRESSURE = Caution(
    N_("With high blood pressure, hold for at most 10 seconds and breathe aloud."), Condition.HIGH_BLOOD_PRESSURE
)


def filter_for(conditions: Collection[str], exercises: Iterable[Exercise], agreed: Collection[str] = ()) -> Selection:
    """Sort exercises by the conditions that a person has declared (exercises.md section 2).

    `agreed` names the conditions for which a clinician has agreed: what these hide until then is only marked.
    """
    offered, hidden = [], []
    for exercise in exercises:
        reasons = tuple(caution for caution in cautions_of(exercise) if caution.condition in conditions)
        hiding = tuple(caution for caution in reasons if _hides(caution, agreed))
        if hiding:
            hidden.append(Judged(exercise, hiding))
        else:
            offered.append(Judged(exercise, reasons))
    return Selection(tuple(offered), tuple(hidden))


def cautions_of(exercise: Exercise) -> Iterator[Caution]:
    """The exercise's own cautions, then those that hold for every exercise or for every hold."""
    yield from exercise.cautions
    yield _SURGERY
    own = {caution.condition for caution in exercise.cautions}
    if Condition.PREGNANCY not in own:
        yield _PREGNANCY
    if Condition.HIGH_BLOOD_PRESSURE not in own and exercise.dose.seconds_held:
        yield _PRESSURE


def dose_for(conditions: Collection[str], dose: Dose) -> Dose:
    """The dose with what the conditions allow: with high blood pressure a hold lasts at most 10 seconds."""
    if Condition.HIGH_BLOOD_PRESSURE not in conditions or dose.seconds_held <= HIGH_PRESSURE_HOLD_S:
        return dose
    if dose.breaths:
        return replace(dose, breaths=max(1, (HIGH_PRESSURE_HOLD_S - (dose.hold_s or 0)) // BREATH_SECONDS))
    return replace(dose, hold_s=HIGH_PRESSURE_HOLD_S)


def texts_of(exercise: Exercise) -> tuple[str, ...]:
    """Every translatable text of an exercise."""
    single = (
        exercise.name,
        exercise.set_up,
        exercise.movement,
        exercise.breathing,
        exercise.dose_source,
        exercise.easier_how,
        exercise.harder_how,
    )
    lists = (*exercise.muscles, *exercise.equipment, *exercise.mistakes, *exercise.stop_if)
    return tuple(text for text in (*single, *lists, *(caution.text for caution in exercise.cautions)) if text)


def _hides(caution: Caution, agreed: Collection[str]) -> bool:
    if caution.rule is Rule.HIDE_UNTIL_AGREED:
        return caution.condition not in agreed
    return caution.rule is Rule.HIDE
