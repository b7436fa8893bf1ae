"""Engines on a diary file: WAL, a full sync at every commit, foreign keys, and writers that take turns."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_TIMEOUT_MS = 5000
"""A write waits this long for another process's write before it gives up (formats.md section 4)."""

APPLICATION_ID = 0x7061696E
"""Marks the file as a painlog diary ("pain"), so that `file` and `check` know it."""

POOL: dict[str, Any] = {"poolclass": QueuePool, "pool_size": 2, "pool_use_lifo": True}
"""One connection for the window and one for work beside it. The last one given back comes first: only on the same
connection can be told that nothing was written since, so that what was read then is still good."""

READING = {"painlog_reading": True}


def open_engine(path: Path, read_only: bool = False) -> Engine:
    """An engine on the diary at `path`; `read_only` never writes, not even a WAL file."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False},
        **POOL,
    )
    if read_only:
        address = read_only_address(path)
        engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
            **POOL,
        )
    event.listen(engine, "connect", _configure_read_only if read_only else _configure)
    event.listen(engine, "begin", _begin_reading if read_only else _begin)
    return engine


def read_only_address(path: Path) -> str:
    """The SQLite URI that reads `path` and leaves its folder alone."""
    quoted = path.absolute().as_uri()
    wal = path.with_name(path.name + "-wal")
    return f"{quoted}?mode=ro" if wal.exists() and wal.stat().st_size else f"{quoted}?immutable=1"


def _configure(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _configure_read_only(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("painlog_reading"):
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
