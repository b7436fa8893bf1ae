"""Entries as FHIR resources: scores, what went with them, medicines taken and therapies."""

from collections.abc import Iterator

from painlog.domain.catalogue import MEDICINE_GROUP, Item, Kind
from painlog.domain.diary import COURSE_NAMES, RELIEF_NAMES, SIDE_NAMES, Entry, SiteScore, Symptom, Treatment
from painlog.domain.scales import Scale
from painlog.exchange.fhir_codes import ABSENT_REASONS, FACE_SCORE, FACES_METHOD, NUMBER_SCORE, SITE_CODES, SNOMED_CT
from painlog.exchange.fhir_elements import (
    Json,
    Reporter,
    clean,
    day_text,
    id_of,
    loinc,
    moment,
    quantity,
    reference,
    score_value,
)


def entry_resources(entry: Entry, reporter: Reporter) -> Iterator[Json]:
    """The entry's own score, those of its places, and what was tried. An entry with nothing to tell gives nothing."""
    effective = effective_of(entry)
    places = [site for site in entry.sites if site.score is not None]
    told = _entry_observation(entry, places, reporter)
    if told is not None:
        yield told
    for site in places:
        yield _place_observation(entry, site, effective, reporter)
    for treatment in entry.treatments:
        yield from _treatment_resources(entry, treatment, told, effective, reporter)


def effective_of(entry: Entry) -> str:
    """The moment with its offset, or the date alone where no time is known."""
    return moment(entry.when, entry.utc_offset_min) if entry.time_known else day_text(entry.when.date())


def _entry_observation(entry: Entry, places: list[SiteScore], reporter: Reporter) -> Json | None:
    code = loinc(_score_code(entry)) if entry.score is not None else reporter.local("entry")
    made = reporter.observation(id_of("entry", entry.id), code, effective_of(entry))
    made["issued"] = entry.recorded_at.isoformat()
    if entry.score is not None:
        made |= score_value(entry.score)
    if entry.scale is Scale.FACES6:
        made["method"] = {"text": FACES_METHOD}
    told = reporter.notes(entry.note)
    if entry.sites:
        told["bodySite"] = _body_site(entry.sites, reporter)
    if places:
        told["hasMember"] = [reference(_place_id(entry, site)) for site in places]
    if components := list(_components(entry, reporter)):
        told["component"] = components
    if entry.score is None and not told:
        return None
    if entry.score is None and not components:
        made["dataAbsentReason"] = {"coding": [{"system": ABSENT_REASONS, "code": "unknown"}]}
    return made | told


def _place_observation(entry: Entry, site: SiteScore, effective: str, reporter: Reporter) -> Json:
    made = reporter.observation(_place_id(entry, site), loinc(NUMBER_SCORE), effective)
    assert site.score is not None
    return made | score_value(site.score) | {"bodySite": _body_site((site,), reporter)}


def _place_id(entry: Entry, site: SiteScore) -> str:
    return id_of("entry", entry.id, Kind.SITE, site.id)


def _score_code(entry: Entry) -> tuple[str, str]:
    return FACE_SCORE if entry.scale is Scale.FACES6 else NUMBER_SCORE


def _body_site(sites: tuple[SiteScore, ...], reporter: Reporter) -> Json:
    """One place with its code, or the names of several."""
    names = [reporter.item_name(Kind.SITE, site.id) for site in sites]
    written: Json = {"text": "; ".join(names)}
    code = SITE_CODES.get(sites[0].id) if len(sites) == 1 else None
    return {"coding": [{"system": SNOMED_CT, "code": code}]} | written if code else written


def _components(entry: Entry, reporter: Reporter) -> Iterator[Json]:
    t, local = reporter.texts, reporter.local
    if entry.course is not None:
        yield {"code": local("course"), "valueCodeableConcept": {"text": t(COURSE_NAMES[entry.course])}}
    if entry.hours is not None:
        yield {"code": local("duration"), "valueQuantity": quantity(entry.hours, "h")}
    for kind, ids in ((Kind.QUALITY, entry.qualities), (Kind.TRIGGER, entry.triggers)):
        for id_ in ids:
            concept = reporter.item_concept(reporter.item(kind, id_))
            yield {"code": local(str(kind)), "valueCodeableConcept": concept}
    for symptom in entry.symptoms:
        yield {"code": local("symptom"), "valueCodeableConcept": _symptom(symptom, reporter)}
    for marked, code in ((entry.flare, "flare"), (entry.recalled, "recalled")):
        if marked:
            yield {"code": local(code), "valueBoolean": True}
    if entry.source is not None and (value := clean(entry.source.value or "")):
        yield {"code": local("converted-from"), "valueString": clean(f"{entry.source.app}: {value}")}


def _symptom(symptom: Symptom, reporter: Reporter) -> Json:
    t = reporter.texts
    addition = ""
    if symptom.side is not None:
        addition = t(SIDE_NAMES[symptom.side])
    elif symptom.minutes is not None:
        addition = t.n("{n} minute", "{n} minutes", symptom.minutes)
    return reporter.item_concept(reporter.item(Kind.SYMPTOM, symptom.id), addition)


def _treatment_resources(
    entry: Entry, treatment: Treatment, told: Json | None, effective: str, reporter: Reporter
) -> Iterator[Json]:
    item = reporter.item(Kind.TREATMENT, treatment.id)
    made = _medicine if item.group == MEDICINE_GROUP else _therapy
    resource = made(
        id_of("entry", entry.id, Kind.TREATMENT, treatment.id), item, clean(treatment.dose), effective, reporter
    )
    if told is not None:
        resource["reasonReference"] = [reference(told["id"])]
    yield resource
    if treatment.relief is not None:
        id_ = id_of("entry", entry.id, Kind.TREATMENT, treatment.id, "relief")
        relief = reporter.observation(id_, reporter.local("relief"), effective)
        relief["partOf"] = [reference(resource["id"])]
        yield relief | {"valueCodeableConcept": {"text": reporter.texts(RELIEF_NAMES[treatment.relief])}}


def _medicine(id_: str, item: Item, dose: str, effective: str, reporter: Reporter) -> Json:
    made: Json = {
        "resourceType": "MedicationStatement",
        "id": id_,
        "status": "completed",
        "medicationCodeableConcept": reporter.item_concept(item),
        "subject": reporter.reference,
        "effectiveDateTime": effective,
        "informationSource": reporter.reference,
    }
    return made | {"dosage": [{"text": dose}]} if dose else made


def _therapy(id_: str, item: Item, dose: str, effective: str, reporter: Reporter) -> Json:
    return {
        "resourceType": "Procedure",
        "id": id_,
        "status": "completed",
        "code": reporter.item_concept(item, dose),
        "subject": reporter.reference,
        "performedDateTime": effective,
        "asserter": reporter.reference,
    }
