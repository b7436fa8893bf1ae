"""How often the statistics say something that is not so, on invented diaries: `python benchmarks/honesty.py`.

`--quick` uses fewer diaries and widens each bound by two and a half standard errors.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from random import Random

import numpy as np
from invented import (
    DAYS,
    FIRST_DAY,
    SHARE,
    Invented,
    by_chance,
    felt_pain,
    following,
    in_runs,
    invented,
    ordinals,
    recorded,
    weekly_habits,
)
from numpy.random import Generator

from painlog.analysis.experiment import ExperimentResult, drawn_order, experiment_result, planned_blocks
from painlog.analysis.intervals import mean_interval
from painlog.analysis.series import DailySeries
from painlog.analysis.shifts import level_shifts
from painlog.analysis.treatments import LEAST_PAIRS, matched_differences
from painlog.analysis.trend import trend
from painlog.analysis.triggers import TriggerRow, TriggerVerdict, trigger_rows
from painlog.domain.days import DayKind, DayRecord, DayRecords
from painlog.domain.flags import BASELINE_DAYS, CHANGE_DAYS, CHANGE_QUIET_DAYS, FlagId, level_change

SEED = 20261120
FULL, QUICK = 400, 60
SLOWEST_SECONDS = 0.5
TOLD_ONLY = "told only"
EFFECT, EFFECT_DAYS, EFFECT_SPAN = 1.5, 25, 120
YEAR, STEP, FLAGGED_WITHIN = 365, 3.5, 42

Trial = Callable[[Generator], float | None]


@dataclass(frozen=True, slots=True)
class Check:
    """A share (of trials that say something) and its bounds; `scale` times as many diaries are invented."""

    name: str
    trial: Trial
    least: float = 0.0
    most: float = 1.0
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    share: float
    trials: int

    @property
    def error(self) -> float:
        return float(np.sqrt(max(self.share * (1 - self.share), 0.01) / self.trials))


def shown(diary: Invented) -> list[TriggerRow]:
    rows = trigger_rows(diary.series, diary.days_with)
    return [row for row in rows if row.verdict is TriggerVerdict.WENT_TOGETHER]


def null_by_chance(rng: Generator, missing: float = 0.0) -> float:
    return bool(shown(invented(rng, felt_pain(rng), by_chance(rng), missing)))


def null_in_runs(rng: Generator) -> float:
    return bool(shown(invented(rng, felt_pain(rng), in_runs(rng))))


def null_weekly(rng: Generator) -> float:
    return bool(shown(invented(rng, *weekly_habits(rng))))


def null_following(rng: Generator, days_later: int, lags: tuple[int, ...]) -> float:
    pain = felt_pain(rng)
    return any(row.lag in lags for row in shown(invented(rng, pain, following(rng, pain, days_later))))


def true_row(rng: Generator, missing: float) -> TriggerRow:
    """The row of the one trigger of ten that adds 1.5 points on the day after."""
    ticks = by_chance(rng, EFFECT_SPAN)
    ticks[0] = np.isin(np.arange(EFFECT_SPAN), rng.choice(EFFECT_SPAN, EFFECT_DAYS, replace=False))
    pain = felt_pain(rng, EFFECT_SPAN)
    pain[1:] += EFFECT * ticks[0, :-1]
    diary = invented(rng, pain, ticks, missing)
    return next(row for row in trigger_rows(diary.series, diary.days_with) if row.id == "trigger-0")


def effect_found(rng: Generator, missing: float, lag: int) -> float:
    row = true_row(rng, missing)
    return row.verdict is TriggerVerdict.WENT_TOGETHER and row.lag == lag


def effect_covered(rng: Generator, missing: float) -> float | None:
    row = true_row(rng, missing)
    if row.lag != 1 or row.interval is None:
        return None
    return row.interval[0] <= EFFECT <= row.interval[1]


def slope_covered(rng: Generator, days: int, rise: float, missing: float) -> float | None:
    pain = felt_pain(rng, days) + rise * (np.arange(days) / days - 0.5)
    found = trend(recorded(rng, pain, missing))
    if found.interval is None:
        return None
    return found.interval[0] <= 7 * rise / days <= found.interval[1]


def shift_in_null(rng: Generator, autocorrelation: float) -> float:
    return bool(level_shifts(recorded(rng, felt_pain(rng, autocorrelation=autocorrelation))))


def shift_found(rng: Generator, autocorrelation: float) -> float:
    pain = felt_pain(rng, autocorrelation=autocorrelation) - 1
    pain[DAYS // 2 :] += 2
    shifts = level_shifts(recorded(rng, pain))
    return any(abs(shift.around - FIRST_DAY - DAYS // 2) <= 10 for shift in shifts)


def experiment(rng: Generator, effect: float, drift: float = 0.0) -> ExperimentResult:
    """Four pairs of 14 days with a treatment that takes `effect` points away."""
    blocks = planned_blocks(drawn_order(4, Random(int(rng.integers(2**32)))), FIRST_DAY, 14)
    days = blocks[-1].last_day - FIRST_DAY + 1
    pain = felt_pain(rng, days) + drift * (np.arange(days) / days - 0.5)
    for block in blocks:
        start = block.first_day - FIRST_DAY
        pain[start : start + block.days] -= effect * (block.treated - 0.5)
    return experiment_result(recorded(rng, pain), blocks)


def experiment_covers(rng: Generator, drift: float) -> float | None:
    interval = experiment(rng, EFFECT, drift).interval
    return None if interval is None else interval[0] <= -EFFECT <= interval[1]


def experiment_clear(rng: Generator, effect: float) -> float | None:
    return experiment(rng, effect).clear


def matched_covers(rng: Generator) -> float | None:
    series = recorded(rng, felt_pain(rng), 0.1)
    days = ordinals(rng.random(DAYS) < SHARE)
    differences = matched_differences(series, days)
    if len(differences) < LEAST_PAIRS:
        return None
    low, high = mean_interval(differences)[1]
    return low <= 0 <= high


def kept_days(series: DailySeries) -> DayRecords:
    """A series as the rules of a day keep it."""
    scores = zip(series.days.tolist(), series.worst.tolist(), strict=True)
    return DayRecords(
        DayRecord(date.fromordinal(day), DayKind.PAIN if worst >= 1 else DayKind.NONE, worst) for day, worst in scores
    )


def change_days(series: DailySeries) -> list[tuple[int, FlagId]]:
    """The days (ordinals) on which a change of level is flagged, and how."""
    records = kept_days(series)
    found = [(day, level_change(records, date.fromordinal(day))) for day in series.days.tolist()]
    return [(day, change.flag) for day, change in found if change is not None and change.flag is not None]


def flags_in_a_stable_year(rng: Generator) -> float:
    """How many flags were new: of each kind, those after 28 days without it."""
    days = change_days(recorded(rng, felt_pain(rng, CHANGE_DAYS + BASELINE_DAYS - 1 + YEAR)))
    by_kind = [[day for day, flag in days if flag is kind] for kind in (FlagId.WORSENING, FlagId.IMPROVING)]
    return sum(day - before > CHANGE_QUIET_DAYS for kind in by_kind for before, day in pairwise([0, *kind]))


def step_flagged(rng: Generator) -> float:
    before = CHANGE_DAYS + BASELINE_DAYS
    pain = felt_pain(rng, before + FLAGGED_WITHIN) - STEP / 2
    pain[before:] += STEP
    series = recorded(rng, pain)
    return any(flag is FlagId.WORSENING and day >= FIRST_DAY + before for day, flag in change_days(series))


def flag_checks() -> Iterator[Check]:
    yield Check("worsening or improving flags a stable year, in percent", flags_in_a_stable_year, most=0.5)
    yield Check("step of 3.5 points flagged within 42 days", step_flagged, least=0.90)


def trigger_checks() -> Iterator[Check]:
    null = "null diary shows a row: "
    yield Check(null + "triggers by chance", null_by_chance, most=0.10)
    yield Check(null + "triggers in runs of 4 days", null_in_runs, most=0.10)
    yield Check(null + "weekday habits, weekday pain", null_weekly, most=0.10)
    yield Check(null + "15 % missing days", partial(null_by_chance, missing=0.15), most=0.10)
    yesterday = partial(null_following, days_later=1, lags=(0, 1, 2))
    yield Check(null + "triggers follow yesterday's pain", yesterday, most=0.10)
    today = partial(null_following, days_later=0, lags=(1, 2))
    yield Check("row at lag 1 or 2: triggers follow today's pain", today, most=0.10)
    for missing, least in ((0.0, 0.90), (0.15, 0.75)):
        named = f"+1.5 the next day, {missing:.0%} missing: "
        yield Check(named + "found at lag 1", partial(effect_found, missing=missing, lag=1), least=least)
        yield Check(named + "shown at lag 2", partial(effect_found, missing=missing, lag=2), most=0.05)
        yield Check(named + "interval covers", partial(effect_covered, missing=missing), 0.92, 0.98, 2)


def trend_checks() -> Iterator[Check]:
    for days in (60, 120, 180):
        for missing in (0.0, 0.2):
            for rise in (0.0, 2.0):
                trial = partial(slope_covered, days=days, rise=rise, missing=missing)
                name = f"trend covers {rise:g} points in {days} days, {missing:.0%} missing"
                yield Check(name, trial, least=0.90)


def shift_checks() -> Iterator[Check]:
    for r in (0.3, 0.5, 0.7):
        trial = partial(shift_in_null, autocorrelation=r)
        yield Check(f"level shift in a null diary, r = {r}", trial, most=0.10)
    for r, least in ((0.3, 0.0), (0.5, 0.80), (0.7, 0.0)):
        trial = partial(shift_found, autocorrelation=r)
        yield Check(f"2-point shift found within 10 days, r = {r}", trial, least)


def experiment_checks() -> Iterator[Check]:
    for drift in (0.0, 2.0):
        trial = partial(experiment_covers, drift=drift)
        yield Check(f"experiment covers, drift of {drift:g} points", trial, 0.92, 0.98, 4)
    for effect in (1.5, 2.5):
        trial = partial(experiment_clear, effect=effect)
        yield Check(f"experiment shows {effect:g} points clearly", trial)


def other_checks() -> Iterator[Check]:
    yield Check("matched pairs cover 0, treated by chance", matched_covers, 0.90)


def measured(check: Check, seed: int, diaries: int) -> Finding:
    rng = np.random.default_rng([SEED, seed])
    said = [value for _ in range(diaries * check.scale) if (value := check.trial(rng)) is not None]
    return Finding(float(np.mean(said)), len(said))


def slowest_test() -> float:
    """Seconds for 20 triggers, 3 lags and 3,650 days: the best of three, after one to warm up."""
    rng = np.random.default_rng(SEED)
    series = recorded(rng, felt_pain(rng, 3650))
    ticks = rng.random((20, 3650)) < SHARE
    days_with = {str(row): ordinals(tick) for row, tick in enumerate(ticks)}
    taken = []
    for _ in range(4):
        start = time.perf_counter()
        trigger_rows(series, days_with)
        taken.append(time.perf_counter() - start)
    return min(taken[1:])


def bound(check: Check) -> str:
    """The bounds in words."""
    if (check.least, check.most) == (0.0, 1.0):
        return TOLD_ONLY
    if check.least == 0.0:
        return f"<= {check.most:.0%}"
    return f">= {check.least:.0%}" if check.most == 1.0 else f"{check.least:.0%} to {check.most:.0%}"


def told(name: str, result: str, bound: str, passed: bool) -> bool:
    """Print one line of the table."""
    verdict = "" if bound == TOLD_ONLY else "pass" if passed else "FAIL"
    print(f"{name:<60}{result:>16}   {bound:<11} {verdict}".rstrip(), flush=True)
    return passed


def judged(check: Check, seed: int, quick: bool) -> bool:
    """Print what was found of a check; true if it lies within the bounds."""
    found = measured(check, seed, QUICK if quick else FULL)
    slack = 2.5 * found.error if quick else 0.0
    passed = check.least - slack <= found.share <= check.most + slack
    return told(check.name, f"{found.share:.1%} of {found.trials}", bound(check), passed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--quick", action="store_true", help="fewer diaries, wider bounds")
    quick = parser.parse_args().quick
    checks = (
        *trigger_checks(),
        *trend_checks(),
        *shift_checks(),
        *experiment_checks(),
        *flag_checks(),
        *other_checks(),
    )
    passed = [judged(check, seed, quick) for seed, check in enumerate(checks)]
    seconds = slowest_test()
    name = "20 triggers x 3 lags x 3,650 days"
    passed.append(told(name, f"{seconds:.3f} s", f"<= {SLOWEST_SECONDS} s", seconds <= SLOWEST_SECONDS))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
