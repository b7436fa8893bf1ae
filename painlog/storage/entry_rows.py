"""Entries as rows and rows as entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select
from sqlmodel import Session, SQLModel

from painlog.domain.diary import Course, Entry, Relief, Side, SiteScore, Source, Symptom, Treatment
from painlog.domain.scales import Scale
from painlog.domain.search import folded
from painlog.storage.tables import (
    EntryQualityRow,
    EntryRow,
    EntrySiteRow,
    EntrySymptomRow,
    EntryTreatmentRow,
    EntryTriggerRow,
    table_of,
)

CHILD_TABLES: tuple[type[SQLModel], ...] = (
    EntrySiteRow,
    EntryQualityRow,
    EntrySymptomRow,
    EntryTriggerRow,
    EntryTreatmentRow,
)


def entry_values(entry: Entry, edited_at: datetime | None = None, import_id: str | None = None) -> dict[str, Any]:
    """The columns of an entry's own row."""
    return {
        "id": entry.id,
        "when_local": entry.when.isoformat(),
        "utc_offset_min": entry.utc_offset_min,
        "time_known": int(entry.time_known),
        "diary_day": entry.diary_day.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "edited_at": edited_at.isoformat() if edited_at else None,
        "score": entry.score,
        "scale": str(entry.scale),
        "face": entry.face,
        "course": _text(entry.course),
        "hours": entry.hours,
        "flare": int(entry.flare),
        "note": entry.note,
        "recalled": int(entry.recalled),
        "source_app": entry.source.app if entry.source else None,
        "source_value": entry.source.value if entry.source else None,
        "import_id": import_id,
        "search_text": search_text(entry),
    }


def child_values(entry: Entry) -> Iterator[tuple[type[SQLModel], dict[str, Any]]]:
    """The rows that hang on an entry, as columns by table."""
    id_ = entry.id
    for site in entry.sites:
        yield EntrySiteRow, {"entry_id": id_, "site_id": site.id, "score": site.score}
    for quality in entry.qualities:
        yield EntryQualityRow, {"entry_id": id_, "quality_id": quality}
    for symptom in entry.symptoms:
        yield (
            EntrySymptomRow,
            {
                "entry_id": id_,
                "symptom_id": symptom.id,
                "side": _text(symptom.side),
                "minutes": symptom.minutes,
            },
        )
    for trigger in entry.triggers:
        yield EntryTriggerRow, {"entry_id": id_, "trigger_id": trigger}
    for treatment in entry.treatments:
        yield (
            EntryTreatmentRow,
            {
                "entry_id": id_,
                "treatment_id": treatment.id,
                "dose": treatment.dose,
                "relief": _text(treatment.relief),
            },
        )


def search_text(entry: Entry) -> str:
    """What a text search looks through: the person's own words, folded."""
    words = [entry.note, *(treatment.dose for treatment in entry.treatments)]
    return folded(" ".join(word for word in words if word))


def read_entries(session: Session, *conditions: Any) -> list[Entry]:
    """The entries that meet the conditions on `EntryRow`, in order of time, then id."""
    rows = session.execute(
        table_of(EntryRow).select().where(*conditions).order_by(EntryRow.when_local, EntryRow.id)
    ).all()
    children = {model: _children(session, model, conditions) for model in CHILD_TABLES}
    return [_entry(row, children) for row in rows]


_ByEntry = dict[str, list[Any]]


def _children(session: Session, model: type[SQLModel], conditions: Iterable[Any]) -> _ByEntry:
    table = table_of(model)
    query: Select[Any] = table.select().order_by(*table.primary_key.columns)
    wanted = tuple(conditions)
    if wanted:
        query = query.join(EntryRow, table_of(EntryRow).c.id == table.c.entry_id).where(*wanted)
    found: _ByEntry = defaultdict(list)
    for row in session.execute(query):
        found[row.entry_id].append(row)
    return found


def _entry(row: Any, children: dict[type[SQLModel], _ByEntry]) -> Entry:
    def of(model: type[SQLModel]) -> list[Any]:
        return children[model].get(row.id, [])

    return Entry(
        id=row.id,
        when=datetime.fromisoformat(row.when_local),
        utc_offset_min=row.utc_offset_min,
        diary_day=date.fromisoformat(row.diary_day),
        recorded_at=datetime.fromisoformat(row.recorded_at),
        score=row.score,
        scale=Scale(row.scale),
        face=row.face,
        time_known=bool(row.time_known),
        course=Course(row.course) if row.course else None,
        hours=row.hours,
        sites=tuple(SiteScore(child.site_id, child.score) for child in of(EntrySiteRow)),
        qualities=tuple(child.quality_id for child in of(EntryQualityRow)),
        symptoms=tuple(
            Symptom(child.symptom_id, Side(child.side) if child.side else None, child.minutes)
            for child in of(EntrySymptomRow)
        ),
        triggers=tuple(child.trigger_id for child in of(EntryTriggerRow)),
        treatments=tuple(
            Treatment(child.treatment_id, child.dose, Relief(child.relief) if child.relief else None)
            for child in of(EntryTreatmentRow)
        ),
        flare=bool(row.flare),
        note=row.note,
        recalled=bool(row.recalled),
        source=Source(row.source_app, row.source_value) if row.source_app else None,
    )


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)
