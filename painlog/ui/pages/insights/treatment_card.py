"""What was tried, how it was rated, and the scores round it. Ordered by times used: no ranking."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from painlog.services.insight_words import NOTHING, PAIN_EASES, change_text, estimate_text, item_name
from painlog.services.insights import Insights, TreatmentFinding
from painlog.ui.page import PageContext
from painlog.ui.pages.insights.plot_card import PlotCard
from painlog.ui.pages.insights.words import (
    compared,
    relief_lines,
    relief_words,
    treatment_headings,
    treatment_table,
)
from painlog.ui.widgets.card import label, line
from painlog.ui.widgets.relief_plot import ReliefPlot
from painlog.ui.widgets.row_plot import INSET
from painlog.ui.widgets.text_table import TextTable


class TreatmentCard(PlotCard):
    """The ratings with their intervals, and under them the comparison of scores with its fixed sentence."""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        title = t("What you tried, and the relief you noted")
        self.relief = ReliefPlot(title, context.theme.tokens, relief_words(t))
        below = t("Average relief with its 95 % interval, by times used")
        super().__init__(context, title, below, self.relief, TextTable(title, treatment_headings(t)), "treatments")
        self.scores = QWidget()
        self._cells_shown: list[QLabel] = []
        self._grid = QGridLayout(self.scores)
        inset = round(INSET)
        self._grid.setContentsMargins(inset, 0, inset, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.eases = label(t(PAIN_EASES), "caption")
        self.eases.setContentsMargins(inset, 0, inset, 0)
        for widget in (line(), self.scores, self.eases):
            self.box.addWidget(widget)

    def show_insights(self, found: Insights) -> None:
        """Show the treatments of these findings."""
        t = self.context.texts
        self.relief.show_rows(relief_lines(found, t))
        nothing = t("No treatments noted yet. Tick what you tried when you save an entry.")
        self.fill(found, treatment_table(found, t), nothing)
        self.eases.setVisible(bool(found.treatments))
        self._show_scores(compared(found))

    def toggle_table(self) -> None:
        super().toggle_table()
        self.scores.setVisible(not self.shows_table and bool(self._cells_shown))

    def _show_scores(self, findings: list[TreatmentFinding]) -> None:
        for gone in self._cells_shown:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._cells_shown.clear()
        self.scores.setVisible(bool(findings) and not self.shows_table)
        t = self.context.texts
        heads = (t("Scores afterwards"), t("Next one within 6 hours"), t("Next to similar days without it"))
        lines = [heads, *map(self._texts, findings)] if findings else []
        told = [column for column in range(len(heads)) if any(line[column] != NOTHING for line in lines[1:])]
        for column in (1, 2):
            self._grid.setColumnStretch(column, int(column < len(told)))
        for row, texts in enumerate(lines):
            for place, column in enumerate(told):
                cell = label(texts[column], "secondary" if row else "caption")
                self._grid.addWidget(cell, row, place)
                self._cells_shown.append(cell)

    def _texts(self, finding: TreatmentFinding) -> tuple[str, str, str]:
        t, row = self.context.texts, finding.row
        matched = estimate_text(row.matched, t)
        if matched != NOTHING:
            matched = f"{matched}, {t.n('{n} pair', '{n} pairs', row.matched.count)}"
        return item_name(finding.item, t), change_text(row, t), matched
