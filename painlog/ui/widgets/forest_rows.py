"""What a forest plot shows: rows in groups, and the axis that they share."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

WIDEST_AXIS = 5
"""An interval that reaches further is cut off with an arrow: no difference of habit is as large."""

_MANY_TICKS = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """An effect with its interval, in points, and both as texts."""

    effect: float
    interval: tuple[float, float]
    text: str
    interval_text: str


@dataclass(frozen=True, slots=True)
class ForestRow:
    """A row. `filled` ones went together; one without a difference shows `dots` (had, needed) and what is `missing`.

    `when` and `days` say how long before and how often, `sure` how often chance shows as much.
    """

    name: str
    when: str
    days: str
    spoken: str
    difference: Difference | None = None
    filled: bool = False
    sure: str = ""
    dots: tuple[int, int] | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class ForestGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[ForestRow, ...]


@dataclass(frozen=True, slots=True)
class ForestWords:
    """What stands over the axis: its two directions, and what the numbers are."""

    less: str
    more: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole points from `low` to `high` on `width` px from `left`."""

    low: int
    high: int
    left: float
    width: float

    def x(self, points: float) -> float:
        return self.left + (points - self.low) / (self.high - self.low) * self.width

    @property
    def ticks(self) -> list[int]:
        step = 1 if self.high - self.low <= _MANY_TICKS else 2
        return [point for point in range(self.low, self.high + 1) if point % step == 0]


def axis_ends(intervals: Iterable[tuple[float, float]]) -> tuple[int, int]:
    """The whole points between which every interval lies, at least −1 to +1 and at most −5 to +5."""
    listed = list(intervals)
    low = min((math.floor(low) for low, _ in listed), default=-1)
    high = max((math.ceil(high) for _, high in listed), default=1)
    return max(min(low, -1), -WIDEST_AXIS), min(max(high, 1), WIDEST_AXIS)
