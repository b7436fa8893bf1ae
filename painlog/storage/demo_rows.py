"""Puts an invented diary in the place of what a demo file held."""

from collections import defaultdict
from typing import Any

from sqlmodel import SQLModel

from painlog.domain.diary import Diary
from painlog.storage.diary_rows import other_rows
from painlog.storage.entry_rows import child_values, entry_values
from painlog.storage.tables import EntryRow, metadata
from painlog.storage.unit_of_work import UnitOfWork


def replace_everything(work: UnitOfWork, diary: Diary) -> None:
    """Empty every table, then write `diary`. Not for undo: only a demo is ever replaced like this."""
    for table in reversed(metadata.sorted_tables):
        work.session.execute(table.delete())
    rows: dict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
    for entry in diary.entries:
        rows[EntryRow].append(entry_values(entry))
        for model, values in child_values(entry):
            rows[model].append(values)
    for model, values in other_rows(diary):
        rows[model].append(values)
    for model, listed in rows.items():
        work.bulk_insert(model, listed)
