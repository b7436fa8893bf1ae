"""A row that says what something is now and leads to where it is changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.flow_layout import FlowLayout

_ICON = 22


class LinkRow(Card):
    """An icon, a title, what it says, and one link or more."""

    def __init__(
        self, context: PageContext, icon: str, title: str, links: Sequence[tuple[str, Callable[[], object]]]
    ) -> None:
        super().__init__()
        self._context, self._icon = context, icon
        self.setAccessibleName(title)
        self._sign = QLabel()
        self.text = label("", "secondary")
        self.links: list[QPushButton] = []
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(title, "strong"))
        words.addWidget(self.text)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self._sign)
        across.addLayout(words, 1)
        flow = FlowLayout(gap=4)
        for name, act in links:
            made = button(name, "link", act)
            made.setAccessibleName(f"{title}: {name}")
            self.links.append(made)
            (flow if len(links) > 1 else across).addWidget(made)
        self.box.addLayout(across)
        if len(links) > 1:
            self.box.addLayout(flow)
        context.theme.changed.connect(self._dress)
        self._dress()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return list(self.links)

    def say(self, text: str) -> None:
        """Show what it is now."""
        self.text.setText(text)

    def _dress(self) -> None:
        ink = self._context.theme.tokens["ink2"]
        icon = self._context.icons.icon(self._icon, ink, _ICON)
        self._sign.setPixmap(icon.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
