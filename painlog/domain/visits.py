"""What is kept for the doctor: facts about episodes, questions to ask, what was handed to whom. All of it frozen."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from painlog.domain.naming import N_
from painlog.domain.questionnaires import Activity
from painlog.errors import UserError


class FactKey(StrEnum):
    """What is asked once about an episode (content.md section 2)."""

    HOW_BEGAN = "how-began"
    DOING = "doing"
    INJURY = "injury"
    FIRST_TIME = "first-time"
    COURSE = "course"
    SIDES = "sides"
    SPREAD = "spread"
    WORSE_BY = "worse-by"
    BETTER_BY = "better-by"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class EpisodeFact:
    """One answer about the episode that was open on `onset`: a choice's id, or the person's own words."""

    onset: date
    key: FactKey
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something to raise at the next visit; `flag` is the id of the flag that it came from."""

    id: str
    text: str
    made_at: datetime
    rank: int = 0
    flag: str | None = None
    asked_on: date | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise UserError(N_("A question needs words."), N_("Type it and save again."))


@dataclass(frozen=True, slots=True)
class Visit:
    """What was handed to whom and when: `what` is a file's kind or "paper"; the days are those it covers."""

    id: str
    day: date
    made_at: datetime
    what: str
    first: date
    last: date
    clinician: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Visits:
    """Everything about visits in one diary."""

    activities: tuple[Activity, ...] = ()
    questions: tuple[Question, ...] = ()
    handed_over: tuple[Visit, ...] = ()


NO_VISITS = Visits()
