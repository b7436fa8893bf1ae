"""A button that opens a list of things to filter by, and says in colour and bold which one is chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from painlog.ui.widgets.card import set_role

_CHEVRON, _RIGHT = 16, 12
WIDEST = 260
"""A longer name is cut; the tool tip has all of it."""


class FilterButton(QPushButton):
    """Says `prompt` ("Any place") until something is chosen; `name` ("Place") is for the screen reader."""

    opened = Signal(QWidget)

    def __init__(self, prompt: str, name: str) -> None:
        super().__init__(prompt)
        self._prompt, self._name = prompt, name
        self._chevron = QIcon()
        self._full = prompt
        self.setAccessibleName(prompt)
        self.setProperty("role", "filter")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: self.opened.emit(self))

    @property
    def prompt(self) -> str:
        return self._prompt

    def set_chevron(self, chevron: QIcon) -> None:
        self._chevron = chevron
        self.update()

    def show_choice(self, name: str | None) -> None:
        """Show what is chosen, or None for anything."""
        self._full = name or self._prompt
        self.setText(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, WIDEST))
        self.setToolTip(self._full if self.text() != self._full else "")
        self.setAccessibleName(self._prompt if name is None else f"{self._name}: {name}")
        set_role(self, "filter" if name is None else "filterOn")
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = QSize(_CHEVRON, _CHEVRON)
        left = self.width() - _RIGHT - _CHEVRON
        painter.drawPixmap(left, (self.height() - _CHEVRON) // 2, self._chevron.pixmap(side, self.devicePixelRatioF()))
