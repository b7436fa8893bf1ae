"""The report as it will be printed: the real file, its pages and a zoom."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.pages.visit.page_view import THUMB_WIDTH, ZOOM_STEP, PageList, PageView
from painlog.ui.widgets.card import button, icon_button, label, line

PAGES_FROM, PAGES_FROM_HEIGHT = 560, 430
"""Narrower or lower than this the small pages beside the large one go: the arrows are still there."""

PAGES_WIDTH = THUMB_WIDTH + 28


class PreviewPanel(QFrame):
    """Shows a PDF; a newer one takes its place without a flicker, on the page and at the zoom that were shown."""

    shown = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setProperty("role", "preview")
        self.context = context
        t = context.texts
        self.setAccessibleName(t("Preview"))
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._paper = ""
        self.title = label(t("Preview"), "secondary")
        self.number = label("", "", wrap=False)
        self.view = PageView()
        self.pages = PageList(context.theme)
        self.pages.setAccessibleName(t("Pages"))
        self.note = label("", "trouble")
        self.note.hide()
        self.assurance = label(t("Reads well in grey. Nothing leaves this PC unless you share it."), "caption")
        self.earlier, self.later, self.smaller, self.larger = (
            icon_button(context.icons.icon(name, context.theme.tokens["ink2"], 20), said, act)
            for name, said, act in (
                ("chevron-left", t("Page before"), lambda: self.view.go_to(self.view.page - 1)),
                ("chevron-right", t("Next page"), lambda: self.view.go_to(self.view.page + 1)),
                ("zoom-out", t("Smaller"), lambda: self.view.zoom(1 / ZOOM_STEP)),
                ("zoom-in", t("Larger"), lambda: self.view.zoom(ZOOM_STEP)),
            )
        )
        self.fit = button(t("Fit"), "quiet", self.view.fit)
        self.fit.setAccessibleName(t("Fit the page in"))
        self._lay_out()
        self.view.page_changed.connect(lambda _page: self._tell())
        self.view.zoom_changed.connect(self._tell)
        self.pages.page_chosen.connect(self.view.go_to)
        context.theme.changed.connect(self._dress)
        self._dress()
        self._tell()
        self.view.say(t("Making the report …"))

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.earlier, self.later, self.smaller, self.fit, self.larger, self.view, self.pages]

    @property
    def document(self) -> QPdfDocument | None:
        """The report that is shown, or None until there is one."""
        return self._document

    def show_pdf(self, pdf: bytes, paper: str, note: str = "") -> None:
        """Show a file; `paper` is named above it, `note` says what it lacks."""
        old, old_buffer = self._document, self._buffer
        self._paper = paper
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.view.show_document(self._document)
        t = self.context.texts
        names = [t("Page {n}", n=t.number(number + 1)) for number in range(self._document.pageCount())]
        self.pages.show_document(self._document, names, self.view.page)
        for gone in (old, old_buffer):
            if gone is not None:
                gone.deleteLater()
        self.say(note)
        self._tell()
        self.shown.emit()

    def say(self, text: str) -> None:
        """Say something above the page, or nothing."""
        if text and self._document is None:
            self.view.say("")
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, size = self.context.theme.px, event.size()
        self._beside.setVisible(size.width() >= px(PAGES_FROM) and size.height() >= px(PAGES_FROM_HEIGHT))

    def _tell(self) -> None:
        t, count = self.context.texts, self._document.pageCount() if self._document is not None else 0
        page = min(self.view.page, max(count - 1, 0))
        self.title.setText(t("Preview, {paper}", paper=self._paper) if self._paper else t("Preview"))
        told = t("Page {n} of {count}", n=t.number(page + 1), count=t.number(count)) if count else ""
        self.number.setText(told)
        self.earlier.setEnabled(page > 0)
        self.later.setEnabled(page + 1 < count)
        for zoom in (self.smaller, self.larger, self.fit):
            zoom.setEnabled(count > 0)
        self.view.setAccessibleName(told or t("Preview"))
        if self._document is not None and count:
            self.view.setAccessibleDescription(self._document.getAllText(page).text())
            self.pages.set_page(page)

    def _dress(self) -> None:
        tokens = self.context.theme.tokens
        names = ("chevron-left", "chevron-right", "zoom-out", "zoom-in")
        for pressed, name in zip((self.earlier, self.later, self.smaller, self.larger), names, strict=True):
            pressed.setIcon(self.context.icons.icon(name, tokens["ink2"], 20))
            pressed.setIconSize(QSize(20, 20))
        self.pages.viewport().update()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(6)
        head.addWidget(self.title, 1)
        for widget in (self.earlier, self.number, self.later):
            head.addWidget(widget)
        head.addSpacing(10)
        for zoom in (self.smaller, self.fit, self.larger):
            head.addWidget(zoom)
        self._beside = QWidget()
        self._beside.setFixedWidth(PAGES_WIDTH)
        side = QVBoxLayout(self._beside)
        side.setContentsMargins(0, 12, 12, 12)
        side.addWidget(self.pages, 1)
        side.addWidget(self.assurance)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.view, 1)
        across.addWidget(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        note = QHBoxLayout()
        note.setContentsMargins(16, 6, 16, 6)
        note.addWidget(self.note, 1)
        column.addLayout(note)
        column.addLayout(across, 1)
