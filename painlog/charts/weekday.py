"""The mean of the daily worst score by weekday."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from painlog.analysis.group_means import GroupMean
from painlog.charts.bars import Bar, bar_description, draw_bars, draw_small_head
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet
from painlog.domain.naming import N_
from painlog.i18n import Texts

TITLE = N_("Day of the week")
SUBTITLE = N_("Average of the daily worst, days")


def weekday_bars(data: Sequence[GroupMean], texts: Texts) -> list[Bar]:
    """A bar for each weekday, Monday first."""
    names = texts.locale.days["stand-alone"]
    return [
        Bar(tuple(str(names[width][day]) for width in ("wide", "abbreviated", "narrow")), value)
        for day, value in enumerate(data)
    ]


def draw_weekday(figure: Figure, data: Sequence[GroupMean], palette: Palette, texts: Texts, scale: float = 1.0) -> None:
    """Draw the chart on `figure` as large as it is, in place of what was there."""
    sheet = Sheet(figure, palette, texts, scale)
    sheet.clear()
    figure.set_label(texts(TITLE))
    draw_small_head(sheet, texts(TITLE), texts(SUBTITLE))
    draw_bars(sheet, weekday_bars(data, texts))


def weekday_description(data: Sequence[GroupMean], texts: Texts) -> str:
    """What the chart shows, in words."""
    return bar_description(weekday_bars(data, texts), texts)
