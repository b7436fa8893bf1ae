"""The card "This episode": how long it has lasted, its stage by the calendar, and what is still open."""

from collections.abc import Callable
from datetime import date
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from painlog.domain.questions import Question
from painlog.domain.stages import STAGE_NAMES, Preset, Stage
from painlog.domain.status import Status
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.episodes import EpisodeState
from painlog.services.status_words import headline, pattern_sentence, question_text, stages_name, standing
from painlog.ui.page import Page
from painlog.ui.pages.today.episode_questions import QuestionBox
from painlog.ui.widgets.card import Card, button
from painlog.ui.widgets.stage_bar import StageBar
from painlog.ui.widgets.stage_pill import DISC, StagePill
from painlog.ui.widgets.strong_label import StrongLabel

HEADLINE_PX = 24


class EpisodeCard(Card):
    """Shows one state; what is answered here is saved at once and can be undone."""

    def __init__(self, page: Page) -> None:
        t = page.context.texts
        super().__init__(t("This episode"))
        self._page, self._context = page, page.context
        self._state: EpisodeState | None = None
        self._services: DiaryServices | None = None
        self._asked_again = False
        self.pill = StagePill()
        self.head.addWidget(self.pill)
        self.headline = StrongLabel(role="episodeHeadline")
        self.bar = StageBar(self._context.theme, [t(STAGE_NAMES[stage]) for stage in Stage])
        self.question: QuestionBox | None = None
        self.link = button("", "link", self._ask_again)
        self.told = button(t("What you told"), "quietLink", self.open_told)
        self._said: list[StrongLabel] = []
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(6)
        self._asking = QVBoxLayout()
        for widget in (self.headline, self.bar):
            self.box.addWidget(widget)
        self.box.addLayout(self._sentences)
        self.box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addLayout(self._asking)
        self.box.addWidget(self.told, 0, Qt.AlignmentFlag.AlignLeft)
        self.link.hide()
        self.told.hide()
        self._context.theme.changed.connect(self._dress)

    @property
    def state(self) -> EpisodeState | None:
        """What the card shows now."""
        return self._state

    @property
    def sentences(self) -> list[str]:
        """What the card says below its bar."""
        return [made.accessibleName() for made in self._said]

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        asked: list[QWidget] = list(self.question.findChildren(QPushButton)) if self.question else []
        return [*asked, self.link, self.told]

    def show_state(self, state: EpisodeState, services: DiaryServices) -> None:
        """Show this state; a question that is being answered stays as it is."""
        self._services = services
        if state == self._state:
            return
        self._state = state
        status = state.status
        self._dress()
        self._show_bar(status)
        self._show_sentences(status)
        self._show_question(state)
        self.told.setVisible(state.told)

    def open_told(self) -> None:
        """Show what was told about days not recorded, to mend it."""
        from painlog.ui.dialogs.told import ToldDialog

        if self._services is not None:
            ToldDialog(self.window(), self._context, self._services).open()

    def _dress(self) -> None:
        """Write what bears a colour of the theme."""
        if self._state is None:
            return
        status = self._state.status
        self.title.setText(self._context.texts("This episode") if status.episode else self._context.texts("Episode"))
        big, small = headline(status, self._state.onset_open, self._context.texts)
        size, ink = self._context.theme.px(HEADLINE_PX), self._context.theme.tokens["ink"]
        first = f'<span style="font-size: {size}px; font-weight: 700; color: {ink}">{escape(big)}</span>'
        self.headline.setText(f"{first}&nbsp; {escape(small)}" if small else first)
        self.headline.setAccessibleName(" ".join(part for part in (big, small) if part))
        self.pill.show_stage(stages_name(status, self._context.texts), self._disc(status))

    def _disc(self, status: Status) -> QIcon | None:
        if status.stage is None:
            return None
        return self._context.icons.icon(f"stage-{status.stage}", self._context.theme.tokens["ink"], DISC)

    def _show_bar(self, status: Status) -> None:
        episode = status.episode
        self.bar.setVisible(episode is not None)
        if episode is None:
            return
        latest, earliest = (
            place_on_bar(status.preset, onset, episode.last_pain_day)
            for onset in (episode.onset_latest, episode.onset_earliest)
        )
        parts = [list(Stage).index(stage) for stage in status.possible]
        self.bar.show_place(latest, earliest, parts, self._spoken(status))

    def _spoken(self, status: Status) -> str:
        t = self._context.texts
        big, _small = headline(status, bool(self._state and self._state.onset_open), t)
        return t("{stage}, {days}", stage=stages_name(status, t), days=t.mid_sentence(big))

    def _show_sentences(self, status: Status) -> None:
        t = self._context.texts
        for old in self._said:
            self._sentences.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._said = [StrongLabel(said.text, said.strong, "secondary") for said in standing(status, t)]
        if status.pattern:
            self._said.append(StrongLabel(pattern_sentence(status.pattern, t), "", "secondary"))
        for made in self._said:
            self._sentences.addWidget(made)

    def _show_question(self, state: EpisodeState) -> None:
        question = state.questions[0] if state.questions else None
        asked = question if question and (self._asked_again or not question.put_off) else None
        if self.question is not None and self.question.question != asked:
            self._asking.removeWidget(self.question)
            self.question.hide()
            self.question.deleteLater()
            self.question = None
        if asked is not None and self.question is None:
            self.question = self._ask(asked, state.status.as_of)
        t = self._context.texts
        self.link.setVisible(asked is None and question is not None)
        if question is not None:
            self.link.setText(question_text(question, state.status.as_of, t))

    def _ask(self, question: Question, as_of: date) -> QuestionBox:
        made = QuestionBox(question, as_of, self._context.texts)
        made.onset_answered.connect(lambda began, about: self._answer_onset(question, began, about))
        made.hole_answered.connect(lambda free: self._answer_hole(question, free))
        made.put_off.connect(lambda: self._put_off(question))
        self._asking.addWidget(made)
        return made

    def _ask_again(self) -> None:
        self._asked_again = True
        if self._state is not None:
            self._show_question(self._state)
        if self.question is not None:
            self.question.answers[0].setFocus()

    def _answer_onset(self, question: Question, began: date, approximate: bool) -> None:
        self._save(lambda services: services.episodes.answer_onset(question, began, approximate))

    def _answer_hole(self, question: Question, free_of_pain: bool) -> None:
        self._save(lambda services: services.episodes.answer_hole(question, free_of_pain))

    def _put_off(self, question: Question) -> None:
        self._asked_again = False
        self._context.perform(lambda services: services.episodes.put_question_off(question), None, toast=False)

    def _save(self, operation: Callable[[DiaryServices], Changes]) -> None:
        self._asked_again = False
        self._context.perform(operation, None)


def place_on_bar(preset: Preset, onset: date, last_pain_day: date) -> float:
    """How far an episode has come on a bar of three parts, 0 to 3.

    The last part has no end: its middle is reached when the episode has lasted twice as long as the two before.
    """
    day = (last_pain_day - onset).days + 1
    subacute, chronic = ((preset.first_day(stage, onset) - onset).days for stage in (Stage.SUBACUTE, Stage.CHRONIC))
    if day <= subacute:
        return day / subacute
    if day <= chronic:
        return 1 + (day - subacute) / (chronic - subacute)
    return 3 - chronic / day
