"""What a diary may know about its owner: the facts, ticks and kinds that About me offers (content.md section 2).

Ids never change and are what the diary stores; names are translatable texts. Everything is optional.
"""

from enum import StrEnum

from painlog.domain.catalogue import BUILT_IN, MEDICINE_GROUP, Kind
from painlog.domain.naming import N_
from painlog.domain.records import Appointment, Clinician, Marker, Medicine

Record = Medicine | Clinician | Appointment | Marker
"""What About me keeps in lists, each with a key of its own."""


class Fact(StrEnum):
    """A fact in the owner's own words, or a date."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    ALLERGIES = "allergies"
    TOLD = "told"
    FAMILY = "family"


class TickKind(StrEnum):
    """What a tick is about."""

    CONDITION = "condition"
    TENS = "tens"
    RISK_FACTOR = "risk-factor"
    FAMILY = "family"


PREGNANCY = "pregnancy"

CONDITIONS = {
    PREGNANCY: N_("Pregnancy"),
    "osteoporosis-fracture": N_("Osteoporosis or broken vertebra"),
    "stenosis": N_("Narrowed spinal canal (stenosis)"),
    "disc-sciatica": N_("Slipped disc or sciatica"),
    "spondylolisthesis": N_("Slipped vertebra (spondylolisthesis)"),
    "hip-replacement": N_("Hip replacement"),
    "recent-surgery": N_("Operation not long ago"),
    "high-blood-pressure": N_("High blood pressure"),
    "inflammatory-arthritis": N_("Inflammatory arthritis"),
    "hernia": N_("Abdominal or groin hernia"),
    "neck": N_("Neck trouble"),
    "shoulder": N_("Shoulder trouble"),
    "wrist": N_("Wrist trouble"),
    "knee": N_("Knee trouble"),
    "dizziness-balance": N_("Dizziness or trouble with balance"),
    "pelvic-girdle": N_("Pelvic girdle pain"),
}
"""Conditions that steer which exercises are offered; the ids are those of exercises.md section 2."""

TENS_CONTRAINDICATIONS = {
    PREGNANCY: N_("Pregnancy"),
    "epilepsy": N_("Epilepsy"),
    "pacemaker": N_("Pacemaker or similar implant"),
}
"""With one of these TENS is not for the person (content.md section 2)."""

RISK_FACTORS = {
    "smoking": N_("Smoking"),
    "weight": N_("Weight above what I would like"),
    "sitting-work": N_("Work that is mostly sitting"),
    "heavy-work": N_("Heavy physical work"),
    "inactivity": N_("Little movement"),
}

FAMILY = {"back-disease": N_("Back disease")}
"""Of a parent, a brother or sister, or a child."""

TICKS = {
    TickKind.CONDITION: CONDITIONS,
    TickKind.TENS: TENS_CONTRAINDICATIONS,
    TickKind.RISK_FACTOR: RISK_FACTORS,
    TickKind.FAMILY: FAMILY,
}

ROLES = {
    "gp": N_("Family doctor (GP)"),
    "physiotherapist": N_("Physiotherapist"),
    "orthopaedic-surgeon": N_("Orthopaedic surgeon"),
    "neurosurgeon": N_("Neurosurgeon"),
    "neurologist": N_("Neurologist"),
    "chiropractor": N_("Chiropractor"),
    "acupuncturist": N_("Acupuncturist"),
    "other": N_("Other"),
}

APPOINTMENT_KINDS = {
    "appointment": N_("Appointment"),
    "x-ray": N_("X-ray"),
    "mri": N_("MRI"),
    "ct": N_("CT"),
    "bone-scan": N_("Bone scan"),
    "emg": N_("EMG"),
    "blood-test": N_("Blood test"),
    "other-test": N_("Another test"),
}

MARKER_KINDS = {
    "injury": N_("Injury"),
    "treatment": N_("New treatment"),
    "scan": N_("Scan"),
    "appointment": N_("Appointment"),
    "other": N_("Other"),
}

MEDICINE_CLASSES = {
    item.id: item.name for item in BUILT_IN if item.kind is Kind.TREATMENT and item.group == MEDICINE_GROUP
}
"""The medicines of the treatment catalogue, as classes."""
