"""An offer of a little more, or a little less, with its reasons. The person decides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painlog.domain.progress import Offer
from painlog.domain.shelf import Shelf
from painlog.services.exercise_words import routine_name
from painlog.services.plan_words import change_text, offer_reasons, offer_title
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.flow_layout import FlowLayout


class OfferCard(Card):
    """Hidden while nothing is offered; one offer at a time."""

    accepted = Signal(object, str)
    """offer: Offer, the name for a copy"""
    declined = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._offer: Offer | None = None
        self._name = ""
        t = context.texts
        self.question = label("", "strong")
        self.reasons = label("", "secondary")
        self.see = button(t("See what would change"), "inlineLink", self._toggle)
        self.decline = button(t("Leave it as it is"), "inlineLink", self._decline)
        self.changes = label("")
        self.accept = button(t("Adjust it"), "small", self._accept)
        self._inside = QWidget()
        self._lay_out()
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.see, self.decline, self.accept]

    def show_offer(self, offer: Offer | None, shelf: Shelf) -> None:
        """Show an offer, or nothing."""
        if offer != self._offer:
            self._inside.hide()
        self._offer = offer
        shelved = shelf.routine(offer.routine_id) if offer is not None else None
        if offer is None or shelved is None:
            self.hide()
            return
        t = self._context.texts
        self._name = routine_name(shelved, t)
        self.question.setText(offer_title(offer, self._name, t))
        self.setAccessibleName(self.question.text())
        self.reasons.setText(offer_reasons(offer, t))
        self.changes.setText("\n".join(f"• {change_text(change, shelf, shelved, t)}" for change in offer.changes))
        self.accept.setVisible(any(change.after is not None for change in offer.changes))
        self.show()

    def _toggle(self) -> None:
        self._inside.setVisible(self._inside.isHidden())

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.question)
        texts.addWidget(self.reasons)
        links = QWidget()
        flow = FlowLayout(links)
        flow.addWidget(self.see)
        flow.addWidget(self.decline)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.addWidget(self.changes)
        inside.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.hide()
        self.box.addLayout(texts)
        self.box.addWidget(self._inside)
        self.box.addWidget(links)

    def _accept(self) -> None:
        if self._offer is not None:
            self.accepted.emit(self._offer, self._context.texts("{routine}, my way", routine=self._name))

    def _decline(self) -> None:
        if self._offer is not None:
            self.declined.emit(self._offer)
