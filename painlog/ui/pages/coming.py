"""A page that a later version brings: it says so in one sentence and offers nothing that does not work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from painlog.ui.page import Page, PageContext
from painlog.ui.widgets.card import label


class ComingPage(Page):
    """A title and one honest sentence."""

    def __init__(self, context: PageContext, title: str, sentence: str) -> None:
        super().__init__(context)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 26, 24, 24)
        box.setSpacing(12)
        box.addWidget(label(title, "title"))
        text = label(sentence, "secondary")
        text.setMaximumWidth(context.theme.px(620))
        box.addWidget(text)
        box.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{title}. {sentence}")
