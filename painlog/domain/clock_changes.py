"""When the clocks of a time zone are put forward or back, as the zone database has it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A change of the clocks: the wall time `onset` by the old offset, both offsets, the new name of the time."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool


def clock_changes(zone: ZoneInfo, first_year: int, last_year: int) -> list[ClockChange]:
    """Every change of the clocks from the beginning of `first_year` to that of `last_year` (UTC)."""
    return _changes(zone, datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year, 1, 1, tzinfo=UTC))


@lru_cache(maxsize=1024)
def skipped_times(zone: ZoneInfo, year: int) -> tuple[tuple[datetime, datetime], ...]:
    """The wall times that the clocks of a zone skip in a year: from the first of them to the first that is there."""
    near = _changes(zone, datetime(year, 1, 1, tzinfo=UTC) - 2 * _DAY, datetime(year + 1, 1, 1, tzinfo=UTC) + 2 * _DAY)
    forward = [change for change in near if change.after > change.before]
    return tuple((change.onset, change.onset + change.after - change.before) for change in forward)


def offset_at(moment: datetime, zone: ZoneInfo) -> timedelta:
    """The UTC offset of a zone at an aware moment."""
    return moment.astimezone(zone).utcoffset() or timedelta()


def _changes(zone: ZoneInfo, moment: datetime, end: datetime) -> list[ClockChange]:
    found = []
    offset = offset_at(moment, zone)
    while moment < end:
        following = moment + _DAY
        after = offset_at(following, zone)
        if after != offset:
            found.append(_change(moment, following, zone))
        moment, offset = following, after
    return found


def _change(early: datetime, late: datetime, zone: ZoneInfo) -> ClockChange:
    """The change between two moments, found by halving."""
    before = offset_at(early, zone)
    while late - early > _SECOND:
        middle = early + timedelta(seconds=(late - early) // _SECOND // 2)
        early, late = (middle, late) if offset_at(middle, zone) == before else (early, middle)
    there = late.astimezone(zone)
    onset = (late + before).replace(tzinfo=None)
    return ClockChange(onset, before, offset_at(late, zone), there.tzname() or "", bool(there.dst()))
