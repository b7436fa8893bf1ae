"""The flat `entries.csv`: one row an entry, with the values of its day repeated on each row."""

from collections.abc import Iterator
from datetime import timedelta, timezone

from painlog.domain.diary import DayContext, Entry, SiteScore, Symptom, Treatment
from painlog.domain.records import Diary
from painlog.exchange.cells import Part, joined
from painlog.exchange.painlog_json import number
from painlog.exchange.tables import Cell, Table, table_lines

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
    return table_lines(entries_table(diary, with_notes))


def entries_table(diary: Diary, with_notes: bool) -> Table:
    """The table with typed cells, ordered by time; without notes it has no `note` column."""
    columns = tuple(column for column in COLUMNS if with_notes or column != "note")
    return Table("entries", columns, _rows(diary, columns))


def _rows(diary: Diary, columns: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    days = {day.diary_day: day for day in diary.days}
    for entry in sorted(diary.entries, key=lambda entry: (entry.when, entry.id)):
        cells = _cells(entry, days.get(entry.diary_day, DayContext(entry.diary_day)))
        yield tuple(cells[column] for column in columns)


def _cells(entry: Entry, day: DayContext) -> dict[str, Cell]:
    return {
        "id": entry.id,
        "when": entry.when.replace(tzinfo=timezone(timedelta(minutes=entry.utc_offset_min))),
        "utc_offset_min": entry.utc_offset_min,
        "time_known": entry.time_known,
        "diary_day": entry.diary_day,
        "scale": str(entry.scale),
        "score": entry.score,
        "face": entry.face,
        "course": entry.course and str(entry.course),
        "hours": entry.hours,
        "sites": joined(map(_site, entry.sites)),
        "qualities": joined(map(Part, entry.qualities)),
        "symptoms": joined(map(_symptom, entry.symptoms)),
        "triggers": joined(map(Part, entry.triggers)),
        "treatments": joined(map(_treatment, entry.treatments)),
        "flare": entry.flare,
        "note": entry.note,
        "recalled": entry.recalled,
        "sleep": day.sleep,
        "mood": day.mood,
        "stress": day.stress,
        "limited": day.limited,
    }


def _site(site: SiteScore) -> Part:
    return Part(site.id, score=None if site.score is None else repr(number(site.score)))


def _symptom(symptom: Symptom) -> Part:
    detail = symptom.side if symptom.minutes is None else symptom.minutes
    return Part(symptom.id, detail=None if detail is None else str(detail))


def _treatment(treatment: Treatment) -> Part:
    relief = None if treatment.relief is None else str(treatment.relief)
    return Part(treatment.id, detail=treatment.dose or None, relief=relief)
