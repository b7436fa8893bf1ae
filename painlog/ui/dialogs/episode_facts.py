"""A few questions about an episode, asked once, for the doctor. All of them may be left out."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from painlog.domain.episode_facts import FACT_CHOICES, FACT_QUESTIONS
from painlog.domain.naming import N_
from painlog.domain.visits import FactKey
from painlog.i18n import Texts
from painlog.services.episode_facts import LONGEST_FACT, EpisodeFactsState
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.segmented import Segment, SegmentedControl

SIZE = (600, 700)

_EXAMPLES = {
    FactKey.DOING: N_("Such as lifting a box, nothing in particular"),
    FactKey.WORSE_BY: N_("Such as long sitting, bending"),
    FactKey.BETTER_BY: N_("Such as walking, warmth, lying on a side"),
    FactKey.TRIED: N_("Such as tablets, physiotherapy, rest"),
}


class EpisodeFactsDialog(QDialog):
    """Tells `save` every answer, an empty text for none; stores nothing itself. Ctrl+Enter saves."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        t: Texts,
        state: EpisodeFactsState,
        save: Callable[[Mapping[FactKey, str]], object],
    ) -> None:
        super().__init__(parent)
        self._save, self._t = save, t
        self.setWindowTitle(t("About this episode"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choices = {key: self._choice(key) for key in FactKey if key in FACT_CHOICES}
        self.fields = {key: self._field(key) for key in FactKey if key not in FACT_CHOICES}
        for key, choice in self.choices.items():
            choice.set_value(state.answer(key) or None)
        for key, field in self.fields.items():
            field.setText(state.answer(key))
        self.save = button(t("Save"), "primary", self.save_answers)
        self.cancel = button(t("Cancel"), "quiet", self.reject)
        self._lay_out(state)
        self.resize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), self.screen().availableGeometry().height()))
        self._ring = FocusRing(self, lambda: theme.colour("accent"))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save_answers)
        self.choices[FactKey.HOW_BEGAN].stops[0].setFocus()

    @property
    def answers(self) -> dict[FactKey, str]:
        """Every answer: a choice's id, the person's own words, or nothing."""
        chosen = {key: str(choice.value or "") for key, choice in self.choices.items()}
        return chosen | {key: field.text() for key, field in self.fields.items()}

    def save_answers(self) -> None:
        """Keep the answers and close."""
        answers = self.answers
        self.accept()
        self._save(answers)

    def _choice(self, key: FactKey) -> SegmentedControl:
        t = self._t
        segments = [Segment(id_, t(name)) for id_, name in FACT_CHOICES[key].items()]
        return SegmentedControl(segments, t(FACT_QUESTIONS[key]), soft=True, foldable=True)

    def _field(self, key: FactKey) -> QLineEdit:
        made = QLineEdit()
        made.setMaxLength(LONGEST_FACT)
        made.setAccessibleName(self._t(FACT_QUESTIONS[key]))
        made.setPlaceholderText(self._t(_EXAMPLES[key]))
        return made

    def _lay_out(self, state: EpisodeFactsState) -> None:
        t = self._t
        body = ScrollBody()
        box = QVBoxLayout(body)
        box.setContentsMargins(20, 18, 20, 12)
        box.setSpacing(6)
        box.addWidget(label(t("What a doctor usually asks"), "cardTitle"))
        if state.span is not None:
            since = t("The episode that began on {day}. Leave out what you like.", day=t.date(state.span[0]))
            box.addWidget(label(since, "secondary"))
        for key in FactKey:
            box.addSpacing(4)
            box.addWidget(label(t(FACT_QUESTIONS[key]), "strong"))
            control: QWidget = self.choices[key] if key in self.choices else self.fields[key]
            box.addWidget(control)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(scrolled(body), 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 4, 20, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        outer.addLayout(buttons)
