"""Rules and sources: every rule in plain words, with the numbers by which painlog really works."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from painlog.services.rule_words import RuleSection, rule_sections
from painlog.ui.back_head import BackHead
from painlog.ui.page import Page, PageContext
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled

WIDEST = 760
"""Lines longer than this are hard to follow."""


class RulesPage(Page):
    """One card a rule; the arrow keys and Page Up and Down scroll."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        self.head = BackHead(context, context.texts("Rules and sources"))
        column.addWidget(self.head)
        self.cards = [_card(section) for section in rule_sections(context.texts)]
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        body.setMaximumWidth(context.theme.px(WIDEST) + 48)
        self._area = scrolled(body)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(context.texts("Rules and sources"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def focus_start(self) -> None:
        self._area.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.go_back()
        else:
            super().keyPressEvent(event)


def _card(section: RuleSection) -> Card:
    made = Card(section.title)
    for paragraph in section.paragraphs:
        made.box.addWidget(label(paragraph))
    if section.table:
        made.box.addLayout(_table(section.table))
    return made


def _table(rows: Sequence[Sequence[str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(len(rows[0]) - 1, 1)
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            grid.addWidget(label(text, "secondary" if place else "strong"), place, column)
    return grid
