"""Gaps in the pain, the breaks among them, and the groups of pain days between certain breaks.

De Vet 2002: an episode is pain for more than 24 hours, with at least a month free of pain before and after.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from painlog.domain.days import DayKind, DayRecords, shifted

PAIN_FREE_GAP = 28
"""Days without a pain day that part two episodes: a month (de Vet 2002), 28 days in message-based diaries."""

CERTAIN_KNOWN_DAYS = 23
"""Days that must be known among 28 for a certain break: 80 % (stages.md section 2)."""

CERTAIN_UNKNOWN_RUN = 3
"""No more than this many unknown days in a row within the 28 of a certain break (stages.md section 2)."""

EPISODE_PAIN_DAYS = 2
"""Pain days that make an episode: it lasts longer than 24 hours (de Vet 2002)."""


class Break(StrEnum):
    """How surely a gap parts what is before it from what is after it."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Gap:
    """A maximal run of days without a pain day, both ends included.

    `none_days` are the days known free of pain; `kind` is None if the gap is too short to be a break.
    """

    first: date
    last: date
    none_days: tuple[date, ...]
    kind: Break | None

    @property
    def days(self) -> int:
        return self.last.toordinal() - self.first.toordinal() + 1


@dataclass(frozen=True, slots=True)
class PainGroup:
    """Pain days that no certain break parts, in order. The start of the diary counts as a certain break.

    `holes` are the possible breaks among them; `after` is the certain break that follows, or the gap up to the
    day asked about, or None if that day is itself in pain.
    """

    pain_days: tuple[date, ...]
    holes: tuple[Gap, ...] = ()
    after: Gap | None = None

    @property
    def onset_earliest(self) -> date:
        return self.pain_days[0]

    @property
    def onset_latest(self) -> date:
        """The first pain day after the last possible break; the same as the earliest where there is none."""
        return shifted(self.holes[-1].last, 1) if self.holes else self.pain_days[0]

    @property
    def last_pain_day(self) -> date:
        return self.pain_days[-1]

    @property
    def break_after(self) -> Break | None:
        return self.after.kind if self.after else None

    @property
    def end(self) -> date | None:
        """The last pain day if a certain break follows, else None: it may go on."""
        return self.last_pain_day if self.break_after is Break.CERTAIN else None

    @property
    def is_episode(self) -> bool:
        return len(self.pain_days) >= EPISODE_PAIN_DAYS


def pain_groups(records: DayRecords, as_of: date) -> tuple[PainGroup, ...]:
    """The groups of pain days up to `as_of`, split at certain breaks, oldest first. Linear in the records."""
    groups: list[PainGroup] = []
    days: list[date] = []
    holes: list[Gap] = []
    pain_days, gaps = _pain_and_gaps(records, as_of)
    for day, gap in zip(pain_days, gaps, strict=True):
        days.append(day)
        kind = gap.kind if gap else None
        if day == pain_days[-1] or kind is Break.CERTAIN:
            groups.append(PainGroup(tuple(days), tuple(holes), gap))
            days, holes = [], []
        elif gap and kind is Break.POSSIBLE:
            holes.append(gap)
    return tuple(groups)


def episodes(groups: Iterable[PainGroup]) -> tuple[PainGroup, ...]:
    """The groups of two or more pain days."""
    return tuple(group for group in groups if group.is_episode)


class State(StrEnum):
    """Where the diary stands on the day asked about (stages.md section 7)."""

    ONGOING = "ongoing"
    PAIN_FREE = "pain-free"
    ISOLATED = "isolated"
    NO_DATA = "no-data"
    UNDETERMINED = "undetermined"


def state_of(records: DayRecords, groups: Sequence[PainGroup]) -> State:
    """The state on the day up to which `groups` were made from `records`."""
    if not groups:
        return State.PAIN_FREE if any(record.known for record in records.values()) else State.NO_DATA
    latest = groups[-1]
    if latest.break_after is Break.CERTAIN:
        return State.PAIN_FREE
    if latest.break_after is Break.POSSIBLE:
        return State.UNDETERMINED
    return State.ONGOING if latest.is_episode else State.ISOLATED


def first_from(days: Sequence[date], day: date) -> date | None:
    """The first of the sorted `days` that is `day` or later."""
    index = bisect_left(days, day)
    return days[index] if index < len(days) else None


def _pain_and_gaps(records: DayRecords, as_of: date) -> tuple[list[date], list[Gap | None]]:
    """The pain days, and for each the gap after it; the last one's gap reaches to `as_of`."""
    pain_days: list[date] = []
    none_after: list[list[date]] = []
    for record in records.between(date.min, as_of):
        if record.kind is DayKind.PAIN:
            pain_days.append(record.day)
            none_after.append([])
        elif record.kind is DayKind.NONE and none_after:
            none_after[-1].append(record.day)
    if not pain_days:
        return [], []
    gaps = [
        _gap(shifted(day, 1), shifted(following, -1), found)
        for (day, following), found in zip(pairwise(pain_days), none_after[:-1], strict=True)
    ]
    last = pain_days[-1]
    return pain_days, [*gaps, None if last == as_of else _gap(shifted(last, 1), as_of, none_after[-1])]


def _gap(first: date, last: date, none_days: list[date]) -> Gap | None:
    if last < first:
        return None
    return Gap(first, last, tuple(none_days), break_kind(first, last, none_days))


def break_kind(first: date, last: date, none_days: Sequence[date]) -> Break | None:
    """What kind of break the days from `first` to `last` are: none of them in pain, the sorted `none_days` known."""
    if last.toordinal() - first.toordinal() + 1 < PAIN_FREE_GAP:
        return None
    certain = _holds_certain_break(first.toordinal(), last.toordinal(), [day.toordinal() for day in none_days])
    return Break.CERTAIN if certain else Break.POSSIBLE


def _holds_certain_break(low: int, high: int, known: list[int]) -> bool:
    """Whether 28 days in a row within low..high are known well enough. Linear in the known days.

    Known days that lie no further apart than the longest run allowed form a stretch. A window lies within one
    stretch and at most that run on either side of it.
    """
    bounds = [i for i in range(1, len(known)) if known[i] - known[i - 1] > CERTAIN_UNKNOWN_RUN + 1]
    return any(_stretch_suffices(known[i:j], low, high) for i, j in pairwise([0, *bounds, len(known)]))


def _stretch_suffices(known: list[int], low: int, high: int) -> bool:
    """Whether a window of 28 days within low..high holds enough of these days without a longer hole."""
    if len(known) < CERTAIN_KNOWN_DAYS:
        return False
    low, high = max(low, known[0] - CERTAIN_UNKNOWN_RUN), min(high, known[-1] + CERTAIN_UNKNOWN_RUN)
    if high - low + 1 < PAIN_FREE_GAP:
        return False
    return any(
        last - first < PAIN_FREE_GAP for first, last in zip(known, known[CERTAIN_KNOWN_DAYS - 1 :], strict=False)
    )
