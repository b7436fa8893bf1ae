"""A short note in the note colours that the person can put away."""

from collections.abc import Collection

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from painlog.ui.widgets.card import icon_button, label


class NoteStrip(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, dismiss: str) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._icon = QLabel()
        self._text = label()
        self._close = icon_button(QIcon(), dismiss, self.hide, 28)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 6, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self._about = ""
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def set_icons(self, sign: QIcon, close: QIcon) -> None:
        self._icon.setPixmap(sign.pixmap(QSize(20, 20)))
        self._close.setIcon(close)

    def keep_for(self, there: Collection[str]) -> None:
        """Put the note away where what it is about is not `there`."""
        if self._about not in there:
            self.hide()

    def show_text(self, text: str, about: str = "") -> None:
        """Say `text` until it is put away; `about` is the id of what it belongs to."""
        self._about = about
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
