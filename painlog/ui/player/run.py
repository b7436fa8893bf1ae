"""One session as it runs: what the keys do, what is heard, and what is kept in case the program dies."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from painlog.domain.session import Session, back, hurt_by_mistake, hurts, more, pause, repeat, resume, skip, stop
from painlog.domain.session_cues import announced, cue_between
from painlog.domain.session_record import PlayerChoices, SessionStart, record_of
from painlog.domain.shelf import ShelvedRoutine
from painlog.domain.training import DoneSession
from painlog.services.bundle import DiaryServices
from painlog.ui.page import PageContext
from painlog.ui.player.conductor import Conductor
from painlog.ui.player.cues import Cues
from painlog.ui.player.keep_awake import KeepAwake
from painlog.ui.player.words import spoken

KEPT_EVERY_S = 15.0
"""Within a long segment, such as a walk, what was done is kept as often."""


class Means(NamedTuple):
    """What a session has at hand beside the diary: the clock, sound and voice, and a display that stays awake."""

    seconds: Callable[[], float]
    cues: Cues
    awake: KeepAwake


class SessionRun(QObject):
    """From the first second to the last; `ended` comes once, and again after a stop that was a mistake."""

    moved = Signal(object)
    """session: Session"""
    cued = Signal()
    """A tone was due, whether or not it can be heard."""
    chosen = Signal(object)
    """choices: PlayerChoices"""
    ended = Signal(object)
    """session: Session"""

    def __init__(
        self,
        routine: ShelvedRoutine,
        start: SessionStart,
        choices: PlayerChoices,
        services: DiaryServices,
        context: PageContext,
        means: Means,
    ) -> None:
        super().__init__()
        self._routine, self._start, self.choices = routine, start, choices
        self._services, self._means = services, means
        self._texts, self._perform = context.texts, context.perform
        self._kept_at = means.seconds()
        self.conductor = Conductor([each.played for each in routine.offered], choices.lie_down_s, means.seconds)
        self.conductor.setParent(self)
        self.conductor.steps_only = choices.steps
        self.conductor.moved.connect(self._moved)
        self._means.awake.start(self._texts("A guided session is running"))
        self._speak(self.session)
        self._keep(self.session)

    @property
    def session(self) -> Session:
        return self.conductor.session

    @property
    def record(self) -> DoneSession:
        """The session as the diary would keep it now."""
        return record_of(self._start, self.session)

    @property
    def start(self) -> SessionStart:
        return self._start

    def toggle_pause(self) -> None:
        self.conductor.press(pause if self.session.running else resume)

    def skip(self) -> None:
        self.conductor.press(skip)

    def back(self) -> None:
        self.conductor.press(back)

    def more(self) -> None:
        self.conductor.press(more)

    def repeat(self) -> None:
        self.conductor.press(repeat)

    def hurts(self) -> None:
        self.conductor.press(hurts)

    def take_back_hurt(self) -> None:
        """Go back to the session, which stands still."""
        self.conductor.press(hurt_by_mistake)

    def stop(self) -> None:
        self.conductor.press(stop)

    def toggle_sound(self) -> None:
        self._choose(replace(self.choices, sound=not self.choices.sound))

    def toggle_voice(self) -> None:
        self._choose(replace(self.choices, voice=not self.choices.voice))

    def close(self) -> None:
        """Be silent, let the display sleep and look no more at the clock."""
        self.conductor.stop()
        self._means.awake.stop()
        self._means.cues.close()

    def _choose(self, choices: PlayerChoices) -> None:
        self.choices = choices
        self._perform(lambda services: services.sessions.choose(choices), self, toast=False)
        self.chosen.emit(choices)

    def _moved(self, before: Session, after: Session) -> None:
        cue = cue_between(before, after)
        if cue is not None:
            if self.choices.sound:
                self._means.cues.play(cue)
            self.cued.emit()
        if announced(before, after):
            self._speak(after)
        self._hold_display(before, after)
        goes_on_again = before.ended is not None and after.ended is None
        if goes_on_again or len(before.spent) != len(after.spent) or after.now - self._kept_at >= KEPT_EVERY_S:
            self._keep(after)
        self.moved.emit(after)
        if before.ended is None and after.ended is not None:
            self.conductor.stop()
            self._keep(after)
            self.ended.emit(after)

    def _hold_display(self, before: Session, after: Session) -> None:
        """Keep the display awake while time passes: not in a pause, and not after the end."""
        if before.running and not after.running:
            self._means.awake.stop()
        elif after.running and not before.running:
            self._means.awake.start(self._texts("A guided session is running"))

    def _speak(self, session: Session) -> None:
        if self.choices.voice:
            played = self._routine.offered[session.segment.step]
            self._means.cues.say(spoken(played, session, self._texts))

    def _keep(self, session: Session) -> None:
        self._kept_at = session.now
        self._services.sessions.keep(record_of(self._start, session))
