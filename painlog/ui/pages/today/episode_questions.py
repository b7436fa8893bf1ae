"""The questions that only the person can answer, answered where they are asked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from painlog.domain.days import shifted
from painlog.domain.questions import Question, QuestionKind
from painlog.domain.stages import months_after
from painlog.i18n import Texts
from painlog.services.status_words import day_name, question_text
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.day_field import day_field, day_of
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.segmented import Segment, SegmentedControl

UNITS: dict[str, Callable[[date, int], date]] = {
    "days": lambda day, count: shifted(day, -count),
    "weeks": lambda day, count: shifted(day, -7 * count),
    "months": lambda day, count: months_after(day, -count),
}
"""How far back a number of each unit reaches from a day."""

MOST_UNITS = 999


class QuestionBox(QFrame):
    """Asks one question. The onset is answered with a day, a hole with yes or no; both can be put off."""

    onset_answered = Signal(object, bool)
    """began: date, approximate: bool"""
    hole_answered = Signal(bool)
    put_off = Signal()

    def __init__(self, question: Question, as_of: date, t: Texts) -> None:
        super().__init__()
        self.setProperty("role", "question")
        self.question, self._as_of, self._t = question, as_of, t
        asked = question_text(question, as_of, t)
        self.setAccessibleName(asked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 8)
        self._column.setSpacing(8)
        self._column.addWidget(label(asked, "strong"))
        self.answers: list[QPushButton] = []
        row = FlowLayout(gap=6)
        for made in self._make_answers():
            made.setAccessibleName(f"{asked} {made.text()}")
            self.answers.append(made)
            row.addWidget(made)
        self._column.addLayout(row)
        self._details: QWidget | None = None

    @property
    def details(self) -> QWidget | None:
        """What an answer asked further: a number of days ago, or a date."""
        return self._details

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._details is not None:
            self._show_details(None)
        else:
            super().keyPressEvent(event)

    def _make_answers(self) -> list[QPushButton]:
        t = self._t
        not_now = button(t("Not now"), "link", self.put_off.emit)
        if self.question.kind is QuestionKind.HOLE:
            return [
                button(t("Yes"), "", lambda: self.hole_answered.emit(True)),
                button(t("No"), "", lambda: self.hole_answered.emit(False)),
                not_now,
            ]
        first = self.question.first
        that_day = t("Today") if first == self._as_of else t("On {day}", day=day_name(first, self._as_of, t))
        return [
            button(that_day, "", lambda: self.onset_answered.emit(first, False)),
            button(t("About … ago"), "", lambda: self._show_details(AgoForm(self._as_of, t))),
            button(t("A date"), "", lambda: self._show_details(DateForm(self.question.first, t))),
            not_now,
        ]

    def _show_details(self, form: "AgoForm | DateForm | None") -> None:
        if self._details is not None:
            self._column.removeWidget(self._details)
            self._details.hide()
            self._details.deleteLater()
        self._details = form
        if form is not None:
            form.answered.connect(self.onset_answered)
            self._column.addWidget(form)
            form.start.setFocus()
        else:
            self.answers[0].setFocus()


class AgoForm(QWidget):
    """About so many days, weeks or months ago."""

    answered = Signal(object, bool)

    def __init__(self, as_of: date, t: Texts) -> None:
        super().__init__()
        self._as_of = as_of
        units = (Segment("days", t("Days")), Segment("weeks", t("Weeks")), Segment("months", t("Months")))
        self.unit = SegmentedControl(units, t("Unit"))
        self.unit.set_value("weeks")
        self.start = QSpinBox()
        self.start.setRange(1, MOST_UNITS)
        self.start.setAccessibleName(t("How many"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.start, 1)
        row.addWidget(button(t("Save"), "", self._answer))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.unit)
        column.addLayout(row)

    def _answer(self) -> None:
        unit = UNITS[str(self.unit.value)]
        self.answered.emit(unit(self._as_of, self.start.value()), True)


class DateForm(QWidget):
    """On a day, not after the first one recorded."""

    answered = Signal(object, bool)

    def __init__(self, latest: date, t: Texts) -> None:
        super().__init__()
        self.start = day_field(t("The day on which it began"), t, latest, latest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.start, 1)
        row.addWidget(button(t("Save"), "", self._answer))

    def _answer(self) -> None:
        self.answered.emit(day_of(self.start), False)
