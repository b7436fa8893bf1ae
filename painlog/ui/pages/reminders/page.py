""" "Why did it remind me?": what holds now, what comes next, and every decision with its reason."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.reminder_words import Reason, moment_name, reasons, rules_sentence
from painlog.ui.back_head import BackHead
from painlog.ui.page import Page, PageContext
from painlog.ui.reminder_timer import rules_of
from painlog.ui.widgets.card import Card, button, label, line
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.window_access import WindowAccess

MARGIN, GAP = 24, 16
WIDEST = 820
SHOWN = 60
"""So many of the newest decisions; older ones say nothing about today."""


class RemindersPage(Page):
    """A list, the newest on top. Esc goes back."""

    topics = frozenset({Topic.SETTINGS, Topic.TRAINING, Topic.ENTRIES})

    def __init__(self, context: PageContext, window: WindowAccess) -> None:
        super().__init__(context)
        t = context.texts
        self._window = window
        self._services: DiaryServices | None = None
        self._rows: list[QWidget] = []
        self.head = BackHead(context, t("Why did it remind me?"))
        self.rules = label("", "secondary")
        self.coming = label("", "secondary")
        self.settings = button(t("Reminders in Settings"), "link", lambda: context.show_page("settings"))
        self.card = Card(t("Most recent first"))
        self.empty = label(t("Nothing was due yet. Whatever is due will be listed here, with its reason."), "caption")
        self._lay_out()

    @property
    def texts(self) -> list[str]:
        """What the rows say."""
        return [row.accessibleName() for row in self._rows]

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Show what holds and what was decided up to now."""
        services, t = self._services, self.context.texts
        if services is None:
            return
        rules, memory = rules_of(self._window.choices.current), self._window.reminders.memory()
        now = self.context.clock.now()
        self.rules.setText(rules_sentence(rules, t))
        following = services.reminders.next_look(memory, rules)
        self.coming.setText(self._coming(following, now))
        names, routines = services.reminders.routine_names(), services.reminders.plan_routines()
        self._show(reasons(memory.log[-SHOWN:], routines, names, now, t))

    def focus_start(self) -> None:
        self.refresh()
        self._area.verticalScrollBar().setValue(0)
        self.head.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.go_back()
        else:
            super().keyPressEvent(event)

    def _coming(self, following: datetime | None, now: datetime) -> str:
        t = self.context.texts
        if following is None:
            return t("Nothing is planned to be reminded of.")
        moment = moment_name(following.astimezone(now.tzinfo), now, t)
        return t("The next reminder may come: {time}.", time=moment)

    def _show(self, shown: list[Reason]) -> None:
        for row in self._rows:
            self.card.box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_row(each) for each in shown]
        for row in self._rows:
            self.card.box.addWidget(row)
        self.empty.setVisible(not shown)

    def _lay_out(self) -> None:
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.rules)
        said.addWidget(self.coming)
        said.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(said)
        self.card.box.addWidget(self.empty)
        column.addWidget(self.card)
        column.addStretch(1)
        body.setMaximumWidth(self.context.theme.px(WIDEST))
        self._area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)


def _row(reason: Reason) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{reason.when}. {reason.about}. {reason.why}")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(1)
    column.addWidget(line())
    column.addWidget(label(f"{reason.when} · {reason.about}", "caption"))
    column.addWidget(label(reason.why))
    return made
