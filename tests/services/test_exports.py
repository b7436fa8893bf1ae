"""Files out of a diary: what goes along, what stays, and that they are whole."""

import errno
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from painlog.clock import FixedClock
from painlog.domain.diary import DayContext, Entry
from painlog.domain.draft import Draft
from painlog.domain.experiments import Experiment
from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.domain.records import (
    AboutMe,
    Answer,
    Appointment,
    Diary,
    Marker,
    Medicine,
    Statement,
    StatementKind,
    WarningAnswer,
)
from painlog.domain.report_sections import Paper, ReportSection
from painlog.domain.training import (
    DoneSession,
    Plan,
    PlanChange,
    PlanChangeKind,
    SessionOutcome,
    Training,
)
from painlog.domain.visits import Visit, Visits
from painlog.errors import UserError
from painlog.exchange.sharing import between
from painlog.i18n import Texts
from painlog.paths import resources
from painlog.services.diary import DiaryService
from painlog.services.exports import (
    DOCTOR,
    EXPORT_FORMATS,
    ExportReport,
    ExportRequest,
    ExportsService,
    format_of,
    free_path,
)
from painlog.storage.diary_rows import other_rows
from painlog.storage.diary_store import DiaryStore, add_entry, open_store
from painlog.storage.opening import open_diary
from tests.strategies import diaries

MARK = "Qx7unseen"
"""Words of a note that stand nowhere else."""
NAME, BORN = "Zyx Unnamed", "1971-03-29"
NOW = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
ENTRY = Entry("a1", datetime(2026, 11, 2, 9), 0, date(2026, 11, 2), NOW, 6, note=f"{MARK} in the night")
SESSION = DoneSession(
    "d1", "walk", datetime(2026, 11, 3, 7), 0, date(2026, 11, 3), SessionOutcome.DONE, 600, note=f"{MARK} after it"
)
MINE = Diary(
    entries=(ENTRY, replace(ENTRY, id="a2", when=datetime(2026, 11, 10, 9), diary_day=date(2026, 11, 10))),
    training=Training(sessions=(SESSION,)),
    about=AboutMe(facts=(("birth_date", BORN), ("name", NAME), ("told", "Rest less"))),
)
SHARED_FORMATS = tuple(each for each in EXPORT_FORMATS if each not in ("painlog", "ics"))
PLACES_OF_NOTES = {"painlog": 3, "csv": 2, "zip": 3, "xlsx": 3, "fhir": 3, "ics": 0}
"""How often the words stand in each format with notes: in two entries and a session."""


@dataclass
class Bench:
    """An open diary in a folder of its own."""

    folder: Path
    store: DiaryStore
    clock: FixedClock

    @property
    def exports(self) -> ExportsService:
        return ExportsService(self.store, self.clock, self.folder / "diary.db", resources(), lambda: "Europe/London")

    def put(self, diary: Diary) -> None:
        with self.store.transaction("test") as work:
            for entry in diary.entries:
                add_entry(work, entry)
            for model, values in other_rows(diary):
                work.add(model(**values))

    def export(self, file_format: str, **choices: Any) -> ExportReport:
        request = ExportRequest(self.folder / "file", file_format, **choices)
        if file_format == DOCTOR:
            return self.exports.export_for_doctor(request, Texts("en", resources() / "locale"))
        return self.exports.export(request)

    def content(self, file_format: str, **choices: Any) -> bytes:
        return self.export(file_format, **choices).path.read_bytes()


@pytest.fixture
def bench(tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    opened = open_diary(tmp_path / "diary.db", clock)
    yield Bench(tmp_path, open_store(opened.engine, clock), clock)
    opened.close()


def told(content: bytes) -> str:
    """Every text of a file, also of the files inside it."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if not is_zipfile(io.BytesIO(content)):
        return content.decode()
    with ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(f"{name}\n{told(archive.read(name))}" for name in archive.namelist())


@pytest.mark.filterwarnings("ignore:Glyph")  # no font of the charts has every letter that an own item can have
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(diary=diaries(), note=st.text(max_size=8))
def test_no_note_goes_along_without_its_tick(diary: Diary, note: str, clock: FixedClock) -> None:
    words = f"{MARK}{''.join(filter(str.isprintable, note))}"
    entries = tuple(replace(entry, note=words) for entry in diary.entries)
    sessions = tuple(replace(session, note=words) for session in diary.training.sessions)
    noted = replace(diary, entries=entries, training=replace(diary.training, sessions=sessions))
    with TemporaryDirectory() as name:
        opened = open_diary(Path(name) / "diary.db", clock)
        bench = Bench(Path(name), open_store(opened.engine, clock), clock)
        bench.put(noted)
        for file_format in (*SHARED_FORMATS, DOCTOR):
            assert MARK not in told(bench.content(file_format)), file_format
        assert MARK not in told(bench.content("ics", with_notes=True))
        assert MARK not in told(bench.content("painlog", with_notes=False))
        opened.close()


@pytest.mark.parametrize("file_format", EXPORT_FORMATS)
def test_notes_go_along_with_the_tick(bench: Bench, file_format: str) -> None:
    bench.put(MINE)
    assert told(bench.content(file_format, with_notes=True)).count(MARK) == PLACES_OF_NOTES[file_format]
    held = bench.content(file_format)
    assert (MARK in told(held)) is (file_format == "painlog")


@pytest.mark.parametrize("file_format", [*SHARED_FORMATS, DOCTOR])
def test_the_person_is_not_named_without_the_tick(bench: Bench, file_format: str) -> None:
    bench.put(MINE)
    text = told(bench.content(file_format, with_notes=True))
    assert NAME not in text
    assert BORN not in text
    if file_format != "csv":
        assert NAME in told(bench.content(file_format, with_identity=True))


def test_ones_own_copy_holds_everything_and_one_to_share_does_not(bench: Bench) -> None:
    bench.put(MINE)
    own = bench.export("painlog")
    assert own.lossless
    assert json.loads(own.path.read_bytes())["about"]["facts"]["name"] == NAME
    shared = bench.export("painlog", with_notes=False)
    assert not shared.lossless
    assert json.loads(shared.path.read_bytes())["about"]["facts"] == {"told": "Rest less"}
    assert not bench.export("painlog", first=date(2026, 1, 1)).lossless


@pytest.mark.parametrize(
    ("name", "file_format"),
    [
        ("a.painlog.json", "painlog"),
        ("a.fhir.json", "fhir"),
        ("A.CSV", "csv"),
        ("a.zip", "zip"),
        ("a.xlsx", "xlsx"),
        ("a.ics", "ics"),
    ],
)
def test_the_ending_says_the_format(name: str, file_format: str) -> None:
    assert format_of(Path(name)) == file_format


@pytest.mark.parametrize("name", ["a.json", "a", "csv", "a.xls", "a.painlog.json.bak"])
def test_a_name_without_a_format_is_asked_about(name: str) -> None:
    with pytest.raises(UserError, match="format"):
        format_of(Path(name))


def test_only_the_days_that_were_chosen(bench: Bench) -> None:
    bench.put(MINE)
    chosen = {"first": date(2026, 11, 2), "last": date(2026, 11, 3)}
    assert bench.export("csv", **chosen).entries == 1
    rows = load_workbook(io.BytesIO(bench.content("xlsx", **chosen)))
    assert (rows["entries"].max_row, rows["sessions"].max_row) == (2, 2)
    rows = load_workbook(io.BytesIO(bench.content("xlsx", first=date(2026, 11, 4))))
    assert (rows["entries"].max_row, rows["sessions"].max_row) == (2, 1)
    with pytest.raises(UserError, match="after"):
        bench.export("xlsx", first=date(2026, 11, 3), last=date(2026, 11, 2))
    with pytest.raises(UserError, match="after"):
        bench.export(DOCTOR, first=date(2026, 11, 3), last=date(2026, 11, 2))


def test_everything_that_has_a_day_is_bounded_by_the_days() -> None:
    inside, before, after = date(2026, 11, 5), date(2026, 11, 1), date(2026, 11, 9)
    days = (before, inside, after)
    plan = Plan("p1", "walk", "FREQ=DAILY", datetime(2026, 11, 1, 7), "UTC", NOW)
    diary = Diary(
        days=tuple(DayContext(day, sleep=1) for day in days),
        statements=(Statement("s1", StatementKind.IN_PAIN, before, inside, NOW),),
        markers=tuple(Marker(f"m{day}", day, "other", "x") for day in days),
        warning_signs=tuple(WarningAnswer("fever", day, Answer.YES) for day in days),
        experiments=(Experiment("x1", "heat", 7, (True, False), date(2026, 11, 7), NOW),),
        check_ins=tuple(CheckIn(f"c{day}", day, NOW) for day in days),
        training=Training(
            plans=(plan, replace(plan, id="p2", ended_on=before)),
            changes=tuple(
                PlanChange("p1", datetime(day.year, day.month, day.day, 7), PlanChangeKind.SKIP) for day in days
            ),
        ),
        visits=Visits(
            activities=(Activity("a1", "Walking", NOW, scores=tuple(ActivityScore(day, 5) for day in days)),),
            handed_over=tuple(Visit(f"v{day}", day, NOW, "pdf", before, day) for day in days),
        ),
        about=AboutMe(
            medicines=(Medicine("n1", "Old", until=before), Medicine("n2", "New", since=inside)),
            appointments=tuple(Appointment(f"t{day}", "mri", datetime(day.year, day.month, day.day)) for day in days),
        ),
    )
    kept = between(diary, date(2026, 11, 4), date(2026, 11, 6))
    assert [day.diary_day for day in kept.days] == [inside]
    assert [statement.id for statement in kept.statements] == ["s1"]
    assert [marker.day for marker in kept.markers] == [inside]
    assert [answer.answered_on for answer in kept.warning_signs] == [inside]
    assert kept.experiments == ()
    assert [each.day for each in kept.check_ins] == [inside]
    assert [each.id for each in kept.training.plans] == ["p1"]
    assert [each.occurrence.date() for each in kept.training.changes] == [inside]
    assert [score.day for score in kept.visits.activities[0].scores] == [inside]
    assert [visit.day for visit in kept.visits.handed_over] == [inside]
    assert [medicine.name for medicine in kept.about.medicines] == ["New"]
    assert [each.when.date() for each in kept.about.appointments] == [inside, after]
    assert between(diary, None, None) is diary


@pytest.mark.parametrize("file_format", [*EXPORT_FORMATS, DOCTOR])
def test_a_full_disk_leaves_the_old_file(bench: Bench, monkeypatch: pytest.MonkeyPatch, file_format: str) -> None:
    bench.put(MINE)
    (bench.folder / "file").write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        bench.export(file_format)
    assert (bench.folder / "file").read_text() == "old"
    assert not list(bench.folder.glob("*.part")) + list(bench.folder.glob(".*.part"))


class StopError(Exception):
    """What a listener raises to stop."""


@pytest.mark.parametrize("file_format", ["zip", "xlsx", "fhir", DOCTOR])
def test_an_export_can_be_stopped_and_leaves_the_old_file(bench: Bench, file_format: str) -> None:
    bench.put(MINE)
    (bench.folder / "file").write_text("old")

    def stop(_share: float) -> None:
        raise StopError

    work = bench.exports.export_for_doctor if file_format == DOCTOR else bench.exports.export
    with pytest.raises(StopError):
        work(ExportRequest(bench.folder / "file", file_format), None, stop)
    assert (bench.folder / "file").read_text() == "old"
    assert not list(bench.folder.glob(".*.part"))


def test_the_patient_of_a_diary_is_always_the_same(bench: Bench) -> None:
    bench.put(MINE)

    def patient(**choices: Any) -> str:
        bundle = json.loads(bench.content("fhir", **choices))
        found = (entry["resource"] for entry in bundle["entry"])
        return next(str(each["id"]) for each in found if each["resourceType"] == "Patient")

    assert patient() == patient(first=date(2026, 11, 5)) == patient(with_identity=True)


def test_a_calendar_is_read_back(bench: Bench) -> None:
    plan = Plan("p1", "walk", "FREQ=DAILY", datetime(2026, 11, 1, 7), "Europe/London", NOW)
    appointment = Appointment("t1", "mri", datetime(2026, 12, 1, 9, 30), "MRI of the back", result="Quiet")
    bench.put(Diary(training=Training(plans=(plan,)), about=AboutMe(appointments=(appointment,))))
    report = bench.export("ics")
    assert report.sentence(Texts(), "a.ics") == "Schedule and appointments written to a.ics"
    events = Calendar.from_ical(report.path.read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Walk", "MRI of the back"]


def test_a_name_that_is_free(tmp_path: Path) -> None:
    assert free_path(tmp_path, "painlog", ".csv") == tmp_path / "painlog.csv"
    (tmp_path / "painlog.csv").touch()
    assert free_path(tmp_path, "painlog", ".csv") == tmp_path / "painlog-2.csv"
    assert free_path(tmp_path, "painlog", ".zip") == tmp_path / "painlog.zip"


def names_in(content: bytes) -> set[str]:
    return set(ZipFile(io.BytesIO(content)).namelist())


def test_a_doctor_gets_every_format_every_chart_and_the_report(bench: Bench) -> None:
    bench.put(MINE)
    content = bench.content(DOCTOR)
    names = names_in(content)
    assert {"read-me.txt", "report.pdf", "diary.fhir.json", "diary.xlsx", "diary.painlog.json"} < names
    kinds = ("trend", "calendar", "time-of-day", "weekday", "sites", "triggers", "treatments", "exercise")
    assert {f"charts/{kind}.svg" for kind in kinds} == {name for name in names if name.startswith("charts/")}
    assert {f"tables/{name}" for name in names_in(bench.content("zip"))} < names
    text = told(content)
    assert MARK not in text
    assert "The person's notes are left out." in text
    assert "Notes are in it." in told(bench.content(DOCTOR, with_notes=True))


def test_a_doctor_gets_charts_of_what_was_answered(bench: Bench) -> None:
    activity = Activity("a1", "Walking", NOW, scores=(ActivityScore(date(2026, 11, 1), 5),))
    check_in = CheckIn("c1", date(2026, 11, 2), NOW, 5, 6, 7)
    bench.put(replace(MINE, check_ins=(check_in,), visits=Visits(activities=(activity,))))
    content = bench.content(DOCTOR)
    assert {"charts/check-ins.svg", "charts/activities.svg"} < names_in(content)
    with ZipFile(io.BytesIO(content)) as archive:
        assert "Walking: 5 on " in archive.read("charts/activities.svg").decode()


@pytest.mark.parametrize("first", [None, date(1990, 1, 1), date(2026, 11, 10)])
def test_a_doctor_gets_a_chart_of_exercise_that_was_done(bench: Bench, first: date | None) -> None:
    done = DoneSession("s1", "core", datetime(2026, 11, 12, 18), 0, date(2026, 11, 12), SessionOutcome.DONE, 600)
    bench.put(replace(MINE, training=Training(sessions=(done,))))
    with ZipFile(io.BytesIO(bench.content(DOCTOR, first=first))) as archive:
        assert ": 1 session." in archive.read("charts/exercise.svg").decode()


def test_everything_for_a_doctor_is_of_one_moment(bench: Bench) -> None:
    """What is written down while the pack is made is in none of its files."""
    bench.put(MINE)
    service = DiaryService(bench.store, bench.clock)
    shares: list[float] = []

    def write_meanwhile(share: float) -> None:
        if not shares:
            service.log_entry(Draft(score=9, note=MARK))
        shares.append(share)

    request = ExportRequest(bench.folder / "file", with_notes=True)
    report = bench.exports.export_for_doctor(request, Texts("en", resources() / "locale"), write_meanwhile)
    assert report.entries == 2
    with ZipFile(report.path) as archive:
        assert len(archive.read("tables/entries.csv").splitlines()) == 3
        assert len(json.loads(archive.read("diary.painlog.json"))["entries"]) == 2
        assert told(archive.read("diary.fhir.json")).count(MARK) == 3
        pdf: IO[bytes] = io.BytesIO(archive.read("report.pdf"))
        assert "".join(page.extract_text() for page in PdfReader(pdf).pages).count(MARK) in (2, 3)
    assert bench.export("csv").entries == 3
    assert shares == sorted(shares)
    assert (shares[0], shares[-1] <= 1) == (0, True)


def test_the_report_that_goes_along_is_the_one_that_was_chosen(bench: Bench) -> None:
    bench.put(MINE)
    chosen = (ReportSection.FIGURES,)
    report = bench.export(DOCTOR, paper=Paper.LETTER, sections=chosen)
    with ZipFile(report.path) as archive:
        (page,) = PdfReader(io.BytesIO(archive.read("report.pdf"))).pages
    assert tuple(round(side) for side in page.mediabox[2:]) == (612, 792)
    assert "Where it hurts" not in page.extract_text()


@pytest.mark.parametrize("diary", [Diary(), replace(MINE, entries=())], ids=["empty", "no entries"])
def test_an_empty_diary_is_exported_too(bench: Bench, diary: Diary) -> None:
    bench.put(diary)
    for file_format in (*EXPORT_FORMATS, DOCTOR):
        assert bench.export(file_format).entries == 0
