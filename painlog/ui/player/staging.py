"""Brings a session onto its stage: what shows it, which keys move it, what a screen reader says of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from painlog.domain.session import Session
from painlog.domain.session_record import PlayerChoices
from painlog.domain.shelf import ShelvedRoutine
from painlog.services.bundle import DiaryServices
from painlog.services.exercise_words import exercise_name, routine_name
from painlog.ui.page import PageContext
from painlog.ui.player.control_bar import Acts
from painlog.ui.player.run import Means, SessionRun
from painlog.ui.player.stage import Look, Stage
from painlog.ui.player.stage_keys import StageKeys
from painlog.ui.player.window import PlayerWindow
from painlog.ui.player.words import status_line


def staged(
    window: PlayerWindow,
    context: PageContext,
    services: DiaryServices,
    routine: ShelvedRoutine,
    run: SessionRun,
    means: Means,
) -> Stage:
    """A stage that follows the run and obeys its keys."""
    look = Look(window.theme, context.icons, context.texts, services.routines.picture_of, run.choices.steps)
    acts = Acts(run.hurts, run.back, run.toggle_pause, run.skip, run.repeat)
    stage = Stage(look, routine, routine_name(routine, context.texts), run.session, acts)
    stage.close_button.clicked.connect(run.stop)
    stage.sound.clicked.connect(run.toggle_sound)
    stage.voice.clicked.connect(run.toggle_voice)
    stage.tell_silence(means.cues.has_sound, means.cues.has_voice)
    StageKeys(stage, stage.buttons, _keys(run, window))
    _follow(stage, run)
    run.cued.connect(window.flash.flash)
    _announce(stage, run, routine, context)
    return stage


def _follow(stage: Stage, run: SessionRun) -> None:
    def show_cues(choices: PlayerChoices) -> None:
        stage.show_cues(choices.sound, choices.voice)

    def show(session: Session) -> None:
        stage.show_moment(session)
        stage.show_running(session.running)

    run.chosen.connect(show_cues)
    run.moved.connect(show)
    show_cues(run.choices)


def _keys(run: SessionRun, window: PlayerWindow) -> dict[Qt.Key, Callable[[], object]]:
    """The keys of exercises.md section 4; on many keyboards "+" needs Shift, so "=" does as well."""
    return {
        Qt.Key.Key_Space: run.toggle_pause,
        Qt.Key.Key_Right: run.skip,
        Qt.Key.Key_Left: run.back,
        Qt.Key.Key_Plus: run.more,
        Qt.Key.Key_Equal: run.more,
        Qt.Key.Key_R: run.repeat,
        Qt.Key.Key_S: run.toggle_sound,
        Qt.Key.Key_V: run.toggle_voice,
        Qt.Key.Key_F: window.toggle_full_screen,
        Qt.Key.Key_H: run.hurts,
        Qt.Key.Key_Escape: run.stop,
    }


def _announce(stage: Stage, run: SessionRun, routine: ShelvedRoutine, context: PageContext) -> None:
    """Have a screen reader say each new exercise, side and wait, and nothing in between."""
    told = -1

    def tell(session: Session) -> None:
        nonlocal told
        if len(session.spent) == told or session.segment.rep > 1:
            return
        told, t = len(session.spent), context.texts
        name = exercise_name(routine.offered[session.segment.step].exercise, t)
        sentence = f"{name}. {status_line(session, t)}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(stage, sentence))

    run.moved.connect(tell)
