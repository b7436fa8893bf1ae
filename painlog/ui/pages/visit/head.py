"""The head of the page: what it is, and the three ways in which a report leaves it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.key_button import KeyButton

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
GAP, BETWEEN = 16, 12
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
        self._subtitle = label(t("A two-page summary to print or hand over"), "secondary")
        self._words, self._row = QHBoxLayout(), QHBoxLayout()
        self._words.setSpacing(GAP)
        self._words.addWidget(self._title)
        self._words.addWidget(self._subtitle, 1)
        self._row.setSpacing(BETWEEN)
        for pressed in self.stops:
            self._row.addWidget(pressed)
        self._layout = QBoxLayout(ACROSS, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addLayout(self._words, 1)
        self._layout.addLayout(self._row)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.everything, self.save, self.print]

    def fit(self, width: int) -> None:
        """Take the direction that fits into a width in pixels."""
        least = self._title.sizeHint().width() + self._context.theme.px(LEAST_SUBTITLE)
        buttons = sum(pressed.sizeHint().width() for pressed in self.stops) + (len(self.stops) - 1) * BETWEEN
        self._layout.setDirection(ACROSS if width >= least + buttons + 2 * GAP else DOWN)
        self._put_first_button_beside_title(buttons > width)

    def _put_first_button_beside_title(self, on: bool) -> None:
        """Where three buttons are too wide for a row, one takes the place of the subtitle."""
        if on == self._subtitle.isHidden():
            return
        self._subtitle.setHidden(on)
        if on:
            self._words.addWidget(self.everything, 1, Qt.AlignmentFlag.AlignRight)
        else:
            self._words.removeWidget(self.everything)
            self._row.insertWidget(0, self.everything)

    def dress(self) -> None:
        """Take the colours of the theme."""
        tokens, icons = self._context.theme.tokens, self._context.icons
        self.save.setIconSize(QSize(20, 20))
        self.save.setIcon(icons.icon("report-save", tokens["ink"], 20))
        self.print.setIcon(icons.icon("printer", tokens["on_accent"], 20))
