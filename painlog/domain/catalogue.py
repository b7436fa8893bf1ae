"""What can be ticked: the built-in items together with a person's own, and the rules for those."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from painlog.domain.body import SITES
from painlog.domain.built_in_items import QUALITY_NAMES, SYMPTOM_NAMES, TREATMENT_NAMES, TRIGGER_NAMES
from painlog.errors import Word


class Kind(StrEnum):
    """What an item is."""

    SITE = "site"
    QUALITY = "quality"
    SYMPTOM = "symptom"
    TRIGGER = "trigger"
    TREATMENT = "treatment"


OWN_GROUP = "own"
OWN_PREFIX = "own-"
MEDICINE_GROUP = "medicine"

HIGHEST_RANK = 9999
"""More own items of a kind than anybody makes."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be ticked. `own` items carry the person's words, which are never translated.

    `rank` (0 to `HIGHEST_RANK`) is the place that the person gave an own item among the own ones; without one it
    comes last.
    """

    kind: Kind
    id: str
    name: str
    group: str = OWN_GROUP
    hidden: bool = False
    rank: int | None = None

    @property
    def own(self) -> bool:
        return self.id.startswith(OWN_PREFIX)

    @property
    def word(self) -> str:
        """The name as a value of a `UserError`, translated unless it is the person's own."""
        return self.name if self.own else Word(self.name)


def _built_in() -> tuple[Item, ...]:
    grouped = ((Kind.TRIGGER, TRIGGER_NAMES), (Kind.TREATMENT, TREATMENT_NAMES))
    flat = ((Kind.QUALITY, QUALITY_NAMES), (Kind.SYMPTOM, SYMPTOM_NAMES))
    return (
        *(Item(Kind.SITE, site.id, site.name, site.part) for site in SITES),
        *(
            Item(kind, id_, name, group)
            for kind, groups in grouped
            for group, items in groups.items()
            for id_, name in items.items()
        ),
        *(Item(kind, id_, name, str(kind)) for kind, items in flat for id_, name in items.items()),
    )


BUILT_IN: tuple[Item, ...] = _built_in()


class Catalogue:
    """The built-in items together with a person's own and the changes they made (hidden items)."""

    def __init__(self, stored: Iterable[Item] = ()) -> None:
        self._items = {(item.kind, item.id): item for item in BUILT_IN}
        for item in stored:
            built_in = self._items.get((item.kind, item.id))
            self._items[item.kind, item.id] = replace(built_in, hidden=item.hidden) if built_in else item

    def items(self, kind: Kind, hidden: bool = False) -> list[Item]:
        """The items of a kind in catalogue order, the person's own last."""
        return [item for item in self._items.values() if item.kind is kind and (hidden or not item.hidden)]

    def get(self, kind: Kind, id_: str) -> Item | None:
        return self._items.get((kind, id_))

    def name(self, kind: Kind, id_: str) -> str:
        """The English or own name of an id; an id that nobody knows names itself."""
        item = self.get(kind, id_)
        return item.name if item else id_

    def find(self, kind: Kind, word: str) -> Item | None:
        """The item with this id, or whose name equals `word` when case and spaces at the ends are ignored."""
        if exact := self.get(kind, word):
            return exact
        wanted = _folded(word)
        matches = (item for item in self.items(kind, hidden=True) if wanted in (_folded(item.name), item.id))
        return next(matches, None)

    def nearest(self, kind: Kind, word: str, count: int = 3) -> list[str]:
        """The ids most like `word`, best first, at most `count`."""
        from difflib import get_close_matches

        items = self.items(kind, hidden=True)
        spellings = {_folded(item.name): item.id for item in items} | {item.id: item.id for item in items}
        hits = get_close_matches(_folded(word), spellings, n=count * 2, cutoff=0.0)
        return list(dict.fromkeys(spellings[hit] for hit in hits))[:count]

    def new_own(self, kind: Kind, name: str, group: str = OWN_GROUP) -> Item:
        """A new item of the person's own, with an id that no item of this kind has."""
        stem = OWN_PREFIX + (slug(name) or "item")
        id_, count = stem, 2
        while (kind, id_) in self._items:
            id_, count = f"{stem}-{count}", count + 1
        return Item(kind, id_, " ".join(name.split()), group)


def slug(name: str) -> str:
    """`name` in lower case with hyphens; letters of every script stay."""
    words = re.findall(r"[\w]+", unicodedata.normalize("NFKC", name).casefold().replace("_", " "))
    return "-".join(words)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
