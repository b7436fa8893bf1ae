"""One page of the report as large as there is room, and all of them small beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QSizeF, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from painlog.ui.theme import Theme

ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 1.25, 0.25, 4.0
"""One step of the zoom, and how far it goes; 1 is the size on paper."""

THUMB_WIDTH = 152
_EDGE, _LABEL, _GAP = 4, 24, 14
_AROUND = 16
_POINTS_PER_INCH = 72


class PageView(QScrollArea):
    """Page Up and Page Down turn pages, + and - zoom, 0 fits the page in.

    A page is drawn at once, in a few hundredths of a second, so that a newer report comes without a flicker.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._page = 0
        self._zoom: float | None = None
        self._paper = QLabel()
        self._paper.setProperty("role", "paper")
        self.setProperty("role", "pageView")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._paper)
        self._paper.hide()

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def fits(self) -> bool:
        """Whether the whole page is fitted in."""
        return self._zoom is None

    @property
    def picture(self) -> QPixmap:
        """The page as it is drawn."""
        return self._paper.pixmap()

    def say(self, text: str) -> None:
        """Say something where the page will be, or nothing."""
        self._paper.setText(text)
        self._paper.adjustSize()
        self._paper.setVisible(bool(text))

    @property
    def said(self) -> str:
        """What is read where the page will be."""
        return self._paper.text() if self._paper.isVisibleTo(self) else ""

    def show_document(self, document: QPdfDocument) -> None:
        """Show a document, on the page and at the zoom that were shown."""
        self._document = document
        self._page = max(0, min(self._page, document.pageCount() - 1))
        self._draw()

    def go_to(self, page: int) -> None:
        """Show a page, if there is one."""
        if self._document is not None and 0 <= page < self._document.pageCount() and page != self._page:
            self._page = page
            self._draw()
            self.verticalScrollBar().setValue(0)
            self.page_changed.emit(page)

    def fit(self) -> None:
        """Show the whole page."""
        self._zoom = None
        self._draw()
        self.zoom_changed.emit()

    def zoom(self, factor: float) -> None:
        """Show the page so many times as large as now."""
        self._zoom = min(max(self._shown_zoom() * factor, LEAST_ZOOM), MOST_ZOOM)
        self._draw()
        self.zoom_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageDown:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(ZOOM_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / ZOOM_STEP)
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fits:
            self._draw()

    def _draw(self) -> None:
        if self._document is None or not self._document.pageCount():
            self._paper.setVisible(bool(self._paper.text()))
            return
        ratio = self.devicePixelRatioF()
        size = (self._points() * self._pixels_per_point() * self._shown_zoom()).toSize()
        picture = QPixmap.fromImage(_on_white(self._document, self._page, size * ratio))
        picture.setDevicePixelRatio(ratio)
        self._paper.setPixmap(picture)
        self._paper.resize(size)
        self._paper.show()

    def _shown_zoom(self) -> float:
        if self._zoom is not None:
            return self._zoom
        page, room = self._points() * self._pixels_per_point(), self.size()
        across, down = (room.width() - 2 * _AROUND) / page.width(), (room.height() - 2 * _AROUND) / page.height()
        return max(min(across, down), 0.05)

    def _points(self) -> QSizeF:
        """The size of the page in points of 1/72 inch."""
        points = self._document.pagePointSize(self._page) if self._document is not None else QSizeF()
        return points if not points.isEmpty() else QSizeF(1, 1)

    def _pixels_per_point(self) -> float:
        return self.logicalDpiY() / _POINTS_PER_INCH


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
        drawn: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        size, tokens = self._size(index.row()), self._theme.tokens
        page = QRect(drawn.left() + _EDGE, drawn.top() + _EDGE, size.width(), size.height())
        painter.save()
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
            self._made[page] = QPixmap.fromImage(_on_white(self._document, page, size * ratio))
        return self._made.get(page, QPixmap())


def _on_white(document: QPdfDocument, page: int, size: QSize) -> QImage:
    """A page as it looks on white paper; what a PDF does not draw on is transparent."""
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(QColor("#FFFFFF"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    return paper
