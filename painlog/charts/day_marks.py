"""Days that stand out: what the person marked, and where the scores moved to another level."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from painlog.charts.fonts import text_width
from painlog.charts.sheet import Sheet
from painlog.charts.trend_data import Event, Move

NAMES_PX = 20
"""The height that the names take above the chart, so that they hide no day."""

_GAP_PX, _UP_PX = 3, 10

LEAST_NAME_PX = 24
"""Where there is less room no name is tried."""


def draw_day_marks(sheet: Sheet, axes: Axes, events: Sequence[Event], moves: Sequence[Move]) -> None:
    """A line for each event, a dotted one for each move to another level; each is named where there is room."""
    marked: list[tuple[int, Event | Move]] = [(event.day.toordinal(), event) for event in events]
    marked += [(move.around.toordinal(), move) for move in moves]
    marked.sort(key=lambda pair: pair[0])
    for kind, line_style, days in (
        ("event", "-", [event.day.toordinal() - 0.5 for event in events]),
        ("move", ":", [move.around.toordinal() - 0.5 for move in moves]),
    ):
        if days:
            lines = axes.vlines(days, 0, 1, transform=axes.get_xaxis_transform())
            lines.set(linestyle=line_style, color=sheet.palette.ink2, linewidth=1.2, zorder=1.5, gid=kind)
    low, high = axes.get_xlim()
    day_width, properties = sheet.width_of(axes) / (high - low), sheet.font()
    ends = [*(float(day) for day, _ in marked[1:]), high]
    for (day, mark), end in zip(marked, ends, strict=False):
        room = (end - day) * day_width - sheet.px(4 * _GAP_PX)
        if room < sheet.px(LEAST_NAME_PX):
            continue
        names = (mark.word,) if isinstance(mark, Event) else move_words(sheet, mark)
        name = next((name for name in names if text_width(name, properties) <= room), None)
        if name is not None:
            _write(sheet, axes, day - 0.5, name, "event" if isinstance(mark, Event) else "move")


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


def _write(sheet: Sheet, axes: Axes, place: float, name: str, kind: str) -> None:
    off = (-sheet.px(_GAP_PX) / 2, sheet.px(_UP_PX))
    look = {"color": sheet.palette.ink, "gid": f"{kind}-name"}
    sheet.words(axes, name, axes.get_xaxis_transform(), (place, 1), off, **look)
