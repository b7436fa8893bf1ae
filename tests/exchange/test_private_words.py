"""What is not ticked is in no file: every text of a diary bears a marker, and the bytes of the files are searched."""

import io
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from zipfile import ZipFile

import pytest

from painlog.domain.catalogue import Item, Kind
from painlog.domain.diary import Entry, SiteScore, Source, Symptom, Treatment
from painlog.domain.experiments import Experiment
from painlog.domain.questionnaires import Activity, ActivityScore
from painlog.domain.records import (
    AboutMe,
    Answer,
    Appointment,
    Clinician,
    Diary,
    Marker,
    Medicine,
    SeenFlag,
    WarningAnswer,
)
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import DoneSession, DoneStep, OwnExercise, Plan, SessionOutcome, StepOutcome, Training
from painlog.domain.visits import EpisodeFact, FactKey, Question, Visit, Visits
from painlog.exchange.fhir import BundleFrame, bundle_lines
from painlog.exchange.sharing import Share, shared
from painlog.exchange.tables_diary import diary_tables
from painlog.exchange.xlsx import write_workbook
from painlog.exchange.zip_files import table_part, write_zip
from painlog.i18n import Texts

NOW, DAY, WHEN = datetime(2026, 11, 20, 18, 42, tzinfo=UTC), date(2026, 11, 19), datetime(2026, 11, 19, 20, 15)

NOTES = frozenset({"Qx.Entry.note", "Qx.DoneSession.note"})
"""The notes of formats.md section 1: those of entries and sessions."""

NAME, BORN = "Qx.name", "1971-03-29"

KEPT = {"id", "facts", "ticks", "settings"}
"""Keys, and facts that have markers already."""

PLAIN = Diary(
    entries=(
        Entry(
            "e1",
            WHEN,
            0,
            DAY,
            NOW,
            6,
            sites=(SiteScore("neck", 3),),
            qualities=("aching",),
            symptoms=(Symptom("nausea"),),
            triggers=("own-rain",),
            treatments=(Treatment("nsaid"),),
            source=Source("app", "Mild"),
        ),
    ),
    markers=(Marker("m1", DAY, "other", "x"),),
    flags_seen=(SeenFlag(DAY, "flag", NOW),),
    warning_signs=(WarningAnswer("fever", DAY, Answer.YES),),
    experiments=(Experiment("x1", "heat", 7, (True, False), DAY, NOW),),
    episode_facts=(EpisodeFact(DAY, FactKey.HOW_BEGAN, "x"),),
    training=Training(
        own_exercises=(OwnExercise("own-x", "x", NOW),),
        routines=(Routine("r1", "x", (RoutineStep("bridge"),), copied_from="core"),),
        plans=(Plan("p1", "r1", "FREQ=DAILY", WHEN, "UTC", NOW),),
        sessions=(
            DoneSession(
                "d1",
                "r1",
                WHEN,
                0,
                DAY,
                SessionOutcome.HURT,
                600,
                (DoneStep("bridge", StepOutcome.DONE, 60),),
                plan_id="p1",
                hurt_site="neck",
            ),
        ),
    ),
    visits=Visits(
        activities=(Activity("a1", "x", NOW, scores=(ActivityScore(DAY, 4),)),),
        questions=(Question("q1", "x", NOW, flag="flag"),),
        handed_over=(Visit("v1", DAY, NOW, "pdf", DAY, DAY),),
    ),
    catalogue=(Item(Kind.TRIGGER, "own-rain", "x"),),
    about=AboutMe(
        facts=(("birth_date", BORN), ("name", NAME), ("told", "Qx.told")),
        medicines=(Medicine("n1", "x"),),
        clinicians=(Clinician("c1", "x", "gp"),),
        appointments=(Appointment("t1", "mri", WHEN, clinician_id="c1"),),
    ),
)


def marked(value: Any, name: str = "") -> Any:
    """The same with a marker in place of every text that is not a key: "Qx.Medicine.side_effects"."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return f"Qx.{name}"
    if isinstance(value, tuple):
        return tuple(marked(each, name) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in KEPT]
        return replace(
            value, **{each: marked(getattr(value, each), f"{type(value).__name__}.{each}") for each in names}
        )
    return value


def markers_in(value: Any) -> Iterator[str]:
    """Every marker of a record."""
    if isinstance(value, str) and value.startswith("Qx."):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from markers_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from markers_in(getattr(value, field.name))


DIARY = marked(PLAIN)
EVERY_MARKER = frozenset(markers_in(DIARY)) | {BORN}


def workbook(diary: Diary, share: Share) -> bytes:
    file = io.BytesIO()
    write_workbook(file, diary_tables(diary, share.notes), NOW)
    return unpacked(file)


def tables(diary: Diary, share: Share) -> bytes:
    file = io.BytesIO()
    write_zip(file, map(table_part, diary_tables(diary, share.notes)), NOW)
    return unpacked(file)


def bundle(diary: Diary, share: Share) -> bytes:
    return "".join(bundle_lines(diary, share, BundleFrame("key", NOW, Texts()))).encode()


def unpacked(file: io.BytesIO) -> bytes:
    """Every part of an archive, also those that nobody looks at."""
    with ZipFile(file) as archive:
        return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())


def found(write: Callable[[Diary, Share], bytes], share: Share) -> set[str]:
    """The markers in the bytes of a file."""
    content = write(shared(DIARY, share), share)
    return {marker for marker in EVERY_MARKER if marker.encode() in content}


def test_every_kind_of_text_is_looked_for() -> None:
    assert {*NOTES, NAME, BORN, "Qx.told", "Qx.Medicine.side_effects", "Qx.Source.value"} < EVERY_MARKER
    assert len(EVERY_MARKER) > 40


@pytest.mark.parametrize("write", [workbook, tables])
@pytest.mark.parametrize("identity", [False, True])
@pytest.mark.parametrize("notes", [False, True])
def test_tables_hold_everything_but_what_was_not_ticked(
    write: Callable[[Diary, Share], bytes], notes: bool, identity: bool
) -> None:
    unticked = (set() if notes else NOTES) | (set() if identity else {NAME, BORN})
    assert found(write, Share(notes, identity)) == EVERY_MARKER - unticked


@pytest.mark.parametrize("identity", [False, True])
@pytest.mark.parametrize("notes", [False, True])
def test_a_bundle_holds_notes_and_name_only_where_ticked(notes: bool, identity: bool) -> None:
    private = NOTES | {NAME, BORN}
    ticked = (NOTES if notes else set()) | ({NAME, BORN} if identity else set())
    held = found(bundle, Share(notes, identity))
    assert held & private == ticked
    assert {"Qx.Medicine.side_effects", "Qx.Treatment.dose", "Qx.Activity.name"} < held
