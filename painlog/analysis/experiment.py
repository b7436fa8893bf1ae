"""An experiment on oneself: pairs of blocks with and without a treatment, in an order drawn by chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

import numpy as np

from painlog.analysis.intervals import Interval, mean_interval
from painlog.analysis.series import DailySeries
from painlog.domain.catalogue import Item, Kind
from painlog.domain.experiments import BLOCK_DAYS, FEWEST_PAIRS, MOST_PAIRS

DEFAULT_PAIRS, DEFAULT_BLOCK_DAYS = 4, 14
"""With 4 pairs of 14 days the interval covers as it should. Simulated beforehand (stages.md section 9)."""

SETTLING_DAYS = 2
"""First days of a block that are not counted, while what went before wears off (stages.md section 6)."""

LEAST_KNOWN_SHARE = 0.5
"""Share of a block's other days that must be known for it to count (stages.md section 6)."""

LEAST_PAIRS = 3
"""Complete pairs before a mean difference is given (stages.md section 6)."""

GROUPS = frozenset({"self-care", "mind", "movement-school"})
"""Groups that may be tried: never a medicine, an injection or a prescribed device (stages.md section 6)."""

NEVER_WITHHELD = frozenset({"rest", "walking", "keeping-moving"})
"""Self-care that nobody is asked to do without, or to do more of (stages.md section 6)."""

_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive days from `first_day` (an ordinal), with or without the treatment; `pair` counts from 0."""

    pair: int
    treated: bool
    first_day: int
    days: int

    @property
    def last_day(self) -> int:
        return self.first_day + self.days - 1


@dataclass(frozen=True, slots=True)
class ExperimentResult:
    """What came out. Differences are in points, with the treatment less without it; below 0 is less pain.

    `differences` has one item a pair, None where a block does not count. Below three complete pairs the
    other values are None. `orders_as_large` of the `orders` possible ones would have shown a mean difference
    at least as large in either direction.
    """

    differences: tuple[float | None, ...]
    mean: float | None = None
    interval: Interval | None = None
    orders_as_large: int | None = None
    orders: int | None = None

    @property
    def complete_pairs(self) -> int:
        return sum(difference is not None for difference in self.differences)

    @property
    def clear(self) -> bool | None:
        """Whether the interval leaves out 0; None without an interval."""
        return None if self.interval is None else not self.interval[0] <= 0 <= self.interval[1]


def may_be_tried(item: Item) -> bool:
    """Whether an experiment may be about this catalogue item."""
    return item.kind is Kind.TREATMENT and item.group in GROUPS and item.id not in NEVER_WITHHELD


def drawn_order(pairs: int, chance: Random) -> tuple[bool, ...]:
    """For each of 2 to 6 pairs whether the block with the treatment comes first.

    The same seed gives the same order on every computer; the order is kept with the experiment.
    """
    if not FEWEST_PAIRS <= pairs <= MOST_PAIRS:
        raise ValueError(f"an experiment has {FEWEST_PAIRS} to {MOST_PAIRS} pairs, not {pairs}")
    return tuple(chance.random() < 0.5 for _ in range(pairs))


def planned_blocks(order: Sequence[bool], first_day: int, block_days: int) -> tuple[Block, ...]:
    """The blocks of 7 or 14 days, one after the other from `first_day` on."""
    if block_days not in BLOCK_DAYS:
        raise ValueError(f"a block has 7 or 14 days, not {block_days}")
    sides = [(pair, side) for pair, first in enumerate(order) for side in (first, not first)]
    starts = range(first_day, first_day + len(sides) * block_days, block_days)
    return tuple(Block(*side, start, block_days) for side, start in zip(sides, starts, strict=True))


def experiment_result(series: DailySeries, blocks: Sequence[Block]) -> ExperimentResult:
    """The result as far as `series` goes: each pair's difference, and from three pairs on their mean."""
    means = {(block.pair, block.treated): block_mean(series, block) for block in blocks}
    pairs = sorted({block.pair for block in blocks})
    differences = tuple(_difference(means[pair, True], means[pair, False]) for pair in pairs)
    complete = [difference for difference in differences if difference is not None]
    if len(complete) < LEAST_PAIRS:
        return ExperimentResult(differences)
    mean, interval = mean_interval(complete)
    return ExperimentResult(differences, mean, interval, _orders_as_large(complete), 2 ** len(complete))


def block_mean(series: DailySeries, block: Block) -> float | None:
    """The mean worst score of a block after its first two days, or None if it does not count."""
    counted = np.arange(block.first_day + SETTLING_DAYS, block.last_day + 1) - series.first_day
    inside = counted[(counted >= 0) & (counted < series.worst.size)]
    scores = series.worst[inside]
    scores = scores[~np.isnan(scores)]
    return float(scores.mean()) if scores.size >= LEAST_KNOWN_SHARE * counted.size else None


def _difference(treated: float | None, untreated: float | None) -> float | None:
    return None if treated is None or untreated is None else treated - untreated


def _orders_as_large(differences: Sequence[float]) -> int:
    """How many of all possible orders give a sum at least as far from 0 as the order that was drawn."""
    reached = abs(sum(differences)) - _TIE
    signs = np.array(list(product((1.0, -1.0), repeat=len(differences))))
    return int((np.abs(signs @ np.array(differences)) >= reached).sum())
