"""The smaller parts that FHIR resources are made of: ids, references, codes, moments and observations."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid5

from painlog.domain.catalogue import BUILT_IN, Catalogue, Item, Kind
from painlog.exchange.fhir_codes import CATEGORIES, LOCAL, LOCAL_NAMES, LOINC, SURVEY, UNITS
from painlog.exchange.painlog_json import number
from painlog.i18n import Texts

Json = dict[str, Any]

NAMESPACE = UUID("d3a6c1f2-6b0c-5d57-8a53-7c1f0c9a2e41")
"""Under which row ids become UUIDs; drawn once, so that a second export has the ids of the first."""

_SHIPPED = frozenset((item.kind, item.id) for item in BUILT_IN)

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that a FHIR string must not hold (FHIR R4, datatypes, string)."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """The person, who is patient and reporter in one: their id, their words, and whether their notes go along."""

    patient_id: str
    catalogue: Catalogue
    texts: Texts
    with_notes: bool

    @property
    def reference(self) -> Json:
        return reference(self.patient_id)

    def id_of(self, *key: object) -> str:
        """The lasting id of a row that only this diary has, such as a day."""
        return id_of(self.patient_id, *key)

    def item(self, kind: Kind, id_: str) -> Item:
        return self.catalogue.get(kind, id_) or Item(kind, id_, id_)

    def item_name(self, kind: Kind, id_: str) -> str:
        """The name of a catalogue item; never empty, whatever a file brought."""
        item = self.item(kind, id_)
        return clean(self.texts.name(item.name, item.own)) or clean(id_) or str(kind)

    def notes(self, text: str) -> Json:
        """The element `note`, if notes go along and there is one."""
        return annotation(text) if self.with_notes else {}

    def local(self, code: str) -> Json:
        """A code of painlog's own with its meaning in the person's language."""
        return {"coding": [_local_coding(code)], "text": self.texts(LOCAL_NAMES[code])}

    def item_concept(self, item: Item, addition: str = "") -> Json:
        """A catalogue item as a concept; what painlog did not bring has no code."""
        text = self.item_name(item.kind, item.id)
        written: Json = {"text": f"{text}, {addition}" if addition else text}
        shipped = (item.kind, item.id) in _SHIPPED
        return {"coding": [{"system": LOCAL, "code": f"{item.kind}:{item.id}"}]} | written if shipped else written

    def observation(self, id_: str, code: Json, effective: str, category: tuple[str, str] = SURVEY) -> Json:
        """A final observation that the person made of themselves."""
        return {
            "resourceType": "Observation",
            "id": id_,
            "status": "final",
            "category": [{"coding": [{"system": CATEGORIES, "code": category[0], "display": category[1]}]}],
            "code": code,
            "subject": self.reference,
            "effectiveDateTime": effective,
            "performer": [self.reference],
        }


def id_of(*key: object) -> str:
    """The UUID that always stands for this key."""
    return str(uuid5(NAMESPACE, "/".join(map(str, key))))


def full_url(id_: str) -> str:
    return f"urn:uuid:{id_}"


def reference(id_: str) -> Json:
    return {"reference": full_url(id_)}


def loinc(code: tuple[str, str]) -> Json:
    return {"coding": [{"system": LOINC, "code": code[0], "display": code[1]}]}


def clean(text: str) -> str:
    """The text without what a FHIR string cannot hold; empty where nothing is left."""
    return _UNWRITABLE.sub("", text).strip()


def annotation(text: str) -> Json:
    """The element `note` with this text; nothing where the text is empty."""
    written = clean(text)
    return {"note": [{"text": written}]} if written else {}


def quantity(value: float, unit: str) -> Json:
    """A number with its UCUM unit."""
    return {"value": number(value), "unit": unit, "system": UNITS, "code": unit}


def score_value(score: float) -> Json:
    """A score: an integer where it is whole, else a quantity."""
    whole = number(score)
    return {"valueInteger": whole} if isinstance(whole, int) else {"valueQuantity": quantity(score, "{score}")}


def moment(when: datetime, utc_offset_min: int) -> str:
    """A wall time with its offset, as FHIR writes it."""
    return when.replace(tzinfo=timezone(timedelta(minutes=utc_offset_min))).isoformat()


def day_text(day: date) -> str:
    return day.isoformat()


def _local_coding(code: str) -> Json:
    return {"system": LOCAL, "code": code, "display": LOCAL_NAMES[code]}
