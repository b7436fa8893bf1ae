"""Check-ins and activities over time: what is drawn, told and listed."""

from datetime import UTC, date, datetime, timedelta
from math import isnan

import numpy as np
from matplotlib.figure import Figure
from matplotlib.text import Text

from painlog.charts.check_ins import (
    Course,
    activity_courses,
    check_in_courses,
    course_rows,
    courses_description,
    draw_courses,
    first_day,
)
from painlog.charts.palette import Palette
from painlog.charts.picture import picture_bytes
from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.i18n import Texts

from .conftest import tokens

LAST = date(2026, 11, 20)
MADE = datetime(2026, 11, 20, 18, tzinfo=UTC)
ENGLISH = Texts("en_GB")


def ago(days: int) -> date:
    return LAST - timedelta(days=days)


def drawn(*courses: Course) -> Figure:
    figure = Figure(figsize=(8, 4))
    draw_courses(figure, "Title", courses, LAST, Palette.from_tokens(tokens("light")), ENGLISH)
    return figure


def test_a_skipped_question_has_no_value_on_that_day() -> None:
    made = [CheckIn("a", ago(7), MADE, 5, None, 3), CheckIn("b", LAST, MADE, 4, 2, 1)]
    assert [course.values for course in check_in_courses(made, ENGLISH)] == [
        ((ago(7), 5), (LAST, 4)),
        ((LAST, 2),),
        ((ago(7), 3), (LAST, 1)),
    ]


def test_activities_followed_now_come_first_and_unscored_ones_not_at_all() -> None:
    scores = (ActivityScore(LAST, 4),)
    ended = Activity("e", "Ended", MADE, 0, ended_on=LAST, scores=scores)
    listed = [ended, Activity("b", "Second", MADE, 2, scores=scores), Activity("n", "None", MADE, 1)]
    assert [course.name for course in activity_courses(listed)] == ["Second", "Ended"]


def test_each_course_has_its_own_dashes_and_marks() -> None:
    courses = [Course(str(n), ((ago(7), n), (LAST, n))) for n in range(5)]
    lines = [line for line in drawn(*courses).axes[0].lines if str(line.get_gid()).startswith("course")]
    looks = {(str(line.get_marker()), str(line.get_linestyle()), str(line.get_markerfacecolor())) for line in lines}
    assert (len(lines), len(looks)) == (5, 5)


def test_a_gap_in_the_record_is_drawn_as_a_gap() -> None:
    course = Course("Pain", ((ago(60), 5), (ago(53), 4), (ago(10), 2), (LAST, 1)))
    (line,) = [line for line in drawn(course).axes[0].lines if line.get_gid() == "course-0"]
    values = [float(value) for value in np.asarray(line.get_ydata())]
    assert [isnan(value) for value in values] == [False, False, True, False, False]


def test_twelve_weeks_are_shown_at_least() -> None:
    assert first_day([Course("Pain", ((ago(3), 5),))], LAST) == ago(83)
    assert first_day([Course("Pain", ((ago(300), 5),))], LAST) == ago(300)


def test_the_table_and_the_words_tell_the_same_numbers() -> None:
    courses = [Course("Pain", ((ago(7), 5), (LAST, 3))), Course("Driving", ((LAST, 8),))]
    assert course_rows(courses, ENGLISH) == [("20 Nov 2026", "3", "8"), ("13 Nov 2026", "5", "–")]
    told = courses_description(courses, ENGLISH)
    assert "Pain: 5 on 13 November 2026, 3 on 20 November 2026." in told
    assert "Driving: 8 on 20 November 2026, 8 on 20 November 2026." in told


def test_nothing_is_said_to_be_nothing() -> None:
    figure = drawn(Course("Pain", ()))
    assert [text.get_text() for text in figure.axes[0].texts if text.get_text().startswith("Nothing")]
    assert courses_description([Course("Pain", ())], ENGLISH) == "Nothing recorded yet"


def test_a_name_with_dollar_signs_is_no_formula() -> None:
    figure = drawn(Course("Lifting $\\frac$ bags", ((LAST, 4),)))
    figure.canvas.draw()
    picture_bytes(figure, "svg")
    assert "Lifting $\\frac$ bags" in {text.get_text() for text in figure.findobj(Text)}
