"""The codes of the FHIR export: LOINC, SNOMED CT, and a code system of painlog's own for everything else."""

from painlog.domain.naming import N_

LOINC = "http://loinc.org"
SNOMED_CT = "http://snomed.info/sct"
UNITS = "http://unitsofmeasure.org"
CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
ABSENT_REASONS = "http://terminology.hl7.org/CodeSystem/data-absent-reason"

LOCAL = "urn:uuid:5b6fbd7e-2a55-5f0e-9c53-0b6a5a9d1a10"
"""Names painlog's own code system; drawn once, and never to change."""

NUMBER_SCORE = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
FACE_SCORE = ("38208-5", "Pain severity - Reported")
EXERCISE_DONE = ("73985-4", "Exercise activity")
EXERCISE_DURATION = ("55411-3", "Exercise duration")
"""LOINC codes and their names (formats.md section 2)."""

FACES_METHOD = "painlog six faces"
"""How a face score was found; it is not a validated instrument (content.md section 1)."""

SURVEY = ("survey", "Survey")
ACTIVITY = ("activity", "Activity")
"""Categories of observations (terminology.hl7.org, observation-category)."""

_LEFT_LUMBAR, _LOWER_BACK, _RIGHT_LUMBAR = "1017210004", "37822005", "1017211000"
_BACK_OF_TRUNK, _SACROILIAC, _HIP, _THIGH = "77568009", "39723000", "29836001", "68367000"
_LOWER_LEG, _FOOT, _SHOULDER = "30021000", "56459004", "16982005"

SITE_CODES = {
    "neck": "45048000",
    "upper-back-left": _BACK_OF_TRUNK,
    "upper-back-middle": _BACK_OF_TRUNK,
    "upper-back-right": _BACK_OF_TRUNK,
    "mid-back-left": _BACK_OF_TRUNK,
    "mid-back-middle": _BACK_OF_TRUNK,
    "mid-back-right": _BACK_OF_TRUNK,
    "lower-back-left": _LEFT_LUMBAR,
    "lower-back-middle": _LOWER_BACK,
    "lower-back-right": _RIGHT_LUMBAR,
    "sacroiliac-left": _SACROILIAC,
    "sacroiliac-right": _SACROILIAC,
    "sacrum": "54735007",
    "tailbone": "64688005",
    "hip-left": _HIP,
    "hip-right": _HIP,
    "thigh-back-left": _THIGH,
    "thigh-back-right": _THIGH,
    "thigh-front-left": _THIGH,
    "thigh-front-right": _THIGH,
    "calf-left": _LOWER_LEG,
    "calf-right": _LOWER_LEG,
    "shin-left": _LOWER_LEG,
    "shin-right": _LOWER_LEG,
    "foot-left": _FOOT,
    "foot-right": _FOOT,
    "shoulder-left": _SHOULDER,
    "shoulder-right": _SHOULDER,
}
"""SNOMED CT codes of places (formats.md section 2); a place that is not listed is sent as text alone."""

LOCAL_NAMES = {
    "entry": N_("Diary entry without a score"),
    "quality": N_("What the pain felt like"),
    "course": N_("Course of the day"),
    "duration": N_("Hours that it lasted"),
    "symptom": N_("Symptom beside the pain"),
    "trigger": N_("What may have set it off"),
    "flare": N_("Marked as a flare-up"),
    "recalled": N_("Written down days later"),
    "converted-from": N_("Value before it was converted"),
    "relief": N_("Relief noted"),
    "day": N_("Values of a day"),
    "sleep": N_("Sleep quality, 0 to 10"),
    "mood": N_("Mood, 0 to 10"),
    "stress": N_("Stress, 0 to 10"),
    "limited": N_("Activities were limited"),
    "work-missed": N_("Work was missed"),
    "walked": N_("Minutes walked"),
    "steps": N_("Steps"),
    "warning-sign": N_("Warning sign answered yes"),
    "check-in": N_("Weekly check-in, mean of three answers, 0 to 10"),
    "week-pain": N_("Pain on average in the past week, 0 to 10"),
    "week-enjoyment": N_("How far pain spoilt enjoyment of life in the past week, 0 to 10"),
    "week-activity": N_("How far pain hindered activity in the past week, 0 to 10"),
    "activity-score": N_("An activity that matters to the person: 0 unable to 10 as before"),
    "session-outcome": N_("How the session ended"),
    "pain-before": N_("Pain before exercise, 0 to 10"),
    "pain-after": N_("Pain after exercise, 0 to 10"),
    "effort": N_("Effort, 0 to 10"),
    "hurt-place": N_("Where it hurt during exercise"),
    "hurt-score": N_("Pain when it hurt during exercise, 0 to 10"),
}
"""Codes of painlog's own and what they mean; nothing here borrows a number of LOINC."""
