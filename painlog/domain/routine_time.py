"""How long a routine takes, told from the segments that the player would run, without making all of them."""

from collections.abc import Sequence
from dataclasses import replace

from painlog.domain.session_segments import GET_READY_S, LIE_DOWN_S, SegmentKind, SessionStep, segments_of


def routine_seconds(steps: Sequence[SessionStep], lie_down_s: float = LIE_DOWN_S) -> float:
    """Seconds from lying down to the last repetition, with rests and changes of sides; 0 without an exercise."""
    if not steps:
        return 0.0
    last = len(steps) - 1
    return lie_down_s + sum(step_seconds(step, number < last) for number, step in enumerate(steps))


def step_seconds(step: SessionStep, more_to_come: bool = False) -> float:
    """Seconds of one exercise, from getting ready on; the rest after it counts where another one follows."""
    dose = step.dose
    once = replace(step, dose=replace(dose, reps=1, sets=1, rest_s=0))
    segments = segments_of([once], lie_down_s=0)
    work = sum(segment.seconds for segment in segments if segment.is_work)
    change = sum(segment.seconds for segment in segments if segment.kind is SegmentKind.SWITCH)
    reps = 1 if dose.minutes else dose.reps
    rests = dose.sets if more_to_come else dose.sets - 1
    return GET_READY_S + dose.sets * (reps * work + change) + rests * dose.rest_s
