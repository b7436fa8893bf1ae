"""The guided player, through its real window and by keyboard alone."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.about import TickKind
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.exercises import Dose
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.session_cues import Cue
from painlog.domain.session_segments import SegmentKind
from painlog.domain.training import OwnExercise, SessionOutcome, StepOutcome
from painlog.domain.warnings import Urgency
from painlog.errors import DiaryLockedError
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.paths import Places
from painlog.preferences import Preferences
from painlog.services.changes import Changes
from painlog.services.exercise_safety import ExerciseSafetyService
from painlog.services.sessions import SessionsService
from painlog.ui.player.after_screen import AfterScreen
from painlog.ui.player.before_screen import BeforeScreen
from painlog.ui.player.recovery import take_over_left_session
from painlog.ui.player.signs_screen import SignsScreen
from painlog.ui.player.start import Manner, Request, play
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell
from tests.ui.player_robot import ENTER, ESCAPE, ROUTINE, SPACE, HeardCues, PlayerRobot, safe, words_of
from tests.ui.test_layouts import cut_off

Key = Qt.Key


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


def test_a_whole_session_by_keyboard_alone(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, shell)
    assert "doctor or physiotherapist" in words_of(robot.screen)
    assert "A list of warning signs comes next." in words_of(robot.screen)
    robot.key(ENTER)
    assert isinstance(robot.screen, SignsScreen)
    robot.key(ENTER)
    assert isinstance(robot.screen, SignsScreen), "nothing is answered yet"
    robot.answer_none().key(ENTER)
    assert isinstance(robot.screen, BeforeScreen)
    robot.text("3").key(ENTER)
    stage = robot.stage
    assert robot.window.isActiveWindow()
    assert (stage.exercise.text(), stage.status.text()) == ("Cat–camel", "Get into place")
    assert stage.next.names == ["Bird dog", "Belly breathing"]
    assert robot.awake.held
    robot.wait(16)
    assert stage.status.text() == "Rep 1 of 2 · move"
    robot.wait_for_end()
    assert isinstance(robot.screen, AfterScreen)
    assert not robot.awake.held
    robot.text("2").key(ENTER).text("4").key(ENTER)
    assert not robot.is_open
    (done,) = robot.saved
    assert (done.outcome, done.routine_id) == (SessionOutcome.DONE, "gentle")
    assert (done.pain_before, done.pain_after, done.effort) == (3, 2, 4)
    assert [(step.exercise, step.outcome, step.seconds) for step in done.steps] == [
        ("cat-camel", StepOutcome.DONE, 16),
        ("bird-dog", StepOutcome.DONE, 19),
        ("breathing", StepOutcome.DONE, 60),
    ]
    assert done.seconds == 10 + 3 * 5 + 5 + 16 + 19 + 60
    assert shell.toast.text == "Session saved"
    shell.perform.undo()
    assert robot.saved == ()


def test_the_keys_of_a_running_session(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    stage = robot.stage
    robot.wait(4).key(SPACE)
    assert (stage.status.text(), stage.controls.pause.text(), robot.awake.held) == ("Paused", "Go on", False)
    left = robot.session.left
    robot.wait(30)
    assert robot.session.left == left
    robot.key(SPACE, Key.Key_Plus)
    assert robot.session.left == left + 10
    robot.key(Key.Key_Right)
    assert robot.session.segment.kind is SegmentKind.GET_READY
    robot.key(Key.Key_Right)
    assert stage.exercise.text() == "Bird dog"
    robot.wait(8).key(Key.Key_R)
    assert stage.status.text() == "This is how it goes · Left side"
    robot.key(Key.Key_Left, Key.Key_Left)
    assert stage.exercise.text() == "Cat–camel"
    robot.key(Key.Key_S, Key.Key_V)
    assert (stage.sound.text(), stage.voice.text()) == ("Sound off", "Voice off")
    played, said = len(robot.cues.played), len(robot.cues.said)
    robot.wait(30)
    assert (len(robot.cues.played), len(robot.cues.said)) == (played, said)
    robot.key(Key.Key_F)
    assert robot.window.isFullScreen()
    robot.key(Key.Key_F, ESCAPE, ESCAPE)
    assert not robot.is_open
    assert robot.services.sessions.choices().sound is False


def test_arrows_skip_from_a_button_too(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.tab_to("Skip").key(SPACE)
    assert robot.session.segment.kind is SegmentKind.GET_READY
    robot.key(Key.Key_Right)
    assert robot.stage.exercise.text() == "Bird dog"
    robot.key(ESCAPE)


def test_what_is_heard_and_what_flashes(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    assert robot.cues.said == ["Cat–camel. On all fours."]
    robot.wait(7.5)
    assert robot.cues.played == [Cue.COUNT]
    assert robot.window.flash.isVisible()
    robot.wait_for_end()
    assert robot.cues.said[1:] == [
        "Bird dog. On all fours. Left side.",
        "Change sides. Right side.",
        "Belly breathing.",
    ]
    assert robot.cues.played.count(Cue.SWITCH) == 1
    assert robot.cues.played[-1] is Cue.END
    robot.key(ESCAPE)
    assert robot.cues.closed


def test_without_sound_and_voice_a_note_says_so_and_all_else_works(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell), cues=HeardCues(sound=False, voice=False)).key(ENTER)
    assert "missing on this system" in robot.stage.note.text
    assert robot.stage.note.isVisible()
    robot.wait_for_end()
    robot.key(ESCAPE)
    assert robot.saved[0].outcome is SessionOutcome.DONE


def test_leaving_keeps_the_part_that_was_done(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.wait(10 + 5 + 16 + 5 + 4).key(ESCAPE)
    assert isinstance(robot.screen, AfterScreen)
    assert robot.screen.title.text() == "What you did is kept"
    assert robot.screen.pain.hasFocus()
    robot.text("2").key(ENTER).text("3").key(ENTER)
    assert not robot.is_open
    (done,) = robot.saved
    assert (done.outcome, done.pain_after, done.effort) == (SessionOutcome.STOPPED, 2, 3)
    assert [step.outcome for step in done.steps] == [StepOutcome.DONE, StepOutcome.PARTLY, StepOutcome.SKIPPED]
    assert robot.services.sessions.left_behind() is None


def test_a_session_in_which_nothing_happened_leaves_no_trace(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.wait(3).key(ESCAPE)
    assert not robot.is_open
    assert robot.saved == ()
    assert robot.services.sessions.left_behind() is None
    assert shell.toast.text == "No exercise was begun, so none is recorded."


def test_skipping_everything_records_nothing_and_says_so(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.key(*[Key.Key_Right] * 4)
    assert not robot.is_open
    assert robot.saved == ()
    assert shell.toast.text == "No exercise was begun, so none is recorded."


def test_enter_on_a_button_presses_that_button(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell))
    robot.tab_to("Leave").key(ENTER)
    assert not robot.is_open
    assert robot.saved == ()


def test_the_advice_after_a_session_takes_its_room(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    screen = robot.wait_for_end().screen
    assert isinstance(screen, AfterScreen)
    robot.window.resize(1280, 1000)
    robot.text("6")
    assert screen.advice.isVisible()
    for _ in range(5):
        QApplication.processEvents()
    assert screen.area.verticalScrollBar().maximum() == 0
    robot.key(ESCAPE)


def test_closing_the_window_in_the_middle_of_the_questions_saves_too(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.wait(20).key(Key.Key_H)
    robot.text("5")
    robot.window.close()
    assert [(done.outcome, done.hurt_score) for done in robot.saved] == [(SessionOutcome.HURT, 5)]


def test_the_window_behind_takes_the_player_with_it(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.wait(20)
    with qtbot.waitSignal(robot.window.closing):
        shell.close()
    assert shell.toast.text == "Session saved"


def test_a_second_start_shows_the_session_that_runs(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    assert play(shell, shell.context, robot.services, Request(ROUTINE), Manner(False)) is robot.window
    robot.key(ESCAPE)


def test_a_sleep_of_the_computer_pauses_and_says_so(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell)).key(ENTER)
    robot.wait(3)
    robot.seconds += 3600
    robot.flow.run.conductor.look()  # type: ignore[union-attr]
    assert robot.stage.status.text() == "Paused: the computer was asleep"
    robot.key(SPACE).wait(1)
    assert robot.stage.status.text() == "Get into place"
    assert robot.session.left == 6
    robot.key(ESCAPE)


def test_a_diary_that_takes_nothing_loses_nothing(qtbot: QtBot, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_arguments: object) -> Changes:
        raise DiaryLockedError("Another program is writing to the diary.")

    robot = PlayerRobot(qtbot, shell)
    with monkeypatch.context() as patched:
        patched.setattr(ExerciseSafetyService, "advice_read", locked)
        robot.key(ENTER)
        assert "could not be written" in words_of(robot.screen)
    robot.key(ENTER)
    robot.answer_none().key(ENTER)
    assert isinstance(robot.screen, BeforeScreen)
    robot.key(ENTER)
    robot.wait(20)
    with monkeypatch.context() as patched:
        patched.setattr(SessionsService, "save", locked)
        robot.key(ESCAPE)
    assert not list(robot.saved)
    assert robot.services.sessions.left_behind() is not None
    take_over_left_session(shell)
    assert robot.saved[0].outcome is SessionOutcome.STOPPED


def test_an_own_exercise_shows_its_own_picture_and_words(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    services = safe(shell).services
    assert services is not None
    photo = tmp_path / "photo.png"
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(photo))
    made = datetime(2026, 11, 1, 12, tzinfo=UTC)
    drawn, _ = services.routines.save_exercise(OwnExercise("", "Towel pull", made, "Pull slowly."), photo)
    plain, _ = services.routines.save_exercise(OwnExercise("", "Door lean", made))
    steps = (RoutineStep(drawn.id, Dose(hold_s=5)), RoutineStep(plain.id, Dose(hold_s=5)))
    robot = PlayerRobot(qtbot, shell, Routine("own", "Own", steps)).key(ENTER)
    card = robot.stage.figure
    assert robot.stage.exercise.text() == "Towel pull"
    assert card.shows_picture
    robot.key(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert robot.stage.exercise.text() == "Door lean"
    assert not card.shows_picture
    robot.key(ESCAPE)


def test_the_hint_of_a_routine_is_shown_while_it_is_done(qtbot: QtBot, shell: Shell) -> None:
    walk = next(each.routine for each in BUILT_IN_ROUTINES if each.id == FLARE_DAY).steps[-1:]
    robot = PlayerRobot(qtbot, safe(shell), Routine("mine", "Mine", walk, copied_from=FLARE_DAY)).key(ENTER)
    assert robot.stage.words.text.beside.startswith("A few steps, as slowly as you like.")
    robot.wait(18)
    assert robot.stage.words.text.main == "A few steps, as slowly as you like."
    robot.key(ESCAPE, ESCAPE)


def test_an_exercise_of_the_persons_own_has_words_and_a_count(qtbot: QtBot, shell: Shell, clock: FixedClock) -> None:
    services = safe(shell).services
    assert services is not None
    own, _ = services.routines.save_exercise(OwnExercise("", "Towel slide", clock.now(), "Slide slowly."))
    robot = PlayerRobot(qtbot, shell, Routine("own", "Own", (RoutineStep(own.id, Dose(hold_s=5)),))).key(ENTER)
    robot.wait(18)
    assert robot.stage.exercise.text() == "Towel slide"
    assert robot.stage.words.text.main == "Slide slowly."
    assert robot.stage.status.text() == "Hold"
    robot.wait_for_end()
    robot.key(ESCAPE)
    assert robot.saved[0].steps[0].outcome is StepOutcome.DONE


def test_less_motion_steps_from_pose_to_pose(qtbot: QtBot, shell: Shell) -> None:
    robot = PlayerRobot(qtbot, safe(shell))
    before = robot.screen
    assert isinstance(before, BeforeScreen)
    before.steps.setChecked(True)
    before.lie_down.choose(30)
    robot.key(ENTER)
    assert robot.session.left == 30
    choices = robot.services.sessions.choices()
    assert (choices.steps, choices.lie_down_s) == (True, 30)
    robot.wait(36)
    first = robot.stage.figure.figure.grab().toImage()
    robot.wait(0.2)
    assert robot.stage.figure.figure.grab().toImage() == first
    robot.key(ESCAPE)


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from painlog.clock import FixedClock
from painlog.domain.session_cues import Cue
from painlog.domain.warnings import Urgency
from painlog.pictures import Scene, window_on
from tests.ui.player_robot import ENTER, PlayerRobot

clock = FixedClock(datetime(2026, 11, 20, 18, 42), ZoneInfo("Europe/London"))
with window_on(Path(sys.argv[1]), clock, Scene()) as shell:
    shell.services.exercise_safety.advice_read()
    shell.services.warnings.answer_none(Urgency.EMERGENCY)
    shell.services.warnings.answer_none(Urgency.TODAY)
    shell.services.exercise_safety.list_answered()
    robot = PlayerRobot(None, shell).text("3").key(ENTER)
    robot.wait(10 + 5 + 16 + 5 + 6)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_program_leaves_the_part_that_was_done(open_shell: OpenShell, places: Places) -> None:
    places.data.mkdir(parents=True)
    root = Path(__file__).parent.parent.parent
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(places.diary)], cwd=root, capture_output=True, text=True, check=False
    )
    assert killed.returncode == -9, killed.stderr
    shell = open_shell()
    services = shell.services
    assert services is not None
    take_over_left_session(shell)
    assert services.sessions.left_behind() is None
    assert not services.sessions.take_over()
    with services.sessions._store.snapshot() as snapshot:
        from painlog.storage.training_rows import read_sessions

        (done,) = read_sessions(snapshot)
    assert (done.outcome, done.pain_before) == (SessionOutcome.BROKEN, 3)
    assert done.steps[0].outcome is StepOutcome.DONE
    assert done.steps[1].outcome is StepOutcome.PARTLY
    assert shell.toast.text == "Kept: the part of your session that was done"
    shell.perform.undo()
    with services.sessions._store.snapshot() as snapshot:
        assert read_sessions(snapshot) == []


@pytest.mark.parametrize(
    "manner",
    [
        Preferences(language="en_GB"),
        Preferences(language=PSEUDO_LANGUAGE),
        Preferences(language="en_GB", text_scale=1.3),
    ],
    ids=["plain", "twice as long", "largest"],
)
def test_nothing_is_cut_off(qtbot: QtBot, open_shell: OpenShell, manner: Preferences) -> None:
    shell = open_shell(preferences=manner)
    assert shell.services is not None
    shell.services.about.set_ticks(TickKind.CONDITION, ("hip-replacement",))
    steps = (*ROUTINE.steps, RoutineStep("knee-to-chest", Dose(hold_s=5)))
    robot = PlayerRobot(qtbot, shell, Routine("four", "Four", steps))
    wrong: list[str] = []

    def look() -> None:
        for size in (QSize(1280, 820), QSize(1024, 700)):
            robot.window.resize(size)
            for _ in range(4):
                QApplication.processEvents()
            here = f"{type(robot.screen).__name__} at {size.width()}: "
            wrong.extend(here + text for text in cut_off(robot.screen))

    look()
    robot.key(ENTER)
    robot.services.warnings.answer_none(Urgency.EMERGENCY)
    robot.services.warnings.answer_none(Urgency.TODAY)
    assert isinstance(robot.screen, SignsScreen)
    robot.screen.page.refresh()
    robot.screen.tell()
    look()
    robot.screen.go_on.click()
    robot.wait(0)
    look()
    robot.tab_to(robot.shell.context.texts("Go on without these exercises")).key(SPACE)
    look()
    robot.key(ENTER)
    look()
    robot.wait(39)
    look()
    robot.key(Key.Key_H)
    look()
    robot.key(ENTER)
    look()
    robot.window.close()
    assert not wrong, "\n".join(wrong)
