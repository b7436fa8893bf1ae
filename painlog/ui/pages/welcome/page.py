"""The first start: shown once, for a new diary; Esc or "Skip" leads straight to Today."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from painlog.errors import UserError
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.welcome.steps import PlaceStep, ReadStep, Step, SubjectStep
from painlog.ui.reopening import Reopening
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.window_access import WindowAccess

WIDEST = 600
MARGIN = 24


class WelcomePage(Page):
    """Stores everything at its end, in one transaction; until then nothing."""

    def __init__(self, context: PageContext, window: WindowAccess) -> None:
        super().__init__(context)
        t = context.texts
        self._window = window
        self.read = ReadStep(context)
        self.place = PlaceStep(context, window.choices.current.language)
        self.subject = SubjectStep(context)
        self.steps: tuple[Step, ...] = (self.read, self.place, self.subject)
        self.progress = label("", "caption")
        self.stack = QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
        self.back = button(t("Back"), "quiet", lambda: self.show_step(self.stack.currentIndex() - 1))
        self.skip = button(t("Skip"), "quiet", self.leave)
        self.skip.setToolTip("Esc")
        self.next = button(t("Next"), "primary", self.go_on)
        self._lay_out()
        self.show_step(0)
        context.theme.changed.connect(self._dress)
        self._dress()

    def focus_start(self) -> None:
        self.show_step(self.stack.currentIndex())

    def show_step(self, place: int) -> None:
        """Go to a step, the first one being 0."""
        t = self.context.texts
        self.stack.setCurrentIndex(place)
        self.progress.setText(t("Step {step} of {steps}", step=place + 1, steps=len(self.steps)))
        self.back.setVisible(place > 0)
        self.next.setText(t("Next") if place < len(self.steps) - 1 else t("Start"))
        (self.steps[place].first or self.next).setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """Go to the next step, or keep what was chosen and go to Today."""
        following = self.stack.currentIndex() + 1
        if following < len(self.steps):
            self.show_step(following)
            return
        values = {**self.place.values, **self.subject.values}
        self.context.perform(lambda services: services.settings.change(**values), self, toast=False)
        self.leave(str(self.place.language.value or ""))

    def leave(self, language: str | None = None) -> None:
        """Go to Today for good; another language needs another window."""
        before = self._window.choices.current.language
        wanted = before if language is None else language
        try:
            self._window.choices.change(started=True, language=wanted)
        except UserError as trouble:
            self.context.show_message(self.context.texts.error(trouble))
        if wanted != before:
            self._window.reopen(Reopening(self._window.diary.path))
        else:
            self.context.show_page("today")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = Card()
        card.box.setContentsMargins(28, 22, 28, 22)
        card.box.setSpacing(12)
        card.setMaximumWidth(self.context.theme.px(WIDEST))
        card.box.addWidget(self.progress)
        card.box.addWidget(self.stack)
        row = QHBoxLayout()
        for each in (self.back, self.skip):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.next)
        card.box.addLayout(row)
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 56, MARGIN, MARGIN)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 100)
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(body))

    def _dress(self) -> None:
        chevron = self.context.icons.icon("chevron-down", self.context.theme.tokens["ink2"], 16)
        for each in self.findChildren(ChoiceButton):
            each.set_chevron(chevron)
