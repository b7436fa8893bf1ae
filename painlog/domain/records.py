"""What a diary holds beside its entries: statements, markers, answers, what it knows about its owner. All frozen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from painlog.domain.catalogue import Item
from painlog.domain.diary import DayContext, Entry
from painlog.domain.experiments import Experiment
from painlog.domain.naming import N_
from painlog.errors import UserError

if TYPE_CHECKING:
    from painlog.domain.questionnaires import CheckIn
    from painlog.domain.training import Training
    from painlog.domain.visits import EpisodeFact, Visits


class StatementKind(StrEnum):
    """What a person says about days that they did not record."""

    IN_PAIN = "in-pain"
    PAIN_FREE = "pain-free"


@dataclass(frozen=True, slots=True)
class Statement:
    """ "In pain" or "free of pain" from `start` to `end`, both days included. Fills unknown days only."""

    id: str
    kind: StatementKind
    start: date
    end: date
    made_at: datetime
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise UserError(
                N_("{start} is after {end}."),
                N_("Give the earlier day first."),
                start=self.start,
                end=self.end,
            )


@dataclass(frozen=True, slots=True)
class Marker:
    """An event with a date and a word: an injury, a new treatment, a scan, an appointment."""

    id: str
    day: date
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class SeenFlag:
    """That the person has seen, or dismissed, a flag of the episode that began on `onset`."""

    onset: date
    flag: str
    seen_at: datetime
    dismissed: bool = False


class Answer(StrEnum):
    """An answer to one warning sign. Not answered is never "no"."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class WarningAnswer:
    """What was answered to one sign on one day; the latest day counts."""

    sign: str
    answered_on: date
    answer: Answer


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What the diary knows about its owner; everything is optional (content.md section 2)."""

    facts: tuple[tuple[str, str], ...] = ()
    ticks: tuple[tuple[str, str], ...] = ()
    medicines: tuple["Medicine", ...] = ()
    clinicians: tuple["Clinician", ...] = ()
    appointments: tuple["Appointment", ...] = ()


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine that is taken, with the dose in the person's words."""

    id: str
    name: str
    medicine_class: str = ""
    dose: str = ""
    unit: str = ""
    regular: bool = False
    since: date | None = None
    until: date | None = None
    side_effects: str = ""


@dataclass(frozen=True, slots=True)
class Clinician:
    """Somebody who treats the person."""

    id: str
    name: str
    role: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment or a test, past or to come."""

    id: str
    kind: str
    when: datetime
    title: str = ""
    clinician_id: str | None = None
    result: str = ""


def _nothing_trained() -> "Training":
    from painlog.domain.training import NO_TRAINING

    return NO_TRAINING


def _no_visits() -> "Visits":
    from painlog.domain.visits import NO_VISITS

    return NO_VISITS


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything a diary holds, frozen at one moment: what every export is made from."""

    entries: tuple[Entry, ...] = ()
    days: tuple[DayContext, ...] = ()
    statements: tuple[Statement, ...] = ()
    markers: tuple[Marker, ...] = ()
    flags_seen: tuple[SeenFlag, ...] = ()
    warning_signs: tuple[WarningAnswer, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    check_ins: tuple["CheckIn", ...] = ()
    episode_facts: tuple["EpisodeFact", ...] = ()
    training: "Training" = field(default_factory=_nothing_trained)
    visits: "Visits" = field(default_factory=_no_visits)
    catalogue: tuple[Item, ...] = ()
    about: AboutMe = AboutMe()
    settings: tuple[tuple[str, object], ...] = ()
