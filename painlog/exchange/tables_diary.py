"""A whole diary as tables, one a kind of row: the CSV set and the sheets of the spreadsheet."""

import json
from collections.abc import Iterable, Iterator

from painlog.domain.catalogue import Item
from painlog.domain.diary import DayContext, Entry
from painlog.domain.experiments import Experiment
from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.domain.records import (
    AboutMe,
    Appointment,
    Clinician,
    Diary,
    Marker,
    Medicine,
    SeenFlag,
    Statement,
    WarningAnswer,
)
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import DoneSession, DoneStep, OwnExercise, Plan, PlanChange, Training
from painlog.domain.visits import EpisodeFact, Question, Visit, Visits
from painlog.exchange.cells import Part, joined
from painlog.exchange.entries_csv import entries_table
from painlog.exchange.tables import Table
from painlog.exchange.tables_flat import flat_table, nested_table


def diary_tables(diary: Diary, with_notes: bool) -> Iterator[Table]:
    """Every table, also those without rows; without notes none has a column `note`."""
    yield entries_table(diary, with_notes)
    yield flat_table("days", DayContext, diary.days)
    yield flat_table("statements", Statement, diary.statements)
    yield _sources(diary.entries)
    yield flat_table("markers", Marker, diary.markers)
    yield flat_table("warning_signs", WarningAnswer, diary.warning_signs)
    yield flat_table("flags_seen", SeenFlag, diary.flags_seen)
    yield _experiments(diary.experiments)
    yield flat_table("check_ins", CheckIn, diary.check_ins)
    yield flat_table("episode_facts", EpisodeFact, diary.episode_facts)
    yield from _about_tables(diary.about)
    yield from _visit_tables(diary.visits)
    yield from _training_tables(diary.training, with_notes)
    yield flat_table("catalogue", Item, diary.catalogue)
    yield Table("settings", ("key", "value"), ((key, json.dumps(value)) for key, value in diary.settings))


def _sources(entries: Iterable[Entry]) -> Table:
    """Where imported entries came from, and which of their scores were converted from the value that stands there.

    A table of its own, for the columns of `entries` are those of formats.md section 1.
    """
    imported = ((entry, entry.source) for entry in entries if entry.source is not None)
    rows = ((entry.id, source.app, source.value, entry.converted) for entry, source in imported)
    return Table("sources", ("entry_id", "app", "value", "converted"), rows)


def _about_tables(about: AboutMe) -> Iterator[Table]:
    yield Table("about", ("fact", "value"), about.facts)
    yield Table("about_ticks", ("kind", "id"), about.ticks)
    yield flat_table("medicines", Medicine, about.medicines)
    yield flat_table("clinicians", Clinician, about.clinicians)
    yield flat_table("appointments", Appointment, about.appointments)


def _visit_tables(visits: Visits) -> Iterator[Table]:
    scores = (((activity.id, activity.name), score) for activity in visits.activities for score in activity.scores)
    yield flat_table("activities", Activity, visits.activities)
    yield nested_table("activity_scores", ActivityScore, scores, ("activity_id", "activity"))
    yield flat_table("questions", Question, visits.questions)
    yield flat_table("visits", Visit, visits.handed_over)


def _training_tables(training: Training, with_notes: bool) -> Iterator[Table]:
    planned = (
        ((routine.id, place), step) for routine in training.routines for place, step in enumerate(routine.steps, 1)
    )
    done = (((session.id, place), step) for session in training.sessions for place, step in enumerate(session.steps, 1))
    yield flat_table("own_exercises", OwnExercise, training.own_exercises)
    yield flat_table("routines", Routine, training.routines)
    yield nested_table("routine_steps", RoutineStep, planned, ("routine_id", "place"))
    yield flat_table("plans", Plan, training.plans)
    yield flat_table("plan_changes", PlanChange, training.changes)
    yield flat_table("sessions", DoneSession, training.sessions, () if with_notes else ("note",))
    yield nested_table("session_steps", DoneStep, done, ("session_id", "place"))


def _experiments(experiments: tuple[Experiment, ...]) -> Table:
    """Experiments with their two lists in list cells."""
    plain = flat_table("experiments", Experiment, experiments)
    lists = (
        (
            joined(Part("with" if with_first else "without") for with_first in each.order),
            joined(Part(day.isoformat()) for day in each.kept_days),
        )
        for each in experiments
    )
    rows = ((*row, *cells) for row, cells in zip(plain.rows, lists, strict=True))
    return Table(plain.name, (*plain.columns, "first_blocks", "kept_days"), rows)
