"""A diary as a FHIR R4 Bundle: one patient who reports, observations, what was taken and done. Never a Condition."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from painlog.domain.catalogue import Catalogue
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.exchange.fhir_beside import day_resource, medicine_resource, patient, warning_resources
from painlog.exchange.fhir_checking import checked, checked_bundle
from painlog.exchange.fhir_codes import LOCAL, LOCAL_NAMES
from painlog.exchange.fhir_elements import Json, Reporter, full_url, id_of
from painlog.exchange.fhir_exercise import activity_resources, check_in_resource, session_resources
from painlog.exchange.fhir_pain import entry_resources
from painlog.exchange.routine_names import routine_names
from painlog.exchange.sharing import Share, untold
from painlog.i18n import Texts

CODES_TITLE = N_("Codes of the pain diary painlog")


@dataclass(frozen=True, slots=True)
class BundleFrame:
    """What a bundle says beside the diary: whose it is (a lasting key of the diary), when it was made, its words."""

    patient_key: str
    exported_at: datetime
    texts: Texts


def bundle_lines(
    diary: Diary, share: Share, frame: BundleFrame, tell: Callable[[float], None] = untold
) -> Iterator[str]:
    """The bundle, one resource a line; `tell` hears the share of the entries that is written, 0 to 1.

    Every resource is validated before it is given. The ids are the same at every export of the same diary.
    """
    reporter = Reporter(id_of("patient", frame.patient_key), Catalogue(diary.catalogue), frame.texts, share.notes)
    head = {
        "resourceType": "Bundle",
        "id": reporter.id_of("bundle"),
        "language": frame.texts.language.replace("_", "-"),
        "type": "collection",
        "timestamp": frame.exported_at.isoformat(),
    }
    yield _text(checked_bundle(head))[:-1] + ', "entry": ['
    separator = "\n"
    for resource in _resources(diary, share, frame, reporter, tell):
        entry = {"fullUrl": full_url(resource["id"]), "resource": checked(resource)}
        yield f"{separator}{_text(entry)}"
        separator = ",\n"
    yield "\n]}\n"


def _resources(
    diary: Diary, share: Share, frame: BundleFrame, reporter: Reporter, tell: Callable[[float], None]
) -> Iterator[Json]:
    yield _codes(frame.texts)
    yield patient(diary.about, reporter, share.identity)
    today = frame.exported_at.date()
    yield from (medicine_resource(medicine, reporter, today) for medicine in diary.about.medicines)
    for number, entry in enumerate(sorted(diary.entries, key=lambda each: (each.when, each.id))):
        tell(number / len(diary.entries))
        yield from entry_resources(entry, reporter)
    yield from _beside(diary, reporter)


def _beside(diary: Diary, reporter: Reporter) -> Iterator[Json]:
    for day in sorted(diary.days, key=lambda each: each.diary_day):
        if (made := day_resource(day, reporter)) is not None:
            yield made
    yield from warning_resources(diary.warning_signs, reporter)
    for check_in in sorted(diary.check_ins, key=lambda each: (each.day, each.id)):
        if (made := check_in_resource(check_in, reporter)) is not None:
            yield made
    for activity in sorted(diary.visits.activities, key=lambda each: each.id):
        yield from activity_resources(activity, reporter)
    routines = routine_names(diary.training, reporter.texts)
    for session in sorted(diary.training.sessions, key=lambda each: (each.started, each.id)):
        yield from session_resources(session, routines, reporter)


def _codes(t: Texts) -> Json:
    """The meaning of painlog's own codes, so that the bundle needs nothing from elsewhere."""
    return {
        "resourceType": "CodeSystem",
        "id": LOCAL.removeprefix("urn:uuid:"),
        "url": LOCAL,
        "name": "PainlogCodes",
        "title": t(CODES_TITLE),
        "status": "active",
        "content": "fragment",
        "concept": [{"code": code, "display": name} for code, name in LOCAL_NAMES.items()],
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
