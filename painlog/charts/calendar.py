"""The calendar: one square a day, weeks as columns, a row of them for each year."""

from datetime import date

from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from painlog.charts.head import PAD, draw_head
from painlog.charts.legend import Key
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet, Size, new_figure
from painlog.charts.trend_data import TrendData
from painlog.domain.naming import N_
from painlog.i18n import Texts

TITLE = N_("Calendar of the daily worst score")
SIDE_PX, STEP_PX = 14, 17
"""The side of a square, and from one to the next."""

_TOP, _LEFT, _YEAR_PX, _MONTHS_PX = 84, 92, 156, 16
_WEEKS = 54
_LEGEND_SCORES = (0, 3, 6, 9)


def calendar_figure(data: TrendData, palette: Palette, texts: Texts) -> Figure:
    """A new figure with the calendar of the years that are shown, as high as they need."""
    years = data.last.year - data.first.year + 1
    size = Size(_LEFT + _WEEKS * STEP_PX + 2 * PAD, _TOP + years * _YEAR_PX)
    figure = new_figure(size)
    sheet = Sheet(figure, palette, texts)
    sheet.clear()
    figure.set_label(texts(TITLE))
    draw_head(sheet, texts(TITLE), _keys(sheet))
    axes = sheet.axes(0, 0, 0, 0)
    axes.set(xlim=(0, size.width), ylim=(size.height, 0))
    scores = {dot.day: dot.score for dot in data.dots}
    squares: dict[int | None, list[Rectangle]] = {}
    for ordinal in range(data.first.toordinal(), data.last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        score = scores.get(day)
        left, top = _place(day, data.first.year)
        squares.setdefault(None if score is None else int(score + 0.5), []).append(
            Rectangle((left, top), SIDE_PX, SIDE_PX)
        )
    for step, found in squares.items():
        look = PatchCollection(found, linewidth=0.8)
        if step is None:
            look.set(facecolor="none", edgecolor=palette.axis, hatch="////", linewidth=0.4, gid="unknown")
        else:
            look.set(facecolor=palette.of_score(step), edgecolor=palette.outline_of(step), gid=f"score-{step}")
        axes.add_collection(look)
    for year in range(data.first.year, data.last.year + 1):
        _name_year(sheet, year, data)
    return figure


def _place(day: date, first_year: int) -> tuple[float, float]:
    """The top left corner of a day's square, in pixels."""
    begun = date(day.year, 1, 1)
    week = (day.timetuple().tm_yday - 1 + begun.weekday()) // 7
    return _LEFT + week * STEP_PX, _TOP + (day.year - first_year) * _YEAR_PX + day.weekday() * STEP_PX


def _name_year(sheet: Sheet, year: int, data: TrendData) -> None:
    _, top = _place(date(year, 1, 1), data.first.year)
    top -= date(year, 1, 1).weekday() * STEP_PX
    sheet.text(PAD, top + 3.5 * STEP_PX, sheet.texts.date(date(year, 1, 1), "y"), sheet.font(bold=True))
    for month in range(1, 13):
        if data.first <= date(year, month, 28) and date(year, month, 1) <= data.last:
            left, _ = _place(max(date(year, month, 1), data.first), data.first.year)
            name = str(sheet.texts.locale.months["stand-alone"]["abbreviated"][month])
            sheet.text(left, top - _MONTHS_PX, name, sheet.font(), sheet.palette.ink2)


def _keys(sheet: Sheet) -> list[Key]:
    palette, texts = sheet.palette, sheet.texts
    keys = [
        Key(
            Rectangle(
                (0, 0), 1, 1, facecolor=palette.of_score(score), edgecolor=palette.outline_of(score), linewidth=0.8
            ),
            texts.number(score),
        )
        for score in _LEGEND_SCORES
    ]
    hatched = Rectangle((0, 0), 1, 1, facecolor="none", edgecolor=palette.axis, linewidth=0.4, hatch="////")
    return [*keys, Key(hatched, texts("Not recorded"))]
