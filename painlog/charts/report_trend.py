"""The trend chart as the doctor's report prints it: no title of its own, the legend at the right of its head."""

from dataclasses import replace

from painlog.charts.day_axis import draw_day_axis
from painlog.charts.day_marks import NAMES_PX, draw_day_marks
from painlog.charts.head import draw_head
from painlog.charts.lettering import drawable
from painlog.charts.palette import Palette
from painlog.charts.picture import picture_bytes
from painlog.charts.score_axis import draw_score_axis
from painlog.charts.sheet import Sheet, Size, new_figure
from painlog.charts.stage_bands import LABELS_PX, draw_stage_bands
from painlog.charts.trend import draw_days
from painlog.charts.trend_data import TrendData
from painlog.charts.trend_keys import legend_keys
from painlog.i18n import Texts

TREND_SIZE = Size(526, 162, 0.62)
"""As wide as the text of a page and the empty margin at the right of every chart, in points."""

MARGIN = 12.4
"""The empty margin at the right."""

_HEAD, _AXIS_LEFT, _FOOT = 44, 40, 34


def report_trend(data: TrendData, palette: Palette, texts: Texts, title: str) -> tuple[str, float]:
    """The chart as SVG, and its height for its width; `data` must be enough to be drawn.

    At the left of its head is room for `title`, which the page itself prints so that it can be selected.
    """
    data = replace(data, events=tuple(replace(event, word=drawable(event.word)) for event in data.events))
    size = replace(TREND_SIZE, height=TREND_SIZE.height + _begun(TREND_SIZE, data, palette, texts, title)[1])
    sheet, legend = _begun(size, data, palette, texts, title)
    names = sheet.px(NAMES_PX) if data.events or data.moves else 0.0
    head = sheet.px(_HEAD) + legend + names + (sheet.px(LABELS_PX) if data.stages else 0.0)
    axes = sheet.axes(sheet.px(_AXIS_LEFT), head, MARGIN, sheet.px(_FOOT))
    draw_score_axis(sheet, axes)
    draw_day_axis(sheet, axes, data.first, data.last)
    draw_stage_bands(sheet, axes, data.stages, names)
    draw_day_marks(sheet, axes, data.events, data.moves)
    draw_days(sheet, axes, data)
    return picture_bytes(sheet.figure, "svg").decode("utf-8"), size.height / size.width


def _begun(size: Size, data: TrendData, palette: Palette, texts: Texts, title: str) -> tuple[Sheet, float]:
    """A sheet with the legend, and the height that this needs below the title where it has no room beside it."""
    sheet = Sheet(new_figure(size), palette, texts, size.text_scale)
    sheet.clear()
    sheet.figure.set_facecolor("none")
    legend = draw_head(sheet, title, legend_keys(sheet, data))
    for words in sheet.figure.findobj(lambda artist: artist.get_gid() == "title"):
        words.remove()
    return sheet, legend
