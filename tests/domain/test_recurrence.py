"""When a plan takes place, against python-dateutil and the changes of the clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.domain.recurrence import State, checked_rule, moment_of, next_after, occurrences, schedule
from painlog.domain.recurrence_rules import zone_named
from painlog.domain.training import Plan, PlanChange, PlanChangeKind
from painlog.errors import UserError

NEW_YORK = "America/New_York"
LONDON = "Europe/London"
MADE = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
ZONES = (
    LONDON,
    NEW_YORK,
    "America/Sao_Paulo",
    "America/Santiago",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Gaza",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
)
"""Among them: a half-hour shift (Lord Howe), a day that never was (Apia 2011), gaps at midnight (São Paulo, Cairo)."""


def plan_of(rule: str, start: datetime, zone: str = LONDON, ended_on: date | None = None) -> Plan:
    return Plan("p", "core-basics", checked_rule(rule, start, zone), start, zone, MADE, ended_on)


def skip(wall: datetime) -> PlanChange:
    return PlanChange("p", wall, PlanChangeKind.SKIP)


def move(wall: datetime, to: datetime) -> PlanChange:
    return PlanChange("p", wall, PlanChangeKind.MOVE, to)


# What is no rule


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("", "not one that RFC 5545 knows"),
        ("every day", "not one that RFC 5545 knows"),
        ("FREQ=DAILY;BYEASTER=0", "“BYEASTER=0”"),
        ("FREQ=DAILY;COUNT", "“COUNT”"),
        ("INTERVAL=2", "FREQ is missing"),
        ("FREQ=OFTEN", "no period “OFTEN”"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ twice"),
        ("FREQ=DAILY;INTERVAL=0", "“0” does not fit INTERVAL"),
        ("FREQ=DAILY;COUNT=0", "“0” does not fit COUNT"),
        ("FREQ=DAILY;COUNT=-3", "“-3” does not fit COUNT"),
        ("FREQ=DAILY;BYHOUR=24", "“24” does not fit BYHOUR"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,32", "“32” does not fit BYMONTHDAY"),
        ("FREQ=WEEKLY;BYDAY=MO,XX", "“XX” does not fit BYDAY"),
        ("FREQ=WEEKLY;WKST=8", "“8” does not fit WKST"),
        ("FREQ=WEEKLY;BYDAY=2MO", "numbered weekday such as 2MO"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "does not go with BYWEEKNO"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY does not go with FREQ=WEEKLY"),
        ("FREQ=DAILY;BYSETPOS=1", "BYSETPOS needs another"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "not by both"),
        ("FREQ=DAILY;UNTIL=20270231", "“20270231” does not fit UNTIL"),
        ("FREQ=DAILY;UNTIL=99991231", "“99991231” does not fit UNTIL"),
        ("FREQ=DAILY;UNTIL=20261122", "ends before it begins"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never due"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "never due"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", "never due"),
        ("FREQ=HOURLY;INTERVAL=2;BYHOUR=9", "never due"),
        ("FREQ=SECONDLY", "every few seconds"),
        ("FREQ=MINUTELY", "more often than every 15 minutes"),
        ("FREQ=MINUTELY;INTERVAL=10;COUNT=3", "more often than every 15 minutes"),
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=0,10", "more often than every 15 minutes"),
        ("FREQ=DAILY;BYSECOND=0,1", "more often than every 15 minutes"),
        ("FREQ=HOURLY", "day and night"),
        ("FREQ=MINUTELY;INTERVAL=30", "day and night"),
    ],
)
def test_what_is_no_rule_is_said_in_a_sentence_with_a_hint(rule: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence) as caught:
        checked_rule(rule, datetime(2026, 11, 23, 18), LONDON)
    assert caught.value.hint


@pytest.mark.parametrize("day", [date(1899, 1, 1), date(2200, 1, 1)])
def test_a_plan_begins_in_our_time(day: date) -> None:
    with pytest.raises(UserError, match="cannot begin"):
        checked_rule("FREQ=DAILY", datetime(day.year, day.month, day.day), LONDON)


@pytest.mark.parametrize("zone", ["Europe/Londn", "Europe", "", "../../etc/passwd", "Mars/Phobos", "UTC\0"])
def test_an_unknown_zone_is_said_with_a_hint(zone: str) -> None:
    with pytest.raises(UserError, match="no time zone") as caught:
        zone_named(zone)
    assert "Europe/London" in str(caught.value) or "Perhaps" in str(caught.value)


def test_a_rule_is_stored_in_one_way() -> None:
    start = datetime(2026, 7, 1, 18)
    assert checked_rule("rrule:byday=mo, we;freq=weekly", start, LONDON) == "FREQ=WEEKLY;BYDAY=MO,WE"
    for_the_day = checked_rule("UNTIL=20260731;FREQ=DAILY", start, LONDON)
    assert for_the_day == "FREQ=DAILY;UNTIL=20260731T225959Z"
    assert checked_rule(for_the_day, start, LONDON) == for_the_day
    found = occurrences(plan_of("UNTIL=20260731;FREQ=DAILY", start), (), date(2026, 7, 30), date(2026, 8, 2))
    assert [each.day.day for each in found] == [30, 31]


# Changes and ends


def test_what_is_skipped_or_moved_stands_where_it_was_and_where_it_went() -> None:
    plan = plan_of("FREQ=DAILY", datetime(2026, 3, 27, 18))
    days = [datetime(2026, 3, day, 18) for day in range(27, 31)]
    moved_to = datetime(2026, 3, 30, 9, 30)
    changes = [skip(days[0]), move(days[2], moved_to), PlanChange("another", days[1], PlanChangeKind.SKIP)]
    found = occurrences(plan, changes, date(2026, 3, 27), date(2026, 3, 30))
    assert [(each.start.isoformat(), each.state, each.was_moved) for each in found] == [
        ("2026-03-27T18:00:00+00:00", State.SKIPPED, False),
        ("2026-03-28T18:00:00+00:00", State.PLANNED, False),
        ("2026-03-29T18:00:00+01:00", State.MOVED, False),
        ("2026-03-30T09:30:00+01:00", State.PLANNED, True),
        ("2026-03-30T18:00:00+01:00", State.PLANNED, False),
    ]
    assert found[3].wall == days[2]
    assert [each.day for each in occurrences(plan, changes, date(2026, 3, 29), date(2026, 3, 29))] == [
        date(2026, 3, 29)
    ]


def test_the_last_day_of_an_ended_plan_counts() -> None:
    plan = plan_of("FREQ=DAILY", datetime(2026, 3, 27, 18), ended_on=date(2026, 3, 28))
    late = move(datetime(2026, 3, 28, 18), datetime(2026, 3, 29, 18))
    assert [each.day.day for each in occurrences(plan, [], date(2026, 3, 1), date(2026, 5, 1))] == [27, 28]
    assert [each.state for each in occurrences(plan, [late], date(2026, 3, 28), date(2026, 5, 1))] == [State.MOVED]
    assert next_after(plan, [], datetime(2026, 3, 28, 18, tzinfo=ZoneInfo(LONDON))) is None


def test_the_next_one_is_neither_skipped_nor_moved_away() -> None:
    plan = plan_of("FREQ=WEEKLY;BYDAY=MO,WE", datetime(2026, 11, 23, 18))
    monday, wednesday = datetime(2026, 11, 23, 18), datetime(2026, 11, 25, 18)
    tuesday = datetime(2026, 11, 24, 7)

    def following(*changes: PlanChange) -> str:
        found = next_after(plan, changes, datetime(2026, 11, 20, 12, tzinfo=UTC))
        assert found is not None
        return f"{found.start:%a %H:%M}"

    assert following() == "Mon 18:00"
    assert following(skip(monday)) == "Wed 18:00"
    assert following(move(monday, tuesday)) == "Tue 07:00"
    assert following(move(monday, tuesday), move(wednesday, datetime(2026, 11, 22, 7))) == "Sun 07:00"


def test_plans_of_several_zones_are_in_order_of_the_moment() -> None:
    start = datetime(2026, 11, 23, 18)
    plans = [
        Plan(name, "walk", "FREQ=DAILY", start, zone, MADE)
        for name, zone in (("ny", NEW_YORK), ("london", LONDON), ("delhi", "Asia/Kolkata"))
    ]
    found = schedule(plans, [PlanChange("ny", start, PlanChangeKind.SKIP)], start.date(), start.date())
    assert [(each.plan_id, each.state) for each in found] == [
        ("delhi", State.PLANNED),
        ("london", State.PLANNED),
        ("ny", State.SKIPPED),
    ]


# The clocks


@pytest.mark.parametrize(
    ("zone", "wall", "moment"),
    [
        (LONDON, "2026-03-29T00:59:59", "2026-03-29T00:59:59+00:00"),
        (LONDON, "2026-03-29T01:00", "2026-03-29T02:00:00+01:00"),
        (LONDON, "2026-03-29T01:30", "2026-03-29T02:00:00+01:00"),
        (LONDON, "2026-10-25T01:30", "2026-10-25T01:30:00+01:00"),
        (LONDON, "2026-10-25T02:00", "2026-10-25T02:00:00+00:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:30:00+11:00"),
        ("America/Sao_Paulo", "2018-11-04T00:20", "2018-11-04T01:00:00-02:00"),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-31T00:00:00+14:00"),
    ],
)
def test_a_time_that_is_skipped_is_the_first_after_it_and_of_a_doubled_one_the_first(
    zone: str, wall: str, moment: str
) -> None:
    assert moment_of(datetime.fromisoformat(wall), ZoneInfo(zone)).isoformat() == moment


def test_what_was_planned_for_a_day_that_never_was_is_on_the_next() -> None:
    plan = plan_of("FREQ=DAILY", datetime(2011, 12, 1, 12), "Pacific/Apia")
    day = date(2011, 12, 31)
    found = occurrences(plan, (), day, day)
    assert [each.start.isoformat() for each in found] == ["2011-12-31T00:00:00+14:00", "2011-12-31T12:00:00+14:00"]
    assert occurrences(plan, (), date(2011, 12, 30), date(2011, 12, 30)) == []


def clock_changes(zone: ZoneInfo) -> list[datetime]:
    """The first moment after each change of the clocks from 2009 to 2030, to the minute."""
    found, hour = [], timedelta(hours=1)
    moment = datetime(2009, 1, 1, tzinfo=UTC)
    while moment < datetime(2031, 1, 1, tzinfo=UTC):
        following = moment + 12 * hour
        if moment.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            found.append(_halved(moment, following, zone))
        moment = following
    return found


def _halved(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(minutes=1):
        middle = early + (late - early) // 2
        early, late = (middle, late) if middle.astimezone(zone).utcoffset() == before else (early, middle)
    return late.replace(second=0, microsecond=0)


def test_ten_zones_have_their_changes() -> None:
    assert len(clock_changes(ZoneInfo(LONDON))) == 44
    assert len(clock_changes(ZoneInfo("Asia/Kolkata"))) == 0


@pytest.mark.parametrize("name", ZONES)
def test_the_next_time_is_strictly_later_across_every_change_of_the_clocks(name: str) -> None:
    zone = ZoneInfo(name)
    changes = clock_changes(zone) or [datetime(2020, 3, 1, tzinfo=UTC)]
    minute = timedelta(minutes=1)
    for change in changes:
        near = change.astimezone(zone).replace(tzinfo=None)
        for hours in (-1.5, -0.25, 0, 0.25, 1.25):
            start = near + timedelta(hours=hours) - timedelta(days=9)
            plan = Plan("p", "walk", "FREQ=DAILY", start, name, MADE)
            for away in (-90, -1, 0, 1, 20, 90):
                moment = (change + away * minute).astimezone(zone if away % 2 else UTC)
                following = next_after(plan, (), moment)
                assert following is not None
                assert following.start.astimezone(UTC) > moment.astimezone(UTC)
                days = occurrences(plan, (), moment.date() - timedelta(days=2), moment.date() + timedelta(days=3))
                later = [each.start.astimezone(UTC) for each in days if each.start.astimezone(UTC) > moment]
                assert following.start.astimezone(UTC) == min(later)


@pytest.mark.parametrize("moment", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_the_next_time_can_be_asked_at_any_moment(moment: datetime) -> None:
    plan = plan_of("FREQ=DAILY", datetime(2026, 11, 23, 18))
    found = next_after(plan, (), moment)
    assert found is None if moment.year > 2199 else found is not None


# Against python-dateutil itself

RULES = st.builds(
    lambda freq, interval, days, end: (
        f"FREQ={freq};INTERVAL={interval}" + (f";BYDAY={','.join(days)}" if days else "") + end
    ),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    st.integers(1, 4),
    st.lists(st.sampled_from(["MO", "WE", "FR", "SU"]), unique=True, max_size=3),
    st.sampled_from(["", ";COUNT=9", ";WKST=SU", ";BYHOUR=6,20"]),
)


@given(RULES, st.integers(0, 400), st.integers(0, 60), st.integers(0, 1000))
@settings(max_examples=120, deadline=None)
def test_any_window_holds_what_the_whole_rule_gives_there(rule: str, start: int, length: int, offset: int) -> None:
    begin = datetime(2024, 1, 1, 7, 15) + timedelta(days=start)
    plan = Plan("p", "walk", rule, begin, "UTC", MADE)
    first = begin.date() + timedelta(days=offset - 30)
    last = first + timedelta(days=length)
    ruled = rrulestr(rule, dtstart=begin).between(
        datetime(first.year, first.month, first.day), datetime(last.year, last.month, last.day, 23, 59)
    )
    assert [each.wall for each in occurrences(plan, (), first, last)] == ruled


# What a file may bring


@pytest.mark.parametrize("to", [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)])
def test_a_time_moved_out_of_the_calendar_does_not_take_place(to: datetime) -> None:
    plan = plan_of("FREQ=DAILY;COUNT=2", datetime(2026, 3, 27, 18))
    changes = [move(datetime(2026, 3, 28, 18), to)]
    found = occurrences(plan, changes, date.min, date.max)
    assert [each.state for each in found] == [State.PLANNED, State.MOVED]
    assert next_after(plan, changes, datetime(2026, 3, 27, 20, tzinfo=UTC)) is None


@pytest.mark.parametrize("year", [1, 1969, 2250, 9999])
def test_a_plan_from_another_age_is_never_due(year: int) -> None:
    plan = Plan("p", "walk", "FREQ=DAILY;COUNT=5", datetime(year, 3, 1, 18), LONDON, MADE)
    assert occurrences(plan, [], date.min, date.max) == []
    assert next_after(plan, [], datetime(2026, 3, 27, 20, tzinfo=UTC)) is None


@pytest.mark.parametrize("rule", ["FREQ=DAILY;INTERVAL=0", "FREQ=SECONDLY", "every day"])
def test_a_stored_rule_that_is_none_is_said_and_never_walked_through(rule: str) -> None:
    plan = Plan("p", "walk", rule, datetime(2026, 3, 27, 18), LONDON, MADE)
    with pytest.raises(UserError):
        occurrences(plan, [], date(2026, 3, 27), date(2026, 3, 28))
