"""Before a session: how strong the pain is now, in two key presses, and what is to come."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from painlog.domain.exercise_safety import FINE_HIGHEST, FINE_RISE
from painlog.domain.session_record import LIE_DOWN_CHOICES, PlayerChoices
from painlog.domain.shelf import ShelvedRoutine
from painlog.i18n import Texts
from painlog.services.exercise_words import dose_text, exercise_name, size_text
from painlog.ui.player.score_question import pain_strip
from painlog.ui.player.screens import Screen
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

    def __init__(self, theme: Theme, texts: Texts, routine: ShelvedRoutine, name: str, choices: PlayerChoices) -> None:
        t = texts
        super().__init__(theme, texts, name)
        self.say(size_text(routine, t), "playerLead")
        self.say(t("How strong is your pain now?"), "cardTitle")
        self.pain = pain_strip(theme, t, t("Pain"), self.enter)
        self.box.addWidget(self.pain)
        self.say(t("A digit, then Enter. Enter alone starts without a score."), "hint")
        self.say(
            t(
                "While you exercise, pain up to {rise} above this and up to {highest} usually counts as fine, if it is "
                "back to the start by the next morning. With more, change the exercise or stop.",
                rise=t.number(FINE_RISE),
                highest=t.number(FINE_HIGHEST),
            ),
            "hint",
        )
        if notes := [*_left_out(routine, t), *_marks(routine, t)]:
            self.say("\n".join(notes), "playerNote")
        self.lie_down = SegmentedControl(
            [Segment(seconds, t("{seconds} s", seconds=t.number(seconds))) for seconds in LIE_DOWN_CHOICES],
            t("Time to get to the mat"),
        )
        self.lie_down.set_value(choices.lie_down_s)
        row = QHBoxLayout()
        row.addWidget(label(t("Time to get to the mat")), 1)
        row.addWidget(self.lie_down, 1)
        self.box.addLayout(row)
        self.steps = QCheckBox(t("Figure in steps (less motion)"))
        self.steps.setChecked(choices.steps)
        self.box.addWidget(self.steps)
        self.say(" · ".join(_lines(routine, t)), "secondary")
        self.start = self.add_button(t("Start"), "playerMain", self.enter)
        self.leave = self.add_button(t("Leave"), "playerControl", self.left.emit)
        self.order([self.pain, *self.lie_down.stops, self.steps, self.start, self.leave])

    def enter(self) -> None:
        lie_down = self.lie_down.value
        seconds = lie_down if isinstance(lie_down, int) else LIE_DOWN_CHOICES[0]
        self.begun.emit(Wishes(self.pain.value(), seconds, self.steps.isChecked()))

    def focus_start(self) -> None:
        self.pain.setFocus(Qt.FocusReason.OtherFocusReason)


def _lines(routine: ShelvedRoutine, t: Texts) -> list[str]:
    return [
        f"{exercise_name(played.exercise, t)} ({dose_text(played.played.dose, played.played.sides, t)})"
        for played in routine.offered
    ]


def _left_out(routine: ShelvedRoutine, t: Texts) -> list[str]:
    """What the declared conditions took out."""
    if routine.replaced:
        return [t("Nothing of this routine fits what About me says. Breathing and a short walk stand in its place.")]
    names = [exercise_name(each.exercise, t) for each in routine.steps if each.hidden_by]
    if not names:
        return []
    return [t("Left out, because of what About me says: {names}.", names=t.listing(names))]


def _marks(routine: ShelvedRoutine, t: Texts) -> list[str]:
    """What else is to be minded, each sentence once with the exercises that it is about."""
    about: dict[str, dict[str, None]] = {}
    for played in routine.offered:
        for caution in played.marks:
            about.setdefault(caution.text, {})[exercise_name(played.exercise, t)] = None
    return [f"{', '.join(names)}: {t(text)}" for text, names in about.items()]
