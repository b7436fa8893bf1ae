"""The top of Today: the day, arrows to its neighbours, and the quiet hint that yesterday is missing."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from painlog.ui.widgets.card import button, icon_button, label


class HeaderWords(NamedTuple):
    """The words of the header's controls."""

    earlier: str
    later: str
    today: str
    back_to_today: str
    yesterday_missing: str
    add_it: str
    dismiss: str


class HeaderIcons(NamedTuple):
    """The icons of the header's controls."""

    earlier: QIcon
    later: QIcon
    calendar: QIcon
    close: QIcon


class DateHeader(QWidget):
    """Signals say where the person wants to go; the page decides."""

    earlier_clicked = Signal()
    later_clicked = Signal()
    today_clicked = Signal()
    add_yesterday_clicked = Signal()
    hint_dismissed = Signal()

    def __init__(self, words: HeaderWords, icons: HeaderIcons) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self.earlier = _arrow(words.earlier, self.earlier_clicked.emit)
        self.later = _arrow(words.later, self.later_clicked.emit)
        self.title = label("", "title", wrap=False)
        self.pill = label(words.today, "pill", wrap=False)
        self.pill.setFixedHeight(24)
        self.back = button(words.back_to_today, "link", self.today_clicked.emit)
        for widget in (self.earlier, self.title, self.later, self.pill, self.back):
            row.addWidget(widget)
        row.addStretch(1)
        self.hint = self._hint(words)
        row.addWidget(self.hint)
        self.set_icons(icons)

    @property
    def stops(self) -> list[QWidget]:
        return [self.earlier, self.later, self.back]

    def set_icons(self, icons: HeaderIcons) -> None:
        self.earlier.setIcon(icons.earlier)
        self.later.setIcon(icons.later)
        self._calendar.setPixmap(icons.calendar.pixmap(QSize(20, 20)))
        self._close.setIcon(icons.close)

    def show_day(self, text: str, is_today: bool, yesterday_missing: bool) -> None:
        """Show the day's name; the later arrow rests on today."""
        self.title.setText(text)
        self.later.setEnabled(not is_today)
        self.pill.setVisible(is_today)
        self.back.setVisible(not is_today)
        self.hint.setVisible(yesterday_missing)

    def _hint(self, words: HeaderWords) -> QFrame:
        made = QFrame()
        made.setProperty("role", "note")
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(8)
        made.setFixedHeight(40)
        self._calendar = label()
        self._close = icon_button(QIcon(), words.dismiss, self.hint_dismissed.emit, 28)
        row.addWidget(self._calendar)
        row.addWidget(label(words.yesterday_missing, wrap=False))
        row.addWidget(button(words.add_it, "link", self.add_yesterday_clicked.emit))
        row.addWidget(self._close)
        return made


def _arrow(name: str, act: object) -> QPushButton:
    made = button("", "square", act)  # type: ignore[arg-type]
    made.setIconSize(QSize(20, 20))
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made
