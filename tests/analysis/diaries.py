"""Invented diaries for the tests of the statistics: AR(1) pain in whole numbers, triggers by chance."""

import numpy as np
from numpy.random import Generator

from painlog.analysis.series import DailySeries

FIRST_DAY = 739_000
LEVEL = 4.5


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
    return {f"trigger-{row}": ordinals(rng.random(days) < 0.2) for row in range(count)}
