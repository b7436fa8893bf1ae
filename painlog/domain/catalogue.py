"""The built-in triggers, treatments, qualities and symptoms, and the rules for a person's own items.

Ids never change and are what the diary stores; names are translatable texts and may change.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from painlog.domain.body import SITES
from painlog.domain.naming import N_


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


GROUP_NAMES = {
    "load": N_("Load"),
    "movement": N_("Movement"),
    "posture": N_("Posture"),
    "activity": N_("Activity"),
    "body": N_("Body"),
    "mind": N_("Mind"),
    "none": N_("None"),
    "self-care": N_("Self-care"),
    "medicine": N_("Medicine"),
    "hands-on": N_("Hands-on"),
    "movement-school": N_("Movement schools"),
    "device": N_("Device"),
    "medical": N_("Medical"),
    "own": N_("Your own"),
}

_TRIGGERS = {
    "load": {
        "lifting": N_("Lifting"),
        "carrying": N_("Carrying"),
        "pushing": N_("Pushing"),
        "pulling": N_("Pulling"),
    },
    "movement": {
        "bending": N_("Bending"),
        "twisting": N_("Twisting"),
        "abrupt-movement": N_("Abrupt movement"),
        "overstretching": N_("Overstretching"),
        "coughing-sneezing": N_("Coughing, sneezing"),
        "sport": N_("Sport"),
    },
    "posture": {
        "long-sitting": N_("Long sitting"),
        "long-standing": N_("Long standing"),
        "driving": N_("Driving"),
        "screen-neck-forward": N_("Screen, neck forward"),
        "poor-chair": N_("Poor chair"),
        "bed-mattress-pillow": N_("Bed, mattress, pillow"),
        "shoes": N_("Shoes"),
    },
    "activity": {
        "too-little-movement": N_("Too little movement"),
        "overdid-it": N_("Overdid it"),
        "heavy-work": N_("Heavy work"),
        "housework": N_("Housework"),
        "gardening": N_("Gardening"),
        "walking": N_("Walking"),
        "stairs": N_("Stairs"),
        "injury-or-fall": N_("Injury or fall"),
    },
    "body": {
        "poor-sleep": N_("Poor sleep"),
        "illness": N_("Illness"),
        "period": N_("Period"),
        "fatigue": N_("Fatigue"),
        "cold-damp-weather": N_("Cold, damp weather"),
    },
    "mind": {
        "stress-at-work": N_("Stress at work"),
        "family-strain": N_("Family strain"),
        "low-mood": N_("Low mood"),
        "worry": N_("Worry"),
    },
    "none": {"none-noticed": N_("None noticed")},
}

_TREATMENTS = {
    "self-care": {
        "heat": N_("Heat"),
        "cold": N_("Cold"),
        "rest": N_("Rest"),
        "keeping-moving": N_("Keeping moving"),
        "walking": N_("Walking"),
        "swimming": N_("Swimming"),
        "cycling": N_("Cycling"),
        "stretching": N_("Stretching"),
        "core-exercises": N_("Core exercises"),
        "bath": N_("Bath"),
        "posture-change": N_("Posture change"),
    },
    "medicine": {
        "nsaid": N_("Anti-inflammatory"),
        "paracetamol": N_("Paracetamol"),
        "muscle-relaxant": N_("Muscle relaxant"),
        "opioid": N_("Opioid"),
        "antidepressant": N_("Antidepressant"),
        "anticonvulsant": N_("Anticonvulsant"),
        "topical": N_("Cream, gel or patch"),
        "other-medicine": N_("Other medicine"),
    },
    "hands-on": {
        "physiotherapy": N_("Physiotherapy"),
        "massage": N_("Massage"),
        "chiropractic": N_("Chiropractic"),
        "osteopathy": N_("Osteopathy"),
        "acupuncture": N_("Acupuncture"),
        "acupressure": N_("Acupressure"),
        "shiatsu": N_("Shiatsu"),
    },
    "mind": {
        "relaxation": N_("Relaxation"),
        "mindfulness": N_("Mindfulness"),
        "cbt": N_("Cognitive behavioural therapy"),
    },
    "movement-school": {
        "yoga": N_("Yoga"),
        "pilates": N_("Pilates"),
        "tai-chi": N_("Tai chi"),
        "alexander-technique": N_("Alexander technique"),
    },
    "device": {
        "tens": N_("TENS"),
        "brace": N_("Brace"),
        "traction": N_("Traction"),
    },
    "medical": {
        "epidural-steroid-injection": N_("Epidural steroid injection"),
        "facet-injection": N_("Facet joint injection"),
        "other-injection": N_("Other injection"),
        "radiofrequency": N_("Radiofrequency"),
        "spinal-cord-stimulation": N_("Spinal cord stimulation"),
        "discectomy": N_("Discectomy"),
        "laminectomy": N_("Laminectomy"),
        "fusion": N_("Fusion"),
        "vertebroplasty-kyphoplasty": N_("Vertebroplasty, kyphoplasty"),
        "other-surgery": N_("Other surgery"),
    },
}

_QUALITIES = {
    "sore": N_("Sore"),
    "tender": N_("Tender"),
    "dull": N_("Dull"),
    "aching": N_("Aching"),
    "deep": N_("Deep"),
    "sharp": N_("Sharp"),
    "stabbing": N_("Stabbing"),
    "shooting": N_("Shooting"),
    "burning": N_("Burning"),
    "electric-like": N_("Electric-like"),
    "throbbing": N_("Throbbing"),
    "cramping": N_("Cramping"),
    "stiff": N_("Stiff"),
    "tight": N_("Tight"),
}

_SYMPTOMS = {
    "numbness": N_("Numbness"),
    "tingling": N_("Tingling"),
    "weakness-arm": N_("Weakness in an arm"),
    "weakness-leg": N_("Weakness in a leg"),
    "stiffness-on-waking": N_("Stiffness on waking"),
    "pain-with-sitting": N_("Pain with sitting"),
    "muscle-spasm": N_("Muscle spasm"),
    "night-waking": N_("Woken at night"),
    "leg-cramps-at-night": N_("Leg cramps at night"),
    "fever": N_("Fever"),
    "swelling-warm-area": N_("Swelling or warm spot on the back"),
}

SIDED_SYMPTOMS = frozenset({"numbness", "tingling", "weakness-arm", "weakness-leg"})
"""Symptoms that have a side: left, right or both."""

TIMED_SYMPTOMS = frozenset({"stiffness-on-waking"})
"""Symptoms whose length is asked, in minutes."""

COMMON_TRIGGERS = (
    "lifting",
    "long-sitting",
    "driving",
    "bending",
    "twisting",
    "poor-sleep",
    "stress-at-work",
    "gardening",
    "housework",
    "coughing-sneezing",
)
"""What Today offers before the diary knows what this person uses most."""

COMMON_TREATMENTS = ("heat", "cold", "nsaid", "walking", "tens", "stretching", "massage")


def _built_in() -> tuple[Item, ...]:
    grouped = ((Kind.TRIGGER, _TRIGGERS), (Kind.TREATMENT, _TREATMENTS))
    flat = ((Kind.QUALITY, _QUALITIES), (Kind.SYMPTOM, _SYMPTOMS))
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
