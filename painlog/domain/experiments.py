"""An experiment on oneself: blocks of days with a treatment and without it, in an order drawn by chance.

It is about what a person may leave out for a while: never a medicine, an injection or a prescribed device
(stages.md section 6). What came out is reckoned in `painlog.analysis.experiment`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from painlog.domain.naming import N_
from painlog.errors import UserError

BLOCK_DAYS = (7, 14)
FEWEST_PAIRS, MOST_PAIRS = 2, 6
"""Two to six pairs of blocks of one or two weeks (stages.md section 6)."""

_MONDAY = 0


class Phase(StrEnum):
    """Where an experiment stands on a day."""

    PLANNED = "planned"
    RUNNING = "running"
    COMPLETE = "complete"
    ENDED = "ended"

    @property
    def open(self) -> bool:
        """Whether it is still to come or under way."""
        return self in (Phase.PLANNED, Phase.RUNNING)


@dataclass(frozen=True, slots=True)
class TrialBlock:
    """Days from `first` to `last`, both included, with the treatment or without it; `number` counts from 1."""

    number: int
    treated: bool
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Experiment:
    """What was decided when it was set up, and what became of it.

    `order` says for each pair whether the block with the treatment comes first. `kept_days` are the days that the
    person ticked as kept to the plan; they are shown, and every day counts all the same.
    """

    id: str
    treatment: str
    block_days: int
    order: tuple[bool, ...]
    first_day: date
    made_at: datetime
    stopped_on: date | None = None
    kept_days: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        _check(self)

    @property
    def pairs(self) -> int:
        return len(self.order)

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return 2 * self.pairs * self.block_days

    @property
    def last_day(self) -> date:
        return self.first_day + timedelta(days=self.days - 1)

    @property
    def blocks(self) -> tuple[TrialBlock, ...]:
        """Every block, in the order in which they come."""
        return tuple(self._block(place) for place in range(2 * self.pairs))

    def block_on(self, day: date) -> TrialBlock | None:
        """The block that `day` lies in."""
        place = (day - self.first_day).days // self.block_days
        return self._block(place) if 0 <= place < 2 * self.pairs else None

    def with_tick(self, day: date, kept: bool) -> "Experiment":
        """The experiment with `day` ticked as kept to the plan, or not."""
        days = {*self.kept_days, day} if kept else set(self.kept_days) - {day}
        return replace(self, kept_days=tuple(sorted(days)))

    def _block(self, place: int) -> TrialBlock:
        first = self.first_day + timedelta(days=place * self.block_days)
        treated = self.order[place // 2] == (place % 2 == 0)
        return TrialBlock(place + 1, treated, first, first + timedelta(days=self.block_days - 1))


@dataclass(frozen=True, slots=True)
class Standing:
    """An experiment on a day: its phase, the day on which it ended early, and whether a warning sign ended it."""

    experiment: Experiment
    phase: Phase
    ended_on: date | None = None
    by_warning_sign: bool = False

    @property
    def counted_until(self) -> date:
        """The last day that belongs to the result."""
        return self.ended_on or self.experiment.last_day


def standing(experiment: Experiment, day: date, urgent_days: Iterable[date] = ()) -> Standing:
    """How an experiment stands on `day`.

    `urgent_days` are the days, since it was set up, on which an emergency or a today sign was answered yes: the
    first of them ends it, as the person can at any time (stages.md section 6).
    """
    urgent = min((each for each in urgent_days if each <= day), default=None)
    ends = [each for each in (experiment.stopped_on, urgent) if each is not None and each <= experiment.last_day]
    ended_on = min(ends, default=None)
    if ended_on is not None and ended_on <= day:
        return Standing(experiment, Phase.ENDED, ended_on, ended_on == urgent)
    if day < experiment.first_day:
        return Standing(experiment, Phase.PLANNED)
    return Standing(experiment, Phase.RUNNING if day <= experiment.last_day else Phase.COMPLETE)


def first_days(today: date) -> tuple[date, ...]:
    """The days on which an experiment set up today may begin: tomorrow, or the Monday after it."""
    tomorrow = today + timedelta(days=1)
    monday = tomorrow + timedelta(days=(_MONDAY - tomorrow.weekday()) % 7)
    return (tomorrow,) if monday == tomorrow else (tomorrow, monday)


def _check(experiment: Experiment) -> None:
    if experiment.block_days not in BLOCK_DAYS:
        raise UserError(N_("A block of an experiment has 7 or 14 days, not {days}."), days=experiment.block_days)
    if not FEWEST_PAIRS <= experiment.pairs <= MOST_PAIRS:
        raise UserError(N_("An experiment has 2 to 6 pairs of blocks, not {pairs}."), pairs=experiment.pairs)
    if experiment.first_day.toordinal() + experiment.days > date.max.toordinal():
        raise UserError(N_("An experiment that begins on {day} has no end."), day=experiment.first_day)
    if experiment.stopped_on is not None and experiment.stopped_on > experiment.last_day:
        raise UserError(N_("The experiment was over before it was stopped."))
    if any(experiment.block_on(day) is None for day in experiment.kept_days):
        raise UserError(N_("A ticked day lies outside of the experiment."))
    if any(later <= earlier for earlier, later in pairwise(experiment.kept_days)):
        raise UserError(N_("The ticked days are not in order."))
