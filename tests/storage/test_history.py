"""Undo and redo: for every table, for whole intentions, and against writes from outside."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import SQLModel, select

from painlog.clock import FixedClock
from painlog.domain.diary import Entry, SiteScore, Treatment
from painlog.errors import DiaryLockedError, UserError
from painlog.storage.diary_store import DiaryStore, add_entry, delete_entry, open_store, replace_entry
from painlog.storage.engine import open_engine
from painlog.storage.history import JOURNAL_LIMIT
from painlog.storage.migrate import create
from painlog.storage.tables import (
    ActivityRow,
    EntryRow,
    ExperimentRow,
    PlanRow,
    RoutineRow,
    SessionRow,
    metadata,
    table_of,
)
from painlog.storage.unit_of_work import reading, writing

MODELS = sorted((mapper.class_ for mapper in SQLModel._sa_registry.mappers), key=lambda model: model.__name__)
FILLED = {
    "TEXT": "2026-11-20",
    "INTEGER": 1,
    "FLOAT": 1.0,
}
CHOSEN = {
    "scale": "nrs11",
    "face": None,
    "course": "constant",
    "side": "left",
    "sides": "none",
    "outcome": "done",
    "moved_to": None,
    "relief": "some",
    "kind": None,
    "answer": "yes",
    "import_id": None,
    "clinician_id": None,
    "entry_id": "e1",
    "treatment_id": "heat",
    "edited_at": None,
}
KINDS = {
    "statement": "in-pain",
    "catalogue_item": "trigger",
    "about_tick": "condition",
    "appointment": "visit",
    "marker": "scan",
    "own_exercise": "core",
    "plan_change": "skip",
}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(tmp_path / "diary.db")
    create(made)
    yield made
    made.dispose()


@pytest.fixture
def store(engine: Engine, clock: FixedClock) -> DiaryStore:
    return open_store(engine, clock)


def contents(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with reading(engine) as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }


def sample(model: type[SQLModel]) -> SQLModel:
    """A row that meets every constraint of its table."""
    table = table_of(model)
    values: dict[str, Any] = {}
    for column in table.columns:
        usual = FILLED[str(column.type).split("(")[0]]
        values[column.name] = CHOSEN.get(column.name, usual)
        if column.name == "kind":
            values[column.name] = KINDS[table.name]
    return model(**values | SPECIAL.get(table.name, {}))


SPECIAL: dict[str, dict[str, Any]] = {"experiment": {"block_days": 7, "drawn_order": "01"}}
PARENTS: dict[str, type[SQLModel]] = {
    "experiment_id": ExperimentRow,
    "routine_id": RoutineRow,
    "plan_id": PlanRow,
    "session_id": SessionRow,
    "activity_id": ActivityRow,
}


def entry(id_: str = "e1", score: float = 5, **values: Any) -> Entry:
    moment = datetime(2026, 11, 20, 18, 42)
    return Entry(id_, moment, 0, date(2026, 11, 20), moment, score, **values)


def changed(row: SQLModel) -> None:
    """Change some column that is no key and has no fixed choices."""
    table = table_of(type(row))
    free = [
        c.name
        for c in table.columns
        if not c.primary_key and c.name not in CHOSEN and not c.foreign_keys and str(c.type) == "TEXT"
    ]
    if free:
        setattr(row, free[-1], "2026-11-21")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__tablename__)
def test_every_table_can_be_undone_and_redone(store: DiaryStore, engine: Engine, model: type[SQLModel]) -> None:
    parents = {column.name for column in table_of(model).columns if column.foreign_keys}
    if parents & {"entry_id"}:
        with writing(engine) as work:
            add_entry(work, entry())
    for name in parents & set(PARENTS):
        with writing(engine) as work:
            work.add(sample(PARENTS[name]))
    states = [contents(engine)]
    with store.transaction("added") as work:
        work.add(sample(model))
    states.append(contents(engine))
    with store.transaction("changed") as work:
        for row in work.session.exec(select(model)).all():
            changed(row)
    states.append(contents(engine))
    with store.transaction("deleted") as work:
        for row in work.session.exec(select(model)).all():
            work.delete(row)
    states.append(contents(engine))
    assert states[0] == states[3] or parents
    for before in reversed(states[:-1]):
        if contents(engine) != before:
            store.undo()
        assert contents(engine) == before
    for after in states[1:]:
        if contents(engine) != after:
            store.redo()
        assert contents(engine) == after


def test_an_entry_comes_back_with_everything_that_hangs_on_it(store: DiaryStore, engine: Engine) -> None:
    full = entry(sites=(SiteScore("neck", 3),), triggers=("driving",), treatments=(Treatment("heat"),), note="bad day")
    with store.transaction("Entry saved") as work:
        add_entry(work, full)
    saved = contents(engine)
    with store.transaction("Entry changed") as work:
        replace_entry(work, entry(score=7, sites=(SiteScore("neck", 4), SiteScore("head"))), store.clock)
    with store.transaction("Entry deleted") as work:
        delete_entry(work, "e1")
    assert not contents(engine)["entry_site"]
    store.undo()
    store.undo()
    assert contents(engine) == saved
    assert (store.journal.undo_label, store.journal.redo_label) == ("Entry saved", "Entry changed")


def test_an_error_takes_the_whole_intention_back(store: DiaryStore, engine: Engine) -> None:
    before = contents(engine)

    def fail_halfway() -> None:
        with store.transaction("half") as work:
            add_entry(work, entry())
            work.session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert contents(engine) == before
    assert store.journal.undo_label is None


def test_a_new_intention_ends_what_could_be_redone(store: DiaryStore) -> None:
    for id_ in ("a", "b"):
        with store.transaction(id_) as work:
            add_entry(work, entry(id_))
    store.undo()
    with store.transaction("c") as work:
        add_entry(work, entry("c"))
    assert store.journal.redo_label is None
    assert store.redo() is None


def test_a_step_changed_from_outside_is_dropped_with_a_sentence(store: DiaryStore, engine: Engine) -> None:
    with store.transaction("Entry saved") as work:
        add_entry(work, entry())
    with writing(engine) as work:
        row = work.session.get(EntryRow, "e1")
        assert row is not None
        row.score = 9
    before = contents(engine)
    with pytest.raises(UserError, match="from outside"):
        store.undo()
    assert contents(engine) == before
    assert store.undo() is None


def test_a_step_that_met_a_locked_diary_can_be_undone_later(store: DiaryStore, engine: Engine, tmp_path: Path) -> None:
    with store.transaction("Entry saved") as work:
        add_entry(work, entry())
    other = open_engine(tmp_path / "diary.db")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    with writing(other), pytest.raises(DiaryLockedError):
        store.undo()
    other.dispose()
    assert store.undo() is not None


def test_the_journal_keeps_the_newest_steps(store: DiaryStore) -> None:
    for number in range(JOURNAL_LIMIT + 5):
        with store.transaction(str(number)) as work:
            add_entry(work, entry(f"{number:04}"))
    undone = 0
    while store.undo():
        undone += 1
    assert undone == JOURNAL_LIMIT
