"""The eight routines that painlog brings (exercises.md section 1), and what a declared condition hides of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from painlog.domain.conditions import Condition
from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.exercises import Caution, Dose, Rule
from painlog.domain.naming import N_
from painlog.domain.routines import Routine, RoutineStep

LADDER_HOLDS_S = (10, 20, 30, 20, 10)
"""Seconds of the plank ladder's holds before any step up (exercises.md section 1)."""

LADDER_TOP_S = 60
"""The hold in seconds at which the ladder stops growing (exercises.md section 1)."""

LADDER_STEP_S = 10
"""Seconds that a step up adds to the ladder's top hold (exercises.md section 1)."""

LADDER_REST_S = 30
"""Seconds of rest between the holds of the ladder (exercises.md section 1)."""

BIG_THREE_REPS = (6, 4, 2)
BIG_THREE_HOLD_S = 10
"""Falling repetitions, each held for 10 s, after McGill's work (exercises.md section 1)."""

BIG_THREE_REST_S = 20
"""Seconds between the rounds of the big three: after McGill, half a minute at most."""

WALK, PLANK_LADDER = "walk", "plank-ladder"


@dataclass(frozen=True, slots=True)
class BuiltInRoutine:
    """A routine of painlog's own. All words are translatable texts.

    `hints` say how an exercise is meant here, by the exercise's id; `cautions` hide the routine as a whole.
    """

    routine: Routine
    about: str
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    cautions: tuple[Caution, ...] = ()

    @property
    def id(self) -> str:
        return self.routine.id


def ladder_steps(top_s: int) -> tuple[RoutineStep, ...]:
    """The plank ladder with another top hold in seconds, up to `LADDER_TOP_S`."""
    middle = len(LADDER_HOLDS_S) // 2
    holds = [min(top_s, LADDER_TOP_S) if place == middle else hold for place, hold in enumerate(LADDER_HOLDS_S)]
    return tuple(RoutineStep("front-plank", Dose(hold_s=hold, rest_s=LADDER_REST_S)) for hold in holds)


def _routine(id_: str, name: str, *steps: RoutineStep) -> Routine:
    return Routine(id_, name, steps)


def _big_three() -> tuple[RoutineStep, ...]:
    return tuple(
        RoutineStep(exercise, Dose(reps=reps, hold_s=BIG_THREE_HOLD_S, rest_s=BIG_THREE_REST_S))
        for exercise in ("curl-up", "side-plank", "bird-dog")
        for reps in BIG_THREE_REPS
    )


_NOT_WITH_PRESSURE = Caution(
    N_("Not with high blood pressure: its holds are longer than 10 seconds."), Condition.HIGH_BLOOD_PRESSURE, Rule.HIDE
)

BUILT_IN_ROUTINES = (
    BuiltInRoutine(
        _routine(
            "first-week",
            N_("First week"),
            RoutineStep("breathing", Dose(minutes=1)),
            RoutineStep("pelvic-tilt", Dose(reps=5, hold_s=5)),
            RoutineStep("knee-rolls", Dose(reps=2, hold_s=5)),
            RoutineStep("heel-slide", Dose(reps=5)),
            RoutineStep("cat-camel", Dose(reps=5)),
            RoutineStep("walking", Dose(minutes=1)),
        ),
        N_("A gentle start: nothing here is held for long, and nothing is lifted."),
        MappingProxyType({"walking": N_("Round the room or on the spot. Stay at an easy pace.")}),
    ),
    BuiltInRoutine(
        _routine(
            "core-basics",
            N_("Core basics"),
            RoutineStep("brace", Dose(reps=6, hold_s=10)),
            RoutineStep("bridge", Dose(reps=5, breaths=3)),
            RoutineStep("bird-dog", Dose(reps=5, hold_s=6)),
            RoutineStep("side-plank", Dose(reps=4, hold_s=10, rest_s=10)),
            RoutineStep("dead-bug", Dose(reps=6, sets=2, rest_s=15)),
            RoutineStep("childs-pose", Dose(reps=8, breaths=1)),
        ),
        N_("Short holds for the muscles round the trunk, on three days of a week that do not follow each other."),
        MappingProxyType(
            {
                "side-plank": N_("From the knees: bend them and lift only from there up."),
                "dead-bug": N_("Heel taps only: leave the arms up and tap the floor with one heel."),
            }
        ),
    ),
    BuiltInRoutine(
        _routine("big-three", N_("Big three"), *_big_three()),
        N_("Curl-up, side plank and bird dog: 6, then 4, then 2 repetitions of 10 seconds each."),
    ),
    BuiltInRoutine(
        _routine(
            "daily-stretch",
            N_("Daily stretch"),
            RoutineStep("hamstring", Dose(reps=2, hold_s=20)),
            RoutineStep("knee-to-chest", Dose(reps=2, hold_s=15)),
            RoutineStep("figure-four", Dose(reps=2, hold_s=25)),
            RoutineStep("hip-flexor", Dose(reps=2, hold_s=25)),
            RoutineStep("cat-camel", Dose(reps=5)),
            RoutineStep("open-book", Dose(reps=5)),
        ),
        N_("Five stretches and a turn of the upper back. Stretch until you feel a pull, never into pain."),
    ),
    BuiltInRoutine(
        _routine(
            "desk-break",
            N_("Desk break"),
            RoutineStep("chin-tuck", Dose(reps=3, hold_s=5)),
            RoutineStep("shoulder-squeeze", Dose(reps=3, hold_s=5)),
            RoutineStep("seated-rotation", Dose(reps=1, hold_s=10)),
            RoutineStep("thoracic-extension", Dose(reps=4, hold_s=2)),
            RoutineStep("sit-to-stand", Dose(reps=5)),
        ),
        N_("Three minutes beside the desk, seated and standing."),
    ),
    BuiltInRoutine(
        _routine(
            FLARE_DAY,
            N_("Flare day"),
            RoutineStep("breathing", Dose(minutes=2)),
            RoutineStep("knee-rolls", Dose(reps=2, hold_s=5)),
            RoutineStep("pelvic-tilt", Dose(reps=5, hold_s=5)),
            RoutineStep("walking", Dose(minutes=2)),
        ),
        N_("For days when it is bad: little movements, breathing, and a few steps."),
        MappingProxyType({"walking": N_("A few steps, as slowly as you like.")}),
    ),
    BuiltInRoutine(
        _routine(WALK, N_("Walk"), RoutineStep("walking", Dose(minutes=10))),
        N_("Begin with 5 to 10 minutes, add a tenth a week, up to half an hour."),
    ),
    BuiltInRoutine(
        _routine(PLANK_LADDER, N_("Plank ladder"), *ladder_steps(LADDER_HOLDS_S[len(LADDER_HOLDS_S) // 2])),
        N_("Planks of 10, 20, 30, 20 and 10 seconds. Go on breathing all the time."),
        cautions=(_NOT_WITH_PRESSURE,),
    ),
)
"""In the order of the list. Ids never change: plans and sessions store them."""

_BY_ID = {each.id: each for each in BUILT_IN_ROUTINES}


def built_in(routine: Routine) -> BuiltInRoutine | None:
    """The built-in routine that this is, or that it was copied from."""
    return _BY_ID.get(routine.id) or _BY_ID.get(routine.copied_from or "")


def hidden_as_a_whole(routine: Routine, conditions: Collection[str]) -> tuple[Caution, ...]:
    """Why the declared conditions hide this routine or a copy of it; nothing if they leave it."""
    found = built_in(routine)
    return tuple(caution for caution in found.cautions if caution.condition in conditions) if found else ()


def hint_for(routine: Routine, exercise: str) -> str:
    """How an exercise is meant in a built-in routine or a copy of it: a translatable text, or nothing."""
    found = built_in(routine)
    return found.hints.get(exercise, "") if found else ""
