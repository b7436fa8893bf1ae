"""What the diary's values are called in the language of the window: for every page."""

from typing import NamedTuple

from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.diary import Entry
from painlog.domain.scales import SEVERITY_NAMES, SeverityBands
from painlog.i18n import Texts


class Wording(NamedTuple):
    """The texts and the names that sentences are made from."""

    texts: Texts
    catalogue: Catalogue
    bands: SeverityBands

    def name(self, kind: Kind, id_: str) -> str:
        """The name of an item; an id that nobody knows names itself."""
        item = self.catalogue.get(kind, id_)
        return self.item_name(item) if item else id_

    def item_name(self, item: Item) -> str:
        return self.texts.name(item.name, item.own)

    def score(self, score: float | None) -> str:
        return "–" if score is None else self.texts.number(score)

    def severity(self, score: float) -> str:
        return self.texts(SEVERITY_NAMES[self.bands.of(score)])

    def spoken_score(self, score: float | None) -> str:
        return self.texts("No score") if score is None else spoken_score(score, self.bands, self.texts)

    def places(self, entry: Entry) -> str:
        """The marked places of an entry: "Lower back, left; Buttock, left"."""
        return "; ".join(self.name(Kind.SITE, site.id) for site in entry.sites)

    def circumstances(self, entry: Entry) -> str:
        """Triggers, then treatments: "Long sitting · Heat"."""
        triggers = ", ".join(self.name(Kind.TRIGGER, id_) for id_ in entry.triggers)
        treatments = ", ".join(self.name(Kind.TREATMENT, treatment.id) for treatment in entry.treatments)
        return " · ".join(part for part in (triggers, treatments) if part)


def spoken_score(score: float, bands: SeverityBands, texts: Texts) -> str:
    """ "Pain 6 of 10, moderate", as a screen reader says it."""
    severity = texts.mid_sentence(texts(SEVERITY_NAMES[bands.of(score)]))
    return texts("Pain {score} of 10, {severity}", score=texts.number(score), severity=severity)
