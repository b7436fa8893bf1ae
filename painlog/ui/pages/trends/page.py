"""Trends: the worst score of each day over a month, a year or the whole diary, and what goes with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout

from painlog.domain.status import TrendFigures
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.episodes import EpisodeState
from painlog.services.trends import Period, TrendState
from painlog.ui.chart_card import ACROSS, DOWN, ChartCard
from painlog.ui.flag_column import FlagColumn
from painlog.ui.jobs import Err, Ok
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.trends.words import period_segments, readout_words, standing_text, summary_text, table_cell
from painlog.ui.widgets.card import label
from painlog.ui.widgets.chart_view import SideChart, SitesChart, TimeOfDayChart, WeekdayChart
from painlog.ui.widgets.readout import ReadoutWords
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.segmented import SegmentedControl
from painlog.ui.widgets.trend_chart import TrendChart

PERIODS = tuple(Period)
MARGIN, GAP = 24, 8
PERIOD_WIDTH = 268
NARROW_WINDOW, NARROWEST = 1100, 640
"""Below the first width of the window the small cards stand in two columns, below the second in one."""
SIDE_HEIGHT = 302
JOB = "trends"
DIRECTION_JOB = "trend direction"
SETTLED_MS = 200
"""The smaller charts follow once the days have not moved for so long."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one look through the diary brings."""

    trend: TrendState
    episode: EpisodeState
    raised: frozenset[str] = frozenset()


class TrendsPage(Page):
    """A chart that can be moved, three smaller ones and the flags; the diary is read off the GUI thread."""

    topics = frozenset(
        {
            Topic.ENTRIES,
            Topic.STATEMENTS,
            Topic.CATALOGUE,
            Topic.MARKERS,
            Topic.FLAGS,
            Topic.WARNING_SIGNS,
            Topic.IMPORTS,
            Topic.SETTINGS,
            Topic.TRAINING,
            Topic.VISITS,
        }
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = context.texts
        self._services: DiaryServices | None = None
        self.found: Found | None = None
        self._moved_to: tuple[date, date] | None = None
        self.title = label(t("Trends"), "title", wrap=False)
        self.summary, self.standing = label("", "secondary"), label("", "secondary")
        self.period = SegmentedControl(period_segments(t), t.within("time range", "Period"))
        self.chart = TrendChart(context.theme)
        headings = (t("Day"), t("Worst score"), t("7-day average"))
        self.main = ChartCard(context, self.chart, t("Daily worst score"), headings, "trends")
        self.sides = self._side_cards()
        self.flags = FlagColumn(self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._head = QBoxLayout(ACROSS)
        self._grid = QGridLayout()
        self._columns = (0, 0)
        self._lay_out()
        self._connect()
        self._arrange()

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Read the diary as it is now, and then show the chosen days."""
        services, moved = self._services, self._moved_to
        if services is None:
            return
        period = Period(str(self.period.value or Period.SIX_MONTHS))

        def work() -> Found:
            trends = services.trends
            state = trends.of_period(period) if moved is None else trends.of_days(*moved)
            return Found(state, services.episodes.state(), services.visits.raised_flags())

        self.context.jobs.start(JOB, work, self._done)

    def closing(self) -> None:
        self._settled.stop()

    def focus_start(self) -> None:
        (self.chart if self.main.shown.currentIndex() == 0 else self.main.table).setFocus()

    def step_period(self, step: int) -> None:
        """Choose the next longer period, or the next shorter one for -1."""
        place = PERIODS.index(Period(str(self.period.value or Period.SIX_MONTHS))) + step
        self.period.choose(PERIODS[min(max(place, 0), len(PERIODS) - 1)])

    def show_days(self, first: date, last: date) -> None:
        """Show these days; the smaller charts follow when they stay."""
        if self.found is None:
            return
        self._moved_to = first, last
        self.period.set_value(None)
        self._show_chart(self.found.trend, first, last)
        self._settled.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Inside

    def _side_cards(self) -> list[ChartCard]:
        t, theme = self.context.texts, self.context.theme
        average, range_, days = t("Average"), t("95 % range"), t("Days")
        kinds: list[tuple[SideChart, str, tuple[str, ...], str]] = [
            (TimeOfDayChart(theme), t("Time of day"), (t("Time of day"), average, range_, days), "time-of-day"),
            (WeekdayChart(theme), t("Day of the week"), (t("Day"), average, range_, days), "weekday"),
            (SitesChart(theme), t("Where"), (t("Where"), t("Share"), range_, days), "sites"),
        ]
        return [ChartCard(self.context, *kind, small=True) for kind in kinds]

    def _done(self, outcome: Ok | Err) -> None:
        if isinstance(outcome, Ok):
            self._show(outcome.value)
            return
        if not isinstance(outcome.error, UserError):
            raise outcome.error
        self.summary.setText(self.context.texts.error(outcome.error))

    def _show(self, found: Found) -> None:
        self.found = found
        state, t = found.trend, self.context.texts
        self._show_chart(state, state.first, state.last)
        self._show_standing(None)
        self._find_direction()
        self.main.table.set_rows(len(state.rows), lambda row, column: table_cell(state.rows[row], column, t))
        for card in self.sides:
            chart = card.chart
            assert isinstance(chart, SideChart)
            chart.show_sides(state.sides, t)
            card.table.set_rows(len(chart.rows), partial(_text_at, chart.rows))
        self.flags.show_state(found.episode, found.raised)
        self._arrange()

    def _find_direction(self) -> None:
        """Ask for the direction of the scores once the chart is there: it takes longer, and changes more rarely."""
        services = self._services
        if services is not None:
            self.context.jobs.start(DIRECTION_JOB, services.trends.direction, self._direction_found)

    def _direction_found(self, outcome: Ok | Err) -> None:
        if isinstance(outcome, Ok):
            self._show_standing(outcome.value)
        elif not isinstance(outcome.error, UserError):
            raise outcome.error

    def _show_standing(self, direction: TrendFigures | None) -> None:
        if self.found is not None:
            self.standing.setText(standing_text(self.found.episode.status, direction, self.context.texts))
            self.standing.setVisible(bool(self.standing.text()))

    def _show_chart(self, state: TrendState, first: date, last: date) -> None:
        data, t = state.view(first, last), self.context.texts
        self.summary.setText(summary_text(first, last, data.recorded, data.days, t))
        self.chart.show_days(data, t, min(state.whole.first, state.first), state.reading.today)
        self._stack_what_is_too_wide()

    def _tell(self, day: date) -> tuple[ReadoutWords, float | None]:
        assert self.found is not None
        told = self.found.trend.told(day)
        average = told.record.average
        words = readout_words(told, self.found.trend.reading.today, self.context.texts)
        return words, None if average is None else average.mean

    def _choose_period(self) -> None:
        self._moved_to = None
        self._settled.stop()
        self.refresh()

    def _connect(self) -> None:
        self.period.set_value(Period.SIX_MONTHS)
        self.period.value_changed.connect(lambda _period: self._choose_period())
        self._settled.timeout.connect(self.refresh)
        self.chart.tell = self._tell
        self.chart.days_wanted.connect(self.show_days)
        self.chart.day_opened.connect(self.context.open_day)
        self.context.theme.changed.connect(self._arrange)
        for key, step in (("[", -1), ("]", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step_period, step))

    def _arrange(self) -> None:
        """Put the smaller cards into as many columns as there is room for."""
        self._stack_what_is_too_wide()
        cards = [*self.sides, *([self.flags] if not self.flags.isHidden() else [])]
        scale, wide = self.context.theme.scale, self.window().width()
        columns = len(cards) if wide >= NARROW_WINDOW * scale else 2 if wide >= NARROWEST * scale else 1
        if (columns, len(cards)) == self._columns:
            return
        self._columns = columns, len(cards)
        for card in (*self.sides, self.flags):
            self._grid.removeWidget(card)
        for place, card in enumerate(cards):
            self._grid.addWidget(card, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for card in self.sides:
            card.setFixedHeight(self.context.theme.px(SIDE_HEIGHT))
        for column in range(len(cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _stack_what_is_too_wide(self) -> None:
        """Put the parts of the head, and the buttons below the chart, under each other where they do not fit."""
        room = self.width() - 2 * MARGIN
        self.period.setMinimumWidth(min(self.context.theme.px(PERIOD_WIDTH), room))
        for row, widgets in (
            (self._head, (self.title, self.summary, self.period)),
            (self.main.foot, self.main.buttons),
        ):
            needed = sum(widget.sizeHint().width() + 2 * GAP for widget in widgets)
            row.setDirection(DOWN if needed > room else ACROSS)

    def _lay_out(self) -> None:
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(2 * GAP)
        column.addLayout(self._head)
        column.addWidget(self.main, 1)
        column.addWidget(self.standing)
        self._grid.setSpacing(2 * GAP)
        self.flags.setParent(body)
        column.addLayout(self._grid)
        words = QHBoxLayout()
        words.setSpacing(2 * GAP)
        words.addWidget(self.title)
        words.addWidget(self.summary, 1)
        self._head.setSpacing(12)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.period)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(body))


def _text_at(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    return rows[row][column]
