"""What the person wants to ask: in their order, edited in place, ticked off when it was asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from painlog.domain.visits import Question
from painlog.services.visits import LONGEST_QUESTION, VisitState
from painlog.ui.page import Operation, PageContext
from painlog.ui.widgets.card import Card, icon_button, label
from painlog.ui.widgets.own_list import OwnLine, OwnList, OwnListWords

SHOWN_ASKED = 5
"""Questions asked at earlier visits that are listed; more of them would bury the new ones."""


class QuestionsCard(Card):
    """Every change is one write, which `wanted` carries to the page."""

    wanted = Signal(object)
    """Operation"""
    rebuilt = Signal()

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Questions for the doctor"))
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self._context, self._t = context, t
        words = OwnListWords(
            t("Questions for the doctor"),
            t("Add a question"),
            t("Move “{name}”: drag, or Up and Down"),
            t("Edit “{name}”"),
            t("More about “{name}”"),
        )
        self.list = OwnList(context.theme, context.icons, words, LONGEST_QUESTION)
        self.asked_title = label(t("Asked already"), "caption")
        self._asked_box = QVBoxLayout()
        self._asked_box.setSpacing(0)
        self.asked: list[QToolButton] = []
        self._rows: list[QWidget] = []
        self.box.addWidget(self.list)
        self.box.addWidget(self.asked_title)
        self.box.addLayout(self._asked_box)
        self.list.added.connect(self._add)
        self.list.edited.connect(
            lambda id_, text: self._want(lambda services: services.visits.edit_question(id_, text))
        )
        self.list.moved.connect(
            lambda id_, place: self._want(lambda services: services.visits.move_question(id_, place))
        )
        self.list.more_wanted.connect(self._offer)
        self.list.rebuilt.connect(self.rebuilt)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*self.list.stops, *self.asked]

    def show_state(self, state: VisitState) -> None:
        """Show the questions as they are now."""
        self.list.show_lines([OwnLine(each.id, each.text) for each in state.open])
        asked = state.asked[:SHOWN_ASKED]
        for old in self._rows:
            self._asked_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.asked = []
        self._rows = [self._asked_row(question) for question in asked]
        for row in self._rows:
            self._asked_box.addWidget(row)
        self.asked_title.setVisible(bool(asked))
        self.rebuilt.emit()

    def mark_asked(self, id_: str, asked: bool = True) -> None:
        """Tick a question off, or bring it back."""
        self._want(lambda services: services.visits.mark_asked(id_, asked))

    def remove(self, id_: str) -> None:
        """Take a question off the list."""
        self._want(lambda services: services.visits.remove_question(id_))

    def _asked_row(self, question: Question) -> QWidget:
        t, tokens = self._context.texts, self._context.theme.tokens
        day = t.date(question.asked_on, "medium") if question.asked_on else ""
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 2, 0, 2)
        across.addWidget(label(f"✓ {day} · {question.text}", "caption"), 1)
        again = icon_button(
            self._context.icons.icon("undo", tokens["ink2"], 18),
            t("Ask again: {text}", text=question.text),
            lambda: self.mark_asked(question.id, False),
        )
        self.asked.append(again)
        across.addWidget(again)
        return made

    def _add(self, text: str) -> None:
        self.list.clear_added()
        self._want(lambda services: services.visits.add_question(text))

    def _offer(self, id_: str, anchor: QWidget) -> None:
        t, menu = self._t, QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(t("It was asked")).triggered.connect(lambda: self.mark_asked(id_))
        menu.addAction(t("Remove")).triggered.connect(lambda: self.remove(id_))
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def _want(self, operation: Operation) -> None:
        self.wanted.emit(operation)
