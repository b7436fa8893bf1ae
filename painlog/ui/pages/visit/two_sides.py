"""The choices beside the preview, or above it where the window is too narrow for both."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled

CHOICES_WIDTH = 360
GAP, SCROLLER = 16, 14
LEAST_PREVIEW = 240
LEAST_CHOICES = 240
"""The height that the choices keep where the preview has to stand below them."""
_NO_LIMIT = 16_777_215


class TwoSides(QWidget):
    """Scrolls the choices; the preview keeps the height of the window."""

    def __init__(self, theme: Theme, choices: Iterable[QWidget], preview: QWidget) -> None:
        super().__init__()
        self._theme, self._preview = theme, preview
        self._body = ScrollBody()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in choices:
            column.addWidget(card)
        column.addStretch(1)
        self._area = scrolled(self._body)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(GAP - SCROLLER + 12)
        self._across.addWidget(self._area)
        self._across.addWidget(preview, 1)

    def scroll_to_top(self) -> None:
        """Show the first of the choices."""
        self._area.verticalScrollBar().setValue(0)

    def scroll_to(self, *controls: QWidget) -> None:
        """Show these controls, above all the last one, once everything has its place."""

        def scroll() -> None:
            for each in controls:
                self._area.ensureWidgetVisible(each)

        QTimer.singleShot(0, self._area, scroll)

    def fit(self, width: int) -> None:
        """Take the direction that fits into a width in pixels."""
        px = self._theme.px
        wanted = max(px(CHOICES_WIDTH), self._body.minimumSizeHint().width()) + SCROLLER
        beside = max(LEAST_PREVIEW, self._preview.minimumSizeHint().width())
        stacked = wanted + beside + GAP > width
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._across.setStretch(0, int(stacked))
        self._area.setMinimumSize(0 if stacked else wanted, px(LEAST_CHOICES) if stacked else 0)
        self._area.setMaximumWidth(_NO_LIMIT if stacked else wanted)
