"""What episodes are derived from, read lean, and the rows that the person's answers about them become."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from painlog.domain.days import ScoredEntry
from painlog.domain.records import SeenFlag, Statement
from painlog.storage.diary_rows import seen_values, statement_values
from painlog.storage.tables import EntryRow, EntrySiteRow, SeenFlagRow, StatementRow, table_of
from painlog.storage.unit_of_work import UnitOfWork

Mark = tuple[Any, ...]

Snapshot = Session
"""What reads the diary as it was at one moment, under the name by which services know it."""


def diary_mark(session: Session) -> Mark:
    """Equal to an earlier mark only if nothing was written to the diary in between, by whatever process."""
    connection = session.connection()
    own = connection.connection.dbapi_connection
    others = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    return own, getattr(own, "total_changes", None), others


def read_scored(session: Session, last: date) -> list[ScoredEntry]:
    """The entries up to `last` with no more of them than the rules of a day look at."""
    entry, site = table_of(EntryRow).c, table_of(EntrySiteRow).c
    places = select(func.group_concat(site.site_id, "\n")).where(site.entry_id == entry.id).scalar_subquery()
    query = select(entry.diary_day, entry.score, entry.flare, entry.recalled, places)
    found = session.execute(query.where(entry.diary_day <= last.isoformat()))
    known: dict[str | None, frozenset[str]] = {None: frozenset()}
    scored: list[ScoredEntry] = []
    for day, score, flare, recalled, listed in found:
        if listed not in known:
            known[listed] = frozenset(listed.split("\n"))
        scored.append(ScoredEntry(date.fromisoformat(day), score, flare == 1, recalled == 1, known[listed]))
    return scored


def statement_exists(work: UnitOfWork, statement_id: str) -> bool:
    return work.session.get(StatementRow, statement_id) is not None


def put_statement(work: UnitOfWork, statement: Statement) -> None:
    work.put(StatementRow, (statement.id,), statement_values(statement))


def remove_statement(work: UnitOfWork, statement_id: str) -> None:
    work.put(StatementRow, (statement_id,), None)


def put_flag_seen(work: UnitOfWork, seen: SeenFlag) -> None:
    work.put(SeenFlagRow, (seen.onset.isoformat(), seen.flag), seen_values(seen))


def remove_flag_seen(work: UnitOfWork, onset: date, flag: str) -> None:
    work.put(SeenFlagRow, (onset.isoformat(), flag), None)
