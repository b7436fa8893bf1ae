"""The form in which a statement about days not recorded is mended."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from painlog.domain.records import Statement, StatementKind
from painlog.i18n import Texts
from painlog.services.statement_words import STATEMENT_NAMES, statement_sentence
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.day_field import day_field, day_of
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.segmented import Segment, SegmentedControl


class StatementForm(QFrame):
    """Says what the statement is to be; Esc leaves it as it is."""

    saved = Signal(object)
    """statement: Statement"""
    cancelled = Signal()

    def __init__(self, statement: Statement, today: date, t: Texts) -> None:
        super().__init__()
        self.setProperty("role", "recordForm")
        self.setAccessibleName(statement_sentence(statement, t))
        self._statement = statement
        segments = [Segment(kind, t(name)) for kind, name in STATEMENT_NAMES.items()]
        self.kind = SegmentedControl(segments, t("What held on these days"), foldable=True)
        self.kind.set_value(statement.kind)
        self.first = day_field(t("First day"), t, statement.start, today)
        self.last = day_field(t("Last day"), t, statement.end, today)
        self.last.setMinimumDate(self.first.date())
        self.first.dateChanged.connect(self.last.setMinimumDate)
        self.about = QCheckBox(t("About these days, not exactly"))
        self.about.setChecked(statement.approximate)
        self.save_button = button(t("Save"), "", self.save)
        self.cancel_button = button(t("Cancel"), "quiet", self.cancelled.emit)
        self._lay_out(t)

    @property
    def statement(self) -> Statement:
        """The statement as it is filled in now."""
        return replace(
            self._statement,
            kind=StatementKind(str(self.kind.value)),
            start=day_of(self.first),
            end=day_of(self.last),
            approximate=self.about.isChecked(),
        )

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*self.kind.stops, self.first, self.last, self.about, self.save_button, self.cancel_button]

    def save(self) -> None:
        """Tell what is filled in."""
        self.saved.emit(self.statement)

    def focus_first(self) -> None:
        """Put the keyboard on the first date."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, t: Texts) -> None:
        dates = FlowLayout(gap=12)
        dates.addWidget(_named(t("From"), self.first))
        dates.addWidget(_named(t("to"), self.last))
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(8)
        box.addWidget(self.kind)
        box.addLayout(dates)
        box.addWidget(self.about)
        box.addLayout(buttons)


def _named(name: str, field: QDateEdit) -> QWidget:
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(8)
    across.addWidget(label(name, "secondary", wrap=False))
    across.addWidget(field)
    return made
