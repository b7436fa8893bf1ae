"""Diary days: what is known of each, from entries, from day values and from what the person stated."""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import fsum
from typing import Protocol

from painlog.domain.body import concerns_back
from painlog.domain.diary import DayContext
from painlog.domain.naming import N_
from painlog.domain.records import Statement, StatementKind
from painlog.domain.settings import DEFAULT_PAIN_THRESHOLD
from painlog.errors import UserError


class DayKind(StrEnum):
    """What a day is. Unknown is never pain-free and never pain."""

    PAIN = "pain"
    NONE = "none"
    UNKNOWN = "unknown"


class DaySource(StrEnum):
    """How a day is known: recorded in time, or recalled later, by a statement or by late entries."""

    RECORDED = "recorded"
    RECALLED = "recalled"


class Scored(Protocol):
    """What the rules of a day ask of an entry; `score` is 0 to 10 or None."""

    @property
    def diary_day(self) -> date: ...
    @property
    def score(self) -> float | None: ...
    @property
    def flare(self) -> bool: ...
    @property
    def recalled(self) -> bool: ...
    @property
    def site_ids(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class ScoredEntry:
    """An entry without all that the rules of a day do not look at."""

    diary_day: date
    score: float | None
    flare: bool = False
    recalled: bool = False
    site_ids: frozenset[str] = frozenset()


KIND_STATED = {StatementKind.IN_PAIN: DayKind.PAIN, StatementKind.PAIN_FREE: DayKind.NONE}


@dataclass(frozen=True, slots=True)
class DayRecord:
    """One diary day. `worst` and `mean` are 0 to 10, or None where no counted score was recorded.

    `limited` and `flare` are the person's ticks. `source` is None for an unknown day.
    """

    day: date
    kind: DayKind = DayKind.UNKNOWN
    worst: float | None = None
    mean: float | None = None
    source: DaySource | None = None
    limited: bool = False
    flare: bool = False

    @property
    def known(self) -> bool:
        return self.kind is not DayKind.UNKNOWN


class DayRecords(Mapping[date, DayRecord]):
    """The days about which the diary holds something, in order. A day that is missing here is unknown.

    `threshold` is the score from which a day counted as a pain day.
    """

    __slots__ = ("_by_day", "_days", "_records", "threshold")

    def __init__(self, records: Iterable[DayRecord] = (), threshold: float = DEFAULT_PAIN_THRESHOLD) -> None:
        self.threshold = threshold
        self._by_day = {record.day: record for record in records}
        self._days = sorted(self._by_day)
        self._records = tuple(self._by_day[day] for day in self._days)

    def __getitem__(self, day: date) -> DayRecord:
        return self._by_day[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._days)

    def __len__(self) -> int:
        return len(self._days)

    def between(self, first: date, last: date) -> tuple[DayRecord, ...]:
        """The records from `first` to `last`, both included, in order."""
        return self._records[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def until(self, last: date) -> "DayRecords":
        """The records up to `last`: the diary as it is asked about on that day."""
        if not self._days or self._days[-1] <= last:
            return self
        return DayRecords(self.between(date.min, last), self.threshold)


def shifted(day: date, count: int) -> date:
    """The day `count` days after `day` (before it if negative), held within the calendar's first and last day."""
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))


def scores_of(records: Iterable[DayRecord]) -> list[float]:
    """The worst scores of those records that have one."""
    return [record.worst for record in records if record.worst is not None]


def day_records(
    entries: Iterable[Scored],
    statements: Iterable[Statement] = (),
    contexts: Iterable[DayContext] = (),
    threshold: float = DEFAULT_PAIN_THRESHOLD,
    count_every_site: bool = False,
    until: date = date.max,
) -> DayRecords:
    """What is known of each diary day up to `until`, by the rules of stages.md section 1.

    `count_every_site` lets entries count that are about head, chest or abdomen only. Raises `UserError` for a
    `threshold` of 0 or less: a recorded 0 is never a pain day.
    """
    if not threshold > 0:
        raise UserError(
            N_("A pain threshold of {threshold} would make every recorded day a pain day."),
            N_("Give a number from 1 to 10."),
            threshold=f"{threshold:g}",
        )
    limited = {context.diary_day for context in contexts if context.limited and context.diary_day <= until}
    by_day: dict[date, list[Scored]] = {day: [] for day in limited}
    for entry in entries:
        if entry.diary_day <= until and (count_every_site or concerns_back(entry.site_ids)):
            by_day.setdefault(entry.diary_day, []).append(entry)
    records = {day: _recorded(day, found, threshold, day in limited) for day, found in by_day.items()}
    for first, last, kind in _stated_runs(statements, until):
        for ordinal in range(first, last + 1):
            day = date.fromordinal(ordinal)
            before = records.get(day)
            if before is None or not before.known:
                records[day] = _stated(day, kind, before)
    return DayRecords(records.values(), threshold)


def _recorded(day: date, entries: list[Scored], threshold: float, limited: bool) -> DayRecord:
    flare = any(entry.flare for entry in entries)
    scored = [entry for entry in entries if entry.score is not None]
    scores = [entry.score for entry in scored if entry.score is not None]
    if not scores:
        return DayRecord(day, limited=limited, flare=flare)
    worst = max(scores)
    kind = DayKind.PAIN if worst >= threshold else DayKind.NONE
    late = all(entry.recalled for entry in scored)
    source = DaySource.RECALLED if late else DaySource.RECORDED
    return DayRecord(day, kind, worst, fsum(scores) / len(scores), source, limited, flare)


def _stated(day: date, kind: StatementKind, before: DayRecord | None) -> DayRecord:
    limited, flare = (before.limited, before.flare) if before else (False, False)
    return DayRecord(day, KIND_STATED[kind], None, None, DaySource.RECALLED, limited, flare)


def _stated_runs(statements: Iterable[Statement], until: date) -> Iterator[tuple[int, int, StatementKind]]:
    """Runs of days (as ordinals, both ends included) with what holds there: the statement made last."""
    ranked = sorted(
        (statement for statement in statements if statement.start <= until),
        key=lambda statement: (statement.made_at, statement.id),
        reverse=True,
    )
    spans = [
        (statement.start.toordinal(), rank, min(statement.end, until).toordinal(), statement.kind)
        for rank, statement in enumerate(ranked)
    ]
    waiting = sorted(spans, reverse=True)
    edges = sorted({start for start, *_ in spans} | {end + 1 for _, _, end, _ in spans})
    open_now: list[tuple[int, int, StatementKind]] = []
    for first, after in pairwise(edges):
        while waiting and waiting[-1][0] <= first:
            _, rank, end, kind = waiting.pop()
            heapq.heappush(open_now, (rank, end, kind))
        while open_now and open_now[0][1] < first:
            heapq.heappop(open_now)
        if open_now:
            yield first, after - 1, open_now[0][2]
