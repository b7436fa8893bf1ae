"""Below the episode: what a doctor usually asks about it, offered once and reachable from then on."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from painlog.domain.visits import FactKey
from painlog.services.episode_facts import EpisodeFactsState
from painlog.ui.page import Page
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.flow_layout import FlowLayout


class FactsPrompt(QWidget):
    """A question box while the window may ask, else a link; hidden without an episode."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        t = page.context.texts
        self._page = page
        self._state = EpisodeFactsState()
        self.box = QFrame()
        self.box.setProperty("role", "question")
        asked = t("A doctor will ask how this episode began. Note it while you remember?")
        self.box.setAccessibleName(asked)
        self.now = button(t("Answer"), "", self.open_dialog)
        self.later = button(t("Not now"), "link", self.put_off)
        self.link = button("", "link", self.open_dialog)
        row = FlowLayout(gap=6)
        row.addWidget(self.now)
        row.addWidget(self.later)
        inside = QVBoxLayout(self.box)
        inside.setContentsMargins(12, 10, 12, 8)
        inside.setSpacing(8)
        inside.addWidget(label(asked, "strong"))
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_state(self._state, False)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.now, self.later, self.link]

    def show_state(self, state: EpisodeFactsState, other_question: bool) -> None:
        """Show what was told; while the card asks something else, this does not ask."""
        self._state = state
        t = self._page.context.texts
        ask = state.ask and not other_question
        self.box.setVisible(ask)
        self.link.setVisible(not ask)
        told = t.n("For the doctor: {n} answer", "For the doctor: {n} answers", state.told)
        self.link.setText(told if state.told else t("How it began, for the doctor"))
        self.setVisible(state.span is not None)

    def open_dialog(self) -> None:
        """Ask what a doctor asks."""
        from painlog.ui.dialogs.episode_facts import EpisodeFactsDialog

        context = self._page.context
        EpisodeFactsDialog(self.window(), context.theme, context.texts, self._state, self.tell).open()

    def tell(self, answers: Mapping[FactKey, str]) -> None:
        """Keep what was told."""
        self._page.context.perform(lambda services: services.episode_facts.tell(answers), None)

    def put_off(self) -> None:
        """Do not ask again about this episode."""
        self._page.context.perform(lambda services: services.episode_facts.put_off(), None, toast=False)
