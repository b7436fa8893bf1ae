"""Today stays calm: nothing jumps when something is chosen, what comes is seen, and nothing lies over words."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.ui.widgets.ten_points import TenPoints
from tests.ui.conftest import OpenShell
from tests.ui.robots import SPACE, TodayRobot

LEAST_TARGET = 40
"""The least side in px of what is pressed (design.md section 2)."""


@pytest.fixture
def today(qtbot: QtBot, open_shell: OpenShell) -> TodayRobot:
    return TodayRobot(qtbot, open_shell())


def settled(robot: TodayRobot) -> TodayRobot:
    for _ in range(3):
        QApplication.processEvents()
    return robot


def sizes(robot: TodayRobot) -> tuple[QSize, int, int]:
    """The size of the body map, and the widths of the form and of the column beside it."""
    settled(robot)
    page = robot.page
    return page.form.body.map.size(), page.form.width(), page.day_card.width()


def viewport(robot: TodayRobot) -> QWidget:
    area = robot.page.findChild(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(area, QScrollArea)
    return area.viewport()


def is_seen(robot: TodayRobot, widget: QWidget) -> bool:
    port = viewport(robot)
    corner = widget.mapTo(port, QPoint(0, 0))
    return port.rect().contains(QRect(corner, widget.size()))


@pytest.mark.parametrize("window", [(1280, 820), (1280, 798), (1024, 700), (1600, 1000)])
def test_marking_places_leaves_the_map_and_the_columns_as_they_are(today: TodayRobot, window: tuple[int, int]) -> None:
    today.shell.resize(*window)
    before = sizes(today)
    today.score(7).tab_to(today.page.form.body.map).key(SPACE)
    assert sizes(today) == before
    for _ in range(3):
        today.key(Qt.Key.Key_Left).key(SPACE).key(Qt.Key.Key_Down).key(SPACE)
    assert len(today.page.form.draft.sites) > 3
    assert sizes(today) == before


def test_two_places_of_the_lower_back_need_no_scrolling(today: TodayRobot) -> None:
    settled(today.score(7).region("lower-back-middle").region("lower-back-left"))
    assert is_seen(today, today.page.form.fold)


def test_the_map_grows_with_the_window(today: TodayRobot) -> None:
    small = sizes(today)[0]
    today.shell.resize(1600, 1000)
    assert sizes(today)[0].height() > small.height()


@pytest.mark.parametrize("window", [(1280, 820), (1024, 700)])
def test_what_a_treatment_brings_is_seen_and_the_keyboard_stays(today: TodayRobot, window: tuple[int, int]) -> None:
    today.shell.resize(*window)
    form = today.page.form
    settled(today.score(7).region("lower-back-middle").region("lower-back-left"))
    today.tab_to(form.triggers).tab_to(form.treatments, most=1)
    chip = today.focused
    settled(today.key(SPACE))
    assert is_seen(today, form.relief.row("heat"))
    assert is_seen(today, form.note)
    assert today.focused is chip


@pytest.mark.parametrize("end", ["save", "clear", "another day", "unticked", "taken back"])
def test_the_note_about_heat_goes_with_what_it_is_about(today: TodayRobot, end: str) -> None:
    today.treatment("Heat")
    note = today.page.form.note
    assert note.isVisible()
    match end:
        case "save":
            today.save()
        case "clear":
            today.key(Qt.Key.Key_Escape)
        case "another day":
            today.page.step_day(-1)
        case "unticked":
            today.treatment("Heat")
        case _:
            today.ctrl(Qt.Key.Key_Z)
    assert not note.isVisible()


def test_another_treatment_leaves_the_note_there(today: TodayRobot) -> None:
    today.treatment("Heat").treatment("Walking")
    assert today.page.form.note.isVisible()


def test_edit_and_delete_keep_their_room_beside_the_words(today: TodayRobot, clock: FixedClock) -> None:
    today.page.toggle_details()
    today.page.form.details.note.setPlainText("Had to stop halfway through the washing-up")  # type: ignore[union-attr]
    today.score(5).region("lower-back-left").trigger("Driving").save()
    clock.move(timedelta(hours=1))
    (row,) = [row for row in today.page.day_card.timeline.findChildren(QWidget) if row.property("role") == "entry"]
    before = settled(today) and row.size()
    row.setFocus()
    settled(today)
    assert row.size() == before
    acts = [act for act in row.findChildren(QToolButton) if act.isVisible()]
    assert len(acts) == 2
    for words in row.findChildren(QLabel):
        where = QRect(words.mapTo(row, QPoint(0, 0)), words.size())
        assert not any(where.intersects(QRect(act.mapTo(row, QPoint(0, 0)), act.size())) for act in acts), words.text()


def test_the_points_of_sleep_mood_and_stress_are_large_enough_to_press(today: TodayRobot) -> None:
    settled(today.details())
    details = today.page.form.details
    assert details is not None
    scales = details.findChildren(TenPoints)
    assert len(scales) == 3
    for scale in scales:
        apart = (scale.width() - 8) / 11
        assert apart >= LEAST_TARGET + 3
        QTest.mouseClick(
            scale,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(round(4 + 2.5 * apart), LEAST_TARGET),
        )
        assert scale.value == 2
