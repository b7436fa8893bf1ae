"""A card with a table of which one row is chosen, and buttons below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.text_table import ROW_GAP, TextTable

HEADING_EXTRA = 8
"""What the headings are higher than a row, in pixels."""


class _Rows(TextTable):
    """Where no row is chosen yet, the first arrow key chooses the one where the keyboard is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if arrow and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))
        else:
            super().keyPressEvent(event)


class TableCard(Card):
    """`row_chosen` tells the chosen row, from 0; -1 for none. The second column gives way where there is no room."""

    row_chosen = Signal(int)

    def __init__(self, context: PageContext, title: str, caption: str, headings: Sequence[str], most_rows: int) -> None:
        super().__init__(title)
        self._most_rows, self._rows = most_rows, 1
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.caption = label(caption, "caption")
        self.table: TextTable = _Rows(title, headings)
        self.nothing = label("", "secondary")
        self._buttons = FlowLayout()
        self._last = -1
        for widget in (self.caption, self.nothing, self.table):
            self.box.addWidget(widget)
        self.box.addLayout(self._buttons)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.nothing.hide()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        context.theme.changed.connect(self._fit)
        self._fit()

    @property
    def row(self) -> int:
        """The chosen row, -1 for none."""
        chosen = self.table.selectionModel().selectedRows()
        return chosen[0].row() if chosen else -1

    def add_button(self, made: QPushButton) -> QPushButton:
        self._buttons.addWidget(made)
        return made

    def show_rows(self, rows: Sequence[Sequence[str]], nothing: str) -> None:
        """Show these rows, or the sentence `nothing` where there are none."""
        self.nothing.setText(nothing)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.set_rows(len(rows), lambda row, column: rows[row][column])
        self._rows = len(rows)
        self._fit()

    def choose(self, row: int) -> None:
        """Choose a row; -1 for none."""
        if row < 0:
            self.table.clearSelection()
        else:
            self.table.selectRow(row)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order in which they stand."""
        return [self.table, *self.findChildren(QPushButton)]

    def _tell(self) -> None:
        if self.row != self._last:
            self._last = self.row
            self.row_chosen.emit(self._last)

    def _fit(self) -> None:
        """As high as its rows, up to a limit."""
        line = self.table.fontMetrics().height() + ROW_GAP
        rows = min(max(self._rows, 1), self._most_rows)
        self.table.setFixedHeight(line * (rows + 1) + HEADING_EXTRA)
