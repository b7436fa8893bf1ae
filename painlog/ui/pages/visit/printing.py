"""A report on paper: the system's own dialog, and the pages as sharp pictures."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from painlog.domain.report_sections import Paper

SHARPEST_DPI = 300
"""Finer than this the eye sees no difference on paper, and pages would take long to draw."""

PAGE_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def printer_for(document: QPdfDocument, paper: Paper, name: str) -> QPrinter:
    """The usual printer, set to the paper and the pages of a report."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(PAGE_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(name)
    printer.setFromTo(1, document.pageCount())
    return printer


def ask_and_print(
    parent: QWidget, document: QPdfDocument, printer: QPrinter, done: Callable[[], object]
) -> QPrintDialog:
    """Open the system's dialog; `done` is called once the pages are with the printer."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())

    def accepted() -> None:
        if print_pages(document, printer):
            done()

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def print_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Draw the pages that the printer is set to; says whether it took them."""
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number in range(first - 1, last):
        if number > first - 1:
            printer.newPage()
        _draw(painter, document, number, printer)
    return painter.end()


def _draw(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    points = document.pagePointSize(page)
    dots = min(printer.resolution(), SHARPEST_DPI) / 72
    image = document.render(page, QSize(round(points.width() * dots), round(points.height() * dots)))
    room = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(room.width() / points.width(), room.height() / points.height())
    painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)
