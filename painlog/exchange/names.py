"""Names of places, triggers and treatments in a file, as ids of the catalogue."""

import unicodedata

from painlog.domain.catalogue import OWN_GROUP, OWN_PREFIX, Catalogue, Item, Kind, slug


class NameBook:
    """Finds the id of a name; a name that nobody knows becomes one of the person's own items."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._ids: dict[tuple[Kind, str], str] = {}
        self._new: dict[tuple[Kind, str], Item] = {}

    @property
    def new_items(self) -> tuple[Item, ...]:
        """The items that the file brought."""
        return tuple(self._new.values())

    def id_of(self, kind: Kind, name: str, group: str = OWN_GROUP) -> str:
        """The id of a name or of an id, in any case of letters; `group` is where a new item goes."""
        key = kind, _folded(name)
        if key not in self._ids:
            found = self._catalogue.find(kind, name) or self._meant(kind, name) or self._added(kind, name, group)
            self._ids[key] = found.id
        return self._ids[key]

    def knows(self, kind: Kind, name: str) -> bool:
        """Whether a name is in the catalogue."""
        return self._catalogue.find(kind, name) is not None

    def ids_of(self, kind: Kind, names: list[str]) -> tuple[str, ...]:
        """The ids of some names, each once, sorted."""
        return tuple(sorted({self.id_of(kind, name) for name in names if name}))

    def _meant(self, kind: Kind, name: str) -> Item | None:
        """The only item whose name has the same words, as "Left lower back" for "Lower back, left"."""
        words = _words(name)
        found = [item for item in self._catalogue.items(kind, hidden=True) if words and _words(item.name) == words]
        return found[0] if len(found) == 1 else None

    def _added(self, kind: Kind, name: str, group: str) -> Item:
        if name.startswith(OWN_PREFIX) and slug(name) == name:
            item = Item(kind, name, name.removeprefix(OWN_PREFIX).replace("-", " "), group)
        else:
            item = self._catalogue.new_own(kind, name, group)
        stem, count = item.id, 2
        while (kind, item.id) in self._new:
            item, count = Item(kind, f"{stem}-{count}", item.name, group), count + 1
        self._new[kind, item.id] = item
        self._ids[kind, item.id] = self._ids[kind, _folded(item.name)] = item.id
        return item


def _words(name: str) -> list[str]:
    """The words of a name in the order of the alphabet, without the signs between them."""
    return sorted(slug(name).split("-")) if slug(name) else []


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
