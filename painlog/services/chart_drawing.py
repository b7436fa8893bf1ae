"""The charts as figures, each with what it shows in words: for files, on any thread that alone uses matplotlib."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from painlog.domain.adherence import Tally
from painlog.domain.records import Diary
from painlog.i18n import Texts
from painlog.services.chart_rows import treatment_rows, trigger_rows
from painlog.services.insights import Insights
from painlog.services.trends import TrendState

if TYPE_CHECKING:
    from painlog.charts.palette import Palette
    from painlog.charts.picture import Drawn

DAYS_CHARTS = ("trend", "calendar", "time-of-day", "weekday", "sites")
"""Charts of some days."""

WHOLE_CHARTS = ("triggers", "treatments")
"""Charts of what is looked for in the whole diary."""


ANSWERS_CHARTS = ("check-ins", "activities")
"""Charts of what is answered now and then: the weekly check-in, and the activities that the person named."""


def draw_days(kind: str, state: TrendState, palette: "Palette", t: Texts) -> "Drawn":
    """One of `DAYS_CHARTS`."""
    from painlog.charts.calendar import calendar_figure
    from painlog.charts.sheet import PICTURE
    from painlog.charts.trend import trend_description, trend_figure

    if kind == "trend":
        return trend_figure(state.data, palette, t, PICTURE), trend_description(state.data, t)
    if kind == "calendar":
        return calendar_figure(state.data, palette, t), trend_description(state.data, t)
    return _draw_side(kind, state, palette, t)


def draw_findings(kind: str, insights: Insights, palette: "Palette", t: Texts) -> "Drawn":
    """One of `WHOLE_CHARTS`."""
    from painlog.charts.rows import rows_description, rows_figure

    data = (trigger_rows if kind == "triggers" else treatment_rows)(insights, t)
    return rows_figure(data, palette, t), rows_description(data, t)


def draw_exercise(weeks: Sequence[Tally], palette: "Palette", t: Texts) -> "Drawn":
    """The sessions of these weeks."""
    from painlog.charts.exercise import ExerciseWeek, exercise_description, exercise_figure

    shown = [ExerciseWeek(week.first_day, week.planned - week.ahead, week.done, week.extra) for week in weeks]
    return exercise_figure(shown, palette, t), exercise_description(shown, t)


def draw_answers(kind: str, diary: Diary, last: date, palette: "Palette", t: Texts) -> "Drawn":
    """One of `ANSWERS_CHARTS`, up to `last`."""
    from painlog.charts import check_ins
    from painlog.charts.sheet import PICTURE, new_figure

    if kind == "check-ins":
        title, courses = t(check_ins.CHECK_INS_TITLE), check_ins.check_in_courses(diary.check_ins, t)
    else:
        title, courses = t(check_ins.ACTIVITIES_TITLE), check_ins.activity_courses(diary.visits.activities)
    figure = new_figure(PICTURE)
    check_ins.draw_courses(figure, title, courses, last, palette, t)
    return figure, check_ins.courses_description(courses, t)


def _draw_side(kind: str, state: TrendState, palette: "Palette", t: Texts) -> "Drawn":
    from painlog.charts.sheet import SMALL_PICTURE, new_figure
    from painlog.charts.sites import draw_sites, sites_description
    from painlog.charts.time_of_day import draw_time_of_day, time_of_day_description
    from painlog.charts.weekday import draw_weekday, weekday_description

    figure, sides = new_figure(SMALL_PICTURE), state.sides
    if kind == "time-of-day":
        draw_time_of_day(figure, sides.by_part, palette, t)
        return figure, time_of_day_description(sides.by_part, t)
    if kind == "weekday":
        draw_weekday(figure, sides.by_weekday, palette, t)
        return figure, weekday_description(sides.by_weekday, t)
    draw_sites(figure, sides.sites, palette, t)
    return figure, sites_description(sides.sites, t)
