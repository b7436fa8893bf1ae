"""Rows of another copy of the diary on their way in: the diary's own rows stay, what is missing comes."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlmodel import SQLModel

from painlog.domain.diary import DayContext
from painlog.storage.diary_rows import day_values
from painlog.storage.tables import DayRow, table_of
from painlog.storage.unit_of_work import Image, UnitOfWork

_BLANK = (None, "")


def keeping_own(work: UnitOfWork, model: type[SQLModel], rows: Iterable[Image]) -> Iterator[Image]:
    """The rows as they will stand: with the diary's own values where it has any, with the copy's where it has none."""
    table = table_of(model)
    names = [column.name for column in table.primary_key.columns]
    stored = {tuple(row[name] for name in names): row for row in work.session.execute(table.select()).mappings()}
    for values in rows:
        own = stored.get(tuple(values[name] for name in names))
        if own is None:
            yield values
        else:
            yield {name: value if own[name] in _BLANK else own[name] for name, value in values.items()}


def insert_days(work: UnitOfWork, days: Iterable[DayContext], import_id: str) -> None:
    """Store the values of days that have none yet."""
    work.bulk_insert(DayRow, [day_values(day) | {"import_id": import_id} for day in days])


def overwrite_day(work: UnitOfWork, day: DayContext, edited_at: datetime) -> None:
    """Make the stored values of a day equal to these, which were the latest at `edited_at`."""
    work.put(DayRow, (day.diary_day.isoformat(),), day_values(day) | {"edited_at": edited_at.isoformat()})
