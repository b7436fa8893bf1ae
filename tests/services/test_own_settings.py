"""Settings, warning signs and About me as the window writes them: one transaction each, all of it undoable."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from painlog.clock import FixedClock
from painlog.domain.about import Fact, Record, TickKind
from painlog.domain.draft import Draft
from painlog.domain.records import Answer, Appointment, Clinician, Marker, Medicine
from painlog.domain.scales import SeverityBands
from painlog.domain.settings import DiarySettings, Subject
from painlog.domain.treatment_notes import TENS
from painlog.domain.warnings import SUICIDAL_THOUGHTS, Urgency, signs_of
from painlog.errors import UserError
from painlog.file_access import FileAccess
from painlog.i18n import Texts
from painlog.paths import Places
from painlog.services.about import AboutState
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes, Topic
from painlog.services.exports import ExportRequest
from painlog.services.transfer import ImportRequest
from painlog.services.warning_words import advice

ENGLISH = Texts("en_GB")
TODAY = date(2026, 11, 20)
MEDICINE = Medicine("", "Ibuprofen", "nsaid", "400", "mg", False, date(2026, 3, 1), None, "heartburn")
PERSON = Clinician("", "Dr Okafor", "gp", "020 7946 0000")
MRI = Appointment("", "mri", datetime(2026, 12, 1, 9, 30), "lower back")
FALL = Marker("", date(2026, 10, 15), "injury", "Fell off the ladder")


@pytest.fixture
def services(places: Places, clock: FixedClock) -> Iterator[DiaryServices]:
    access = FileAccess(places.diary, clock)
    yield access.open()
    access.close()


def saved(services: DiaryServices, record: Record) -> Changes:
    about = services.about
    savers: dict[type, Callable[..., Changes]] = {
        Medicine: about.save_medicine,
        Clinician: about.save_clinician,
        Appointment: about.save_appointment,
        Marker: about.save_marker,
    }
    return savers[type(record)](record)


def records(state: AboutState) -> list[Record]:
    return [*state.about.medicines, *state.about.clinicians, *state.about.appointments, *state.markers]


# Settings


def test_a_changed_setting_is_stored_alone_and_undone(services: DiaryServices) -> None:
    changes = services.settings.change(pain_threshold=3)
    assert (changes.topics, changes.label) == ({Topic.SETTINGS}, "Setting changed")
    services.settings.change(bands=SeverityBands(3, 8), subject=Subject.ANY_PAIN, emergency_number=" 112 ")
    assert services.settings.current() == DiarySettings(
        pain_threshold=3, bands=SeverityBands(3, 8), subject=Subject.ANY_PAIN, emergency_number="112"
    )
    services.history.undo()
    assert services.settings.current() == DiarySettings(pain_threshold=3)
    services.history.undo()
    assert services.settings.current() == DiarySettings()


def test_nothing_changed_is_nothing_to_undo(services: DiaryServices) -> None:
    assert not services.settings.change(day_starts_at=4)
    assert services.history.undo_label is None


def test_the_hour_at_which_a_day_begins_moves_late_entries(services: DiaryServices, clock: FixedClock) -> None:
    clock.move(timedelta(hours=8))
    services.settings.change(day_starts_at=0)
    entry, _ = services.diary.log_entry(Draft(score=4))
    assert entry.diary_day == TODAY + timedelta(days=1)
    services.settings.change(day_starts_at=4)
    entry, _ = services.diary.log_entry(Draft(score=4))
    assert entry.diary_day == TODAY


def test_the_threshold_and_the_preset_reach_the_status(services: DiaryServices) -> None:
    services.settings.change(pain_threshold=5, preset="short")
    status = services.episodes.status()
    assert (status.threshold, status.preset.id) == (5, "short")


def test_a_diary_is_new_until_something_is_put_in(services: DiaryServices) -> None:
    assert services.settings.is_new_diary()
    services.about.set_fact(Fact.NAME, "Jo")
    assert not services.settings.is_new_diary()
    services.history.undo()
    services.diary.log_entry(Draft(score=1))
    assert not services.settings.is_new_diary()


# Warning signs


def test_an_answer_is_dated_with_the_diary_day_and_the_latest_counts(
    services: DiaryServices, clock: FixedClock
) -> None:
    services.warnings.answer("fever", Answer.YES)
    clock.move(timedelta(days=2))
    services.warnings.answer("fever", Answer.NO)
    state = services.warnings.state()
    assert state.answer("fever") is Answer.NO
    assert state.answers["fever"].answered_on == TODAY + timedelta(days=2)
    assert state.answer("rash") is None


def test_a_withdrawn_answer_lets_the_one_before_count(services: DiaryServices, clock: FixedClock) -> None:
    services.warnings.answer("fever", Answer.YES)
    clock.move(timedelta(days=2))
    services.warnings.answer("fever", Answer.NO)
    services.warnings.withdraw("fever")
    assert services.warnings.state().answer("fever") is Answer.YES
    services.warnings.withdraw("fever")
    assert services.warnings.state().answer("fever") is None
    assert not services.warnings.withdraw("fever")
    services.history.undo()
    assert services.warnings.state().answer("fever") is Answer.YES


def test_none_answers_a_group_in_one_step(services: DiaryServices) -> None:
    services.warnings.answer("bladder", Answer.YES)
    services.warnings.answer_none(Urgency.EMERGENCY)
    state = services.warnings.state()
    assert {state.answer(sign.id) for sign in signs_of(Urgency.EMERGENCY)} == {Answer.NO}
    assert {state.answer(sign.id) for sign in signs_of(Urgency.TODAY)} == {None}
    services.history.undo()
    state = services.warnings.state()
    assert state.yes(Urgency.EMERGENCY) == ("bladder",)
    assert state.answer("bowel") is None


def test_an_unknown_sign_cannot_be_answered(services: DiaryServices) -> None:
    with pytest.raises(UserError, match="no warning sign"):
        services.warnings.answer("hiccups", Answer.YES)


def test_advice_follows_the_most_urgent_yes_and_names_the_number(services: DiaryServices) -> None:
    assert advice(services.warnings.state(), ENGLISH) is None
    services.warnings.answer("down-the-leg", Answer.YES)
    services.warnings.answer("fever", Answer.YES)
    found = advice(services.warnings.state(), ENGLISH)
    assert found is not None
    assert found.urgency is Urgency.TODAY
    assert "your local emergency number" in found.text
    services.settings.change(emergency_number="112")
    services.warnings.answer("bowel", Answer.YES)
    found = advice(services.warnings.state(), ENGLISH)
    assert found is not None
    assert found.text.startswith("Call 112 now")


def test_thoughts_of_ending_life_name_the_crisis_line_if_there_is_one(services: DiaryServices) -> None:
    services.warnings.answer(SUICIDAL_THOUGHTS, Answer.YES)
    without = advice(services.warnings.state(), ENGLISH)
    services.settings.change(crisis_line="116 123", emergency_number="999")
    with_line = advice(services.warnings.state(), ENGLISH)
    assert without is not None
    assert with_line is not None
    assert "somebody near you now" in without.text
    assert "Call 116 123 at any hour" in with_line.text
    assert "999" in with_line.text
    assert "emergency department" not in with_line.text


# About me


def test_facts_come_and_go(services: DiaryServices) -> None:
    services.about.set_fact(Fact.NAME, " Margaret Ellis ")
    assert services.about.state().fact(Fact.NAME) == "Margaret Ellis"
    services.about.set_fact(Fact.NAME, "")
    assert services.about.state().about.facts == ()
    services.history.undo()
    assert services.about.state().fact(Fact.NAME) == "Margaret Ellis"


def test_ticks_are_a_set_and_one_step(services: DiaryServices) -> None:
    services.about.set_ticks(TickKind.CONDITION, ("knee", "hernia"))
    services.about.set_ticks(TickKind.CONDITION, ("knee", "pregnancy"))
    assert services.about.state().ticked(TickKind.CONDITION) == ("knee", "pregnancy")
    services.history.undo()
    assert services.about.state().ticked(TickKind.CONDITION) == ("hernia", "knee")
    with pytest.raises(UserError, match="nothing called"):
        services.about.set_ticks(TickKind.TENS, ("knee",))


def test_the_note_on_tens_comes_again_when_it_matters(services: DiaryServices) -> None:
    services.diary.note_shown(TENS.id)
    services.diary.note_shown("heat-cold")
    services.about.set_ticks(TickKind.CONDITION, ("knee",))
    assert TENS.id in services.settings.current().notes_shown
    services.about.set_ticks(TickKind.TENS, ("epilepsy",))
    assert services.settings.current().notes_shown == ("heat-cold",)
    services.history.undo()
    assert services.about.state().ticked(TickKind.TENS) == ()


@pytest.mark.parametrize("record", [MEDICINE, PERSON, MRI, FALL], ids=lambda each: type(each).__name__)
def test_a_record_is_added_changed_and_removed_undoably(services: DiaryServices, record: Record) -> None:
    saved(services, record)
    (made,) = records(services.about.state())
    assert made.id
    services.about.remove(made)
    assert records(services.about.state()) == []
    services.history.undo()
    assert records(services.about.state()) == [made]
    services.history.undo()
    assert records(services.about.state()) == []


def test_a_record_of_the_same_id_is_changed_not_added(services: DiaryServices) -> None:
    services.about.save_medicine(MEDICINE)
    (made,) = services.about.state().about.medicines
    services.about.save_medicine(Medicine(made.id, "Naproxen"))
    assert services.about.state().about.medicines == (Medicine(made.id, "Naproxen"),)


@pytest.mark.parametrize(
    "record",
    [
        Medicine("", "  "),
        Medicine("", "Naproxen", since=date(2026, 2, 1), until=date(2026, 1, 1)),
        Clinician("", "", "gp"),
        Marker("", date(2026, 1, 1), "injury", ""),
    ],
)
def test_what_makes_no_sense_is_refused(services: DiaryServices, record: Record) -> None:
    with pytest.raises(UserError):
        saved(services, record)
    assert records(services.about.state()) == []


def test_an_appointment_outlives_its_clinician(services: DiaryServices) -> None:
    services.about.save_clinician(PERSON)
    (person,) = services.about.state().about.clinicians
    services.about.save_appointment(Appointment("", "mri", MRI.when, clinician_id=person.id))
    services.about.remove(person)
    assert services.about.state().about.appointments[0].clinician_id is None
    services.history.undo()
    assert services.about.state().about.appointments[0].clinician_id == person.id


def test_everything_survives_export_and_import(services: DiaryServices, tmp_path: Path, clock: FixedClock) -> None:
    for record in (MEDICINE, PERSON, MRI, FALL):
        saved(services, record)
    services.about.set_fact(Fact.TOLD, "Two worn discs.\nKeep moving.")
    services.about.set_ticks(TickKind.TENS, ("pregnancy",))
    services.about.set_ticks(TickKind.FAMILY, ("back-disease",))
    services.settings.change(
        subject=Subject.BACK_AND_LEGS, country="IN", emergency_number="112", crisis_line="14416", preset="guide"
    )
    services.warnings.answer("bladder", Answer.NO)
    services.diary.log_entry(Draft(score=3))
    file = tmp_path / "all.painlog.json"
    assert services.exports.export(ExportRequest(file)).lossless
    other = FileAccess(tmp_path / "other.db", clock)
    copy = other.open()
    try:
        copy.transfer.import_file(ImportRequest(file))
        assert copy.about.state() == services.about.state()
        assert copy.settings.current() == services.settings.current()
        assert copy.warnings.state() == services.warnings.state()
    finally:
        other.close()
