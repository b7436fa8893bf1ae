"""`painlog schedule`."""

from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from painlog.clock import SystemClock
from painlog.file_access import FileAccess
from tests.cli.conftest import Painlog

RULE = "FREQ=WEEKLY;BYDAY=MO,WE,FR"


def add(painlog: Painlog, routine: str = "core-basics", rule: str = RULE, start: str = "2026-03-23T18:00") -> None:
    said = painlog("schedule", "add", routine, "--rule", rule, "--start", start, "--zone", "Europe/London")
    assert (said.status, said.err) == (0, "")


def listed(painlog: Painlog, first: str, last: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = painlog("schedule", "list", "--from", first, "--to", last, "--json").json
    return found


def test_what_is_added_is_listed_with_both_days_and_its_offset(painlog: Painlog) -> None:
    add(painlog)
    assert listed(painlog, "2026-03-27", "2026-03-30") == [
        {"routine": "core-basics", "start": "2026-03-27T18:00:00+00:00", "state": "planned"},
        {"routine": "core-basics", "start": "2026-03-30T18:00:00+01:00", "state": "planned"},
    ]
    assert listed(painlog, "2026-03-28", "2026-03-29") == []


def test_a_time_that_the_clocks_skip_is_the_first_after_it(painlog: Painlog) -> None:
    add(painlog, "walk", "FREQ=DAILY", "2026-03-28T01:30")
    starts = [row["start"] for row in listed(painlog, "2026-03-28", "2026-03-30")]
    assert starts == ["2026-03-28T01:30:00+00:00", "2026-03-29T02:00:00+01:00", "2026-03-30T01:30:00+01:00"]
    starts = [row["start"] for row in listed(painlog, "2026-10-25", "2026-10-26")]
    assert starts == ["2026-10-25T01:30:00+01:00", "2026-10-26T01:30:00+00:00"]


def test_states_tell_what_was_done_skipped_and_moved(painlog: Painlog, diary: Path) -> None:
    add(painlog)
    access = FileAccess(diary, SystemClock())
    training = access.open().training
    (slot,) = training.slots(date(2026, 3, 23), date(2026, 3, 23))
    training.done(slot.occurrence)
    training.skip(slot.occurrence.plan_id, datetime(2026, 3, 25, 18))
    training.move(slot.occurrence.plan_id, datetime(2026, 3, 27, 18), datetime(2026, 3, 28, 18))
    access.close()
    rows = listed(painlog, "2026-03-23", "2026-03-30")
    assert [(row["start"][8:10], row["state"]) for row in rows] == [
        ("23", "done"),
        ("25", "skipped"),
        ("27", "moved"),
        ("28", "planned"),
        ("30", "planned"),
    ]


def test_it_is_told_in_words(painlog: Painlog) -> None:
    said = painlog(
        "schedule", "add", "core-basics", "--rule", RULE, "--start", "2026-03-23T18:00", "--zone", "Europe/London"
    )
    assert said.out == "Planned: Core basics, Mon, Wed, Fri at 18:00 (Europe/London)\n"
    day = painlog("schedule", "list", "--from", "2026-03-23", "--to", "2026-03-24")
    assert day.out.startswith("Monday")
    assert day.out.endswith(", 18:00 · Core basics · Planned\n")
    nothing = painlog("schedule", "list", "--from", "2026-03-24", "--to", "2026-03-24")
    assert nothing.out == "Nothing is planned on these days.\n"


def test_without_a_zone_it_is_that_of_the_computer(painlog: Painlog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    painlog("schedule", "add", "walk", "--rule", "FREQ=DAILY", "--start", "2026-03-23T18:00")
    assert [row["start"] for row in listed(painlog, "2026-03-23", "2026-03-23")] == ["2026-03-23T18:00:00+05:30"]


def test_the_calendar_is_one_that_others_read(painlog: Painlog, tmp_path: Path) -> None:
    add(painlog)
    said = painlog("schedule", "export", tmp_path / "plan.ics")
    assert (said.status, said.out) == (0, f"Calendar written to {tmp_path / 'plan.ics'}\n")
    calendar = Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == ["Core basics"]


def test_a_diary_is_never_written_over(painlog: Painlog, diary: Path) -> None:
    add(painlog)
    said = painlog("schedule", "export", diary)
    assert said.status == 2
    assert len(listed(painlog, "2026-03-27", "2026-03-30")) == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "ACTION"),
        (["add", "core-basics", "--rule", RULE], "--start"),
        (["add", "cor-basics", "--rule", RULE, "--start", "2026-03-23T18:00"], "core-basics"),
        (["add", "walk", "--rule", RULE, "--start", "2026-03-23T18:00", "--zone", "Europe/Lundon"], "Europe/London"),
        (["add", "walk", "--rule", RULE, "--start", "2026-03-23"], "not a time such as"),
        (["add", "walk", "--rule", RULE, "--start", "2026-03-23T18:00+01:00"], "not a time such as"),
        (["add", "walk", "--rule", RULE, "--start", "later"], "not a time such as"),
        (["add", "walk", "--rule", "FREQ=SECONDLY", "--start", "2026-03-23T18:00"], "every few seconds"),
        (
            ["add", "walk", "--rule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "--start", "2026-03-23T18:00"],
            "never due",
        ),
        (["add", "walk", "--rule", "each day", "--start", "2026-03-23T18:00"], "FREQ=WEEKLY"),
        (["list", "--from", "2026-03-23"], "--to"),
        (["list", "--from", "2026-03-23", "--to", "2026-03-22"], "is after"),
        (["list", "--from", "0001-01-01", "--to", "9999-12-31"], "twenty years"),
    ],
)
def test_bad_usage_is_one_sentence_and_changes_nothing(arguments: list[str], sentence: str, painlog: Painlog) -> None:
    add(painlog)
    said = painlog("schedule", *arguments)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert len(listed(painlog, "2026-03-23", "2026-03-29")) == 3


def test_listing_makes_no_diary(painlog: Painlog, diary: Path) -> None:
    assert painlog("schedule", "list", "--from", "2026-03-23", "--to", "2026-03-24").status == 2
    assert not diary.exists()
