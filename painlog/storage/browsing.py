"""The SQL behind History: what each day holds, and the days and entries that a person looks for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, and_, case, exists, func, or_, select
from sqlmodel import Session, SQLModel

from painlog.domain.body import SITES, Part
from painlog.domain.catalogue import Kind
from painlog.domain.diary import Entry
from painlog.domain.scales import Severity, SeverityBands
from painlog.storage.entry_rows import read_entries
from painlog.storage.tables import (
    EntryQualityRow,
    EntryRow,
    EntrySiteRow,
    EntrySymptomRow,
    EntryTreatmentRow,
    EntryTriggerRow,
    table_of,
)

Condition = ColumnElement[bool]
"""Something that an entry must meet; several are joined by "and"."""

_ITEM_TABLES: Mapping[Kind, tuple[type[SQLModel], str]] = {
    Kind.SITE: (EntrySiteRow, "site_id"),
    Kind.QUALITY: (EntryQualityRow, "quality_id"),
    Kind.SYMPTOM: (EntrySymptomRow, "symptom_id"),
    Kind.TRIGGER: (EntryTriggerRow, "trigger_id"),
    Kind.TREATMENT: (EntryTreatmentRow, "treatment_id"),
}


class DayTally(NamedTuple):
    """What a day holds: how many entries, and the worst score (0 to 10) of those about the back."""

    day: date
    entries: int
    worst: float | None


def day_tallies(session: Session, every_site: bool = False) -> list[DayTally]:
    """Every day with an entry, oldest first; `every_site` counts entries about other places than the back too."""
    entry = table_of(EntryRow).c
    query = select(entry.diary_day, func.count(), func.max(entry.score)).group_by(entry.diary_day)
    rows = session.execute(query.order_by(entry.diary_day)).all()
    corrected = {} if every_site else _worst_of_the_back(session)
    return [DayTally(date.fromisoformat(day), count, corrected.get(day, worst)) for day, count, worst in rows]


def _worst_of_the_back(session: Session) -> dict[str, float | None]:
    """The worst score about the back on those days (few, as a rule) that also hold an entry about elsewhere."""
    entry, elsewhere = table_of(EntryRow).c, _outside_the_back()
    days = select(entry.diary_day).where(entry.id.in_(elsewhere))
    worst = func.max(case((entry.id.not_in(elsewhere), entry.score)))
    query = select(entry.diary_day, worst).where(entry.diary_day.in_(days)).group_by(entry.diary_day)
    return dict(session.execute(query).all())


def days_found(session: Session, conditions: Sequence[Condition]) -> dict[date, int]:
    """How many entries of each day meet the conditions; newest day first, days without one left out."""
    day = table_of(EntryRow).c.diary_day
    query = select(day, func.count()).where(*conditions).group_by(day).order_by(day.desc())
    return {date.fromisoformat(found): count for found, count in session.execute(query).all()}


def entries_found(session: Session, first: date, last: date, conditions: Sequence[Condition]) -> list[Entry]:
    """The entries of the days from `first` to `last`, both included, that meet the conditions; oldest first."""
    if not conditions:
        return read_entries(session, *on_days(first, last))
    id_ = table_of(EntryRow).c.id
    found = session.execute(select(id_).where(*on_days(first, last), *conditions)).scalars().all()
    return read_entries(session, id_.in_(found))


def ids_used(session: Session, kind: Kind) -> set[str]:
    """The ids of a kind that some entry names."""
    table, column = _item_column(kind)
    return set(session.execute(select(column).select_from(table).distinct()).scalars())


def on_days(first: date, last: date) -> list[Condition]:
    """From `first` to `last`, both included."""
    day = table_of(EntryRow).c.diary_day
    return [day >= first.isoformat(), day <= last.isoformat()]


def in_band(severity: Severity, bands: SeverityBands) -> Condition:
    """A score in that band; an entry without a score is in none."""
    score = table_of(EntryRow).c.score
    return {
        Severity.NONE: score == 0,
        Severity.MILD: and_(score > 0, score < bands.moderate_from),
        Severity.MODERATE: and_(score >= bands.moderate_from, score < bands.severe_from),
        Severity.SEVERE: score >= bands.severe_from,
    }[severity]


def naming(kind: Kind, ids: Iterable[str]) -> Condition:
    """At least one of these items is ticked."""
    table, column = _item_column(kind)
    return table_of(EntryRow).c.id.in_(select(table.c.entry_id).where(column.in_(sorted(ids))))


def holding(word: str, named: Mapping[Kind, frozenset[str]]) -> Condition:
    """The note or a dose holds `word` (folded), or one of the items that are `named` so is ticked."""
    in_text = func.instr(table_of(EntryRow).c.search_text, word) > 0
    return or_(in_text, *(_ticks_one_of(kind, ids) for kind, ids in named.items() if ids))


def _ticks_one_of(kind: Kind, ids: Iterable[str]) -> Condition:
    """As `naming`, for many ids: looks only at entries that nothing else let through, and there at their own rows.

    The concatenation keeps SQLite from the index on the ids, which a letter that stands in most names makes slow.
    """
    table, column = _item_column(kind)
    return exists().where(table.c.entry_id == table_of(EntryRow).c.id, column.concat("").in_(sorted(ids)))


def _item_column(kind: Kind) -> tuple[FromClause, ColumnElement[Any]]:
    """The table of a kind under a name of its own, so that a query may also join it, and its column of ids."""
    model, name = _ITEM_TABLES[kind]
    table = table_of(model).alias()
    return table, table.c[name]


def _outside_the_back() -> Any:
    """Entries that name places on the head, the chest or the abdomen only (see `concerns_back`)."""
    outside = [site.id for site in SITES if site.part is Part.OUTSIDE]
    place = table_of(EntrySiteRow)
    other = place.alias()
    elsewhere = exists().where(other.c.entry_id == place.c.entry_id, other.c.site_id.not_in(outside))
    return select(place.c.entry_id).where(place.c.site_id.in_(outside), ~elsewhere)
