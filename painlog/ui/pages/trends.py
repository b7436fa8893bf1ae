"""Trends: the worst score of each day over a month, a year or the whole diary."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.trends import Period, TrendDay, TrendState
from painlog.ui.page import Page, PageContext
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.chart_view import ChartView
from painlog.ui.widgets.segmented import Segment, SegmentedControl
from painlog.ui.widgets.text_table import TextTable

PERIODS = tuple(Period)
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
MARGIN, GAP = 24, 8
PERIOD_WIDTH = 268
CHART_INSET = 4
"""The chart's square corners stay inside the round ones of its card."""


class TrendsPage(Page):
    """A chart that fills the page, the same days as a table, and the chart as a picture."""

    topics = frozenset({Topic.ENTRIES, Topic.IMPORTS, Topic.SETTINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = context.texts
        self._services: DiaryServices | None = None
        self.title = label(t("Trends"), "title", wrap=False)
        self.summary = label("", "secondary")
        self.period = SegmentedControl(_segments(t), t("Period"))
        self.chart = ChartView(context.theme)
        self.table = TextTable(t("Daily worst score"), (t("Day"), t("Worst score"), t("7-day average")))
        self.shown = QStackedWidget()
        self._head, self._foot = QBoxLayout(ACROSS), QBoxLayout(ACROSS)
        self.as_table = button(t("Show as table"), "quiet", self.toggle_table)
        self.copy = button(t("Copy"), "quiet", self.copy_picture)
        self.save = button(t("Save picture…"), "quiet", self.ask_and_save)
        self._lay_out()
        self.period.set_value(Period.SIX_MONTHS)
        self.period.value_changed.connect(lambda _period: self.refresh())
        context.theme.changed.connect(self._dress)
        for key, step in (("[", -1), ("]", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.step_period(step))
        self._dress()

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Show the diary as it is now, over the chosen period."""
        if self._services is None:
            return
        state = self._services.trends.of_period(Period(str(self.period.value)))
        self.summary.setText(summary_text(state, self.context.texts))
        self._stack_what_is_too_wide()
        self.chart.show_trend(state.data, self.context.texts)
        self.table.set_rows(len(state.rows), lambda row, column: self._cell(state.rows[row], column))

    def focus_start(self) -> None:
        (self.chart if self.shown.currentIndex() == 0 else self.table).setFocus()

    def step_period(self, step: int) -> None:
        """Choose the next longer period, or the next shorter one for -1."""
        place = PERIODS.index(Period(str(self.period.value))) + step
        self.period.choose(PERIODS[min(max(place, 0), len(PERIODS) - 1)])

    def toggle_table(self) -> None:
        """Show the days as a table, or as a chart again."""
        as_table = self.shown.currentWidget() is self.chart
        self.shown.setCurrentWidget(self.table if as_table else self.chart)
        t = self.context.texts
        self.as_table.setText(t("Show as chart") if as_table else t("Show as table"))

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        self.chart.copy_picture()
        self.context.show_message(self.context.texts("Picture copied"))

    def ask_and_save(self) -> None:
        """Ask for a file and write the chart to it."""
        t = self.context.texts
        kinds = {f"{kind} (*.{kind.lower()})": f".{kind.lower()}" for kind in ("PNG", "SVG", "PDF")}
        name, kind = QFileDialog.getSaveFileName(self, t("Save picture"), "painlog-trends.png", ";;".join(kinds))
        if name:
            path = Path(name)
            self.save_picture(path if path.suffix else path.with_suffix(kinds.get(kind, ".png")))

    def save_picture(self, path: Path) -> None:
        """Write the chart to a PNG, SVG or PDF file and say how that went."""
        t = self.context.texts
        try:
            self.chart.save_picture(path)
        except UserError as trouble:
            self.context.show_message(t.error(trouble))
        else:
            self.context.show_message(t("Saved {file}", file=path.name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_what_is_too_wide()

    def _stack_what_is_too_wide(self) -> None:
        """Put the parts of the head, and the buttons below the chart, under each other where they do not fit."""
        room = self.width() - 2 * MARGIN
        self.period.setMinimumWidth(min(self.context.theme.px(PERIOD_WIDTH), room))
        for row, widgets in (
            (self._head, (self.title, self.summary, self.period)),
            (self._foot, (self.as_table, self.copy, self.save)),
        ):
            needed = sum(widget.sizeHint().width() + 2 * GAP for widget in widgets)
            row.setDirection(DOWN if needed > room else ACROSS)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("pageBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(2 * GAP)
        column.addLayout(self._head)
        column.addWidget(self._card(), 1)
        self._fill_head()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _fill_head(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(2 * GAP)
        words.addWidget(self.title)
        words.addWidget(self.summary, 1)
        self._head.setSpacing(12)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.period)

    def _card(self) -> Card:
        card = Card()
        card.box.setContentsMargins(CHART_INSET, CHART_INSET, CHART_INSET, 8)
        card.box.setSpacing(0)
        self.shown.addWidget(self.chart)
        self.shown.addWidget(self.table)
        card.box.addWidget(self.shown, 1)
        self._foot.setContentsMargins(12, 0, 12, 0)
        self._foot.addWidget(self.as_table)
        self._foot.addStretch(1)
        self._foot.addWidget(self.copy)
        self._foot.addWidget(self.save)
        card.box.addLayout(self._foot)
        return card

    def _dress(self) -> None:
        colour = self.context.theme.tokens["ink2"]
        for pressed, name in ((self.copy, "copy"), (self.save, "download")):
            pressed.setIcon(self.context.icons.icon(name, colour, 20))
        self._stack_what_is_too_wide()

    def _cell(self, row: TrendDay, column: int) -> str:
        t = self.context.texts
        if column == 0:
            return t.date(row.day, "yMMMEd")
        if column == 2:
            return "–" if row.average is None else t.number(row.average, 1)
        if row.dot is None:
            return t("Not recorded")
        score = t.number(row.dot.score)
        return t("{score} (chosen as a face)", score=score) if row.as_face else score


def summary_text(state: TrendState, t: Texts) -> str:
    """The period and how much of it was recorded."""
    same_year = state.first.year == state.last.year
    period = t(
        "{first} – {last}",
        first=t.date(state.first, "MMMMd" if same_year else "long"),
        last=t.date(state.last),
    )
    if not state.days:
        return f"{period} · {t('Nothing recorded yet')}"
    recorded = t.number(state.recorded)
    count = t.n("{recorded} of {n} day recorded", "{recorded} of {n} days recorded", state.days, recorded=recorded)
    return f"{period} · {count}"


def _segments(t: Texts) -> list[Segment]:
    spoken = {
        Period.MONTH: (t("1M"), t("One month")),
        Period.THREE_MONTHS: (t("3M"), t("Three months")),
        Period.SIX_MONTHS: (t("6M"), t("Six months")),
        Period.YEAR: (t("1Y"), t("One year")),
        Period.ALL: (t("All"), t("The whole diary")),
    }
    return [Segment(period, short, long) for period, (short, long) in spoken.items()]
