"""The flat `entries.csv`: one row an entry, with the values of its day repeated on each row."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta, timezone

from painlog.domain.diary import DayContext, Entry, SiteScore, Symptom, Treatment
from painlog.domain.records import Diary
from painlog.exchange.cells import Part, joined, protected
from painlog.exchange.painlog_json import number

COLUMNS = (
    "id",
    "when",
    "utc_offset_min",
    "time_known",
    "diary_day",
    "scale",
    "score",
    "face",
    "course",
    "hours",
    "sites",
    "qualities",
    "symptoms",
    "triggers",
    "treatments",
    "flare",
    "note",
    "recalled",
    "sleep",
    "mood",
    "stress",
    "limited",
)


def csv_lines(diary: Diary, with_notes: bool) -> Iterator[str]:
    """The table, line by line with line ends; without notes it has no `note` column."""
    columns = [column for column in COLUMNS if with_notes or column != "note"]
    days = {day.diary_day: day for day in diary.days}
    yield _line(columns)
    for entry in sorted(diary.entries, key=lambda entry: (entry.when, entry.id)):
        cells = _cells(entry, days.get(entry.diary_day, DayContext(entry.diary_day)))
        yield _line(protected(cells[column]) for column in columns)


def _cells(entry: Entry, day: DayContext) -> dict[str, str]:
    zone = timezone(timedelta(minutes=entry.utc_offset_min))
    return {
        "id": entry.id,
        "when": entry.when.replace(tzinfo=zone).isoformat(),
        "utc_offset_min": str(entry.utc_offset_min),
        "time_known": _flag(entry.time_known),
        "diary_day": entry.diary_day.isoformat(),
        "scale": str(entry.scale),
        "score": _number(entry.score),
        "face": _number(entry.face),
        "course": str(entry.course or ""),
        "hours": _number(entry.hours),
        "sites": joined(map(_site, entry.sites)),
        "qualities": joined(map(Part, entry.qualities)),
        "symptoms": joined(map(_symptom, entry.symptoms)),
        "triggers": joined(map(Part, entry.triggers)),
        "treatments": joined(map(_treatment, entry.treatments)),
        "flare": _flag(entry.flare),
        "note": entry.note,
        "recalled": _flag(entry.recalled),
        "sleep": _number(day.sleep),
        "mood": _number(day.mood),
        "stress": _number(day.stress),
        "limited": _flag(day.limited),
    }


def _site(site: SiteScore) -> Part:
    return Part(site.id, score=None if site.score is None else _number(site.score))


def _symptom(symptom: Symptom) -> Part:
    detail = symptom.side if symptom.minutes is None else symptom.minutes
    return Part(symptom.id, detail=None if detail is None else str(detail))


def _treatment(treatment: Treatment) -> Part:
    relief = None if treatment.relief is None else str(treatment.relief)
    return Part(treatment.id, detail=treatment.dose or None, relief=relief)


def _number(value: float | None) -> str:
    return "" if value is None else repr(number(value))


def _flag(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
