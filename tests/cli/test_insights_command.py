"""`painlog insights`: the contract of formats.md section 4."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from painlog.clock import FixedClock
from painlog.services.demo import write_demo

from .conftest import Painlog

TRIGGER_KEYS = ["id", "name", "lag", "with", "without", "effect", "interval", "p", "verdict", "missing"]
TREATMENT_KEYS = [
    "id",
    "name",
    "uses",
    "relief_mean",
    "relief_interval",
    "pairs",
    "matched_effect",
    "matched_interval",
    "verdict",
]


@pytest.fixture
def demo(painlog: Painlog, diary: Path) -> Painlog:
    """painlog on a demo diary that ended yesterday by the real clock."""
    write_demo(diary, FixedClock(datetime.now(UTC) - timedelta(days=1)), years=1, seed=1)
    return painlog


def test_the_findings_as_json(demo: Painlog) -> None:
    said = demo("insights", "--json")
    assert (said.status, said.err) == (0, "")
    document = said.json
    assert list(document) == ["known_days", "triggers", "treatments", "shifts"]
    assert document["known_days"] > 250
    rows = {row["id"]: row for row in document["triggers"]}
    assert len(rows) == len(document["triggers"])
    for row in rows.values():
        assert list(row) == TRIGGER_KEYS
        assert list(row["missing"]) == ["days", "with", "without"]
        assert row["lag"] in (0, 1, 2)
        assert row["verdict"] in ("went-together", "no-clear-difference", "not-enough-days")
    assert (rows["long-sitting"]["lag"], rows["long-sitting"]["verdict"]) == (1, "went-together")
    low, high = rows["long-sitting"]["interval"]
    assert low < rows["long-sitting"]["effect"] < high
    assert 0 < rows["long-sitting"]["p"] <= 0.05
    for row in document["treatments"]:
        assert list(row) == TREATMENT_KEYS
        assert row["verdict"] == ("shown" if row["uses"] >= 10 else "not-enough-uses")
    assert [row["uses"] for row in document["treatments"]] == sorted(
        (row["uses"] for row in document["treatments"]), reverse=True
    )
    assert all(list(shift) == ["around", "from", "to"] for shift in document["shifts"])
    assert document["shifts"]


def test_the_findings_in_words(demo: Painlog) -> None:
    out = demo("insights").out
    assert "Went with more or less pain\n  Long sitting, the day before: worst score higher by " in out
    assert "No clear difference\n" in out
    assert "Something that comes and goes slowly with your pain can look like a trigger." in out
    assert "Pain often eases after its worst days, whatever is done." in out
    assert "cause" in out
    assert not any(word in out.lower() for word in ("causes", "works", "diagnos"))


def test_few_days_say_what_is_missing(painlog: Painlog) -> None:
    painlog("log", "5", "--trigger", "driving", "--treatment", "heat:some")
    said = painlog("insights")
    assert said.status == 0
    assert "Driving: 1 of 60 days; 0 of 10 with it; 0 of 10 without it" in said.out
    assert "Heat: 1 time; Not enough uses yet (1 of 10)" in said.out
    (row,) = painlog("insights", "--json").json["triggers"]
    assert (row["effect"], row["interval"], row["p"]) == (None, None, None)
    assert row["missing"] == {"days": 59, "with": 10, "without": 10}


def test_an_empty_diary_is_no_error(painlog: Painlog) -> None:
    painlog("log", "0")
    assert painlog("insights", "--json").json == {"known_days": 1, "triggers": [], "treatments": [], "shifts": []}


def test_a_diary_that_is_not_there_is_told_in_one_line(painlog: Painlog, diary: Path) -> None:
    said = painlog("insights", "--json")
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert not diary.exists()


def test_the_diary_may_be_named_on_either_side(bare: Painlog, diary: Path, third: Path) -> None:
    bare("--diary", diary, "log", "3")
    before = bare("--diary", diary, "insights", "--json")
    assert before.json["known_days"] == 1
    assert bare("insights", "--diary", diary, "--json") == before
    assert not third.exists()
