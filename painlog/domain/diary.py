"""Entries, the moments of a diary, and the values of its days. All of it frozen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from painlog.domain.built_in_items import SIDED_SYMPTOMS, TIMED_SYMPTOMS
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

    @property
    def converted(self) -> bool:
        """Whether the score was made from a value of another scale when the entry was imported."""
        return self.score is not None and self.source is not None and bool(self.source.value)

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


def is_recalled(day: date, recorded_on: date) -> bool:
    """Whether an entry about `day` that is made on the diary day `recorded_on` comes too late to be fresh."""
    return recorded_on - day > timedelta(days=RECALLED_AFTER_DAYS)
