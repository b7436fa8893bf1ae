"""Conditions that a person may declare in About me, and that steer which exercises are offered."""

from enum import StrEnum


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
