"""Experiments in the diary file, and the schema that brought them."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from sqlite3 import connect

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import IntegrityError

from painlog import paths
from painlog.domain.experiments import Experiment
from painlog.domain.records import Diary
from painlog.storage import migrate
from painlog.storage.demo_rows import replace_everything
from painlog.storage.diary_store import whole_diary
from painlog.storage.engine import open_engine
from painlog.storage.experiment_rows import put_experiment, put_tick, read_experiments
from painlog.storage.tables import ExperimentRow
from painlog.storage.unit_of_work import reading, writing
from tests.strategies import experiments

from .diary_files import count

MADE = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
PLAN = Experiment("x1", "heat", 7, (True, False), date(2026, 11, 23), MADE)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(tmp_path / "diary.db")
    migrate.create(engine)
    yield engine
    engine.dispose()


def stored(engine: Engine) -> list[Experiment]:
    with reading(engine) as session:
        return read_experiments(session)


def test_ticks_come_and_go_without_touching_the_plan(engine: Engine) -> None:
    first, second = date(2026, 11, 23), date(2026, 11, 24)
    with writing(engine) as work:
        put_experiment(work, PLAN)
    for day, kept in ((second, True), (first, True), (second, False), (second, False)):
        with writing(engine) as work:
            put_tick(work, PLAN.id, day, kept)
    assert stored(engine) == [PLAN.with_tick(first, True)]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(experiments(), max_size=3, unique_by=lambda each: each.id))
def test_what_is_stored_is_read_back(engine: Engine, made: list[Experiment]) -> None:
    diary = Diary(experiments=tuple(sorted(made, key=lambda each: (each.first_day, each.id))))
    with writing(engine) as work:
        replace_everything(work, diary)
    with reading(engine) as session:
        assert whole_diary(session) == diary


@pytest.mark.parametrize("wrong", [{"block_days": 8}, {"drawn_order": "1"}, {"drawn_order": "12"}])
def test_the_file_refuses_what_is_no_experiment(engine: Engine, wrong: dict[str, object]) -> None:
    values = {"id": "x", "treatment_id": "heat", "block_days": 7, "drawn_order": "10", "first_day": "2026-11-23"}
    with pytest.raises(IntegrityError), writing(engine) as work:
        work.add(ExperimentRow(**values | {"made_at": MADE.isoformat()} | wrong))


def test_a_diary_of_the_first_schema_gets_room_for_experiments(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    plain = create_engine(f"sqlite:///{path}")
    with plain.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(paths.migrations()))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    plain.dispose()
    with closing(connect(path)) as connection:
        connection.execute("INSERT INTO setting VALUES ('day_starts_at', '5')")
        connection.commit()
    migrate.upgrade(path)
    assert (count(path, "setting"), count(path, "experiment"), count(path, "experiment_tick")) == (1, 0, 0)
    engine = open_engine(path)
    assert migrate.revision(engine) == migrate.HEAD
    with writing(engine) as work:
        put_experiment(work, PLAN)
    assert stored(engine) == [PLAN]
    engine.dispose()
