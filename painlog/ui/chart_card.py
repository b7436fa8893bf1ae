"""A chart in its card, the same numbers as a table, and the chart as a picture."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QStackedWidget

from painlog.ui.page import PageContext
from painlog.ui.picture_buttons import PictureButtons, chart_button, name_button
from painlog.ui.widgets.card import Card
from painlog.ui.widgets.chart_view import ChartView
from painlog.ui.widgets.text_table import TextTable

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
CHART_INSET = 4
"""The chart's square corners stay inside the round ones of its card."""


class ChartCard(Card):
    """Large cards have their buttons in words, small ones as icons."""

    def __init__(
        self, context: PageContext, chart: ChartView, name: str, headings: Sequence[str], file: str, small: bool = False
    ) -> None:
        super().__init__()
        self.context, self.chart, self._small = context, chart, small
        self._name = name
        self.table = TextTable(name, headings)
        self.shown = QStackedWidget()
        self.shown.addWidget(chart)
        self.shown.addWidget(self.table)
        words = context.texts("Show as table")
        self.as_table = chart_button(context, "list", words, self.toggle_table, small)
        name_button(self.as_table, words, name, small)
        self.picture = PictureButtons(self, context, chart, name, file, small)
        self.copy, self.save = self.picture.copy, self.picture.save
        self.foot = QBoxLayout(ACROSS)
        self.foot.setContentsMargins(12, 0, 12, 0)
        self.foot.addWidget(self.as_table)
        self.foot.addStretch(1)
        self.foot.addWidget(self.copy)
        self.foot.addWidget(self.save)
        self.box.setContentsMargins(CHART_INSET, CHART_INSET, CHART_INSET, 8)
        self.box.setSpacing(0)
        self.box.addWidget(self.shown, 1)
        self.box.addLayout(self.foot)
        context.theme.changed.connect(self._dress)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        return self.as_table, self.copy, self.save

    def toggle_table(self) -> None:
        """Show the numbers as a table, or as a chart again."""
        as_table = self.shown.currentWidget() is self.chart
        self.shown.setCurrentWidget(self.table if as_table else self.chart)
        t = self.context.texts
        name_button(self.as_table, t("Show as chart") if as_table else t("Show as table"), self._name, self._small)
        self._dress()

    def save_picture(self, path: Path) -> None:
        """Write the chart to a PNG, SVG or PDF file and say how that went."""
        self.picture.save_picture(path)

    def _dress(self) -> None:
        if self._small:
            icon = "list" if self.shown.currentWidget() is self.chart else "trends"
            self.as_table.setIcon(self.context.icons.icon(icon, self.context.theme.tokens["ink2"], 20))
