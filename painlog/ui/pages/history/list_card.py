"""The card with the filters, the list below them, and what is said where the list has nothing to show."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from painlog.services.browsing import Found
from painlog.ui.models.entry_list import EntryListModel
from painlog.ui.page import PageContext
from painlog.ui.pages.history.day_list import DayList
from painlog.ui.pages.history.filters import FilterBar
from painlog.ui.pages.history.words import found_text, short_day
from painlog.ui.widgets.card import Card, button, label, line

PADDING = 15
MOST_FILTER_ROWS = 3.5
"""With more rows of filters, and the gaps between them, a narrow card has no room left for its list."""


class ListCard(Card):
    """Signals when every filter and the search are to be taken back."""

    all_wanted = Signal()

    def __init__(self, context: PageContext, model: EntryListModel) -> None:
        super().__init__()
        t = context.texts
        self._context = context
        self.filters = FilterBar(context)
        self.list = DayList(context, model)
        self.found = label("", "secondary")
        self.show_all = button(t("Show all"), "link", self.all_wanted.emit)
        self.empty = label(t("Your first entry will show here"), "secondary")
        self._result = QWidget()
        self._stack = QStackedWidget()
        self._top, self._line = QWidget(), line()
        self._lay_out()
        context.theme.changed.connect(self.filters.dress)

    def show_found(self, found: Found, begun: bool) -> None:
        """Show the rows, or say why there are none."""
        for above in (self._top, self._line):
            above.setVisible(begun)
        self._result.setVisible(begun and not found.wanted.every_entry)
        self.found.setText(found_text(found, self._context.texts))
        self._stack.setCurrentIndex(0 if found.days else 1)
        self.empty.setVisible(not begun)

    def has_room(self, width: int) -> bool:
        """Whether the list still has room below its filters in a card that is `width` px wide."""
        return self.filters.rows_within(width - 2 * PADDING) <= MOST_FILTER_ROWS

    def say_nothing_on(self, day: date, found: Found) -> None:
        """Say that the day that was gone to has nothing that fits."""
        t = self._context.texts
        nothing = t("Nothing on {day} fits.", day=short_day(day, t))
        self.found.setText(f"{nothing} {found_text(found, t)}")

    def _lay_out(self) -> None:
        self.box.setContentsMargins(1, 0, 1, 8)
        self.box.setSpacing(0)
        result = QHBoxLayout(self._result)
        result.setContentsMargins(0, 0, 0, 0)
        result.addWidget(self.found, 1)
        result.addWidget(self.show_all)
        top = QVBoxLayout(self._top)
        top.setContentsMargins(PADDING, 12, PADDING, 12)
        top.setSpacing(6)
        top.addWidget(self.filters)
        top.addWidget(self._result)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self.list, self.empty):
            self._stack.addWidget(page)
        self.box.addWidget(self._top)
        self.box.addWidget(self._line)
        self.box.addWidget(self._stack, 1)
