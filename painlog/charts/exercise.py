"""The exercise chart: how many sessions were planned and done in each week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from painlog.charts.fonts import text_width
from painlog.charts.head import PAD, draw_head
from painlog.charts.legend import Key
from painlog.charts.palette import Palette
from painlog.charts.sheet import PICTURE, Sheet, new_figure
from painlog.domain.naming import N_
from painlog.i18n import Texts

TITLE = N_("Exercise by week")
NOTHING = N_("No session was planned or done in these weeks.")
LEAST_TOP = 5
"""The scale reaches at least so many sessions, so that one session does not fill the chart."""

_HEAD, _FOOT, _LEFT, _WIDE = 58, 44, 40, 0.72
_NAME_GAP = 12


@dataclass(frozen=True, slots=True)
class ExerciseWeek:
    """A week from its first day on: planned sessions, those of them that were done, and sessions beside the plan."""

    first_day: date
    planned: int
    done: int
    extra: int = 0

    @property
    def sessions(self) -> int:
        return self.done + self.extra


def exercise_figure(weeks: Sequence[ExerciseWeek], palette: Palette, texts: Texts) -> Figure:
    """A new figure: filled bars are sessions done, open ones what was planned and not done."""
    figure = new_figure(PICTURE)
    sheet = Sheet(figure, palette, texts)
    sheet.clear()
    figure.set_label(texts(TITLE))
    draw_head(sheet, texts(TITLE), _keys(sheet))
    if not any(week.sessions or week.planned for week in weeks):
        sheet.text(PAD, _HEAD + 30, texts(NOTHING), sheet.font()).set_gid("empty")
        return figure
    axes = sheet.axes(_LEFT, _HEAD, PAD, _FOOT)
    axes.set_axis_off()
    top = max(LEAST_TOP, *(max(week.planned + week.extra, week.sessions) for week in weeks))
    axes.set(xlim=(-0.5, len(weeks) - 0.5), ylim=(0, top))
    _draw_scale(sheet, axes, top)
    _draw_names(sheet, axes, weeks)
    for place, week in enumerate(weeks):
        _draw_bar(sheet, axes, place, 0, week.sessions, "done")
        _draw_bar(sheet, axes, place, week.sessions, max(week.planned - week.done, 0), "open")
    return figure


def exercise_description(weeks: Sequence[ExerciseWeek], texts: Texts) -> str:
    """What the chart shows, in words."""
    sessions, planned = sum(week.sessions for week in weeks), sum(week.planned for week in weeks)
    said = texts("{weeks}: {sessions}.", weeks=_weeks(len(weeks), texts), sessions=_sessions(sessions, texts))
    done = sum(week.done for week in weeks)
    kept = texts.n(
        "{done} of {n} planned one was done.",
        "{done} of {n} planned ones were done.",
        planned,
        done=texts.number(done),
    )
    return f"{said} {kept}" if planned else said


def _weeks(count: int, texts: Texts) -> str:
    return texts.n("{n} week", "{n} weeks", count)


def _sessions(count: int, texts: Texts) -> str:
    return texts.n("{n} session", "{n} sessions", count)


def _keys(sheet: Sheet) -> list[Key]:
    palette, texts = sheet.palette, sheet.texts
    done = Patch(facecolor=palette.line, edgecolor=palette.line)
    missing = Patch(facecolor="none", edgecolor=palette.ink2)
    return [Key(done, texts("Done")), Key(missing, texts("Planned, not done"))]


def _draw_scale(sheet: Sheet, axes: Axes, top: int) -> None:
    step = -(-top // 10)
    for count in range(0, top + 1, step):
        axes.axhline(count, color=sheet.palette.grid if count else sheet.palette.axis, linewidth=1, zorder=0.5)
        _write(sheet, axes, (-0.5, count), sheet.texts.number(count), (-8, 0), "right")


def _draw_names(sheet: Sheet, axes: Axes, weeks: Sequence[ExerciseWeek]) -> None:
    """Name as many weeks by their first day as there is room for, the last one always."""
    names = [sheet.texts.date(week.first_day, "MMMd") for week in weeks]
    widest = max(text_width(name, sheet.font()) for name in names) + _NAME_GAP
    every = -(-int(widest) // max(int(sheet.width_of(axes) / len(weeks)), 1))
    for place in range(len(weeks) - 1, -1, -every):
        _write(sheet, axes, (place, 0), names[place], (0, -16), "center")


def _draw_bar(sheet: Sheet, axes: Axes, place: int, bottom: int, height: int, kind: str) -> None:
    palette = sheet.palette
    for session in range(height):
        box = Rectangle((place - _WIDE / 2, bottom + session + 0.08), _WIDE, 0.84, linewidth=1.2, gid=kind)
        box.set(facecolor=palette.line if kind == "done" else "none")
        box.set(edgecolor=palette.line if kind == "done" else palette.ink2)
        axes.add_artist(box)


def _write(
    sheet: Sheet, axes: Axes, place: tuple[float, float], text: str, off: tuple[float, float], align: str
) -> None:
    axes.annotate(
        text,
        place,
        xytext=off,
        textcoords="offset points",
        fontproperties=sheet.font(),
        color=sheet.palette.ink2,
        ha=align,
        va="center",
        annotation_clip=False,
        parse_math=False,
    ).set_gid("name")
