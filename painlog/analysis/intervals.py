"""Student's t: the quantile behind every 95 % interval, two-sided p, and the interval of a mean."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Interval = tuple[float, float]

_UPPER_TAIL = 0.975
"""Leaves 2.5 % on either side of a 95 % interval."""


def t_quantile(freedom: float) -> float:
    """The 97.5 % point of Student's t; `freedom` (degrees of freedom) is above 0."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, _UPPER_TAIL))


def t_probability(statistic: float, freedom: float) -> float:
    """Two-sided p (0 to 1) of a t statistic, which may be infinite."""
    from scipy.special import stdtr

    return float(2 * stdtr(freedom, -abs(statistic)))


def around(centre: float, error: float, freedom: float) -> Interval:
    """The 95 % t interval of a value with standard error `error`."""
    reach = t_quantile(freedom) * error
    return centre - reach, centre + reach


def mean_interval(values: ArrayLike, least_variance: float = 0.0) -> tuple[float, Interval]:
    """The mean of at least two values with its 95 % t interval.

    `least_variance` keeps equal values on a coarse scale from looking exact.
    """
    sample = np.sort(np.asarray(values, dtype=np.float64))
    mean = float(sample.mean())
    variance = max(float(sample.var(ddof=1)), least_variance)
    return mean, around(mean, float(np.sqrt(variance / sample.size)), sample.size - 1)
