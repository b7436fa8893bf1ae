"""Conditions that a person may declare in About me, and that steer which exercises are offered."""

from enum import StrEnum

from painlog.domain.naming import N_


class Condition(StrEnum):
    """The declared conditions; the ids are stored and never change (exercises.md section 2)."""

    PREGNANCY = "pregnancy"
    OSTEOPOROSIS = "osteoporosis-fracture"
    STENOSIS = "stenosis"
    DISC_SCIATICA = "disc-sciatica"
    SPONDYLOLISTHESIS = "spondylolisthesis"
    HIP_REPLACEMENT = "hip-replacement"
    RECENT_SURGERY = "recent-surgery"
    HIGH_BLOOD_PRESSURE = "high-blood-pressure"
    INFLAMMATORY_ARTHRITIS = "inflammatory-arthritis"
    HERNIA = "hernia"
    NECK = "neck"
    SHOULDER = "shoulder"
    WRIST = "wrist"
    KNEE = "knee"
    DIZZINESS_BALANCE = "dizziness-balance"
    PELVIC_GIRDLE = "pelvic-girdle"


CONDITION_NAMES = {
    Condition.PREGNANCY: N_("Pregnancy"),
    Condition.OSTEOPOROSIS: N_("Osteoporosis or a fractured vertebra"),
    Condition.STENOSIS: N_("Spinal stenosis"),
    Condition.DISC_SCIATICA: N_("Disc herniation or sciatica"),
    Condition.SPONDYLOLISTHESIS: N_("Spondylolisthesis"),
    Condition.HIP_REPLACEMENT: N_("Hip replacement"),
    Condition.RECENT_SURGERY: N_("Recent surgery"),
    Condition.HIGH_BLOOD_PRESSURE: N_("High blood pressure"),
    Condition.INFLAMMATORY_ARTHRITIS: N_("Inflammatory arthritis"),
    Condition.HERNIA: N_("Abdominal or groin hernia"),
    Condition.NECK: N_("Neck trouble"),
    Condition.SHOULDER: N_("Shoulder trouble"),
    Condition.WRIST: N_("Wrist trouble"),
    Condition.KNEE: N_("Knee trouble"),
    Condition.DIZZINESS_BALANCE: N_("Dizziness or trouble with balance"),
    Condition.PELVIC_GIRDLE: N_("Pelvic girdle pain"),
}
