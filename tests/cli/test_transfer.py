"""`painlog import` and `painlog export`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Painlog

REAL = Path(__file__).parents[3] / "shared" / "data" / "real-diary"
Write = Callable[..., Path]


@pytest.fixture
def file(tmp_path: Path) -> Write:
    def write(content: str | bytes, name: str = "rows.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def test_the_json_of_an_import(painlog: Painlog, file: Write) -> None:
    path = file("date,score\n2026-11-01,5\n2026-11-01,5\nsoon,5\n2026-11-02,50\n")
    said = painlog("import", path, "--json")
    assert (said.status, said.err) == (0, "")
    assert said.json == {
        "format": "csv",
        "new": 2,
        "duplicate": 0,
        "changed": 0,
        "invalid": 2,
        "errors": [
            {"line": 4, "reason": "“soon” is not a date."},
            {"line": 5, "reason": "50 is not on the scale from 0 to 10."},
        ],
    }
    assert list(said.json) == ["format", "new", "duplicate", "changed", "invalid", "errors"]
    assert painlog("import", path, "--json").json["duplicate"] == 2


def test_the_text_of_an_import(painlog: Painlog, file: Write) -> None:
    path = file("date,score\n2026-11-01,5\n" + "soon,5\n" * 12)
    lines = painlog("import", path).out.splitlines()
    assert lines[0] == "1 new entry, 0 already there, 0 changed, 12 rows left out"
    assert lines[1] == "Line 3: “soon” is not a date."
    assert lines[-1] == "and 2 more"
    assert painlog("import", path, "--dry-run").out.startswith("Nothing was written: 0 new entries, 1 already there")


def test_a_dry_run_writes_nothing(painlog: Painlog, file: Write) -> None:
    path = file("date,score\n2026-11-01,5\n")
    assert painlog("import", path, "--dry-run", "--json").json["new"] == 1
    assert painlog("import", path, "--json").json["new"] == 1


def test_strict_refuses_the_whole_file(painlog: Painlog, file: Write) -> None:
    path = file("date,score\n2026-11-01,5\nsoon,5\n")
    said = painlog("import", path, "--strict", "--json")
    assert said.status == 2
    assert said.json["errors"] == [{"line": 3, "reason": "“soon” is not a date."}]
    assert said.err == "1 row cannot be taken.\n"
    assert painlog("import", path, "--json").json["new"] == 1


def test_all_the_options_of_any_csv(painlog: Painlog, file: Write, tmp_path: Path) -> None:
    path = file(
        "Tag;Was;Stärke;Wo;Text\n03.04.2026;Rücken;2;Neck;\n;Kopf;4;Head;\n;Rücken;1,5;;zwei\n",
    )
    said = painlog(
        "import", path, "--from", "csv", "--map", "date=Tag", "--map", "score=Stärke", "--map", "site=Wo",
        "--map", "note=Text", "--date-format", "DD.MM.YYYY", "--scale", "0-4", "--fill-down", "Tag",
        "--where", "Was=Rücken", "--json",
    )  # fmt: skip
    assert said.json["new"] == 2
    painlog("export", tmp_path / "x.painlog.json")
    entries = json.loads((tmp_path / "x.painlog.json").read_text())["entries"]
    kept = [(entry["diary_day"], entry["score"], entry["source"]["value"], entry["note"]) for entry in entries]
    assert kept == [("2026-04-03", 5, "2", ""), ("2026-04-03", 3.8, "1,5", "zwei")]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "rows.csv", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "rows.csv", "not a file of text"),
        (b"date,score\n2026-11-01,\x005\n", "rows.csv", "Line 2 of rows.csv holds a character"),
        (b'date,score,note\n2026-11-01,5,"cut', "rows.csv", "never closed"),
        (b"a,b\n1,2\n", "rows.csv", "--map"),
        (b"date,score\n03/04/2026,5\n", "rows.csv", "--date-format"),
        (b'{"format": "painlog", "version": 1, "entries": [', "x.painlog.json", "complete"),
        (b'{"format": "painlog", "version": 2}', "x.painlog.json", "newer painlog"),
        (b'{"a": 1}', "rows.csv", "not a diary of painlog"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    painlog: Painlog, file: Write, content: bytes, name: str, sentence: str
) -> None:
    said = painlog("import", file(content, name), "--json")
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_wrong_ending_does_not_matter(painlog: Painlog, file: Write) -> None:
    assert painlog("import", file("date\tscore\n2026-11-01\t5\n", "rows.docx"), "--json").json["new"] == 1


def test_a_missing_file(painlog: Painlog, tmp_path: Path) -> None:
    said = painlog("import", tmp_path / "none.csv")
    assert said.status == 2
    assert "There is no file" in said.err


@pytest.mark.parametrize(("ending", "source"), [("painlog.json", "painlog"), ("csv", "csv")])
def test_what_painlog_wrote_painlog_reads(
    painlog: Painlog, bare: Painlog, tmp_path: Path, ending: str, source: str
) -> None:
    painlog("log", "6", "--site", "neck=4", "--note", "=1", "--at", "2026-11-01T10:00")
    path = tmp_path / f"x.{ending}"
    assert painlog("export", path).out == f"1 entry written to {path}\n"
    other = ("--diary", tmp_path / "other.db")
    assert bare(*other, "import", path, "--json").json["new"] == 1
    again = bare(*other, "import", path, "--from", source, "--json").json
    assert (again["format"], again["new"], again["duplicate"]) == (source, 0, 1)


def test_a_copy_without_notes_says_that_it_is_not_lossless(painlog: Painlog, tmp_path: Path) -> None:
    painlog("log", "6", "--note", "secret")
    path = tmp_path / "x.painlog.json"
    assert painlog("export", path).err == ""
    assert "secret" in path.read_text()
    said = painlog("export", path, "--without-notes")
    assert "not lossless" in said.err
    assert "secret" not in path.read_text()
    table = tmp_path / "x.csv"
    painlog("export", table)
    assert "secret" not in table.read_text()
    painlog("export", table, "--with-notes")
    assert "secret" in table.read_text()


def test_days_and_formats_of_an_export(painlog: Painlog, tmp_path: Path) -> None:
    for day in (1, 2, 3):
        painlog("log", str(day), "--at", f"2026-11-0{day}T10:00")
    path = tmp_path / "x.txt"
    said = painlog("export", path, "--format", "csv", "--from", "2026-11-02", "--to", "2026-11-02")
    assert said.out == f"1 entry written to {path}\n"
    assert painlog("export", path).status == 2
    assert painlog("export", path, "--format", "csv", "--from", "2026-11-02", "--to", "2026-11-01").status == 2


def test_nothing_is_exported_from_or_over_a_diary_by_mistake(
    painlog: Painlog, bare: Painlog, diary: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "typo.db"
    said = bare("--diary", missing, "export", tmp_path / "x.csv")
    assert (said.status, missing.exists()) == (2, False)
    painlog("log", "6")
    said = painlog("export", diary, "--format", "csv")
    assert said.status == 2
    assert "is a diary" in said.err
    assert painlog("check").status == 0


@pytest.mark.skipif(not REAL.is_dir(), reason="the real diaries lie outside the repository")
@pytest.mark.parametrize(("person", "rows"), [("a", 468), ("b", 873)])
def test_real_diaries(painlog: Painlog, person: str, rows: int) -> None:
    said = painlog(
        "import", REAL / f"person-{person}.csv", "--from", "csv", "--map", "when=date", "--map", "score=intensity",
        "--where", "name=Knee Pain", "--json",
    )  # fmt: skip
    assert said.json == {"format": "csv", "new": rows, "duplicate": 0, "changed": 0, "invalid": 0, "errors": []}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    content=st.binary(max_size=200) | st.text(alphabet='date,score\n0123456789-;"{}[]:', max_size=120).map(str.encode)
)
def test_no_file_is_a_bug(painlog: Painlog, file: Write, content: bytes) -> None:
    said = painlog("import", file(content), "--dry-run")
    assert said.status in (0, 2)
    assert "Traceback" not in said.err
