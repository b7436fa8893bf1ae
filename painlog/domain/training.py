"""What the diary keeps about exercise: own exercises, plans and their exceptions, sessions. All of it frozen."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from painlog.domain.exercises import ONCE, Dose, Kind, Sides
from painlog.domain.naming import N_
from painlog.domain.routines import Routine
from painlog.errors import UserError

LONGEST_SESSION_S = 24 * 3600

LEAST_DONE_S = 60
"""A session shorter than a minute leaves its planned time open: our own choice, so that a false start is no "done"."""


class PlanChangeKind(StrEnum):
    """What was done with one planned time."""

    SKIP = "skip"
    MOVE = "move"


class SessionOutcome(StrEnum):
    """How a session ended. A broken one was cut off with the program; what was done of it is kept."""

    DONE = "done"
    STOPPED = "stopped"
    HURT = "hurt"
    BROKEN = "broken"


class StepOutcome(StrEnum):
    """What became of one exercise of a session."""

    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class OwnExercise:
    """An exercise that the person wrote down; `picture` is a file name in the diary's folder of pictures."""

    id: str
    name: str
    made_at: datetime
    cue: str = ""
    kind: Kind = Kind.STRENGTH
    dose: Dose = ONCE
    sides: Sides = Sides.NONE
    picture: str = ""
    from_physiotherapist: bool = False
    hidden: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise UserError(N_("An exercise needs a name."), N_("Type a name and save again."))


@dataclass(frozen=True, slots=True)
class Plan:
    """When a routine is planned: an RFC 5545 rule by the wall clock of `zone` (an IANA name) from `start` on.

    `ended_on` is the last day that counts, where the person ended the plan.
    """

    id: str
    routine_id: str
    rule: str
    start: datetime
    zone: str
    made_at: datetime
    ended_on: date | None = None
    remind: bool = True


@dataclass(frozen=True, slots=True)
class PlanChange:
    """That the planned time `occurrence` (wall clock) was skipped, or moved to `moved_to`."""

    plan_id: str
    occurrence: datetime
    kind: PlanChangeKind
    moved_to: datetime | None = None

    def __post_init__(self) -> None:
        if (self.kind is PlanChangeKind.MOVE) != (self.moved_to is not None):
            raise UserError(N_("Only a session that is moved needs a new time."))


@dataclass(frozen=True, slots=True)
class DoneStep:
    """One exercise of a session, with the seconds that were really spent on it."""

    exercise: str
    outcome: StepOutcome
    seconds: int = 0

    def __post_init__(self) -> None:
        _check_seconds(self.seconds)


@dataclass(frozen=True, slots=True)
class DoneSession:
    """A session that was done, in whole or in part.

    `started` is naive local wall time with its offset in minutes; `seconds` the time exercised; pain, effort and
    `hurt_score` are 0 to 10. `occurrence` is the planned time (wall clock) that it fulfils. `with_timer` is false
    where the person only said that it was done.
    """

    id: str
    routine_id: str
    started: datetime
    utc_offset_min: int
    diary_day: date
    outcome: SessionOutcome
    seconds: int
    steps: tuple[DoneStep, ...] = ()
    with_timer: bool = True
    plan_id: str | None = None
    occurrence: datetime | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    note: str = ""
    hurt_site: str | None = None
    hurt_score: int | None = None
    hurt_spreads: bool = False

    @property
    def fulfils(self) -> bool:
        """Whether a planned time counts as done by it. After a "hurts" stop nothing is left to do, however short."""
        over = not self.with_timer or self.outcome is SessionOutcome.HURT
        return over or self.seconds >= LEAST_DONE_S

    def __post_init__(self) -> None:
        _check_seconds(self.seconds)
        for value in (self.pain_before, self.pain_after, self.effort, self.hurt_score):
            if value is not None and not 0 <= value <= 10:
                raise UserError(N_("{value} is not on the scale."), N_("Give a number from 0 to 10."), value=value)


@dataclass(frozen=True, slots=True)
class Training:
    """Everything about exercise in one diary."""

    own_exercises: tuple[OwnExercise, ...] = ()
    routines: tuple[Routine, ...] = ()
    plans: tuple[Plan, ...] = ()
    changes: tuple[PlanChange, ...] = ()
    sessions: tuple[DoneSession, ...] = ()


NO_TRAINING = Training()


def _check_seconds(seconds: int) -> None:
    if not 0 <= seconds <= LONGEST_SESSION_S:
        raise UserError(N_("{seconds} seconds is no length of a session."), seconds=seconds)
