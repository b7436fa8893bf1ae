"""What a forest plot shows: rows in groups, and the axis that they share."""

import math
from collections.abc import Collection, Iterable
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

    `when` and `days` say how long before and how often, `sure` how often chance shows as much. `others` stand folded
    below it and have none themselves; no two rows of a plot that have some share a name.
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
    others: "tuple[ForestRow, ...]" = ()


@dataclass(frozen=True, slots=True)
class ForestGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[ForestRow, ...]


@dataclass(frozen=True, slots=True)
class ForestWords:
    """What stands over the axis (its two directions, what the numbers are), and how a row with others is told."""

    less: str
    more: str
    numbers: str
    folded: str
    unfolded: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row in sight; an `inner` one was folded out below the row before it. `open` ones have their others below."""

    row: ForestRow
    inner: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """The rows in sight under a heading."""

    title: str
    rows: tuple[ShownRow, ...]


def in_sight(groups: Iterable[ForestGroup], unfolded: Collection[str]) -> tuple[ShownGroup, ...]:
    """The groups that have rows, with the others of those rows whose name is in `unfolded`."""
    return tuple(
        ShownGroup(group.title, tuple(shown for row in group.rows for shown in _with_others(row, unfolded)))
        for group in groups
        if group.rows
    )


def _with_others(row: ForestRow, unfolded: Collection[str]) -> list[ShownRow]:
    if not row.others or row.name not in unfolded:
        return [ShownRow(row)]
    return [ShownRow(row, open=True), *(ShownRow(other, inner=True) for other in row.others)]


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole points from `low` to `high` on `width` px from `left`."""

    low: int
    high: int
    left: float
    width: float

    def x(self, points: float) -> float:
        return self.left + (points - self.low) / (self.high - self.low) * self.width

    def held(self, points: float) -> float:
        """The nearest place on the axis."""
        return min(max(points, self.low), self.high)

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
