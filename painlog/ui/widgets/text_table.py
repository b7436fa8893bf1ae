"""A table of texts that are made when they come into view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

Cell = Callable[[int, int], str]
"""The text of a row and a column, both from 0."""

ROW_GAP = 14
"""The room between two lines of text, in pixels."""

_Index = QModelIndex | QPersistentModelIndex


class TextTable(QTableView):
    """Read-only rows under headings; one Tab stop, arrows move."""

    def __init__(self, name: str, headings: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = _TextModel(headings, self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_headings(self, headings: Sequence[str]) -> None:
        """Show other headings; the rows that follow have as many cells."""
        self._model.set_headings(headings)

    def set_rows(self, count: int, cell: Cell) -> None:
        """Show `count` rows; `cell` is asked for those in view only."""
        self._model.set_rows(count, cell)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_GAP)

    def texts(self, row: int) -> list[str]:
        """The texts of a row, as shown."""
        return [str(self._model.index(row, column).data()) for column in range(self._model.columnCount())]


class _TextModel(QAbstractTableModel):
    def __init__(self, headings: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._count = 0
        self._cell: Cell = lambda _row, _column: ""

    def set_headings(self, headings: Sequence[str]) -> None:
        self.beginResetModel()
        self._headings, self._count = tuple(headings), 0
        self.endResetModel()

    def set_rows(self, count: int, cell: Cell) -> None:
        self.beginResetModel()
        self._count, self._cell = count, cell
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return self._cell(index.row(), index.column())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._headings[section] if wanted else None
