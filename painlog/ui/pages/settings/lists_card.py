"""The lists of what can be ticked: rename, hide, order and merge."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from painlog.domain.catalogue import Kind
from painlog.domain.naming import N_
from painlog.services.catalogues import Listed
from painlog.ui.page import Operation, Page
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.entry_line import EntryLine
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.item_picker import ItemPicker, Offer
from painlog.ui.widgets.segmented import Segment

if TYPE_CHECKING:
    from painlog.services.bundle import DiaryServices

KIND_NAMES = {
    Kind.TRIGGER: N_("Triggers"),
    Kind.TREATMENT: N_("Treatments"),
    Kind.SITE: N_("Places"),
    Kind.QUALITY: N_("Qualities"),
    Kind.SYMPTOM: N_("Symptoms"),
}
LONGEST_NAME = 80
_LIST_HEIGHT = 330
_ID = Qt.ItemDataRole.UserRole


class ListsCard(SettingCard):
    """A tick means "offered"; the buttons below act on the row that the keyboard is on."""

    def __init__(self, page: Page) -> None:
        t = page.context.texts
        super().__init__(page, t("What can be ticked"))
        self._listed: dict[str, Listed] = {}
        self._services: DiaryServices | None = None
        self.kind = ChoiceButton(t("List"), [Segment(kind, t(name)) for kind, name in KIND_NAMES.items()])
        self.kind.set_value(Kind.TRIGGER)
        self.list = QListWidget()
        self.list.setFixedHeight(page.context.theme.px(_LIST_HEIGHT))
        self.list.setProperty("role", "framed")
        self.name = EntryLine(t("New name"), LONGEST_NAME)
        self.rename = button(t("Rename"), "", self.start_renaming)
        self.up = button(t("Move up"), "", lambda: self._move(-1))
        self.down = button(t("Move down"), "", lambda: self._move(1))
        self.merge = button(t("Merge into…"), "", self.open_merge_list)
        self._lay_out()
        self.kind.value_changed.connect(lambda _kind: self.show_lists(self._services))
        self.list.currentItemChanged.connect(lambda *_: self._row_changed())
        self.list.itemChanged.connect(self._ticked)
        self.name.committed.connect(self._rename)
        self.dress()
        self._row_changed()

    @property
    def current(self) -> Listed | None:
        """The item of the current row."""
        row = self.list.currentItem()
        return self._listed.get(row.data(_ID)) if row is not None else None

    def show_lists(self, services: "DiaryServices | None") -> None:
        """Show the chosen list as it is now; the current row stays where it is."""
        self._services = services
        if services is None:
            return
        listed = services.catalogues.listed(self._kind)
        kept = self.current
        self._listed = {each.item.id: each for each in listed}
        with QSignalBlocker(self.list):
            self._fill(listed, kept.item.id if kept else None)
        self._row_changed()

    def select(self, id_: str) -> None:
        """Make the row of this item the current one."""
        for place in range(self.list.count()):
            row = self.list.item(place)
            if row is not None and row.data(_ID) == id_:
                self.list.setCurrentRow(place)

    def start_renaming(self) -> None:
        """Open the field for the new name, with the present one in it."""
        current = self.current
        if current is not None:
            self.name.show_text(current.item.name)
            self.name.show()
            self.name.selectAll()
            self.name.setFocus()

    def stop_renaming(self) -> None:
        """Put the field for the new name away; the name stays."""
        self.name.take_back()
        self._put_name_away()

    def open_merge_list(self) -> None:
        """Open the list of items that the current one can be merged into."""
        current = self.current
        if current is None:
            return
        others = [each.item for each in self._listed.values() if each.item.id != current.item.id]
        offers = [Offer(item.id, self.texts.name(item.name, item.own)) for item in others]
        picker = ItemPicker(self.window(), self.texts("Merge into which?"), offers)
        picker.picked.connect(self.merge_into)
        picker.open_below(self.merge)

    def merge_into(self, into: str) -> None:
        """Merge the current item into another one; undo takes it back."""
        kind, current = self._kind, self.current
        if current is not None:
            self._perform(lambda services: services.catalogues.merge(kind, current.item.id, into))
            self.select(into)

    @property
    def _kind(self) -> Kind:
        return Kind(str(self.kind.value))

    def _lay_out(self) -> None:
        t = self.texts
        said = t("What is not ticked is no longer offered; what was recorded with it stays.")
        row = QHBoxLayout()
        row.addWidget(label(said, "caption"), 1)
        row.addWidget(self.kind)
        self.box.setSpacing(8)
        self.box.addLayout(row)
        self.box.addWidget(self.list)
        self.name.hide()
        self.box.addWidget(self.name)
        buttons = FlowLayout()
        for each in (self.rename, self.up, self.down, self.merge):
            buttons.addWidget(each)
        self.box.addLayout(buttons)

    def _fill(self, listed: Sequence[Listed], kept: str | None) -> None:
        self.list.clear()
        self.list.setAccessibleName(self.texts(KIND_NAMES[self._kind]))
        for each in listed:
            row = QListWidgetItem(self._row_text(each))
            row.setData(_ID, each.item.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Unchecked if each.item.hidden else Qt.CheckState.Checked)
            self.list.addItem(row)
            if each.item.id == kept:
                self.list.setCurrentItem(row)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _row_text(self, each: Listed) -> str:
        t = self.texts
        parts = [t.name(each.item.name, each.item.own)]
        if each.item.own:
            parts.append(t("your own"))
        if each.uses:
            parts.append(t.n("{n} entry", "{n} entries", each.uses))
        return " · ".join(parts)

    def _row_changed(self) -> None:
        current = self.current
        own = [each.item.id for each in self._listed.values() if each.item.own]
        place = own.index(current.item.id) if current is not None and current.item.own else None
        for each in (self.rename, self.merge):
            each.setEnabled(place is not None)
        self.up.setEnabled(place is not None and place > 0)
        self.down.setEnabled(place is not None and place < len(own) - 1)
        self.stop_renaming()

    def _ticked(self, row: QListWidgetItem) -> None:
        kind, id_ = self._kind, str(row.data(_ID))
        hidden = row.checkState() is Qt.CheckState.Unchecked
        self._perform(lambda services: services.catalogues.set_hidden(kind, id_, hidden))

    def _rename(self, name: str) -> None:
        kind, current = self._kind, self.current
        self._put_name_away()
        if current is not None and name:
            self._perform(lambda services: services.catalogues.rename(kind, current.item.id, name))

    def _move(self, step: int) -> None:
        kind, current = self._kind, self.current
        if current is not None:
            self._perform(lambda services: services.catalogues.move(kind, current.item.id, step))

    def _perform(self, operation: Operation) -> None:
        self._page.context.perform(operation, self._page)
        self.show_lists(self._services)

    def _put_name_away(self) -> None:
        if self.name.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.hide()
