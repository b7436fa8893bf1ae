"""A diary as a FHIR bundle: valid, honest, and the same at every export."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from painlog.domain.catalogue import Item, Kind
from painlog.domain.diary import Course, DayContext, Entry, Relief, Side, SiteScore, Source, Symptom, Treatment
from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.domain.records import AboutMe, Answer, Diary, Medicine, Statement, StatementKind, WarningAnswer
from painlog.domain.scales import Scale
from painlog.domain.training import DoneSession, SessionOutcome, Training
from painlog.domain.visits import Visits
from painlog.exchange.fhir import BundleFrame, bundle_lines
from painlog.exchange.fhir_checking import checked
from painlog.exchange.fhir_codes import LOCAL, LOINC, SNOMED_CT
from painlog.exchange.sharing import Share
from painlog.exchange.tables_diary import diary_tables
from painlog.i18n import Texts
from tests.strategies import diaries

NOW = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
DAY = date(2026, 11, 19)
BARE = Entry("e1", datetime(2026, 11, 19, 20, 15), 330, DAY, NOW)
FULL = replace(
    BARE,
    score=6,
    course=Course.CONSTANT,
    hours=2.5,
    sites=(SiteScore("hip-left"), SiteScore("lower-back-left", 4.5), SiteScore("own-tail", 3)),
    qualities=("aching",),
    symptoms=(Symptom("numbness", Side.LEFT), Symptom("stiffness-on-waking", minutes=30)),
    triggers=("driving", "own-rain"),
    treatments=(Treatment("heat", "20 min", Relief.SOME), Treatment("nsaid", "400 mg"), Treatment("own-oil")),
    flare=True,
    note="slept badly",
    recalled=True,
    source=Source("daylio", "Bad"),
)
OWN = (Item(Kind.TRIGGER, "own-rain", "Rain"), Item(Kind.TREATMENT, "own-oil", "Fish oil", "medicine"))
ABOUT = AboutMe(facts=(("birth_date", "1970-02-03"), ("name", "Jo Bloggs")))

SCANT = Share()
"""Neither notes nor name."""

Resource = dict[str, Any]


def bundle_of(diary: Diary, share: Share = SCANT, language: str = "en", at: datetime = NOW) -> Resource:
    lines = bundle_lines(diary, share, BundleFrame("first-row", at, Texts(language)))
    bundle: Resource = json.loads("".join(lines))
    return bundle


def resources(diary: Diary, type_name: str, share: Share = SCANT) -> list[Resource]:
    found = (entry["resource"] for entry in bundle_of(diary, share)["entry"])
    return [resource for resource in found if resource["resourceType"] == type_name]


def observations(diary: Diary, code: str, share: Share = SCANT) -> list[Resource]:
    found = resources(diary, "Observation", share)
    return [each for each in found if each["code"]["coding"][0]["code"] == code]


def of_entry(entry: Entry, code: str = "72514-3", share: Share = SCANT) -> Resource:
    return observations(Diary(entries=(entry,), catalogue=OWN), code, share)[0]


def components(resource: Resource, code: str) -> list[Resource]:
    return [each for each in resource["component"] if each["code"]["coding"][0]["code"] == code]


def strings(value: object) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(diary=diaries(), share=st.builds(Share, st.booleans(), st.booleans()))
def test_any_diary_makes_a_valid_bundle_that_holds_together(diary: Diary, share: Share) -> None:
    bundle = bundle_of(diary, share)
    Bundle.model_validate(bundle)
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(urls)) == len(urls)
    assert {entry["fullUrl"] for entry in bundle["entry"]} == {
        f"urn:uuid:{entry['resource']['id']}" for entry in bundle["entry"]
    }
    types = {entry["resource"]["resourceType"] for entry in bundle["entry"]}
    assert types <= {"CodeSystem", "Patient", "Observation", "MedicationStatement", "Procedure"}
    assert set(_references(bundle)) <= set(urls)


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _references(each)


def test_only_elements_that_r4_has_as_well() -> None:
    """The elements of R4 (4.0.1) that are written, by resource type."""
    shared = {"resourceType", "id", "status", "subject", "note"}
    r4 = {
        "Observation": shared
        | {"partOf", "category", "code", "effectiveDateTime", "issued", "performer", "valueInteger", "valueQuantity"}
        | {"valueBoolean", "valueCodeableConcept", "dataAbsentReason", "bodySite", "method", "hasMember", "component"},
        "MedicationStatement": shared
        | {"medicationCodeableConcept", "effectiveDateTime", "effectivePeriod", "informationSource", "reasonReference"}
        | {"dosage"},
        "Procedure": shared | {"code", "performedDateTime", "asserter", "reasonReference"},
        "Patient": {"resourceType", "id", "name", "birthDate"},
        "CodeSystem": shared | {"url", "name", "title", "content", "concept"},
    }
    bundle = bundle_of(EVERYTHING, Share(notes=True, identity=True))
    assert set(bundle) == {"resourceType", "id", "language", "type", "timestamp", "entry"}
    seen = [entry["resource"] for entry in bundle["entry"]]
    assert {each["resourceType"] for each in seen} == set(r4)
    for resource in seen:
        assert set(resource) <= r4[resource["resourceType"]]


def test_a_second_export_differs_only_in_its_moment() -> None:
    first, second = bundle_of(EVERYTHING), bundle_of(EVERYTHING, at=NOW + timedelta(hours=1))
    assert first.pop("timestamp") != second.pop("timestamp")
    assert first == second


def test_a_score_of_its_own_moment() -> None:
    told = of_entry(FULL)
    assert told["code"]["coding"][0]["system"] == LOINC
    assert told["status"] == "final"
    assert told["category"][0]["coding"][0]["code"] == "survey"
    assert told["effectiveDateTime"] == "2026-11-19T20:15:00+05:30"
    assert told["valueInteger"] == 6
    assert told["performer"] == [told["subject"]]
    assert told["bodySite"] == {"text": "Hip, left; Lower back, left; own-tail"}


def test_a_score_with_a_decimal_is_a_quantity() -> None:
    told = of_entry(replace(BARE, score=6.5))
    assert "valueInteger" not in told
    assert told["valueQuantity"] == {
        "value": 6.5,
        "unit": "{score}",
        "system": "http://unitsofmeasure.org",
        "code": "{score}",
    }


def test_a_score_without_a_time_has_a_date_alone() -> None:
    entry = replace(BARE, score=6, when=datetime(2026, 11, 19, 12), time_known=False)
    assert of_entry(entry)["effectiveDateTime"] == "2026-11-19"


def test_a_face_has_the_code_and_the_method_of_faces() -> None:
    told = of_entry(replace(BARE, score=4, scale=Scale.FACES6, face=2), "38208-5")
    assert (told["valueInteger"], told["method"]) == (4, {"text": "painlog six faces"})


def test_places_with_scores_are_members() -> None:
    told, *places = observations(Diary(entries=(FULL,), catalogue=OWN), "72514-3")
    assert [each["reference"] for each in told["hasMember"]] == [f"urn:uuid:{place['id']}" for place in places]
    assert [place.get("valueInteger", place.get("valueQuantity", {}).get("value")) for place in places] == [4.5, 3]
    back, tail = (place["bodySite"] for place in places)
    assert back == {"text": "Lower back, left", "coding": [{"system": SNOMED_CT, "code": "1017210004"}]}
    assert tail == {"text": "own-tail"}


def test_what_went_with_the_pain_has_codes_of_painlogs_own() -> None:
    told = of_entry(FULL)
    assert {part["code"]["coding"][0]["system"] for part in told["component"]} == {LOCAL}
    assert components(told, "course")[0]["valueCodeableConcept"] == {"text": "Constant"}
    assert components(told, "duration")[0]["valueQuantity"]["value"] == 2.5
    assert components(told, "quality")[0]["valueCodeableConcept"]["text"] == "Aching"
    assert [each["valueCodeableConcept"]["text"] for each in components(told, "symptom")] == [
        "Numbness, Left",
        "Stiffness on waking, 30 minutes",
    ]
    assert [each["valueCodeableConcept"] for each in components(told, "trigger")] == [
        {"coding": [{"system": LOCAL, "code": "trigger:driving"}], "text": "Driving"},
        {"text": "Rain"},
    ]
    assert components(told, "flare")[0]["valueBoolean"] is components(told, "recalled")[0]["valueBoolean"] is True
    assert components(told, "converted-from")[0]["valueString"] == "daylio: Bad"


def test_medicines_are_statements_and_therapies_are_procedures() -> None:
    diary = Diary(entries=(FULL,), catalogue=OWN)
    told = of_entry(FULL)
    heat = resources(diary, "Procedure")[0]
    assert (heat["code"]["text"], heat["performedDateTime"]) == ("Heat, 20 min", told["effectiveDateTime"])
    nsaid, oil = resources(diary, "MedicationStatement")
    assert nsaid["dosage"] == [{"text": "400 mg"}]
    assert nsaid["informationSource"] == told["subject"]
    assert oil["medicationCodeableConcept"] == {"text": "Fish oil"}
    assert "dosage" not in oil
    assert {each["reasonReference"][0]["reference"] for each in (heat, nsaid, oil)} == {f"urn:uuid:{told['id']}"}
    (relief,) = observations(diary, "relief")
    assert relief["partOf"] == [{"reference": f"urn:uuid:{heat['id']}"}]
    assert relief["valueCodeableConcept"] == {"text": "Some"}


def test_medicines_of_about_me() -> None:
    medicines = (
        Medicine("m1", "Naproxen", "nsaid", "250", "mg", True, date(2026, 1, 1), side_effects="tired"),
        Medicine("m2", "Ibuprofen", until=date(2026, 11, 1)),
    )
    taken, ended = resources(Diary(about=AboutMe(medicines=medicines)), "MedicationStatement")
    assert (taken["status"], ended["status"]) == ("active", "completed")
    assert taken["dosage"] == [{"text": "250 mg", "asNeededBoolean": False}]
    assert (taken["effectivePeriod"], ended["effectivePeriod"]) == ({"start": "2026-01-01"}, {"end": "2026-11-01"})
    assert ended["dosage"] == [{"asNeededBoolean": True}]
    slip = Medicine("m3", "Heparin", since=date(2026, 11, 2), until=date(2026, 11, 1))
    (typed,) = resources(Diary(about=AboutMe(medicines=(slip,))), "MedicationStatement")
    assert "effectivePeriod" not in typed


def test_an_entry_without_a_score_tells_what_it_has() -> None:
    told = of_entry(replace(BARE, triggers=("driving",)), "entry")
    assert not {"valueInteger", "valueQuantity", "dataAbsentReason"} & set(told)
    told = of_entry(replace(BARE, sites=(SiteScore("neck"),)), "entry")
    assert told["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert resources(Diary(entries=(replace(BARE, note="only words"),)), "Observation") == []


def test_ids_that_no_catalogue_has_are_told_as_text() -> None:
    odd = "\x01 odd\t"
    entry = replace(
        BARE,
        score=6,
        sites=(SiteScore(odd, 3), SiteScore("\x02")),
        symptoms=(Symptom(odd),),
        triggers=(odd,),
        treatments=(Treatment(odd, "\x01", Relief.SOME),),
        source=Source("\x01", "\x02 3"),
    )
    session = replace(SESSION, routine_id="\x01", hurt_site=odd)
    medicine = Medicine("m1", "\x01")
    diary = Diary((entry,), training=Training(sessions=(session,)), about=AboutMe(medicines=(medicine,)))
    Bundle.model_validate(bundle_of(diary, Share(notes=True)))
    told = of_entry(entry)
    assert told["bodySite"] == {"text": "odd; site"}
    assert components(told, "trigger")[0]["valueCodeableConcept"] == {"text": "odd"}
    assert resources(diary, "Procedure")[0]["code"] == {"text": "odd"}


def test_days_without_a_record_give_nothing() -> None:
    stated = Statement("s1", StatementKind.IN_PAIN, date(2026, 1, 1), date(2026, 3, 1), NOW)
    bundle = bundle_of(Diary(statements=(stated,), days=(DayContext(DAY),)))
    assert [entry["resource"]["resourceType"] for entry in bundle["entry"]] == ["CodeSystem", "Patient"]
    two = (replace(BARE, score=3), replace(BARE, id="e2", when=datetime(2026, 11, 1, 9), diary_day=date(2026, 11, 1)))
    days = {each["effectiveDateTime"][:10] for each in resources(Diary(entries=two), "Observation")}
    assert days == {"2026-11-19"}


def test_the_values_of_a_day() -> None:
    (told,) = observations(Diary(days=(DayContext(DAY, sleep=0, limited=False, steps=4000),)), "day")
    assert told["effectiveDateTime"] == "2026-11-19"
    assert components(told, "sleep")[0]["valueInteger"] == 0
    assert components(told, "limited")[0]["valueBoolean"] is False
    assert components(told, "steps")[0]["valueQuantity"]["value"] == 4000
    assert len(told["component"]) == 3


def test_only_warning_signs_answered_yes_last() -> None:
    answers = (
        WarningAnswer("fever", date(2026, 11, 1), Answer.YES),
        WarningAnswer("weight-loss", date(2026, 11, 1), Answer.NO),
        WarningAnswer("rash", date(2026, 11, 1), Answer.YES),
        WarningAnswer("rash", date(2026, 11, 2), Answer.NO),
    )
    (told,) = observations(Diary(warning_signs=answers), "warning-sign")
    assert (told["code"]["text"], told["valueBoolean"]) == ("Fever or shivering", True)
    assert told["effectiveDateTime"] == "2026-11-01"


SESSION = DoneSession(
    "d1",
    "core-basics",
    datetime(2026, 11, 18, 7),
    0,
    date(2026, 11, 18),
    SessionOutcome.HURT,
    750,
    pain_before=3,
    pain_after=5,
    note="slept badly before",
    hurt_site="neck",
    hurt_score=7,
)


def test_exercise_done_and_how_long() -> None:
    diary = Diary(training=Training(sessions=(SESSION,)))
    (done,), (duration,) = observations(diary, "73985-4"), observations(diary, "55411-3")
    assert done["category"][0]["coding"][0]["code"] == duration["category"][0]["coding"][0]["code"] == "activity"
    assert done["hasMember"] == [{"reference": f"urn:uuid:{duration['id']}"}]
    assert (duration["valueQuantity"]["value"], duration["valueQuantity"]["code"]) == (12.5, "min")
    assert components(done, "pain-after")[0]["valueInteger"] == 5
    assert components(done, "hurt-place")[0]["valueCodeableConcept"]["text"] == "Neck"


def test_check_ins_and_activities_have_codes_of_painlogs_own() -> None:
    activity = Activity("a1", "Carrying my son", NOW, scores=(ActivityScore(DAY, 4),))
    check_ins = (CheckIn("c1", DAY, NOW, 5, 6, 6), CheckIn("c2", DAY, NOW, 5), CheckIn("c3", DAY, NOW))
    diary = Diary(check_ins=check_ins, visits=Visits(activities=(activity,)))
    full, part = observations(diary, "check-in")
    assert full["valueQuantity"]["value"] == pytest.approx(17 / 3)
    assert "valueQuantity" not in part
    assert [len(each["component"]) for each in (full, part)] == [3, 1]
    (told,) = observations(diary, "activity-score")
    assert (told["code"]["text"], told["valueInteger"]) == ("Carrying my son", 4)
    assert {each["code"]["coding"][0]["system"] for each in (full, part, told)} == {LOCAL}


EVERYTHING = Diary(
    entries=(FULL, replace(BARE, id="e2", sites=(SiteScore("neck"),)), replace(BARE, id="e3", score=0.5)),
    days=(DayContext(DAY, sleep=4),),
    warning_signs=(WarningAnswer("fever", DAY, Answer.YES),),
    check_ins=(CheckIn("c1", DAY, NOW, 5, 6, 7),),
    training=Training(sessions=(SESSION,)),
    visits=Visits(activities=(Activity("a1", "Walking", NOW, scores=(ActivityScore(DAY, 4),)),)),
    catalogue=OWN,
    about=replace(ABOUT, medicines=(Medicine("m1", "Naproxen", since=DAY, side_effects="a dry mouth"),)),
)


def test_notes_go_along_only_where_ticked() -> None:
    assert not [text for text in strings(bundle_of(EVERYTHING)) if "slept badly" in text]
    ticked = [text for text in strings(bundle_of(EVERYTHING, Share(notes=True))) if "slept badly" in text]
    assert ticked == ["slept badly", "slept badly before"]


@pytest.mark.parametrize("share", [SCANT, Share(notes=True)])
def test_side_effects_belong_to_the_medicine_and_not_to_the_notes(share: Share) -> None:
    (medicine,) = resources(Diary(about=EVERYTHING.about), "MedicationStatement", share)
    assert medicine["note"] == [{"text": "a dry mouth"}]
    tables = {table.name: table for table in diary_tables(EVERYTHING, share.notes)}
    ((*_, side_effects),) = tables["medicines"].rows
    assert (tables["medicines"].columns[-1], side_effects) == ("side_effects", "a dry mouth")


def test_the_name_goes_along_only_where_ticked() -> None:
    (nameless,) = resources(Diary(about=ABOUT), "Patient")
    assert set(nameless) == {"resourceType", "id"}
    (named,) = resources(Diary(about=ABOUT), "Patient", Share(identity=True))
    assert (named["name"], named["birthDate"]) == ([{"text": "Jo Bloggs"}], "1970-02-03")
    (unsure,) = resources(Diary(about=AboutMe(facts=(("birth_date", "in spring"),))), "Patient", Share(identity=True))
    assert "birthDate" not in unsure


def test_a_bundle_tells_its_language_and_how_far_it_is() -> None:
    assert bundle_of(Diary(), language="en_GB")["language"] == "en-GB"
    told: list[float] = []
    list(bundle_lines(EVERYTHING, Share(), BundleFrame("x", NOW, Texts()), told.append))
    assert told == [0, 1 / 3, 2 / 3]


@pytest.mark.parametrize(
    "broken",
    [
        {"effectiveDateTime": "yesterday"},
        {"valueString": "six"},
        {"code": {"text": ""}},
        {"code": {"txt": "pain"}},
        {"component": [{"valueInteger": 1}]},
        {"subject": {"reference": 5}},
        {"severity": 6},
        {"id": "no id"},
    ],
)
def test_a_resource_that_is_not_valid_is_not_written(broken: Resource) -> None:
    good = of_entry(FULL)
    checked(good)
    with pytest.raises(ValidationError):
        checked(good | broken)


def test_a_condition_cannot_be_written() -> None:
    with pytest.raises(KeyError):
        checked({"resourceType": "Condition", "subject": {"reference": "urn:uuid:1"}})
