"""A chart in its card, the same numbers as a table, and the chart as a picture."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFileDialog, QStackedWidget

from painlog.errors import UserError
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, button, icon_button
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
        self.context, self.chart, self._file, self._small = context, chart, file, small
        self._name = name
        self.table = TextTable(name, headings)
        self.shown = QStackedWidget()
        self.shown.addWidget(chart)
        self.shown.addWidget(self.table)
        t = context.texts
        self.as_table = self._button("list", t("Show as table"), self.toggle_table)
        self.copy = self._button("copy", t("Copy"), self.copy_picture)
        self.save = self._button("download", t("Save picture…"), self.ask_and_save)
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
        self._dress()

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        return self.as_table, self.copy, self.save

    def toggle_table(self) -> None:
        """Show the numbers as a table, or as a chart again."""
        as_table = self.shown.currentWidget() is self.chart
        self.shown.setCurrentWidget(self.table if as_table else self.chart)
        t = self.context.texts
        self._word(self.as_table, t("Show as chart") if as_table else t("Show as table"))
        self._dress()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        self.chart.copy_picture()
        self.context.show_message(self.context.texts("Picture copied"))

    def ask_and_save(self) -> None:
        """Ask for a file and write the chart to it."""
        t = self.context.texts
        kinds = {f"{kind} (*.{kind.lower()})": f".{kind.lower()}" for kind in ("PNG", "SVG", "PDF")}
        name, kind = QFileDialog.getSaveFileName(self, t("Save picture"), f"painlog-{self._file}.png", ";;".join(kinds))
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

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QAbstractButton:
        if not self._small:
            return button(words, "quiet", act)
        made = icon_button(self.context.icons.icon(icon, self.context.theme.tokens["ink2"], 20), words, act)
        self._word(made, words)
        return made

    def _word(self, made: QAbstractButton, words: str) -> None:
        if self._small:
            made.setToolTip(words)
            made.setAccessibleName(f"{words}: {self._name}")
        else:
            made.setText(words)

    def _dress(self) -> None:
        colour = self.context.theme.tokens["ink2"]
        table_icon = "list" if self.shown.currentWidget() is self.chart else "trends"
        icons = {self.copy: "copy", self.save: "download"} | ({self.as_table: table_icon} if self._small else {})
        for pressed, name in icons.items():
            pressed.setIcon(self.context.icons.icon(name, colour, 20))
