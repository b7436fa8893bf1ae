"""One page of the report as large as there is room, and all of them small beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from painlog.ui.theme import Theme

ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 1.25, 0.25, 4.0
THUMB_WIDTH = 152
_EDGE, _LABEL, _GAP = 4, 24, 14
_FIT = QPdfView.ZoomMode.FitInView


class PageView(QPdfView):
    """Page Up and Page Down turn pages, + and - zoom, 0 fits the page in."""

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPageMode(QPdfView.PageMode.SinglePage)
        self.setZoomMode(_FIT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pageNavigator().currentPageChanged.connect(self.page_changed)

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self.pageNavigator().currentPage()

    @property
    def fits(self) -> bool:
        """Whether the whole page is fitted in."""
        return self.zoomMode() is _FIT

    def go_to(self, page: int) -> None:
        """Show a page, if there is one."""
        document = self.document()
        if document is not None and 0 <= page < document.pageCount():
            self.pageNavigator().jump(page, QPointF())

    def fit(self) -> None:
        """Show the whole page."""
        self.setZoomMode(_FIT)
        self.zoom_changed.emit()

    def zoom(self, factor: float) -> None:
        """Show the page so many times as large as now."""
        now = self._shown_zoom() if self.fits else self.zoomFactor()
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(now * factor, LEAST_ZOOM), MOST_ZOOM))
        self.zoom_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageDown:
                self.go_to(self.page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self.page - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(ZOOM_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / ZOOM_STEP)
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def _shown_zoom(self) -> float:
        """The zoom at which the whole page is shown now."""
        document = self.document()
        if document is None or not document.pageCount():
            return 1.0
        size, room = document.pagePointSize(self.page), self.viewport().size()
        points_per_pixel = 72 / self.screen().logicalDotsPerInch()
        across, down = room.width() / size.width(), room.height() / size.height()
        return min(across, down) * points_per_pixel


class PageList(QListView):
    """The pages of a report, small; arrows choose one."""

    page_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = QStringListModel(self)
        self._thumbs = _Thumbs(theme)
        self.setProperty("role", "pages")
        self.setModel(self._model)
        self.setItemDelegate(self._thumbs)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._chosen(now))

    def show_document(self, document: QPdfDocument, names: list[str], page: int) -> None:
        """Show the pages of a document, one of them as the one in view."""
        self._thumbs.show_document(document)
        if self._model.stringList() != names:
            self._model.setStringList(names)
        self.set_page(page)
        self.viewport().update()

    def set_page(self, page: int) -> None:
        """Mark the page in view, without a signal."""
        index = self._model.index(page)
        if index.isValid() and index != self.currentIndex():
            before = self.blockSignals(True)
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.blockSignals(before)
            self.viewport().update()

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.viewport().update()
            self.page_chosen.emit(index.row())


class _Thumbs(QStyledItemDelegate):
    """Paints a page and its number; renders only what comes into view."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document: QPdfDocument | None = None
        self._made: dict[int, QPixmap] = {}

    def show_document(self, document: QPdfDocument) -> None:
        self._document = document
        self._made = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        page = self._size(index.row())
        return QSize(page.width() + 2 * _EDGE, page.height() + 2 * _EDGE + self._theme.px(_LABEL) + _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        drawn: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        size, tokens = self._size(index.row()), self._theme.tokens
        page = QRect(drawn.left() + _EDGE, drawn.top() + _EDGE, size.width(), size.height())
        painter.save()
        painter.fillRect(page, QColor("#FFFFFF"))
        painter.drawPixmap(page, self._picture(index.row(), size, painter.device().devicePixelRatioF()))
        painter.setPen(QPen(QColor(tokens["accent" if chosen else "line2"]), 2 if chosen else 1))
        painter.drawRect(page.adjusted(-2, -2, 2, 2) if chosen else page)
        font = painter.font()
        font.setBold(chosen)
        font.setPixelSize(self._theme.px(13))
        painter.setFont(font)
        painter.setPen(QColor(tokens["accent" if chosen else "ink2"]))
        below = QRect(drawn.left(), page.bottom() + 4, drawn.width(), self._theme.px(_LABEL))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def _size(self, page: int) -> QSize:
        points = self._document.pagePointSize(page) if self._document is not None else None
        if points is None or points.isEmpty():
            return QSize(THUMB_WIDTH, THUMB_WIDTH)
        return QSize(THUMB_WIDTH, round(THUMB_WIDTH * points.height() / points.width()))

    def _picture(self, page: int, size: QSize, ratio: float) -> QPixmap:
        if page not in self._made and self._document is not None:
            self._made[page] = QPixmap.fromImage(self._document.render(page, size * ratio))
        return self._made.get(page, QPixmap())
