"""`painlog statement`."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Painlog


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def listed(painlog: Painlog) -> list[dict[str, object]]:
    found: list[dict[str, object]] = painlog("statement", "list", "--json").json
    return found


def test_a_statement_is_made_listed_and_removed(painlog: Painlog) -> None:
    said = painlog("statement", "in-pain", "--from", "2021-01-05", "--to", "2021-01-09")
    assert (said.status, said.err) == (0, "")
    (row,) = listed(painlog)
    assert list(row) == ["id", "kind", "from", "to", "approximate", "made_at"]
    id_, made_at = str(row.pop("id")), datetime.fromisoformat(str(row.pop("made_at")))
    assert row == {"kind": "in-pain", "from": "2021-01-05", "to": "2021-01-09", "approximate": False}
    assert datetime.now(UTC) - made_at < timedelta(minutes=5)
    assert said.out == f"In pain from 5 January 2021 to 9 January 2021 ({id_})\n"
    assert painlog("statement", "list").out == f"{id_}  In pain from 5 January 2021 to 9 January 2021\n"
    assert painlog("statement", "remove", id_).out == "Statement removed\n"
    assert listed(painlog) == []
    assert painlog("statement", "list").out == "There are no statements.\n"


def test_without_an_end_it_ends_on_the_diary_day_it_is_made(painlog: Painlog) -> None:
    painlog("statement", "pain-free", "--from", "2021-01-05")
    day = painlog("log", "0", "--json").json["diary_day"]
    assert [(row["kind"], row["to"]) for row in listed(painlog)] == [("pain-free", day)]


def test_the_record_wins_and_the_command_says_so(painlog: Painlog) -> None:
    painlog("log", "6", "--at", "2021-01-06")
    painlog("log", "0", "--at", "2021-01-07")
    said = painlog("statement", "pain-free", "--from", "2021-01-05", "--to", "2021-01-09")
    assert said.status == 0
    assert said.out.splitlines()[1] == "On 1 of these days you recorded something else; the record holds there."
    counts = painlog("status", "--on", "2021-01-09", "--json").json["last_28"]
    assert (counts["pain"], counts["none"]) == (1, 4)


def test_the_list_is_that_of_a_painlog_file(painlog: Painlog, tmp_path: Path) -> None:
    painlog("statement", "in-pain", "--from", "2021-01-05", "--to", "2021-01-09")
    painlog("export", tmp_path / "x.painlog.json")
    document = json.loads((tmp_path / "x.painlog.json").read_text(encoding="utf-8"))
    assert document["statements"] == listed(painlog)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "ACTION"),
        (["maybe", "--from", "2021-01-05"], "invalid choice"),
        (["in-pain"], "--from"),
        (["in-pain", "--from", "2021-02-30"], "not a date"),
        (["in-pain", "--from", "2021-01-05", "--to", "2021-01-04"], "is after"),
        (["in-pain", "--from", "9999-01-05"], "still to come"),
        (["in-pain", "--from", "2021-01-05", "--to", "9999-01-05"], "still to come"),
        (["remove"], "ID"),
        (["remove", "nothing"], "no statement nothing"),
    ],
)
def test_bad_usage_is_one_sentence_and_changes_nothing(arguments: list[str], sentence: str, painlog: Painlog) -> None:
    painlog("log", "5", "--at", "2021-01-05")
    said = painlog("statement", *arguments)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert listed(painlog) == []


def test_listing_makes_no_diary(painlog: Painlog, diary: Path) -> None:
    said = painlog("statement", "list")
    assert (said.status, diary.exists()) == (2, False)
    assert re.search("no diary", said.err)
