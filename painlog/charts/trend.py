"""The trend chart: the worst score of each day, the 7-day mean, and the days that were not recorded."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from painlog.analysis.intervals import FloatArray, IntArray
from painlog.analysis.series import WeeklyMeans
from painlog.charts.day_axis import draw_day_axis
from painlog.charts.day_marks import NAMES_PX, draw_day_marks
from painlog.charts.fonts import text_width
from painlog.charts.head import PAD, draw_head
from painlog.charts.palette import Palette
from painlog.charts.rug import draw_rug, names_width, rug_height
from painlog.charts.score_axis import draw_score_axis
from painlog.charts.sheet import TITLE_PX, Sheet, Size, new_figure
from painlog.charts.stage_bands import LABELS_PX, draw_stage_bands
from painlog.charts.trend_data import LEAST_RECORDED, Dot, Mark, TrendData
from painlog.charts.trend_keys import BAND_ALPHA, HATCH, MEAN_PX, THIN_MEAN_PX, legend_keys, mark_style
from painlog.domain.naming import N_
from painlog.i18n import Texts

TITLE = N_("Daily worst score")
KEEP_RECORDING = N_("The chart begins with the fourth day that has a score.")
LOOK_FURTHER_BACK = N_("A chart needs four days with a score. Choose a longer period to see earlier ones.")

DAYS = "days"
"""The id of the axes whose places are the ordinals of days."""

LEAST_HATCHED_PX = 3.0
"""Narrower gaps are left blank: hatching hundreds of them costs more than the whole chart."""

NAMED_GAP_DAYS = 7
"""Shorter gaps are only hatched: the mean goes on through them, and words would stand in its way."""

WELL_KNOWN = 5
"""Below this many known days of seven the mean is drawn lighter (stages.md section 5)."""

_HEAD, _FOOT, _AXIS_LEFT = 58, 44, 54
_LIGHT_ALPHA = 0.55


def trend_figure(data: TrendData, palette: Palette, texts: Texts, size: Size) -> Figure:
    """A new figure with the chart, of this size in pixels."""
    figure = new_figure(size)
    draw_trend(figure, data, palette, texts, size.text_scale)
    return figure


def draw_trend(figure: Figure, data: TrendData, palette: Palette, texts: Texts, scale: float = 1.0) -> None:
    """Draw the chart on `figure` as large as it is, in place of what was there."""
    sheet = Sheet(figure, palette, texts, scale)
    sheet.clear()
    figure.set_label(texts(TITLE))
    head = sheet.px(_HEAD) + draw_head(sheet, texts(TITLE), legend_keys(sheet, data) if data.enough else [])
    rug = data.below if data.enough else ()
    names = sheet.px(NAMES_PX) if data.enough and (data.events or data.moves) else 0.0
    head += names + (sheet.px(LABELS_PX) if data.enough and data.stages else 0.0)
    left, below = max(sheet.px(_AXIS_LEFT), names_width(sheet, rug)), rug_height(sheet, rug)
    axes = sheet.axes(left, head, sheet.px(PAD), sheet.px(_FOOT) + below)
    axes.set_gid(DAYS)
    draw_score_axis(sheet, axes)
    draw_day_axis(sheet, axes, data.first, data.last, below)
    if not data.enough:
        _say_what_is_missing(sheet, axes, data)
        return
    draw_stage_bands(sheet, axes, data.stages, names)
    draw_rug(sheet, axes, rug)
    draw_day_marks(sheet, axes, data.events, data.moves)
    draw_days(sheet, axes, data)


def draw_days(sheet: Sheet, axes: Axes, data: TrendData) -> None:
    """Draw what the days hold: the gaps, the worst scores and the 7-day mean."""
    _draw_gaps(sheet, axes, data)
    _draw_dots(sheet, axes, data)
    if data.week is not None:
        _draw_week(sheet, axes, data.week, _day_width(sheet, axes, data))


def trend_description(data: TrendData, texts: Texts) -> str:
    """What the chart shows, in words: for screen readers and for the picture's own description."""
    recorded = texts(
        "From {first} to {last}: {count}.",
        first=texts.date(data.first),
        last=texts.date(data.last),
        count=_recorded_of(data.recorded, data.days, texts),
    )
    if not data.dots:
        return recorded
    scores = [dot.score for dot in data.dots]
    span = texts(
        "The worst score of a day lay between {low} and {high}.",
        low=texts.number(min(scores)),
        high=texts.number(max(scores)),
    )
    return f"{recorded} {span}"


def _recorded_of(recorded: int, days: int, texts: Texts) -> str:
    return texts.n(
        "{recorded} of {n} day recorded", "{recorded} of {n} days recorded", days, recorded=texts.number(recorded)
    )


def _day_width(sheet: Sheet, axes: Axes, data: TrendData) -> float:
    return sheet.width_of(axes) / ((data.last - data.first).days + 1)


def _draw_gaps(sheet: Sheet, axes: Axes, data: TrendData) -> None:
    """Hatch the runs of missing days that are wide enough to be seen, as one artist."""
    day_width = _day_width(sheet, axes, data)
    runs = [(first - 0.5, last - first + 1) for first, last in data.missing_runs()]
    wide = [(start, days) for start, days in runs if days * day_width >= LEAST_HATCHED_PX]
    if not wide:
        return
    gaps = axes.broken_barh(wide, (0, 10), facecolor="none", edgecolor=sheet.palette.axis, linewidth=0, hatch=HATCH)
    gaps.set(zorder=0.7, gid="gaps")
    for start, days in (gap for gap in wide if gap[1] >= NAMED_GAP_DAYS):
        _name_gap(sheet, axes, start + days / 2, days * day_width)


def _name_gap(sheet: Sheet, axes: Axes, middle: float, width: float) -> None:
    words, properties = sheet.texts("Not recorded").split(" "), sheet.font()
    if max(text_width(word, properties) for word in words) + sheet.px(10) > width:
        return
    box = {"boxstyle": "round,pad=0.35,rounding_size=0.4", "facecolor": sheet.palette.background, "edgecolor": "none"}
    axes.text(
        middle,
        1.6,
        "\n".join(words),
        fontproperties=properties,
        color=sheet.palette.ink2,
        ha="center",
        va="center",
        linespacing=1.25,
        bbox=box,
        zorder=0.8,
        parse_math=False,
    )


def _draw_dots(sheet: Sheet, axes: Axes, data: TrendData) -> None:
    """One line of marks for each colour and mark: thousands of days stay quick to draw."""
    size = sheet.px(min(max(_day_width(sheet, axes, data) * 1.25, 3.2), 8.5))
    groups: dict[tuple[int, Mark], list[Dot]] = {}
    for dot in data.dots:
        groups.setdefault((int(dot.score + 0.5), dot.mark), []).append(dot)
    for (score, mark), dots in sorted(groups.items()):
        look = mark_style(sheet.palette, score, mark, size)
        line = Line2D([dot.day.toordinal() for dot in dots], [dot.score for dot in dots], **look)
        line.set(clip_on=False, gid=f"dots-{mark}-{score}", zorder=2)
        axes.add_artist(line)


def _draw_week(sheet: Sheet, axes: Axes, week: WeeklyMeans, day_width: float) -> None:
    """The mean with its likely range; both are simply absent where too few days are known."""
    palette, width = sheet.palette, sheet.px(MEAN_PX if day_width >= 1 else THIN_MEAN_PX)
    band = axes.fill_between(week.days, week.low, week.high, color=palette.line, alpha=BAND_ALPHA, linewidth=0)
    band.set(gid="band", zorder=1)
    halo = [withStroke(linewidth=1.8 * width, foreground=palette.background)]
    style: dict[str, Any] = {
        "color": palette.line,
        "linewidth": width,
        "solid_capstyle": "round",
        "solid_joinstyle": "round",
    }
    light = axes.plot(week.days, week.mean, **style, alpha=_LIGHT_ALPHA, path_effects=halo)[0]
    light.set(gid="mean-light", zorder=3)
    strong = axes.plot(week.days, np.where(week.known >= WELL_KNOWN, week.mean, np.nan), **style)[0]
    strong.set(gid="mean", zorder=3.1)
    lonely = axes.plot(*_lonely(week), color=palette.line, linestyle="none", marker="o", markersize=width)[0]
    lonely.set(gid="mean-single", zorder=3.1)


def _lonely(week: WeeklyMeans) -> tuple[IntArray, FloatArray]:
    """Means without a neighbour, which a line cannot show."""
    known = np.pad(~np.isnan(week.mean), 1)
    alone = known[1:-1] & ~known[:-2] & ~known[2:]
    return week.days[alone], week.mean[alone]


def _say_what_is_missing(sheet: Sheet, axes: Axes, data: TrendData) -> None:
    texts = sheet.texts
    count = _recorded_of(data.recorded, LEAST_RECORDED, texts)
    begun_earlier = data.begun is not None and data.begun < data.first
    hint = texts(LOOK_FURTHER_BACK if begun_earlier else KEEP_RECORDING)
    for text, offset, properties, colour in (
        (count, 14, sheet.font(TITLE_PX, bold=True), sheet.palette.ink),
        (hint, -14, sheet.font(), sheet.palette.ink2),
    ):
        axes.annotate(
            text,
            (0.5, 0.5),
            xycoords="axes fraction",
            xytext=(0, sheet.px(offset)),
            textcoords="offset points",
            fontproperties=properties,
            color=colour,
            ha="center",
            va="center",
            parse_math=False,
        ).set_gid("empty")
