"""The level axis of days: months are named where they begin; short spans name weeks, long ones years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from painlog.charts.fonts import text_width
from painlog.charts.sheet import Sheet
from painlog.i18n import Texts

TICK_PX = 20
LABEL_GAP_PX = 6

_WEEKLY_UP_TO_DAYS = 45
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_NAME_PX, _NAME_AND_YEAR_PX, _WIDE_MONTH_PX = 46, 72, 92


@dataclass(frozen=True, slots=True)
class Tick:
    """A named day; of its names, longest first, the first that fits is written."""

    day: date
    names: tuple[str, ...]


def draw_day_axis(sheet: Sheet, axes: Axes, first: date, last: date, below: float = 0.0) -> None:
    """Give each day of `axes` its place (its ordinal, half a day to either side) and name the months.

    The names stand `below` pixels further down, where something lies between them and the axes.
    """
    axes.set_xlim(first.toordinal() - 0.5, last.toordinal() + 0.5)
    day_width = sheet.width_of(axes) / ((last - first).days + 1)
    ticks = day_ticks(sheet.texts, first, last, day_width / sheet.scale)
    ends = [*(tick.day for tick in ticks[1:]), last + timedelta(days=1)]
    places: list[float] = []
    for tick, end in zip(ticks, ends, strict=False):
        if name := _fitting(sheet, tick, (end - tick.day).days * day_width):
            places.append(tick.day.toordinal() - 0.5)
            _write_name(sheet, axes, places[-1], name, below)
    _draw_ticks(sheet, axes, places, below)


def _draw_ticks(sheet: Sheet, axes: Axes, places: Sequence[float], below: float) -> None:
    length = (sheet.px(TICK_PX) + below) / sheet.height_of(axes)
    ticks = LineCollection([[(place, 0), (place, -length)] for place in places], transform=axes.get_xaxis_transform())
    ticks.set(color=sheet.palette.axis, linewidth=1, gid="ticks", clip_on=False)
    axes.add_artist(ticks)


def _fitting(sheet: Sheet, tick: Tick, room: float) -> str | None:
    room -= 2 * sheet.px(LABEL_GAP_PX)
    return next((name for name in tick.names if text_width(name, sheet.font()) <= room), None)


def _write_name(sheet: Sheet, axes: Axes, place: float, name: str, below: float) -> None:
    off = (sheet.px(LABEL_GAP_PX), -sheet.px(TICK_PX) - below)
    sheet.words(axes, name, axes.get_xaxis_transform(), (place, 0), off, va="baseline")


def day_ticks(texts: Texts, first: date, last: date, day_width: float) -> list[Tick]:
    """The days to name where a day is `day_width` pixels wide, far enough apart for their names."""
    if (last - first).days < _WEEKLY_UP_TO_DAYS:
        return [Tick(day, (texts.date(day, "MMMd"),)) for day in _mondays(first, last)]
    month = day_width * 30.4
    step = next((step for step in _MONTH_STEPS if step * month >= _room_for(step)), _MONTH_STEPS[-1])
    widths = ("wide", "abbreviated") if step == 1 and month >= _WIDE_MONTH_PX else ("abbreviated",)
    return [Tick(day, _month_names(texts, day, step, widths)) for day in _months(first, last, step)]


def _room_for(step: int) -> float:
    """The pixels that a name needs: "Jun", or "Jan 2026" where the steps are long."""
    return _NAME_PX if step >= 12 or step == 1 else _NAME_AND_YEAR_PX


def _month_names(texts: Texts, day: date, step: int, widths: tuple[str, ...]) -> tuple[str, ...]:
    if step >= 12:
        return (texts.date(day, "y"),)
    if step > 1:
        return (texts.date(day, "yMMM"),)
    names = texts.locale.months["stand-alone"]
    year = (texts.date(day, "yMMM"),) if day.month == 1 else ()
    return (*year, *(str(names[width][day.month]) for width in widths))


def _mondays(first: date, last: date) -> Iterator[date]:
    day = first + timedelta(days=-first.weekday() % 7)
    while day <= last:
        yield day
        day += timedelta(days=7)


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of those months whose number since year 0 is a multiple of `step`."""
    begun = first.year * 12 + first.month - 1 + (first.day > 1)
    ended = last.year * 12 + last.month - 1
    for month in range(begun + -begun % step, ended + 1, step):
        yield date(month // 12, month % 12 + 1, 1)
