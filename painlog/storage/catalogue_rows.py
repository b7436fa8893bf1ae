"""The catalogue's rows and the rows that use its items: how often, and what becomes of them in a merge."""

from typing import Any

from sqlmodel import Session, SQLModel, func, select

from painlog.domain.catalogue import Item, Kind
from painlog.storage.tables import (
    CatalogueRow,
    EntryQualityRow,
    EntrySiteRow,
    EntrySymptomRow,
    EntryTreatmentRow,
    EntryTriggerRow,
    table_of,
)
from painlog.storage.unit_of_work import UnitOfWork

_USERS: dict[Kind, tuple[type[SQLModel], str]] = {
    Kind.SITE: (EntrySiteRow, "site_id"),
    Kind.QUALITY: (EntryQualityRow, "quality_id"),
    Kind.SYMPTOM: (EntrySymptomRow, "symptom_id"),
    Kind.TRIGGER: (EntryTriggerRow, "trigger_id"),
    Kind.TREATMENT: (EntryTreatmentRow, "treatment_id"),
}


def uses(session: Session, kind: Kind) -> dict[str, int]:
    """How many entries name each item of a kind."""
    model, name = _USERS[kind]
    column = table_of(model).c[name]
    return dict(session.exec(select(column, func.count()).group_by(column)).all())


def remove_item(work: UnitOfWork, item: Item) -> None:
    work.put(CatalogueRow, (str(item.kind), item.id), None)


def rewrite_uses(work: UnitOfWork, kind: Kind, gone: str, into: str) -> None:
    """Let every entry that names `gone` name `into` instead.

    Where an entry names both, what it says about `into` holds, filled up with what it says about `gone`.
    """
    model, name = _USERS[kind]
    column = table_of(model).c[name]
    kept: dict[str, Any] = {row.entry_id: row for row in _rows(work, model, column == into)}
    for row in _rows(work, model, column == gone):
        if row.entry_id in kept:
            _fill_up(kept[row.entry_id], row.model_dump())
        else:
            work.add(model(**row.model_dump() | {name: into}))
        work.delete(row)


def _rows(work: UnitOfWork, model: type[Any], condition: Any) -> list[Any]:
    return list(work.session.exec(select(model).where(condition)))


def _fill_up(row: Any, values: dict[str, Any]) -> None:
    """Take over what `row` lacks; the doses of both are kept."""
    for name, value in values.items():
        mine = getattr(row, name)
        if name == "dose" and mine and value and mine != value:
            row.dose = f"{mine}; {value}"
        elif mine in (None, "") and value not in (None, ""):
            setattr(row, name, value)
