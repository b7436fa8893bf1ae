"""A stage as a disc, a quarter, half or wholly filled, and its word in a pill."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from painlog.ui.widgets.card import label

DISC = 16


class StagePill(QFrame):
    """Hidden until it has a stage to show; several possible ones show words and no disc."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "stagePill")
        self._disc = QLabel()
        self.text = label("", "stagePillText", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 3, 10, 3)
        row.setSpacing(6)
        row.addWidget(self._disc)
        row.addWidget(self.text)
        self.hide()

    def show_stage(self, words: str, disc: QIcon | None) -> None:
        """Show these words and, before them, the disc if there is one; no words at all hide the pill."""
        self.text.setWordWrap(disc is None)
        self.text.setText(words)
        self.setAccessibleName(words)
        self._disc.setVisible(disc is not None)
        if disc is not None:
            self._disc.setPixmap(disc.pixmap(QSize(DISC, DISC)))
        self.setVisible(bool(words))
