"""Demo files: knowing one, and putting an invented diary in the place of what it held."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from painlog.domain.records import Diary
from painlog.storage.diary_rows import other_rows
from painlog.storage.engine import read_only_address
from painlog.storage.entry_rows import child_values, entry_values
from painlog.storage.tables import EntryRow, metadata
from painlog.storage.unit_of_work import UnitOfWork


def is_demo(path: Path) -> bool:
    """Whether the file is a diary that says it is a demo. Looks without touching; whatever else it is, it is none."""
    try:
        with closing(sqlite3.connect(read_only_address(path), uri=True)) as connection:
            row = connection.execute("SELECT value FROM setting WHERE key = 'demo'").fetchone()
    except sqlite3.Error:
        return False
    return bool(row == ("true",))


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
