"""A time zone as iCalendar's VTIMEZONE, from what the zone database says about its changes.

Calendars mostly know the zone by its name; those that do not read it from here (RFC 5545, section 3.6.5).
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from painlog.domain.clock_changes import ClockChange, clock_changes
from painlog.exchange.ics_lines import wall_text

YEARS_WRITTEN = 60
"""How many years of changes are looked at, and written one by one where they follow no rule of a month."""

CYCLE_YEARS = 28
"""Within a century weekdays and dates come round every 28 years, so a rule that held so long is one."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SPREAD = 6
_SECOND = timedelta(seconds=1)


def zone_lines(zone: str, first: date) -> Iterator[str]:
    """The VTIMEZONE of an IANA zone, for times from `first` on."""
    year = first.year - 1
    changes = clock_changes(ZoneInfo(zone), year, year + YEARS_WRITTEN)
    regular = _regular_from(changes, year)
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone}")
    yield from _observance([_standing(ZoneInfo(zone), year)])
    single: dict[object, list[ClockChange]] = defaultdict(list)
    yearly: dict[object, list[ClockChange]] = defaultdict(list)
    for change in changes:
        if change.onset.year < regular:
            single[_kind(change)].append(change)
        else:
            yearly[_rhythm(change)].append(change)
    for group in single.values():
        yield from _observance(group)
    for group in yearly.values():
        yield from _observance(group[:1], _yearly_rule(group))
    yield "END:VTIMEZONE"


def _kind(change: ClockChange) -> tuple[object, ...]:
    return change.before, change.after, change.name, change.daylight


def _rhythm(change: ClockChange) -> tuple[object, ...]:
    """What stays the same every year, if there is a rule."""
    return *_kind(change), change.onset.month, change.onset.weekday(), change.onset.time()


def _standing(zone: ZoneInfo, year: int) -> ClockChange:
    """What the clocks show at the beginning of a year, told as a change."""
    there = datetime(year, 1, 1, tzinfo=UTC).astimezone(zone)
    offset = there.utcoffset() or timedelta()
    onset = datetime.combine(date(year - 1, 12, 31), time())
    return ClockChange(onset, offset, offset, there.tzname() or "", bool(there.dst()))


def _regular_from(changes: Sequence[ClockChange], first_year: int) -> int:
    """The first year from which on every change follows a rule of its month; one past the last where none does."""
    last_year = first_year + YEARS_WRITTEN
    for year in range(first_year, last_year - CYCLE_YEARS):
        groups: dict[object, list[ClockChange]] = defaultdict(list)
        for change in changes:
            if change.onset.year >= year:
                groups[_rhythm(change)].append(change)
        if all(_is_yearly(group, last_year - year) for group in groups.values()):
            return year
    return last_year + 1


def _is_yearly(group: Sequence[ClockChange], years: int) -> bool:
    days = [change.onset.day for change in group]
    once_a_year = len({change.onset.year for change in group}) == len(group) == years
    return once_a_year and max(days) - min(days) == _SPREAD


def _yearly_rule(group: Sequence[ClockChange]) -> str:
    """The rule of a yearly change: its weekday counted in the month if it can be, else within seven days of it."""
    onset = group[0].onset
    days = sorted({change.onset.day for change in group})
    weekday = _WEEKDAYS[onset.weekday()]
    if days[0] % 7 == 1:
        which = f"BYDAY={days[0] // 7 + 1}{weekday}"
    elif days[-1] == monthrange(onset.year, onset.month)[1]:
        which = f"BYDAY=-1{weekday}"
    else:
        which = f"BYDAY={weekday};BYMONTHDAY={','.join(map(str, days))}"
    return f"FREQ=YEARLY;BYMONTH={onset.month};{which}"


def _observance(changes: Sequence[ClockChange], rule: str = "") -> Iterator[str]:
    first, *more = changes
    kind = "DAYLIGHT" if first.daylight else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{wall_text(first.onset)}"
    yield f"TZOFFSETFROM:{_offset_text(first.before)}"
    yield f"TZOFFSETTO:{_offset_text(first.after)}"
    yield f"TZNAME:{first.name}"
    if rule:
        yield f"RRULE:{rule}"
    if more:
        yield f"RDATE:{','.join(wall_text(change.onset) for change in more)}"
    yield f"END:{kind}"


def _offset_text(offset: timedelta) -> str:
    minutes, seconds = divmod(abs(offset) // _SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{hours:02}{minutes:02}" + (f"{seconds:02}" if seconds else "")
