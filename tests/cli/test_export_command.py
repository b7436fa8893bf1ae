"""`painlog export`: every format from the command line."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Painlog

NOTE = "slept badly"


@pytest.fixture(autouse=True)
def _two_entries(painlog: Painlog) -> None:
    painlog("log", "6", "--at", "2026-11-01T20:15", "--note", NOTE)
    painlog("log", "3", "--at", "2026-11-05T20:15", "--site", "neck=3")


def notes_in(file: Path) -> bool:
    if file.suffix in (".zip", ".xlsx"):
        with ZipFile(file) as archive:
            return any(NOTE.encode() in archive.read(name) for name in archive.namelist())
    return NOTE.encode() in file.read_bytes()


@pytest.mark.parametrize("name", ["a.painlog.json", "a.csv", "a.zip", "a.xlsx", "a.fhir.json"])
def test_the_ending_is_the_format_and_the_tick_is_for_notes(painlog: Painlog, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    said = painlog("export", file)
    assert (said.status, said.out) == (0, f"2 entries written to {file}\n")
    assert notes_in(file) is name.endswith(".painlog.json")
    painlog("export", file, "--with-notes")
    assert notes_in(file)
    painlog("export", file, "--without-notes")
    assert not notes_in(file)


def test_what_is_in_the_files(painlog: Painlog, tmp_path: Path) -> None:
    bundle, book, tables = tmp_path / "a.fhir.json", tmp_path / "a.xlsx", tmp_path / "a.zip"
    for file in (bundle, book, tables):
        assert painlog("export", file).status == 0
    found = [entry["resource"] for entry in json.loads(bundle.read_bytes())["entry"]]
    assert [each["valueInteger"] for each in found if each["resourceType"] == "Observation"] == [6, 3, 3]
    assert load_workbook(book)["entries"].max_row == 3
    assert ZipFile(tables).read("entries.csv").count(b"\r\n") == 3


def test_the_format_can_be_named_and_the_days_bounded(painlog: Painlog, tmp_path: Path) -> None:
    file = tmp_path / "for-the-clinic"
    said = painlog("export", file, "--format", "fhir", "--from", "2026-11-02", "--to", "2026-11-30")
    assert (said.status, said.out) == (0, f"1 entry written to {file}\n")
    assert json.loads(file.read_bytes())["resourceType"] == "Bundle"


def test_a_calendar_holds_no_entries(painlog: Painlog, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    assert painlog("export", file).out == f"Schedule and appointments written to {file}\n"
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.txt"], ".painlog.json, .fhir.json, .csv, .zip, .xlsx, .ics"),
        (["a.csv", "--format", "doc"], "doc"),
        (["a.csv", "--with-notes", "--without-notes"], "not allowed"),
        (["nowhere/a.xlsx"], "cannot be written"),
        (["a.csv", "--from", "2026-11-02", "--to", "2026-11-01"], "is after"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    painlog: Painlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    answer = painlog("export", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert set(tmp_path.iterdir()) == before
