"""The course of the invented back that the demo diary is about: spells of pain, habits, and days left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import pi, sin
from random import Random

from painlog.domain.scales import HIGHEST_SCORE

SITTING_EFFECT = 1.8
"""Points added to the day after long sitting: something true for Insights to find."""

POOR_SLEEP_EFFECT = 1.8
"""Points added to the day after a poor night."""

ONGOING_DAYS = 37
QUIET_BEFORE_ONGOING = 34
"""More than the 28 days that separate two episodes (stages.md section 2), few of them missing."""

CHRONIC_DAYS = 100
"""Longer than three calendar months (stages.md section 3)."""

HOLE_AFTER, HOLE_DAYS = 45, 14
"""Two weeks of the long episode without any entry."""

_YEAR = 365
_SOLID_DAYS = 5
"""At least so many days are recorded between two misses, so that a quiet month stays a certain break."""

_CARRY_OVER, _SCATTER = 0.55, 0.9
"""The AR(1) share that passes to the next day, and the standard deviation of what is new, in points."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of pain that eases from one level to another (points, 0 to 10)."""

    first: date
    days: int
    peak: float
    late: float

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.days - 1)

    def level(self, day: date) -> float:
        """Where the pain of `day` would lie without scatter: an easing line with slow waves on it."""
        passed = (day - self.first).days
        eased = self.late + (self.peak - self.late) * (1 - passed / self.days)
        return eased + 0.9 * sin(2 * pi * passed / 23)


@dataclass(frozen=True, slots=True)
class InventedDay:
    """What happened on a day, whether it was written down, and whether it lies in a spell of pain."""

    day: date
    worst: int
    painful: bool
    sat_long: bool
    slept_badly: bool
    recorded: bool


def course(rng: Random, today: date, years: int) -> list[InventedDay]:
    """Every day of the last `years` times 365 days up to `today`, oldest first."""
    spells = sorted(_spells(rng, today, years), key=lambda spell: spell.first)
    first = today - timedelta(days=_YEAR * years - 1)
    missed = _missed_days(rng, first, today, spells)
    days: list[InventedDay] = []
    unrest = 0.0
    for offset in range(_YEAR * years):
        day = first + timedelta(days=offset)
        unrest = _CARRY_OVER * unrest + rng.gauss(0, _SCATTER)
        before = days[-1] if days else None
        days.append(_day(rng, day, _spell_at(spells, day), unrest, before, day not in missed))
    return days


def _spells(rng: Random, today: date, years: int) -> Iterator[Spell]:
    ongoing = Spell(today - timedelta(days=ONGOING_DAYS - 1), ONGOING_DAYS, 5.8, 4.4)
    yield ongoing
    yield Spell(ongoing.first - timedelta(days=QUIET_BEFORE_ONGOING + CHRONIC_DAYS), CHRONIC_DAYS, 5.6, 1.4)
    yield Spell(today - timedelta(days=300), 24, 6.0, 1.2)
    for year in range(1, years):
        base = today - timedelta(days=_YEAR * year)
        yield Spell(base - timedelta(days=rng.randint(300, 330)), rng.randint(10, 60), rng.uniform(4, 7), 1.2)
        yield Spell(base - timedelta(days=rng.randint(150, 170)), rng.randint(15, 110), rng.uniform(3.5, 6.5), 1.2)


def _spell_at(spells: Sequence[Spell], day: date) -> Spell | None:
    return next((spell for spell in spells if spell.first <= day <= spell.last), None)


def _missed_days(rng: Random, first: date, today: date, spells: Sequence[Spell]) -> set[date]:
    missed: set[date] = set()
    day = first + timedelta(days=_SOLID_DAYS)
    while day < today:
        length = rng.choice((1, 1, 1, 2, 3)) if _spell_at(spells, day) else 1
        missed.update(day + timedelta(days=offset) for offset in range(length))
        day += timedelta(days=length + _SOLID_DAYS + int(rng.expovariate(0.3)))
    hole = spells[-2].first + timedelta(days=HOLE_AFTER)
    missed.update(hole + timedelta(days=offset) for offset in range(HOLE_DAYS))
    kept = {spell.first for spell in spells} | {spell.last for spell in spells} | {today}
    return missed - kept


def _day(
    rng: Random, day: date, spell: Spell | None, unrest: float, before: InventedDay | None, recorded: bool
) -> InventedDay:
    sat_long = rng.random() < (0.4 if day.weekday() < 5 else 0.08)
    slept_badly = rng.random() < 0.22
    worst = 0 if spell is None else _worst(spell, day, unrest, before)
    return InventedDay(day, worst, spell is not None, sat_long, slept_badly, recorded)


def _worst(spell: Spell, day: date, unrest: float, before: InventedDay | None) -> int:
    carried = 0.0
    if before is not None:
        carried = SITTING_EFFECT * before.sat_long + POOR_SLEEP_EFFECT * before.slept_badly
    least = 2 if day in (spell.first, spell.last) else 0
    return min(max(round(spell.level(day) - 0.8 + unrest + carried), least), HIGHEST_SCORE)
