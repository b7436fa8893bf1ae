"""A line below the symptoms that opens the list of warning signs. It says nothing about the person."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from painlog.domain.diary import Symptom
from painlog.domain.warnings import DANGEROUS_SYMPTOMS
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label


class WarningLine(QFrame):
    """Shown while a symptom is ticked that is on the list of warning signs."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        t = context.texts
        self._context = context
        self.setProperty("role", "note")
        text = t("This can belong to a warning sign. The list says when to call somebody.")
        self.setAccessibleName(text)
        self._sign = QLabel()
        self.open = button(t("Open the list"), "link", lambda: context.show_page("warnings"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(label(text), 1)
        row.addWidget(self.open)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_symptoms(self, symptoms: Sequence[Symptom]) -> None:
        """Come or go with the symptoms that are ticked."""
        self.setVisible(any(symptom.id in DANGEROUS_SYMPTOMS for symptom in symptoms))

    def _dress(self) -> None:
        icon = self._context.icons.icon("warning", self._context.theme.tokens["note_ink"], 20)
        self._sign.setPixmap(icon.pixmap(QSize(20, 20)))
