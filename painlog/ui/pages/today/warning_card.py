"""What to do about a warning sign that was answered yes. It stays until the answer is no or taken back."""

from PySide6.QtWidgets import QWidget

from painlog.domain.warnings import SIGN_BY_ID, Urgency
from painlog.services.warning_words import advice
from painlog.services.warnings import WarningState
from painlog.ui.page import PageContext
from painlog.ui.widgets.advice_panel import AdvicePanel
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.flow_layout import FlowLayout

_SHOWN = (Urgency.EMERGENCY, Urgency.TODAY)


class WarningCard(Card):
    """Names the signs of the most urgent group with a yes, with the advice for that group, never a diagnosis.

    Hidden where no sign of the first two groups is answered yes; an appointment can wait on its list.
    """

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("You answered yes to:"))
        self._context = context
        self.signs = label()
        self.advice = AdvicePanel()
        self.open = button(t("Open the list of warning signs"), "link", lambda: context.show_page("warnings"))
        self.set_number = button(t("Set your emergency number"), "link", lambda: context.show_page("settings"))
        links = QWidget()
        row = FlowLayout(links)
        row.addWidget(self.open)
        row.addWidget(self.set_number)
        for widget in (self.signs, self.advice, links):
            self.box.addWidget(widget)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.open, self.set_number]

    def show_state(self, state: WarningState) -> None:
        """Come or go with the answers that count now."""
        t = self._context.texts
        said = advice(state, t)
        urgent = said is not None and said.urgency in _SHOWN
        self.setVisible(urgent)
        if said is None or not urgent:
            self.advice.show_text("")
            return
        self.signs.setText("\n".join(t(SIGN_BY_ID[sign].text) for sign in state.yes(said.urgency)))
        self.set_number.setVisible(not state.emergency_number)
        self.advice.show_text(said.text)

    def _dress(self) -> None:
        self.advice.set_icon(self._context.icons.icon("warning", self._context.theme.tokens["note_ink"], 24))
