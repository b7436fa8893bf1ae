"""The form in which one record of a list is written: fields under each other, then Save and Cancel."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from painlog.domain.about import Record
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.parsed_line import ParsedLine

LONGEST = 200


class RecordForm(QFrame):
    """Says which record was written; what is amiss is said in the form, and nothing is stored then."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setProperty("role", "recordForm")
        self.context, self.texts = context, context.texts
        self._required: list[tuple[QLineEdit, str]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 12, 14, 12)
        self._box.setSpacing(4)
        self.trouble = label("", "trouble")

    def show_record(self, record: Record | None) -> None:
        """Show a record to change, or an empty form for a new one."""
        raise NotImplementedError

    def record(self) -> Record:
        """What is written."""
        raise NotImplementedError

    def finish(self) -> None:
        """Add the buttons; to be called after the last field."""
        t = self.texts
        self.save_button = button(t("Save"), "", self.save)
        self.cancel_button = button(t("Cancel"), "quiet", self.cancelled.emit)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        for each in (self.save_button, self.cancel_button):
            row.addWidget(each)
        row.addStretch(1)
        self._box.addWidget(self.trouble)
        self.trouble.hide()
        self._box.addLayout(row)
        chevron = self.context.icons.icon("chevron-down", self.context.theme.tokens["ink2"], 16)
        for choice in self.findChildren(ChoiceButton):
            choice.set_chevron(chevron)
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self.save)

    def add(self, name: str, *fields: QWidget) -> None:
        """Add a row of fields under their name."""
        self._box.addWidget(label(name, "secondary"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in fields:
            row.addWidget(field, 1)
        self._box.addLayout(row)

    def line(self, name: str, required: str = "") -> QLineEdit:
        """A line of text; `required` is what to say where it is empty."""
        made = QLineEdit()
        made.setMaxLength(LONGEST)
        made.setAccessibleName(name)
        if required:
            self._required.append((made, required))
        return made

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        first = next(each for each in self.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Say what was written, or what is amiss."""
        amiss = next(self.amiss(), None)
        self.trouble.setVisible(amiss is not None)
        if amiss is None:
            self.saved.emit(self.record())
            return
        field, sentence = amiss
        self.trouble.setText(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def amiss(self) -> Iterator[tuple[QLineEdit, str]]:
        """The fields that cannot be saved so, and why."""
        t = self.texts
        for field, sentence in self._required:
            if not field.text().strip():
                yield field, sentence
        for line in self.findChildren(ParsedLine):
            if line.is_amiss:
                shown = line.placeholderText()
                yield line, t("“{text}” cannot be read. Write it like {example}.", text=line.text(), example=shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
