"""What is to be heard and seen flashing when a session goes on: found by comparing two of its moments."""

import math
from enum import StrEnum

from painlog.domain.session import Session
from painlog.domain.session_segments import SegmentKind
from painlog.domain.training import SessionOutcome

LAST_SECONDS = 3
"""The last three seconds are counted aloud (exercises.md section 4)."""

LEAST_COUNTED_S = 5
"""Shorter stretches are not counted down: tones would follow each other without a break."""

_COUNTED = {
    SegmentKind.LIE_DOWN,
    SegmentKind.GET_READY,
    SegmentKind.HOLD,
    SegmentKind.STEADY,
    SegmentKind.SWITCH,
    SegmentKind.REST,
}


class Cue(StrEnum):
    """A sound, each with a file of its own."""

    START = "start"
    COUNT = "count"
    SWITCH = "switch"
    END = "end"


def cue_between(before: Session, after: Session) -> Cue | None:
    """The cue that belongs between two moments of one session; of several the weightiest."""
    if after.ended is not None:
        return Cue.END if before.ended is None and after.ended is SessionOutcome.DONE else None
    if _arrived(before, after):
        return _arrival(before, after)
    return Cue.COUNT if _counts(before, after) else None


def announced(before: Session, after: Session) -> bool:
    """Whether a voice has to name the exercise and the side that come now."""
    if after.ended is not None or not _arrived(before, after):
        return False
    kinds = (SegmentKind.LIE_DOWN, SegmentKind.GET_READY, SegmentKind.SWITCH, SegmentKind.SHOW)
    was_announced = before.segment.kind is SegmentKind.LIE_DOWN and before.segment.step == after.segment.step
    return after.segment.kind in kinds and not was_announced


def _arrived(before: Session, after: Session) -> bool:
    return before.place != after.place or len(before.spent) != len(after.spent)


def _arrival(before: Session, after: Session) -> Cue | None:
    old, new = before.segment, after.segment
    if new.kind is SegmentKind.SWITCH or (new.is_work and old.is_work and new.side is not old.side):
        return Cue.SWITCH
    if new.kind is SegmentKind.HOLD or (new.is_work and not old.is_work):
        return Cue.START
    return Cue.END if old.is_work and not new.is_work and after.spent[-1].whole else None


def _counts(before: Session, after: Session) -> bool:
    counted = after.segment.kind in _COUNTED and after.segment.seconds >= LEAST_COUNTED_S
    seconds = math.ceil(after.left)
    return counted and 1 <= seconds <= LAST_SECONDS and math.ceil(before.left) > seconds
