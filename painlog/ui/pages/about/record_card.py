"""A list of About me: its records with Edit and Delete, and the form in which one is written."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from painlog.domain.about import Record
from painlog.ui.page import PageContext
from painlog.ui.pages.about.record_form import RecordForm
from painlog.ui.widgets.card import Card, button, icon_button, label, line


class RecordRow(NamedTuple):
    """A record as the card shows it."""

    record: Record
    headline: str
    details: str


class RecordCard(Card):
    """Says what to save and what to delete; stores nothing."""

    saved = Signal(object)
    deleted = Signal(object)

    def __init__(
        self, context: PageContext, title: str, add_text: str, make_form: Callable[[PageContext], RecordForm]
    ) -> None:
        super().__init__(title)
        self._context, self._make_form = context, make_form
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.form: RecordForm | None = None
        self._rows: tuple[RecordRow, ...] = ()
        self._edits: list[QToolButton] = []
        self.add = button(add_text, "", lambda: self.open_form(None))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._place = QVBoxLayout()
        self.box.addLayout(self._list)
        self.box.addLayout(self._place)
        self.box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        context.theme.changed.connect(self._rebuild)
        self._rebuild()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        form = self.form.findChildren(QWidget) if self.form is not None else []
        inside = [each for each in form if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return [*self._edits, *inside, self.add]

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[RecordRow]) -> None:
        """Show these records; a form that is open stays open."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._rebuild()

    def open_form(self, record: Record | None) -> None:
        """Open the form on a record, or empty for a new one."""
        if self.form is None:
            self.form = self._make_form(self._context)
            self.form.saved.connect(self.saved)
            self.form.cancelled.connect(self.close_form)
            self._place.addWidget(self.form)
        self.form.show_record(record)
        self.form.show()
        self.add.hide()
        self.form.focus_first()

    def close_form(self) -> None:
        """Put the form away; the keyboard goes back to where a record is added."""
        self.add.show()
        if self.form is not None and not self.form.isHidden():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.hide()

    def _rebuild(self) -> None:
        had_focus = any(edit.hasFocus() for edit in self._edits)
        while (item := self._list.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._edits = []
        for row in self._rows:
            self._list.addWidget(self._row(row))
            self._list.addWidget(line())
        if had_focus:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, row: RecordRow) -> QWidget:
        t, icons, ink = self._context.texts, self._context.icons, self._context.theme.tokens["ink2"]
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 6, 0, 6)
        across.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.headline, "strong"))
        if row.details:
            words.addWidget(label(row.details, "secondary"))
        across.addLayout(words, 1)
        edit = icon_button(icons.icon("pencil", ink, 20), t("Edit {name}", name=row.headline))
        delete = icon_button(icons.icon("trash", ink, 20), t("Delete {name}", name=row.headline))
        edit.clicked.connect(lambda _checked=False: self.open_form(row.record))
        delete.clicked.connect(lambda _checked=False: self.deleted.emit(row.record))
        for each in (edit, delete):
            self._edits.append(each)
            across.addWidget(each)
        return made
