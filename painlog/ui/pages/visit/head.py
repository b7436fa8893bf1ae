"""The head of the page: what it is, and the three ways in which a report leaves it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.key_button import KeyButton

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
GAP = 16
LEAST_SUBTITLE = 160


class VisitHead(QWidget):
    """Title and buttons beside each other, or below each other where there is no room."""

    everything_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        t = context.texts
        self.everything = button(t("Everything as ZIP"), "quiet", self.everything_wanted.emit)
        self.everything.setToolTip(t("The report, all charts, tables and data in one ZIP file"))
        self.save = button(t("Save as PDF"), "strong", self.save_wanted.emit)
        self.print = KeyButton(t("Print"), t("Ctrl") + " P")
        self.print.clicked.connect(lambda _on=False: self.print_wanted.emit())
        self._title = label(t("Doctor visit"), "title", wrap=False)
        words = QHBoxLayout()
        words.setSpacing(GAP)
        words.addWidget(self._title)
        words.addWidget(label(t("A two-page summary to print or hand over"), "secondary"), 1)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for pressed in self.stops:
            row.addWidget(pressed)
        self._layout = QBoxLayout(ACROSS, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(self._buttons)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.everything, self.save, self.print]

    def fit(self, width: int) -> None:
        """Take the direction that fits into a width in pixels."""
        least = self._title.sizeHint().width() + self._context.theme.px(LEAST_SUBTITLE)
        needed = least + self._buttons.sizeHint().width() + 2 * GAP
        self._layout.setDirection(ACROSS if width >= needed else DOWN)

    def dress(self) -> None:
        """Take the colours of the theme."""
        tokens, icons = self._context.theme.tokens, self._context.icons
        self.save.setIcon(icons.icon("report-save", tokens["ink"], 20))
        self.print.setIcon(icons.icon("printer", tokens["on_accent"], 20))
