"""The flat `entries.csv` and back."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from painlog.clock import FUTURE_TOLERANCE, FixedClock, diary_day
from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.diary import DayContext, Entry, Relief, SiteScore, Symptom, Treatment
from painlog.domain.records import Diary
from painlog.domain.scales import Scale
from painlog.exchange.entries_csv import COLUMNS, csv_lines
from painlog.exchange.entries_reading import EntriesCsv, open_entries_csv
from painlog.exchange.moments import Calendar
from painlog.exchange.reading import read_table
from painlog.exchange.rows import Candidate, RowTrouble
from tests.strategies import diaries

NOW = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
CALENDAR = Calendar(NOW + FUTURE_TOLERANCE, FixedClock(NOW).at_local, diary_day)
Write = Callable[..., Path]

FULL = Entry(
    "e1",
    datetime(2026, 11, 19, 20, 15),
    -300,
    date(2026, 11, 19),
    NOW,
    6,
    sites=(SiteScore("hip-left"), SiteScore("lower-back-left", 4.5)),
    qualities=("aching", "dull"),
    symptoms=(Symptom("stiffness-on-waking", minutes=30),),
    triggers=("own-rain",),
    treatments=(Treatment("heat", "20 min: twice", Relief.SOME), Treatment("rest")),
    note="=cmd; “quoted”\r\nsecond line",
)
DIARY = Diary(entries=(FULL,), days=(DayContext(date(2026, 11, 19), sleep=4, limited=True, steps=100),))
HEADER = ",".join(COLUMNS)


def opened(path: Path) -> EntriesCsv:
    return open_entries_csv(read_table(path), CALENDAR, Catalogue(), NOW)


def read(path: Path) -> tuple[list[Entry], Diary]:
    source = opened(path)
    rows = list(source.rows())
    assert not [str(row.trouble) for row in rows if isinstance(row, RowTrouble)]
    return [row.entry for row in rows if isinstance(row, Candidate)], source.beside(taken=True)


def troubles(path: Path) -> list[tuple[int, str]]:
    return [(row.line, str(row.trouble)) for row in opened(path).rows() if isinstance(row, RowTrouble)]


def rows_of(diary: Diary, with_notes: bool = True) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_lines(diary, with_notes)), newline="")))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(diaries(max_entries=4))
def test_reading_gives_back_what_was_written(written: Write, diary: Diary) -> None:
    entries, beside = read(written("".join(csv_lines(diary, with_notes=True))))
    assert entries == [replace(entry, recorded_at=NOW, source=None) for entry in diary.entries]
    recorded = {entry.diary_day for entry in diary.entries}
    kept = [replace(day, work_missed=None, walked_min=None, steps=None) for day in diary.days]
    assert set(beside.days) == {day for day in kept if day.diary_day in recorded and not day.empty}


def test_a_row_as_the_format_says() -> None:
    (row,) = rows_of(DIARY)
    assert tuple(row) == COLUMNS
    assert row == {
        "id": "e1",
        "when": "2026-11-19T20:15:00-05:00",
        "utc_offset_min": "'-300",
        "time_known": "true",
        "diary_day": "2026-11-19",
        "scale": "nrs11",
        "score": "6",
        "face": "",
        "course": "",
        "hours": "",
        "sites": "hip-left; lower-back-left=4.5",
        "qualities": "aching; dull",
        "symptoms": "stiffness-on-waking@30",
        "triggers": "own-rain",
        "treatments": r"heat@20 min\: twice:some; rest",
        "flare": "false",
        "note": "'=cmd; “quoted”\r\nsecond line",
        "recalled": "false",
        "sleep": "4",
        "mood": "",
        "stress": "",
        "limited": "true",
    }


def test_lines_end_as_rfc_4180_says() -> None:
    assert all(line.endswith("\r\n") for line in csv_lines(DIARY, with_notes=False))


def test_the_note_is_a_column_only_with_notes() -> None:
    (row,) = rows_of(DIARY, with_notes=False)
    assert tuple(row) == tuple(column for column in COLUMNS if column != "note")


def test_a_day_keeps_the_last_value_that_is_not_empty(written: Write) -> None:
    second = replace(FULL, id="e2", when=datetime(2026, 11, 19, 21))
    lines = list(csv_lines(replace(DIARY, entries=(FULL, second)), with_notes=False))
    lines[1] = lines[1].replace(",4,,,true", ",3,5,,true")
    lines[2] = lines[2].replace(",4,,,true", ",7,,,")
    _, beside = read(written("".join(lines)))
    assert beside.days == (DayContext(date(2026, 11, 19), sleep=7, mood=5, limited=True),)


def test_names_are_taken_as_well_as_ids(written: Write) -> None:
    lines = (
        "".join(csv_lines(DIARY, with_notes=False)).replace("own-rain", "Long Sitting; Rain").replace("rest", "Walk")
    )
    entries, beside = read(written(lines))
    assert entries[0].triggers == ("long-sitting", "own-rain")
    assert [treatment.id for treatment in entries[0].treatments] == ["heat", "own-walk"]
    assert {(item.kind, item.id, item.name) for item in beside.catalogue} == {
        (Kind.TRIGGER, "own-rain", "Rain"),
        (Kind.TREATMENT, "own-walk", "Walk"),
    }


def test_an_own_id_keeps_its_id(written: Write) -> None:
    _, beside = read(written("".join(csv_lines(DIARY, with_notes=False))))
    assert [(item.id, item.name) for item in beside.catalogue] == [("own-rain", "rain")]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("when", "2026-11-19T20:15:00", "offset"),
        ("when", "yesterday", "offset"),
        ("when", "2026-11-20T19:00:00Z", "future"),
        ("when", "1066-10-14T09:00:00Z", "before 1900"),
        ("score", "12", "scale"),
        ("score", "4", "Face"),
        ("diary_day", "19.11.2026", "diary_day"),
        ("face", "happy", "face"),
        ("hours", "25", "hours"),
        ("course", "rare", "course"),
        ("flare", "maybe", "flare"),
        ("sites", "hip-left=20", "scale"),
        ("sites", "hip-left; hip-left", "twice"),
        ("symptoms", "numbness@30", "numbness"),
        ("treatments", "heat:much", "relief"),
        ("triggers", "driving=3", "driving"),
        ("sleep", "11", "scale"),
        ("sleep", "bad", "sleep"),
        ("id", "two words", "id"),
    ],
)
def test_a_bad_cell_is_a_bad_row(written: Write, column: str, cell: str, reason: str) -> None:
    (row,) = rows_of(Diary(entries=(replace(FULL, score=6, face=3, scale=Scale.FACES6),)))
    row[column] = cell
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerow(row)
    ((line, sentence),) = troubles(written(text.getvalue()))
    assert line == 2
    assert reason in sentence


def test_a_row_that_is_too_long_is_a_bad_row(written: Write) -> None:
    lines = list(csv_lines(DIARY, with_notes=False))
    assert troubles(written(lines[0] + lines[1].replace("\r\n", ",more\r\n"))) == [
        (2, "The row has more cells than the header.")
    ]


def test_the_ids_of_the_file(written: Write) -> None:
    assert opened(written("".join(csv_lines(DIARY, with_notes=False)))).ids() == {"e1"}
    assert opened(written("when,diary_day,scale,score\n")).ids() == set()
