"""FHIR resources are checked before they are written: by the R4B models, and against what R4 does not have."""

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fhir.resources.R4B.fhirresourcemodel import FHIRResourceModel

    from painlog.exchange.fhir_elements import Json

RESOURCE_TYPES = ("CodeSystem", "MedicationStatement", "Observation", "Patient", "Procedure")
"""What a bundle may hold: types whose elements are the same in R4 (4.0.1) and R4B (4.3.0). None is a Condition."""

_RECURRING = {
    "category": "CodeableConcept",
    "code": "CodeableConcept",
    "bodySite": "CodeableConcept",
    "medicationCodeableConcept": "CodeableConcept",
    "valueCodeableConcept": "CodeableConcept",
    "valueQuantity": "Quantity",
    "component": "ObservationComponent",
    "dosage": "Dosage",
    "subject": "Reference",
    "performer": "Reference",
    "informationSource": "Reference",
    "asserter": "Reference",
}
"""Elements that stand in many resources with the same content, and are therefore checked once for all of them."""

_HOMES = {"ObservationComponent": "observation"}
"""Modules of elements that are not called like their own."""

_REMEMBERED = 4096


def checked(resource: "Json") -> "Json":
    """The same resource. Raises pydantic's `ValidationError`, or `KeyError` for a type that is never written."""
    model = _models()[resource["resourceType"]]
    model.model_validate(_with_checked_parts(resource))
    return resource


def checked_bundle(head: "Json") -> "Json":
    """The same bundle, whose entries are checked one by one. Raises pydantic's `ValidationError`."""
    from fhir.resources.R4B.bundle import Bundle

    Bundle.model_validate(head)
    return head


def _with_checked_parts(element: "Json") -> "Json":
    """The element with its recurring parts as the models that they were found to be."""
    return {name: _checked_part(name, value) for name, value in element.items()}


def _checked_part(name: str, value: Any) -> Any:
    type_name = _RECURRING.get(name)
    if type_name is None:
        return value
    if isinstance(value, list):
        return [_part(type_name, json.dumps(each)) for each in value]
    return _part(type_name, json.dumps(value))


@lru_cache(_REMEMBERED)
def _part(type_name: str, text: str) -> Any:
    return _model(type_name).model_validate_json(text)


@cache
def _models() -> "dict[str, type[FHIRResourceModel]]":
    return {name: _model(name) for name in RESOURCE_TYPES}


def _model(type_name: str) -> Any:
    from importlib import import_module

    home = _HOMES.get(type_name, type_name.lower())
    return getattr(import_module(f"fhir.resources.R4B.{home}"), type_name)
