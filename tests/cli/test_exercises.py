"""`painlog exercises`: the contract of its JSON, and the list that people read."""

import json
from pathlib import Path
from typing import Any

import pytest

from painlog.__main__ import main
from painlog.domain.conditions import Condition
from painlog.domain.exercises import EXERCISE_IDS

FIELDS = {"id", "name", "kind", "level", "position", "dose", "sides", "cautions"}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def listed(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """What `--json` prints, by id."""
    assert main(["exercises", "--json"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    rows: list[dict[str, Any]] = json.loads(told.out)
    assert [row["id"] for row in rows] == list(EXERCISE_IDS)
    return {row["id"]: row for row in rows}


def test_every_row_has_the_fields_of_the_contract(listed: dict[str, dict[str, Any]]) -> None:
    for row in listed.values():
        assert set(row) == FIELDS
        assert row["level"] in (1, 2, 3)
        assert row["sides"] in ("none", "left-right", "alternating")
        assert all(isinstance(value, int) for value in row["dose"].values())
        assert row["dose"].get("minutes") or row["dose"]["reps"]


def test_a_row_says_what_the_exercise_is(listed: dict[str, dict[str, Any]]) -> None:
    row = listed["side-plank"]
    assert (row["name"], row["kind"], row["level"]) == ("Side plank", "core", 2)
    assert (row["position"], row["sides"]) == ("on-the-side", "left-right")
    assert row["dose"] == {"hold_s": 10, "reps": 4, "sets": 1, "rest_s": 0, "times_a_day": 1}
    assert listed["walking"]["dose"] == {"minutes": 5, "times_a_day": 1}
    assert listed["bridge"]["dose"]["breaths"] == 3


def test_cautions_name_conditions_and_what_they_do(listed: dict[str, dict[str, Any]]) -> None:
    rules = {caution["condition"]: caution["rule"] for caution in listed["knee-to-chest"]["cautions"]}
    assert rules["osteoporosis-fracture"] == "hide"
    assert rules["hip-replacement"] == "hide-until-agreed"
    assert rules["knee"] == "mark"
    named = {caution["condition"] for row in listed.values() for caution in row["cautions"]}
    assert named == {*Condition, None}
    assert all(caution["text"] for row in listed.values() for caution in row["cautions"])


def test_the_list_for_people_has_a_line_an_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercises"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(EXERCISE_IDS)
    told = {line.split()[0]: line.split(maxsplit=1)[1] for line in lines}
    assert told["bird-dog"] == "Bird dog · Core · 8 × 6 s each side"
    assert told["bridge"] == "Bridge · Strength · 5 × 3 breaths"
    assert told["childs-pose"] == "Child's pose · Stretch · 8 × 1 breath"
    assert told["front-plank"] == "Front plank · Core · 3 × 10 s"
    assert told["dead-bug"] == "Dead bug · Core · 2 × 6 each side"
    assert told["swimming"] == "Swimming · Aerobic · 10 min"


def test_no_diary_is_asked_for_or_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--diary", str(tmp_path / "none.db"), "exercises", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
    assert not list(tmp_path.iterdir())
