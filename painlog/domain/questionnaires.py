"""The weekly check-in and the activities that a person names (content.md section 3).

The check-in asks three things in painlog's own words, after the PEG scale (Krebs 2009); it is not that scale. The
activities follow the Patient-Specific Functional Scale (Stratford 1995): the person's own words, each 0 unable to 10
as before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from painlog.domain.naming import N_
from painlog.errors import UserError

FEWEST_ACTIVITIES, MOST_ACTIVITIES = 3, 5
"""Activities that a person names (content.md section 3)."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The past week, 0 to 10 each: pain on average, how far it spoilt enjoyment of life, how far it hindered activity.

    None means that the question was skipped.
    """

    id: str
    day: date
    made_at: datetime
    pain: int | None = None
    enjoyment: int | None = None
    activity: int | None = None

    def __post_init__(self) -> None:
        for value in self.answers:
            _check_rating(value)

    @property
    def answers(self) -> tuple[int | None, int | None, int | None]:
        return self.pain, self.enjoyment, self.activity

    @property
    def mean(self) -> float | None:
        """The mean of the three, 0 to 10; None unless all three were answered."""
        given = [value for value in self.answers if value is not None]
        return float(Fraction(sum(given), 3)) if len(given) == 3 else None


@dataclass(frozen=True, slots=True)
class ActivityScore:
    """How well an activity went on a day: 0 unable to 10 as before."""

    day: date
    score: int

    def __post_init__(self) -> None:
        _check_rating(self.score)


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that the person names because the pain hinders it, with its scores by day."""

    id: str
    name: str
    made_at: datetime
    rank: int = 0
    ended_on: date | None = None
    scores: tuple[ActivityScore, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise UserError(N_("An activity needs a name."), N_("Type a name and save again."))


def mean_score(scores: Sequence[int]) -> float | None:
    """The mean of the activities' scores of one day, 0 to 10; None without any."""
    return float(Fraction(sum(scores), len(scores))) if scores else None


def _check_rating(value: int | None) -> None:
    if value is not None and not 0 <= value <= 10:
        raise UserError(N_("{value} is not on the scale."), N_("Give a number from 0 to 10."), value=value)
