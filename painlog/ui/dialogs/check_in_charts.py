"""The check-ins and the activities over time, each also as a picture and as a table in which they can be mended."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from painlog.services.bundle import DiaryServices
from painlog.services.check_ins import CheckInState
from painlog.ui.chart_card import ChartCard
from painlog.ui.dialogs.check_in import Answers, CheckInDialog
from painlog.ui.dialogs.check_in_rows import CheckInRow, ScoresRow, scored, table_of_check_ins, table_of_scores
from painlog.ui.dialogs.check_in_scores import Scores, ScoresDialog
from painlog.ui.dialogs.records_dialog import RecordsDialog
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.chart_view import ActivitiesChart, CheckInsChart, CourseChart
from painlog.ui.widgets.tab_order import order_tabs

SIZE = (860, 800)
_INSET = 20
"""What is said under a chart begins where its title does."""


class CheckInChartsDialog(RecordsDialog):
    """Shows one state, and what became of it; `parts` are the two charts with their tables."""

    def __init__(self, parent: QWidget, context: PageContext, state: CheckInState) -> None:
        t, theme = context.texts, context.theme
        super().__init__(parent, context, t("Check-ins and activities"), SIZE)
        here = context._replace(show_message=self._say)
        self._check_ins, self._activities = CheckInsChart(theme), ActivitiesChart(theme)
        self._made: list[CheckInRow] = []
        self._scored: list[ScoresRow] = []
        self._show_charts(state)
        noticed = t("People notice a change of about 1 to 1.75 in the mean of the three (0 best, 10 worst).")
        noticed_too = t("People notice a change of 2 in the mean of the activities, 3 in a single one (10 is best).")
        self.parts = (
            ChartPart(here, self._check_ins, noticed, "check-ins"),
            ChartPart(here, self._activities, noticed_too, "activities"),
        )
        self.box.setSpacing(14)
        acts = ((self.change_check_in, self.remove_check_in), (self.change_scores, self.remove_scores))
        for part, (change, remove) in zip(self.parts, acts, strict=True):
            self.box.addWidget(part)
            part.change_wanted.connect(change)
            part.remove_wanted.connect(remove)
        self._show_tables()
        order_tabs([*(stop for part in self.parts for stop in part.stops), self.undo, self.close_button])
        self.parts[0].as_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, services: DiaryServices) -> None:
        """Show the check-ins and the scores as they are now."""
        self._show_charts(services.check_ins.state())
        self._show_tables()

    def change_check_in(self, row: int) -> None:
        """Ask the three questions about an earlier week again."""
        check_in, t = self._made[row].check_in, self.context.texts

        def save(answers: Answers) -> None:
            pain, enjoyment, activity = answers
            changed = replace(check_in, pain=pain, enjoyment=enjoyment, activity=activity)
            self.act(lambda services: services.check_ins.change(changed))

        asked = t("The week up to {day}", day=t.date(check_in.day))
        CheckInDialog(self, self.context.theme, t, save, answers=check_in.answers, asked=asked).open()

    def remove_check_in(self, row: int) -> None:
        """Take a check-in out."""
        id_ = self._made[row].check_in.id
        self.act(lambda services: services.check_ins.remove(id_))

    def change_scores(self, row: int) -> None:
        """Ask how well the activities went on an earlier day."""
        day = self._scored[row].day

        def save(scores: Scores) -> None:
            self.act(lambda services: services.check_ins.change_scores(day, scores))

        theme, t = self.context.theme, self.context.texts
        ScoresDialog(self, theme, t, self._state.activities, day, save).open()

    def remove_scores(self, row: int) -> None:
        """Take out the scores of a day."""
        day = self._scored[row].day
        self.act(lambda services: services.check_ins.remove_scores(day))

    def _say(self, text: str, action: str = "", act: Callable[[], None] | None = None, key: str = "") -> None:
        """The window's own messages lie behind this dialog."""
        self.say(text)

    def _show_charts(self, state: CheckInState) -> None:
        t = self.context.texts
        self._state = state
        self._check_ins.show_check_ins(state.check_ins, state.today, t)
        self._activities.show_activities(state.activities, state.today, t)

    def _show_tables(self) -> None:
        t, (made, scores) = self.context.texts, self.parts
        self._made = table_of_check_ins(self._state.check_ins, t)
        self._scored = table_of_scores(self._state.activities, t)
        made.show_rows(self._check_ins.headings, [row.cells for row in self._made])
        names = [each.name for each in scored(self._state.activities)]
        scores.show_rows((t("Day"), *names), [row.cells for row in self._scored])


class ChartPart(ChartCard):
    """A chart with its table and its pictures, and what a change means. Enter mends a row, Delete takes it out."""

    change_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self, context: PageContext, chart: CourseChart, noticed: str, file: str) -> None:
        super().__init__(context, chart, chart.accessibleName(), chart.headings, file)
        t = context.texts
        self.change = button(t("Change…"), "quiet", lambda: self._want(self.change_wanted))
        self.remove = button(t("Remove"), "quiet", lambda: self._want(self.remove_wanted))
        acts = QHBoxLayout()
        acts.setContentsMargins(12, 0, 12, 0)
        for act in (self.change, self.remove):
            act.setAccessibleName(f"{act.text()}: {chart.accessibleName()}")
            acts.addWidget(act)
        acts.addStretch(1)
        self.table.doubleClicked.connect(lambda _index: self._want(self.change_wanted))
        enter, other_enter = Qt.Key.Key_Return, Qt.Key.Key_Enter
        for key, act in ((enter, self.change), (other_enter, self.change), (Qt.Key.Key_Delete, self.remove)):
            # a mere key press would go on to the dialog that it opens
            pressed = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(act.click)
        meaning = label(noticed, "caption")
        meaning.setContentsMargins(_INSET, 0, _INSET, 4)
        self.box.insertLayout(1, acts)
        self.box.insertWidget(2, meaning)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.chart, self.table, self.change, self.remove, *self.buttons]

    def show_rows(self, headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows in the table; the row that is chosen stays, or the one in its place is."""
        chosen = self._row
        self.table.set_headings(headings)
        self.table.set_rows(len(rows), lambda row, column: rows[row][column])
        self.table.selectRow(min(max(chosen, 0), len(rows) - 1))
        self._tell()

    def toggle_table(self) -> None:
        super().toggle_table()
        self._tell()

    @property
    def _row(self) -> int:
        """The row that is chosen, -1 without one."""
        return self.table.currentIndex().row()

    def _want(self, wanted: SignalInstance) -> None:
        if self._row >= 0:
            wanted.emit(self._row)

    def _tell(self) -> None:
        as_table = self.shown.currentWidget() is self.table
        for act in (self.change, self.remove):
            act.setVisible(as_table)
            act.setEnabled(self._row >= 0)
