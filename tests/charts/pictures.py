"""Golden pictures: what a chart looked like when somebody looked at it and found it right.

Set PAINLOG_WRITE_GOLDEN=1 to write them anew after a wanted change, and look at them before committing.
"""

import io
import os
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

GOLDEN = Path(__file__).parent / "golden"
FAILURES = Path(__file__).parents[1] / "_failures"

TOLERANCE = 2.0
"""Root mean square of the difference, of 255: font engines differ a little from system to system."""

Picture = NDArray[np.float64]


def assert_looks_like(figure: Figure, name: str) -> None:
    """Compare with the golden picture; on failure leave actual, expected and difference to look at."""
    actual = drawn(figure)
    golden = GOLDEN / f"{name}.png"
    if os.environ.get("PAINLOG_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        _write(golden, actual)
    expected = np.asarray(Image.open(golden).convert("RGB"), dtype=np.float64)
    if actual.shape == expected.shape and _distance(actual, expected) <= TOLERANCE:
        return
    FAILURES.mkdir(exist_ok=True)
    _write(FAILURES / f"{name}-actual.png", actual)
    _write(FAILURES / f"{name}-expected.png", expected)
    if actual.shape == expected.shape:
        _write(FAILURES / f"{name}-diff.png", 255 - np.abs(actual - expected))
    raise AssertionError(f"{name} looks different; see {FAILURES.name}/{name}-*.png")


def drawn(figure: Figure) -> Picture:
    """The figure as it is painted, one value for each colour channel."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=figure.dpi, facecolor=figure.get_facecolor())
    return np.asarray(Image.open(buffer).convert("RGB"), dtype=np.float64)


def _distance(one: Picture, other: Picture) -> float:
    return float(np.sqrt(np.mean((one - other) ** 2)))


def _write(path: Path, picture: Picture) -> None:
    Image.fromarray(picture.astype(np.uint8)).save(path)
