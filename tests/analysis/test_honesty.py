"""A small seeded copy of the simulations in benchmarks/honesty.py, whose bounds it shares."""

from datetime import date
from itertools import pairwise
from random import Random

import numpy as np

from painlog.analysis.experiment import drawn_order, experiment_result, planned_blocks
from painlog.analysis.shifts import level_shifts
from painlog.analysis.trend import trend
from painlog.analysis.triggers import TriggerVerdict, trigger_rows
from painlog.domain.days import DayKind, DayRecord, DayRecords
from painlog.domain.flags import FlagId, level_change

from .diaries import FIRST_DAY, LEVEL, felt_pain, habits, ordinals, recorded

DIARIES = 100


def shown(series, days_with):
    return [r for r in trigger_rows(series, days_with) if r.verdict is TriggerVerdict.WENT_TOGETHER]


def test_a_null_diary_rarely_shows_a_trigger():
    rng = np.random.default_rng(1)
    false = [bool(shown(recorded(rng, felt_pain(rng), 0.15), habits(rng))) for _ in range(DIARIES)]
    assert np.mean(false) <= 0.10


def test_triggers_that_follow_the_pain_do_not_seem_to_lead_it():
    rng = np.random.default_rng(2)
    false = []
    for _ in range(DIARIES):
        pain = felt_pain(rng)
        odds = np.exp(-1.6 + 0.7 * (pain - LEVEL))
        days_with = {str(k): ordinals(rng.random(180) < odds / (1 + odds)) for k in range(10)}
        false.append(any(row.lag > 0 for row in shown(recorded(rng, pain), days_with)))
    assert np.mean(false) <= 0.10


def test_a_point_and_a_half_the_next_day_is_found_and_covered():
    rng = np.random.default_rng(3)
    found, later, covered = [], [], []
    for _ in range(DIARIES):
        pain, days_with = felt_pain(rng, 120), habits(rng, 10, 120)
        ticks = np.isin(np.arange(120), rng.choice(120, 25, replace=False))
        pain[1:] += 1.5 * ticks[:-1]
        days_with["trigger-0"] = ordinals(ticks)
        row = next(r for r in trigger_rows(recorded(rng, pain), days_with) if r.id == "trigger-0")
        together = row.verdict is TriggerVerdict.WENT_TOGETHER
        found.append(together and row.lag == 1)
        later.append(together and row.lag == 2)
        covered.append(row.lag != 1 or row.interval[0] <= 1.5 <= row.interval[1])
    assert np.mean(found) >= 0.90
    assert np.mean(later) <= 0.05
    assert np.mean(covered) >= 0.90


def test_the_trend_interval_covers_the_slope():
    rng = np.random.default_rng(4)
    for rise in (0.0, 2.0):
        pain = (felt_pain(rng, 120) + rise * (np.arange(120) / 120 - 0.5) for _ in range(DIARIES))
        intervals = [trend(recorded(rng, each)).interval for each in pain]
        assert np.mean([low <= 7 * rise / 120 <= high for low, high in intervals]) >= 0.90


def test_shifts_are_rare_without_and_common_with_a_step():
    rng = np.random.default_rng(5)
    false, found = [], []
    for _ in range(DIARIES):
        false.append(bool(level_shifts(recorded(rng, felt_pain(rng)))))
        stepped = felt_pain(rng) + np.where(np.arange(180) < 90, -1, 1)
        shifts = level_shifts(recorded(rng, stepped))
        found.append(any(abs(shift.around - FIRST_DAY - 90) <= 10 for shift in shifts))
    assert np.mean(false) <= 0.10
    assert np.mean(found) >= 0.80


def test_the_experiment_covers_its_effect_under_a_drift():
    rng, chance, covered = np.random.default_rng(6), Random(6), []
    for _ in range(3 * DIARIES):
        blocks = planned_blocks(drawn_order(4, chance), FIRST_DAY, 14)
        pain = felt_pain(rng, 112) + np.linspace(-1, 1, 112)
        for block in blocks:
            pain[block.first_day - FIRST_DAY :][: block.days] -= 1.5 * block.treated
        low, high = experiment_result(recorded(rng, pain), blocks).interval
        covered.append(low <= -1.5 <= high)
    assert 0.92 <= np.mean(covered) <= 0.98


def changed_days(series, flag):
    """The days on which a change of level of this kind is flagged."""
    scores = zip(series.days.tolist(), series.worst.tolist(), strict=True)
    records = DayRecords(DayRecord(date.fromordinal(day), DayKind.PAIN, worst) for day, worst in scores)
    changes = [(day, level_change(records, date.fromordinal(day))) for day in series.days.tolist()]
    return [day for day, change in changes if change is not None and change.flag is flag]


def test_stable_days_are_rarely_flagged_and_a_step_is():
    rng = np.random.default_rng(7)
    new, found = [], []
    for _ in range(30):
        stable = recorded(rng, felt_pain(rng, 97 + 365))
        for flag in (FlagId.WORSENING, FlagId.IMPROVING):
            days = changed_days(stable, flag)
            new.append(sum(day - before > 28 for before, day in pairwise([0, *days])))
        stepped = felt_pain(rng, 140) + np.where(np.arange(140) < 98, -1.75, 1.75)
        found.append(any(day >= FIRST_DAY + 98 for day in changed_days(recorded(rng, stepped), FlagId.WORSENING)))
    assert sum(new) / 30 <= 0.5
    assert np.mean(found) >= 0.90
