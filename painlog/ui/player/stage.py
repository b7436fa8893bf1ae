"""The screen of a running session: figure, count, what to do, what comes next, and the controls."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout

from painlog.domain.session import Session, share_done
from painlog.domain.session_segments import SegmentKind
from painlog.domain.shelf import ShelvedRoutine, ShelvedStep
from painlog.domain.training import OwnExercise
from painlog.i18n import Texts
from painlog.services.exercise_words import exercise_name
from painlog.ui.icons import Icons
from painlog.ui.player.control_bar import Acts, ControlBar
from painlog.ui.player.count_ring import CountRing
from painlog.ui.player.figure_card import FigureCard
from painlog.ui.player.fitting_text import FittingText
from painlog.ui.player.next_cards import NextCards
from painlog.ui.player.one_line import OneLine
from painlog.ui.player.player_screen import PlayerScreen
from painlog.ui.player.rep_dots import RepDots
from painlog.ui.player.spaced_icon import put_icon
from painlog.ui.player.step_strip import StepStrip
from painlog.ui.player.words import count, cue_text, progress, status_line
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, icon_button, label
from painlog.ui.widgets.note_strip import NoteStrip
from painlog.ui.widgets.tab_order import order_tabs

FIGURE_SHARE, WORDS_SHARE = 756, 436
"""How the width is shared (mockup of the player)."""
LEAST_WITH_NEXT = 720
"""In a window that is lower, in px at 100 %, what to do now takes the room of what comes next: our own choice."""
_MARGIN, _GAP = 24, 40
_CLOSE, _ICON = 40, 20


class Look(NamedTuple):
    """What everything on the stage is drawn with; `steps` lets the figure step instead of move."""

    theme: Theme
    icons: Icons
    texts: Texts
    picture_of: Callable[[OwnExercise], Path | None]
    steps: bool = False


class Stage(PlayerScreen):
    """Shows whatever moment it is given; it has no clock."""

    def __init__(self, look: Look, routine: ShelvedRoutine, name: str, session: Session, acts: Acts) -> None:
        super().__init__()
        self._look, self._routine, self._cues = look, routine, (True, True)
        self._shares_at = (-1, -1)
        theme, t = look.theme, look.texts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = icon_button(look.icons.icon("close", theme.tokens["ink"], _ICON), t("Leave") + " (Esc)")
        self.close_button.setProperty("role", "playerClose")
        self.name = OneLine("cardTitle")
        self.name.show_text(name)
        self.progress = OneLine("secondary")
        self.progress.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.strip = StepStrip(theme, [_seconds_of(session, number) for number in range(len(session.steps))])
        self.sound, self.voice = button("", "playerSmall"), button("", "playerSmall")
        self.note = NoteStrip(t("Hide this message"))
        self.figure = FigureCard(theme, t, look.picture_of, look.steps)
        self.exercise = label("", "playerName")
        self.status = label("", "playerLine")
        self.dots, self.ring, self.words = RepDots(theme, t), CountRing(theme), FittingText(theme)
        self.next = NextCards(theme, look.icons, t, look.picture_of, routine.offered)
        self.controls = ControlBar(theme, look.icons, t, acts)
        for line in (self.exercise, self.status):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        order_tabs([self, *self.buttons])
        self.note.set_icons(
            look.icons.icon("info", theme.tokens["note_ink"], _ICON),
            look.icons.icon("close", theme.tokens["note_ink"], 18),
        )
        self.show_moment(session)

    def show_moment(self, session: Session) -> None:
        """Show the session as it is now."""
        played, t, segment = self._played(session), self._look.texts, session.segment
        self.figure.show_moment(played, session)
        self.ring.show_count(count(session, t), quiet=not (session.running and segment.is_work))
        self.ring.show_waiting(not segment.is_work)
        _say(self.exercise, exercise_name(played.exercise, t))
        _say(self.status, status_line(session, t))
        self.progress.show_text(progress(session, t))
        self._show_shares(session)
        self.dots.show_reps(*_reps(session))
        self.words.show_text(cue_text(played, session, t))
        self.next.show_after(segment.step)

    def _show_shares(self, session: Session) -> None:
        """Once a second is enough for what asks every segment."""
        moment = len(session.spent), int(session.elapsed)
        if moment != self._shares_at:
            self._shares_at = moment
            self.strip.show_shares([share_done(session, number) for number in range(len(session.steps))])

    def show_running(self, running: bool) -> None:
        self.controls.show_running(running)

    def show_cues(self, sound: bool, voice: bool) -> None:
        """Say whether tones and voice are on."""
        t, icons, theme = self._look.texts, self._look.icons, self._look.theme
        self._cues = sound, voice
        self.sound.setText(t("Sound on") if sound else t("Sound off"))
        put_icon(self.sound, icons, theme, "speaker" if sound else "speaker-off", "ink", _ICON)
        self.voice.setText(t("Voice on") if voice else t("Voice off"))
        put_icon(self.voice, icons, theme, "voice" if voice else "voice-off", "ink", _ICON)

    def tell_silence(self, has_sound: bool, has_voice: bool) -> None:
        """Say what this system cannot let one hear; the session goes on without it."""
        t = self._look.texts
        self.sound.setEnabled(has_sound)
        self.voice.setEnabled(has_voice)
        if not has_sound and not has_voice:
            self.note.show_text(
                t("Sound and voice are missing on this system: watch the frame, which lights up instead.")
            )
        elif not has_sound:
            self.note.show_text(t("Sound is missing on this system: watch the frame, which lights up instead."))
        elif not has_voice:
            self.note.show_text(
                t("This system has no voice in this language; the tones and the frame tell when something changes.")
            )

    def rescale(self) -> None:
        px = self._look.theme.px
        self.close_button.setFixedSize(px(_CLOSE), px(_CLOSE))
        self.show_cues(*self._cues)
        self.controls.rescale()
        self.next.rescale()
        self._share_height()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        self.next.setVisible(self.height() >= self._look.theme.px(LEAST_WITH_NEXT))

    @property
    def buttons(self) -> list[QAbstractButton]:
        """Every button, in the order of Tab."""
        return [*self.controls.stops, self.sound, self.voice, self.close_button]

    def _played(self, session: Session) -> ShelvedStep:
        return self._routine.offered[session.segment.step]

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 20, 0, 0)
        outer.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(_MARGIN, 0, _MARGIN, 20)
        body.setSpacing(20)
        body.addLayout(self._head())
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.note)
        left.addWidget(self.figure, 1)
        middle = QHBoxLayout()
        middle.setSpacing(_GAP)
        middle.addLayout(left, FIGURE_SHARE)
        middle.addLayout(self._right(), WORDS_SHARE)
        body.addLayout(middle, 1)
        body.addWidget(self.next)
        outer.addLayout(body, 1)
        outer.addWidget(self.controls)

    def _head(self) -> QHBoxLayout:
        left, centre, right = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.close_button)
        left.addWidget(self.name, 1)
        centre.setSpacing(8)
        centre.addWidget(self.progress)
        centre.addWidget(self.strip)
        right.setSpacing(8)
        right.addStretch(1)
        right.addWidget(self.sound)
        right.addWidget(self.voice)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addLayout(left, 300)
        head.addLayout(centre, 555)
        head.addLayout(right, 300)
        return head

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addSpacing(4)
        column.addWidget(self.exercise)
        column.addWidget(self.status)
        column.addSpacing(6)
        column.addWidget(self.dots)
        column.addSpacing(20)
        column.addWidget(self.ring)
        column.addSpacing(24)
        column.addWidget(self.words)
        return column


def _say(line: QLabel, text: str) -> None:
    """Set a label's text only where it changes: every change lays the window out anew."""
    if line.text() != text:
        line.setText(text)


def _seconds_of(session: Session, number: int) -> float:
    return sum(segment.seconds for segment in session.segments if segment.step == number)


def _reps(session: Session) -> tuple[int, int, bool]:
    """Repetitions of this side and set that are done, how many there are, and whether one runs."""
    segment, step = session.segment, session.step
    if step.dose.minutes or step.dose.reps < 2:
        return 0, 0, False
    if segment.kind is SegmentKind.SHOW:
        coming = next((each for each in session.segments[session.place + 1 :] if each.is_work), segment)
        return max(0, coming.rep - 1), step.dose.reps, False
    if not segment.is_work:
        return (step.dose.reps if segment.kind is SegmentKind.REST else 0), step.dose.reps, False
    return segment.rep - 1, step.dose.reps, True
