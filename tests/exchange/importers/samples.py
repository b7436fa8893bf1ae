"""Invented files in the shapes of other apps; nobody's records."""

import zipfile
from pathlib import Path

BEARABLE = (
    '"date","weekday","time of day","category","rating/amount","detail","notes"\n'
    '"3rd Mar 2026","Tuesday","am","Symptom","2","Back pain (Moderate)","after sleep"\n'
    '"3rd Mar 2026","Tuesday","am","Symptom","1","Fatigue (Mild)",""\n'
    '"3rd Mar 2026","Tuesday","am","Factors","","Driving | Late night",""\n'
    '"3rd Mar 2026","Tuesday","am","Meds/Supplements","400","Ibuprofen (mg)",""\n'
    '"3rd Mar 2026","Tuesday","8:05","Symptom","4","Neck pain (Unbearable)",""\n'
    '"3rd Mar 2026","Tuesday","pm","Mood","4","",""\n'
    '"3rd Mar 2026","Tuesday","","Sleep","7:30","",""\n'
    '"3rd Mar 2026","Tuesday","all day","Sleep quality","2","",""\n'
    '"4th Mar 2026","Wednesday","20:15","Symptom","3","Lower back pain, left (Severe)",""\n'
    '"4th Mar 2026","Wednesday","mid","Mood","1","",""\n'
    '"4th Mar 2026","Wednesday","pre","Energy","3","",""\n'
)
BEARABLE_NEWER = (
    '"date","date formatted","weekday","time of day","category","rating/amount","detail","notes"\n'
    '"3rd Mar 2026","2026-03-03","Tuesday","20:15","Symptom","1","Sciatica (Mild)","so, ""so"""\n'
)


def bearable_row(category: str, rating: str, detail: str = "", notes: str = "") -> str:
    """A row of the newer layout, of the day after that of `BEARABLE_NEWER`."""
    cells = ("4th Mar 2026", "2026-03-04", "Wednesday", "am", category, rating, detail, notes)
    return ",".join(f'"{cell}"' for cell in cells) + "\n"


TRACK_AND_GRAPH = (
    "FeatureName,Timestamp,Value,Label,Note\r\n"
    "Back pain,2026-03-03T08:15:00.120+01:00,6.0,,hm\r\n"
    "Cause,2026-03-03T08:16:00+01:00,2.0,Driving,\r\n"
    "Ibuprofen,2026-03-03T09:00:00+01:00,400.0,,\r\n"
    "Ibuprofen,2026-03-04T09:00:00+01:00,0.0,,\r\n"
    "Sleep,2026-03-04T07:00:00+01:00,7:30:00,,\r\n"
    "Back pain,2026-03-05T20:00:00Z,11.0,,\r\n"
)
TRACK_AND_GRAPH_OLDER = (
    "FeatureName,Timestamp,Value,Note\r\n"
    "Back pain,2026-03-03T08:15:00+01:00,3.0:Bad,\r\n"
    "Cause,2026-03-03T08:16:00+01:00,2.0:Long sitting,\r\n"
)
MIGRAINE_BUDDY = (
    "Migraine Buddy records,,\n"
    '"From 03/01/26, to 03/31/26"\n'
    "\n"
    "#,Started,Lasted,Start UTC Offset (min),Pain Level,Potential Triggers,Symptoms,Helpful Medication,"
    "Somewhat Helpful Medication,Unhelpful Medication,Unsure Medication,Notes,Geohash\n"
    '1,03/14/26 13:05,5h 30m,60,7,"Stress at work, Coffee","Nausea, Fever",Sumatriptan,,'
    '"Ibuprofen, No medication",,left side,u4pruy\n'
    "2,03/15/26 09:00,2d 1h,60,,,,,Paracetamol,,,,u4pruy\n"
    "3,03/16/26 09:00,1h,60,12,,,No medication,,,,,u4pruy\n"
)
DAYLIO_ROWS = (
    ("2026-03-03", "3 March", "Tuesday", "20:15", "good", "driving | Back pain 6 | walking"),
    ("2026-03-03", "3 March", "Tuesday", "8:05 am", "rad", ""),
    ("2026-03-04", "4 March", "Wednesday", "9:00 pm", "my own mood", "family"),
)
LOOP_HABITS = "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Stretching,,,1,1,#E64A19\n"
LOOP_MARKS = (
    "Date,Value,Notes\n2026-03-05,YES_MANUAL,felt good\n2026-03-04,YES_AUTO,\n2026-03-03,NO,\n2026-03-02,SKIP,\n"
    "2026-03-01,UNKNOWN,\n2026-02-28,MAYBE,\n"
)
FLAREDOWN = (
    "Date,Back pain,Ibuprofen,Stiffness,Tags,Foods\n"
    "2026-03-03,3,400 mg,1,travel; driving,bread\n2026-03-04,0,,,,\n2026-03-05,7,,,,\n"
)
FLAREDOWN_LONG = (
    "user_id,age,sex,country,checkin_date,trackable_id,trackable_type,trackable_name,trackable_value\n"
    "QEVu==,30,female,GB,2026-03-03,1,Condition,Back pain,2\n"
    "QEVu==,30,female,GB,2026-03-03,2,Treatment,Ibuprofen,200 mg\n"
    "QEVu==,30,female,GB,2026-03-03,3,Tag,driving,\n"
    "QEVu==,30,female,GB,2026-03-03,4,Weather,icon,rain\n"
    "QEVu==,30,female,GB,2026-03-04,1,Condition,Back pain,4\n"
)
PF_PAIN_DIARY = (
    '"Date","Conditions","Pain Level (0-10)","Body Regions","Pain nature","Times of pain","Drug Intakes","Comment"\n'
    '"3/14/26","VERY_GOOD","6","[ABDOMEN_LEFT_BACK, NECK]","[STABBING]","[MORNING]",'
    '"[[drug:[name:Ibuprofen,dose400 mg],quantityMorning:1,quantityNoon:0,quantityEvening:1,quantityNight:0],]",'
    '"so ""so"""\n'
    '"3/4/26","","","[]","[]","[]","[]",""\n'
)
APPLE_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Me,Record*,Workout*)>\n]>\n"
    '<HealthData locale="en_GB">\n <ExportDate value="2026-11-01 10:00:00 +0000"/>\n'
)
APPLE_TAIL = "</HealthData>\n"


def apple_pain(value: str, start: str = "2026-03-03 08:15:00 +0100") -> str:
    return (
        f' <Record type="HKCategoryTypeIdentifierLowerBackPain" sourceName="Health" startDate="{start}"'
        f' endDate="{start}" value="HKCategoryValueSeverity{value}"/>\n'
    )


APPLE_SLEEP_OLDER = ("InBed", "Asleep", "Awake")
APPLE_SLEEP_NEWER = ("InBed", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM", "Awake")
"""The words of sleep before and since iOS 16."""


def apple_sleep(word: str, hour: int) -> str:
    return (
        f' <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" value="HKCategoryValueSleepAnalysis'
        f'{word}" startDate="2026-03-04 0{hour}:00:00 +0100" endDate="2026-03-04 0{hour + 1}:00:00 +0100"/>\n'
    )


APPLE_WORKOUT = (
    ' <Workout workoutActivityType="HKWorkoutActivityTypeTraditionalStrengthTraining" duration="30.50000000000000001"'
    ' durationUnit="min" startDate="2026-03-03 18:00:00 +0000" endDate="2026-03-03 18:31:00 +0000"/>\n'
    ' <Workout workoutActivityType="HKWorkoutActivityTypeWalking"'
    ' startDate="2026-03-04 18:00:00 +0000" endDate="2026-03-04 18:20:00 +0000"/>\n'
)
APPLE_OTHER = (
    ' <Record type="HKCategoryTypeIdentifierSleepAnalysis" startDate="2026-03-03 23:00:00 +0000"'
    ' endDate="2026-03-04 06:00:00 +0000" value="HKCategoryValueSleepAnalysisAsleep"/>\n'
    ' <Record type="HKQuantityTypeIdentifierStepCount" startDate="2026-03-03 23:00:00 +0000"'
    ' endDate="2026-03-04 06:00:00 +0000" value="12"/>\n'
)
APPLE = APPLE_HEAD + apple_pain("Moderate") + APPLE_WORKOUT + APPLE_OTHER + APPLE_TAIL


def daylio(columns: int) -> str:
    """The file with 7, 8 or 9 columns, as newer versions write more of them."""
    header = "full_date,date,weekday,time,mood,activities"
    header += ",scales" * (columns == 9) + ",note_title" * (columns >= 8) + ",note"
    lines = [header]
    for number, row in enumerate(DAYLIO_ROWS):
        cells = [*row]
        cells += ['"Pain: 4 | Energy: 2"'] * (columns == 9) + ["A title"] * (columns >= 8)
        lines.append(",".join([*cells, '"Tired.<br>Very."' if number == 0 else ""]))
    return "\ufeff" + "\n".join(lines) + "\n"


def archive(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return path


def loop_archive(path: Path) -> Path:
    marks = {"001 Stretching/Checkmarks.csv": LOOP_MARKS, "002 Read/Checkmarks.csv": "2026-03-05,2\n2026-03-04,0\n"}
    matrix = {"Habits.csv": LOOP_HABITS, "Checkmarks.csv": "Date,Stretching,Read,\n2026-03-05,2,2,\n"}
    return archive(path, matrix | marks | {"001 Stretching/Scores.csv": "Date,Score\n2026-03-05,0.5\n"})


def apple_archive(path: Path, document: str = APPLE) -> Path:
    return archive(
        path, {"apple_health_export/export_cda.xml": "<ClinicalDocument/>", "apple_health_export/export.xml": document}
    )
