"""The check-ins and the activities over time, each also as a table and as a picture."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from painlog.services.check_ins import CheckInState
from painlog.ui.chart_card import ChartCard
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.chart_view import ActivitiesChart, CheckInsChart, CourseChart
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled

SIZE = (860, 800)
_INSET = 20
"""What is said under a chart begins where its title does."""


class CheckInChartsDialog(QDialog):
    """Shows one state; `parts` are the two charts with their tables. `said` tells what became of a picture."""

    def __init__(self, parent: QWidget, context: PageContext, state: CheckInState) -> None:
        super().__init__(parent)
        t, theme = context.texts, context.theme
        self.setWindowTitle(t("Check-ins and activities"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.said = label("", "secondary")
        here = context._replace(show_message=self._say)
        check_ins, activities = CheckInsChart(theme), ActivitiesChart(theme)
        check_ins.show_check_ins(state.check_ins, state.today, t)
        activities.show_activities(state.activities, state.today, t)
        noticed = t("People notice a change of about 1 to 1.75 in the mean of the three (0 best, 10 worst).")
        noticed_too = t("People notice a change of 2 in the mean of the activities, 3 in a single one (10 is best).")
        self.parts = (
            ChartPart(here, check_ins, noticed, "check-ins"),
            ChartPart(here, activities, noticed_too, "activities"),
        )
        self.close_button = button(t("Close"), "", self.accept)
        self._lay_out()
        self.resize(QSize(*map(theme.px, SIZE)).boundedTo(self.screen().availableGeometry().size()))
        self._ring = FocusRing(self, lambda: theme.colour("accent"))

    def _say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """The window's own messages lie behind this dialog."""
        self.said.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

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
        buttons.addWidget(self.said, 1)
        buttons.addWidget(self.close_button)
        outer.addLayout(buttons)


class ChartPart(ChartCard):
    """A chart with its table and its pictures, and what a change means."""

    def __init__(self, context: PageContext, chart: CourseChart, noticed: str, file: str) -> None:
        super().__init__(context, chart, chart.accessibleName(), chart.headings, file)
        self.table.set_rows(len(chart.rows), lambda row, column: chart.rows[row][column])
        meaning = label(noticed, "caption")
        meaning.setContentsMargins(_INSET, 0, _INSET, 4)
        self.box.insertWidget(1, meaning)
