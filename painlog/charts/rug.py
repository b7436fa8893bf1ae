"""Below the scores: on which days the treatments were used."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from painlog.charts.fonts import shortened, text_width
from painlog.charts.score_axis import LABEL_GAP_PX, RAMP_PX
from painlog.charts.sheet import Sheet
from painlog.charts.trend_data import RugRow

ROW_PX = 20
_MARK_PX, _DOT_PX, _NAME_GAP_PX = 11, 5.5, 31
_WIDEST_NAME = 0.25
"""A name takes at most this share of the chart's width; the rest of it is cut off."""


def rug_height(sheet: Sheet, rows: tuple[RugRow, ...]) -> float:
    """The height in pixels that the rows need."""
    return sheet.px(ROW_PX) * len(rows)


def names_width(sheet: Sheet, rows: tuple[RugRow, ...]) -> float:
    """The width in pixels that the names need beside the axes."""
    return max((text_width(_name(sheet, row), sheet.font()) + sheet.px(_NAME_GAP_PX) for row in rows), default=0.0)


def draw_rug(sheet: Sheet, axes: Axes, rows: tuple[RugRow, ...]) -> None:
    """Draw each row as one artist below the axes, with its name at the left."""
    for number, row in enumerate(rows):
        down = sheet.px(ROW_PX) * (number + 0.5)
        shift = ScaledTranslation(0, -(down + sheet.px(2)) / 72, sheet.figure.dpi_scale_trans)
        place = blended_transform_factory(axes.transData, axes.transAxes) + shift
        days = [day.toordinal() for day in row.days]
        (marks,) = axes.plot(days, [0] * len(days), transform=place, linestyle="none", clip_on=False)
        marks.set(**_look(sheet, row), gid=f"rug-{number}")
        off = (-sheet.px(RAMP_PX + LABEL_GAP_PX), -down - sheet.px(2))
        sheet.words(axes, _name(sheet, row), axes.transAxes, (0, 0), off, ha="right", gid="rug-name")


def _look(sheet: Sheet, row: RugRow) -> dict[str, Any]:
    if row.exercise:
        return {"marker": "o", "markersize": sheet.px(_DOT_PX), "markeredgewidth": 0, "color": sheet.palette.line}
    return {"marker": "|", "markersize": sheet.px(_MARK_PX), "markeredgewidth": 1.8, "color": sheet.palette.ink2}


def _name(sheet: Sheet, row: RugRow) -> str:
    return shortened(sheet.texts.name(row.name, row.own), sheet.font(), sheet.width * _WIDEST_NAME)
