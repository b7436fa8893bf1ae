"""Exercise beside pain: before and after a session, and the day that followed. Ordered by how often: no ranking."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from painlog.services.insight_words import NO_CAUSE, PAIN_EASES, counted_text, routine_name, sessions_text
from painlog.services.insights import Insights, RoutineFinding
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, label

_COLUMN_GAP, _ROW_GAP = 14, 6


class RoutineCard(Card):
    """A line for each routine that was done; hidden while there is none."""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Exercise and your pain"))
        self._texts = t
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_COLUMN_GAP)
        self._grid.setVerticalSpacing(_ROW_GAP)
        self._cells: list[QLabel] = []
        self.box.addWidget(self._rows)
        self.box.addWidget(label(f"{t(PAIN_EASES)} {t(NO_CAUSE)}", "caption"))
        self.hide()

    @property
    def lines(self) -> list[list[str]]:
        """The texts as they stand, a line for each routine below the headings."""
        columns = self._grid.columnCount()
        texts = [cell.text() for cell in self._cells]
        return [texts[start : start + columns] for start in range(0, len(texts), columns)]

    def show_insights(self, found: Insights) -> None:
        """Show the routines of these findings."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells.clear()
        t = self._texts
        heads = (t("Routine"), t("How often"), t("After it, in points"), t("The day after, next to similar days"))
        for row, texts in enumerate([heads, *map(self._line, found.routines)]):
            for column, text in enumerate(texts):
                cell = label(text, "secondary" if row else "caption")
                self._grid.addWidget(cell, row, column)
                self._grid.setColumnStretch(column, 1)
                self._cells.append(cell)
        self.setVisible(bool(found.routines))

    def _line(self, finding: RoutineFinding) -> tuple[str, str, str, str]:
        t, row = self._texts, finding.row
        return (
            routine_name(finding, t),
            sessions_text(row, t),
            counted_text(row.change, t, "{n} session", "{n} sessions"),
            counted_text(row.next_day, t, "{n} pair", "{n} pairs"),
        )
