"""The warning list before an exercise: the page of warning signs, with the way on that its answers leave."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from painlog.domain.warnings import Urgency, signs_of
from painlog.services.bundle import DiaryServices
from painlog.ui.page import Operation, PageContext
from painlog.ui.pages.warnings import WarningsPage
from painlog.ui.player.player_screen import PlayerScreen
from painlog.ui.widgets.card import button, label

Done = Callable[[], None] | None


class SignsScreen(PlayerScreen):
    """Nothing is answered but by the person, and the way on opens once both urgent groups are answered."""

    confirmed = Signal()
    """The answers are right as they stand, and none of them keeps from exercise."""
    clinician_agreed = Signal()
    left = Signal()

    def __init__(self, context: PageContext, services: DiaryServices) -> None:
        super().__init__()
        self._services, self._context, t = services, context, context.texts
        inner = context._replace(perform=self._perform, go_back=self.left.emit, show_page=lambda _page: None)
        self.page = WarningsPage(inner)
        self.page.change_numbers.hide()
        self.said = label("", "playerNote")
        self.go_on = button(t("My answers are right: go on"), "playerMain", self.confirmed.emit)
        self.agreed = button(t("A clinician has agreed"), "playerControl", self.clinician_agreed.emit)
        self.leave = button(t("Leave"), "playerControl", self.left.emit)
        self._lay_out()
        self.page.diary_opened(services)
        self.tell()

    def tell(self) -> None:
        """Say what the answers mean for exercise."""
        t, state = self._context.texts, self._services.warnings.state()
        urgent = (sign.id for group in (Urgency.EMERGENCY, Urgency.TODAY) for sign in signs_of(group))
        answered = all(sign in state.answers for sign in urgent)
        emergency, today = bool(state.yes(Urgency.EMERGENCY)), bool(state.yes(Urgency.TODAY))
        if emergency:
            said = t("No exercise with a sign of the first group. Get help now.")
        elif today:
            said = t("No exercise with a sign of the second group until a clinician has agreed.")
        elif answered:
            said = ""
        else:
            said = t(
                "Answer the first two groups to go on. “None of these is new or worse” answers a group in one press."
            )
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.go_on.setVisible(not emergency and not today)
        self.go_on.setEnabled(answered)
        self.agreed.setVisible(today and not emergency and answered)

    def focus_start(self) -> None:
        """On the way on where it is open, else on the list; never on an answer."""
        self.page.focus_start()
        if self.go_on.isVisibleTo(self) and self.go_on.isEnabled():
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        none = [card.none for card in self.page.groups.values()]
        own = (self.leave, self.agreed, self.page.head.back, *none)
        pressed = next((made for made in own if made.hasFocus()), self.go_on)
        if enter and pressed.isVisible() and pressed.isEnabled():
            pressed.click()
        else:
            super().keyPressEvent(event)

    def _perform(self, operation: Operation, initiator: object, done: Done = None, toast: bool = True) -> None:
        def then() -> None:
            if done is not None:
                done()
            self.tell()

        self._context.perform(operation, initiator, then, toast=False)

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "playerBar")
        row = QHBoxLayout()
        row.setSpacing(12)
        for made in (self.go_on, self.agreed, self.leave):
            row.addWidget(made)
        row.addStretch(1)
        foot = QVBoxLayout(bar)
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(self.said)
        foot.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(bar)
