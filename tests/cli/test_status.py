"""`painlog status`."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Painlog

START = date(2021, 1, 1)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


class Diary:
    """Takes whole courses in at once."""

    def __init__(self, painlog: Painlog, folder: Path) -> None:
        self._painlog, self._file = painlog, folder / "course.csv"

    def record(self, rows: Iterable[tuple[date, float]]) -> "Diary":
        lines = ["date,score", *(f"{day},{score}" for day, score in rows)]
        self._file.write_text("\n".join(lines), encoding="utf-8")
        said = self._painlog("import", self._file, "--from", "csv", "--map", "date=date", "--map", "score=score")
        assert said.status == 0, said.err
        return self

    def days(self, first: date, last: date, score: float) -> "Diary":
        return self.record((first + timedelta(days=n), score) for n in range((last - first).days + 1))


@pytest.fixture
def recorded(painlog: Painlog, tmp_path: Path) -> Diary:
    return Diary(painlog, tmp_path)


def test_the_document_by_example(painlog: Painlog, recorded: Diary) -> None:
    recorded.days(START, date(2021, 2, 10), 4)
    said = painlog("status", "--on", "2021-02-10", "--json")
    assert (said.status, said.err) == (0, "")
    expected = {
        "as_of": "2021-02-10",
        "preset": "research",
        "pain_threshold": 1,
        "state": "ongoing",
        "stage": "acute",
        "certain": True,
        "possible": ["acute"],
        "pattern": None,
        "episode": {
            "onset_earliest": "2021-01-01",
            "onset_latest": "2021-01-01",
            "last_pain_day": "2021-02-10",
            "day": 41,
            "pain_days": 41,
            "none_days": 0,
            "unknown_days": 0,
        },
        "settling_days": 0,
        "next_transition": {"stage": "subacute", "on": "2021-02-12"},
        "transitions": [],
        "episodes": [{"onset": "2021-01-01", "end": None, "pain_days": 41, "stage": "acute"}],
        "last_28": {"pain": 28, "none": 0, "unknown": 0, "share": [1.0, 1.0]},
        "flags": ["approaching", "four-weeks"],
        "trend": {
            "known_days": 41,
            "coverage": 1.0,
            "slope_per_week": None,
            "interval": None,
            "p": None,
            "method": None,
        },
    }
    assert said.json == expected
    assert list(said.json) == list(expected)
    assert '"pain_threshold": 1,' in said.out


def test_a_transition_and_a_trend(painlog: Painlog, recorded: Diary) -> None:
    recorded.record((START + timedelta(days=n), 2 + n // 20) for n in range(90))
    document = painlog("status", "--on", "2021-03-31", "--json").json
    assert document["transitions"] == [
        {"stage": "subacute", "boundary": "2021-02-12", "confirmed_on": "2021-02-12", "onset": "2021-01-01"}
    ]
    trend = document["trend"]
    assert (trend["known_days"], trend["coverage"], trend["method"]) == (90, 1, "ls-ar1")
    assert trend["interval"][0] < trend["slope_per_week"] < trend["interval"][1]
    assert 0 <= trend["p"] < 0.05


def test_a_hole_is_uncertain_until_a_statement(painlog: Painlog, recorded: Diary) -> None:
    recorded.days(START, date(2021, 1, 20), 4).days(date(2021, 2, 18), date(2021, 2, 20), 4)
    ask = ("status", "--on", "2021-02-20", "--json")
    open_ = painlog(*ask).json
    assert (open_["state"], open_["stage"], open_["certain"]) == ("ongoing", None, False)
    assert open_["possible"] == ["acute", "subacute"]
    assert open_["next_transition"] is None
    painlog("statement", "pain-free", "--from", "2021-01-21", "--to", "2021-02-17")
    free = painlog(*ask).json
    assert (free["stage"], free["certain"], free["episode"]["onset_latest"]) == ("acute", True, "2021-02-18")
    painlog("statement", "in-pain", "--from", "2021-01-21", "--to", "2021-02-17")
    assert painlog(*ask).json["stage"] == "subacute"


def test_preset_and_threshold_are_asked_for(painlog: Painlog, recorded: Diary) -> None:
    recorded.days(START, date(2021, 1, 31), 4)
    on = ("status", "--on", "2021-01-31", "--json")
    guide = painlog(*on, "--preset", "guide").json
    assert (guide["preset"], guide["stage"]) == ("guide", "subacute")
    high = painlog(*on, "--threshold", "5").json
    assert (high["pain_threshold"], high["state"], high["episodes"]) == (5, "pain-free", [])
    assert painlog(*on, "--threshold", "4.5").json["pain_threshold"] == 4.5


def test_entries_out_of_order_make_no_difference(painlog: Painlog, recorded: Diary, tmp_path: Path) -> None:
    days = [START + timedelta(days=n) for n in (30, 2, 17, 0, 29, 5)]
    recorded.record((day, 5) for day in days)
    mixed = painlog("status", "--on", "2021-01-31", "--json").json
    (tmp_path / "mine.db").unlink()
    recorded.record((day, 5) for day in sorted(days))
    assert painlog("status", "--on", "2021-01-31", "--json").json == mixed
    assert mixed["episode"]["pain_days"] == 6


@pytest.mark.parametrize(
    ("rows", "state", "possible"),
    [
        ([(START, 5)], "isolated", []),
        ([(START, 0)], "pain-free", []),
        ([(START - timedelta(days=n), 0) for n in range(40)], "pain-free", []),
        ([(date(1998, 3, 1), 6), (START, 6)], "ongoing", ["acute", "subacute", "chronic"]),
        ([(START - timedelta(days=40), 5)], "undetermined", []),
    ],
    ids=["one day", "one zero", "only zeros", "1998 and today", "long silence"],
)
def test_strange_diaries(
    rows: list[tuple[date, float]], state: str, possible: list[str], painlog: Painlog, recorded: Diary
) -> None:
    recorded.record(rows)
    document = painlog("status", "--on", str(START), "--json").json
    assert (document["state"], document["possible"]) == (state, possible)
    said = painlog("status", "--on", str(START))
    assert (said.status, said.err) == (0, "")


def test_nothing_before_the_first_entry(painlog: Painlog, recorded: Diary) -> None:
    recorded.days(START, START, 5)
    document = painlog("status", "--on", "2020-12-31", "--json").json
    assert (document["state"], document["flags"], document["last_28"]["unknown"]) == ("no-data", [], 28)


def test_in_words(painlog: Painlog, recorded: Diary) -> None:
    recorded.days(START, date(2021, 2, 10), 4)
    assert painlog("status", "--on", "2021-02-10").out.splitlines() == [
        "10 February 2021: At least 41 days since 1 January or earlier",
        "Acute until day 42. Becomes subacute on 12 February if pain goes on.",
        "You have recorded pain on 28 of the last 28 days.",
        "Not enough days yet for a trend: 41 days with a score.",
        "If pain goes on, this episode counts as subacute from 12 February on by the calendar.",
        "This episode is past 28 days. A patient guide advises calling a doctor when back pain lasts longer than "
        "four weeks.",
    ]
    high = painlog("status", "--on", "2021-02-10", "--threshold", "5").out
    assert "Below your threshold of 5 since 1 January" in high
    assert "pain of 5 or more on 0 of the last 28 days" in high


def test_a_hole_is_told_with_what_can_be_done(painlog: Painlog, recorded: Diary) -> None:
    recorded.days(START, START, 4).days(date(2021, 3, 1), date(2021, 3, 2), 4)
    said = painlog("status", "--on", "2021-03-02").out
    assert said.startswith("2 March 2021: At least 2 days since 1 March or earlier\n")
    assert "Acute or subacute: that depends on days that are not recorded." in said
    assert "from 2 January to 28 February: a statement can say what held then." in said


def test_the_days_are_counted_once_it_is_known_when_the_pain_began(painlog: Painlog, recorded: Diary) -> None:
    recorded.days(START, date(2021, 1, 10), 4)
    assert "At least 10 days since 1 January or earlier" in painlog("status", "--on", "2021-01-10").out
    painlog("statement", "in-pain", "--from", "2020-12-01", "--to", "2020-12-31")
    assert "Day 41 since 1 December" in painlog("status", "--on", "2021-01-10").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--preset", "mine"], "invalid choice: 'mine'"),
        (["--threshold", "0"], "would make every recorded day a pain day"),
        (["--threshold", "-2"], "would make every recorded day a pain day"),
        (["--threshold", "much"], "not a number"),
        (["--threshold", "nan"], "not a number"),
        (["--threshold", "inf"], "not a number"),
        (["--on", "yesterday"], "not a date"),
        (["--on", "9999-12-31"], "still to come"),
        (["--pre", "guide"], "unrecognized"),
    ],
)
def test_bad_usage_is_one_sentence(arguments: list[str], sentence: str, painlog: Painlog, recorded: Diary) -> None:
    recorded.days(START, START, 4)
    said = painlog("status", "--json", *arguments)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_reading_leaves_the_diary_as_it_is(painlog: Painlog, recorded: Diary, diary: Path, third: Path) -> None:
    recorded.days(START, START, 4)
    before = diary.read_bytes()
    assert painlog("status").status == 0
    assert diary.read_bytes() == before
    assert not third.exists()


def test_a_diary_that_is_not_there_is_not_made(painlog: Painlog, diary: Path) -> None:
    said = painlog("status")
    assert (said.status, diary.exists()) == (2, False)
    assert "no diary" in said.err
