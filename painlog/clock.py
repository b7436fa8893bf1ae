"""The only door to the present moment: everything that needs it is given a `Clock`."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol

DEFAULT_DAY_START_HOUR = 4
"""The diary day begins at 04:00, so that half past midnight still belongs to yesterday."""

FUTURE_TOLERANCE = timedelta(minutes=5)
"""A moment this far ahead of the clock is still "now": computers' clocks are set a little apart."""


class Clock(Protocol):
    """What the program may ask about time."""

    def now(self) -> datetime:
        """The present moment, aware, in the person's zone."""
        ...

    def at_local(self, wall: datetime) -> datetime:
        """The aware moment of a naive wall time in the person's zone (the first where an hour comes twice)."""
        ...


class SystemClock:
    """The computer's own clock and zone."""

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone()

    def at_local(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=None, fold=0).astimezone()


class FixedClock:
    """A clock that stands still until it is moved: for tests, for the demo diary and for screenshots."""

    def __init__(self, moment: datetime, zone: tzinfo = UTC) -> None:
        self._zone = zone
        self._moment = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)

    def now(self) -> datetime:
        return self._moment

    def at_local(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self._zone, fold=0)

    def move(self, step: timedelta) -> None:
        """Let `step` pass, in real (not wall-clock) time."""
        self._moment = (self._moment.astimezone(UTC) + step).astimezone(self._zone)


def diary_day(wall: datetime, day_starts_at: int = DEFAULT_DAY_START_HOUR) -> date:
    """The diary day of a wall time, for a day that starts at the hour `day_starts_at` (0 to 23)."""
    return (wall.replace(tzinfo=None) - timedelta(hours=day_starts_at)).date()


def offset_minutes(moment: datetime) -> int:
    """The UTC offset of an aware moment in whole minutes."""
    offset = moment.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)
