"""What the person wants to ask: in their order, edited in place, ticked off when it was asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from painlog.domain.flags import Flag
from painlog.domain.flags_seen import seen_name
from painlog.domain.visits import Question
from painlog.services.episodes import EpisodeState
from painlog.services.visit_words import offered_questions
from painlog.services.visits import LONGEST_QUESTION, VisitState
from painlog.ui.flag_column import MOST_URGENT_FIRST
from painlog.ui.page import Operation, PageContext
from painlog.ui.pages.visit.button_rows import ButtonRows, RowWords
from painlog.ui.widgets.card import Card
from painlog.ui.widgets.own_list import OwnLine, OwnList, OwnListWords

SHOWN_ASKED = 5
"""Questions asked at earlier visits that are listed at first; more of them would bury the new ones."""
SHOWN_OFFERS = 3
"""Questions that the diary offers at first."""


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
        self._t = t
        self._questions: tuple[Question, ...] = ()
        self._episodes: EpisodeState | None = None
        self._offers: list[tuple[Flag, str]] = []
        words = OwnListWords(
            t("Questions for the doctor"),
            t("Add a question"),
            t("Move “{name}”: drag, or Up and Down"),
            t("Edit “{name}”"),
            t("More about “{name}”"),
        )
        self.list = OwnList(context.theme, context.icons, words, LONGEST_QUESTION)
        self.offered = ButtonRows(context, t("From your diary:"), "plus", SHOWN_OFFERS, leading=True)
        self.asked = ButtonRows(context, t("Asked already"), "undo", SHOWN_ASKED)
        for part in (self.list, self.offered, self.asked):
            self.box.addWidget(part)
            part.rebuilt.connect(self.rebuilt)
        self._connect()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*self.list.stops, *self.offered.stops, *self.asked.stops]

    def show_state(self, state: VisitState) -> None:
        """Show the questions as they are now."""
        self._questions = state.questions
        self.list.show_lines([OwnLine(each.id, each.text) for each in state.open])
        self.asked.show_rows([self._asked_row(question) for question in state.asked])
        self._show_offers()

    def show_episodes(self, state: EpisodeState) -> None:
        """Offer the questions of the flags of this state."""
        self._episodes = state
        self._show_offers()

    def raise_flag(self, name: str) -> None:
        """Put an offered question on the list, by the name of its flag."""
        flag, words = next(offer for offer in self._offers if seen_name(offer[0]) == name)
        self._want(lambda services: services.visits.raise_flag(flag, words))

    def mark_asked(self, id_: str, asked: bool = True) -> None:
        """Tick a question off, or bring it back."""
        self._want(lambda services: services.visits.mark_asked(id_, asked))

    def remove(self, id_: str) -> None:
        """Take a question off the list."""
        self._want(lambda services: services.visits.remove_question(id_))

    def _show_offers(self) -> None:
        if self._episodes is None:
            return
        offers = offered_questions(self._episodes, self._questions, self._t)
        self._offers = sorted(offers, key=lambda offer: MOST_URGENT_FIRST.index(offer[0].id))
        self.offered.show_rows([self._offer_row(flag, words) for flag, words in self._offers])

    def _offer_row(self, flag: Flag, words: str) -> RowWords:
        return RowWords(seen_name(flag), words, self._t("Add the question: {text}", text=words))

    def _asked_row(self, question: Question) -> RowWords:
        t = self._t
        day = t.date(question.asked_on, "medium") if question.asked_on else ""
        return RowWords(question.id, f"✓ {day} · {question.text}", t("Ask again: {text}", text=question.text))

    def _connect(self) -> None:
        self.list.added.connect(self._add)
        self.list.edited.connect(
            lambda id_, text: self._want(lambda services: services.visits.edit_question(id_, text))
        )
        self.list.moved.connect(
            lambda id_, place: self._want(lambda services: services.visits.move_question(id_, place))
        )
        self.list.more_wanted.connect(self._open_menu)
        self.offered.pressed.connect(self.raise_flag)
        self.asked.pressed.connect(lambda id_: self.mark_asked(id_, False))
        for rows in (self.offered, self.asked):
            rows.emptied.connect(lambda: self.list.add.setFocus(Qt.FocusReason.OtherFocusReason))

    def _add(self, text: str) -> None:
        self.list.clear_added()
        self._want(lambda services: services.visits.add_question(text))

    def _open_menu(self, id_: str, anchor: QWidget) -> None:
        t, menu = self._t, QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(t("It was asked")).triggered.connect(lambda: self.mark_asked(id_))
        menu.addAction(t("Remove")).triggered.connect(lambda: self.remove(id_))
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def _want(self, operation: Operation) -> None:
        self.wanted.emit(operation)
