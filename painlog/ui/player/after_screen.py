"""After a session, whole or left early: pain now, effort, a note. All of it may be left empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit

from painlog.domain.exercise_safety import still_fine
from painlog.domain.naming import N_
from painlog.domain.session_record import Aftermath
from painlog.domain.shelf import ShelvedRoutine
from painlog.domain.training import DoneSession, SessionOutcome, StepOutcome
from painlog.i18n import Texts
from painlog.services.exercise_words import exercise_name
from painlog.ui.player.score_question import pain_strip
from painlog.ui.player.screens import Screen
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import label
from painlog.ui.widgets.ten_points import TenPoints

OUTCOME_NAMES = {
    StepOutcome.DONE: N_("done"),
    StepOutcome.PARTLY: N_("done in part"),
    StepOutcome.SKIPPED: N_("skipped"),
}
_NOTE_HEIGHT = 76


class AfterScreen(Screen):
    """Digit, Enter, digit, Enter saves both scores; Esc and closing save what is there."""

    finished = Signal(object)
    """aftermath: Aftermath"""

    def __init__(self, theme: Theme, texts: Texts, routine: ShelvedRoutine, done: DoneSession) -> None:
        t = texts
        whole = done.outcome is SessionOutcome.DONE
        super().__init__(theme, texts, t("The routine is done") if whole else t("What you did is kept"))
        self._before = done.pain_before
        self.say(_summary(routine, done, t), "playerLead")
        self.say(t("How strong is your pain now?"), "cardTitle")
        self.pain = pain_strip(theme, t, t("Pain"), self._to_effort)
        self.pain.value_changed.connect(lambda _score: self._advise())
        self.advice = label("", "playerNote")
        self.advice.hide()
        self.box.addWidget(self.pain)
        self.box.addWidget(self.advice)
        self.say(t("How hard was it?"), "cardTitle")
        self.effort = TenPoints(theme, t("Effort"), t("no effort"), t("as hard as it can be"))
        self.box.addWidget(self.effort)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(t("A note, if you like"))
        self.note.setAccessibleName(t("Note"))
        self.note.setTabChangesFocus(True)
        self.box.addWidget(self.note)
        self.save = self.add_button(t("Save"), "playerMain", self.enter)
        self.order([self.pain, self.effort, self.note, self.save])
        self.left.connect(self.enter)

    @property
    def aftermath(self) -> Aftermath:
        """What is filled in now."""
        return Aftermath(self.pain.value(), self.effort.value, self.note.toPlainText())

    def enter(self) -> None:
        self.finished.emit(self.aftermath)

    def focus_start(self) -> None:
        self.pain.setFocus(Qt.FocusReason.OtherFocusReason)

    def rescale(self) -> None:
        super().rescale()
        self.note.setFixedHeight(self.theme.px(_NOTE_HEIGHT))

    def _to_effort(self) -> None:
        self.effort.setFocus(Qt.FocusReason.TabFocusReason)

    def _advise(self) -> None:
        """What is fine after exercise, said where the score is above it (exercises.md section 2)."""
        score, t = self.pain.value(), self.texts
        risen = score is not None and not still_fine(score if self._before is None else self._before, score)
        self.advice.setText(
            t(
                "That is more than usually counts as fine (at most 2 above the start, and at most 5). It can be "
                "acceptable if it settles by the next morning. If not, do less or something else next time."
            )
        )
        self.advice.setVisible(risen)


def _summary(routine: ShelvedRoutine, done: DoneSession, t: Texts) -> str:
    minutes = t.n("{n} minute", "{n} minutes", max(1, round(done.seconds / 60)))
    parts = [
        f"{exercise_name(played.exercise, t)}: {t(OUTCOME_NAMES[step.outcome])}"
        for played, step in zip(routine.offered, done.steps, strict=True)
    ]
    return f"{minutes}. {' · '.join(parts)}"
