"""The weekly check-in and the activities over time: one line for each question or activity, 0 to 10."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import nan

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from painlog.charts.day_axis import draw_day_axis
from painlog.charts.fonts import shortened
from painlog.charts.head import PAD, draw_head
from painlog.charts.legend import Key
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet
from painlog.domain.naming import N_
from painlog.domain.questionnaires import Activity, CheckIn
from painlog.i18n import Texts

CHECK_INS_TITLE, ACTIVITIES_TITLE = N_("Weekly check-in"), N_("What I want to be able to do")
QUESTION_NAMES = (N_("Pain on average"), N_("Spoilt enjoyment of life"), N_("Held back"))
NOTHING_YET = N_("Nothing recorded yet")

SHORTEST = timedelta(days=83)
"""Twelve weeks are shown at least, so that two check-ins do not look like a trend."""

LONGEST_STEP = timedelta(days=21)
"""Values further apart than three weeks are not joined: two check-ins at least were left out between them."""

_TOP, _FOOT, _LEFT = 56, 46, 52
_NAME_PX = 190
_MARKS = ("o", "s", "^", "D", "v")
_DASHES: tuple[str | tuple[int, tuple[float, ...]], ...] = (
    "-",
    (0, (5, 2)),
    (0, (1, 1.5)),
    (0, (5, 2, 1, 2)),
    (0, (8, 3)),
)


@dataclass(frozen=True, slots=True)
class Course:
    """A name and its values (0 to 10) by day, in order."""

    name: str
    values: tuple[tuple[date, int], ...]


def check_in_courses(check_ins: Sequence[CheckIn], texts: Texts) -> tuple[Course, ...]:
    """The three questions over time; a question that was skipped has no value on that day."""
    return tuple(
        Course(
            texts(name),
            tuple((each.day, value) for each in check_ins if (value := each.answers[place]) is not None),
        )
        for place, name in enumerate(QUESTION_NAMES)
    )


def activity_courses(activities: Sequence[Activity]) -> tuple[Course, ...]:
    """The activities over time, those followed now before those ended; one never scored is left out."""
    ordered = sorted(activities, key=lambda each: (each.ended_on is not None, each.rank, each.made_at))
    return tuple(
        Course(each.name, tuple((score.day, score.score) for score in each.scores)) for each in ordered if each.scores
    )[: len(_MARKS)]


def draw_courses(
    figure: Figure,
    title: str,
    courses: Sequence[Course],
    last: date,
    palette: Palette,
    texts: Texts,
    scale: float = 1.0,
) -> None:
    """Draw the courses up to `last` on `figure` as large as it is, in place of what was there."""
    sheet = Sheet(figure, palette, texts, scale)
    sheet.clear()
    figure.set_label(title)
    lines = [_line(sheet, course, place) for place, course in enumerate(courses)]
    keys = [Key(_line(sheet, course, place), _short(sheet, course)) for place, course in enumerate(courses)]
    below = draw_head(sheet, title, keys if any(course.values for course in courses) else [])
    axes = sheet.axes(sheet.px(_LEFT), sheet.px(_TOP) + below, sheet.px(PAD), sheet.px(_FOOT))
    _draw_scale(sheet, axes)
    draw_day_axis(sheet, axes, first_day(courses, last), last)
    for line in lines:
        axes.add_line(line)
    if not any(course.values for course in courses):
        nothing = axes.text(0.5, 0.5, texts(NOTHING_YET), transform=axes.transAxes, ha="center", va="center")
        nothing.set(fontproperties=sheet.font(), color=palette.ink2)


def first_day(courses: Sequence[Course], last: date) -> date:
    """The first day that is drawn: that of the first value, and twelve weeks at least."""
    return min([last - SHORTEST, *(day for course in courses for day, _ in course.values)])


def course_rows(courses: Sequence[Course], texts: Texts) -> list[tuple[str, ...]]:
    """The same numbers as rows of a table, the newest day first: the day, and each course's value or a dash."""
    days = sorted({day for course in courses for day, _ in course.values}, reverse=True)
    found = [dict(course.values) for course in courses]
    return [(texts.date(day, "medium"), *(texts.number(of[day]) if day in of else "–" for of in found)) for day in days]


def courses_description(courses: Sequence[Course], texts: Texts) -> str:
    """The first and the last value of each course, in words."""
    told = [course for course in courses if course.values]
    if not told:
        return texts(NOTHING_YET)
    return " ".join(
        texts(
            "{name}: {first} on {day}, {last} on {end}.",
            name=course.name,
            first=texts.number(course.values[0][1]),
            day=texts.date(course.values[0][0]),
            last=texts.number(course.values[-1][1]),
            end=texts.date(course.values[-1][0]),
        )
        for course in told
    )


def _line(sheet: Sheet, course: Course, place: int) -> Line2D:
    """A line that is told from the others by its dashes and marks, not by colour alone."""
    palette = sheet.palette
    colour = (palette.line, palette.ink, palette.bar)[place % 3]
    days, values = _broken(course)
    line = Line2D(days, values)
    line.set(color=colour, linewidth=sheet.px(1.6), linestyle=_DASHES[place], marker=_MARKS[place])
    line.set(
        markersize=sheet.px(5.5), markerfacecolor=palette.background if place % 2 else colour, markeredgecolor=colour
    )
    line.set(clip_on=False, zorder=3, gid=f"course-{place}")
    return line


def _broken(course: Course) -> tuple[list[float], list[float]]:
    """Days and values, with nothing between two that lie too far apart: a gap in the record is drawn as a gap."""
    days: list[float] = []
    values: list[float] = []
    for place, (day, value) in enumerate(course.values):
        if place and day - course.values[place - 1][0] > LONGEST_STEP:
            days.append(nan)
            values.append(nan)
        days.append(day.toordinal())
        values.append(value)
    return days, values


def _short(sheet: Sheet, course: Course) -> str:
    return shortened(course.name, sheet.font(), sheet.px(_NAME_PX))


def _draw_scale(sheet: Sheet, axes: Axes) -> None:
    axes.set_ylim(0, 10)
    axes.set_yticks(range(0, 11, 2), [sheet.texts.number(value) for value in range(0, 11, 2)])
    axes.tick_params(axis="y", labelleft=True, length=0, pad=sheet.px(8))
    for label in axes.get_yticklabels():
        label.set(fontproperties=sheet.font(), color=sheet.palette.ink2, va="center")
    axes.grid(axis="y", color=sheet.palette.grid, linewidth=1)
    axes.set_axisbelow(True)
