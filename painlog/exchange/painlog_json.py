"""A whole diary as a `.painlog.json` document: lossless, in a fixed order, one row a line."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from painlog.domain.catalogue import Item
from painlog.domain.diary import DayContext, Entry, Symptom, Treatment
from painlog.domain.experiments import Experiment
from painlog.domain.records import (
    AboutMe,
    Appointment,
    Clinician,
    Diary,
    Marker,
    Medicine,
    SeenFlag,
    Statement,
    WarningAnswer,
)
from painlog.exchange.flat_documents import document_of
from painlog.exchange.training_documents import training_document, visits_document

FORMAT = "painlog"
VERSION = 1

Json = dict[str, Any]


def document_lines(diary: Diary, exported_at: datetime, app_version: str, with_notes: bool = True) -> Iterator[str]:
    """The document, line by line with line ends. Without notes the entries have no `note` key at all."""
    yield "{\n"
    yield from _single("format", FORMAT)
    yield from _single("version", VERSION)
    yield from _single("exported_at", exported_at.isoformat())
    yield from _single("app_version", app_version)
    yield from _single("about", about_document(diary.about))
    yield from _single("settings", dict(sorted(diary.settings)))
    items = sorted(diary.catalogue, key=lambda item: (item.kind, item.id))
    yield from _listed("catalogue", map(_item, items))
    entries = sorted(diary.entries, key=lambda entry: (entry.when, entry.id))
    yield from _listed("entries", (entry_document(entry, with_notes) for entry in entries))
    yield from _listed("days", map(_day, sorted(diary.days, key=lambda day: day.diary_day)))
    statements = sorted(diary.statements, key=lambda each: (each.made_at, each.id))
    yield from _listed("statements", map(_statement, statements))
    yield from _listed("markers", map(_marker, sorted(diary.markers, key=lambda marker: (marker.day, marker.id))))
    seen = sorted(diary.flags_seen, key=lambda each: (each.onset, each.flag))
    yield from _listed("flags_seen", map(_seen, seen))
    answers = sorted(diary.warning_signs, key=lambda answer: (answer.answered_on, answer.sign))
    yield from _listed("warning_signs", map(_answer, answers))
    experiments = sorted(diary.experiments, key=lambda each: (each.first_day, each.id))
    yield from _listed("experiments", map(_experiment, experiments))
    yield from _listed("check_ins", map(document_of, diary.check_ins))
    yield from _listed("episode_facts", map(document_of, diary.episode_facts))
    yield from _single("training", training_document(diary.training, with_notes))
    yield from _single("visits", visits_document(diary.visits), "\n")
    yield "}\n"


def entry_document(entry: Entry, with_note: bool = True) -> Json:
    """One entry as the document has it."""
    zone = timezone(timedelta(minutes=entry.utc_offset_min))
    written: Json = {
        "id": entry.id,
        "when": entry.when.replace(tzinfo=zone).isoformat(),
        "utc_offset_min": entry.utc_offset_min,
        "time_known": entry.time_known,
        "diary_day": entry.diary_day.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "score": number(entry.score),
        "scale": str(entry.scale),
        "face": entry.face,
        "course": entry.course and str(entry.course),
        "hours": number(entry.hours),
        "sites": [{"id": site.id, "score": number(site.score)} for site in entry.sites],
        "qualities": list(entry.qualities),
        "symptoms": [_symptom(symptom) for symptom in entry.symptoms],
        "triggers": list(entry.triggers),
        "treatments": [_treatment(treatment) for treatment in entry.treatments],
        "flare": entry.flare,
        "note": entry.note,
        "recalled": entry.recalled,
        "source": entry.source and {"app": entry.source.app, "value": entry.source.value},
    }
    if not with_note:
        del written["note"]
    return written


def about_document(about: AboutMe) -> Json:
    """What the diary knows about its owner, as the document has it."""
    ticks: dict[str, list[str]] = {}
    for kind, id_ in sorted(about.ticks):
        ticks.setdefault(kind, []).append(id_)
    appointments = sorted(about.appointments, key=lambda each: (each.when, each.id))
    return {
        "facts": dict(sorted(about.facts)),
        "ticks": ticks,
        "medicines": [_medicine(each) for each in sorted(about.medicines, key=lambda each: each.id)],
        "clinicians": [_clinician(each) for each in sorted(about.clinicians, key=lambda each: each.id)],
        "appointments": [_appointment(each) for each in appointments],
    }


def number(value: float | None) -> float | None:
    """The number, as an integer where it is whole."""
    return int(value) if value is not None and value == int(value) else value


def _symptom(symptom: Symptom) -> Json:
    return {"id": symptom.id, "side": symptom.side and str(symptom.side), "minutes": symptom.minutes}


def _treatment(treatment: Treatment) -> Json:
    return {"id": treatment.id, "dose": treatment.dose, "relief": treatment.relief and str(treatment.relief)}


def _item(item: Item) -> Json:
    written: Json = {"kind": str(item.kind), "id": item.id, "name": item.name}
    written |= {"group": item.group, "hidden": item.hidden}
    return written if item.rank is None else written | {"rank": item.rank}


def _day(day: DayContext) -> Json:
    return {
        "diary_day": day.diary_day.isoformat(),
        "sleep": day.sleep,
        "mood": day.mood,
        "stress": day.stress,
        "limited": day.limited,
        "work_missed": day.work_missed,
        "walked_min": day.walked_min,
        "steps": day.steps,
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "kind": str(statement.kind),
        "from": statement.start.isoformat(),
        "to": statement.end.isoformat(),
        "approximate": statement.approximate,
        "made_at": statement.made_at.isoformat(),
    }


def _marker(marker: Marker) -> Json:
    return {"id": marker.id, "day": marker.day.isoformat(), "kind": marker.kind, "word": marker.word}


def _seen(seen: SeenFlag) -> Json:
    return {
        "onset": seen.onset.isoformat(),
        "flag": seen.flag,
        "seen_at": seen.seen_at.isoformat(),
        "dismissed": seen.dismissed,
    }


def _answer(answer: WarningAnswer) -> Json:
    return {"sign": answer.sign, "answer": str(answer.answer), "answered_on": answer.answered_on.isoformat()}


def _experiment(experiment: Experiment) -> Json:
    return {
        "id": experiment.id,
        "treatment": experiment.treatment,
        "block_days": experiment.block_days,
        "with_first": list(experiment.order),
        "first_day": experiment.first_day.isoformat(),
        "made_at": experiment.made_at.isoformat(),
        "stopped_on": experiment.stopped_on and experiment.stopped_on.isoformat(),
        "kept_days": [day.isoformat() for day in experiment.kept_days],
    }


def _medicine(medicine: Medicine) -> Json:
    return {
        "id": medicine.id,
        "name": medicine.name,
        "class": medicine.medicine_class,
        "dose": medicine.dose,
        "unit": medicine.unit,
        "regular": medicine.regular,
        "since": medicine.since and medicine.since.isoformat(),
        "until": medicine.until and medicine.until.isoformat(),
        "side_effects": medicine.side_effects,
    }


def _clinician(clinician: Clinician) -> Json:
    return {"id": clinician.id, "name": clinician.name, "role": clinician.role, "contact": clinician.contact}


def _appointment(appointment: Appointment) -> Json:
    return {
        "id": appointment.id,
        "kind": appointment.kind,
        "when": appointment.when.isoformat(),
        "title": appointment.title,
        "clinician_id": appointment.clinician_id,
        "result": appointment.result,
    }


def _single(key: str, value: object, end: str = ",\n") -> Iterator[str]:
    yield f"{_text(key)}: {_text(value)}{end}"


def _listed(key: str, rows: Iterable[Json]) -> Iterator[str]:
    yield f"{_text(key)}: ["
    separator = "\n"
    for row in rows:
        yield f"{separator}{_text(row)}"
        separator = ",\n"
    yield "],\n" if separator == "\n" else "\n],\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
