"""A line and a box of text that tell when the person is done with them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class EntryLine(QLineEdit):
    """Says `committed` once for each change: on Enter, when the keyboard leaves, or when told to."""

    committed = Signal(str)

    def __init__(self, name: str, longest: int, placeholder: str = "") -> None:
        super().__init__()
        self._known = ""
        self.setMaxLength(longest)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show `text` without a signal, unless the person is in the middle of writing something else."""
        writing = self.hasFocus() and self.text() != self._known
        self._known = text
        if not writing:
            self.setText(text)

    def take_back(self) -> None:
        """Forget what was written and not told yet."""
        self.setText(self._known)

    def commit(self) -> None:
        """Tell what was written, if it is not what was known."""
        text = self.text().strip()
        if text != self._known:
            self._known = text
            self.committed.emit(text)


class EntryText(QPlainTextEdit):
    """As `EntryLine`, for several lines; Tab leaves it."""

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._known = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)

    def show_text(self, text: str) -> None:
        """Show `text` without a signal, unless the person is in the middle of writing something else."""
        writing = self.hasFocus() and self.toPlainText() != self._known
        self._known = text
        if not writing and self.toPlainText() != text:
            self.setPlainText(text)

    def commit(self) -> None:
        """Tell what was written, if it is not what was known."""
        text = self.toPlainText().strip()
        if text != self._known:
            self._known = text
            self.committed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()
