"""A field for searching: a lens before the text, the key that leads here after it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.lettering import in_pixels

_KEY_PX = 12
_PAD, _EDGE = 8, 12


class SearchField(QLineEdit):
    """Shows its key while it is empty and a cross that empties it while it is not; Esc empties it too."""

    def __init__(self, theme: Theme, prompt: str, key: str, clear: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._key = theme, key
        self.setProperty("role", "search")
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setToolTip(key)
        self._lens = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(clear, self)
        self._clear.triggered.connect(lambda _checked=False: self.clear())
        self._clear.setVisible(False)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def set_icons(self, lens: QIcon, clear: QIcon) -> None:
        self._lens.setIcon(lens)
        self._clear.setIcon(clear)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        prompt = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(prompt + self._key_width() + self._theme.px(84), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or self.width() < self.sizeHint().width():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = in_pixels(self.font(), self._theme.px(_KEY_PX))
        height, width = QFontMetrics(font).height() + 4, self._key_width()
        box = QRectF(self.width() - _EDGE - width, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self._theme.colour("ink2"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _key_width(self) -> int:
        font = in_pixels(self.font(), self._theme.px(_KEY_PX))
        return QFontMetrics(font).horizontalAdvance(self._key) + 2 * _PAD
