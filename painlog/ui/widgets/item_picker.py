"""A small window that lists everything that can be ticked, filtered by what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from painlog.domain.search import folded

_VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of the list: its id, its text, and its group's name (shown as a heading)."""

    id: str
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class OwnOffer:
    """A way to add what was typed as an own item: `group` is stored, `text` holds `{name}`."""

    group: str
    text: str


class ItemPicker(QFrame):
    """Arrows move in the list while the typing goes on; Enter takes the row, Esc closes."""

    picked = Signal(str)
    """The id of the row taken."""
    own_picked = Signal(str, str)
    """The name typed, and the group it was added to."""

    def __init__(self, parent: QWidget, prompt: str, offers: Sequence[Offer], own: Sequence[OwnOffer] = ()) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers = offers
        self._own = own
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 10, 10, 10)
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(prompt)
        box.addWidget(self.field)
        box.addWidget(self.list)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._take)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._filter("")

    def open_below(self, anchor: QWidget) -> None:
        """Show the list under `anchor`, inside the screen."""
        self.resize(max(280, anchor.width()), 360)
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 6))
        room = anchor.screen().availableGeometry()
        corner.setX(min(corner.x(), room.right() - self.width()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.top(), anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 6))
        self.move(corner)
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count() and not self._can_be_taken(self.list.item(row)):
            row += step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _can_be_taken(self, item: QListWidgetItem) -> bool:
        return bool(item.flags() & Qt.ItemFlag.ItemIsSelectable)

    def _filter(self, typed: str) -> None:
        self.list.clear()
        words = folded(typed).split()
        group = None
        hits = [offer for offer in self._offers if all(word in folded(offer.text) for word in words)]
        for offer in hits:
            if offer.group and offer.group != group:
                group = offer.group
                self._heading(group)
            self._row(offer.text, offer.id, None)
        exact = any(folded(offer.text) == folded(typed.strip()) for offer in hits)
        if typed.strip() and not exact:
            for own in self._own:
                self._row(own.text.format(name=typed.strip()), typed.strip(), own.group)
        first = next((i for i in range(self.list.count()) if self._can_be_taken(self.list.item(i))), -1)
        self.list.setCurrentRow(first)

    def _heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.list.font())
        font.setBold(True)
        font.setPixelSize(round(0.85 * QFontInfo(font).pixelSize()))
        item.setFont(font)
        self.list.addItem(item)

    def _row(self, text: str, value: str, own_group: str | None) -> None:
        item = QListWidgetItem(text)
        item.setData(_VALUE, (value, own_group))
        self.list.addItem(item)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is None or not self._can_be_taken(item):
            return
        value, own_group = item.data(_VALUE)
        self.close()
        if own_group is None:
            self.picked.emit(value)
        else:
            self.own_picked.emit(value, own_group)
