"""The list of days and entries: one Tab stop, rows drawn by a delegate and fetched when they come into view."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from painlog.ui.models.entry_list import EntryListModel
from painlog.ui.page import PageContext
from painlog.ui.pages.history.row_delegate import ROW_HEIGHT, RowDelegate, RowWords
from painlog.ui.pages.history.words import month_names, weekday_names

_Index = QModelIndex | QPersistentModelIndex


class DayList(QListView):
    """Arrows move, Enter or a click opens a row, Delete deletes its entry."""

    row_shown = Signal(int)
    """The person or the page went to this row."""
    row_opened = Signal(int)
    row_deleted = Signal(int)

    def __init__(self, context: PageContext, model: EntryListModel) -> None:
        super().__init__()
        t = context.texts
        self._theme = context.theme
        self._model = model
        words = RowWords(t("Add"), t("Unsaved"), weekday_names(t), month_names(t))
        self.rows = RowDelegate(context.theme, context.icons, words, self)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(t("Entries"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(2 * ROW_HEIGHT)
        self.clicked.connect(lambda index: self.row_opened.emit(index.row()))
        context.theme.changed.connect(self._dress)

    @property
    def row(self) -> int | None:
        """The row where the keyboard is."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def go_to(self, row: int | None) -> None:
        """Go to a row, in the middle of the list if it was out of sight; None leaves every row."""
        if row is None:
            self.setCurrentIndex(QModelIndex())
            return
        index = self._model.index(row)
        self.setCurrentIndex(index)
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.row_opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.row_deleted.emit(row)
        elif event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_shown.emit(current.row())

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
