"""Cards, labels and buttons, each with the role that the style sheet dresses."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

CARD_PADDING = 16


class Card(QFrame):
    """A white box with a title row and room below it."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(CARD_PADDING, 13, CARD_PADDING, 14)
        self.box.setSpacing(9)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.title = TitleLabel(title)
        if title:
            self.head.addWidget(self.title)
            self.setAccessibleName(title)
        self.head.addStretch(1)
        if title:
            self.box.addLayout(self.head)


class TitleLabel(QLabel):
    """A card's title, or another text: one line where there is room, more where there is not. `rich` takes markup."""

    def __init__(self, text: str, role: str = "cardTitle", rich: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        wide = self._one_line() + 2
        return QSize(wide, self.heightForWidth(wide))

    def _one_line(self) -> int:
        if self.textFormat() is not Qt.TextFormat.RichText:
            return self.fontMetrics().horizontalAdvance(self.text())
        document = QTextDocument()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        document.setHtml(self.text())
        return ceil(document.idealWidth())


def label(text: str = "", role: str = "", wrap: bool = True) -> QLabel:
    """A text that wraps where it must and never swallows a markup sign."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, role: str = "", act: Callable[[], object] | None = None) -> QPushButton:
    """A push button; `role` is one of the style sheet's."""
    made = QPushButton(text)
    if role:
        made.setProperty("role", role)
    if act is not None:
        made.clicked.connect(lambda _checked=False: act())
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def icon_button(icon: QIcon, name: str, act: Callable[[], object] | None = None, side: int = 32) -> QToolButton:
    """A button that shows only an icon; `name` is its tool tip and what a screen reader says."""
    made = QToolButton()
    made.setProperty("role", "icon")
    made.setIcon(icon)
    made.setIconSize(QSize(20, 20))
    made.setFixedSize(side, side)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if act is not None:
        made.clicked.connect(lambda _checked=False: act())
    return made


def line() -> QFrame:
    """A hairline across a card."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role and dress it anew."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
