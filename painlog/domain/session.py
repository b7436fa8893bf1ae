"""A guided session as a state machine: what happens when seconds pass, and when the person presses a key.

Nothing here knows a clock: every function is told the seconds of a clock that never goes back, and gives the session
as it is then. Whatever is pressed, every second that ran is counted in exactly one segment.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from painlog.domain.exercises import BREATH_SECONDS
from painlog.domain.session_segments import (
    GET_READY_S,
    LIE_DOWN_S,
    Segment,
    SegmentKind,
    SessionStep,
    segments_of,
    shown_again,
)
from painlog.domain.training import DoneStep, SessionOutcome, StepOutcome

LONGEST_TICK_S = 5.0
"""A longer gap between two looks at the clock means that the computer slept: the session pauses instead."""

MORE_S = 10.0
"""What one press of "+" adds, in seconds (exercises.md section 4)."""

RESTART_AFTER_S = 3.0
"""Back begins an exercise again once it ran so long, before that it goes to the one before (as music players do)."""

_WAITS = (SegmentKind.LIE_DOWN, SegmentKind.REST, SegmentKind.SHOW)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds that ran in a segment before it was left; `whole` says that it came to its end."""

    segment: Segment
    seconds: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A session at the moment `now` (seconds of the clock). `elapsed` and `extra` belong to the segment at `place`.

    `slept` says that it is paused because the computer was asleep. Once `ended` says how, nothing changes any more,
    unless a stop because of pain was a mistake.
    """

    steps: tuple[SessionStep, ...]
    segments: tuple[Segment, ...]
    now: float
    place: int = 0
    elapsed: float = 0.0
    extra: float = 0.0
    running: bool = True
    slept: bool = False
    spent: tuple[Spent, ...] = ()
    ended: SessionOutcome | None = None

    @property
    def segment(self) -> Segment:
        """The segment that runs, or the last one of a session that came to its end."""
        return self.segments[min(self.place, len(self.segments) - 1)]

    @property
    def step(self) -> SessionStep:
        return self.steps[self.segment.step]

    @property
    def length(self) -> float:
        """Seconds of the present segment, with what was added."""
        return self.segment.seconds + self.extra

    @property
    def left(self) -> float:
        """Seconds until the present segment ends."""
        return 0.0 if self.place >= len(self.segments) else self.length - self.elapsed

    @property
    def left_in_all(self) -> float:
        """Seconds until the last segment ends, if nothing is skipped."""
        return self.left + sum(segment.seconds for segment in self.segments[self.place + 1 :])

    @property
    def seconds(self) -> float:
        """Every second that ran; pauses do not count."""
        return self.elapsed + sum(each.seconds for each in self.spent)

    @property
    def phase(self) -> float:
        """Where in its round the figure stands, from 0 to 1; 1 only at the very end of a round."""
        kind = self.segment.kind
        figure = self.step.shown if kind is SegmentKind.SHOW else self.step.moving
        cycle = figure.cycle_s if figure is not None else float(BREATH_SECONDS)
        position = self.segment.position(self.elapsed)
        goes_round = kind in (SegmentKind.STEADY, SegmentKind.SHOW)
        return position % cycle / cycle if goes_round else min(position, cycle) / cycle


def begin(steps: Sequence[SessionStep], now: float, lie_down_s: int = LIE_DOWN_S) -> Session:
    """A session that starts now. Raises `UserError` without an exercise."""
    return Session(tuple(steps), segments_of(steps, lie_down_s), now)


def tick(session: Session, now: float) -> Session:
    """Let the time pass up to `now`. What is left of it when a segment ends goes to the next one."""
    passed = now - session.now
    if session.ended is not None or passed <= 0:
        return session
    session = replace(session, now=now)
    if not session.running:
        return session
    if passed > LONGEST_TICK_S:
        return replace(session, running=False, slept=True)
    while session.ended is None and passed >= session.left:
        passed -= session.left
        session = _left(replace(session, elapsed=session.length), session.place + 1, whole=True)
    if session.ended is not None:
        return replace(session, now=now - passed)
    return replace(session, elapsed=session.elapsed + passed)


def pause(session: Session, now: float) -> Session:
    """Stand still until `resume`."""
    session = tick(session, now)
    return session if session.ended is not None else replace(session, running=False)


def resume(session: Session, now: float) -> Session:
    """Go on where it was paused."""
    session = tick(session, now)
    return session if session.ended is not None else replace(session, running=True, slept=False)


def skip(session: Session, now: float) -> Session:
    """Leave out the rest of this exercise; while waiting on the mat, in a rest or a showing, only the rest of that."""
    session = tick(session, now)
    if session.ended is not None:
        return session
    here = session.segment
    if here.kind in _WAITS:
        return _left(session, session.place + 1)
    later = (place for place, each in enumerate(session.segments) if each.step > here.step)
    return _left(session, next(later, len(session.segments)))


def back(session: Session, now: float) -> Session:
    """Begin this exercise again, or go to the one before where this one has only just begun."""
    session = tick(session, now)
    if session.ended is not None:
        return session
    number = session.segment.step
    start = _start_of(session.segments, number)
    ran = sum(each.seconds for each in session.segments[start : session.place]) + session.elapsed
    just_begun = session.place < start or ran <= GET_READY_S + RESTART_AFTER_S
    return _left(session, _start_of(session.segments, max(0, number - 1)) if just_begun else start)


def more(session: Session, now: float) -> Session:
    """Make the present segment ten seconds longer, but no hold longer than the person's conditions allow."""
    session = tick(session, now)
    longest = session.step.longest_hold_s if session.segment.kind is SegmentKind.HOLD else None
    too_long = longest is not None and session.length + MORE_S > longest
    return session if session.ended is not None or too_long else replace(session, extra=session.extra + MORE_S)


def repeat(session: Session, now: float) -> Session:
    """Show the movement again, then begin the present repetition anew. What goes on for minutes shows itself."""
    session = tick(session, now)
    here = session.segment
    if session.ended is not None or here.kind is SegmentKind.STEADY:
        return session
    if here.kind is SegmentKind.SHOW:
        return _left(session, session.place)
    place = session.place
    while here.is_work and place > 0 and _same_rep(session.segments[place - 1], here):
        place -= 1
    shown = shown_again(here.step, session.steps[here.step], here.side)
    left = _left(session, place)
    return replace(left, segments=(*left.segments[:place], shown, *left.segments[place:]))


def stop(session: Session, now: float) -> Session:
    """End here; what was done is kept."""
    return _ended(tick(session, now), SessionOutcome.STOPPED)


def hurts(session: Session, now: float) -> Session:
    """End here because it hurts."""
    return _ended(tick(session, now), SessionOutcome.HURT)


def hurt_by_mistake(session: Session, now: float) -> Session:
    """Take back that it hurt: the session stands still where it was. One that ended in another way stays ended."""
    if session.ended is not SessionOutcome.HURT:
        return session
    return replace(session, now=max(now, session.now), ended=None, slept=False)


def share_done(session: Session, number: int) -> float:
    """How much of an exercise's work was done, from 0 to 1, by its seconds."""
    work = [segment for segment in session.segments if segment.step == number and segment.is_work]
    whole = _whole(session)
    done = sum(segment.seconds for segment in work if segment in whole)
    if session.ended is None and session.segment in work and session.segment not in whole:
        done += min(session.elapsed, session.segment.seconds)
    return min(1.0, done / sum(segment.seconds for segment in work))


def done_steps(session: Session) -> tuple[DoneStep, ...]:
    """What became of each exercise, with the seconds of work that were really spent on it."""
    ran = [*((each.segment, each.seconds) for each in session.spent), (session.segment, session.elapsed)]
    whole = _whole(session)
    done = []
    for number, step in enumerate(session.steps):
        seconds = sum(spent for segment, spent in ran if segment.step == number and segment.is_work)
        work = {segment for segment in session.segments if segment.step == number and segment.is_work}
        outcome = StepOutcome.DONE if work <= whole else StepOutcome.PARTLY
        done.append(DoneStep(step.exercise, outcome if seconds else StepOutcome.SKIPPED, round(seconds)))
    return tuple(done)


def _whole(session: Session) -> set[Segment]:
    return {each.segment for each in session.spent if each.whole}


def _left(session: Session, place: int, whole: bool = False) -> Session:
    """Leave the present segment, account for its seconds, and go to the segment at `place`."""
    spent = (*session.spent, Spent(session.segment, session.elapsed, whole))
    moved = replace(session, place=place, elapsed=0.0, extra=0.0, spent=spent)
    if place < len(session.segments):
        return moved
    any_work = any(each.segment.is_work and each.whole for each in spent)
    return _ended(moved, SessionOutcome.DONE if any_work else SessionOutcome.STOPPED)


def _ended(session: Session, how: SessionOutcome) -> Session:
    return session if session.ended is not None else replace(session, running=False, ended=how)


def _start_of(segments: Sequence[Segment], number: int) -> int:
    """The place where an exercise begins: where one gets ready for it."""
    ready = (place for place, each in enumerate(segments) if each.step == number)
    return next(place for place in ready if segments[place].kind is SegmentKind.GET_READY)


def _same_rep(segment: Segment, other: Segment) -> bool:
    same = (segment.step, segment.side, segment.set, segment.rep) == (other.step, other.side, other.set, other.rep)
    return segment.is_work and same
