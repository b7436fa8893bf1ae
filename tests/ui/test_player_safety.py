"""What the player asks before a session, and what it leaves out or refuses."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.about import TickKind
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES, PLANK_LADDER
from painlog.domain.draft import Draft
from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.exercises import Dose
from painlog.domain.records import Answer
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import SessionOutcome, StepOutcome
from painlog.ui.player.before_screen import BeforeScreen
from painlog.ui.player.hurt_screen import HurtScreen
from painlog.ui.player.screens import NoticeScreen
from painlog.ui.player.signs_screen import SignsScreen
from painlog.ui.player.stage import Stage
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell
from tests.ui.player_robot import ENTER, ESCAPE, SPACE, HeardCues, PlayerRobot, safe, words_of

Key = Qt.Key


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


def test_what_is_fine_during_exercise_is_said_before_it(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell))
    assert "up to 2 above this and up to 5" in words_of(robot.screen)
    assert "back to the start by the next morning" in words_of(robot.screen)
    robot.key(ESCAPE)


def test_an_emergency_sign_leaves_no_way_to_exercise(qtbot: QtBot, shell: Shell) -> None:
    safe(shell).services.warnings.answer("bladder", Answer.YES)  # type: ignore[union-attr]
    robot = PlayerRobot(qtbot, shell)
    screen = robot.screen
    assert isinstance(screen, SignsScreen)
    assert screen.page.advice.isVisible()
    assert not screen.go_on.isVisible()
    assert not screen.agreed.isVisible()
    robot.key(ENTER)
    assert robot.screen is screen
    robot.key(ESCAPE)
    assert not robot.is_open


def test_a_today_sign_waits_until_a_clinician_agreed(qtbot: QtBot, shell: Shell) -> None:
    safe(shell).services.warnings.answer("fever", Answer.YES)  # type: ignore[union-attr]
    robot = PlayerRobot(qtbot, shell)
    assert isinstance(robot.screen, SignsScreen)
    assert not robot.screen.go_on.isVisible()
    robot.tab_to("A clinician has agreed").key(SPACE)
    assert isinstance(robot.screen, BeforeScreen)
    robot.key(ENTER)
    assert isinstance(robot.screen, Stage)
    robot.key(ESCAPE)


def test_at_a_pain_of_7_the_list_is_asked_and_only_flare_day_is_offered(
    qtbot: QtBot, shell: Shell, clock: FixedClock
) -> None:
    safe(shell)
    clock.move(timedelta(minutes=5))
    robot = PlayerRobot(qtbot, shell).text("7").key(ENTER)
    assert isinstance(robot.screen, SignsScreen)
    robot.key(ENTER)
    assert isinstance(robot.screen, NoticeScreen)
    assert "only the Flare day routine" in words_of(robot.screen)
    robot.key(ENTER)
    assert robot.stage.name.whole == "Flare day"
    robot.wait(80).key(ESCAPE, ESCAPE)
    assert (robot.saved[0].routine_id, robot.saved[0].pain_before) == (FLARE_DAY, 7)


def test_a_flare_noted_on_today_does_the_same(qtbot: QtBot, shell: Shell) -> None:
    services = safe(shell).services
    assert services is not None
    services.diary.log_entry(Draft(score=5, flare=True))
    services.exercise_safety.list_answered()
    robot = PlayerRobot(qtbot, shell).key(ENTER)
    assert "only the Flare day routine" in words_of(robot.screen)
    robot.key(ESCAPE)
    assert not robot.is_open


def test_stop_this_hurts(qtbot: QtBot, shell: Shell) -> None:
    services = safe(shell).services
    assert services is not None
    services.about.set_ticks(TickKind.CONDITION, ("pregnancy",))
    services.exercise_safety.list_answered()
    robot = PlayerRobot(qtbot, shell).key(ENTER)
    robot.wait(20).key(Key.Key_H)
    assert isinstance(robot.screen, HurtScreen)
    assert not robot.awake.held
    robot.text("6").key(Key.Key_Tab, SPACE, ENTER)
    said = words_of(robot.screen)
    assert "No more exercise today." in said
    assert "Chest pain" in said
    assert "Contractions" in said
    robot.key(ENTER)
    (done,) = robot.saved
    assert (done.outcome, done.hurt_score, done.hurt_site) == (SessionOutcome.HURT, 6, "lower-back-middle")
    again = PlayerRobot(qtbot, shell)
    assert "No more exercise today" in words_of(again.screen)
    again.key(ESCAPE)


def test_a_lighter_stop_asks_the_list_again_before_the_next_session(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.wait(20).key(Key.Key_H)
    robot.text("4").key(ENTER)
    assert "No more exercise today." not in words_of(robot.screen)
    robot.key(ENTER)
    again = PlayerRobot(qtbot, shell)
    assert isinstance(again.screen, SignsScreen)
    again.key(ESCAPE)


def test_pain_before_the_first_exercise_is_kept_but_no_exercise(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.wait(1).key(Key.Key_H)
    assert "No exercise was begun, so none is recorded." in words_of(robot.screen)
    assert "What you did is kept." not in words_of(robot.screen)
    robot.text("6").key(ENTER)
    assert "What you said about the pain is kept." in words_of(robot.screen)
    robot.key(ENTER)
    (kept,) = robot.saved
    assert (kept.outcome, kept.hurt_score) == (SessionOutcome.HURT, 6)
    assert {step.outcome for step in kept.steps} == {StepOutcome.SKIPPED}
    assert shell.toast.text == "Stop because of pain saved"
    again = PlayerRobot(qtbot, shell)
    assert "No more exercise today" in words_of(again.screen)
    again.key(ESCAPE)


def test_the_instruction_is_legible_from_afar(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell), cues=HeardCues(sound=False, voice=False)).key(ENTER)
    for size in ((1280, 820), (1024, 700)):
        robot.window.resize(*size)
        robot.wait(0)
        stage = robot.stage
        px, said = stage.words.fitted()
        assert px >= robot.window.theme.px(17), size
        assert said[0] == stage.words.text.main
        assert stage.note.geometry().right() <= stage.figure.geometry().right()
    robot.key(ESCAPE)


def test_conditions_take_exercises_out_and_say_so(qtbot: QtBot, shell: Shell) -> None:
    services = safe(shell).services
    assert services is not None
    services.about.set_ticks(TickKind.CONDITION, ("stenosis",))
    services.exercise_safety.list_answered()
    steps = (RoutineStep("press-up", Dose(reps=2)), RoutineStep("brace", Dose(hold_s=5)))
    robot = PlayerRobot(qtbot, shell, Routine("two", "Two", steps))
    assert "Left out, because of what About me says: Prone press-up." in words_of(robot.screen)
    robot.key(ENTER)
    assert robot.stage.exercise.text() == "Abdominal brace"
    robot.key(ESCAPE)
    emptied = PlayerRobot(qtbot, shell, Routine("one", "One", steps[:1]))
    assert "Breathing and a short walk" in words_of(emptied.screen)
    emptied.key(ESCAPE)


def test_after_surgery_a_clinician_agrees_first(qtbot: QtBot, shell: Shell) -> None:
    services = safe(shell).services
    assert services is not None
    services.about.set_ticks(TickKind.CONDITION, ("recent-surgery",))
    services.exercise_safety.list_answered()
    robot = PlayerRobot(qtbot, shell)
    assert "After recent surgery" in words_of(robot.screen)
    robot.tab_to("A clinician has agreed").key(SPACE)
    assert isinstance(robot.screen, BeforeScreen)
    robot.key(ENTER)
    assert len(robot.session.steps) == 3
    robot.key(ESCAPE)


def test_exercises_that_wait_for_a_clinician_may_be_left_out(qtbot: QtBot, shell: Shell) -> None:
    services = safe(shell).services
    assert services is not None
    services.about.set_ticks(TickKind.CONDITION, ("hip-replacement",))
    services.exercise_safety.list_answered()
    steps = (RoutineStep("knee-to-chest", Dose(hold_s=5)), RoutineStep("brace", Dose(hold_s=5)))
    robot = PlayerRobot(qtbot, shell, Routine("two", "Two", steps))
    robot.tab_to("Go on without these exercises").key(SPACE)
    robot.key(ENTER)
    assert robot.stage.exercise.text() == "Abdominal brace"
    robot.key(ESCAPE)


def test_a_routine_that_a_condition_takes_away_says_so(qtbot: QtBot, shell: Shell) -> None:
    services = safe(shell).services
    assert services is not None
    services.about.set_ticks(TickKind.CONDITION, ("high-blood-pressure",))
    services.exercise_safety.list_answered()
    ladder = next(each.routine for each in BUILT_IN_ROUTINES if each.id == PLANK_LADDER)
    robot = PlayerRobot(qtbot, shell, ladder)
    assert "Not this routine" in words_of(robot.screen)
    robot.key(ENTER)
    assert not robot.is_open
