"""The diary's schema: made new in one transaction, or brought up to date by Alembic's revisions.

Alembic takes most of a second to import, so it is imported only where an older diary is brought up to date.
"""

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from painlog import paths
from painlog.domain.naming import N_
from painlog.errors import DiaryUnavailableError
from painlog.storage.engine import APPLICATION_ID, BUSY_TIMEOUT_MS, READING
from painlog.storage.tables import metadata
from painlog.storage.unit_of_work import translated_errors

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
"""The revision that `tables.py` describes."""

_VERSION_TABLE = (
    "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n"
    "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)"
)
"""As Alembic makes it, so that a new diary equals a migrated one."""

_REVISION_FILE = re.compile(r"(\d{4})_\w+\.py")


def create(engine: Engine) -> None:
    """Make every table in one transaction, or nothing where another process has just made them."""
    with translated_errors(), engine.begin() as connection:
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            return
        metadata.create_all(connection, checkfirst=False)
        connection.exec_driver_sql(_VERSION_TABLE)
        connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": HEAD})
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def revision(engine: Engine) -> str | None:
    """The revision of the diary's schema, None where it was never stamped."""
    with translated_errors(), engine.connect().execution_options(**READING) as connection:
        listed = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if not connection.exec_driver_sql(listed).scalar():
            return None
        found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return found


def known_revisions(scripts: Path | None = None) -> tuple[str, ...]:
    """The revisions that this painlog brings along, oldest first, read from the names of the files."""
    folder = (scripts or paths.migrations()) / "versions"
    found = (_REVISION_FILE.fullmatch(file.name) for file in folder.glob("*.py"))
    return tuple(sorted(match[1] for match in found if match))


def is_older(revision: str) -> bool:
    """Whether a diary of this revision must be brought up to date before it can be used."""
    return revision != HEAD and revision in known_revisions()


def is_newer(revision: str) -> bool:
    """Whether only a newer painlog can know this revision."""
    return revision != HEAD and revision not in known_revisions()


def upgrade(path: Path, scripts: Path | None = None) -> None:
    """Bring the diary at `path` to the newest revision, in one transaction that ends whole or not at all.

    A rebuilt table is dropped, which with foreign keys on deletes or refuses the rows that point to it; SQLite
    ignores the switch inside a transaction. So foreign keys are off for this engine's connections from the start,
    and are checked before the commit. The caller holds the diary alone and has made a backup.

    Raises `DiaryUnavailableError` where the result would not be sound; the diary is then as it was.
    """
    engine = _migration_engine(path)
    try:
        with translated_errors(), engine.begin() as connection:
            _run(connection, scripts or paths.migrations())
            _refuse_unsound(connection)
    finally:
        engine.dispose()


def _migration_engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = OFF")


def _run(connection: Connection, scripts: Path) -> None:
    from alembic import command

    config = _config(scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config(scripts: Path) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


def _refuse_unsound(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    state = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if orphans or state != "ok":
        raise DiaryUnavailableError(
            N_("The diary could not be brought up to date, because some of its rows do not fit together."),
            N_("It is unchanged: keep the painlog that you had, and look with “painlog check”."),
        )
