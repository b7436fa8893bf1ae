"""A card with a row for each column, or for each thing tracked: what it is."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment
from painlog.ui.widgets.setting_row import SettingRow


class Named(NamedTuple):
    """A column or a thing tracked, with what stands in it."""

    name: str
    example: str = ""


class RoleCard(Card):
    """`changed` tells that something was given another role. `alone` are the roles that only one row can have."""

    changed = Signal()

    def __init__(self, context: PageContext, title: str, hint: str) -> None:
        super().__init__(title)
        self._context = context
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self._buttons: list[tuple[str, ChoiceButton]] = []
        self._alone: frozenset[str] = frozenset()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._shown: list[QWidget] = []
        self.box.addWidget(label(hint, "caption"))
        self.box.addLayout(self._rows)
        context.theme.changed.connect(self._dress)

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        """The roles that were given, each with the name of its row."""
        return tuple((str(each.value), name) for name, each in self._buttons if each.value)

    @property
    def stops(self) -> list[QWidget]:
        return [each for _, each in self._buttons]

    def button_of(self, name: str) -> ChoiceButton:
        """The choice of a row."""
        return next(each for known, each in self._buttons if known == name)

    def show_rows(
        self,
        rows: Sequence[Named],
        roles: Sequence[Segment],
        chosen: Sequence[tuple[str, str]],
        alone: frozenset[str] = frozenset(),
    ) -> None:
        """Show these rows with the roles that can be given; the first segment is none."""
        self._clear()
        self._alone = alone
        given = {name: role for role, name in reversed(chosen)}
        for row in rows:
            made = ChoiceButton(row.name, roles)
            made.set_value(given.get(row.name, ""))
            made.value_changed.connect(lambda value, own=made: self._changed(own, value))
            self._buttons.append((row.name, made))
            self._add(SettingRow(row.name, row.example, made))
        self._dress()

    def set_roles(self, chosen: Sequence[tuple[str, str]]) -> None:
        """Give the rows these roles, and the others none, without a signal."""
        given = {name: role for role, name in chosen}
        for name, made in self._buttons:
            made.set_value(given.get(name, ""))

    def _changed(self, own: ChoiceButton, value: object) -> None:
        if value in self._alone:
            for _, other in self._buttons:
                if other is not own and other.value == value:
                    other.set_value("")
        self.changed.emit()

    def _add(self, row: QWidget) -> None:
        self._shown.append(row)
        self._rows.addWidget(row)

    def _clear(self) -> None:
        for row in self._shown:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown.clear()
        self._buttons.clear()

    def _dress(self) -> None:
        chevron = self._context.icons.icon("chevron-down", self._context.theme.tokens["ink2"], 16)
        for _, made in self._buttons:
            made.set_chevron(chevron)
