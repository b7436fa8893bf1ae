"""What the form offers to tick: what is on the lists, and whatever is ticked already."""

from collections.abc import Iterable, Sequence

from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.i18n import Texts
from painlog.ui.widgets.chips import Choice


def offers(catalogue: Catalogue, kind: Kind, listed: Iterable[Item], ticked: Sequence[str], t: Texts) -> list[Choice]:
    """A choice for each listed item, and for each ticked one that is hidden or no longer there."""
    choices = {item.id: Choice(item.id, t.name(item.name, item.own)) for item in listed}
    for id_ in ticked:
        if id_ not in choices:
            item = catalogue.get(kind, id_)
            choices[id_] = Choice(id_, t.name(item.name, item.own) if item else id_)
    return list(choices.values())
