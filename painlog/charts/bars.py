"""Upright bars of mean scores, each with its interval and the number of days behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from painlog.analysis.group_means import GroupMean
from painlog.charts.fonts import shortened, text_width
from painlog.charts.sheet import Sheet
from painlog.i18n import Texts

SMALL_PAD = 16
_TITLE_PX, _TITLE_Y, _SUBTITLE_Y = 15, 22, 43
_TOP, _FOOT, _LEFT = 70, 52, 40
_WIDE = 0.7
_LEAST_TOP = 6
NOT_YET = "–"


@dataclass(frozen=True, slots=True)
class Bar:
    """A mean score and its names, longest first: where not all of a length fit, all bars take the next."""

    names: tuple[str, ...]
    value: GroupMean


def draw_small_head(sheet: Sheet, title: str, subtitle: str) -> None:
    """The head of a small chart: what it shows, and of what."""
    left = sheet.px(SMALL_PAD)
    room = sheet.width - 2 * left
    for text, y, properties, colour, gid in (
        (title, _TITLE_Y, sheet.font(_TITLE_PX, bold=True), sheet.palette.ink, "title"),
        (subtitle, _SUBTITLE_Y, sheet.font(), sheet.palette.ink2, "subtitle"),
    ):
        sheet.text(left, sheet.px(y), shortened(text, properties, room), properties, colour).set_gid(gid)


def draw_bars(sheet: Sheet, bars: Sequence[Bar]) -> None:
    """Draw the bars below the head."""
    axes = sheet.axes(sheet.px(_LEFT), sheet.px(_TOP), sheet.px(SMALL_PAD), sheet.px(_FOOT))
    axes.set_xlim(-0.5, len(bars) - 0.5)
    _draw_scale(sheet, axes, bars)
    for place, bar in enumerate(bars):
        _draw_bar(sheet, axes, place, bar.value)
    names = _fitting(sheet, bars, sheet.width_of(axes) / len(bars) - sheet.px(3))
    for place, (bar, name) in enumerate(zip(bars, names, strict=True)):
        _write(sheet, axes, place, name, 17, sheet.palette.ink)
        _write(sheet, axes, place, sheet.texts.number(bar.value.count), 36, sheet.palette.ink2)


def bar_description(bars: Sequence[Bar], texts: Texts) -> str:
    """The bars in words."""
    return " ".join(
        texts(
            "{name}: {mean} ({count}).",
            name=bar.names[0],
            mean=mean_text(bar.value, texts),
            count=days_text(bar.value, texts),
        )
        for bar in bars
    )


def mean_text(value: GroupMean, texts: Texts) -> str:
    """A mean to a tenth, or a dash where there is none."""
    return NOT_YET if value.mean is None else texts.number(value.mean, 1)


def interval_text(value: GroupMean, texts: Texts) -> str:
    """The ends of an interval to a tenth, or a dash where there is none."""
    if value.interval is None:
        return NOT_YET
    low, high = value.interval
    return texts("{low} to {high}", low=texts.number(low, 1), high=texts.number(high, 1))


def days_text(value: GroupMean, texts: Texts) -> str:
    return texts.n("{n} day", "{n} days", value.count)


def _draw_scale(sheet: Sheet, axes: Axes, bars: Sequence[Bar]) -> None:
    highest = max((end for bar in bars for end in (bar.value.mean or 0, *(bar.value.interval or ()))), default=0)
    top = min(max(_LEAST_TOP, 2 * int(highest / 2 + 1)), 10)
    axes.set_ylim(0, top)
    axes.set_yticks(list(range(0, top + 1, 2)), [sheet.texts.number(score) for score in range(0, top + 1, 2)])
    axes.tick_params(axis="y", labelleft=True, length=0, pad=sheet.px(6))
    for label in axes.get_yticklabels():
        label.set(fontproperties=sheet.font(), color=sheet.palette.ink2, va="center")
    axes.set_xticks([])
    axes.grid(axis="y", color=sheet.palette.grid, linewidth=1)
    axes.set_axisbelow(True)
    axes.axhline(0, color=sheet.palette.axis, linewidth=1.5, clip_on=False, zorder=2.5)


def _draw_bar(sheet: Sheet, axes: Axes, place: int, value: GroupMean) -> None:
    if value.mean is None:
        return
    palette = sheet.palette
    bar = Rectangle((place - _WIDE / 2, 0), _WIDE, value.mean, facecolor=palette.of_score(value.mean), zorder=2)
    bar.set(linewidth=0.8, edgecolor=palette.outline_of(value.mean), gid="bar")
    axes.add_patch(bar)
    if value.interval is not None:
        (line,) = axes.plot([place, place], value.interval, color=palette.ink, linewidth=1.6, zorder=3, clip_on=False)
        line.set_gid("interval")


def _fitting(sheet: Sheet, bars: Sequence[Bar], room: float) -> list[str]:
    """One name for each bar, all of the same length."""
    properties = sheet.font()
    for names in zip(*(bar.names for bar in bars), strict=True):
        if all(text_width(name, properties) <= room for name in names):
            return list(names)
    return [bar.names[-1] for bar in bars]


def _write(sheet: Sheet, axes: Axes, place: float, text: str, down: float, colour: str) -> None:
    axes.annotate(
        text,
        (place, 0),
        xytext=(0, -sheet.px(down)),
        textcoords="offset points",
        fontproperties=sheet.font(),
        color=colour,
        ha="center",
        va="center",
        annotation_clip=False,
        parse_math=False,
    )
