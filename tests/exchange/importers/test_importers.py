"""Every layout of every app's export, as formats.md section 3 describes it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from painlog.domain.diary import Relief, SiteScore, Source, Treatment
from painlog.errors import UserError
from painlog.exchange.importers.places import places_of
from tests.exchange.importers import samples
from tests.exchange.importers.conftest import Read


def test_bearable_makes_an_entry_of_each_pain(read: Read) -> None:
    found = read(samples.BEARABLE)
    assert (found.format, found.troubles) == ("bearable", [])
    back, neck, left = found.entries
    assert (back.score, back.sites, back.time_known, back.note) == (5, (), False, "after sleep")
    assert back.source == Source("bearable", "Moderate")
    assert back.triggers == ("driving", "own-late-night")
    assert back.treatments == (Treatment("own-ibuprofen", "400 mg"),)
    assert [each.id for each in back.symptoms] == ["own-fatigue"]
    assert (neck.score, neck.sites, neck.when) == (10, (SiteScore("neck"),), datetime(2026, 3, 3, 8, 5))
    assert (left.score, left.sites[0].id) == (8, "lower-back-left")
    assert found.days == {"2026-03-03": (8, 3), "2026-03-04": (0, None)}
    assert found.left_out == {"Sleep": 1, "Energy": 1}


@pytest.mark.parametrize("category", ["Sleep", "Energy", "Gratitude"])
def test_what_was_noted_beside_a_bearable_row_without_a_place_is_kept(read: Read, category: str) -> None:
    found = read(samples.BEARABLE_NEWER + samples.bearable_row(category, "7:30", notes="up twice, back sore"))
    assert found.entries[1].note == "up twice, back sore"
    assert (found.entries[1].score, found.entries[1].diary_day) == (None, date(2026, 3, 4))
    assert (found.left_out, found.days, found.troubles) == ({category: 1}, {}, [])


@pytest.mark.parametrize(
    ("category", "rating", "value"), [("Sleep quality", "4", (None, 8)), ("Mood", "2", (3, None)), ("Sleep", "4", None)]
)
def test_only_bearables_ratings_are_values_of_a_day(
    read: Read, category: str, rating: str, value: tuple[int | None, int | None] | None
) -> None:
    found = read(samples.BEARABLE_NEWER + samples.bearable_row(category, rating))
    assert found.days == ({} if value is None else {"2026-03-04": value})
    assert found.left_out == ({category: 1} if value is None else {})
    assert len(found.entries) == 1


def test_newer_bearable_files_have_a_plain_date(read: Read) -> None:
    (entry,) = read(samples.BEARABLE_NEWER).entries
    assert (entry.score, entry.when, entry.note) == (2, datetime(2026, 3, 3, 20, 15), 'so, "so"')


def test_bearable_takes_as_pain_what_the_person_says(read: Read) -> None:
    found = read(samples.BEARABLE, "score=neck pain")
    scored = [entry for entry in found.entries if entry.score is not None]
    assert [entry.score for entry in scored] == [10]


def test_a_bearable_medicine_goes_to_the_medicines(read: Read) -> None:
    items = read(samples.BEARABLE).file.beside(taken=True).catalogue
    assert {item.id: item.group for item in items}["own-ibuprofen"] == "medicine"


def test_track_and_graph_by_the_persons_words(read: Read) -> None:
    found = read(samples.TRACK_AND_GRAPH, "score=Back pain", "triggers=Cause", "treatments=ibuprofen")
    pain, cause, pill = found.entries
    assert (pain.score, pain.utc_offset_min, pain.when) == (6, 60, datetime(2026, 3, 3, 8, 15))
    assert pain.note == "hm"
    assert cause.triggers == ("driving",)
    assert pill.treatments == (Treatment("own-ibuprofen", "400"),)
    assert [line for line, _ in found.troubles] == [7]
    assert found.left_out == {"Sleep": 1}


def test_older_track_and_graph_files_have_the_label_in_the_value(read: Read) -> None:
    pain, cause = read(samples.TRACK_AND_GRAPH_OLDER, "score=Back pain", "triggers=Cause").entries
    assert pain.score == 3
    assert cause.triggers == ("long-sitting",)


@pytest.mark.parametrize("text", [samples.TRACK_AND_GRAPH, samples.FLAREDOWN])
def test_where_only_the_person_knows_the_pain_they_are_asked(read: Read, text: str) -> None:
    with pytest.raises(UserError, match="--map score=NAME"):
        read(text)
    with pytest.raises(UserError, match="Back pain"):
        read(text, "score=Bak pain")
    with pytest.raises(UserError, match="not what things"):
        read(text, "note=Back pain")


def test_migraine_buddy_is_about_the_head(read: Read) -> None:
    found = read(samples.MIGRAINE_BUDDY)
    assert found.format == "migraine-buddy"
    first, second = found.entries
    assert (first.score, first.sites, first.hours) == (7, (SiteScore("head"),), 5.5)
    assert (first.when, first.utc_offset_min) == (datetime(2026, 3, 14, 13, 5), 60)
    assert first.triggers == ("own-coffee", "stress-at-work")
    assert [each.id for each in first.symptoms] == ["fever", "own-nausea"]
    reliefs = {each.id: each.relief for each in first.treatments}
    assert reliefs == {"own-sumatriptan": Relief.A_LOT, "own-ibuprofen": Relief.NOT_AT_ALL}
    assert (second.score, second.hours, second.treatments[0].relief) == (None, None, Relief.A_LITTLE)
    assert second.treatments[0].id == "paracetamol"
    assert [line for line, _ in found.troubles] == [7]
    assert "u4pruy" not in repr(found.found)


@pytest.mark.parametrize("columns", [7, 8, 9])
def test_daylio_in_every_width(read: Read, columns: int) -> None:
    found = read(samples.daylio(columns))
    assert (found.format, found.troubles) == ("daylio", [])
    entries = {entry.when: entry for entry in found.entries}
    evening = entries[datetime(2026, 3, 3, 20, 15)]
    assert evening.score is None
    assert evening.triggers == ("driving", "own-back-pain-6")
    assert evening.treatments == (Treatment("walking"),)
    assert evening.note == ("A title\n" if columns > 7 else "") + "Tired.\nVery."
    assert datetime(2026, 3, 4, 21) in entries
    assert found.days == {"2026-03-03": (10, None)}
    assert found.left_out["my own mood"] == 1


def test_daylios_pain_is_a_chosen_scale_or_activity(read: Read) -> None:
    by_scale = read(samples.daylio(9), "score=Pain")
    assert [entry.score for entry in by_scale.entries] == [4, 4, 4]
    by_activity = read(samples.daylio(8), "score=Back pain 6").entries[0]
    assert (by_activity.score, by_activity.triggers) == (6, ("driving",))


def test_daylios_scale_and_activity_of_one_name_are_one_pain(read: Read) -> None:
    header = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
    row = '2026-03-03,3 March,Tuesday,20:15,good,"Back pain | driving","Back pain: 6",,\n'
    (entry,) = read(f"\ufeff{header}{row}", "score=Back pain").entries
    assert (entry.score, entry.triggers) == (6, ("driving",))


def test_loop_tells_which_days_were_exercised(read: Read, tmp_path: Path) -> None:
    found = read(samples.loop_archive(tmp_path / "Loop.zip"))
    assert found.format == "loop"
    assert [(each.diary_day.isoformat(), each.note) for each in found.sessions] == [
        ("2026-03-05", "felt good"),
        ("2026-03-05", ""),
    ]
    assert not found.sessions[0].with_timer
    training = found.file.beside(taken=True).training
    assert [routine.name for routine in training.routines] == ["Stretching", "Read"]
    assert {session.routine_id for session in found.sessions} == {routine.id for routine in training.routines}
    assert [line for line, _ in found.troubles] == [7]


def test_one_habit_of_loop(read: Read, tmp_path: Path) -> None:
    path = samples.loop_archive(tmp_path / "Loop.zip")
    found = read(path, where=(("habit", "read"),))
    assert [routine.name for routine in found.file.beside(taken=True).training.routines] == ["Read"]
    with pytest.raises(UserError, match="Stretching, Read"):
        read(path, where=(("habit", "swim"),))


def test_a_single_file_of_loop(read: Read, tmp_path: Path) -> None:
    (tmp_path / "Plank").mkdir()
    path = tmp_path / "Plank" / "Checkmarks.csv"
    path.write_text(samples.LOOP_MARKS)
    assert read(path).file.beside(taken=True).training.routines[0].name == "Plank"


@pytest.mark.parametrize(
    ("value", "score"), [("NotPresent", 0), ("Mild", 2), ("Moderate", 5), ("Severe", 8), ("Unspecified", None)]
)
def test_apple_healths_severities(read: Read, value: str, score: float | None) -> None:
    document = samples.APPLE_HEAD + samples.apple_pain(value) + samples.APPLE_TAIL
    (entry,) = read(document, name="export.xml").entries
    assert (entry.score, entry.sites) == (score, (SiteScore("lower-back-middle"),))
    assert entry.source is not None
    assert entry.source.value == ("Not present" if value == "NotPresent" else value)


def test_apple_healths_workouts_are_sessions(read: Read, tmp_path: Path) -> None:
    found = read(samples.apple_archive(tmp_path / "export.zip"))
    assert (found.format, found.troubles) == ("apple-health", [])
    strength, walk = found.sessions
    assert (strength.started, strength.seconds) == (datetime(2026, 3, 3, 18), 1830)
    assert (walk.seconds, walk.steps[0].exercise) == (1200, "walking")
    training = found.file.beside(taken=True).training
    assert [each.name for each in training.own_exercises] == ["Traditional strength training"]
    assert found.left_out == {"Sleep": 1}


@pytest.mark.parametrize("words", [samples.APPLE_SLEEP_OLDER, samples.APPLE_SLEEP_NEWER])
def test_apple_healths_hours_of_sleep_are_never_how_well_somebody_slept(read: Read, words: tuple[str, ...]) -> None:
    rows = "".join(samples.apple_sleep(word, hour) for hour, word in enumerate(words))
    found = read(samples.APPLE_HEAD + rows + samples.apple_pain("Mild") + samples.APPLE_TAIL, name="export.xml")
    assert (found.left_out, found.days, found.troubles) == ({"Sleep": len(words)}, {}, [])
    assert [entry.score for entry in found.entries] == [2]


@pytest.mark.parametrize(
    "document",
    [
        samples.APPLE_HEAD.replace("<!ELEMENT", '<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ELEMENT') + samples.APPLE_TAIL,
        samples.APPLE_HEAD.replace("<!DOCTYPE", f"<!-- <HealthData {'x' * 70_000} --><!DOCTYPE").replace(
            "<!ELEMENT", '<!ENTITY a "lol"><!ELEMENT'
        )
        + samples.APPLE_TAIL,
    ],
)
def test_apple_health_refuses_entities(read: Read, document: str) -> None:
    with pytest.raises(UserError, match="entities"):
        read(document, name="export.xml")


def test_an_apple_health_file_that_is_cut_off_is_refused(read: Read) -> None:
    with pytest.raises(UserError, match="from line 7 on"):
        read(samples.APPLE_HEAD + samples.apple_pain("Mild")[:-20], name="export.xml")


def test_the_wrong_grammar_of_some_versions_is_passed_over(read: Read) -> None:
    document = samples.APPLE.replace("]>\n<", "<!ATTLIST Me\n  key CDATA #IMPLIED\n startDate CDATA\n>\n oops]>\n<")
    assert len(read(document, name="export.xml").entries) == 1


def test_flaredowns_columns_by_the_persons_words(read: Read) -> None:
    found = read(samples.FLAREDOWN, "score=Back pain", "treatments=Ibuprofen")
    bad, good = found.entries
    assert (bad.score, bad.source, bad.time_known) == (7.5, Source("flaredown", "3"), False)
    assert bad.triggers == ("driving", "own-travel")
    assert bad.treatments == (Treatment("own-ibuprofen", "400 mg"),)
    assert good.score == 0
    assert [line for line, _ in found.troubles] == [4]
    assert found.left_out == {"Stiffness": 1, "Foods": 1}


def test_flaredowns_long_form_knows_its_kinds(read: Read) -> None:
    found = read(samples.FLAREDOWN_LONG)
    assert [(entry.score, entry.triggers) for entry in found.entries] == [(5, ("driving",)), (10, ())]
    assert found.entries[0].treatments == (Treatment("own-ibuprofen", "200 mg"),)
    assert found.left_out == {"Weather": 1}


def test_flaredowns_long_form_of_several_people_asks_whose(read: Read) -> None:
    text = samples.FLAREDOWN_LONG + "Other==,40,male,GB,2026-03-04,1,Condition,Back pain,1\n"
    with pytest.raises(UserError, match=r"2 people.*--where user_id"):
        read(text)
    assert [entry.score for entry in read(text, where=(("user_id", "Other=="),)).entries] == [2.5]


def test_privacy_friendly_pain_diary(read: Read) -> None:
    found = read(samples.PF_PAIN_DIARY)
    assert found.format == "pf-pain-diary"
    (entry,) = found.entries
    assert (entry.score, entry.note, entry.qualities) == (6, 'so "so"', ("stabbing",))
    assert [site.id for site in entry.sites] == ["lower-back-left", "neck"]
    assert entry.treatments == (Treatment("own-ibuprofen", "400 mg 1-0-1-0"),)
    assert found.days == {"2026-03-14": (10, None)}
    assert [line for line, _ in found.troubles] == [3]


def test_the_dates_of_a_telephone_may_need_a_word(read: Read) -> None:
    text = samples.PF_PAIN_DIARY.replace("3/14/26", "3/4/26")
    with pytest.raises(UserError, match="--date-format"):
        read(text)
    assert read(text, date_format="DD/MM/YYYY").entries[0].diary_day.isoformat() == "2026-04-03"


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Back pain", ()),
        ("Pain", ()),
        ("Sciatica", ()),
        ("Low back ache", ("lower-back-middle",)),
        ("Right lower back", ("lower-back-right",)),
        ("Headache", ("head",)),
        ("Knee pain", ("Knee",)),
        ("Knee pain (left)", ("knee-left",)),
        ("Elbow soreness", ("Elbow",)),
        ("痛み", ("痛み",)),
    ],
)
def test_names_of_pains_say_where(name: str, places: tuple[str, ...]) -> None:
    assert places_of(name) == places


@pytest.mark.parametrize("name", ["bearable", "daylio", "migraine-buddy", "loop", "apple-health"])
def test_a_file_that_is_another_ones_is_refused(read: Read, tmp_path: Path, name: str) -> None:
    from painlog.exchange.importers.detection import AppChoices, open_app

    path = tmp_path / "rows.csv"
    path.write_text("when,score\n2026-03-03,5\n")
    desk = read(samples.BEARABLE).file.desk
    with pytest.raises(UserError, match="not an export"):
        open_app(name, path, AppChoices(), desk)


@pytest.mark.parametrize("offset", ["+-5", "9" * 5000, "900", "1.5", "x"])
def test_offsets_that_no_place_has_are_refused(read: Read, offset: str) -> None:
    found = read(samples.MIGRAINE_BUDDY.replace("5h 30m,60,", f"5h 30m,{offset},"))
    assert found.troubles[0][0] == 5


def test_bearables_categories_are_known_in_any_spelling(read: Read) -> None:
    assert read(samples.BEARABLE.replace("Sleep quality", "Sleep  Quality")).days["2026-03-03"] == (8, 3)
