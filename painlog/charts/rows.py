"""Rows of intervals on one level scale: the triggers and the treatments of Insights on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from painlog.charts.fonts import shortened, text_width
from painlog.charts.head import PAD, draw_head
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet, Size, new_figure
from painlog.i18n import Texts

WIDTH, ROW_PX = 900, 34
_TOP, _FOOT, _COUNT_PX = 66, 78, 190
_LEAST_NAME_PX, _MOST_NAME_PX = 240, 420
_GAP = 12
_EMPTY_PX = 40


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """A name, a value with its interval or neither, and what stands at the right; `filled` marks stand out."""

    name: str
    value: float | None
    interval: tuple[float, float] | None
    note: str
    filled: bool = False


@dataclass(frozen=True, slots=True)
class RowsData:
    """A chart of rows: its title, what its scale measures, what is said below it, and what instead of no rows.

    `low` and `high` are the ends of the scale; `band` is how far from 0 a value is too small to matter.
    """

    title: str
    scale: str
    footnote: str
    nothing: str
    rows: Sequence[IntervalRow]
    low: float
    high: float
    band: float = 0.0


def rows_figure(data: RowsData, palette: Palette, texts: Texts) -> Figure:
    """A new figure with these rows, as high as they need."""
    height = _TOP + _FOOT + max(ROW_PX * len(data.rows), _EMPTY_PX)
    figure = new_figure(Size(WIDTH, height))
    sheet = Sheet(figure, palette, texts)
    sheet.clear()
    figure.set_label(data.title)
    draw_head(sheet, data.title, [])
    note = shortened(data.footnote, sheet.font(), WIDTH - 2 * PAD)
    sheet.text(PAD, height - 18, note, sheet.font(), palette.ink2).set_gid("footnote")
    if not data.rows:
        sheet.text(PAD, _TOP + _EMPTY_PX / 2, data.nothing, sheet.font()).set_gid("empty")
        return figure
    names = [text_width(row.name, sheet.font(bold=row.filled)) for row in data.rows]
    left = min(max(PAD + max(names) + _GAP, _LEAST_NAME_PX), _MOST_NAME_PX)
    axes = sheet.axes(left, _TOP, _COUNT_PX, _FOOT)
    axes.set(xlim=(data.low, data.high), ylim=(len(data.rows) - 0.5, -0.5), yticks=[])
    _draw_scale(sheet, axes, data)
    for place, row in enumerate(data.rows):
        _draw_row(sheet, axes, left, place, row)
    return figure


def rows_description(data: RowsData, texts: Texts) -> str:
    """The rows in words."""
    return " ".join([*(texts("{name}: {note}.", name=row.name, note=row.note) for row in data.rows), data.footnote])


def _draw_scale(sheet: Sheet, axes: Axes, data: RowsData) -> None:
    palette = sheet.palette
    if data.band:
        axes.axvspan(-data.band, data.band, facecolor=palette.well, linewidth=0, zorder=0.5).set_gid("band")
    axes.axvline(0, color=palette.axis, linewidth=1.5, zorder=0.9)
    axes.tick_params(axis="x", labelbottom=True, length=0, pad=6)
    ticks = list(range(int(data.low), int(data.high) + 1))
    axes.set_xticks(ticks, [sheet.texts.number(tick) for tick in ticks])
    axes.grid(axis="x", color=palette.grid, linewidth=1)
    axes.set_axisbelow(True)
    for label in axes.get_xticklabels():
        label.set(fontproperties=sheet.font(), color=palette.ink2)
    axes.set_xlabel(data.scale, fontproperties=sheet.font(), color=palette.ink2, labelpad=4)


def _draw_row(sheet: Sheet, axes: Axes, left: float, place: int, row: IntervalRow) -> None:
    """A row whose plot begins `left` px from the edge; without a value its note has the room of the plot too."""
    palette = sheet.palette
    middle = _TOP + ROW_PX * (place + 0.5)
    bold = sheet.font(bold=row.filled)
    sheet.text(PAD, middle, shortened(row.name, bold, left - PAD - _GAP), bold)
    note_left = (left if row.value is None else WIDTH - _COUNT_PX) + _GAP
    note = shortened(row.note, sheet.font(), WIDTH - PAD - note_left)
    sheet.text(note_left, middle, note, sheet.font(), palette.ink2)
    if row.value is None:
        return
    if row.interval is not None:
        (line,) = axes.plot(row.interval, [place, place], color=palette.line, linewidth=2)
        line.set_gid("interval")
    (mark,) = axes.plot([row.value], [place], marker="o", markersize=9, linestyle="none", markeredgewidth=1.8)
    mark.set(markeredgecolor=palette.line, markerfacecolor=palette.line if row.filled else palette.background)
    mark.set_gid("mark")
