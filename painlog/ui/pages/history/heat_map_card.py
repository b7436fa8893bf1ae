"""The year at the top of History: the worst score of each day, how much was recorded, and the episodes."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from painlog.clock import diary_day
from painlog.services.browsing import YearView
from painlog.ui.page import PageContext
from painlog.ui.pages.history.words import day_sentence, heat_year, month_names, recorded_text, weekday_names
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.heat_legend import HeatLegend
from painlog.ui.widgets.heat_map import HeatMap
from painlog.ui.widgets.year_picture import HeatTexts, HeatYear

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
PADDING, BESIDE_MAP = 20, 14
"""The room inside the card, and beside the heat map, which keeps room for its rings itself."""


class HeatMapCard(Card):
    """Signals the day that the person goes to."""

    day_chosen = Signal(object)
    day_opened = Signal(object)

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__()
        self._context = context
        today = diary_day(context.clock.now())
        self._year = HeatYear(today.year, today, None, {})
        self._counts: dict[date, int] = {}
        self.heading = label(t("Worst score each day"), "cardTitle", wrap=False)
        self.recorded = label("", "secondary", wrap=False)
        self.legend = HeatLegend(context.theme, "0", "10", t("Not recorded"))
        texts = HeatTexts(t("Worst score each day"), t("Episodes"), month_names(t), weekday_names(t), self.sentence)
        self.map = HeatMap(context.theme, context.icons, texts, t.locale.first_week_day)
        self.map.set_year(self._year)
        self.map.day_chosen.connect(self.day_chosen)
        self.map.day_opened.connect(self.day_opened)
        self._head, self._words = QBoxLayout(ACROSS), QBoxLayout(ACROSS)
        self._lay_out()

    def show_year(self, view: YearView) -> None:
        """Show a year of the diary."""
        t = self._context.texts
        self._year = heat_year(view, t)
        self._counts = {day: tally.entries for day, tally in view.tallies.items()}
        self.recorded.setText(recorded_text(view, t) if view.days_so_far else "")
        self.map.set_year(self._year)
        self._stack_what_is_too_wide()

    def sentence(self, day: date) -> str:
        """What the heat map says of a day."""
        return day_sentence(day, self._year, self._counts, self._context.texts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_what_is_too_wide()

    def _stack_what_is_too_wide(self) -> None:
        room = self.width() - 2 * PADDING
        for row, parts in (
            (self._head, (self.heading, self.recorded, self.legend)),
            (self._words, (self.heading, self.recorded)),
        ):
            needed = sum(part.sizeHint().width() + PADDING for part in parts)
            row.setDirection(DOWN if needed > room else ACROSS)

    def _lay_out(self) -> None:
        self.box.setContentsMargins(0, 14, 0, 1)
        self.box.setSpacing(0)
        self._words.setSpacing(14)
        self._words.addWidget(self.heading)
        self._words.addWidget(self.recorded)
        self._words.addStretch(1)
        self._head.setContentsMargins(PADDING, 0, PADDING, 0)
        self._head.setSpacing(6)
        self._head.addLayout(self._words, 1)
        self._head.addWidget(self.legend)
        self.box.addLayout(self._head)
        beside = QBoxLayout(ACROSS)
        beside.setContentsMargins(BESIDE_MAP, 0, BESIDE_MAP, 0)
        beside.addWidget(self.map)
        self.box.addLayout(beside)
