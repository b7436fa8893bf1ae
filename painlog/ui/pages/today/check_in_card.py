"""The card that offers the weekly check-in on the days on which it is due."""

from PySide6.QtWidgets import QWidget

from painlog.services.check_ins import CheckInState
from painlog.ui.page import Page
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.flow_layout import FlowLayout


class CheckInCard(Card):
    """Hidden unless a check-in is due; answering and skipping can be undone."""

    def __init__(self, page: Page) -> None:
        t = page.context.texts
        super().__init__(t("Weekly check-in"))
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self._page = page
        self.answer = button(t("Answer"), "strong", self.open_dialog)
        self.skip = button(t("Skip this week"), "link", self.skip_week)
        self.box.addWidget(label(t("Three questions about the past week: three digits."), "secondary"))
        buttons = FlowLayout(gap=6)
        for pressed in self.stops:
            pressed.setAccessibleName(f"{self.title.text()}: {pressed.property('text')}")
            buttons.addWidget(pressed)
        self.box.addLayout(buttons)
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.answer, self.skip]

    def show_state(self, state: CheckInState) -> None:
        """Show the card if a check-in is due."""
        self.setVisible(state.due)

    def open_dialog(self) -> None:
        """Ask the three questions."""
        from painlog.ui.dialogs.check_in import CheckInDialog

        context, perform = self._page.context, self._page.context.perform
        CheckInDialog(
            self.window(),
            context.theme,
            context.texts,
            lambda answers: perform(lambda services: services.check_ins.answer(*answers), None),
            self.skip_week,
        ).open()

    def skip_week(self) -> None:
        """Leave this week out."""
        self._page.context.perform(lambda services: services.check_ins.skip(), None)
