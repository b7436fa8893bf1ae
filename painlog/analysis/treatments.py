"""Treatments: how often, how they were rated, and the scores round them. No ranking, and never "works"."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from painlog.analysis.intervals import BoolArray, FloatArray, IntArray, Interval, mean_interval
from painlog.analysis.series import DailySeries

LEAST_USES = 10
"""Uses before more than their number is shown, as for a trigger's days (stages.md section 6)."""

LEAST_PAIRS = 8
"""Matched pairs before their difference is shown (stages.md section 6)."""

NEXT_ENTRY_WITHIN = 6 * 60
"""Minutes in which a later score counts as the one after a treatment (stages.md section 6)."""

PREVIOUS_DAY_CALIPER = 1
"""Points by which the previous days of a matched pair may differ (stages.md section 6)."""

RATING_VARIANCE = 1 / 12
"""Least variance of ratings: a whole step hides half a step on either side (Sheppard's correction)."""

DIFFERENCE_VARIANCE = 2 / 12
"""The same for a difference of two whole-number scores."""

_WORST_RATING, _BEST_RATING = 0.0, 3.0


class TreatmentVerdict(StrEnum):
    """Whether there is enough to show. Never whether it helps."""

    SHOWN = "shown"
    NOT_ENOUGH_USES = "not-enough-uses"


@dataclass(frozen=True, slots=True)
class Use:
    """A treatment in an entry, with its rating from 0 (not at all) to 3 (a lot), or None without one."""

    treatment: str
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """An entry: its diary day (an ordinal), the minute on one clock without jumps, score 0 to 10, and uses.

    `minute` is None where the time is not known, `score` where none was recorded.
    """

    day: int
    minute: float | None
    score: float | None
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `count` observations with its 95 % interval; both are None below the least number."""

    count: int
    mean: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class TreatmentRow:
    """A treatment: ratings (0 to 3), change in points to the next score within six hours, matched pairs.

    The matched effect is the daily worst of treated days less that of untreated ones.
    """

    id: str
    uses: int
    relief: Estimate
    change: Estimate
    matched: Estimate
    verdict: TreatmentVerdict


def treatment_rows(series: DailySeries, occasions: Iterable[Occasion]) -> tuple[TreatmentRow, ...]:
    """One row for each treatment that was used, the most used first."""
    entries = tuple(occasions)
    names = {use.treatment for entry in entries for use in entry.uses}
    later = _Scores(entries)
    rows = (_row(series, entries, later, name) for name in names)
    return tuple(sorted(rows, key=lambda row: (-row.uses, row.id)))


class _Scores:
    """The scores whose time is known, in order; at one minute the worst of them."""

    def __init__(self, entries: Sequence[Occasion]) -> None:
        at: dict[float, float] = {}
        for entry in entries:
            if entry.minute is not None and entry.score is not None:
                at[entry.minute] = max(entry.score, at.get(entry.minute, entry.score))
        self._minutes = sorted(at)
        self._at = at

    def change_after(self, entry: Occasion) -> float | None:
        """The next score within six hours less the entry's own."""
        if entry.minute is None or entry.score is None:
            return None
        index = bisect_right(self._minutes, entry.minute)
        if index == len(self._minutes) or self._minutes[index] - entry.minute > NEXT_ENTRY_WITHIN:
            return None
        return self._at[self._minutes[index]] - entry.score


def _row(series: DailySeries, entries: Sequence[Occasion], later: _Scores, name: str) -> TreatmentRow:
    used = [(entry, use) for entry in entries for use in entry.uses if use.treatment == name]
    shown = len(used) >= LEAST_USES
    ratings = [float(use.rating) for _, use in used if use.rating is not None]
    changes = [change for entry, _ in used if (change := later.change_after(entry)) is not None]
    pairs = matched_differences(series, sorted({entry.day for entry, _ in used}))
    return TreatmentRow(
        name,
        len(used),
        _relief(ratings, shown),
        _estimate(changes, shown, 2),
        _estimate(pairs, shown, LEAST_PAIRS),
        TreatmentVerdict.SHOWN if shown else TreatmentVerdict.NOT_ENOUGH_USES,
    )


def matched_differences(series: DailySeries, treated_days: Sequence[int]) -> tuple[float, ...]:
    """Worst score of each treated day less that of its untreated partner.

    From the first treated day on, each takes the free untreated day whose previous day is nearest in pain
    (within one point), then in date. No day is used twice; days with an unknown score are left out.
    """
    worst = series.worst
    previous = np.concatenate(([np.nan], worst[:-1]))
    usable = ~np.isnan(worst + previous)
    treated = np.isin(series.days, np.asarray(treated_days, dtype=np.int64))
    free = usable & ~treated
    differences = []
    for day in np.flatnonzero(usable & treated):
        partner = _partner(int(day), previous, np.flatnonzero(free))
        if partner is not None:
            free[partner] = False
            differences.append(float(worst[day] - worst[partner]))
    return tuple(differences)


def _partner(day: int, previous: FloatArray, free: IntArray) -> int | None:
    apart = np.round(np.abs(previous[free] - previous[day]), 6)
    near: BoolArray = apart <= PREVIOUS_DAY_CALIPER
    if not near.any():
        return None
    candidates = free[near]
    return int(candidates[np.lexsort((candidates, np.abs(candidates - day), apart[near]))[0]])


def _relief(ratings: Sequence[float], shown: bool) -> Estimate:
    if not shown or len(ratings) < 2:
        return Estimate(len(ratings))
    mean, (low, high) = mean_interval(ratings, RATING_VARIANCE)
    return Estimate(len(ratings), mean, (max(low, _WORST_RATING), min(high, _BEST_RATING)))


def _estimate(differences: Sequence[float], shown: bool, least: int) -> Estimate:
    if not shown or len(differences) < least:
        return Estimate(len(differences))
    return Estimate(len(differences), *mean_interval(differences, DIFFERENCE_VARIANCE))
