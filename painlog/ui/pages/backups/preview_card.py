"""What would change: the sentences and the entries, and the buttons that do it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.flow_layout import FlowLayout


class Part(NamedTuple):
    """A heading and the lines below it."""

    heading: str
    lines: Sequence[str] = ()


class PreviewCard(Card):
    """Says one thing at a time; empty parts are left out."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self._sentence = label("", "secondary")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(4)
        self._lines: list[QLabel] = []
        self._buttons = FlowLayout()
        self.act = button("", "primary")
        self.other = button("")
        self.leave = button("", "quiet")
        self.box.addWidget(self._sentence)
        for each in self.buttons:
            self._buttons.addWidget(each)
        self.box.addLayout(self._buttons)
        self.box.addLayout(self._parts)
        self.box.addStretch(1)
        self.say(title, "")

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        return self.act, self.other, self.leave

    @property
    def text(self) -> str:
        """Everything that is said, line by line."""
        return "\n".join(each.text() for each in (self.title, self._sentence, *self._lines))

    def say(self, title: str, sentence: str, parts: Sequence[Part] = (), buttons: Sequence[str] = ()) -> None:
        """Show a title, a sentence, parts, and the texts of the buttons that can be pressed, the main one first."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._clear()
        for part in parts:
            self._add(label(part.heading, "strong"))
            for each in part.lines:
                self._add(label(each, "secondary"))
        for place, made in enumerate(self.buttons):
            made.setText(buttons[place] if place < len(buttons) else "")
            made.setVisible(place < len(buttons) and bool(buttons[place]))

    def _add(self, line: QLabel) -> None:
        self._lines.append(line)
        self._parts.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)

    def _clear(self) -> None:
        for each in self._lines:
            self._parts.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._lines.clear()
