"""Whom the visit is with, and what was given to whom and when."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from painlog.domain.visits import Visit
from painlog.services.about_words import appointment_words
from painlog.services.visit_words import KIND_NAMES, visit_words
from painlog.services.visits import VisitState
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, button, icon_button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment

SHOWN_VISITS = 5


class GivenCard(Card):
    """Notes what was handed over; the newest notes stand below."""

    noted = Signal(str, str)
    """what, clinician"""
    removed = Signal(str)
    about_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Clinician and appointment"))
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self._context = context
        self.next = label("", "secondary")
        self.edit = button(t("Edit"), "link", self.about_wanted.emit)
        self.edit.setAccessibleName(t("Edit clinicians and appointments"))
        self.who = QLineEdit()
        self.who.setMaxLength(80)
        self.who.setPlaceholderText(t("To whom?"))
        self.who.setAccessibleName(t("To whom it was handed over"))
        self.what = ChoiceButton(
            t("What was handed over"), [Segment(id_, t(KIND_NAMES[id_])) for id_ in ("paper", "pdf", "zip")]
        )
        self.what.set_value("paper")
        self.note = button(t("Note as handed over"), "", self._note)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(0)
        self._rows: list[QWidget] = []
        self._removes: list[QWidget] = []
        self.head.addWidget(self.edit)
        for widget in (self.next, self.who, self.what, self.note):
            self.box.addWidget(widget)
        self.box.addLayout(self._notes)
        self.who.returnPressed.connect(self._note)
        context.theme.changed.connect(self.dress)
        self.dress()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.edit, self.who, self.what, self.note, *self._removes]

    def show_state(self, state: VisitState) -> None:
        """Show the next appointment, and the newest notes."""
        t = self._context.texts
        coming = state.coming[0] if state.coming else None
        if coming is not None:
            self.next.setText(" · ".join(part for part in appointment_words(coming, state.clinicians, t) if part))
            usual = next((each.name for each in state.clinicians if each.id == coming.clinician_id), "")
        else:
            self.next.setText(t("No appointment is noted."))
            usual = state.clinicians[0].name if len(state.clinicians) == 1 else ""
        completer = QCompleter([person.name for person in state.clinicians], self.who)
        self.who.setCompleter(completer)
        if not self.who.text() and usual and not self.who.hasFocus():
            self.who.setText(usual)
        self._show_notes(state.handed_over[:SHOWN_VISITS])

    def offer(self, what: str) -> None:
        """What was just made is what will be handed over."""
        self.what.set_value(what)
        self.who.setFocus()
        self.who.selectAll()

    def dress(self) -> None:
        """Take the colours of the theme."""
        ink = self._context.theme.tokens["ink2"]
        self.what.set_chevron(self._context.icons.icon("chevron-down", ink, 16))

    def _note(self) -> None:
        self.noted.emit(str(self.what.value), self.who.text())

    def _show_notes(self, visits: tuple[Visit, ...]) -> None:
        for old in self._rows:
            self._notes.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._removes = []
        self._rows = [self._row(visit) for visit in visits]
        for row in self._rows:
            self._notes.addWidget(row)

    def _row(self, visit: Visit) -> QWidget:
        t, icons = self._context.texts, self._context.icons
        head, details = visit_words(visit, t)
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 6, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(head, "strong"))
        words.addWidget(label(details, "caption"))
        across.addLayout(words, 1)
        icon = icons.icon("trash", self._context.theme.tokens["ink2"], 18)
        remove = icon_button(icon, t("Remove the note “{name}”", name=head), lambda: self.removed.emit(visit.id))
        remove.setIconSize(QSize(18, 18))
        self._removes.append(remove)
        across.addWidget(remove)
        return made
