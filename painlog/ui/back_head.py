"""The head of a page that has no place on the rail: the way back, and the title."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label


class BackHead(QWidget):
    """Leads back to the page that was shown before."""

    def __init__(self, context: PageContext, title: str) -> None:
        super().__init__()
        self._context = context
        self.back = button(context.texts("Back"), "link", context.go_back)
        self.back.setToolTip("Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(label(title, "title"), 1)
        context.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.back.setIcon(self._context.icons.icon("chevron-left", self._context.theme.tokens["accent"], 18))
