"""What a guided session is made of: the stretches of time that its exercises come to, in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from painlog.domain.exercises import BREATH_SECONDS, Dose, Sides
from painlog.domain.motion import Figure, Side
from painlog.domain.naming import N_
from painlog.errors import UserError

LIE_DOWN_S = 10
"""Seconds to get to the mat before the first exercise, unless the person set others (exercises.md section 4)."""

GET_READY_S = 5
"""Seconds to get ready before an exercise, and to change sides (exercises.md section 4)."""

MOVE_S = 2.0
"""Seconds into a hold, and out of it, of an exercise without a figure: what most figures of the library take."""

SHOWN_HOLD_S = 2
"""A movement that is shown again stays for so long where it is held: long enough to look at it."""


class SegmentKind(StrEnum):
    """What the time of a segment is for."""

    LIE_DOWN = "lie-down"
    GET_READY = "get-ready"
    SHOW = "show"
    MOVE = "move"
    HOLD = "hold"
    BACK = "back"
    REP = "rep"
    STEADY = "steady"
    SWITCH = "switch"
    REST = "rest"


WORK = frozenset(
    {SegmentKind.MOVE, SegmentKind.HOLD, SegmentKind.BACK, SegmentKind.REP, SegmentKind.STEADY},
)
"""The kinds that are exercise; the others are waiting."""


@dataclass(frozen=True, slots=True)
class SessionStep:
    """One exercise as it is to be done. The figure is the library's own, None for an exercise without one.

    With `longest_hold_s` no hold is made longer than that, in seconds.
    """

    exercise: str
    dose: Dose
    sides: Sides = Sides.NONE
    figure: Figure | None = None
    longest_hold_s: int | None = None

    @property
    def moving(self) -> Figure | None:
        """The figure that holds as long as the dose says."""
        held = self.dose.seconds_held
        return self.figure.held_for(held) if self.figure is not None and held else self.figure

    @property
    def shown(self) -> Figure | None:
        """The figure that shows the movement and stays only a moment where it is held."""
        held = self.dose.seconds_held
        return self.figure.held_for(min(held, SHOWN_HOLD_S)) if self.figure is not None and held else self.figure


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a session in seconds. `step` counts from 0, `set` and `rep` from 1 (0: none of them).

    `start` is where in its round the figure stands when the segment begins, in seconds.
    """

    kind: SegmentKind
    seconds: float
    step: int
    side: Side | None = None
    set: int = 0
    rep: int = 0
    start: float = 0.0

    @property
    def is_work(self) -> bool:
        return self.kind in WORK

    def position(self, elapsed: float) -> float:
        """Seconds into the figure's round after `elapsed` seconds; ten seconds more are stood still at its end."""
        if self.kind in (SegmentKind.STEADY, SegmentKind.SHOW):
            return elapsed
        if self.is_work:
            return self.start + min(elapsed, self.seconds)
        return 0.0


def segments_of(steps: Sequence[SessionStep], lie_down_s: int = LIE_DOWN_S) -> tuple[Segment, ...]:
    """Everything that happens in a session, from lying down to the last repetition.

    Raises `UserError` without an exercise.
    """
    if not steps:
        raise UserError(N_("There is no exercise in this routine."), N_("Add one and start again."))
    first = [Segment(SegmentKind.LIE_DOWN, lie_down_s, 0, _first_side(steps[0]))] if lie_down_s > 0 else []
    parts = (_step_segments(number, step, number + 1 < len(steps)) for number, step in enumerate(steps))
    return (*first, *chain.from_iterable(parts))


def shown_again(number: int, step: SessionStep, side: Side | None) -> Segment:
    """The segment in which the movement is shown once more."""
    figure = step.shown
    return Segment(SegmentKind.SHOW, max(GET_READY_S, figure.cycle_s if figure else 0.0), number, side)


def _first_side(step: SessionStep) -> Side | None:
    return None if step.sides is Sides.NONE else Side.LEFT


def _step_segments(number: int, step: SessionStep, more_to_come: bool) -> Iterator[Segment]:
    yield Segment(SegmentKind.GET_READY, GET_READY_S, number, _first_side(step), 1)
    for set_ in range(1, step.dose.sets + 1):
        yield from _set_segments(number, step, set_)
        if step.dose.rest_s and (set_ < step.dose.sets or more_to_come):
            yield Segment(SegmentKind.REST, step.dose.rest_s, number, _first_side(step), set_)


def _set_segments(number: int, step: SessionStep, set_: int) -> Iterator[Segment]:
    reps = range(1, 1 + (1 if step.dose.minutes else step.dose.reps))
    match step.sides:
        case Sides.NONE:
            yield from chain.from_iterable(_rep(number, step, None, set_, rep) for rep in reps)
        case Sides.LEFT_RIGHT:
            yield from chain.from_iterable(_rep(number, step, Side.LEFT, set_, rep) for rep in reps)
            yield Segment(SegmentKind.SWITCH, GET_READY_S, number, Side.RIGHT, set_)
            yield from chain.from_iterable(_rep(number, step, Side.RIGHT, set_, rep) for rep in reps)
        case Sides.ALTERNATING:
            for rep in reps:
                for side in (Side.LEFT, Side.RIGHT):
                    yield from _rep(number, step, side, set_, rep)


def _rep(number: int, step: SessionStep, side: Side | None, set_: int, rep: int) -> Iterator[Segment]:
    """One repetition; parts that take no time are left out."""
    start = 0.0
    for kind, seconds in _parts(step):
        if seconds > 0:
            yield Segment(kind, seconds, number, side, set_, rep, start)
        start += seconds


def _parts(step: SessionStep) -> Iterable[tuple[SegmentKind, float]]:
    dose, figure = step.dose, step.moving
    if dose.minutes:
        return ((SegmentKind.STEADY, dose.minutes * 60.0),)
    held = float(dose.seconds_held)
    if not held:
        return ((SegmentKind.REP, figure.cycle_s if figure else float(BREATH_SECONDS)),)
    before = _seconds_before_hold(figure) if figure else MOVE_S
    after = figure.cycle_s - before - held if figure else MOVE_S
    return (SegmentKind.MOVE, before), (SegmentKind.HOLD, held), (SegmentKind.BACK, after)


def _seconds_before_hold(figure: Figure) -> float:
    """Seconds from the start of a round, when the first key pose is reached, to the pose that is held."""
    if figure.held == 0:
        return 0.0
    between = figure.keys[1 : figure.held]
    return figure.keys[0].stay_s + sum(key.move_s + key.stay_s for key in between) + figure.keys[figure.held].move_s
