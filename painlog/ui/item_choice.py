"""The list of everything of a kind that can be ticked, opened under a button."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from painlog.domain.built_in_items import GROUP_NAMES
from painlog.domain.catalogue import MEDICINE_GROUP, OWN_GROUP, Catalogue, Kind
from painlog.i18n import Texts
from painlog.ui.widgets.item_picker import ItemPicker, Offer, OwnOffer

Take = Callable[[Kind, str], None]
TakeOwn = Callable[[Kind, str, str], None]
"""Takes the kind, the name typed, and the group it belongs to."""


def open_picker(
    t: Texts, catalogue: Catalogue, kind: Kind, anchor: QWidget, take: Take, take_own: TakeOwn
) -> ItemPicker:
    """Open the list of a kind under `anchor`; what is taken goes to `take` or, if new, to `take_own`."""
    offers = [
        Offer(item.id, t.name(item.name, item.own), t(GROUP_NAMES.get(item.group, "")))
        for item in catalogue.items(kind)
    ]
    own = [OwnOffer(OWN_GROUP, t("Add “{name}” as your own"))]
    if kind is Kind.TREATMENT:
        own.append(OwnOffer(MEDICINE_GROUP, t("Add “{name}” as your own medicine")))
    prompt = t("Search, or type a place of your own") if kind is Kind.SITE else t("Search, or type your own")
    picker = ItemPicker(anchor.window(), prompt, offers, own)
    picker.picked.connect(lambda id_: take(kind, id_))
    picker.own_picked.connect(lambda name, group: take_own(kind, name, group))
    picker.open_below(anchor)
    return picker
