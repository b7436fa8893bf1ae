"""What a wrong press does in the player: as little as can be, and it can be taken back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.domain.training import SessionOutcome
from painlog.domain.warnings import Urgency
from painlog.ui.player.before_screen import BeforeScreen
from painlog.ui.player.hurt_screen import HurtScreen
from painlog.ui.player.signs_screen import SignsScreen
from painlog.ui.player.stage import Stage
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell
from tests.ui.player_robot import ENTER, ESCAPE, SPACE, PlayerRobot, safe, words_of

Key = Qt.Key


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


def test_space_on_opening_the_list_answers_nothing(qtbot: QtBot, shell: Shell) -> None:
    services = shell.services
    assert services is not None
    services.exercise_safety.advice_read()
    robot = PlayerRobot(qtbot, shell)
    assert isinstance(robot.screen, SignsScreen)
    robot.key(SPACE, SPACE)
    assert services.warnings.state().answers == {}
    services.warnings.answer_none(Urgency.EMERGENCY)
    services.warnings.answer_none(Urgency.TODAY)
    answers = services.warnings.state().answers
    robot.key(ESCAPE)
    again = PlayerRobot(qtbot, shell)
    assert isinstance(again.screen, SignsScreen)
    assert again.window.focusWidget() is again.screen.go_on
    again.key(SPACE)
    assert isinstance(again.screen, BeforeScreen)
    assert services.warnings.state().answers == answers
    again.key(ESCAPE)


def test_a_double_click_does_not_press_what_comes_up_under_it(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell))
    before = robot.screen
    assert isinstance(before, BeforeScreen)
    robot.click(before.start)
    robot.between_presses = 0.3
    robot.click(robot.stage.controls.hurts)
    assert robot.session.ended is None
    robot.between_presses = 0.7
    robot.click(robot.stage.controls.hurts)
    assert isinstance(robot.screen, HurtScreen)
    robot.window.close()


def test_a_key_that_is_held_down_does_not_run_through_the_screens(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell))
    before = robot.screen
    assert isinstance(before, BeforeScreen)
    for _ in range(5):
        robot.moment += 0.4
        held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(before.pain, held)
        QApplication.processEvents()
    assert robot.screen is before
    robot.key(ENTER)
    assert isinstance(robot.screen, Stage)
    robot.key(ESCAPE)


def test_the_key_for_pain_works_at_once(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.between_presses = 0.0
    robot.key(Key.Key_H)
    assert isinstance(robot.screen, HurtScreen)
    robot.key(ENTER)
    assert isinstance(robot.screen, HurtScreen)
    robot.window.close()


@pytest.mark.parametrize("way", ["Esc", "button"])
def test_a_stop_by_mistake_leads_back_to_the_session_which_stands_still(qtbot: QtBot, shell: Shell, way: str) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    stage = robot.stage
    robot.wait(20)
    left = robot.session.left
    robot.key(Key.Key_H)
    assert isinstance(robot.screen, HurtScreen)
    if way == "Esc":
        robot.key(ESCAPE)
    else:
        robot.click(robot.screen.mistake)
    assert robot.stage is stage
    assert (stage.status.text(), stage.controls.pause.text()) == ("Paused", "Go on")
    assert robot.session.left == left
    assert not list(robot.saved)
    kept = robot.services.sessions.left_behind()
    assert kept is not None
    assert kept.outcome is SessionOutcome.BROKEN
    robot.key(SPACE)
    assert robot.awake.held
    robot.wait(5).key(Key.Key_H)
    robot.text("3").key(ENTER, ENTER)
    (done,) = robot.saved
    assert (done.outcome, done.hurt_score) == (SessionOutcome.HURT, 3)


def test_what_was_said_about_the_pain_counts(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.wait(20).key(Key.Key_H)
    assert isinstance(robot.screen, HurtScreen)
    assert robot.screen.mistake.isVisible()
    robot.text("6")
    assert not robot.screen.mistake.isVisible()
    robot.key(ESCAPE)
    assert "No more exercise today." in words_of(robot.screen)
    robot.key(ESCAPE)
    assert [(done.outcome, done.hurt_score) for done in robot.saved] == [(SessionOutcome.HURT, 6)]
