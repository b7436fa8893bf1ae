"""An entry in the editor: what its fields hold, and when it is about."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from painlog.clock import Clock, diary_day
from painlog.domain.catalogue import Kind
from painlog.domain.diary import Entry, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft, Moment, draft_of, moment_at, moment_of_day
from painlog.domain.scales import Scale

Key = str | date
"""What edits belong to: the id of an entry, or the day for which a new one is made."""

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Editing:
    """The fields of the editor. `at` is the time of day, or None where it is not known.

    `day` is the date on the clock where a time is known, else the diary day as a whole.
    """

    key: Key
    draft: Draft
    day: date
    at: time | None

    @property
    def is_new(self) -> bool:
        return self.draft.entry_id is None

    @property
    def holds_something(self) -> bool:
        """Whether there is anything to save."""
        return not replace(self.draft, entry_id=None).empty

    def moment(self, clock: Clock, day_starts_at: int) -> Moment:
        """When it is about; raises `UserError` for a moment in the future."""
        if self.at is None:
            return moment_of_day(self.day, clock, day_starts_at)
        return moment_at(datetime.combine(self.day, self.at), clock, day_starts_at)

    def diary_day(self, day_starts_at: int) -> date:
        """The diary day that it belongs to."""
        return self.day if self.at is None else diary_day(datetime.combine(self.day, self.at), day_starts_at)

    def with_time(self, known: bool, day_starts_at: int) -> "Editing":
        """The same with a time of day to be set, from noon on, or with none."""
        if known:
            return replace(self, at=self.at or NOON)
        return replace(self, day=self.diary_day(day_starts_at), at=None)


@dataclass(frozen=True, slots=True)
class Edit:
    """What the diary holds, and what the editor does."""

    stored: Editing
    now: Editing

    @property
    def changed(self) -> bool:
        return self.now != self.stored

    @property
    def moved(self) -> bool:
        return (self.now.day, self.now.at) != (self.stored.day, self.stored.at)


def editing_of(entry: Entry) -> Editing:
    """The fields for an entry of the diary."""
    if not entry.time_known:
        return Editing(entry.id, draft_of(entry), entry.diary_day, None)
    return Editing(entry.id, draft_of(entry), entry.when.date(), entry.when.time())


def new_editing(day: date, scale: Scale, clock: Clock, day_starts_at: int) -> Editing:
    """The empty fields for a day without an entry: at this moment if it is today, else at no known time."""
    now = clock.now().replace(second=0, microsecond=0, tzinfo=None)
    if diary_day(now, day_starts_at) == day:
        return Editing(day, Draft(scale=scale), now.date(), now.time())
    return Editing(day, Draft(scale=scale), day, None)


_FIELDS = {
    Kind.SITE: "sites",
    Kind.TRIGGER: "triggers",
    Kind.TREATMENT: "treatments",
    Kind.QUALITY: "qualities",
    Kind.SYMPTOM: "symptoms",
}
_MAKERS = {Kind.SITE: SiteScore, Kind.TREATMENT: Treatment, Kind.SYMPTOM: Symptom, Kind.TRIGGER: str, Kind.QUALITY: str}

Thing = SiteScore | Treatment | Symptom | str
"""Something that is ticked in an entry."""


def things(draft: Draft, kind: Kind) -> tuple[Thing, ...]:
    """What is ticked of a kind."""
    found: tuple[Thing, ...] = getattr(draft, _FIELDS[kind])
    return found


def id_of(thing: Thing) -> str:
    return thing if isinstance(thing, str) else thing.id


def with_added(draft: Draft, kind: Kind, id_: str) -> Draft:
    """The draft with an item ticked; one that is ticked stays as it is."""
    held = things(draft, kind)
    if id_ in map(id_of, held):
        return draft
    return _with(draft, kind, (*held, _MAKERS[kind](id_)))


def with_changed(draft: Draft, kind: Kind, changed: Thing) -> Draft:
    """The draft with this in the place of what has the same id."""
    return _with(draft, kind, tuple(changed if id_of(t) == id_of(changed) else t for t in things(draft, kind)))


def without(draft: Draft, kind: Kind, id_: str) -> Draft:
    """The draft with an item taken out."""
    return _with(draft, kind, tuple(thing for thing in things(draft, kind) if id_of(thing) != id_))


def _with(draft: Draft, kind: Kind, held: tuple[Thing, ...]) -> Draft:
    return replace(draft, **{_FIELDS[kind]: held})  # type: ignore[arg-type]
