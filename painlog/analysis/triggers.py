"""What went together with more or less pain: every trigger, three lags, one joint shift test."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from painlog.analysis.comparison import FloatRows, LagModel, effect_of, lag_model, shifted_statistics
from painlog.analysis.intervals import BoolArray, FloatArray, Interval
from painlog.analysis.series import DailySeries

LAGS = (0, 1, 2)
"""Days from the trigger to the score; lag 0 has no direction (stages.md section 6)."""

LEAST_KNOWN = 60
"""Known days before triggers are compared at all (stages.md section 6)."""

LEAST_EITHER = 10
"""Compared days with the trigger, and without it (stages.md section 6)."""

SMALLEST_OFFSET = 7
"""Shifts nearer than a week still hold the true order of days (stages.md section 6)."""

WENT_TOGETHER_P = 0.05
"""A null diary shows any row at all about once in twenty (stages.md section 6)."""

_TIE = 1e-9
"""Relative difference below which two statistics are the same number."""


class TriggerVerdict(StrEnum):
    """What the records say about a trigger. Never that it is a cause."""

    WENT_TOGETHER = "went-together"
    NO_CLEAR_DIFFERENCE = "no-clear-difference"
    NOT_ENOUGH_DAYS = "not-enough-days"


@dataclass(frozen=True, slots=True)
class MissingDays:
    """How many more days are needed: known ones, ones with the trigger, ones without it. 0 is enough."""

    days: int = 0
    days_with: int = 0
    days_without: int = 0

    @property
    def any(self) -> bool:
        return self != MissingDays()


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """A trigger at its strongest lag; `others` are its other lags in order, each a row without others.

    `days_with` and `days_without` are the days compared at that lag. `effect` is in points; it and its 95 %
    interval are None where the trigger cannot be told apart from the weekday or the pain before it. `p` is corrected
    for all rows at all lags.
    """

    id: str
    lag: int
    days_with: int
    days_without: int
    effect: float | None
    interval: Interval | None
    p: float | None
    verdict: TriggerVerdict
    missing: MissingDays
    others: "tuple[TriggerRow, ...]" = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Test:
    """Strengths |t| / rms and p, by lag and trigger; strength is −1 where a trigger has not enough days."""

    strength: FloatArray
    p: FloatArray


def trigger_rows(series: DailySeries, days_with: Mapping[str, Collection[int]]) -> tuple[TriggerRow, ...]:
    """One row for each trigger, given the day ordinals with it; a trigger is known on days with a score.

    Rows that went together come first, then those without a clear difference (largest effect first), then
    those with not enough days (most days first).
    """
    names = sorted(days_with)
    if not names:
        return ()
    present = np.array([_on_days(series, days_with[name]) for name in names])
    models = [lag_model(series, lag) for lag in LAGS]
    missing = [[_missing(series, model, row) for row in present] for model in models]
    enough = np.array([[not item.any for item in row] for row in missing])
    test = _joint_test(models, present, series.known, enough)
    rows = []
    for index, name in enumerate(names):
        by_lag = [
            _row(name, model, present[index], float(test.p[lag, index]), missing[lag][index])
            for lag, model in enumerate(models)
        ]
        strongest = by_lag.pop(_strongest(test.strength[:, index], [row.days_with for row in by_lag]))
        rows.append(replace(strongest, others=tuple(by_lag)))
    return tuple(sorted(rows, key=_rank))


def _on_days(series: DailySeries, days: Collection[int]) -> BoolArray:
    return np.isin(series.days, np.array(sorted(days), dtype=np.int64)) & series.known


def _missing(series: DailySeries, model: LagModel, present: BoolArray) -> MissingDays:
    with_it, without_it = model.compared(present)
    return MissingDays(
        max(LEAST_KNOWN - series.known_days, 0),
        max(LEAST_EITHER - with_it, 0),
        max(LEAST_EITHER - without_it, 0),
    )


def _joint_test(models: list[LagModel], present: FloatRows, known: BoolArray, enough: BoolArray) -> _Test:
    """Each row against the largest |t| of all rows, over every offset from 7 to n − 7."""
    if not enough.any():
        return _Test(np.full(enough.shape, -1.0), np.ones(enough.shape))
    by_lag = [shifted_statistics(model, present, known) for model in models]
    scaled = np.array([_scaled(t, rows) for t, rows in zip(by_lag, enough, strict=True)])
    own, shifted = scaled[:, :, 0], scaled[:, :, SMALLEST_OFFSET : known.size - SMALLEST_OFFSET + 1]
    possible = shifted >= 0
    reached = shifted.max(axis=(0, 1)) >= own[:, :, np.newaxis] * (1 - _TIE)
    p = (1 + (possible & reached).sum(axis=2)) / (1 + possible.sum(axis=2))
    return _Test(own, p)


def _scaled(statistics: FloatArray, enough: BoolArray) -> FloatArray:
    """|t| over the root mean square of the shifted t of the lag; −1 where it cannot be computed."""
    statistics = np.where(enough[:, np.newaxis], np.abs(statistics), np.nan)
    shifted = statistics[:, SMALLEST_OFFSET : statistics.shape[1] - SMALLEST_OFFSET + 1]
    possible = shifted[~np.isnan(shifted)]
    scale = float(np.sqrt(np.mean(possible**2))) if possible.any() else 1.0
    return np.where(np.isnan(statistics), -1.0, statistics / scale)


def _strongest(strength: FloatArray, days_with: list[int]) -> int:
    """The lag with the largest strength, or with the most days where no lag has enough of them."""
    return int(np.argmax(strength if strength.max() >= 0 else days_with))


def _row(name: str, model: LagModel, present: BoolArray, p: float, missing: MissingDays) -> TriggerRow:
    with_it, without_it = model.compared(present)
    if missing.any:
        verdict = TriggerVerdict.NOT_ENOUGH_DAYS
        return TriggerRow(name, model.lag, with_it, without_it, None, None, None, verdict, missing)
    found = effect_of(model, present)
    effect, interval = found if found else (None, None)
    verdict = TriggerVerdict.WENT_TOGETHER if p <= WENT_TOGETHER_P else TriggerVerdict.NO_CLEAR_DIFFERENCE
    return TriggerRow(name, model.lag, with_it, without_it, effect, interval, p, verdict, missing)


def _rank(row: TriggerRow) -> tuple[int, float, int, str]:
    effect = row.effect if row.effect is not None else 0.0
    return list(TriggerVerdict).index(row.verdict), -effect, -row.days_with, row.id
