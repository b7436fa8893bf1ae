"""What the player shows of the exercises to come."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from painlog.domain.exercises import Dose
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import OwnExercise
from tests.ui.conftest import OpenShell
from tests.ui.player_robot import PlayerRobot
from tests.ui.test_player import safe

RED = QColor(200, 30, 30)
MADE = datetime(2026, 11, 1, 12, tzinfo=UTC)


def test_an_own_exercise_to_come_shows_its_picture(qtbot: QtBot, open_shell: OpenShell, tmp_path: Path) -> None:
    shell = safe(open_shell())
    assert shell.services is not None
    photo = tmp_path / "photo.png"
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(RED)
    image.save(str(photo))
    routines = shell.services.routines
    drawn, _ = routines.save_exercise(OwnExercise("", "Towel pull", MADE, "Pull slowly."), photo)
    plain, _ = routines.save_exercise(OwnExercise("", "Door lean", MADE))
    steps = tuple(RoutineStep(id_, Dose(hold_s=5)) for id_ in ("brace", drawn.id, plain.id))
    robot = PlayerRobot(qtbot, shell, Routine("own", "Own", steps)).key(Qt.Key.Key_Return)
    with_photo, without, empty = robot.stage.next.cards
    assert robot.stage.next.names == ["Towel pull", "Door lean"]
    middle = with_photo.well.grab().toImage().pixelColor(with_photo.well.rect().center())
    assert abs(middle.red() - RED.red()) < 30 > abs(middle.green() - RED.green())
    assert not without.well.isVisible()
    assert empty.is_empty
    robot.key(Qt.Key.Key_Escape)
