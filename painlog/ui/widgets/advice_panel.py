"""What to do now, in plain words that stay in view; a screen reader says them as soon as they come."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from painlog.ui.widgets.card import label

_ICON = 24


class AdvicePanel(QFrame):
    """Hidden while there is nothing to advise. Note colours with a sign, never red."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._sign = QLabel()
        self._text = label("", "advice")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is advised, or nothing."""
        return self._text.text()

    def set_icon(self, sign: QIcon) -> None:
        self._sign.setPixmap(sign.pixmap(QSize(_ICON, _ICON)))

    def show_text(self, text: str) -> None:
        """Advise so, or nothing at all where `text` is empty."""
        is_new = bool(text) and text != self.text
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if is_new and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
