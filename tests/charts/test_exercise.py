"""The exercise chart, read from the figure."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from painlog.charts.exercise import NOTHING, TITLE, ExerciseWeek, exercise_description, exercise_figure
from painlog.charts.palette import Palette
from painlog.i18n import Texts

TEXTS = Texts("en_GB")
MONDAY = date(2026, 8, 31)


def boxes(figure: Figure, kind: str) -> list[Rectangle]:
    return [found for found in figure.findobj(Rectangle) if found.get_gid() == kind]  # type: ignore[misc]


def weeks(*counts: tuple[int, int, int]) -> list[ExerciseWeek]:
    return [ExerciseWeek(MONDAY + timedelta(weeks=place), *each) for place, each in enumerate(counts)]


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=30))
def test_every_session_is_a_box_and_nothing_leaves_the_figure(
    light: Palette, counts: list[tuple[int, int, int]]
) -> None:
    shown = weeks(*((max(planned, done), done, extra) for planned, done, extra in counts))
    figure = exercise_figure(shown, light, TEXTS)
    assert len(boxes(figure, "done")) == sum(week.sessions for week in shown)
    assert len(boxes(figure, "open")) == sum(week.planned - week.done for week in shown)
    figure.draw_without_rendering()
    width, height = figure.get_size_inches() * figure.dpi
    for box in (*boxes(figure, "done"), *boxes(figure, "open")):
        extent = box.get_window_extent()
        assert 0 <= extent.x0 <= extent.x1 <= width
        assert 0 <= extent.y0 <= extent.y1 <= height


@pytest.mark.parametrize("count", [1, 4, 12, 26, 52, 260])
def test_the_names_of_weeks_do_not_touch(light: Palette, count: int) -> None:
    figure = exercise_figure(weeks(*[(3, 2, 0)] * count), light, TEXTS)
    figure.draw_without_rendering()
    names = [text for text in figure.axes[0].texts if not text.get_text().isdigit()]
    spans = sorted((text.get_window_extent().x0, text.get_window_extent().x1) for text in names)
    assert names
    assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_weeks_without_a_plan_say_so(light: Palette) -> None:
    figure = exercise_figure(weeks((0, 0, 0)), light, TEXTS)
    assert TEXTS(NOTHING) in {text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)}
    assert figure.get_label() == TEXTS(TITLE)


def test_it_is_said_in_words() -> None:
    said = exercise_description(weeks((3, 2, 1), (3, 3, 0)), TEXTS)
    assert said == "2 weeks: 6 sessions. 5 of 6 planned ones were done."
    assert exercise_description(weeks((0, 0, 1)), TEXTS) == "1 week: 1 session."
