"""Flares, how often episodes began, and how many days were limited."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from painlog.domain.days import DayRecord, DayRecords, scores_of, shifted
from painlog.domain.episodes import PainGroup, episodes
from painlog.domain.stages import Preset, Stage, months_after, transitions

FLARE_RISE = 2
"""Points above the usual that make a flare: the change most people notice (Farrar 2001)."""

FLARE_USUAL_DAYS = 28
"""The usual is the median of the known worsts of this many days before (stages.md section 3)."""

FLARE_KNOWN_DAYS = 14
"""So many of those days must have a score (stages.md section 3)."""

RECURRENCE_MONTHS = 12
"""Recurrence counts the episodes that began in the last year (stages.md section 3)."""

LIMITED_DAYS = 91
"""Days limited looks at the last quarter of a year (stages.md section 3)."""

LIMITED_KNOWN_DAYS = 46
"""So many of those days must be known: more than half (stages.md section 3)."""


@dataclass(frozen=True, slots=True)
class Flare:
    """A day well above the usual, or one that the person ticked.

    `usual` is the median of the `known_days` scored days before, None where they are too few. `on_chronic` says
    that it fell in a chronic episode (acute-on-chronic).
    """

    day: date
    worst: float | None
    usual: float | None
    known_days: int
    ticked: bool
    on_chronic: bool = False


def flare_on(records: DayRecords, day: date) -> Flare | None:
    """The flare of a day, if it is one: its worst is the usual + 2 or more, or the person ticked it."""
    record = records.get(day)
    return None if record is None else _flare(records, record)


def flares(records: DayRecords, groups: Iterable[PainGroup], preset: Preset) -> tuple[Flare, ...]:
    """Every flare of the diary, oldest first, told apart by whether it fell in a chronic episode."""
    found = [flare for flare in (_flare(records, record) for record in records.values()) if flare]
    spans = list(_chronic_spans(groups, preset))
    return tuple(replace(flare, on_chronic=any(first <= flare.day <= last for first, last in spans)) for flare in found)


def _flare(records: DayRecords, record: DayRecord) -> Flare | None:
    before = records.between(shifted(record.day, -FLARE_USUAL_DAYS), shifted(record.day, -1))
    scores = scores_of(before)
    usual = median(scores) if len(scores) >= FLARE_KNOWN_DAYS else None
    rises = usual is not None and record.worst is not None and record.worst >= usual + FLARE_RISE
    if not (rises or record.flare):
        return None
    return Flare(record.day, record.worst, usual, len(scores), record.flare)


def _chronic_spans(groups: Iterable[PainGroup], preset: Preset) -> Iterable[tuple[date, date]]:
    for group in groups:
        for transition in transitions(preset, group.pain_days):
            if transition.stage is Stage.CHRONIC:
                yield transition.confirmed_on, group.last_pain_day


def recurrences(groups: Iterable[PainGroup], as_of: date) -> int:
    """How many episodes began in the twelve calendar months up to `as_of`."""
    since = months_after(as_of, -RECURRENCE_MONTHS)
    return sum(since < group.onset_earliest <= as_of for group in episodes(groups))


@dataclass(frozen=True, slots=True)
class DaysLimited:
    """Days ticked "limited my activities" among the known days. `most` is None where too few days are known."""

    limited: int
    known: int

    @property
    def most(self) -> bool | None:
        """Whether it was more than half of the known days."""
        return None if self.known < LIMITED_KNOWN_DAYS else 2 * self.limited > self.known


def days_limited(records: DayRecords, as_of: date) -> DaysLimited:
    """Count the limited days among the known days of the last 91 up to `as_of`."""
    known = [record for record in records.between(shifted(as_of, 1 - LIMITED_DAYS), as_of) if record.known]
    return DaysLimited(sum(record.limited for record in known), len(known))
