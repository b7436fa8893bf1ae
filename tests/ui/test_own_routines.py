"""Routines and exercises of the person's own, made on the Exercise page."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from painlog.domain.exercises import Dose, Sides
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell
from tests.ui.exercise_robot import ESC, UP, ExerciseRobot, words


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


@pytest.fixture
def robot(qtbot: QtBot, shell: Shell) -> ExerciseRobot:
    return ExerciseRobot(qtbot, shell)


# The desk


def test_a_routine_is_made_by_keyboard_alone(robot: ExerciseRobot) -> None:
    robot.tab_to(robot.page.routines.new).key(Qt.Key.Key_Space)
    editor = robot.page.editor
    assert robot.is_at(editor.name)
    robot.text("Evening")
    editor.put("bird-dog")
    editor.put("cat-camel")
    before = editor.total.text()
    rows = editor.step_rows
    robot.tab_to(rows[1].fields.spin("reps"))
    rows[1].fields.spin("reps").selectAll()
    robot.text("9")
    assert editor.total.text() != before
    rows[1].grip.setFocus()
    robot.key(UP)
    assert robot.is_at(rows[1].grip)
    robot.tab_to(editor.save).key(Qt.Key.Key_Space)
    (made,) = robot.own_routines
    assert made.name == "Evening"
    assert [(step.exercise, step.dose.reps) for step in made.steps] == [("cat-camel", 9), ("bird-dog", 8)]
    assert robot.page.routine.shown == made.id


def test_the_time_on_the_desk_is_what_the_player_would_take(robot: ExerciseRobot) -> None:
    robot.page.edit_routine("")
    editor = robot.page.editor
    assert editor.total.text() == "No exercise yet"
    editor.put("walking")
    assert editor.total.text() == "In all: 5 min 15 s"
    editor.step_rows[0].fields.spin("minutes").setValue(7)
    assert editor.total.text() == "In all: 7 min 15 s"


def test_sides_and_rest_of_a_step_are_kept_and_its_own_sides_are_not_written_down(robot: ExerciseRobot) -> None:
    robot.page.edit_routine("")
    editor = robot.page.editor
    editor.put("bird-dog")
    assert editor.steps[0].sides is None
    editor.step_rows[0].fields.sides.choose(Sides.ALTERNATING)
    editor.step_rows[0].fields.spin("rest_s").setValue(20)
    editor.step_rows[0].fields.spin("hold_s").setValue(0)
    (step,) = editor.steps
    assert (step.sides, step.dose) == (Sides.ALTERNATING, Dose(reps=8, rest_s=20))


def test_a_row_is_dragged_by_its_grip(robot: ExerciseRobot) -> None:
    robot.shell.resize(1280, 1200)
    robot.page.edit_routine("")
    editor = robot.page.editor
    for id_ in ("bridge", "brace", "walking"):
        editor.put(id_)
    robot.qtbot.waitUntil(lambda: editor.step_rows[2].y() > editor.step_rows[1].y() > 0)
    grip = editor.step_rows[0].grip
    far = editor.step_rows[2].geometry().center().y()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    for y in range(0, far + 60, 15):
        QTest.mouseMove(grip, grip.mapFromGlobal(editor.rows.mapToGlobal(QPoint(5, y))))
        robot.qtbot.wait(0)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert [step.exercise for step in editor.steps] == ["brace", "walking", "bridge"]


def test_a_routine_without_a_name_stays_on_the_desk(robot: ExerciseRobot) -> None:
    robot.page.edit_routine("")
    robot.page.editor.put("bridge")
    robot.press(robot.page.editor.save)
    assert "needs a name" in robot.page.editor.trouble.text()
    assert robot.shows(robot.page.editor)
    robot.page.editor.name.setText("Now")
    robot.page.editor.step_rows[0].take_out.click()
    robot.press(robot.page.editor.save)
    assert "has no exercise" in robot.page.editor.trouble.text()
    assert not robot.own_routines


def test_what_was_left_unsaved_on_the_desk_is_one_press_away(robot: ExerciseRobot) -> None:
    robot.page.edit_routine("")
    robot.page.editor.put("bridge")
    robot.key(ESC)
    assert robot.shows(robot.page.library)
    assert "not saved" in words(robot.shell.toast)
    robot.shell.toast.act()
    assert robot.shows(robot.page.editor)
    assert [step.exercise for step in robot.page.editor.steps] == ["bridge"]


def test_copy_and_change_brings_a_built_in_routine_onto_the_desk(robot: ExerciseRobot) -> None:
    robot.page.open_routine("flare-day")
    robot.press(robot.page.routine.copy)
    assert robot.shows(robot.page.editor)
    assert robot.page.editor.name.text() == "Flare day, my way"
    robot.key(ESC)
    (mine,) = robot.own_routines
    assert mine.copied_from == "flare-day"


# Own exercises


def test_an_own_exercise_with_a_picture_is_saved_changed_and_put_away(robot: ExerciseRobot, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    Image.new("RGB", (640, 480), (20, 120, 90)).save(photo)
    robot.page.library.add_own.click()
    form = robot.page.own
    robot.text("Wall angels")
    form.cue.setPlainText("Slide your arms up the wall.")
    form.from_therapist.setChecked(True)
    form.take_picture(photo)
    robot.press(form.save)
    (own,) = robot.shelf.own
    assert (own.name, own.from_physiotherapist, bool(own.picture)) == ("Wall angels", True, True)
    said = words(robot.page.exercise.body)
    assert "Slide your arms up the wall." in said
    assert "From my physiotherapist" in said
    robot.press(robot.page.exercise.edit)
    form.measure.choose("timed")
    form.remove.click()
    robot.press(form.save)
    (own,) = robot.shelf.own
    assert (own.dose.minutes, own.picture) == (5, "")
    robot.press(robot.page.exercise.away)
    assert not robot.shelf.own
    assert robot.shows(robot.page.library)
    robot.undo()
    assert robot.shelf.own == (own,)


def test_what_is_no_picture_leaves_the_form_as_it_is(robot: ExerciseRobot, tmp_path: Path) -> None:
    odd = tmp_path / "odd.png"
    odd.write_text("words")
    robot.page.edit_exercise("")
    form = robot.page.own
    form.name.setText("Wall angels")
    form.take_picture(odd)
    robot.press(form.save)
    assert not robot.shelf.own
    assert robot.shows(form)
    assert form.name.text() == "Wall angels"
    assert "no picture" in words(robot.shell.error_bar)


def test_an_own_exercise_needs_a_name(robot: ExerciseRobot) -> None:
    robot.page.edit_exercise("")
    robot.press(robot.page.own.save)
    assert "needs a name" in robot.page.own.trouble.text()
