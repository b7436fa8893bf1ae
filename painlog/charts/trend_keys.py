"""The marks of the trend chart, alike in the chart and in its legend."""

from typing import Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from painlog.charts.legend import Key
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet
from painlog.charts.trend_data import Mark, TrendData

MARKERS = {Mark.NUMBER: "o", Mark.FACE: "D"}
MEAN_PX, THIN_MEAN_PX = 2.4, 1.3
HATCH = "////"
BAND_ALPHA = 0.18

_LEGEND_SCORE, _LEGEND_SIZE = 6, 8


def mark_style(palette: Palette, score: int, mark: Mark, size: float) -> dict[str, Any]:
    """How a day with this worst score (0 to 10) is drawn, `size` pixels wide."""
    return {
        "linestyle": "none",
        "marker": MARKERS[mark],
        "markersize": size,
        "markerfacecolor": palette.of_score(score),
        "markeredgecolor": palette.outline_of(score),
        "markeredgewidth": min(0.8, size / 6),
    }


def legend_keys(sheet: Sheet, data: TrendData) -> list[Key]:
    """What the legend of this chart explains: only what is drawn, and always what an empty day looks like."""
    palette, texts = sheet.palette, sheet.texts
    keys = [_mark_key(palette, Mark.NUMBER, texts("Worst score of the day"))]
    if any(dot.mark is Mark.FACE for dot in data.dots):
        keys.append(_mark_key(palette, Mark.FACE, texts("Chosen as a face")))
    if data.week is not None and not np.isnan(data.week.mean).all():
        keys.append(_week_key(sheet))
    hatched = Patch(facecolor="none", edgecolor=palette.axis, linewidth=0, hatch=HATCH)
    return [*keys, Key(hatched, texts("Not recorded"))]


def _mark_key(palette: Palette, mark: Mark, label: str) -> Key:
    return Key(Line2D([], [], **mark_style(palette, _LEGEND_SCORE, mark, _LEGEND_SIZE)), label)


def _week_key(sheet: Sheet) -> Key:
    line = Line2D([], [], color=sheet.palette.line, linewidth=sheet.px(MEAN_PX))
    band = Patch(facecolor=sheet.palette.line, alpha=BAND_ALPHA, linewidth=0)
    return Key((band, line), sheet.texts("7-day average, likely range"))
