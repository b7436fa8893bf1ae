"""`painlog import` with files of other apps: what each option does, what is asked for, and the exit status."""

import json
from pathlib import Path

import pytest

from painlog.__main__ import main
from painlog.services.transfer import IMPORT_FORMATS
from tests.exchange.importers import samples

FIELDS = {"format", "new", "duplicate", "changed", "invalid", "errors"}


@pytest.fixture(autouse=True)
def _own_diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAINLOG_DIARY", str(tmp_path / "diary.db"))


@pytest.fixture
def track(tmp_path: Path) -> str:
    path = tmp_path / "export.csv"
    path.write_text(samples.TRACK_AND_GRAPH)
    return str(path)


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    document: dict[str, object] = json.loads(capsys.readouterr().out)
    return document


def test_every_kind_has_its_name() -> None:
    assert set(IMPORT_FORMATS) == {
        "auto",
        "painlog",
        "csv",
        "bearable",
        "track-and-graph",
        "migraine-buddy",
        "daylio",
        "loop",
        "apple-health",
        "flaredown",
        "pf-pain-diary",
    }


def test_what_is_missing_is_asked_for_in_one_sentence(track: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", track]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert "--map score=NAME" in output.err


def test_the_document_has_exactly_the_promised_fields(track: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["import", track, "--map", "score=Back pain", "--map", "treatments=Ibuprofen", "--json"]
    assert main([*command, "--dry-run"]) == 0
    plan = said(capsys)
    assert set(plan) == FIELDS
    assert (plan["format"], plan["new"], plan["invalid"]) == ("track-and-graph", 2, 1)
    assert plan["errors"] == [{"line": 7, "reason": "11 is not on the scale from 0 to 10."}]
    assert main(command) == 0
    assert said(capsys) == plan
    assert main(command) == 0
    again = said(capsys)
    assert (again["new"], again["duplicate"]) == (0, 2)


def test_strict_ends_with_two_and_writes_nothing(track: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["import", track, "--map", "score=Back pain", "--json"]
    assert main([*command, "--strict"]) == 2
    assert said(capsys)["invalid"] == 1
    assert main(command) == 0
    assert said(capsys)["new"] == 1


def test_the_text_tells_sessions_days_and_what_has_no_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(samples.apple_archive(tmp_path / "export.zip"))]) == 0
    text = capsys.readouterr().out
    assert "1 new entry, 2 sessions of exercise" in text
    assert "no place for: Sleep (1)" in text


@pytest.mark.parametrize("name", ["bearable", "migraine-buddy", "daylio", "loop", "apple-health", "pf-pain-diary"])
def test_the_wrong_name_is_refused(track: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", track, "--from", name]) == 2
    assert "not an export of" in capsys.readouterr().err


def test_columns_of_a_known_app_need_no_mapping(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "migraine.csv"
    path.write_text(samples.MIGRAINE_BUDDY)
    assert main(["import", str(path), "--map", "score=Pain Level"]) == 2
    assert "--map does not apply" in capsys.readouterr().err


def test_one_persons_rows_of_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "public.csv"
    path.write_text(samples.FLAREDOWN_LONG + "Other,40,male,GB,2026-03-04,1,Condition,Back pain,1\n")
    assert main(["import", str(path)]) == 2
    assert "--where user_id=VALUE" in capsys.readouterr().err
    assert main(["import", str(path), "--where", "user_id=Other", "--json"]) == 0
    assert said(capsys)["new"] == 1
