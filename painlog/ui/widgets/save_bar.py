"""The bar at the foot of Today: what would be stored, in words, with Clear and Save."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout

from painlog.ui.widgets.card import TitleLabel, button
from painlog.ui.widgets.key_button import KeyButton

SAVED_SHOWN_MS = 10_000
HEIGHT = 64


class SaveBarWords(NamedTuple):
    """The words of the bar's controls."""

    save: str
    save_changes: str
    clear: str
    cancel: str
    undo: str
    key: str


class SaveBar(QFrame):
    """Says "6 now · 2 places", and after a save "Saved 18:42 · Undo" for ten seconds."""

    save_clicked = Signal()
    clear_clicked = Signal()
    undo_clicked = Signal()

    def __init__(self, words: SaveBarWords) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        self._summary = TitleLabel("", "secondary", rich=True)
        self._undo = button(words.undo, "link", self.undo_clicked.emit)
        self.clear = button(words.clear, "quiet", self.clear_clicked.emit)
        self.save = KeyButton(words.save, words.key)
        self.save.clicked.connect(lambda _checked=False: self.save_clicked.emit())
        row.addWidget(self._summary)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self.clear)
        row.addWidget(self.save)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._saved_over)
        self._rest: Callable[[], None] = lambda: None
        self._undo.hide()

    @property
    def summary(self) -> str:
        return self._summary.text()

    def set_icon(self, icon: QIcon) -> None:
        self.save.setIcon(icon)

    def show_summary(self, markup: str, can_save: bool, editing: bool) -> None:
        """Say what would be stored; `markup` is rich text made by the page."""
        self._timer.stop()
        self._undo.hide()
        self._summary.setText(markup)
        self.save.setText(self._words.save_changes if editing else self._words.save)
        self.clear.setText(self._words.cancel if editing else self._words.clear)
        self.save.setEnabled(can_save)
        self.clear.setEnabled(can_save or editing)

    def show_saved(self, text: str, rest: Callable[[], None]) -> None:
        """Say that it was saved, with Undo, for ten seconds; then call `rest`."""
        self._summary.setText(text)
        self._undo.show()
        self._rest = rest
        self._timer.start(SAVED_SHOWN_MS)

    def _saved_over(self) -> None:
        self._undo.hide()
        self._rest()
