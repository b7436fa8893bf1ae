"""What the forest plot and the relief plot paint, looked at pixel by pixel where it matters."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from painlog.paths import resources
from painlog.ui.widgets.colours import Tokens
from painlog.ui.widgets.forest_plot import BAND, ForestPlot
from painlog.ui.widgets.forest_rows import Axis, Difference, ForestGroup, ForestRow, ForestWords, axis_ends
from painlog.ui.widgets.relief_plot import ReliefLine, ReliefMark, ReliefPlot, ReliefWords
from painlog.ui.widgets.row_plot import RowPlot

TOKENS: Tokens = json.loads((resources() / "themes" / "light.json").read_text(encoding="utf-8"))
WORDS = ForestWords("less pain", "more pain", "points, 95 % interval", "collapsed", "expanded")


def row(name: str, effect: float, low: float, high: float, filled: bool = False) -> ForestRow:
    difference = Difference(effect, (low, high), f"{effect:+}", f"{low:+} to {high:+}")
    return ForestRow(name, "the day before", "40 days", f"{name}: {effect}", difference, filled, "seldom by chance")


SITTING, BENDING = row("Long sitting", 1.3, 0.8, 1.8, filled=True), row("Bending", 0.3, -0.5, 1.0)
COUGHING = ForestRow(
    "Coughing", "", "6 days", "Coughing: 6 of 10", dots=(6, 10), missing="34 of 60 days; 6 of 10 with it"
)
GROUPS = (
    ForestGroup("Went with more or less pain", (SITTING,)),
    ForestGroup("No clear difference", (BENDING,)),
    ForestGroup("Not enough days yet", (COUGHING,)),
)


@pytest.fixture
def forest(qtbot: QtBot) -> ForestPlot:
    plot = ForestPlot("Triggers", TOKENS, WORDS)
    qtbot.addWidget(plot)
    plot.show_groups(GROUPS)
    fit(plot, 560)
    return plot


def fit(plot: RowPlot, width: int) -> None:
    plot.resize(width, plot.heightForWidth(width))


def painted(plot: RowPlot) -> QImage:
    return plot.grab().toImage()


def colour_at(plot: RowPlot, point: QPointF) -> str:
    image = painted(plot)
    ratio = image.devicePixelRatio()
    return QColor(image.pixel(round(point.x() * ratio), round(point.y() * ratio))).name().upper()


def test_filled_went_together_and_open_shows_no_clear_difference(forest: ForestPlot) -> None:
    assert colour_at(forest, forest.marker(0)) == TOKENS["accent"]
    assert colour_at(forest, forest.marker(1)) == TOKENS["card"]
    edge = forest.marker(1) + QPointF(-5, 0)
    assert colour_at(forest, edge) == TOKENS["ink2"]


def test_markers_and_intervals_lie_on_the_axis(forest: ForestPlot) -> None:
    axis = forest.axis
    assert forest.marker(0).x() == pytest.approx(axis.x(1.3))
    y = forest.marker(0).y()
    for inside in (0.85, 1.75):
        assert colour_at(forest, QPointF(axis.x(inside), y)) == TOKENS["accent"]
    for outside in (0.6, 1.95):
        assert colour_at(forest, QPointF(axis.x(outside), y)) != TOKENS["accent"]


def test_the_grey_band_is_half_a_point_either_way(forest: ForestPlot) -> None:
    band, axis = forest.band, forest.axis
    assert (band.left(), band.right()) == (pytest.approx(axis.x(-BAND)), pytest.approx(axis.x(BAND)))
    boxes = forest.row_boxes()
    assert band.bottom() == pytest.approx(boxes[1].bottom())
    y = boxes[0].bottom() - 3
    assert colour_at(forest, QPointF(axis.x(-0.3), y)) == TOKENS["inset"]
    assert colour_at(forest, QPointF(axis.x(-0.7), y)) != TOKENS["inset"]


def test_a_row_with_too_few_days_shows_its_dots(forest: ForestPlot) -> None:
    left, box = forest.axis.left, forest.row_boxes()[2]
    y = (
        next(
            y
            for y in range(int(box.top()), int(box.bottom()))
            if colour_at(forest, QPointF(left + 4.5, y)) == TOKENS["ctl"]
        )
        + 4
    )
    had = [colour_at(forest, QPointF(left + 4.5 + 13 * place, y)) == TOKENS["ctl"] for place in range(10)]
    assert had == [True] * 6 + [False] * 4


def test_groups_without_rows_are_left_out(forest: ForestPlot) -> None:
    high = forest.heightForWidth(560)
    forest.show_groups([*GROUPS, ForestGroup("Nothing", ())])
    assert forest.heightForWidth(560) == high
    forest.show_groups(GROUPS[2:])
    assert forest.heightForWidth(560) < high
    assert forest.band.isEmpty()
    painted(forest)
    forest.show_groups([])
    assert forest.row_boxes() == []
    painted(forest)


@pytest.mark.parametrize("width", [260, 340, 480, 560, 900, 1400])
def test_rows_never_overlap_and_nothing_leaves_the_widget(forest: ForestPlot, width: int) -> None:
    long = replace(SITTING, name="A trigger of many many words that somebody typed", sure="hardly ever by chance")
    forest.show_groups([ForestGroup("Group", (long, BENDING)), GROUPS[2]])
    fit(forest, width)
    boxes = forest.row_boxes()
    assert all(upper.bottom() <= lower.top() for upper, lower in pairwise(boxes))
    assert boxes[-1].bottom() <= forest.height()
    axis = forest.axis
    assert 0 < axis.left < axis.left + axis.width < width
    painted(forest)


def test_a_larger_interval_than_the_axis_is_cut_off(forest: ForestPlot) -> None:
    forest.show_groups([ForestGroup("Group", (row("Rain", 2.0, -9.0, 13.0),))])
    assert (forest.axis.low, forest.axis.high) == (-5, 5)
    assert forest.axis.ticks == [-4, -2, 0, 2, 4]
    painted(forest)


def test_a_difference_that_cannot_be_told_apart_has_no_marker(forest: ForestPlot) -> None:
    apart = ForestRow("Church", "on the same day", "40 days", "Church", sure="cannot be told apart")
    forest.show_groups([ForestGroup("Group", (apart, BENDING))])
    fit(forest, 560)
    y = forest.row_boxes()[0].top() + 16
    assert colour_at(forest, QPointF(forest.axis.x(0.9), y)) not in (TOKENS["accent"], TOKENS["ink2"])


def folded(name: str) -> ForestRow:
    return replace(SITTING, name=name, others=(inner("on the same day", 0.4), inner("two days before", 0.7)))


def inner(name: str, effect: float) -> ForestRow:
    return replace(row(name, effect, effect - 0.5, effect + 0.5), when="")


@pytest.fixture
def folding(forest: ForestPlot) -> ForestPlot:
    forest.show_groups([ForestGroup("Group", (folded("Long sitting"), folded("Driving"), BENDING)), GROUPS[2]])
    fit(forest, 560)
    return forest


def click(plot: ForestPlot, place: int) -> None:
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.row_boxes()[place].center().toPoint())
    fit(plot, plot.width())


def test_a_click_unfolds_a_row_and_another_folds_it(folding: ForestPlot) -> None:
    high, axis, first, last = folding.height(), folding.axis, folding.marker(0), folding.row_boxes()[-1]
    click(folding, 1)
    assert (folding.current, len(folding.row_boxes())) == (1, 6)
    assert folding.height() > high
    assert (folding.axis, folding.marker(0)) == (axis, first)
    assert folding.row_boxes()[-1].top() > last.top()
    click(folding, 3)
    assert (folding.current, len(folding.row_boxes())) == (3, 6)
    click(folding, 1)
    assert (folding.height(), folding.row_boxes()[-1]) == (high, last)
    click(folding, 2)
    assert folding.height() == high


def test_the_other_rows_are_smaller_and_lie_on_the_same_axis(folding: ForestPlot) -> None:
    folding.fold(0, away=False)
    fit(folding, 560)
    boxes, axis = folding.row_boxes(), folding.axis
    assert max(boxes[1].height(), boxes[2].height()) < boxes[0].height()
    assert folding.marker(2).x() == pytest.approx(axis.x(0.7))
    assert colour_at(folding, folding.marker(2)) == TOKENS["card"]
    assert colour_at(folding, folding.marker(0) - QPointF(0, 4)) == TOKENS["accent"]
    nothing = colour_at(folding, QPointF(2, boxes[2].center().y()))
    assert colour_at(folding, folding.marker(2) - QPointF(0, 6)) == nothing
    assert colour_at(folding, folding.marker(2) - QPointF(0, 3.2)) != nothing
    assert folding.band.bottom() == pytest.approx(boxes[4].bottom())


def test_only_rows_with_others_say_whether_they_are_folded(folding: ForestPlot) -> None:
    folding.fold(1, away=False)
    states = [said.partition(" – ")[2] for said in folding.sentences]
    assert states == ["collapsed", "expanded", "", "", "", ""]
    folding.fold(3, away=True)
    assert folding.current == 1
    assert folding.sentences[1].endswith("collapsed")
    folding.fold(2, away=False)
    assert len(folding.sentences) == 4


@pytest.mark.parametrize("width", [260, 480, 560, 1400])
def test_unfolded_rows_never_overlap(folding: ForestPlot, width: int) -> None:
    folding.fold(0, away=False)
    fit(folding, width)
    boxes = folding.row_boxes()
    assert all(upper.bottom() <= lower.top() for upper, lower in pairwise(boxes))
    assert boxes[-1].bottom() <= folding.height()
    painted(folding)


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))))
def test_the_axis_holds_zero_and_every_interval_up_to_five_points(intervals: list[tuple[float, float]]) -> None:
    low, high = axis_ends(intervals)
    assert -5 <= low <= -1
    assert 1 <= high <= 5
    for bottom, top in intervals:
        assert low <= max(bottom, -5) or low == -5
        assert high >= min(top, 5) or high == 5
    axis = Axis(low, high, 10, 200)
    assert 0 in axis.ticks
    assert (axis.x(low), axis.x(high)) == (10, 210)


@pytest.fixture
def relief(qtbot: QtBot) -> ReliefPlot:
    plot = ReliefPlot(
        "Treatments", TOKENS, ReliefWords("Treatment", "Times", ("Not at all", "A little", "Some", "A lot"))
    )
    qtbot.addWidget(plot)
    plot.show_rows(
        [
            ReliefLine("Heat", "46", "Heat: 46 times", ReliefMark(1.9, (1.7, 2.1))),
            ReliefLine("TENS", "3", "TENS: 3 times", instead="Not enough uses yet (3 of 10)"),
        ]
    )
    fit(plot, 400)
    return plot


def test_relief_is_marked_between_the_words_of_its_scale(relief: ReliefPlot) -> None:
    point = relief.marker(0)
    assert colour_at(relief, point) == TOKENS["accent"]
    relief.show_rows([ReliefLine("Heat", "46", "Heat", ReliefMark(0.1, (0.0, 0.3)))])
    assert relief.marker(0).x() < point.x()
    assert colour_at(relief, relief.marker(0)) == TOKENS["accent"]


@pytest.mark.parametrize("width", [260, 400, 900])
def test_a_row_without_a_mark_stays_inside(relief: ReliefPlot, width: int) -> None:
    fit(relief, width)
    assert relief.row_boxes()[-1].bottom() <= relief.height()
    assert 0 < relief.marker(0).x() < width
    painted(relief)
