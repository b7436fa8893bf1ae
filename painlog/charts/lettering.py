"""Which characters the charts can draw."""

from functools import cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import findfont, get_font

from painlog.charts.fonts import families

PLACEHOLDER = "□"
"""Stands for a character that no font of the charts has."""


def drawable(text: str) -> str:
    """The text on one line, without control characters, a box for what cannot be drawn."""
    letters = (letter if ord(letter) in _known() else PLACEHOLDER for letter in text if letter.isprintable())
    return "".join(letters)


def brought_fonts() -> Path:
    """The folder with the fonts that matplotlib brings along, DejaVu Sans among them."""
    return Path(get_data_path()) / "fonts" / "ttf"


@cache
def _known() -> frozenset[int]:
    files = {str(findfont(family)) for family in families()}
    return frozenset(code for file in files for code in get_font(file).get_charmap())
