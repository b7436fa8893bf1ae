"""What would come in, what came in, and the buttons that do it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from painlog.i18n import Texts
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.progress_strip import ProgressStrip


class PlanCard(Card):
    """Says one thing at a time. `act` takes the file in, `undo` takes it out again."""

    def __init__(self, t: Texts) -> None:
        super().__init__(t("What would come in"))
        self._t = t
        self._headline = label("", "strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        self._shown: list[QLabel] = []
        self.act = button(t("Import"), "primary")
        self.undo = button(t("Undo import"), "")
        self.looking = ProgressStrip(t("Looking through the file…"), t("Stopped"), t("Cancel"), t("Look again"))
        self.importing = ProgressStrip(t("Importing…"), t("Stopped: nothing was imported"), t("Cancel"), t("Try again"))
        buttons = FlowLayout()
        for each in (self.act, self.undo):
            buttons.addWidget(each)
        self.box.addWidget(self._headline)
        self.box.addLayout(self._lines)
        self.box.addLayout(buttons)
        for strip in (self.looking, self.importing):
            self.box.addWidget(strip)
        self.box.addStretch(1)
        self.say(t("What would come in"), t("Choose a file to see what it would bring."))

    @property
    def text(self) -> str:
        """Everything that is said, line by line."""
        return "\n".join(each.text() for each in (self.title, self._headline, *self._shown) if each.text())

    @property
    def stops(self) -> list[QWidget]:
        strips = (self.looking, self.importing)
        return [self.act, self.undo, *(each for strip in strips for each in (strip.cancel, strip.again))]

    def say(
        self, title: str, headline: str, lines: Sequence[str] = (), reasons: Sequence[str] = (), act: bool = False
    ) -> None:
        """Show a title, a sentence, what it is about, and below it the rows that cannot be taken."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self._headline.setText(headline)
        self._headline.setVisible(bool(headline))
        self._clear()
        for role, texts in (("", lines), ("caption", reasons)):
            for text in texts:
                made = label(text, role)
                self._shown.append(made)
                self._lines.addWidget(made)
        self.act.setVisible(act)
        self.undo.hide()

    def _clear(self) -> None:
        for each in self._shown:
            self._lines.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._shown.clear()
