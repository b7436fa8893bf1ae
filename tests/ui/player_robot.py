"""Page object of the guided player: a person on the mat, with a keyboard, and a clock that tests move."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from painlog.domain.exercises import Dose
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.session import Session
from painlog.domain.session_cues import Cue
from painlog.domain.training import DoneSession
from painlog.domain.warnings import Urgency
from painlog.services.bundle import DiaryServices
from painlog.ui.player.flow import Flow
from painlog.ui.player.run import Means
from painlog.ui.player.stage import Stage
from painlog.ui.player.start import Manner, Request, play
from painlog.ui.player.window import PlayerWindow
from painlog.ui.shell import Shell

TAB, SPACE, ENTER, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape
LOOK_S = 0.5
UNHURRIED_S = 1.0
"""Between two presses of a person who looks at each new screen."""

ROUTINE = Routine(
    "gentle",
    "Gentle",
    (
        RoutineStep("cat-camel", Dose(reps=2)),
        RoutineStep("bird-dog", Dose(hold_s=5, reps=1)),
        RoutineStep("breathing", Dose(minutes=1)),
    ),
)


class HeardCues:
    """Remembers what would be heard."""

    def __init__(self, sound: bool = True, voice: bool = True) -> None:
        self.has_sound, self.has_voice = sound, voice
        self.played: list[Cue] = []
        self.said: list[str] = []
        self.closed = False

    def play(self, cue: Cue) -> None:
        self.played.append(cue)

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def close(self) -> None:
        self.closed = True


class Awake:
    """Remembers whether the display is held awake."""

    def __init__(self) -> None:
        self.held = False

    def start(self, reason: str) -> None:
        assert reason
        self.held = True

    def stop(self) -> None:
        self.held = False


class PlayerRobot:
    """Opens the player on a routine; keys go wherever the keyboard is."""

    def __init__(self, qtbot: QtBot, shell: Shell, routine: Routine = ROUTINE, cues: HeardCues | None = None) -> None:
        self.qtbot, self.shell = qtbot, shell
        self.seconds = 1000.0
        self.moment, self.between_presses = 0.0, UNHURRIED_S
        self.cues, self.awake = cues or HeardCues(), Awake()
        manner = Manner(
            full_screen=False,
            means=lambda: Means(lambda: self.seconds, self.cues, self.awake),
            seconds=lambda: self.moment,
        )
        self.window: PlayerWindow = play(shell, shell.context, self.services, Request(routine), manner)
        flow = self.window.findChild(Flow)
        assert isinstance(flow, Flow)
        self.flow = flow

    @property
    def services(self) -> DiaryServices:
        services = self.shell.services
        assert services is not None
        return services

    @property
    def screen(self) -> QWidget:
        screen = self.window.screen_shown
        assert screen is not None
        return screen

    @property
    def stage(self) -> Stage:
        assert isinstance(self.screen, Stage), self.screen
        return self.screen

    @property
    def session(self) -> Session:
        assert self.flow.run is not None
        return self.flow.run.session

    @property
    def is_open(self) -> bool:
        return isValid(self.window) and self.window.isVisible()

    @property
    def saved(self) -> tuple[DoneSession, ...]:
        """The sessions that the diary holds."""
        with self.shell.services.sessions._store.snapshot() as snapshot:  # type: ignore[union-attr]
            from painlog.storage.training_rows import read_sessions

            return tuple(read_sessions(snapshot))

    def key(self, *keys: Qt.Key) -> "PlayerRobot":
        for key in keys:
            self.moment += self.between_presses
            QTest.keyClick(self.window.focusWidget() or self.window, key)
            QApplication.processEvents()
        return self

    def click(self, control: QWidget) -> "PlayerRobot":
        """Press the left mouse button on a control."""
        self.moment += self.between_presses
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        return self

    def text(self, text: str) -> "PlayerRobot":
        QTest.keyClicks(self.window.focusWidget() or self.window, text)
        return self

    def wait(self, seconds: float) -> "PlayerRobot":
        """Let time pass, and the player look at the clock as it would."""
        end = self.seconds + seconds
        while self.seconds < end and self.flow.run is not None and self.session.ended is None:
            self.seconds = min(end, self.seconds + LOOK_S)
            self.flow.run.conductor.look()
        QApplication.processEvents()
        return self

    def wait_for_end(self) -> "PlayerRobot":
        return self.wait(3600)

    def answer_none(self) -> "PlayerRobot":
        """Go to both urgent groups by Tab and answer "none of these is new or worse"."""
        for _ in range(2):
            self.tab_to("None of these is new or worse").key(SPACE, TAB)
        return self

    def tab_to(self, text: str, most: int = 60) -> "PlayerRobot":
        """Press Tab until the keyboard is on a button with this text."""
        for _ in range(most):
            focused = self.window.focusWidget()
            if focused is not None and focused.property("text") == text:
                return self
            self.key(TAB)
        raise AssertionError(f"Tab never reached {text}")


def safe(shell: Shell) -> Shell:
    """A diary in which the safety screens have been gone through today."""
    services = shell.services
    assert services is not None
    services.exercise_safety.advice_read()
    services.warnings.answer_none(Urgency.EMERGENCY)
    services.warnings.answer_none(Urgency.TODAY)
    services.exercise_safety.list_answered()
    return shell


def words_of(screen: QWidget) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel))
