"""Where the columns of a forest plot lie: names, days, axis and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from painlog.ui.widgets.forest_marks import CHEVRON_WIDTH
from painlog.ui.widgets.forest_rows import Axis, ForestRow, ForestWords, axis_ends
from painlog.ui.widgets.lettering import text_scale
from painlog.ui.widgets.row_plot import INSET

COLUMN_GAP = 14.0
INNER_INDENT = 8.0
"""How much further in the name of an inner row begins, in px at text scale 1."""

_WIDE_FROM = 500
_LEAST_PLOT = 110.0


class Fonts(NamedTuple):
    """Of rows, of the numbers that stand out, and of what is said beside them."""

    body: QFont
    bold: QFont
    small: QFont


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths in px; `days` is 0 where the days stand under the name. Inner names begin `step` later."""

    name_left: float
    name: float
    step: float
    days: float
    axis: Axis
    numbers_left: float
    numbers: float
    stacked: bool


def forest_columns(rows: Sequence[ForestRow], words: ForestWords, width: float, fonts: Fonts) -> Columns:
    """Columns for all rows, the folded ones too: unfolding moves nothing sideways."""
    scale = text_scale(fonts.body)
    stacked = width < _WIDE_FROM * scale
    small = QFontMetricsF(fonts.small)
    every = [*rows, *(other for row in rows for other in row.others)]
    numbers = min(_numbers_width(every, words, fonts, stacked), 0.3 * width)
    days = 0.0 if stacked else max((small.horizontalAdvance(row.days) for row in every), default=0.0) + 2
    step = INNER_INDENT * scale
    name_left = INSET + (CHEVRON_WIDTH * scale if any(row.others for row in rows) else 0.0)
    room = width - name_left - INSET - numbers - days - (3 if days else 2) * COLUMN_GAP - _LEAST_PLOT * scale
    name = min(_name_width(rows, fonts, step), max(room, 0.22 * width))
    left = name_left + name + (days + COLUMN_GAP if days else 0.0) + COLUMN_GAP
    edge = small.horizontalAdvance("−5") / 2 + 2
    low, high = axis_ends(row.difference.interval for row in every if row.difference)
    numbers_left = width - INSET - numbers
    axis = Axis(low, high, left + edge, max(numbers_left - COLUMN_GAP - left - 2 * edge, 1.0))
    return Columns(name_left, name, step, days, axis, numbers_left, numbers, stacked)


def _name_width(rows: Sequence[ForestRow], fonts: Fonts, step: float) -> float:
    body, small = QFontMetricsF(fonts.body), QFontMetricsF(fonts.small)
    names = [body.horizontalAdvance(row.name) for row in rows]
    inner = [small.horizontalAdvance(other.name) + step for row in rows for other in row.others]
    return max([*names, *inner], default=0.0) + 2


def _numbers_width(rows: Sequence[ForestRow], words: ForestWords, fonts: Fonts, stacked: bool) -> float:
    bold, small = QFontMetricsF(fonts.bold), QFontMetricsF(fonts.small)
    differences = [row.difference for row in rows if row.difference]
    effect = max((bold.horizontalAdvance(each.text) for each in differences), default=0.0)
    interval = max((small.horizontalAdvance(each.interval_text) for each in differences), default=0.0)
    below = [words.numbers, *(row.sure for row in rows if row.difference)]
    beside = max(effect, interval) if stacked else effect + COLUMN_GAP + interval
    return max(beside, *(small.horizontalAdvance(text) for text in below)) + 4
