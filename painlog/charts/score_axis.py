"""The upright axis of pain scores, 0 to 10, with the pain ramp at its side."""

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from painlog.charts.sheet import Sheet
from painlog.domain.scales import HIGHEST_SCORE, LOWEST_SCORE

RAMP_PX, LABEL_GAP_PX = 5, 6
_STEP = 2


def draw_score_axis(sheet: Sheet, axes: Axes) -> None:
    """Set the scale of `axes` and draw its numbers, hairlines and ramp.

    Matplotlib's own axis is off: its ticks cost more than all the days of a diary.
    """
    axes.set_axis_off()
    axes.set_ylim(LOWEST_SCORE, HIGHEST_SCORE)
    ticks = range(LOWEST_SCORE, HIGHEST_SCORE + 1, _STEP)
    across = axes.get_yaxis_transform()
    hairlines = LineCollection([[(0, score), (1, score)] for score in ticks], transform=across, zorder=0.5)
    hairlines.set(color=sheet.palette.grid, linewidth=1, gid="hairlines", clip_on=False)
    axes.add_artist(hairlines)
    for score in ticks:
        off = (-sheet.px(RAMP_PX + LABEL_GAP_PX), 0)
        sheet.words(axes, sheet.texts.number(score), across, (0, score), off, ha="right", gid="score")
    axes.axhline(LOWEST_SCORE, color=sheet.palette.axis, linewidth=1.5, zorder=0.9, clip_on=False)
    _draw_ramp(sheet, axes)


def _draw_ramp(sheet: Sheet, axes: Axes) -> None:
    width = sheet.px(RAMP_PX) / sheet.width_of(axes)
    for score, colour in enumerate(sheet.palette.pain):
        low, high = max(score - 0.5, LOWEST_SCORE), min(score + 0.5, HIGHEST_SCORE)
        step = Rectangle((-width, low), width, high - low, facecolor=colour, linewidth=0, clip_on=False)
        step.set_transform(axes.get_yaxis_transform())
        step.set_gid(f"ramp-{score}")
        axes.add_artist(step)
