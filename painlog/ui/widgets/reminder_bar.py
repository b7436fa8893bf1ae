"""The bar above the pages that reminds: each thing with a button that begins it, and how to put them off."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from painlog.ui.widgets.card import button, icon_button, label
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.tab_order import order_tabs


class ReminderLine(NamedTuple):
    """One thing to be reminded of; `key` is told back when it is begun."""

    key: str
    title: str
    detail: str
    begin: str


class ReminderControls(NamedTuple):
    """The words of the bar's controls. `later` pairs minutes with a text."""

    later: tuple[tuple[int, str], ...]
    skip: str
    why: str
    hide: str


class ReminderBar(QFrame):
    """Hidden while there is nothing to remind of. It takes no keyboard by itself; a screen reader hears of it."""

    begun = Signal(str)
    put_off = Signal(int)
    skipped = Signal()
    asked_why = Signal()
    put_away = Signal()

    def __init__(self, controls: ReminderControls) -> None:
        super().__init__()
        self.setProperty("role", "reminder")
        self._sign = QLabel()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._lines: list[QWidget] = []
        self._starts: list[QPushButton] = []
        self.later = [button(text, "", partial(self.put_off.emit, minutes)) for minutes, text in controls.later]
        self.skip = button(controls.skip, "", self.skipped.emit)
        self.why = button(controls.why, "link", self.asked_why.emit)
        self.close_button = icon_button(QIcon(), controls.hide, self.put_away.emit)
        self._lay_out()
        self.hide()

    @property
    def starts(self) -> list[QPushButton]:
        """The buttons that begin, one a line."""
        return list(self._starts)

    @property
    def texts(self) -> list[str]:
        """What the lines say."""
        return [line.accessibleName() for line in self._lines]

    def set_icons(self, sign: QIcon, close: QIcon) -> None:
        self._sign.setPixmap(sign.pixmap(QSize(22, 22)))
        self.close_button.setIcon(close)

    def show_lines(self, lines: Sequence[ReminderLine]) -> None:
        """Show these instead of the ones before; without any the bar goes."""
        for before in self._lines:
            self._rows.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._starts = []
        self._lines = [self._line(line) for line in lines]
        for made in self._lines:
            self._rows.addWidget(made)
        self._order_tabs()
        self.setAccessibleName(". ".join(self.texts))
        self.setVisible(bool(lines))
        if lines:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, line: ReminderLine) -> QWidget:
        made = QWidget()
        made.setAccessibleName(f"{line.title}. {line.detail}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(line.title, "reminderTitle"))
        words.addWidget(label(line.detail, "reminderDetail"))
        start = button(line.begin, "strong", lambda: self.begun.emit(line.key))
        start.setAccessibleName(f"{line.begin}: {line.title}")
        self._starts.append(start)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(start, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _order_tabs(self) -> None:
        order_tabs([*self._starts, *self.later, self.skip, self.why, self.close_button])

    def _lay_out(self) -> None:
        controls = FlowLayout(gap=8)
        for each in (*self.later, self.skip, self.why):
            controls.addWidget(each)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addLayout(controls)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 10, 12)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
