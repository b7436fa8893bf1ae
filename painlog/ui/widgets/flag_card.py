"""A flag in the note colours: what it says and, folded in, why it is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.strong_label import StrongLabel


@dataclass(frozen=True, slots=True)
class FlagWords:
    """The words of one flag. `why` pairs a heading with its text."""

    title: str
    text: str
    strong: str
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FlagControls:
    """The words of a flag card's controls."""

    why: str
    dismiss: str


@dataclass(frozen=True, slots=True)
class FlagIcons:
    """The icons of a flag card."""

    flag: QIcon
    folded: QIcon
    unfolded: QIcon


class FlagCard(QFrame):
    """One flag; `fold` shows and hides why it is there."""

    dismissed = Signal()

    def __init__(
        self,
        words: FlagWords,
        controls: FlagControls,
        icons: FlagIcons,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        super().__init__()
        self.setProperty("role", "flag")
        self.setAccessibleName(f"{words.title}. {words.text}")
        self.words, self._icons = words, icons
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(6)
        column.addLayout(_head(words.title, icons.flag))
        column.addWidget(StrongLabel(words.text, words.strong, "flagText"))
        self.why = _why(words.why)
        self.fold = button(controls.why, "flagFold", self.toggle)
        self.fold.setCheckable(True)
        self.fold.setAccessibleName(f"{controls.why}: {words.title}")
        self.dismiss = button(controls.dismiss, "flagLink", self.dismissed.emit)
        self.dismiss.setAccessibleName(f"{controls.dismiss}: {words.title}")
        row = FlowLayout(gap=4)
        for made in (self.fold, *(button(text, "flagLink", act) for text, act in actions), self.dismiss):
            row.addWidget(made)
        column.addLayout(row)
        column.addWidget(self.why)
        self._show_fold()

    @property
    def stops(self) -> list[QPushButton]:
        """The controls in the order of Tab."""
        return self.findChildren(QPushButton)

    def toggle(self) -> None:
        """Fold the reasons out or in."""
        self.why.setVisible(self.why.isHidden())
        self._show_fold()

    def _show_fold(self) -> None:
        unfolded = not self.why.isHidden()
        self.fold.setChecked(unfolded)
        self.fold.setIcon(self._icons.unfolded if unfolded else self._icons.folded)
        self.fold.setIconSize(QSize(18, 18))


def _head(title: str, icon: QIcon) -> QHBoxLayout:
    sign = QLabel()
    sign.setPixmap(icon.pixmap(QSize(20, 20)))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(sign)
    row.addWidget(label(title, "flagTitle"), 1)
    return row


def _why(rows: Sequence[tuple[str, str]]) -> QWidget:
    made = QFrame()
    made.setProperty("role", "flagWhy")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 8, 0, 4)
    column.setSpacing(2)
    for heading, text in rows:
        column.addWidget(label(heading, "flagHeading"))
        column.addWidget(label(text, "flagDetail"))
    made.hide()
    return made
