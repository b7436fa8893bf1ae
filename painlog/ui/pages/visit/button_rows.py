"""Lines of words with one small button each: what may be asked, what was asked, what was handed over."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, icon_button, label

_ICON = 18


class RowWords(NamedTuple):
    """One line: its id, its words, what its button is called, and a second line of words."""

    id: str
    text: str
    action: str
    details: str = ""


class ButtonRows(QWidget):
    """`pressed` tells the id of a line whose button was pressed; nothing is shown where there are no lines.

    Beyond `at_first` lines the others wait behind a link. The keyboard stays on the line where it is; where that is
    gone it goes to the next one, and `emptied` is told where there is none.
    """

    pressed = Signal(str)
    rebuilt = Signal()
    emptied = Signal()

    def __init__(self, context: PageContext, title: str, icon: str, at_first: int, leading: bool = False) -> None:
        super().__init__()
        self._context, self._icon, self._at_first, self._leading = context, icon, at_first, leading
        self.rows: tuple[RowWords, ...] = ()
        self.buttons: list[QToolButton] = []
        self._every = False
        self._lines: list[QWidget] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.more: QPushButton = button(context.texts("Show all"), "link", self.show_every)
        self.more.setAccessibleName(f"{title}: {context.texts('Show all')}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(title, "caption"))
        column.addLayout(self._box)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        context.theme.changed.connect(self._dress)
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*self.buttons, self.more]

    def show_rows(self, rows: Sequence[RowWords]) -> None:
        """Show these lines."""
        if tuple(rows) != self.rows:
            held = self._held()
            before, self.rows = self.rows, tuple(rows)
            self._build()
            if held is not None:
                self._focus(before[held].id, held)

    def show_every(self) -> None:
        """Show the lines that waited too."""
        self._every = True
        self._build()
        self._focus("", self._at_first)

    def _held(self) -> int | None:
        return next((place for place, each in enumerate(self.buttons) if each.hasFocus()), None)

    def _focus(self, id_: str, otherwise: int) -> None:
        if not self.buttons:
            self.emptied.emit()
            return
        ids = [row.id for row in self.rows[: len(self.buttons)]]
        place = ids.index(id_) if id_ in ids else min(otherwise, len(ids) - 1)
        self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for old in self._lines:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        shown = self.rows if self._every else self.rows[: self._at_first]
        self.buttons = [self._button(row) for row in shown]
        self._lines = [self._line(row, pressed) for row, pressed in zip(shown, self.buttons, strict=True)]
        for line in self._lines:
            self._box.addWidget(line)
        self._dress()
        self.more.setVisible(len(shown) < len(self.rows))
        self.setVisible(bool(self.rows))
        self.rebuilt.emit()

    def _button(self, row: RowWords) -> QToolButton:
        icon = self._context.icons.icon(self._icon, self._context.theme.tokens["ink2"], _ICON)
        return icon_button(icon, row.action, lambda: self.pressed.emit(row.id))

    def _line(self, row: RowWords, pressed: QToolButton) -> QWidget:
        made, words = QWidget(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.text, "strong" if row.details else "secondary"))
        if row.details:
            words.addWidget(label(row.details, "caption"))
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 3, 0, 3)
        across.setSpacing(6)
        across.addLayout(words, 1)
        across.insertWidget(0 if self._leading else 1, pressed, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _dress(self) -> None:
        ink = self._context.theme.tokens["ink2"]
        for each in self.buttons:
            each.setIcon(self._context.icons.icon(self._icon, ink, _ICON))
