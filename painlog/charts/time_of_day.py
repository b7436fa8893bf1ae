"""The mean score by part of the day."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from painlog.analysis.group_means import GroupMean
from painlog.charts.bars import Bar, bar_description, draw_bars, draw_small_head
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet
from painlog.charts.side_data import PartOfDay
from painlog.domain.naming import N_
from painlog.i18n import Texts

TITLE = N_("Time of day")
SUBTITLE = N_("Average score, days")

PART_NAMES = {
    PartOfDay.MORNING: (N_("Morning"), N_("Morn.")),
    PartOfDay.NOON: (N_("Noon"), N_("Noon")),
    PartOfDay.AFTERNOON: (N_("Afternoon"), N_("Aft.")),
    PartOfDay.EVENING: (N_("Evening"), N_("Eve.")),
    PartOfDay.NIGHT: (N_("Night"), N_("Night")),
}

Parts = Mapping[PartOfDay, GroupMean]


def time_of_day_bars(data: Parts, texts: Texts) -> list[Bar]:
    """A bar for each part of the day."""
    return [Bar(tuple(texts(name) for name in PART_NAMES[part]), value) for part, value in data.items()]


def draw_time_of_day(figure: Figure, data: Parts, palette: Palette, texts: Texts, scale: float = 1.0) -> None:
    """Draw the chart on `figure` as large as it is, in place of what was there."""
    sheet = Sheet(figure, palette, texts, scale)
    sheet.clear()
    figure.set_label(texts(TITLE))
    draw_small_head(sheet, texts(TITLE), texts(SUBTITLE))
    draw_bars(sheet, time_of_day_bars(data, texts))


def time_of_day_description(data: Parts, texts: Texts) -> str:
    """What the chart shows, in words."""
    return bar_description(time_of_day_bars(data, texts), texts)
