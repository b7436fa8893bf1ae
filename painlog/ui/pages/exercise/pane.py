"""What stands beside the list of routines: a card whose head stays while what is below it scrolls."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import CARD_PADDING, Card, icon_button
from painlog.ui.widgets.scroll_body import ScrollBody

HEAD_HEIGHT = 60
LEAST_HEIGHT = 340
"""A pane is at least so high; the page scrolls where the window is smaller."""


class InsideArea(QScrollArea):
    """Scrolls inside a card, and asks for no more than the least height of a pane."""

    def __init__(self, body: QWidget, least: int) -> None:
        super().__init__()
        self._least = least
        body.setProperty("role", "inside")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return QSize(self._width(), self._least)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(), self._least)

    def _width(self) -> int:
        body = self.widget()
        return (body.minimumSizeHint().width() if body is not None else 0) + self.verticalScrollBar().sizeHint().width()


class Pane(Card):
    """A card with a scrolled body. With `back` its head begins with the way back, which Esc goes too."""

    def __init__(self, context: PageContext, title: str, back: Callable[[], None] | None = None) -> None:
        super().__init__(title or " ")
        self.context = context
        self._back = back
        if back is not None:
            self.title.setWordWrap(True)
            self.head.setStretchFactor(self.title, 100)
        self.back = icon_button(
            context.icons.icon("chevron-left", context.theme.tokens["ink2"]), context.texts("Back"), back
        )
        self.back.setToolTip("Esc")
        if back is not None:
            self.head.insertWidget(0, self.back)
        self.body = ScrollBody()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(CARD_PADDING, 4, CARD_PADDING - 6, CARD_PADDING)
        self.column.setSpacing(12)
        self.area = InsideArea(self.body, context.theme.px(LEAST_HEIGHT))
        self.box.setContentsMargins(0, 13, 0, 0)
        self.head.setContentsMargins(CARD_PADDING, 0, CARD_PADDING, 0)
        self.box.addWidget(self.area, 1)
        context.theme.changed.connect(self._dress_head)

    def minimumSizeHint(self) -> QSize:
        """Its head may take more rows where it is narrow, but that is for height-for-width to tell."""
        return QSize(super().minimumSizeHint().width(), self.context.theme.px(LEAST_HEIGHT + HEAD_HEIGHT))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.back] if self._back is not None else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._back is not None:
            self._back()
        else:
            super().keyPressEvent(event)

    def to_top(self) -> None:
        """Show the beginning again."""
        self.area.verticalScrollBar().setValue(0)

    def _dress_head(self) -> None:
        self.back.setIcon(self.context.icons.icon("chevron-left", self.context.theme.tokens["ink2"]))


def emptied(column: QVBoxLayout) -> None:
    """Take everything out of a column, so that it can be filled anew."""
    while (item := column.takeAt(0)) is not None:
        widget, layout = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(layout, QVBoxLayout):
            emptied(layout)
