"""The lists of what can be ticked: renaming, hiding, ordering and merging their items."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from painlog.domain.catalogue import HIGHEST_RANK, Catalogue, Item, Kind
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from painlog.storage.diary_store import DiaryStore


@dataclass(frozen=True, slots=True)
class Listed:
    """An item and how many entries name it."""

    item: Item
    uses: int


class CataloguesService:
    """The lists of one open diary. Own items can be changed; built-in ones can be hidden, and keep their history."""

    def __init__(self, store: "DiaryStore") -> None:
        self._store = store

    def listed(self, kind: Kind) -> tuple[Listed, ...]:
        """Every item of a kind, hidden ones too: the person's own first, in their order, then the built-in ones."""
        from painlog.storage.catalogue_rows import uses
        from painlog.storage.diary_rows import read_items

        with self._store.snapshot() as session:
            items = Catalogue(read_items(session)).items(kind, hidden=True)
            counts = uses(session, kind)
        ordered = sorted(items, key=lambda item: not item.own)
        return tuple(Listed(item, counts.get(item.id, 0)) for item in ordered)

    def rename(self, kind: Kind, id_: str, name: str) -> Changes:
        """Give an own item another name; history follows, because it names the id."""
        item = self._own(kind, id_)
        name = " ".join(name.split())
        if not name:
            raise UserError(N_("An item needs a name."), N_("Nothing was changed."))
        other = self._catalogue().find(kind, name)
        if other is not None and other.id != id_:
            raise UserError(N_("There is “{name}” already."), N_("Merge the two instead."), name=other.word)
        return self._store_items(N_("Item renamed"), [replace(item, name=name)])

    def set_hidden(self, kind: Kind, id_: str, hidden: bool) -> Changes:
        """Offer an item no longer, or again; what was recorded with it stays."""
        item = self._item(kind, id_)
        label = N_("Item hidden") if hidden else N_("Item shown")
        return self._store_items(label, [replace(item, hidden=hidden)])

    def move(self, kind: Kind, id_: str, step: int) -> Changes:
        """Move an own item `step` places down its list (up if negative), as far as there are own items."""
        self._own(kind, id_)
        order = [item for item in self._catalogue().items(kind, hidden=True) if item.own]
        place = next(place for place, item in enumerate(order) if item.id == id_)
        order.insert(min(max(place + step, 0), len(order) - 1), order.pop(place))
        ranked = [replace(item, rank=min(rank, HIGHEST_RANK)) for rank, item in enumerate(order)]
        return self._store_items(N_("Item moved"), ranked)

    def merge(self, kind: Kind, id_: str, into: str) -> Changes:
        """Let everything that names the own item `id_` name the item `into` instead, and take `id_` off the list."""
        from painlog.storage.catalogue_rows import remove_item, rewrite_uses

        gone = self._own(kind, id_)
        self._item(kind, into)
        if id_ == into:
            raise UserError(N_("An item cannot be merged with itself."), N_("Choose another one."))
        with self._store.transaction(N_("Items merged")) as work:
            rewrite_uses(work, kind, id_, into)
            remove_item(work, gone)
        return changes_of(work.tables, N_("Items merged"))

    def _catalogue(self) -> Catalogue:
        from painlog.storage.diary_rows import read_items

        with self._store.snapshot() as session:
            return Catalogue(read_items(session))

    def _item(self, kind: Kind, id_: str) -> Item:
        item = self._catalogue().get(kind, id_)
        if item is None:
            raise UserError(N_("“{id}” is no longer on the list."), id=id_)
        return item

    def _own(self, kind: Kind, id_: str) -> Item:
        item = self._item(kind, id_)
        if not item.own:
            raise UserError(N_("“{name}” comes with painlog; it can only be hidden."), name=item.word)
        return item

    def _store_items(self, label: str, items: "Iterable[Item]") -> Changes:
        from painlog.storage.diary_store import put_item

        with self._store.transaction(label) as work:
            for item in items:
                put_item(work, item)
        return changes_of(work.tables, label) if work.changes else Changes()
