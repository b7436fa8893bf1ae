"""A few means of 0 to 10 over time as a small picture for paper, each with its number."""

import math
from collections.abc import Iterator, Sequence
from datetime import date

from matplotlib.axes import Axes

from painlog.charts.fonts import text_width
from painlog.charts.palette import Palette
from painlog.charts.picture import picture_bytes
from painlog.charts.sheet import Sheet, Size, new_figure
from painlog.i18n import Texts

PICTURE_SIZE = Size(250, 72, 0.62)
_LEFT, _TOP, _RIGHT, _FOOT = 30, 22, 14, 32
_MIDDLE = 5
_BETWEEN = 8
"""Pixels between the names of two days."""


def means_picture(
    values: Sequence[tuple[date, float]], last: date, palette: Palette, texts: Texts
) -> tuple[str, float]:
    """The chart of (day, mean) in order of days as SVG, and its height for its width.

    Named are the last and, counted back from it, all that have room. Days of the year of `last` go without the year.
    """
    figure = new_figure(PICTURE_SIZE)
    sheet = Sheet(figure, palette, texts, PICTURE_SIZE.text_scale)
    sheet.clear()
    figure.set_facecolor("none")
    axes = sheet.axes(*(sheet.px(pad) for pad in (_LEFT, _TOP, _RIGHT, _FOOT)))
    days = [day.toordinal() for day, _ in values]
    spread = max(days[-1] - days[0], 1)
    axes.set(xlim=(days[0] - 0.06 * spread, days[-1] + 0.06 * spread), ylim=(0, 10), yticks=[0, _MIDDLE, 10])
    axes.set_yticklabels([texts.number(score) for score in (0, _MIDDLE, 10)])
    axes.tick_params(axis="y", labelleft=True, length=0, pad=3)
    for label in axes.get_yticklabels():
        label.set(fontproperties=sheet.font(), color=palette.ink2)
    axes.grid(axis="y", color=palette.grid, linewidth=0.6)
    axes.set_axisbelow(True)
    (line,) = axes.plot(days, [value for _, value in values], color=palette.ink, linewidth=1.2, clip_on=False)
    line.set(marker="o", markersize=3.6, gid="means")
    axes.set_xticks([])
    names = [texts.date(day, "MMMd" if day.year == last.year else "yMMMd") for day, _ in values]
    for place in _with_room(sheet, axes, days, names):
        value = values[place][1]
        _write(sheet, axes, (days[place], value), texts.number(value, 1), sheet.px(15), palette.ink)
        _write(sheet, axes, (days[place], 0), names[place], -sheet.px(20), palette.ink2)
    svg = picture_bytes(figure, "svg").decode("utf-8")
    return svg, PICTURE_SIZE.height / PICTURE_SIZE.width


def _with_room(sheet: Sheet, axes: Axes, days: Sequence[int], names: Sequence[str]) -> Iterator[int]:
    """The places whose names have room beside each other, counted back from the last."""
    left = math.inf
    for place in range(len(days) - 1, -1, -1):
        middle = axes.transData.transform((days[place], 0))[0]
        half = text_width(names[place], sheet.font()) / 2
        if middle + half + sheet.px(_BETWEEN) <= left:
            left = middle - half
            yield place


def _write(sheet: Sheet, axes: Axes, place: tuple[float, float], text: str, up: float, colour: str) -> None:
    axes.annotate(
        text,
        place,
        xytext=(0, up),
        textcoords="offset points",
        fontproperties=sheet.font(),
        color=colour,
        ha="center",
        va="center",
        annotation_clip=False,
        parse_math=False,
    )
