"""The iCalendar file, read back by icalendar, against the schedule and the zone database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from painlog.domain.clock_changes import clock_changes
from painlog.domain.records import Appointment
from painlog.domain.recurrence import State, checked_rule, occurrences
from painlog.domain.training import Plan, PlanChange, PlanChangeKind
from painlog.exchange.ics import calendar_bytes
from painlog.i18n import Texts

NOW = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
NAMES = {"core-basics": "Core basics", "walk": "Walk"}
LONDON = "Europe/London"
ENGLISH = Texts("en")


def plan_of(rule: str, start: datetime, zone: str = LONDON, ended_on: date | None = None, id_: str = "p1") -> Plan:
    return Plan(id_, "core-basics", checked_rule(rule, start, zone), start, zone, NOW, ended_on)


def skip(wall: datetime) -> PlanChange:
    return PlanChange("p1", wall, PlanChangeKind.SKIP)


def move(wall: datetime, to: datetime) -> PlanChange:
    return PlanChange("p1", wall, PlanChangeKind.MOVE, to)


def written(plans: list[Plan], changes: Iterable[PlanChange] = (), dated: Iterable[Appointment] = ()) -> bytes:
    return calendar_bytes(plans, changes, dated, NAMES, NOW, ENGLISH, zone=LONDON)


def read(content: bytes) -> Calendar:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return calendar


def events(content: bytes) -> list[Any]:
    """The events; what they hold has as many types as iCalendar has properties."""
    return list(read(content).walk("VEVENT"))


def wall(event: Any, name: str) -> datetime:
    found = event[name].dt
    assert isinstance(found, datetime)
    return found.replace(tzinfo=None)


def starts(content: bytes, last: datetime) -> list[datetime]:
    """The walls at which the file's events begin, up to `last`, as a calendar works them out."""
    found: set[datetime] = set()
    moved: list[tuple[datetime, datetime]] = []
    for event in events(content):
        if "RECURRENCE-ID" in event:
            moved.append((wall(event, "RECURRENCE-ID"), wall(event, "DTSTART")))
            continue
        begin, rule = wall(event, "DTSTART"), event["RRULE"].to_ical().decode()
        until = rule.partition("UNTIL=")[2].partition(";")[0]
        if until:
            local = datetime.strptime(until, "%Y%m%dT%H%M%S%z").astimezone(begin_zone(event)).replace(tzinfo=None)
            rule = rule.replace(until, f"{local:%Y%m%dT%H%M%S}")
        found |= set(rrulestr(rule, dtstart=begin).between(begin, last, inc=True)) | {begin}
        found -= {each.dt.replace(tzinfo=None) for exdate in listed(event, "EXDATE") for each in exdate.dts}
    for old, _new in moved:
        assert old in found, "an exception of nothing"
    return sorted((found - {old for old, _ in moved}) | {new for _, new in moved if new <= last})


def listed(event: Any, name: str) -> list[Any]:  # icalendar gives one value bare, several as a list
    value = event.get(name, [])
    return value if isinstance(value, list) else [value]


def begin_zone(event: Any) -> ZoneInfo:
    return ZoneInfo(str(event["DTSTART"].params["TZID"]))


# Plans


@given(
    st.sampled_from(
        ["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH,SU", "FREQ=MONTHLY;BYDAY=-1FR,1MO", "FREQ=MONTHLY"]
    ),
    st.sampled_from(["", ";COUNT=12", ";UNTIL=20270301T120000Z"]),
    st.integers(0, 60),
    st.sets(st.integers(0, 11), max_size=4),
    st.sets(st.integers(0, 11), max_size=4),
    st.none() | st.integers(10, 220),
)
@settings(max_examples=60, deadline=None)
def test_the_file_read_back_has_the_planned_times(
    rule: str, end: str, day: int, skipped: set[int], moved: set[int], ended: int | None
) -> None:
    begin = datetime(2026, 9, 1, 18, 30) + timedelta(days=day)
    ended_on = begin.date() + timedelta(days=ended) if ended else None
    plan = plan_of(rule + end, begin, "America/New_York", ended_on)
    last = begin + timedelta(days=300)
    ruled = [each.wall for each in occurrences(plan, (), begin.date(), last.date())]
    changes = {place: skip(ruled[place]) for place in skipped if place < len(ruled)}
    changes |= {place: move(ruled[place], ruled[place] + timedelta(hours=22)) for place in moved if place < len(ruled)}
    live = occurrences(plan, changes.values(), begin.date(), last.date())
    expected = [each.start.replace(tzinfo=None) for each in live if each.state is State.PLANNED]
    content = written([plan], changes.values())
    if not ruled:
        assert events(content) == []
    else:
        assert starts(content, datetime(last.year, last.month, last.day, 23, 59)) == expected


def test_ids_stay_and_every_event_says_what_when_and_how_long() -> None:
    plan = plan_of("FREQ=WEEKLY;BYDAY=MO", datetime(2026, 11, 23, 18))
    first, later = written([plan]), calendar_bytes([plan], [], [], NAMES, NOW + timedelta(days=9), ENGLISH)
    (event,), (again,) = events(first), events(later)
    assert event["UID"] == again["UID"] == "p1@painlog"
    assert (event["SUMMARY"], event["DTSTAMP"].dt) == ("Core basics", NOW)
    assert event["DTSTART"].dt.isoformat() == "2026-11-23T18:00:00+00:00"
    assert event["DURATION"].dt == timedelta(minutes=15)
    longer = calendar_bytes([plan], [], [], NAMES, NOW, ENGLISH, minutes={"core-basics": 12})
    assert events(longer)[0]["DURATION"].dt == timedelta(minutes=12)


def test_the_first_event_is_the_first_planned_time() -> None:
    """DTSTART counts as an occurrence in every calendar, so it cannot be a day that the rule does not have."""
    plan = plan_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", datetime(2026, 11, 25, 18))
    assert wall(events(written([plan]))[0], "DTSTART") == datetime(2026, 12, 7, 18)


def test_a_skip_is_an_exdate_and_a_move_an_event_of_its_own() -> None:
    plan = plan_of("FREQ=DAILY", datetime(2026, 11, 23, 18))
    series, moved = events(
        written([plan], [skip(datetime(2026, 11, 24, 18)), move(datetime(2026, 11, 25, 18), datetime(2026, 11, 26, 7))])
    )
    assert [each.dt.isoformat() for each in series["EXDATE"].dts] == ["2026-11-24T18:00:00+00:00"]
    assert (moved["UID"], wall(moved, "RECURRENCE-ID")) == ("p1@painlog", datetime(2026, 11, 25, 18))
    assert wall(moved, "DTSTART") == datetime(2026, 11, 26, 7)
    assert "RRULE" not in moved


def test_reminders_are_alarms_at_the_start() -> None:
    def alarms(remind: bool) -> list[Any]:
        plan = Plan("p1", "walk", "FREQ=DAILY", datetime(2026, 11, 23, 18), LONDON, NOW, remind=remind)
        return list(read(written([plan])).walk("VALARM"))

    (alarm,) = alarms(remind=True)
    assert (alarm["ACTION"], alarm["TRIGGER"].dt, alarm["DESCRIPTION"]) == ("DISPLAY", timedelta(), "Walk")
    assert alarms(remind=False) == []


def test_a_plan_that_ended_before_it_began_is_left_out() -> None:
    assert events(written([plan_of("FREQ=DAILY", datetime(2026, 11, 23, 18), ended_on=date(2026, 11, 22))])) == []


# Appointments


def test_appointments_come_with_a_reminder_the_day_before_and_without_results() -> None:
    title = "MRI; back, lower\nRoom 4 \\ “Süd”, " + "very long " * 12
    mri = Appointment("a1", "mri", datetime(2026, 7, 1, 9, 30), title, result="stenosis at L4/5")
    visit = Appointment("a2", "appointment", datetime(2026, 12, 1, 9, 30))
    content = written([], dated=[mri, visit])
    first, second = events(content)
    assert (first["SUMMARY"], second["SUMMARY"]) == (title, "Appointment")
    assert first["DTSTART"].dt.isoformat() == "2026-07-01T09:30:00+01:00"
    assert first.walk("VALARM")[0]["TRIGGER"].dt == timedelta(days=-1)
    assert b"stenosis" not in content


def test_without_a_zone_an_appointment_is_by_the_readers_clock() -> None:
    visit = Appointment("a2", "appointment", datetime(2026, 12, 1, 9, 30))
    content = calendar_bytes([], [], [visit], {}, NOW, ENGLISH)
    assert b"\r\nDTSTART:20261201T093000\r\n" in content
    assert b"VTIMEZONE" not in content


def test_lines_are_short_end_with_crlf_and_hold_no_control_characters() -> None:
    title = "Ü" * 100 + "\x07\x00" + "नमस्ते" * 20 + "\U0001f9d8" * 30
    content = written(
        [plan_of("FREQ=DAILY", datetime(2026, 11, 23, 18))],
        dated=[Appointment("a", "mri", datetime(2026, 12, 1), title)],
    )
    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert events(content)[-1]["SUMMARY"] == title.replace("\x07\x00", "")


# Zones


@dataclass(frozen=True)
class Onset:
    """A change of the clocks as VTIMEZONE has it, in UTC."""

    moment: datetime
    offset: timedelta


def onsets(zone: Any, last: datetime) -> list[Onset]:
    """Read as RFC 5545, section 3.6.5, has it: DTSTART, RRULE and RDATE are wall times by the offset before."""
    found = []
    for part in zone.subcomponents:
        begin, before, after = part["DTSTART"].dt, part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        walls = {begin} | {each.dt for each in getattr(part.get("RDATE"), "dts", ())}
        if "RRULE" in part:
            walls |= set(rrulestr(part["RRULE"].to_ical().decode(), dtstart=begin).between(begin, last))
        found += [Onset((each - before).replace(tzinfo=UTC), after) for each in walls]
    return sorted(found, key=lambda each: each.moment)


def moments_around(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[datetime]:
    for change in clock_changes(zone, first_year, last_year):
        moment = (change.onset - change.before).replace(tzinfo=UTC)
        for seconds in (-86400, -7200, -3600, -1800, -1, 0, 1, 1800, 3600, 7200, 86400):
            yield moment + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "name",
    [
        LONDON,
        "America/New_York",
        "America/Santiago",
        "America/Nuuk",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Asia/Gaza",
        "Asia/Jerusalem",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Europe/Dublin",
        "Pacific/Apia",
    ],
)
@pytest.mark.parametrize("year", [2010, 2026])
def test_the_zone_read_back_agrees_with_the_zone_database_round_every_change(name: str, year: int) -> None:
    content = written([plan_of("FREQ=DAILY", datetime(year, 11, 23, 18), name)])
    (zone,) = read(content).walk("VTIMEZONE")
    assert zone["TZID"] == name
    changes, here = onsets(zone, datetime(year + 60, 1, 1)), ZoneInfo(name)
    checked = [datetime(year, 1, 1, tzinfo=UTC), *moments_around(here, year, year + 58)]
    for moment in checked:
        offset = [each.offset for each in changes if each.moment <= moment][-1]
        assert moment.astimezone(here).utcoffset() == offset, moment


@pytest.mark.parametrize(("name", "changes"), [(LONDON, 44), ("Pacific/Apia", 23), ("Asia/Kolkata", 0)])
def test_every_change_is_found(name: str, changes: int) -> None:
    assert len(clock_changes(ZoneInfo(name), 2009, 2031)) == changes


def test_a_rule_of_the_month_is_written_as_calendars_know_it() -> None:
    content = written([plan_of("FREQ=DAILY", datetime(2026, 11, 23, 18))]).decode()
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n" in content
    assert "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n" in content
    american = written([plan_of("FREQ=DAILY", datetime(2026, 11, 23, 18), "America/New_York")]).decode()
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n" in american


def test_each_zone_is_described_once_and_utc_not_at_all() -> None:
    start = datetime(2026, 11, 23, 18)
    plans = [plan_of("FREQ=DAILY", start, zone, id_=f"p{place}") for place, zone in enumerate((LONDON, LONDON, "UTC"))]
    content = written(plans)
    assert [str(zone["TZID"]) for zone in read(content).walk("VTIMEZONE")] == [LONDON]
    assert b"DTSTART:20261123T180000Z" in content
