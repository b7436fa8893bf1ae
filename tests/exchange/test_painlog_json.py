"""A diary as a `.painlog.json` document and back."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from painlog.clock import FUTURE_TOLERANCE, FixedClock, diary_day
from painlog.domain.records import Diary
from painlog.errors import UserError
from painlog.exchange.moments import Calendar
from painlog.exchange.painlog_json import document_lines
from painlog.exchange.painlog_reading import open_painlog
from painlog.exchange.rows import Candidate, RowTrouble
from painlog.paths import resources
from tests.strategies import diaries

NOW = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
CALENDAR = Calendar(NOW + FUTURE_TOLERANCE, FixedClock(NOW).at_local, diary_day)
SCHEMA = Draft202012Validator(json.loads((resources() / "painlog.schema.json").read_text(encoding="utf-8")))
Write = Callable[..., Path]

EXAMPLE: dict[str, Any] = {
    "format": "painlog",
    "version": 1,
    "exported_at": "2026-11-20T18:00:00+00:00",
    "app_version": "0.1.0",
    "about": {
        "facts": {"name": "Jo"},
        "ticks": {"condition": ["osteoporosis"]},
        "medicines": [{"id": "m1", "name": "Naproxen", "since": "2026-01-01"}],
        "clinicians": [{"id": "c1", "name": "Dr Who", "role": "GP"}],
        "appointments": [{"id": "a1", "kind": "mri", "when": "2026-12-01T09:30:00", "clinician_id": "c1"}],
    },
    "settings": {"day_starts_at": 4},
    "catalogue": [{"kind": "trigger", "id": "own-rain", "name": "Rain", "group": "own", "hidden": False}],
    "entries": [
        {
            "id": "e1",
            "when": "2026-11-19T20:15:00+00:00",
            "utc_offset_min": 0,
            "time_known": True,
            "diary_day": "2026-11-19",
            "recorded_at": "2026-11-19T20:15:00+00:00",
            "score": 6,
            "scale": "nrs11",
            "face": None,
            "course": "constant",
            "hours": 2.5,
            "sites": [{"id": "lower-back-left", "score": 6}],
            "qualities": ["aching"],
            "symptoms": [{"id": "numbness", "side": "left", "minutes": None}],
            "triggers": ["own-rain"],
            "treatments": [{"id": "heat", "dose": "", "relief": "some"}],
            "flare": False,
            "note": "",
            "recalled": False,
            "source": None,
        }
    ],
    "days": [{"diary_day": "2026-11-19", "sleep": 4, "limited": True}],
    "statements": [
        {"id": "s1", "kind": "in-pain", "from": "2026-10-01", "to": "2026-10-09", "made_at": "2026-11-01T09:00:00Z"}
    ],
    "markers": [{"id": "k1", "day": "2026-10-01", "kind": "injury", "word": "Fell"}],
    "flags_seen": [{"onset": "2026-10-01", "flag": "flare", "seen_at": "2026-10-02T10:00:00+01:00"}],
    "warning_signs": [{"sign": "fever", "answer": "no", "answered_on": "2026-11-01"}],
    "experiments": [
        {
            "id": "x1",
            "treatment": "heat",
            "block_days": 7,
            "with_first": [True, False],
            "first_day": "2026-10-05",
            "made_at": "2026-10-02T18:00:00+01:00",
            "stopped_on": "2026-10-20",
            "kept_days": ["2026-10-05", "2026-10-07"],
        }
    ],
    "check_ins": [
        {"id": "q1", "day": "2026-11-15", "made_at": "2026-11-15T18:00:00Z", "pain": 5, "enjoyment": 4, "activity": 6}
    ],
    "episode_facts": [{"onset": "2026-10-01", "key": "doing", "value": "Lifting a box"}],
    "training": {
        "own_exercises": [
            {
                "id": "own-swing",
                "name": "Leg swing",
                "made_at": "2026-10-01T18:00:00+01:00",
                "cue": "Slowly",
                "kind": "mobility",
                "dose": {"reps": 8, "sets": 2},
                "sides": "left-right",
                "from_physiotherapist": True,
            }
        ],
        "routines": [
            {"id": "r1", "name": "Mine", "steps": [{"exercise": "bridge", "dose": {"hold_s": 5}, "sides": None}]}
        ],
        "plans": [
            {
                "id": "p1",
                "routine_id": "r1",
                "rule": "FREQ=WEEKLY;BYDAY=MO",
                "start": "2026-11-02T18:00:00",
                "zone": "Europe/London",
                "made_at": "2026-11-01T18:00:00Z",
                "ended_on": None,
                "remind": True,
            }
        ],
        "changes": [
            {"plan_id": "p1", "occurrence": "2026-11-09T18:00:00", "kind": "move", "moved_to": "2026-11-10T18:00:00"}
        ],
        "sessions": [
            {
                "id": "t1",
                "routine_id": "r1",
                "started": "2026-11-02T18:05:00",
                "utc_offset_min": 0,
                "diary_day": "2026-11-02",
                "outcome": "hurt",
                "seconds": 300,
                "steps": [{"exercise": "bridge", "outcome": "partly", "seconds": 300}],
                "with_timer": True,
                "plan_id": "p1",
                "occurrence": "2026-11-02T18:00:00",
                "pain_before": 3,
                "pain_after": 5,
                "effort": 4,
                "note": "",
                "hurt_site": "lower-back-left",
                "hurt_score": 6,
                "hurt_spreads": False,
            }
        ],
    },
    "visits": {
        "activities": [
            {
                "id": "v1",
                "name": "Carry my daughter",
                "made_at": "2026-11-01T18:00:00Z",
                "rank": 0,
                "ended_on": None,
                "scores": [{"day": "2026-11-01", "score": 4}],
            }
        ],
        "questions": [{"id": "u1", "text": "May I swim?", "made_at": "2026-11-01T18:00:00Z", "flag": "four-weeks"}],
        "handed_over": [
            {
                "id": "w1",
                "day": "2026-11-18",
                "made_at": "2026-11-18T18:00:00Z",
                "what": "pdf",
                "first": "2026-10-21",
                "last": "2026-11-18",
                "clinician": "Dr Who",
            }
        ],
    },
}


def text_of(diary: Diary, with_notes: bool = True) -> str:
    return "".join(document_lines(diary, NOW, "0.1.0", with_notes))


def read_back(path: Path) -> Diary:
    document = open_painlog(path, CALENDAR)
    document.ids()
    rows = list(document.rows())
    assert not [row for row in rows if isinstance(row, RowTrouble)]
    found = document.beside(taken=True)
    return replace(found, entries=tuple(row.entry for row in rows if isinstance(row, Candidate)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(diaries())
def test_reading_gives_back_what_was_written(written: Write, diary: Diary) -> None:
    text = text_of(diary)
    assert not list(SCHEMA.iter_errors(json.loads(text)))
    again = read_back(written(text, "diary.painlog.json"))
    assert replace(again, settings=tuple(sorted(again.settings))) == diary
    assert text_of(again) == text


def test_the_keys_come_in_the_order_of_the_format() -> None:
    document = json.loads(text_of(Diary()))
    assert list(document) == list(EXAMPLE)
    assert {document[key] == [] for key in ("experiments", "check_ins", "episode_facts")} == {True}
    assert not any((*document["training"].values(), *document["visits"].values()))


def test_an_entry_has_the_keys_of_the_format(written: Write) -> None:
    entry = json.loads(text_of(read_back(written(json.dumps(EXAMPLE)))))["entries"][0]
    assert entry == EXAMPLE["entries"][0]
    assert list(entry) == list(EXAMPLE["entries"][0])
    assert isinstance(entry["score"], int)


def test_without_notes_there_is_no_note_key(written: Write) -> None:
    diary = read_back(written(json.dumps(EXAMPLE)))
    document = json.loads(text_of(diary, with_notes=False))
    assert "note" not in document["entries"][0]
    assert "note" not in document["training"]["sessions"][0]


def test_what_a_file_without_notes_leaves_unsaid(written: Write) -> None:
    document = deepcopy(EXAMPLE)
    del document["entries"][0]["note"]
    (row,) = open_painlog(written(json.dumps(document)), CALENDAR).rows()
    assert isinstance(row, Candidate)
    assert row.unsaid == {"note"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d["entries"][0].update(score="six"), "entries[0].score"),
        (lambda d: d["entries"][0].update(score=11), "entries[0].score"),
        (lambda d: d["entries"][0].update(when="2026-11-19T20:15:00"), "entries[0].when"),
        (lambda d: d["entries"][0].update(when="2026-02-30T20:15:00Z"), "entries[0].when"),
        (lambda d: d["entries"][0].update(utc_offset_min=60), "entries[0].utc_offset_min"),
        (lambda d: d["entries"][0].update(face=3), "entries[0]"),
        (lambda d: d["entries"][0].update(course="rarely"), "entries[0].course"),
        (lambda d: d["entries"][0].update(hours=25), "entries[0].hours"),
        (lambda d: d["entries"][0].update(note="a\x00b"), "entries[0].note"),
        (lambda d: d["entries"][0].update(note="\ud800"), "entries[0].note"),
        (lambda d: d["entries"][0].update(id="two words"), "entries[0].id"),
        (lambda d: d["entries"][0].update(mystery=1), "entries[0]"),
        (lambda d: d["entries"][0].pop("id"), "entries[0]"),
        (lambda d: d["entries"][0]["symptoms"][0].update(minutes=3), "entries[0].symptoms[0]"),
        (lambda d: d["entries"][0]["treatments"][0].update(relief="much"), "entries[0].treatments[0].relief"),
        (lambda d: d["entries"][0].update(triggers=["own-rain", "own-rain"]), "entries[0]"),
        (lambda d: d["entries"].append(d["entries"][0]), "entries[1]"),
        (lambda d: d.update(entries={}), "entries"),
        (lambda d: d["days"][0].update(sleep=2.5), "days[0].sleep"),
        (lambda d: d["days"][0].update(steps=-1), "days[0].steps"),
        (lambda d: d["statements"][0].update(to="2026-09-01"), "statements[0]"),
        (lambda d: d["statements"][0].update(made_at="2026-11-01T09:00:00"), "statements[0].made_at"),
        (lambda d: d["warning_signs"][0].update(answer="perhaps"), "warning_signs[0].answer"),
        (lambda d: d["flags_seen"][0].update(dismissed=0), "flags_seen[0].dismissed"),
        (lambda d: d["catalogue"][0].update(kind="mood"), "catalogue[0].kind"),
        (lambda d: d["about"]["facts"].update(name=3), "about.facts.name"),
        (lambda d: d["about"]["ticks"].update(other=[]), "about.ticks"),
        (lambda d: d["about"]["appointments"][0].update(clinician_id="c9"), "about.appointments[0].clinician_id"),
        (lambda d: d["about"]["medicines"][0].update(since="1 May"), "about.medicines[0].since"),
        (lambda d: d["experiments"][0].update(block_days=8), "experiments[0]"),
        (lambda d: d["experiments"][0].update(with_first=[True]), "experiments[0]"),
        (lambda d: d["experiments"][0].update(with_first=[1, 0]), "experiments[0].with_first[0]"),
        (lambda d: d["experiments"][0].update(kept_days=["2026-10-07", "2026-10-05"]), "experiments[0]"),
        (lambda d: d["experiments"][0].update(stopped_on="2026-12-20"), "experiments[0]"),
        (lambda d: d["experiments"].append(d["experiments"][0]), "experiments[1]"),
        (lambda d: d["check_ins"][0].update(pain=11), "check_ins[0]"),
        (lambda d: d["episode_facts"][0].update(key="mood"), "episode_facts[0].key"),
        (lambda d: d["training"]["routines"][0].update(steps=[]), "training.routines[0]"),
        (
            lambda d: d["training"]["routines"][0]["steps"][0]["dose"].update(hold_s=0),
            "training.routines[0].steps[0].dose",
        ),
        (lambda d: d["training"]["changes"][0].update(plan_id="p9"), "training.changes[0].plan_id"),
        (lambda d: d["training"]["changes"][0].update(moved_to=None), "training.changes[0]"),
        (lambda d: d["training"]["sessions"][0].update(started="2026-11-02T18:05:00Z"), "training.sessions[0].started"),
        (lambda d: d["training"]["sessions"][0].update(pain_after=-1), "training.sessions[0]"),
        (lambda d: d["training"]["plans"][0].update(rule="FREQ=SECONDLY"), "training.plans[0]"),
        (lambda d: d["training"]["plans"][0].update(zone="Atlantis/Deep"), "training.plans[0]"),
        (lambda d: d["training"]["plans"].append(d["training"]["plans"][0]), "training.plans[1]"),
        (
            lambda d: d["visits"]["activities"][0]["scores"].append({"day": "2026-11-01", "score": 5}),
            "visits.activities[0].scores[1]",
        ),
        (lambda d: d["visits"]["questions"][0].update(text=" "), "visits.questions[0]"),
        (lambda d: d.update(exported_at="today"), "exported_at"),
        (lambda d: d.update(version="1"), "version"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(written: Write, change: Callable[[Any], Any], place: str) -> None:
    document = deepcopy(EXAMPLE)
    assert not list(SCHEMA.iter_errors(document))
    change(document)
    with pytest.raises(UserError) as trouble:
        read_back(written(json.dumps(document)))
    assert trouble.value.values["place"] == place
    assert place in str(trouble.value)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(version=2),
        lambda d: d["training"].update(machines=[]),
        lambda d: d["visits"].update(v=1),
        lambda d: d["days"][0].update(weather="wet"),
    ],
)
def test_a_newer_painlogs_file_is_refused_as_such(written: Write, change: Callable[[Any], Any]) -> None:
    document = deepcopy(EXAMPLE)
    change(document)
    with pytest.raises(UserError, match="newer painlog"):
        read_back(written(json.dumps(document)))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "line 1"),
        (json.dumps(EXAMPLE)[:400], "complete"),
        ("[]", "not a diary of painlog"),
        ('{"resourceType": "Bundle"}', "not a diary of painlog"),
        ('{"format": "painlog", "version": NaN}', "cannot|can read|not a JSON"),
        ('{"format": "painlog", "version": 1, "settings": {"x": 1e999}}', "not a JSON"),
        ('{"format": "painlog", "version": ' + "9" * 5000 + "}", "not a JSON"),
        ("[" * 100_000, "not a JSON"),
        ('{"format": "painlog"}', "version"),
    ],
    ids=["cut", "cut later", "list", "fhir", "nan", "infinite", "huge", "deep", "no version"],
)
def test_other_files_are_refused(written: Write, text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read_back(written(text))


def test_an_entry_of_the_future_is_left_out_with_its_position(written: Write) -> None:
    document = deepcopy(EXAMPLE)
    document["entries"].append(document["entries"][0] | {"id": "e2", "when": "2026-11-20T18:50:00+00:00"})
    _, row = open_painlog(written(json.dumps(document)), CALENDAR).rows()
    assert isinstance(row, RowTrouble)
    assert row.line == 2
    assert "future" in str(row.trouble)


def _spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(spot for key, part in inner for spot in _spots(part, (*path, key)))]


ODD = st.sampled_from([None, True, 0, -1, 11, 2.5, 10**30, "", "x", "a b", "2026-11-19", [], {}, [None], {"id": "x"}])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_spots(EXAMPLE)[1:]), ODD)
def test_whatever_the_reader_takes_the_schema_takes_too(written: Write, path: tuple[Any, ...], odd: object) -> None:
    document = deepcopy(EXAMPLE)
    spot: Any = document
    for key in path[:-1]:
        spot = spot[key]
    spot[path[-1]] = odd
    try:
        read_back(written(json.dumps(document)))
    except UserError:
        return
    assert not list(SCHEMA.iter_errors(document))
