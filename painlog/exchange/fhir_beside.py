"""What a diary holds beside its entries, as FHIR resources: the values of days, warning signs, medicines."""

from collections.abc import Iterable, Iterator
from datetime import date

from painlog.domain.about import Fact
from painlog.domain.diary import DayContext
from painlog.domain.records import AboutMe, Answer, Medicine, WarningAnswer
from painlog.domain.warnings import SIGN_BY_ID, latest_answers
from painlog.exchange.fhir_elements import Json, Reporter, annotation, clean, day_text, id_of, quantity


def patient(about: AboutMe, reporter: Reporter, with_identity: bool) -> Json:
    """The person; nameless unless they ticked that their name and birth date go along."""
    made: Json = {"resourceType": "Patient", "id": reporter.patient_id}
    facts = dict(about.facts) if with_identity else {}
    if name := clean(facts.get(Fact.NAME, "")):
        made["name"] = [{"text": name}]
    if born := _date_of(facts.get(Fact.BIRTH_DATE, "")):
        made["birthDate"] = day_text(born)
    return made


def day_resource(day: DayContext, reporter: Reporter) -> Json | None:
    """The values of a day, where it has any."""
    measured = (("walked", day.walked_min, "min"), ("steps", day.steps, "{steps}"))
    values: list[tuple[str, Json]] = [
        *((code, {"valueInteger": value}) for code, value in _ratings(day) if value is not None),
        *((code, {"valueBoolean": value}) for code, value in _ticks(day) if value is not None),
        *((code, {"valueQuantity": quantity(value, unit)}) for code, value, unit in measured if value is not None),
    ]
    if not values:
        return None
    id_ = reporter.id_of("day", day.diary_day.isoformat())
    made = reporter.observation(id_, reporter.local("day"), day_text(day.diary_day))
    return made | {"component": [{"code": reporter.local(code)} | value for code, value in values]}


def warning_resources(answers: Iterable[WarningAnswer], reporter: Reporter) -> Iterator[Json]:
    """The signs whose last answer is yes."""
    for answer in sorted(latest_answers(answers).values(), key=lambda each: (each.answered_on, each.sign)):
        if answer.answer is Answer.YES:
            sign = SIGN_BY_ID.get(answer.sign)
            code = reporter.local("warning-sign")
            code["text"] = reporter.texts(sign.text) if sign else clean(answer.sign) or code["text"]
            id_ = reporter.id_of("warning-sign", answer.sign, answer.answered_on)
            yield reporter.observation(id_, code, day_text(answer.answered_on)) | {"valueBoolean": True}


def medicine_resource(medicine: Medicine, reporter: Reporter, today: date) -> Json:
    """A medicine of About me: what is taken regularly or as needed, since when and until when, and its side effects.

    These belong to the list of medicines, which every format holds whole; the notes that are ticked are those of
    entries and sessions (formats.md section 1).
    """
    ended = medicine.until is not None and medicine.until < today
    made: Json = {
        "resourceType": "MedicationStatement",
        "id": id_of("medicine", medicine.id),
        "status": "completed" if ended else "active",
        "medicationCodeableConcept": {"text": clean(medicine.name) or clean(medicine.medicine_class) or "–"},
        "subject": reporter.reference,
        "informationSource": reporter.reference,
        "dosage": [_dosage(medicine)],
    }
    if period := _period(medicine):
        made["effectivePeriod"] = period
    return made | annotation(medicine.side_effects)


def _period(medicine: Medicine) -> Json:
    """Since when and until when; nothing where the end was typed before the start, which no period can have."""
    since, until = medicine.since, medicine.until
    if since is not None and until is not None and until < since:
        return {}
    return {name: day_text(day) for name, day in (("start", since), ("end", until)) if day is not None}


def _dosage(medicine: Medicine) -> Json:
    text = clean(f"{medicine.dose} {medicine.unit}")
    return ({"text": text} if text else {}) | {"asNeededBoolean": not medicine.regular}


def _ratings(day: DayContext) -> tuple[tuple[str, int | None], ...]:
    return (("sleep", day.sleep), ("mood", day.mood), ("stress", day.stress))


def _ticks(day: DayContext) -> tuple[tuple[str, bool | None], ...]:
    return (("limited", day.limited), ("work-missed", day.work_missed))


def _date_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
