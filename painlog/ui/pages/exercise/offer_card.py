"""An offer of a little more, or a little less, with its reasons. The person decides."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from painlog.domain.progress import Offer
from painlog.domain.shelf import Shelf
from painlog.services.exercise_words import routine_name
from painlog.services.plan_words import change_text, offer_reasons, offer_title
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, button, label


class OfferCard(Card):
    """Hidden while nothing is offered; one offer at a time."""

    accepted = Signal(object, str)
    """offer: Offer, the name for a copy"""
    declined = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(" ")
        self._context = context
        self._offer: Offer | None = None
        self._name = ""
        t = context.texts
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self.reasons = label("", "secondary")
        self.changes = label("")
        self.accept = button(t("Adjust it"), "", self._accept)
        self.decline = button(t("Leave it as it is"), "quiet", self._decline)
        row = QHBoxLayout()
        row.addWidget(self.accept)
        row.addWidget(self.decline)
        row.addStretch(1)
        for widget in (self.reasons, self.changes):
            self.box.addWidget(widget)
        self.box.addLayout(row)
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.accept, self.decline]

    def show_offer(self, offer: Offer | None, shelf: Shelf) -> None:
        """Show an offer, or nothing."""
        self._offer = offer
        shelved = shelf.routine(offer.routine_id) if offer is not None else None
        if offer is None or shelved is None:
            self.hide()
            return
        t = self._context.texts
        self._name = routine_name(shelved, t)
        self.title.setText(offer_title(offer, self._name, t))
        self.setAccessibleName(self.title.text())
        self.reasons.setText(offer_reasons(offer, t))
        self.changes.setText("\n".join(f"• {change_text(change, shelf, shelved, t)}" for change in offer.changes))
        self.accept.setVisible(any(change.after is not None for change in offer.changes))
        self.show()

    def _accept(self) -> None:
        if self._offer is not None:
            self.accepted.emit(self._offer, self._context.texts("{routine}, my way", routine=self._name))

    def _decline(self) -> None:
        if self._offer is not None:
            self.declined.emit(self._offer)
