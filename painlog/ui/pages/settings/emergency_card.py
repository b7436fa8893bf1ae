"""Whom to call: a country fills in its numbers, and the person makes sure that they are right."""

from PySide6.QtCore import Qt

from painlog.domain.emergency import NUMBERS
from painlog.domain.settings import LONGEST_NUMBER, DiarySettings
from painlog.ui.country_choice import country_choices
from painlog.ui.page import Page
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.widgets.card import button
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.entry_line import EntryLine


class EmergencyCard(SettingCard):
    """The numbers stand on the page of warning signs."""

    def __init__(self, page: Page) -> None:
        t = page.context.texts
        super().__init__(page, t("In an emergency"))
        self.country = ChoiceButton(t("Country"), country_choices(t))
        self.emergency = EntryLine(t("Emergency number"), LONGEST_NUMBER)
        self.crisis = EntryLine(t("Crisis line"), LONGEST_NUMBER)
        self.signs = button(t("Warning signs"), "link", lambda: page.context.show_page("warnings"))
        self.add_row(
            t("Country"), t("Fills in the numbers below. Check that they are right where you live."), self.country
        )
        self.add_row(t("Emergency number"), "", self.emergency)
        self.add_row(t("Crisis line"), t("Somebody to talk to when life seems too much."), self.crisis)
        self.box.addWidget(self.signs, 0, Qt.AlignmentFlag.AlignLeft)
        self.country.value_changed.connect(self._choose_country)
        self.emergency.committed.connect(lambda number: self.change(emergency_number=number))
        self.crisis.committed.connect(lambda number: self.change(crisis_line=number))
        self.dress()

    def show_settings(self, settings: DiarySettings) -> None:
        """Show what holds."""
        self.country.set_value(settings.country)
        self.emergency.show_text(settings.emergency_number)
        self.crisis.show_text(settings.crisis_line)

    def commit(self) -> None:
        """Keep what is being written."""
        self.emergency.commit()
        self.crisis.commit()

    def _choose_country(self, country: str) -> None:
        if country not in NUMBERS:
            self.change(country="")
            return
        numbers = NUMBERS[country]
        self.change(country=country, emergency_number=numbers.emergency, crisis_line=numbers.crisis_line)
