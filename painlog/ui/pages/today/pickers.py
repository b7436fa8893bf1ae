"""The list of everything that can be ticked, opened from "Add" and from "Choose from a list"."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from painlog.domain.catalogue import GROUP_NAMES, MEDICINE_GROUP, OWN_GROUP, Catalogue, Kind
from painlog.ui.page import PageContext

if TYPE_CHECKING:
    from painlog.ui.widgets.item_picker import ItemPicker

Take = Callable[[Kind, str], None]
TakeOwn = Callable[[Kind, str, str], None]


def open_picker(
    context: PageContext, catalogue: Catalogue, kind: Kind, anchor: QWidget, take: Take, take_own: TakeOwn
) -> "ItemPicker":
    """Open the list of a kind under `anchor`; what is taken goes to `take` or, if new, to `take_own`."""
    from painlog.ui.widgets.item_picker import ItemPicker, Offer, OwnOffer

    t = context.texts
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
