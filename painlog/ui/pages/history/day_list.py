"""The list of days and entries: one Tab stop, rows drawn by a delegate and fetched when they come into view."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from painlog.ui.models.entry_list import EntryListModel
from painlog.ui.page import PageContext
from painlog.ui.pages.history.row_delegate import ROW_HEIGHT, RowDelegate, RowWords
from painlog.ui.pages.history.words import month_names, weekday_names
from painlog.ui.widgets.focus_ring import OWN_RING
from painlog.ui.widgets.rings import draw_focus

_Index = QModelIndex | QPersistentModelIndex


class DayList(QTableView):
    """Arrows move, Enter or a click opens a row, Delete deletes its entry.

    A table of one column: a list view asks the model about each of 20,000 rows whenever they change (37 ms), a
    table view about none of them.
    """

    row_shown = Signal(int)
    """The person or the page went to this row."""
    row_clicked = Signal(int)
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
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(t("Entries"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(2 * ROW_HEIGHT)
        self.clicked.connect(lambda index: self.row_clicked.emit(index.row()))
        context.theme.changed.connect(self._dress)
        self._dress()

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

    def show_row(self, row: int | None) -> None:
        """Scroll a row to the top without going to it."""
        if row is not None:
            self.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_ring(event.reason() is not Qt.FocusReason.MouseFocusReason)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.row is None:
            painter = QPainter(self.viewport())
            draw_focus(painter, QRectF(self.viewport().rect()), self._theme.colour("accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(True)
        row = self.row
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.row_opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.row_deleted.emit(row)
        elif self._model.rowCount() and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1)
        elif event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_shown.emit(current.row())

    def _show_ring(self, shown: bool) -> None:
        """The row with the keyboard has its ring after a key, not after a click."""
        self.rows.ring_shown = shown
        self.viewport().update()

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        self.viewport().update()
