"""What a diary holds: entries, the values of a day, statements, markers and answers. All of it frozen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from painlog.domain.catalogue import SIDED_SYMPTOMS, TIMED_SYMPTOMS, Item
from painlog.domain.experiments import Experiment
from painlog.domain.naming import N_
from painlog.domain.scales import FACE_SCORES, Scale, check_score
from painlog.errors import UserError

RECALLED_AFTER_DAYS = 2
"""An entry made more than this many days late is marked recalled (recall is inflated: Broderick 2008)."""

MINUTES_A_DAY = 24 * 60


class Course(StrEnum):
    """How the pain behaved over the day."""

    CONSTANT = "constant"
    COMES_AND_GOES = "comes-and-goes"


class Relief(StrEnum):
    """What a treatment did, in the person's eyes. The last one enters no mean."""

    NOT_AT_ALL = "not-at-all"
    A_LITTLE = "a-little"
    SOME = "some"
    A_LOT = "a-lot"
    CANT_TELL = "cant-tell"

    @property
    def points(self) -> int | None:
        """0 to 3, or None for "can't tell"."""
        return None if self is Relief.CANT_TELL else list(Relief).index(self)


RELIEF_NAMES = {
    Relief.NOT_AT_ALL: N_("Not at all"),
    Relief.A_LITTLE: N_("A little"),
    Relief.SOME: N_("Some"),
    Relief.A_LOT: N_("A lot"),
    Relief.CANT_TELL: N_("Can't tell"),
}

COURSE_NAMES = {Course.CONSTANT: N_("Constant"), Course.COMES_AND_GOES: N_("Comes and goes")}


class Side(StrEnum):
    """The side of a symptom, from the person's own view."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


SIDE_NAMES = {Side.LEFT: N_("Left"), Side.RIGHT: N_("Right"), Side.BOTH: N_("Both sides")}


@dataclass(frozen=True, slots=True, order=True)
class SiteScore:
    """A marked place, with its own 0-10 score if one was given."""

    id: str
    score: float | None = None

    def __post_init__(self) -> None:
        if self.score is not None:
            check_score(self.score)


@dataclass(frozen=True, slots=True, order=True)
class Symptom:
    """An associated symptom, with its side or its length in minutes where it has one."""

    id: str
    side: Side | None = None
    minutes: int | None = None

    def __post_init__(self) -> None:
        if self.side is not None and self.id not in SIDED_SYMPTOMS:
            raise UserError(N_("The symptom {id} has no side."), id=self.id)
        if self.minutes is None:
            return
        if self.id not in TIMED_SYMPTOMS:
            raise UserError(N_("The symptom {id} has no length."), id=self.id)
        if not 0 <= self.minutes <= MINUTES_A_DAY:
            raise UserError(N_("{minutes} minutes do not fit into a day."), minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Treatment:
    """Something tried, with the dose as typed and the relief noted."""

    id: str
    dose: str = ""
    relief: Relief | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an imported entry came from, and its value there before it was converted."""

    app: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One moment of the diary.

    `when` is naive local wall time; `utc_offset_min` its offset then; `diary_day` the day it belongs to.
    `score` is 0 to 10 as reported, or None for an entry without one. Lists are sorted by id.
    """

    id: str
    when: datetime
    utc_offset_min: int
    diary_day: date
    recorded_at: datetime
    score: float | None = None
    scale: Scale = Scale.NRS11
    face: int | None = None
    time_known: bool = True
    course: Course | None = None
    hours: float | None = None
    sites: tuple[SiteScore, ...] = ()
    qualities: tuple[str, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    triggers: tuple[str, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    flare: bool = False
    note: str = ""
    recalled: bool = False
    source: Source | None = None

    def __post_init__(self) -> None:
        _check_entry(self)

    @property
    def site_ids(self) -> frozenset[str]:
        return frozenset(site.id for site in self.sites)

    def in_order(self) -> Self:
        """The same entry with its lists sorted by id, as the diary keeps them."""
        return replace(
            self,
            sites=tuple(sorted(self.sites, key=lambda site: site.id)),
            qualities=tuple(sorted(self.qualities)),
            symptoms=tuple(sorted(self.symptoms, key=lambda symptom: symptom.id)),
            triggers=tuple(sorted(self.triggers)),
            treatments=tuple(sorted(self.treatments, key=lambda treatment: treatment.id)),
        )


def _check_entry(entry: Entry) -> None:
    if entry.score is not None:
        check_score(entry.score)
    if (entry.scale is Scale.FACES6) != (entry.face is not None):
        raise UserError(N_("A face score needs its face, and only a face score has one."))
    if entry.face is not None and not (0 <= entry.face <= 5 and entry.score == FACE_SCORES[entry.face]):
        raise UserError(N_("Face {face} does not stand for this score."), face=entry.face)
    if entry.hours is not None and not 0 <= entry.hours <= 24:
        raise UserError(N_("{hours} hours do not fit into a day."), hours=f"{entry.hours:g}")
    _check_once((site.id for site in entry.sites), N_("The place {id} is listed twice."))
    _check_once(entry.qualities, N_("The quality {id} is listed twice."))
    _check_once((symptom.id for symptom in entry.symptoms), N_("The symptom {id} is listed twice."))
    _check_once(entry.triggers, N_("The trigger {id} is listed twice."))
    _check_once((treatment.id for treatment in entry.treatments), N_("The treatment {id} is listed twice."))


def _check_once(ids: Iterable[str], sentence: str) -> None:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise UserError(sentence, id=id_)
        seen.add(id_)


@dataclass(frozen=True, slots=True)
class DayContext:
    """The values of a diary day. 0 to 10: sleep quality, mood and stress. None means not answered."""

    diary_day: date
    sleep: int | None = None
    mood: int | None = None
    stress: int | None = None
    limited: bool | None = None
    work_missed: bool | None = None
    walked_min: int | None = None
    steps: int | None = None

    def __post_init__(self) -> None:
        for value in (self.sleep, self.mood, self.stress):
            if value is not None and not 0 <= value <= 10:
                raise UserError(N_("{value} is not on the scale."), N_("Give a number from 0 to 10."), value=value)
        if self.walked_min is not None and not 0 <= self.walked_min <= MINUTES_A_DAY:
            raise UserError(N_("{minutes} minutes do not fit into a day."), minutes=self.walked_min)
        if self.steps is not None and not 0 <= self.steps <= 200_000:
            raise UserError(N_("{steps} steps is more than a day can hold."), steps=self.steps)

    @property
    def empty(self) -> bool:
        return self == DayContext(self.diary_day)


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
                start=self.start.isoformat(),
                end=self.end.isoformat(),
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
    catalogue: tuple[Item, ...] = ()
    about: AboutMe = AboutMe()
    settings: tuple[tuple[str, object], ...] = ()


def is_recalled(day: date, recorded_on: date) -> bool:
    """Whether an entry about `day` that is made on the diary day `recorded_on` comes too late to be fresh."""
    return recorded_on - day > timedelta(days=RECALLED_AFTER_DAYS)
