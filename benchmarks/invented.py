"""Invented diaries whose truth is known: whole-number AR(1) scores and ticked triggers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from painlog.analysis.series import DailySeries

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

FIRST_DAY = 739_000
DAYS = 180
LEVEL = 4.5
AUTOCORRELATION = 0.5
INNOVATION = 1.1
TRIGGERS = 10
SHARE = 0.2
"""Share of days with a trigger."""

_RUN_IN = 60


@dataclass(frozen=True, slots=True, eq=False)
class Invented:
    """A diary's series and the days with each trigger."""

    series: DailySeries
    days_with: Mapping[str, list[int]]


def felt_pain(rng: Generator, days: int = DAYS, autocorrelation: float = AUTOCORRELATION) -> FloatArray:
    """Pain as it is felt: a level and AR(1) noise, neither rounded nor bounded."""
    noise = rng.normal(0.0, INNOVATION, days + _RUN_IN)
    pain = noise.copy()
    for day in range(1, pain.size):
        pain[day] += autocorrelation * pain[day - 1]
    return LEVEL + pain[_RUN_IN:]


def recorded(rng: Generator, pain: FloatArray, missing: float = 0.0) -> DailySeries:
    """Pain as it is written down: whole numbers from 0 to 10, a share of the days left out."""
    worst = np.clip(np.round(pain), 0, 10)
    worst[rng.random(worst.size) < missing] = np.nan
    known = np.flatnonzero(~np.isnan(worst))
    return DailySeries(FIRST_DAY + int(known[0]), worst[known[0] :])


def ordinals(ticks: BoolArray) -> list[int]:
    """The day ordinals of the ticked days of a diary."""
    return [FIRST_DAY + int(day) for day in np.flatnonzero(ticks)]


def invented(rng: Generator, pain: FloatArray, ticks: BoolArray, missing: float = 0.0) -> Invented:
    """A diary of this pain with these ticks (a row for each trigger)."""
    days_with = {f"trigger-{row}": ordinals(tick) for row, tick in enumerate(ticks)}
    return Invented(recorded(rng, pain, missing), days_with)


def by_chance(rng: Generator, days: int = DAYS) -> BoolArray:
    """Ticks that know nothing of pain, of each other or of the day before."""
    return np.asarray(rng.random((TRIGGERS, days)) < SHARE)


def in_runs(rng: Generator, length: int = 4) -> BoolArray:
    """Ticks that come for `length` days at a time."""
    starts = rng.random((TRIGGERS, DAYS + length)) < 1 - (1 - SHARE) ** (1 / length)
    return np.asarray(np.any([starts[:, step : step + DAYS] for step in range(length)], axis=0))


def following(rng: Generator, pain: FloatArray, days_later: int) -> BoolArray:
    """Ticks that become likelier with the pain felt `days_later` days before; about 20 % of days."""
    odds = np.exp(-1.6 + 0.7 * (np.roll(pain, days_later) - LEVEL))
    return np.asarray(rng.random((TRIGGERS, pain.size)) < odds / (1 + odds))


def weekly_habits(rng: Generator) -> tuple[FloatArray, BoolArray]:
    """Pain with its own weekdays, and ticks with theirs."""
    weekday = np.arange(DAYS) % 7
    pain = felt_pain(rng) + rng.normal(0.0, 0.8, 7)[weekday]
    habits = rng.dirichlet(np.ones(7), TRIGGERS) * 7 * SHARE
    return pain, np.asarray(rng.random((TRIGGERS, DAYS)) < habits[:, weekday])
