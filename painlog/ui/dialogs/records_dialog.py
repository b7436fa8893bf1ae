"""What every dialog has in which records are changed and removed at once: one way to act, and one to take it back."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.ui.enter_key import EnterKey
from painlog.ui.page import Operation, PageContext
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled


class RecordsDialog(QDialog):
    """Every change is kept at once. The window's Undo lies behind the dialog, so the dialog has its own (Ctrl+Z)."""

    def __init__(self, parent: QWidget, context: PageContext, title: str, size: tuple[int, int]) -> None:
        super().__init__(parent)
        t, theme = context.texts, context.theme
        self.context = context
        self._steps = 0
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.said = label("", "secondary")
        self.undo = button(t("Undo"), "inlineLink", self.take_back)
        self.undo.hide()
        self.close_button = button(t("Close"), "", self.accept)
        self.box = QVBoxLayout()
        self._lay_out()
        self.resize(QSize(*map(theme.px, size)).boundedTo(self.screen().availableGeometry().size()))
        self._ring = FocusRing(self, lambda: theme.colour("accent"))
        EnterKey(self)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.take_back)

    def refresh(self, services: DiaryServices) -> None:
        """Show the records as they are now."""
        raise NotImplementedError

    def act(self, operation: Operation) -> bool:
        """Carry out a write and show what it did; expected trouble is said in the dialog, where it can be mended."""
        changes, trouble = self._carried_out(operation)
        self._steps += bool(changes)
        if changes or trouble:
            self.say(trouble or self.context.texts(changes.label))
        return not trouble

    def take_back(self) -> None:
        """Undo the last change that was made here; what was done before the dialog opened stays."""
        if not self._steps:
            return
        changes, trouble = self._carried_out(lambda services: services.history.undo())
        self._steps = self._steps - 1 if changes else 0
        t = self.context.texts
        undone = t("Undone: {label}", label=t(changes.label)) if changes else t("Nothing to undo.")
        self.say(trouble or undone)

    def say(self, text: str) -> None:
        """Say what became of it, also to a screen reader."""
        self.said.setText(text)
        self.undo.setVisible(bool(self._steps))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _carried_out(self, operation: Operation) -> tuple[Changes, str]:
        """What an operation changed, which is shown, or the trouble that there was."""
        made, troubles = [Changes()], [""]

        def attempt(services: DiaryServices) -> Changes:
            try:
                made[0] = operation(services)
            except UserError as error:
                troubles[0] = self.context.texts.error(error)
            if made[0]:
                self.refresh(services)
            return made[0]

        self.context.perform(attempt, None, toast=False)
        return made[0], troubles[0]

    def _lay_out(self) -> None:
        body = ScrollBody()
        body.setLayout(self.box)
        self.box.setContentsMargins(20, 18, 20, 12)
        self.box.setSpacing(10)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 4, 20, 0)
        foot.setSpacing(8)
        foot.addWidget(self.said)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(scrolled(body), 1)
        outer.addLayout(foot)
