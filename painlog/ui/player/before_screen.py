"""Before a session: how strong the pain is now, in two key presses, and what is to come."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from painlog.domain.session_record import LIE_DOWN_CHOICES, PlayerChoices
from painlog.domain.session_segments import segments_of
from painlog.domain.training import OwnExercise
from painlog.i18n import Texts
from painlog.services.sessions import PlayedRoutine
from painlog.ui.player.score_question import pain_strip
from painlog.ui.player.screens import Screen
from painlog.ui.player.words import dose_words, exercise_name
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import label
from painlog.ui.widgets.segmented import Segment, SegmentedControl


class Wishes(NamedTuple):
    """What was said before the start."""

    pain: int | None
    lie_down_s: int
    steps: bool


class BeforeScreen(Screen):
    """A digit and Enter begin; Enter alone begins without a score."""

    begun = Signal(object)
    """wishes: Wishes"""

    def __init__(self, theme: Theme, texts: Texts, routine: PlayedRoutine, name: str, choices: PlayerChoices) -> None:
        t = texts
        super().__init__(theme, texts, name)
        self.say(_summary(routine, t), "playerLead")
        for sentence in _left_out(routine, t):
            self.say(sentence, "playerNote")
        self.say(t("How strong is your pain now?"), "cardTitle")
        self.pain = pain_strip(theme, t, t("Pain"), self.enter)
        self.box.addWidget(self.pain)
        self.say(t("A digit, then Enter. Enter alone starts without a score."), "hint")
        self.lie_down = SegmentedControl(
            [Segment(seconds, t("{seconds} s", seconds=t.number(seconds))) for seconds in LIE_DOWN_CHOICES],
            t("Time to get to the mat"),
        )
        self.lie_down.set_value(choices.lie_down_s)
        row = QHBoxLayout()
        row.addWidget(label(t("Time to get to the mat")), 1)
        row.addWidget(self.lie_down, 1)
        self.box.addLayout(row)
        self.steps = QCheckBox(t("Let the figure step from pose to pose (less motion)"))
        self.steps.setChecked(choices.steps)
        self.box.addWidget(self.steps)
        self.say(" · ".join(_lines(routine, t)), "secondary")
        self.start = self.add_button(t("Start"), "playerMain", self.enter)
        self.leave = self.add_button(t("Leave"), "playerControl", self.left.emit)
        self.end_buttons()
        self.order([self.pain, *self.lie_down.stops, self.steps, self.start, self.leave])

    def enter(self) -> None:
        lie_down = self.lie_down.value
        seconds = lie_down if isinstance(lie_down, int) else LIE_DOWN_CHOICES[0]
        self.begun.emit(Wishes(self.pain.value(), seconds, self.steps.isChecked()))

    def focus_start(self) -> None:
        self.pain.setFocus(Qt.FocusReason.OtherFocusReason)


def _summary(routine: PlayedRoutine, t: Texts) -> str:
    seconds = sum(segment.seconds for segment in segments_of([each.step for each in routine.steps]))
    exercises = t.n("{n} exercise", "{n} exercises", len(routine.steps))
    minutes = t.n("about {n} minute", "about {n} minutes", max(1, round(seconds / 60)))
    return f"{exercises} · {minutes}"


def _lines(routine: PlayedRoutine, t: Texts) -> list[str]:
    return [
        f"{exercise_name(played, t)} ({dose_words(played.step.dose, played.step.sides, t)})" for played in routine.steps
    ]


def _left_out(routine: PlayedRoutine, t: Texts) -> list[str]:
    """What the declared conditions took out, and what else is to be minded."""
    said = []
    if routine.replaced:
        said.append(
            t("Nothing of this routine fits what About me says. Breathing and a short walk stand in its place.")
        )
    elif routine.hidden:
        names = t.listing([t(judged.exercise.name) for judged in routine.hidden])
        said.append(t("Left out, because of what About me says: {names}.", names=names))
    for played in routine.steps:
        reasons = () if isinstance(played.exercise, OwnExercise) else played.reasons
        said += [f"{exercise_name(played, t)}: {t(caution.text)}" for caution in reasons]
    return said
