"""What `painlog check` finds out about a diary, without changing it."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import CheckConstraint, Table

from painlog.domain.naming import N_
from painlog.errors import DiaryDamagedError, DiaryNewerError, DiaryUnavailableError, UserError
from painlog.storage import diary_file
from painlog.storage.migrate import HEAD, is_newer
from painlog.storage.tables import metadata

_ROWS_NAMED = 20
"""So many rows of one kind of trouble are named."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found. `damage`, `orphans` and `broken_rules` are English lines for whoever mends the file.

    `damage`: what SQLite says about the structure. `orphans`: rows that point to a row that is not there.
    `broken_rules`: rows with a value that a rule of their table forbids. `counts`: rows by table.
    """

    path: Path
    revision: str | None
    damage: tuple[str, ...]
    orphans: tuple[str, ...]
    broken_rules: tuple[str, ...]
    counts: dict[str, int]

    @property
    def is_clean(self) -> bool:
        return self.revision is not None and not (self.damage or self.orphans or self.broken_rules)


def check(path: Path) -> CheckReport:
    """Look through the whole diary, without leaving a trace.

    Raises `DiaryUnavailableError` where there is no file that can be read.
    """
    if not path.is_file():
        raise DiaryUnavailableError(N_("There is no diary at {file}."), N_("Check the name and try again."), file=path)
    with diary_file.trouble_told(path.parent):
        try:
            found = diary_file.look(path)
            return _report(path, found.revision)
        except (DiaryDamagedError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.Error) and not diary_file.is_damage(error):
                raise
            return CheckReport(path, None, (str(error.__cause__ or error),), (), (), {})


def refuse_damage(path: Path) -> None:
    """Walk through every page of a diary that may be in use (about 1.5 ms a megabyte).

    Raises `DiaryDamagedError` where SQLite finds something wrong, `DiaryUnavailableError` where it cannot look.
    """
    with diary_file.trouble_told(path.parent):
        diary_file.look(path, thorough=True)


def refuse_other_files(path: Path, found: diary_file.Look) -> diary_file.Look:
    """Return `found`. Raises `UserError` for another program's database, `DiaryNewerError` for a newer diary."""
    if not found.is_diary:
        raise UserError(
            N_("{file} is not a painlog diary; it was left untouched."), N_("Choose another file."), file=path
        )
    if is_newer(str(found.revision)):
        raise DiaryNewerError(
            N_("{file} was written by a newer painlog; it was left untouched."),
            N_("Install the newest painlog to open it."),
            file=path,
        )
    return found


def _report(path: Path, revision: str | None) -> CheckReport:
    with diary_file.looking(path) as connection:
        return CheckReport(
            path,
            revision,
            diary_file.damage(connection),
            _orphans(connection),
            _broken_rules(connection) if revision == HEAD else (),
            diary_file.counts(connection),
        )


def _orphans(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(_ROWS_NAMED)
    return tuple(f"{table}: row {row} has no {parent}" for table, row, parent, _ in rows)


def _broken_rules(connection: sqlite3.Connection) -> tuple[str, ...]:
    return tuple(
        f"{table.name}: row {' '.join(map(str, row))} breaks {rule.name}"
        for _, table in sorted(metadata.tables.items())
        for rule in sorted(table.constraints, key=lambda rule: str(rule.name))
        if isinstance(rule, CheckConstraint)
        for row in _rows_against(connection, table, rule)
    )


def _rows_against(connection: sqlite3.Connection, table: Table, rule: CheckConstraint) -> list[tuple[str, ...]]:
    keys = ", ".join(f'"{column.name}"' for column in table.primary_key)
    found = connection.execute(f'SELECT {keys} FROM "{table.name}" WHERE NOT ({rule.sqltext})')
    return found.fetchmany(_ROWS_NAMED)
