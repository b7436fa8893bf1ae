"""The page of warning signs: three groups, answered by the person, with plain advice as soon as one is yes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from painlog.domain.records import Answer
from painlog.domain.warnings import ALWAYS_SAID, Urgency
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.warning_words import advice, number_to_call
from painlog.services.warnings import WarningState
from painlog.ui.back_head import BackHead
from painlog.ui.page import Operation, Page, PageContext
from painlog.ui.pages.warnings.group_card import GroupCard
from painlog.ui.widgets.advice_panel import AdvicePanel
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs

MARGIN = 24
WIDEST = 860
"""Longer lines are hard to follow."""


class WarningsPage(Page):
    """Needs no network; nothing here is answered but by the person."""

    topics = frozenset({Topic.WARNING_SIGNS, Topic.SETTINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = context.texts
        self._services: DiaryServices | None = None
        self.head = BackHead(context, t("Warning signs"))
        self.advice = AdvicePanel()
        self.always = label(t(ALWAYS_SAID), "strong")
        self.numbers = label("", "secondary")
        self.change_numbers = button(t("Change the numbers"), "link", lambda: context.show_page("settings"))
        self.groups = {urgency: GroupCard(context, urgency) for urgency in Urgency}
        self._lay_out()
        for card in self.groups.values():
            card.answered.connect(self._answer)
            card.withdrawn.connect(lambda sign: self._perform(lambda services: services.warnings.withdraw(sign)))
            card.none_answered.connect(self._answer_none)
        stops = [
            self.head.back,
            self._area,
            *(stop for card in self.groups.values() for stop in card.stops),
            self.change_numbers,
        ]
        order_tabs(stops)
        context.theme.changed.connect(self._dress)
        self._dress()

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Show the answers that count now."""
        if self._services is None:
            return
        self._show(self._services.warnings.state())

    def focus_start(self) -> None:
        """The keyboard begins on the list itself, never on an answer: Space must not give one, nor take one back."""
        self._area.verticalScrollBar().setValue(0)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.go_back()
        else:
            super().keyPressEvent(event)

    def _show(self, state: WarningState) -> None:
        t = self.context.texts
        for card in self.groups.values():
            card.show_state(state)
        found = advice(state, t)
        self.advice.show_text(found.text if found else "")
        parts = [t("In an emergency: {number}", number=number_to_call(state, t))]
        if state.crisis_line:
            parts.append(t("Crisis line: {number}", number=state.crisis_line))
        self.numbers.setText(" · ".join(parts))

    def _answer(self, sign: str, yes: bool) -> None:
        answer = Answer.YES if yes else Answer.NO
        self._perform(lambda services: services.warnings.answer(sign, answer))

    def _answer_none(self, urgency: Urgency) -> None:
        self._perform(lambda services: services.warnings.answer_none(urgency))

    def _perform(self, operation: Operation) -> None:
        self.context.perform(operation, self, self.refresh)

    def _lay_out(self) -> None:
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        column.setSpacing(16)
        column.addWidget(
            label(self.context.texts("Answer what you like. No answer counts as “not answered”."), "secondary")
        )
        for card in self.groups.values():
            column.addWidget(card)
        column.addWidget(self.numbers)
        column.addWidget(self.change_numbers, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        widest = self.context.theme.px(WIDEST) + 2 * MARGIN
        body.setMaximumWidth(widest)
        self._area = scrolled(body)
        self._area.setAccessibleName(self.context.texts("Warning signs"))
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 20, MARGIN, 8)
        top.setSpacing(8)
        for widget in (self.head, self.always, self.advice):
            widget.setMaximumWidth(widest - 2 * MARGIN)
            top.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addWidget(self._area, 1)

    def _dress(self) -> None:
        self.advice.set_icon(self.context.icons.icon("warning", self.context.theme.tokens["note_ink"], 24))
