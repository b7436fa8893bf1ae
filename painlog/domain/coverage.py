"""How many days of a span were in pain, without pain or unknown, and the shares that follow."""

from dataclasses import dataclass
from datetime import date

from painlog.domain.days import DayKind, DayRecords, DaySource, shifted

RECENT_DAYS = 28
"""Message-based diaries count pain days per four weeks (stages.md sections 2 and 5)."""


@dataclass(frozen=True, slots=True)
class DayCounts:
    """Days of a span, both ends included. Recalled days are among those in pain and without pain."""

    first: date
    last: date
    pain: int
    none: int
    unknown: int
    recalled: int

    @property
    def days(self) -> int:
        return self.pain + self.none + self.unknown

    @property
    def known(self) -> int:
        return self.pain + self.none

    @property
    def share(self) -> tuple[float, float]:
        """The share of pain days, 0 to 1: if no unknown day was in pain, and if every one was."""
        return self.pain / self.days, (self.pain + self.unknown) / self.days

    @property
    def known_share(self) -> float:
        """The share of days that are known, 0 to 1."""
        return self.known / self.days


def count_days(records: DayRecords, first: date, last: date) -> DayCounts:
    """Count the days from `first` to `last` (not before `first`), both included."""
    found = records.between(first, last)
    pain = sum(record.kind is DayKind.PAIN for record in found)
    none = sum(record.kind is DayKind.NONE for record in found)
    recalled = sum(record.source is DaySource.RECALLED for record in found)
    days = last.toordinal() - first.toordinal() + 1
    return DayCounts(first, last, pain, none, days - pain - none, recalled)


def count_last_days(records: DayRecords, as_of: date, days: int = RECENT_DAYS) -> DayCounts:
    """Count the last `days` days up to `as_of`, which is one of them."""
    return count_days(records, shifted(as_of, 1 - days), as_of)
