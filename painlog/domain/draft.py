"""An entry that is still being written: what the form of Today holds before it is saved."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from painlog.clock import DEFAULT_DAY_START_HOUR, FUTURE_TOLERANCE, Clock, diary_day, offset_minutes
from painlog.domain.diary import Course, Entry, Relief, SiteScore, Source, Symptom, Treatment, is_recalled
from painlog.domain.naming import N_
from painlog.domain.scales import Scale, face_of
from painlog.errors import UserError


@dataclass(frozen=True, slots=True)
class Draft:
    """The form's values. `entry_id` names the entry being edited, None a new one."""

    entry_id: str | None = None
    score: float | None = None
    scale: Scale = Scale.NRS11
    course: Course | None = None
    hours: float | None = None
    sites: tuple[SiteScore, ...] = ()
    qualities: tuple[str, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    triggers: tuple[str, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    flare: bool = False
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was put in yet (the chosen scale alone is nothing)."""
        return self == Draft(scale=self.scale)

    def with_relief(self, treatment_id: str, relief: Relief | None) -> "Draft":
        """The draft with this relief for a chosen treatment."""
        treatments = tuple(replace(t, relief=relief) if t.id == treatment_id else t for t in self.treatments)
        return replace(self, treatments=treatments)


def draft_of(entry: Entry) -> Draft:
    """The form's values for an entry that is to be edited."""
    return Draft(
        entry.id,
        entry.score,
        entry.scale,
        entry.course,
        entry.hours,
        entry.sites,
        entry.qualities,
        entry.symptoms,
        entry.triggers,
        entry.treatments,
        entry.flare,
        entry.note,
    )


def same_as(draft: Draft, last: Entry) -> Draft:
    """The draft with the places and the treatments of an earlier entry, without their scores and reliefs."""
    return replace(
        draft,
        sites=tuple(SiteScore(site.id) for site in last.sites),
        treatments=tuple(Treatment(treatment.id, treatment.dose) for treatment in last.treatments),
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """When an entry is about: naive wall time, its offset, the diary day, and whether the time of day is known."""

    when: datetime
    utc_offset_min: int
    day: date
    time_known: bool


def moment_now(clock: Clock, day_starts_at: int) -> Moment:
    """This very moment, to the second."""
    now = clock.now().replace(microsecond=0)
    return Moment(now.replace(tzinfo=None), offset_minutes(now), diary_day(now, day_starts_at), time_known=True)


def moment_at(wall: datetime, clock: Clock, day_starts_at: int) -> Moment:
    """A wall time of the person's own zone; raises `UserError` if it lies in the future."""
    moment = clock.at_local(wall.replace(microsecond=0))
    if moment > clock.now() + FUTURE_TOLERANCE:
        raise UserError(
            N_("{moment} lies in the future."),
            N_("Give a time that has passed."),
            moment=wall,
        )
    local = moment.replace(tzinfo=None)
    return Moment(local, offset_minutes(moment), diary_day(local, day_starts_at), time_known=True)


def moment_of_day(day: date, clock: Clock, day_starts_at: int) -> Moment:
    """A diary day as a whole: noon stands for it, and its time of day is not known."""
    if day > diary_day(clock.now(), day_starts_at):
        raise UserError(N_("{day} lies in the future."), N_("Choose a day that has begun."), day=day)
    noon = clock.at_local(datetime(day.year, day.month, day.day, 12))
    return Moment(noon.replace(tzinfo=None), offset_minutes(noon), day, time_known=False)


def new_entry(draft: Draft, moment: Moment, id_: str, clock: Clock, day_starts_at: int) -> Entry:
    """The entry that a draft becomes."""
    today = diary_day(clock.now(), day_starts_at)
    return _entry(
        draft,
        moment,
        id_,
        recorded_at=clock.now().replace(microsecond=0),
        recalled=is_recalled(moment.day, today),
        source=None,
    )


def edited_entry(
    draft: Draft, before: Entry, moment: Moment | None = None, day_starts_at: int = DEFAULT_DAY_START_HOUR
) -> Entry:
    """The entry that an edited draft becomes: its origin stays, and its moment unless another is given.

    On another day it is recalled if it was first recorded too late for that day; an imported one keeps its mark.
    """
    moment = moment or Moment(before.when, before.utc_offset_min, before.diary_day, before.time_known)
    recalled = before.recalled
    if moment.day != before.diary_day and before.source is None:
        recalled = is_recalled(moment.day, diary_day(before.recorded_at, day_starts_at))
    return _entry(draft, moment, before.id, before.recorded_at, recalled, before.source)


def _entry(
    draft: Draft, moment: Moment, id_: str, recorded_at: datetime, recalled: bool, source: Source | None
) -> Entry:
    face = face_of(draft.score) if draft.scale is Scale.FACES6 and draft.score is not None else None
    return Entry(
        id=id_,
        when=moment.when,
        utc_offset_min=moment.utc_offset_min,
        diary_day=moment.day,
        recorded_at=recorded_at,
        score=draft.score,
        scale=Scale.NRS11 if face is None else Scale.FACES6,
        face=face,
        time_known=moment.time_known,
        course=draft.course,
        hours=draft.hours,
        sites=draft.sites,
        qualities=draft.qualities,
        symptoms=draft.symptoms,
        triggers=draft.triggers,
        treatments=draft.treatments,
        flare=draft.flare,
        note=draft.note,
        recalled=recalled,
        source=source,
    ).in_order()
