"""Invented diaries for the tests of the statistics: AR(1) pain in whole numbers, triggers by chance."""

import numpy as np
from numpy.random import Generator

from painlog.analysis.series import DailySeries

FIRST_DAY = 739_000
LEVEL = 4.5
SHARE = 0.2


def felt_pain(rng: Generator, days: int = 180, autocorrelation: float = 0.5) -> np.ndarray:
    noise = rng.normal(0.0, 1.1, days + 60)
    pain = noise.copy()
    for day in range(1, pain.size):
        pain[day] += autocorrelation * pain[day - 1]
    return LEVEL + pain[60:]


def recorded(rng: Generator, pain: np.ndarray, missing: float = 0.0) -> DailySeries:
    worst = np.clip(np.round(pain), 0, 10)
    worst[rng.random(worst.size) < missing] = np.nan
    return DailySeries(FIRST_DAY, worst)


def ordinals(ticks: np.ndarray) -> list[int]:
    return [FIRST_DAY + int(day) for day in np.flatnonzero(ticks)]


def habits(rng: Generator, count: int = 10, days: int = 180) -> dict[str, list[int]]:
    return named(rng.random((count, days)) < SHARE)


def named(ticks: np.ndarray) -> dict[str, list[int]]:
    """The days of each row of ticks."""
    return {f"trigger-{row}": ordinals(tick) for row, tick in enumerate(ticks)}


def in_runs(rng: Generator, length: int = 4) -> dict[str, list[int]]:
    """Triggers that come for `length` days at a time."""
    starts = rng.random((10, 180 + length)) < 1 - (1 - SHARE) ** (1 / length)
    return named(np.any([starts[:, step : step + 180] for step in range(length)], axis=0))


def following(rng: Generator, pain: np.ndarray, days_later: int) -> dict[str, list[int]]:
    """Triggers that become likelier with the pain felt `days_later` days before."""
    odds = np.exp(-1.6 + 0.7 * (np.roll(pain, days_later) - LEVEL))
    return named(rng.random((10, pain.size)) < odds / (1 + odds))


def weekly_habits(rng: Generator) -> tuple[np.ndarray, dict[str, list[int]]]:
    """Pain with its own weekdays, and triggers with theirs."""
    weekday = np.arange(180) % 7
    pain = felt_pain(rng) + rng.normal(0.0, 0.8, 7)[weekday]
    shares = rng.dirichlet(np.ones(7), 10) * 7 * SHARE
    return pain, named(rng.random((10, 180)) < shares[:, weekday])
