"""A card of settings: rows with a hairline between them, dressed in the theme's colours."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from painlog.ui.page import Page
from painlog.ui.widgets.card import Card, line
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.setting_row import SettingRow


class SettingCard(Card):
    """Changes of the diary's settings go through the page's context, one transaction each."""

    def __init__(self, page: Page, title: str) -> None:
        super().__init__(title)
        self._page = page
        self.texts = page.context.texts
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.box.setSpacing(2)
        self._rows = 0
        page.context.theme.changed.connect(self.dress)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order in which they stand."""
        return [each for each in self.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def add_row(self, title: str, hint: str, control: QWidget) -> SettingRow:
        """Add a setting below the ones before it."""
        if self._rows:
            self.box.addWidget(line())
        self._rows += 1
        row = SettingRow(title, hint, control)
        self.box.addWidget(row)
        return row

    def change(self, **values: Any) -> None:
        """Change settings of the diary, by the names of their fields, and show what holds then."""
        self._page.context.perform(lambda services: services.settings.change(**values), self._page)
        self._page.refresh()

    def tell_trouble(self, act: Callable[[], object]) -> None:
        """Do something beside the diary, and say what went wrong if something did."""
        from painlog.errors import UserError

        try:
            act()
        except UserError as trouble:
            self._page.context.show_message(self.texts.error(trouble))

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        chevron = self._page.context.icons.icon("chevron-down", self._page.context.theme.tokens["ink2"], 16)
        for each in self.findChildren(ChoiceButton):
            each.set_chevron(chevron)
