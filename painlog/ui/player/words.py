"""What the player says: doses, the line about side, repetition and phase, the count, and what a voice speaks."""

import math
from typing import NamedTuple

from painlog.domain.exercises import POSITION_NAMES, Exercise, Position
from painlog.domain.motion import Side
from painlog.domain.naming import N_
from painlog.domain.session import Session
from painlog.domain.session_segments import SegmentKind
from painlog.domain.shelf import ShelvedStep
from painlog.domain.training import OwnExercise
from painlog.i18n import Texts
from painlog.services.exercise_words import exercise_name

SIDE_NAMES = {Side.LEFT: N_("Left side"), Side.RIGHT: N_("Right side")}

PHASE_NAMES = {
    SegmentKind.MOVE: N_("into the hold"),
    SegmentKind.HOLD: N_("hold"),
    SegmentKind.BACK: N_("and back"),
    SegmentKind.REP: N_("move"),
    SegmentKind.STEADY: N_("go on"),
}

WAIT_NAMES = {
    SegmentKind.LIE_DOWN: N_("Get into place"),
    SegmentKind.GET_READY: N_("Get ready"),
    SegmentKind.SHOW: N_("This is how it goes"),
    SegmentKind.SWITCH: N_("Change sides"),
    SegmentKind.REST: N_("Rest"),
}


class Count(NamedTuple):
    """What stands in the ring: a large number, the words under it, and the share of the ring that is left."""

    number: str
    caption: str
    left: float


class CueText(NamedTuple):
    """What to do now, and what to keep in mind."""

    main: str
    beside: str


def status_line(session: Session, t: Texts) -> str:
    """Side, repetition and phase in one line: "Left side · rep 4 of 8 · hold"."""
    if session.ended is None and not session.running:
        return t("Paused: the computer was asleep") if session.slept else t("Paused")
    segment, dose = session.segment, session.step.dose
    side = [t(SIDE_NAMES[segment.side])] if segment.side is not None else []
    if not segment.is_work:
        return " · ".join([t(WAIT_NAMES[segment.kind]), *side])
    parts = list(side)
    if dose.sets > 1:
        parts.append(t("set {set} of {sets}", set=t.number(segment.set), sets=t.number(dose.sets)))
    if segment.kind is not SegmentKind.STEADY and dose.reps > 1:
        parts.append(t("rep {rep} of {reps}", rep=t.number(segment.rep), reps=t.number(dose.reps)))
    line = " · ".join([*parts, t(PHASE_NAMES[segment.kind])])
    return line[0].upper() + line[1:]


def count(session: Session, t: Texts) -> Count:
    """What the ring shows: seconds that are left, minutes, or which repetition it is."""
    segment, left = session.segment, session.left
    share = left / session.length if session.length else 0.0
    if segment.kind is SegmentKind.REP:
        return Count(t.number(segment.rep), t("of {count}", count=t.number(session.step.dose.reps)), share)
    if session.length > 90:
        return Count(clock_time(left), t("of {time}", time=clock_time(session.length)), share)
    seconds = math.ceil(session.length)
    return Count(t.number(math.ceil(left)), t.n("of {n} second", "of {n} seconds", seconds), share)


def clock_time(seconds: float) -> str:
    """Minutes and seconds: "4:32"."""
    whole = math.ceil(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def time_left(seconds: float, t: Texts) -> str:
    """ "8 minutes left", in the last minute "less than a minute left"."""
    minutes = round(seconds / 60)
    return t.n("{n} minute left", "{n} minutes left", minutes) if minutes else t("less than a minute left")


def progress(session: Session, t: Texts) -> str:
    """ "Exercise 2 of 5 · 8 minutes left"."""
    number, of = t.number(session.segment.step + 1), t.number(len(session.steps))
    place = t("Exercise {number} of {count}", number=number, count=of)
    return f"{place} · {time_left(session.left_in_all, t)}"


def cue_text(played: ShelvedStep, session: Session, t: Texts) -> CueText:
    """What is said under the ring: the set-up before an exercise, the movement and the breathing in it.

    While it is done, the hint of the routine takes the place of the movement: it may ask for less of it.
    """
    exercise = played.exercise
    if isinstance(exercise, OwnExercise):
        return CueText(exercise.cue, "")
    if session.segment.is_work or session.segment.kind is SegmentKind.SHOW:
        return CueText(t(played.hint or exercise.movement), t(exercise.breathing))
    return CueText(t(exercise.set_up), " ".join(t(part) for part in (played.hint, exercise.movement) if part))


def position_name(exercise: Exercise | OwnExercise, t: Texts) -> str:
    """How the body is placed at the start, or nothing where that is free or not known."""
    known = isinstance(exercise, Exercise) and exercise.position is not Position.ANY
    return t(POSITION_NAMES[exercise.position]) if known and isinstance(exercise, Exercise) else ""


def spoken(played: ShelvedStep, session: Session, t: Texts) -> str:
    """What the voice says when an exercise or a side comes: "Bird dog. Left side."."""
    segment = session.segment
    side = [t(SIDE_NAMES[segment.side])] if segment.side is not None else []
    if segment.kind is SegmentKind.SWITCH:
        parts = [t(WAIT_NAMES[SegmentKind.SWITCH]), *side]
    elif segment.kind is SegmentKind.SHOW:
        parts = [t(WAIT_NAMES[SegmentKind.SHOW]), cue_text(played, session, t).main]
    else:
        parts = [exercise_name(played.exercise, t), position_name(played.exercise, t), *side]
    return " ".join(t.sentence(part) for part in parts if part)
