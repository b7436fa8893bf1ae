"""The first rows of a table, as the chosen separator and header row make them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card
from painlog.ui.widgets.text_table import ROW_GAP, TextTable

NARROWEST_COLUMN = 90
_FRAME = 26


class RowsCard(Card):
    """Shows text only; scrolls across where there are many columns."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.texts("The first rows"))
        self._context = context
        self._rows = 0
        self.table: TextTable | None = None
        context.theme.changed.connect(self._fit)

    @property
    def stops(self) -> list[QWidget]:
        return [self.table] if self.table is not None else []

    def show_rows(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these rows under this header."""
        if self.table is not None:
            self.box.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = TextTable(self._context.texts("The first rows"), header)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(self._context.theme.px(NARROWEST_COLUMN))
        head.setStretchLastSection(True)
        self.table.set_rows(len(rows), lambda row, column: _cell(rows[row], column))
        self.box.addWidget(self.table)
        self._rows = len(rows)
        self._fit()

    def _fit(self) -> None:
        if self.table is not None:
            line = self.table.fontMetrics().height() + ROW_GAP
            self.table.setFixedHeight(line * (self._rows + 1) + self._context.theme.px(_FRAME))


def _cell(row: Sequence[str], column: int) -> str:
    return " ".join(row[column].split()) if column < len(row) else ""
