"""Exercise, check-ins and visits in the diary file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine

from painlog.clock import FixedClock
from painlog.domain.exercises import Dose
from painlog.domain.records import Diary
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import DoneSession, DoneStep, SessionOutcome, StepOutcome
from painlog.domain.visits import EpisodeFact, FactKey
from painlog.storage import migrate
from painlog.storage.demo_rows import replace_everything
from painlog.storage.diary_store import open_store, whole_diary
from painlog.storage.engine import open_engine
from painlog.storage.training_rows import put_routine, put_session, read_routines, read_sessions, remove_session
from painlog.storage.unit_of_work import reading, writing
from painlog.storage.visit_rows import put_episode_fact, read_episode_facts
from tests.strategies import diaries

STEPS = tuple(RoutineStep(name, Dose(reps=5, hold_s=6)) for name in ("bridge", "bird-dog", "brace"))
ROUTINE = Routine("r1", "Mine", STEPS, made_at=datetime(2026, 11, 20, 18, 42, tzinfo=UTC))
SESSION = DoneSession(
    "t1",
    "r1",
    datetime(2026, 11, 20, 18, 30),
    0,
    date(2026, 11, 20),
    SessionOutcome.DONE,
    300,
    (DoneStep("bridge", StepOutcome.DONE, 200), DoneStep("brace", StepOutcome.SKIPPED)),
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(tmp_path / "diary.db")
    migrate.create(made)
    yield made
    made.dispose()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(diaries(max_entries=0))
def test_what_is_stored_is_read_back(engine: Engine, made: Diary) -> None:
    diary = Diary(
        training=made.training, visits=made.visits, check_ins=made.check_ins, episode_facts=made.episode_facts
    )
    with writing(engine) as work:
        replace_everything(work, diary)
    with reading(engine) as session:
        assert whole_diary(session) == diary


def test_a_shorter_routine_leaves_no_steps_behind_and_undo_brings_them_back(engine: Engine, clock: FixedClock) -> None:
    store = open_store(engine, clock)
    for routine in (ROUTINE, replace(ROUTINE, steps=STEPS[:1])):
        with store.transaction("saved") as work:
            put_routine(work, routine)
    with reading(engine) as session:
        assert read_routines(session) == [replace(ROUTINE, steps=STEPS[:1])]
    store.undo()
    with reading(engine) as session:
        assert read_routines(session) == [ROUTINE]


def test_a_session_goes_with_its_steps_and_comes_back(engine: Engine, clock: FixedClock) -> None:
    store = open_store(engine, clock)
    with store.transaction("saved") as work:
        put_session(work, SESSION)
    with store.transaction("removed") as work:
        remove_session(work, SESSION.id)
    with reading(engine) as session:
        assert read_sessions(session) == []
    store.undo()
    with reading(engine) as session:
        assert read_sessions(session) == [SESSION]


def test_an_empty_answer_about_an_episode_takes_the_old_one_out(engine: Engine) -> None:
    fact = EpisodeFact(date(2026, 10, 1), FactKey.DOING, "Lifting")
    for value, left in (("Lifting", [fact]), (" ", [])):
        with writing(engine) as work:
            put_episode_fact(work, replace(fact, value=value))
        with reading(engine) as session:
            assert read_episode_facts(session) == left
