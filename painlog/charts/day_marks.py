"""Days that stand out: what the person marked, and where the scores moved to another level."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.text import Annotation

from painlog.charts.fonts import text_width
from painlog.charts.sheet import Sheet
from painlog.charts.trend_data import Event, Move

_GAP_PX, _EVENTS_DOWN_PX, _MOVES_DOWN_PX = 5, 12, 31


def draw_events(sheet: Sheet, axes: Axes, events: tuple[Event, ...]) -> None:
    """A line for each event, with its word where it does not reach into the next one."""
    names = [(event.word,) for event in events]
    _draw(sheet, axes, [event.day.toordinal() for event in events], names, _EVENTS_DOWN_PX, ("event", "-"))


def draw_moves(sheet: Sheet, axes: Axes, moves: tuple[Move, ...]) -> None:
    """A dotted line for each move to another level, with "around 12 May" and the levels where there is room."""
    names = [move_words(sheet, move) for move in moves]
    _draw(sheet, axes, [move.around.toordinal() for move in moves], names, _MOVES_DOWN_PX, ("move", ":"))


def move_words(sheet: Sheet, move: Move) -> tuple[str, str]:
    """When and from where to where, and when alone."""
    texts = sheet.texts
    when = texts("around {day}", day=texts.date(move.around, "MMMMd"))
    levels = texts(
        "{when}: {before} → {after}",
        when=when,
        before=texts.number(move.before, 1),
        after=texts.number(move.after, 1),
    )
    return levels, when


def _draw(
    sheet: Sheet, axes: Axes, days: list[int], names: Sequence[tuple[str, ...]], down: float, look: tuple[str, str]
) -> None:
    low, high = axes.get_xlim()
    day_width, properties = sheet.width_of(axes) / (high - low), sheet.font()
    for day, each, following in zip(days, names, [*days[1:], high], strict=False):
        line = axes.axvline(day - 0.5, color=sheet.palette.ink2, linewidth=1.2, linestyle=look[1], zorder=1.5)
        line.set_gid(look[0])
        room = (following - day) * day_width - sheet.px(2 * _GAP_PX)
        name = next((name for name in each if text_width(name, properties) <= room), None)
        if name is not None:
            _write(sheet, axes, day - 0.5, name, down).set_gid(f"{look[0]}-name")


def _write(sheet: Sheet, axes: Axes, place: float, name: str, down: float) -> Annotation:
    box = {"boxstyle": "round,pad=0.2", "facecolor": sheet.palette.background, "edgecolor": "none", "alpha": 0.85}
    return axes.annotate(
        name,
        (place, 1),
        xycoords=axes.get_xaxis_transform(),
        xytext=(sheet.px(_GAP_PX), -sheet.px(down)),
        textcoords="offset points",
        fontproperties=sheet.font(),
        color=sheet.palette.ink,
        va="center",
        bbox=box,
        annotation_clip=False,
        parse_math=False,
        zorder=1.6,
    )
