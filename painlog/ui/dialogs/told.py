"""What the person told about days that were not recorded: each line can be changed and removed."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from painlog.domain.records import Statement
from painlog.services.bundle import DiaryServices
from painlog.services.episodes import Stated
from painlog.services.statement_words import statement_sentence
from painlog.services.status_words import contradiction_sentence
from painlog.ui.dialogs.records_dialog import RecordsDialog
from painlog.ui.dialogs.statement_form import StatementForm
from painlog.ui.page import Operation, PageContext
from painlog.ui.widgets.card import icon_button, label, line
from painlog.ui.widgets.tab_order import order_tabs

SIZE = (560, 480)


class ToldDialog(RecordsDialog):
    """Statements, then the answers that the pain began on a recorded day. Today asks again where an answer goes."""

    def __init__(self, parent: QWidget, context: PageContext, services: DiaryServices) -> None:
        t = context.texts
        super().__init__(parent, context, t("What you told"), SIZE)
        self._today = services.diary.today()
        self.form: StatementForm | None = None
        self.rows: list[ToldRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.nothing = label(t("Nothing is left here."), "secondary")
        hint = t("What you record about a day always holds. Where you remove an answer, Today asks again.")
        self.box.addWidget(label(t("About days that you did not record"), "cardTitle"))
        self.box.addWidget(label(hint, "secondary"))
        self.box.addLayout(self._list)
        self.box.addWidget(self.nothing)
        self.box.addStretch(1)
        self.refresh(services)
        self._focus_row(0)

    def refresh(self, services: DiaryServices) -> None:
        """Show what is told now; a form that was open goes."""
        self.close_form()
        for gone in self.rows:
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        told, t = services.episodes.told(), self.context.texts
        self.rows = [self._stated_row(each) for each in told.statements]
        self.rows += [self._onset_row(t("The pain began on {day}", day=t.date(day)), day) for day in told.onsets]
        for row in self.rows:
            self._list.addWidget(row)
            row.show()
        self.nothing.setVisible(not self.rows)
        order_tabs([*(stop for row in self.rows for stop in row.stops), self.undo, self.close_button])

    def open_form(self, row: "ToldRow", statement: Statement) -> None:
        """Open the form on a statement, in place of its row."""
        self.close_form()
        self.form = StatementForm(statement, self._today, self.context.texts)
        self.form.saved.connect(partial(self._save, row))
        self.form.cancelled.connect(partial(self._cancel, row))
        self._list.insertWidget(self._list.indexOf(row), self.form)
        row.hide()
        self.form.show()
        order_tabs([row.stops[-1], *self.form.stops])
        self.form.focus_first()

    def close_form(self) -> None:
        """Put the form away, without what was written in it."""
        if self.form is None:
            return
        self._list.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        for row in self.rows:
            row.show()

    def _save(self, row: "ToldRow", statement: Statement) -> None:
        place = self.rows.index(row)
        if self.act(lambda services: services.episodes.change_statement(statement)):
            self.close_form()
            self._focus_row(place)

    def _cancel(self, row: "ToldRow") -> None:
        self.close_form()
        row.stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_statement(self, row: "ToldRow", statement_id: str) -> None:
        self._remove(row, lambda services: services.episodes.remove_statement(statement_id))

    def _withdraw(self, row: "ToldRow", onset: date) -> None:
        self._remove(row, lambda services: services.episodes.withdraw_onset(onset))

    def _remove(self, row: "ToldRow", operation: Operation) -> None:
        place = self.rows.index(row)
        self.act(operation)
        self._focus_row(place)

    def _focus_row(self, place: int) -> None:
        """Put the keyboard on a row, or on the one that took its place."""
        target: QWidget = self.rows[min(place, len(self.rows) - 1)].stops[0] if self.rows else self.close_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stated_row(self, stated: Stated) -> "ToldRow":
        t, statement = self.context.texts, stated.statement
        notes = [t("Told on {day}.", day=t.date(statement.made_at.date()))]
        if stated.contradicted:
            notes.append(contradiction_sentence(stated, t))
        made = ToldRow(self.context, statement_sentence(statement, t), " ".join(notes))
        made.add("pencil", t("Edit {name}", name=made.text), lambda: self.open_form(made, statement))
        made.add("trash", t("Delete {name}", name=made.text), lambda: self._remove_statement(made, statement.id))
        return made

    def _onset_row(self, text: str, onset: date) -> "ToldRow":
        made = ToldRow(self.context, text)
        made.add("trash", self.context.texts("Delete {name}", name=text), lambda: self._withdraw(made, onset))
        return made


class ToldRow(QWidget):
    """What was told, when, and what can be done with it."""

    def __init__(self, context: PageContext, text: str, note: str = "") -> None:
        super().__init__()
        self._context, self.text = context, text
        self.stops: list[QToolButton] = []
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(text, "strong"))
        if note:
            words.addWidget(label(note, "secondary"))
        self._across = QHBoxLayout()
        self._across.setContentsMargins(0, 6, 0, 6)
        self._across.setSpacing(4)
        self._across.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._across)
        column.addWidget(line())

    def add(self, icon: str, name: str, act: Callable[[], None]) -> None:
        """Add a button that shows an icon."""
        picture = self._context.icons.icon(icon, self._context.theme.tokens["ink2"], 20)
        made = icon_button(picture, name, act)
        self.stops.append(made)
        self._across.addWidget(made)
