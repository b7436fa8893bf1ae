"""`painlog log`."""

import json
import re
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Painlog

AT = ("--at", "2026-11-19T20:15")


def test_everything_that_an_entry_can_be_told(painlog: Painlog) -> None:
    said = painlog(
        "log", "6", "--site", "lower-back-left=6", "--site", "thigh-back-left", "--trigger", "driving",
        "--treatment", "heat:some", "--treatment", "nsaid@400 mg:a-little", "--quality", "aching",
        "--faces", *AT, "--note", "long drive", "--json",
    )  # fmt: skip
    assert (said.status, said.err) == (0, "")
    entry = said.json
    assert re.fullmatch("[0-9a-f]{24}", entry.pop("id"))
    datetime.fromisoformat(entry.pop("recorded_at"))
    datetime.fromisoformat(entry.pop("when"))
    entry.pop("utc_offset_min")
    entry.pop("recalled")
    assert entry == {
        "time_known": True,
        "diary_day": "2026-11-19",
        "score": 6,
        "scale": "faces6",
        "face": 3,
        "course": None,
        "hours": None,
        "sites": [{"id": "lower-back-left", "score": 6}, {"id": "thigh-back-left", "score": None}],
        "qualities": ["aching"],
        "symptoms": [],
        "triggers": ["driving"],
        "treatments": [
            {"id": "heat", "dose": "", "relief": "some"},
            {"id": "nsaid", "dose": "400 mg", "relief": "a-little"},
        ],
        "flare": False,
        "note": "long drive",
        "source": None,
    }


def test_the_json_is_the_entry_of_a_painlog_file(painlog: Painlog, tmp_path: Path) -> None:
    logged = painlog("log", "6", *AT, "--json").json
    painlog("export", tmp_path / "x.painlog.json")
    document = json.loads((tmp_path / "x.painlog.json").read_text())
    assert document["entries"] == [logged]
    assert list(document["entries"][0]) == list(logged)


def test_one_line_says_what_was_saved_and_when(painlog: Painlog) -> None:
    said = painlog("log", "6", "--site", "neck=4", "--trigger", "Long Sitting", "--treatment", "heat", *AT)
    assert said.out == "Saved 6 of 10 · Neck, Long sitting, Heat · Thursday 19 November, 20:15\n"


def test_now_is_the_default(painlog: Painlog) -> None:
    when = datetime.fromisoformat(painlog("log", "0", "--json").json["when"])
    assert abs(datetime.now(when.tzinfo) - when) < timedelta(minutes=1)


def test_a_date_alone_has_no_time(painlog: Painlog) -> None:
    entry = painlog("log", "3", "--at", "2026-11-18", "--json").json
    assert (entry["diary_day"], entry["time_known"], entry["when"][11:16]) == ("2026-11-18", False, "12:00")


def test_another_year_is_said(painlog: Painlog) -> None:
    assert re.search("Wed.*1998", painlog("log", "3", "--at", "1998-03-04").out)
    assert not re.search(r"\b20\d\d\b", painlog("log", "3").out.rpartition(",")[0])


def test_a_time_with_its_offset_is_kept(painlog: Painlog) -> None:
    entry = painlog("log", "3", "--at", "2026-11-18T02:00:00+05:30", "--json").json
    assert (entry["when"], entry["utc_offset_min"]) == ("2026-11-18T02:00:00+05:30", 330)
    assert entry["diary_day"] == "2026-11-17"


def test_names_are_taken_as_well_as_ids(painlog: Painlog) -> None:
    entry = painlog("log", "3", "--site", "Lower Back, LEFT=2", "--quality", "Aching", *AT, "--json").json
    assert entry["sites"] == [{"id": "lower-back-left", "score": 2}]
    assert entry["qualities"] == ["aching"]


@pytest.mark.parametrize(
    ("option", "word", "nearest"),
    [
        ("--site", "lower-bak-left", "lower-back-left"),
        ("--trigger", "drivng", "driving"),
        ("--treatment", "haet:some", "heat"),
        ("--quality", "akching", "aching"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_three(
    painlog: Painlog, diary: Path, option: str, word: str, nearest: str
) -> None:
    said = painlog("log", "6", option, word)
    assert (said.status, said.out) == (2, "")
    listed = re.search(r"Nearest: ([^.]+)\.", said.err)
    assert listed is not None
    assert len(listed[1].split(", ")) == 3
    assert listed[1].split(", ")[0] == nearest
    assert painlog("check").out == "The diary is sound: 0 entries.\n"


def test_new_makes_it_the_persons_own(painlog: Painlog) -> None:
    words = ("--site", "Left heel=5", "--trigger", "Rain", "--treatment", "Tea@1 cup:some")
    entry = painlog("log", "6", *words, "--new", *AT, "--json").json
    assert entry["sites"] == [{"id": "own-left-heel", "score": 5}]
    assert entry["triggers"] == ["own-rain"]
    assert entry["treatments"] == [{"id": "own-tea", "dose": "1 cup", "relief": "some"}]
    assert painlog("log", "6", "--trigger", "rain", *AT, "--json").json["triggers"] == ["own-rain"]
    assert painlog("log", "6", "--trigger", "rain", *AT).out.startswith("Saved 6 of 10 · Rain · ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["11"], "not a pain score"),
        (["-1"], "not a pain score"),
        (["nan"], "not a pain score"),
        (["six"], "not a pain score"),
        (["6.55"], "more exact"),
        (["5", "--faces"], "No face"),
        (["6", "--site", "neck=11"], "scale"),
        (["6", "--site", "neck", "--site", "Neck=3"], "twice"),
        (["6", "--site", ""], "knows no place"),
        (["6", "--site", "", "--new"], "knows no place"),
        (["6", "--treatment", "heat:lots"], "not-at-all"),
        (["6", "--trigger", "driving=4"], "driving"),
        (["6", "--at", "soon"], "not a date"),
        (["6", "--at", "0001-01-01"], "not a date"),
        (["6", "--at", "2999-01-01T10:00"], "future"),
        (["6", "--at", "2999-01-01"], "future"),
        (["6", "--at", "9999-12-31T23:59:59+00:00"], "future"),
    ],
)
def test_what_does_not_fit_is_refused(painlog: Painlog, arguments: list[str], sentence: str) -> None:
    said = painlog("log", *arguments)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("score", ["0", "10", "6.5", "6,5"])
def test_scores(painlog: Painlog, score: str) -> None:
    saved: Any = painlog("log", score, "--json").json["score"]
    assert saved == float(score.replace(",", "."))


def test_a_file_that_is_no_diary_is_left_alone(painlog: Painlog, diary: Path) -> None:
    diary.write_text("shopping list")
    said = painlog("log", "6")
    assert said.status == 2
    assert diary.read_text() == "shopping list"


def test_a_locked_diary_is_expected_trouble(painlog: Painlog, diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painlog("log", "1")
    monkeypatch.setattr("painlog.storage.engine.BUSY_TIMEOUT_MS", 1)
    holder = sqlite3.connect(diary, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    said = painlog("log", "6")
    holder.execute("ROLLBACK")
    holder.close()
    assert said.status == 2
    assert "Another program is writing" in said.err
