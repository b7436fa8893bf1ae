"""The check-ins and the activities over time, each also as a table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from painlog.services.check_ins import CheckInState
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.chart_view import ActivitiesChart, CheckInsChart, CourseChart
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.text_table import TextTable

SIZE = (860, 760)


class CheckInChartsDialog(QDialog):
    """Shows one state; `parts` are the two charts with their tables."""

    def __init__(self, parent: QWidget, context: PageContext, state: CheckInState) -> None:
        super().__init__(parent)
        t, theme = context.texts, context.theme
        self.setWindowTitle(t("Check-ins and activities"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        check_ins, activities = CheckInsChart(theme), ActivitiesChart(theme)
        check_ins.show_check_ins(state.check_ins, state.today, t)
        activities.show_activities(state.activities, state.today, t)
        noticed = t("People notice a change of about 1 to 1.75 in the mean of the three (0 best, 10 worst).")
        noticed_too = t("People notice a change of 2 in the mean of the activities, 3 in a single one (10 is best).")
        self.parts = (ChartPart(context, check_ins, noticed), ChartPart(context, activities, noticed_too))
        self.close_button = button(t("Close"), "", self.accept)
        self._lay_out()
        self.resize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), self.screen().availableGeometry().height()))
        self._ring = FocusRing(self, lambda: theme.colour("accent"))

    def _lay_out(self) -> None:
        body = ScrollBody()
        box = QVBoxLayout(body)
        box.setContentsMargins(20, 18, 20, 12)
        box.setSpacing(14)
        for part in self.parts:
            box.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(scrolled(body), 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 4, 20, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        outer.addLayout(buttons)


class ChartPart(QWidget):
    """A chart, the same numbers as a table, and what a change means."""

    def __init__(self, context: PageContext, chart: CourseChart, noticed: str) -> None:
        super().__init__()
        self._t, self.chart = context.texts, chart
        self.table = TextTable(chart.accessibleName(), chart.headings)
        self.table.set_rows(len(chart.rows), lambda row, column: chart.rows[row][column])
        self.shown = QStackedWidget()
        self.shown.addWidget(chart)
        self.shown.addWidget(self.table)
        self.as_table = button(self._t("Show as table"), "quiet", self.toggle)
        self.as_table.setAccessibleName(f"{chart.accessibleName()}: {self.as_table.text()}")
        foot = QHBoxLayout()
        foot.addWidget(self.as_table)
        foot.addWidget(label(noticed, "caption"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.shown, 1)
        column.addLayout(foot)

    def toggle(self) -> None:
        """Show the numbers as a table, or as a chart again."""
        as_table = self.shown.currentWidget() is self.chart
        self.shown.setCurrentWidget(self.table if as_table else self.chart)
        self.as_table.setText(self._t("Show as chart") if as_table else self._t("Show as table"))
        self.as_table.setAccessibleName(f"{self.chart.accessibleName()}: {self.as_table.text()}")
