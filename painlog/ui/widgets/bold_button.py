"""A button with room for its text in bold, which style sheets forget to measure."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget


class BoldButton(QPushButton):
    """As wide as its bold text needs while it is chosen; `steady` ones keep that width when they are not."""

    def __init__(self, text: str, parent: QWidget | None = None, steady: bool = False) -> None:
        super().__init__(text, parent)
        self._steady = steady

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not (self._steady or self.isChecked()):
            return hint
        bold = QFont(self.font())
        bold.setBold(True)
        extra = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, extra) + (0 if self._steady else 4), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
