"""When an entry is about: said in words, with the fields that change it folded below."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import QDate, QSignalBlocker, QSize, Qt, QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from painlog.clock import diary_day
from painlog.errors import UserError
from painlog.ui.page import PageContext
from painlog.ui.pages.history.editing import NOON, Editing
from painlog.ui.pages.history.words import long_day, short_day
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.day_field import day_field, qt_date
from painlog.ui.widgets.flow_layout import FlowLayout

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
BESIDE = 24


class MomentRow(QWidget):
    """Signals the fields with another date or time; trouble with them is said below, where it arose."""

    moment_changed = Signal(object)
    """editing: Editing, with the new date or time"""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        t = context.texts
        self._context = context
        self._editing: Editing | None = None
        self._day_starts_at = 0
        self.text = label("", "secondary")
        self.belongs = label("", "hint")
        self.change = button(t("Change"), "inlineLink", self.unfold)
        self.date = day_field(t("Date"), t)
        self.time = QTimeEdit()
        self.time.setAccessibleName(t("Time"))
        self.time.setDisplayFormat("HH:mm")
        for field in (self.date, self.time):
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unknown = QCheckBox(t("Time not known"))
        self.trouble = label()
        self._sign = QLabel()
        self._warning = QFrame()
        self._warning.setProperty("role", "note")
        self._fields = QWidget()
        self._lay_out()
        self.date.dateChanged.connect(self._take_date)
        self.time.timeChanged.connect(self._take_time)
        self.unknown.clicked.connect(self._take_known)

    def show_editing(self, editing: Editing, day_starts_at: int) -> None:
        """Show when it is about, without a signal."""
        if self._editing is None or editing.key != self._editing.key:
            self._fields.hide()
            self.change.show()
        self._editing, self._day_starts_at = editing, day_starts_at
        day, at = qt_date(editing.day), editing.at or NOON
        with QSignalBlocker(self.date), QSignalBlocker(self.time):
            if self.date.date() != day:
                self.date.setDate(day)
            if self.time.time() != QTime(at.hour, at.minute, at.second):
                self.time.setTime(QTime(at.hour, at.minute, at.second))
        self.time.setEnabled(editing.at is not None)
        self.unknown.setChecked(editing.at is None)
        self._say(editing)

    def dress(self) -> None:
        """Draw the icon in the theme's colours."""
        sign = self._context.icons.icon("warning", self._context.theme.tokens["note_ink"], 20)
        self._sign.setPixmap(sign.pixmap(QSize(20, 20)))

    def unfold(self) -> None:
        """Show the fields and put the keyboard into them."""
        self._fields.show()
        self.change.hide()
        self.date.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self, editing: Editing) -> None:
        t, clock = self._context.texts, self._context.clock
        today = diary_day(clock.now(), self._day_starts_at)
        when = f"{editing.at:%H:%M}" if editing.at else t("time not known")
        self.text.setText(f"{long_day(editing.day, today, t)}, {when}")
        belongs = editing.diary_day(self._day_starts_at)
        self.belongs.setText(t("counts for {day}", day=short_day(belongs, t)))
        self.belongs.setVisible(belongs != editing.day)
        try:
            editing.moment(clock, self._day_starts_at)
        except UserError as trouble:
            self.trouble.setText(t.error(trouble))
        else:
            self.trouble.setText("")
        self._warning.setVisible(bool(self.trouble.text()))
        self._stack_what_is_too_wide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_what_is_too_wide()

    def _stack_what_is_too_wide(self) -> None:
        """Put "Change" below the date where both do not fit beside each other."""
        words = self.text.fontMetrics().horizontalAdvance(self.text.text())
        fits = words + self.change.sizeHint().width() + BESIDE <= self.width()
        self.text.setWordWrap(not fits)
        self._said.setDirection(ACROSS if fits else DOWN)

    def _take_date(self, day: QDate) -> None:
        assert self._editing is not None
        self.moment_changed.emit(replace(self._editing, day=date(day.year(), day.month(), day.day())))

    def _take_time(self, at: QTime) -> None:
        assert self._editing is not None
        self.moment_changed.emit(replace(self._editing, at=time(at.hour(), at.minute(), at.second())))

    def _take_known(self, unknown: bool) -> None:
        assert self._editing is not None
        self.moment_changed.emit(self._editing.with_time(not unknown, self._day_starts_at))

    def _lay_out(self) -> None:
        self._said = QBoxLayout(ACROSS)
        self._said.setSpacing(2)
        self._said.addWidget(self.text)
        self._said.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self._said.addStretch(1)
        flow = FlowLayout(self._fields)
        for field in (self.date, self.time, self.unknown):
            flow.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._said)
        inside = QHBoxLayout(self._warning)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self._sign)
        inside.addWidget(self.trouble, 1)
        for widget in (self.belongs, self._fields, self._warning):
            column.addWidget(widget)
        self._fields.hide()
        self._warning.hide()
