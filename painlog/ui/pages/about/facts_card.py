"""The facts of About me: name, birth date, allergies, what a clinician has told, the emergency number."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from painlog.domain.about import Fact
from painlog.domain.settings import LONGEST_NUMBER
from painlog.services.about import AboutState
from painlog.services.about_words import age_on
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.entry_line import EntryLine, EntryText
from painlog.ui.widgets.parsed_line import day_line

LONGEST = 300
_TOLD_HEIGHT = 92


class FactsCard(Card):
    """Says what was written; stores nothing."""

    written = Signal(object, str)
    """fact: Fact, value: str"""
    number_written = Signal(str)

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("About you"))
        self._context = context
        self._birth: date | None = None
        self.name = EntryLine(t("Name"), LONGEST)
        self.birth = day_line(t("Birth date"), t, date(1961, 3, 14))
        self.age = label("", "caption")
        self.allergies = EntryLine(t("Allergies"), LONGEST)
        self.number = EntryLine(t("Emergency number"), LONGEST_NUMBER)
        self.told = EntryText(t("What a clinician has told me"))
        self.told.setFixedHeight(context.theme.px(_TOLD_HEIGHT))
        self._lay_out()
        self.name.committed.connect(lambda text: self.written.emit(Fact.NAME, text))
        self.allergies.committed.connect(lambda text: self.written.emit(Fact.ALLERGIES, text))
        self.told.committed.connect(lambda text: self.written.emit(Fact.TOLD, text))
        self.number.committed.connect(self.number_written)
        self.birth.editingFinished.connect(self._birth_written)

    @property
    def stops(self) -> list[QWidget]:
        return [self.name, self.birth, self.allergies, self.number, self.told]

    def show_state(self, state: AboutState) -> None:
        """Show what the diary knows."""
        self.name.show_text(state.fact(Fact.NAME))
        self.allergies.show_text(state.fact(Fact.ALLERGIES))
        self.told.show_text(state.fact(Fact.TOLD))
        self.number.show_text(state.settings.emergency_number)
        self._birth = _day(state.fact(Fact.BIRTH_DATE))
        if not self.birth.hasFocus() or not self.birth.is_amiss:
            self.birth.set_value(self._birth)
        self._show_age()

    def commit(self) -> None:
        """Keep what is being written."""
        for field in (self.name, self.allergies, self.number, self.told):
            field.commit()
        self._birth_written()

    def _birth_written(self) -> None:
        value = self.birth.value
        if not self.birth.is_amiss and value != self._birth:
            self._birth = value
            self.written.emit(Fact.BIRTH_DATE, value.isoformat() if value else "")
        self._show_age()

    def _show_age(self) -> None:
        t, today = self._context.texts, self._context.clock.now().date()
        if self.birth.is_amiss:
            self.age.setText(t("Write it like {example}.", example=self.birth.placeholderText()))
        elif self._birth is not None and self._birth <= today:
            self.age.setText(t.n("{n} year old", "{n} years old", age_on(self._birth, today)))
        else:
            self.age.setText("")
        self.age.setVisible(bool(self.age.text()))

    def _lay_out(self) -> None:
        self.box.setSpacing(4)
        for field in self.stops:
            self.box.addWidget(label(field.accessibleName(), "secondary"))
            self.box.addWidget(field)
            if field is self.birth:
                self.box.addWidget(self.age)
        self.age.hide()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
