"""Whom the visit is with, and what was given to whom and when."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from painlog.domain.visits import Visit
from painlog.services.about_words import appointment_words
from painlog.services.visit_words import KIND_NAMES, shown_file_name, visit_words
from painlog.services.visits import HandedOver, VisitState
from painlog.ui.page import PageContext
from painlog.ui.pages.visit.button_rows import ButtonRows, RowWords
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment

SHOWN_VISITS = 5
"""Notes that are listed at first, the newest ones."""
OFFERED_KINDS = ("paper", "pdf", "zip", "fhir")


class GivenCard(Card):
    """Notes what was handed over; the newest notes stand below."""

    noted = Signal(object)
    """HandedOver"""
    removed = Signal(str)
    rebuilt = Signal()
    about_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Clinician and appointment"))
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self._context = context
        self._made: HandedOver | None = None
        self._chosen_days: tuple[date, date] | None = None
        self.next = label("", "secondary")
        self.edit = button(t("Edit"), "link", self.about_wanted.emit)
        self.edit.setAccessibleName(t("Edit clinicians and appointments"))
        self.who = QLineEdit()
        self.who.setMaxLength(80)
        self.who.setAccessibleName(t("To whom it was handed over"))
        self.what = ChoiceButton(t("What was handed over"), [Segment(id_, t(KIND_NAMES[id_])) for id_ in OFFERED_KINDS])
        self.what.set_value("paper")
        self.file = label("", "caption")
        self.note = button(t("Note as handed over"), "", self._note)
        self.notes = ButtonRows(context, t("Handed over so far"), "trash", SHOWN_VISITS)
        self.head.addWidget(self.edit)
        for widget in (
            self.next,
            label(t("To whom?"), "caption"),
            self.who,
            self.what,
            self.file,
            self.note,
            self.notes,
        ):
            self.box.addWidget(widget)
        self._connect()
        self._dress()
        self._show_file()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.edit, self.who, self.what, self.note, *self.notes.stops]

    def show_days(self, first: date, last: date) -> None:
        """The days of the report as it is chosen now."""
        self._chosen_days = first, last

    def show_state(self, state: VisitState) -> None:
        """Show the next appointment, who is likely to get something, and the notes."""
        t = self._context.texts
        if state.coming:
            parts = appointment_words(state.coming[0], state.clinicians, t)
            self.next.setText(" · ".join(part for part in parts if part))
        else:
            self.next.setText(t("No appointment is noted."))
        self.who.setCompleter(QCompleter([person.name for person in state.clinicians], self.who))
        if not self.who.isModified() and self.who.text() != state.likely_clinician:
            self.who.setText(state.likely_clinician)
        self.notes.show_rows([self._row(visit) for visit in state.handed_over])

    def offer(self, made: HandedOver) -> None:
        """What was just made is what will be handed over."""
        self._made = made
        self.what.set_value(made.what)
        self._show_file()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self.who.selectAll()

    def _note(self) -> None:
        made = self._offered()
        if made is None and self._chosen_days is not None:
            made = HandedOver(str(self.what.value), *self._chosen_days)
        if made is not None:
            self._made = None
            self._show_file()
            self.noted.emit(replace(made, clinician=self.who.text()))

    def _offered(self) -> HandedOver | None:
        """What was made and is of the kind that is chosen."""
        return self._made if self._made is not None and self._made.what == self.what.value else None

    def _show_file(self) -> None:
        made = self._offered()
        self.file.setText(shown_file_name(made.file_name) if made else "")
        self.file.setVisible(bool(self.file.text()))

    def _row(self, visit: Visit) -> RowWords:
        head, details = visit_words(visit, self._context.texts)
        return RowWords(visit.id, head, self._context.texts("Remove the note “{name}”", name=head), details)

    def _connect(self) -> None:
        self.what.value_changed.connect(lambda _what: self._show_file())
        self.who.returnPressed.connect(self._note)
        self.notes.pressed.connect(self.removed)
        self.notes.rebuilt.connect(self.rebuilt)
        self.notes.emptied.connect(lambda: self.who.setFocus(Qt.FocusReason.OtherFocusReason))
        self._context.theme.changed.connect(self._dress)

    def _dress(self) -> None:
        ink = self._context.theme.tokens["ink2"]
        self.what.set_chevron(self._context.icons.icon("chevron-down", ink, 16))
