"""The top of History: the year with its arrows, and the search."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import icon_button, label
from painlog.ui.widgets.search_field import SearchField

SEARCH_WIDTH, ARROW = 352, 32


class HistoryHeader(QWidget):
    """Signals the steps from year to year and the words that are searched for."""

    year_stepped = Signal(int)
    text_changed = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        t = context.texts
        self._context = context
        self.title = label(t("History"), "title", wrap=False)
        self.earlier = icon_button(QIcon(), t("Year before"), lambda: self.year_stepped.emit(-1), ARROW)
        self.year = label("", "strongYear", wrap=False)
        self.later = icon_button(QIcon(), t("Year after"), lambda: self.year_stepped.emit(1), ARROW)
        prompt = t("Search notes, places, treatments")
        self.search = SearchField(context.theme, prompt, t("Ctrl") + " F", t("Clear search"))
        self.search.textChanged.connect(self.text_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(12)
        for widget in (self.earlier, self.year, self.later):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        context.theme.changed.connect(self._dress)
        self._dress()

    def show_year(self, year: int, years: range) -> None:
        """Show a year of those that can be gone to."""
        self.year.setText(str(year))
        self.earlier.setEnabled(year > years[0])
        self.later.setEnabled(year < years[-1])
        self._dress()

    def _dress(self) -> None:
        tokens, icons = self._context.theme.tokens, self._context.icons
        for arrow, name in ((self.earlier, "chevron-left"), (self.later, "chevron-right")):
            arrow.setIcon(icons.icon(name, tokens["ink" if arrow.isEnabled() else "line2"], 20))
            arrow.setIconSize(QSize(20, 20))
        self.search.set_icons(icons.icon("search", tokens["ink2"], 20), icons.icon("close", tokens["ink2"], 16))
        self.search.setMaximumWidth(max(self._context.theme.px(SEARCH_WIDTH), self.search.sizeHint().width()))
