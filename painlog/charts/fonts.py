"""The type of charts: the window's text font where it is installed, else the one that matplotlib brings along."""

import logging
from dataclasses import dataclass
from functools import cache, lru_cache
from warnings import filterwarnings

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.text import Text

TEXT_FONTS = ("Noto Sans",)
DEVANAGARI_FONTS = ("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", "Mangal")
OTHER_FONTS = (
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Yu Gothic",
    "Microsoft YaHei",
    "Malgun Gothic",
    "Hiragino Sans",
    "PingFang SC",
    "Droid Sans Fallback",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
)
"""For the month names of a report in another language, where one of them is installed."""

LAST_FONT = "DejaVu Sans"

BASE_DPI = 72
"""Figures are laid out at 72 dots an inch, so that a point is a pixel of the window."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """The width of a line of text, and how far it reaches above and below its baseline, in pixels."""

    width: float
    up: float
    down: float


# A character that no font has is drawn as a box, and a font without a bold face as it is: seen without being told.
filterwarnings("ignore", r"Glyph \d+ .* missing from font", UserWarning)
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


@cache
def families() -> tuple[str, ...]:
    """The installed fonts, in the order in which matplotlib looks for a character in them."""
    installed = set(fontManager.get_font_names())
    return (*(name for name in (*TEXT_FONTS, *DEVANAGARI_FONTS, *OTHER_FONTS) if name in installed), LAST_FONT)


def font(pixels: float, bold: bool = False) -> FontProperties:
    """A font of this height; only regular and bold are used."""
    return FontProperties(family=list(families()), size=pixels, weight="bold" if bold else "normal")


def text_width(text: str, properties: FontProperties) -> float:
    """The width of one line in pixels, in a font of `font`."""
    return line_box(text, properties).width


def line_box(text: str, properties: FontProperties, dpi: float = BASE_DPI) -> LineBox:
    """The room that one line needs on a screen of this many dots an inch, in a font of `font`."""
    family, pixels = tuple(properties.get_family()), properties.get_size_in_points()
    return _box(text, family, pixels, properties.get_weight(), dpi)


@lru_cache(maxsize=4096)
def _box(text: str, family: tuple[str, ...], pixels: float, weight: int | str | None, dpi: float) -> LineBox:
    properties = FontProperties(family=list(family), size=pixels, weight=weight)
    line = Text(0, 0, text, fontproperties=properties, va="baseline", parse_math=False)
    line.set_figure(Figure(dpi=dpi))
    box = line.get_window_extent(_measure(dpi))
    return LineBox(float(box.width), float(box.y1), float(-box.y0))


def shortened(text: str, properties: FontProperties, room: float) -> str:
    """The text, its end cut off where it is wider than `room` pixels."""
    if text_width(text, properties) <= room:
        return text
    cuts = (f"{text[:length].rstrip()}…" for length in range(len(text) - 1, 0, -1))
    return next((cut for cut in cuts if text_width(cut, properties) <= room), "…")


@cache
def _measure(dpi: float) -> RendererAgg:
    return RendererAgg(1, 1, dpi)  # type: ignore[no-untyped-call]
