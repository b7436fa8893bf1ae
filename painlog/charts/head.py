"""The head of a chart: its title at the left, and a legend beside it or below it where there is no room."""

from collections.abc import Sequence
from itertools import pairwise

from painlog.charts.fonts import text_width
from painlog.charts.legend import Key, Legend, Place
from painlog.charts.sheet import TITLE_PX, Sheet

PAD = 20
"""The margin of a chart inside its card, in pixels."""

_TITLE_Y, _ROW = 29, 25
_KEY_PX = 48
"""What a key needs beside its label: the mark and the gaps round it."""


def draw_head(sheet: Sheet, title: str, keys: Sequence[Key]) -> float:
    """Draw title and legend; return the height in pixels that the legend needs below the title."""
    bold = sheet.font(TITLE_PX, bold=True)
    sheet.text(sheet.px(PAD), sheet.px(_TITLE_Y), title, bold).set_gid("title")
    if not keys:
        return 0.0
    room = sheet.width - 2 * sheet.px(PAD)
    beside = _needed(sheet, keys, len(keys)) <= room - text_width(title, bold) - sheet.px(PAD)
    columns = len(keys) if beside else _columns_that_fit(sheet, keys, room)
    rows = 0 if beside else -(-len(keys) // columns)
    _draw_legend(sheet, keys, columns, rows)
    return sheet.px(rows * _ROW)


def _draw_legend(sheet: Sheet, keys: Sequence[Key], columns: int, rows: int) -> None:
    middle = sheet.px(_TITLE_Y + _ROW * (rows + 1) / 2 if rows else _TITLE_Y)
    edge = sheet.px(PAD) if rows else sheet.width - sheet.px(PAD)
    sheet.figure.add_artist(Legend(sheet, keys, columns, Place(edge, middle, right=not rows)))


def _columns_that_fit(sheet: Sheet, keys: Sequence[Key], room: float) -> int:
    return next((count for count in range(len(keys), 1, -1) if _needed(sheet, keys, count) <= room), 1)


def _needed(sheet: Sheet, keys: Sequence[Key], columns: int) -> float:
    """The width of a legend whose keys fill `columns` columns one after the other, the first ones longer."""
    short, longer = divmod(len(keys), columns)
    ends = [0]
    for column in range(columns):
        ends.append(ends[-1] + short + (column < longer))
    properties = sheet.font()
    widths = [text_width(key.label, properties) + sheet.px(_KEY_PX) for key in keys]
    return sum(max(widths[first:end]) for first, end in pairwise(ends))
