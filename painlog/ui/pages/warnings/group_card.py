"""One group of warning signs: its question, every sign with yes and no, and one press for "none"."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from painlog.domain.records import Answer, WarningAnswer
from painlog.domain.warnings import Urgency, signs_of
from painlog.i18n import Texts
from painlog.services.warning_words import GROUP_NAMES, GROUP_QUESTIONS
from painlog.services.warnings import WarningState
from painlog.ui.page import PageContext
from painlog.ui.widgets.answer_row import AnswerRow
from painlog.ui.widgets.card import Card, button, label, line


class GroupCard(Card):
    """Says which sign was answered how; stores nothing."""

    answered = Signal(str, bool)
    """sign: str, yes: bool"""
    withdrawn = Signal(str)
    none_answered = Signal(object)
    """urgency: Urgency. "None of these is new or worse" was pressed."""

    def __init__(self, context: PageContext, urgency: Urgency) -> None:
        self._context, self.urgency = context, urgency
        t = context.texts
        super().__init__(t(GROUP_NAMES[urgency]))
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.box.setSpacing(4)
        self.none = button(t("None of these is new or worse"), "", lambda: self.none_answered.emit(urgency))
        self.none.setAccessibleDescription(self.title.text())
        self.box.addWidget(label(t(GROUP_QUESTIONS[urgency]), "secondary"))
        self.rows = {sign.id: self._row(sign.id, sign.text) for sign in signs_of(urgency)}
        for row in self.rows.values():
            self.box.addWidget(line())
            self.box.addWidget(row)
        self.box.addWidget(line())
        self.box.addSpacing(6)
        self.box.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*(stop for row in self.rows.values() for stop in row.stops), self.none]

    def show_state(self, state: WarningState) -> None:
        """Show the answers that count."""
        for sign, row in self.rows.items():
            found = state.answers.get(sign)
            yes = None if found is None else found.answer is Answer.YES
            row.show_answer(yes, status_text(found, self._context.clock.now().date(), self._context.texts))

    def _row(self, sign: str, text: str) -> AnswerRow:
        t = self._context.texts
        row = AnswerRow(t(text), t("Yes"), t("No"), self._context.theme.px)
        row.answered.connect(lambda yes: self.answered.emit(sign, yes))
        row.withdrawn.connect(lambda: self.withdrawn.emit(sign))
        return row


def status_text(answer: WarningAnswer | None, today: date, t: Texts) -> str:
    """ "Not answered", or on which day the answer was given."""
    if answer is None:
        return t("Not answered")
    same_year = answer.answered_on.year == today.year
    return t("Answered on {day}", day=t.date(answer.answered_on, "MMMMd" if same_year else "long"))
