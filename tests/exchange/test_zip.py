"""The CSV set in a ZIP."""

import csv
import io
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from painlog.clock import FUTURE_TOLERANCE, FixedClock, diary_day
from painlog.domain.catalogue import Catalogue
from painlog.domain.diary import Entry, Source
from painlog.domain.experiments import Experiment
from painlog.domain.records import Diary, Marker
from painlog.domain.training import DoneSession, DoneStep, SessionOutcome, StepOutcome, Training
from painlog.exchange.entries_csv import COLUMNS, csv_lines
from painlog.exchange.entries_reading import open_entries_csv
from painlog.exchange.moments import Calendar
from painlog.exchange.reading import read_table
from painlog.exchange.rows import Candidate
from painlog.exchange.tables import Table, table_lines
from painlog.exchange.tables_diary import diary_tables
from painlog.exchange.zip_files import Part, table_part, write_zip
from tests.strategies import diaries

NOW = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
CALENDAR = Calendar(NOW + FUTURE_TOLERANCE, FixedClock(NOW).at_local, diary_day)
Write = Callable[..., Path]
Rows = list[dict[str, str]]


def archive(diary: Diary, with_notes: bool = True) -> ZipFile:
    file = io.BytesIO()
    write_zip(file, map(table_part, diary_tables(diary, with_notes)), NOW)
    return ZipFile(file)


def rows_of(diary: Diary, name: str, with_notes: bool = True) -> Rows:
    return _rows(archive(diary, with_notes), name)


def _rows(made: ZipFile, name: str) -> Rows:
    text = made.read(f"{name}.csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(diary=diaries())
def test_the_entries_of_the_set_are_read_back_without_loss(diary: Diary, written: Write) -> None:
    content = archive(diary).read("entries.csv")
    assert content.decode() == "".join(csv_lines(diary, with_notes=True))
    source = open_entries_csv(read_table(written(content)), CALENDAR, Catalogue(), NOW)
    entries = [row.entry for row in source.rows() if isinstance(row, Candidate)]
    assert [(entry.id, entry.when, entry.score, entry.sites, entry.note) for entry in entries] == [
        (entry.id, entry.when, entry.score, entry.sites, entry.note) for entry in diary.entries
    ]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(diary=diaries())
def test_no_kind_of_row_is_left_out(diary: Diary) -> None:
    """Each list of the diary has a table with as many rows, whatever stands in their texts."""
    counts = {
        "entries": diary.entries,
        "sources": [entry for entry in diary.entries if entry.source is not None],
        "days": diary.days,
        "statements": diary.statements,
        "markers": diary.markers,
        "warning_signs": diary.warning_signs,
        "flags_seen": diary.flags_seen,
        "experiments": diary.experiments,
        "check_ins": diary.check_ins,
        "episode_facts": diary.episode_facts,
        "about": diary.about.facts,
        "about_ticks": diary.about.ticks,
        "medicines": diary.about.medicines,
        "clinicians": diary.about.clinicians,
        "appointments": diary.about.appointments,
        "activities": diary.visits.activities,
        "activity_scores": [score for each in diary.visits.activities for score in each.scores],
        "questions": diary.visits.questions,
        "visits": diary.visits.handed_over,
        "own_exercises": diary.training.own_exercises,
        "routines": diary.training.routines,
        "routine_steps": [step for each in diary.training.routines for step in each.steps],
        "plans": diary.training.plans,
        "plan_changes": diary.training.changes,
        "sessions": diary.training.sessions,
        "session_steps": [step for each in diary.training.sessions for step in each.steps],
        "catalogue": diary.catalogue,
        "settings": diary.settings,
    }
    made = archive(diary)
    assert made.namelist() == [f"{name}.csv" for name in _names()]
    assert set(_names()) == set(counts)
    for name, listed in counts.items():
        assert len(_rows(made, name)) == len(listed), name


def _names() -> list[str]:
    return [table.name for table in diary_tables(Diary(), with_notes=True)]


def test_a_new_list_of_the_diary_must_be_thought_of() -> None:
    assert len(fields(Diary)) == 14, "Give the new list a table in tables_diary.py, then count it here."
    assert len(fields(Training)) == 5


def test_every_field_is_a_column_of_its_own_name() -> None:
    session = DoneSession(
        "d1",
        "walk",
        datetime(2026, 11, 18, 7),
        0,
        date(2026, 11, 18),
        SessionOutcome.DONE,
        60,
        (DoneStep("walking", StepOutcome.DONE, 60),),
        pain_before=3,
    )
    (row,) = rows_of(Diary(training=Training(sessions=(session,))), "sessions")
    assert list(row) == [field.name for field in fields(DoneSession) if field.name != "steps"]
    assert (row["started"], row["outcome"], row["pain_before"]) == ("2026-11-18T07:00:00", "done", "3")
    assert (row["with_timer"], row["pain_after"]) == ("true", "")
    (step,) = rows_of(Diary(training=Training(sessions=(session,))), "session_steps")
    assert step == {"session_id": "d1", "place": "1", "exercise": "walking", "outcome": "done", "seconds": "60"}


def test_where_entries_came_from_and_which_scores_were_converted() -> None:
    own = Entry("e1", datetime(2026, 11, 19, 20, 15), 0, date(2026, 11, 19), NOW, 6)
    mild = replace(own, id="e2", score=2, source=Source("bearable", "Mild"))
    plain = replace(own, id="e3", source=Source("csv"))
    bare = replace(own, id="e4", score=None, source=Source("daylio", "rad"))
    diary = Diary(entries=(own, mild, plain, bare))
    assert rows_of(diary, "sources", with_notes=False) == [
        {"entry_id": "e2", "app": "bearable", "value": "Mild", "converted": "true"},
        {"entry_id": "e3", "app": "csv", "value": "", "converted": "false"},
        {"entry_id": "e4", "app": "daylio", "value": "rad", "converted": "false"},
    ]
    assert tuple(rows_of(diary, "entries")[0]) == COLUMNS


def test_an_experiment_keeps_its_lists() -> None:
    made = Experiment("x1", "heat", 7, (True, False), date(2026, 11, 1), NOW, kept_days=(date(2026, 11, 1),))
    (row,) = rows_of(Diary(experiments=(made,)), "experiments")
    assert (row["first_blocks"], row["kept_days"], row["stopped_on"]) == ("with; without", "2026-11-01", "")


@pytest.mark.parametrize("with_notes", [True, False])
def test_notes_are_columns_only_with_notes(with_notes: bool) -> None:
    columns = {table.name: table.columns for table in diary_tables(Diary(), with_notes)}
    assert {name for name, held in columns.items() if "note" in held} == (
        {"entries", "sessions"} if with_notes else set()
    )


def test_a_cell_that_a_spreadsheet_would_run_is_protected() -> None:
    marker = Marker("m1", date(2026, 11, 1), "other", "=cmd")
    assert rows_of(Diary(markers=(marker,)), "markers")[0]["word"] == "'=cmd"
    assert list(table_lines(Table("a", ("b",), ((-5,), (2.0,), (None,))))) == ["b\r\n", "'-5\r\n", "2\r\n", '""\r\n']


def test_the_files_bear_the_moment_of_the_export() -> None:
    assert {info.date_time for info in archive(Diary()).infolist()} == {(2026, 11, 20, 18, 42, 0)}


def test_how_far_it_is_goes_by_the_weight_of_the_parts() -> None:
    told: list[float] = []

    def work(file: object, tell: Callable[[float], None]) -> None:
        tell(0.5)

    write_zip(io.BytesIO(), [Part("a", work, 1), Part("b", work, 3)], NOW, told.append)
    assert told == [0, 0.125, 0.25, 0.625]
