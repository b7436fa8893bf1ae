"""About me in words: one line, and a second one with details, for each record of its lists."""

from datetime import date, datetime, time

from painlog.domain.about import APPOINTMENT_KINDS, MARKER_KINDS, MEDICINE_CLASSES, ROLES
from painlog.domain.records import Appointment, Clinician, Marker, Medicine
from painlog.i18n import Texts


def medicine_words(medicine: Medicine, t: Texts) -> tuple[str, str]:
    """ "Ibuprofen · 400 mg" and "Anti-inflammatory · as needed · since 1 March 2026"."""
    dose = " ".join(part for part in (medicine.dose, medicine.unit) if part)
    details = [
        t(MEDICINE_CLASSES.get(medicine.medicine_class, medicine.medicine_class)),
        t("regular") if medicine.regular else t("as needed"),
        t("since {day}", day=t.date(medicine.since)) if medicine.since else "",
        t("until {day}", day=t.date(medicine.until)) if medicine.until else "",
        t("side effects: {text}", text=medicine.side_effects) if medicine.side_effects else "",
    ]
    return _joined(medicine.name, dose), _joined(*details)


def clinician_words(person: Clinician, t: Texts) -> tuple[str, str]:
    return person.name, _joined(t(ROLES.get(person.role, person.role)), person.contact)


def appointment_words(appointment: Appointment, clinicians: tuple[Clinician, ...], t: Texts) -> tuple[str, str]:
    """The kind and title, and when, with whom and what came out."""
    who = next((each.name for each in clinicians if each.id == appointment.clinician_id), "")
    kind = t(APPOINTMENT_KINDS.get(appointment.kind, appointment.kind))
    return _joined(kind, appointment.title), _joined(when_text(appointment.when, t), who, appointment.result)


def marker_words(marker: Marker, t: Texts) -> tuple[str, str]:
    return marker.word, _joined(t(MARKER_KINDS.get(marker.kind, marker.kind)), t.date(marker.day))


def when_text(when: datetime, t: Texts) -> str:
    """The day, and the time of day unless it is midnight, which means that none was given."""
    return t.date(when.date()) if when.time() == time() else f"{t.date(when.date())}, {t.time(when)}"


def age_on(birth: date, day: date) -> int:
    """Whole years from `birth` to `day`."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
