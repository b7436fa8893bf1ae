"""Guided sessions and the safety screens, as the diary keeps them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from painlog.clock import FixedClock
from painlog.domain.about import TickKind
from painlog.domain.draft import Draft
from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.records import Answer
from painlog.domain.safety_gate import SafetyNotes, Verdict, verdict
from painlog.domain.session_record import PlayerChoices
from painlog.domain.training import DoneSession, DoneStep, SessionOutcome, StepOutcome
from painlog.domain.warnings import Urgency
from painlog.errors import UserError
from painlog.file_access import FileAccess
from painlog.services.bundle import DiaryServices
from painlog.services.exercises import ExerciseLibrary
from painlog.services.session_file import ENDING, SessionFile
from tests.strategies import sessions


@pytest.fixture
def access(tmp_path: Path, clock: FixedClock) -> Iterator[FileAccess]:
    access = FileAccess(tmp_path / "diary.db", clock)
    yield access
    access.close()


@pytest.fixture
def services(access: FileAccess) -> DiaryServices:
    opened = access.open()
    opened.exercise_safety.advice_read()
    opened.warnings.answer_none(Urgency.EMERGENCY)
    opened.warnings.answer_none(Urgency.TODAY)
    opened.exercise_safety.list_answered()
    return opened


def judged(services: DiaryServices, routine: str = "core-basics") -> Verdict:
    return verdict(services.exercise_safety.standing(), routine)


def done(services: DiaryServices, outcome: SessionOutcome = SessionOutcome.DONE, **values: object) -> DoneSession:
    start = services.sessions.start("core-basics")
    return DoneSession(
        id=start.id,
        routine_id=start.routine_id,
        started=start.at.replace(tzinfo=None),
        utc_offset_min=0,
        diary_day=start.at.date(),
        outcome=outcome,
        seconds=100,
        steps=(DoneStep("brace", StepOutcome.DONE, 90),),
        **values,  # type: ignore[arg-type]
    )


def test_advice_first_then_the_list_then_free(access: FileAccess) -> None:
    services = access.open()
    assert judged(services) is Verdict.ADVICE
    services.exercise_safety.advice_read()
    assert judged(services) is Verdict.LIST
    services.exercise_safety.list_answered()
    assert judged(services) is Verdict.FREE


def test_the_list_holds_for_28_days(services: DiaryServices, clock: FixedClock) -> None:
    clock.move(timedelta(days=28) - timedelta(seconds=1))
    assert judged(services) is Verdict.FREE
    clock.move(timedelta(seconds=1))
    assert judged(services) is Verdict.LIST


def test_a_change_of_conditions_asks_the_list_again(services: DiaryServices) -> None:
    services.about.set_ticks(TickKind.CONDITION, ("knee",))
    assert judged(services) is Verdict.LIST
    services.exercise_safety.list_answered()
    assert judged(services) is Verdict.FREE


def test_any_other_tick_in_about_me_asks_the_list_again(services: DiaryServices) -> None:
    services.about.set_ticks(TickKind.TENS, ("pacemaker",))
    assert judged(services) is Verdict.LIST
    services.exercise_safety.list_answered()
    assert judged(services) is Verdict.FREE


def test_an_agreement_ends_with_its_condition(services: DiaryServices) -> None:
    def agreed() -> tuple[str, ...]:
        return tuple(services.routines.shelf(ExerciseLibrary({})).stock.agreed)

    services.about.set_ticks(TickKind.CONDITION, ("recent-surgery", "hip-replacement"))
    services.exercise_safety.list_answered()
    services.exercise_safety.clinician_agreed_to(("recent-surgery", "hip-replacement"))
    assert agreed() == ("hip-replacement", "recent-surgery")
    services.about.set_ticks(TickKind.CONDITION, ("hip-replacement",))
    services.exercise_safety.list_answered()
    assert agreed() == ("hip-replacement",)


def test_severe_pain_after_a_session_asks_the_list_and_leaves_flare_day(
    services: DiaryServices, clock: FixedClock
) -> None:
    clock.move(timedelta(minutes=1))
    services.diary.log_entry(Draft(score=3))
    services.sessions.save(done(services, pain_after=7))
    clock.move(timedelta(minutes=10))
    assert judged(services) is Verdict.LIST
    services.exercise_safety.list_answered()
    assert judged(services) is Verdict.FLARE_DAY
    services.diary.log_entry(Draft(score=4))
    assert judged(services) is Verdict.FREE


def test_severe_pain_asks_the_list_and_leaves_flare_day(services: DiaryServices, clock: FixedClock) -> None:
    clock.move(timedelta(minutes=1))
    services.diary.log_entry(Draft(score=7))
    assert judged(services) is Verdict.LIST
    services.exercise_safety.list_answered()
    assert judged(services) is Verdict.FLARE_DAY
    assert judged(services, FLARE_DAY) is Verdict.FREE
    clock.move(timedelta(days=1))
    assert judged(services) is Verdict.FREE


def test_signs_come_before_everything_else(services: DiaryServices, clock: FixedClock) -> None:
    services.warnings.answer("fever", Answer.YES)
    assert judged(services) is Verdict.CLINICIAN
    services.exercise_safety.clinician_agreed()
    assert judged(services) is Verdict.FREE
    services.warnings.answer("bladder", Answer.YES)
    assert judged(services) is Verdict.EMERGENCY
    services.warnings.answer("bladder", Answer.NO)
    clock.move(timedelta(days=1))
    services.warnings.answer("weight-loss", Answer.YES)
    assert judged(services) is Verdict.CLINICIAN


def test_a_strong_hurt_ends_the_day_and_asks_again_on_the_next(services: DiaryServices, clock: FixedClock) -> None:
    services.sessions.save(done(services, SessionOutcome.HURT, hurt_score=6))
    assert judged(services) is Verdict.DONE_TODAY
    assert judged(services, FLARE_DAY) is Verdict.DONE_TODAY
    clock.move(timedelta(days=1))
    assert judged(services) is Verdict.LIST


def test_a_spreading_pain_ends_the_day_whatever_its_score(services: DiaryServices) -> None:
    services.sessions.save(done(services, SessionOutcome.HURT, hurt_score=1, hurt_spreads=True))
    assert judged(services) is Verdict.DONE_TODAY


def test_saving_is_one_step_that_undo_takes_back(services: DiaryServices) -> None:
    session = done(services)
    services.sessions.keep(session)
    assert services.sessions.left_behind() == session
    assert services.sessions.save(session).label == "Session saved"
    assert services.sessions.left_behind() is None
    assert services.history.undo().label == "Session saved"
    assert services.history.undo().label == "Answers saved"


def test_what_a_crash_left_is_taken_over_once(access: FileAccess, services: DiaryServices, tmp_path: Path) -> None:
    session = done(services, SessionOutcome.BROKEN)
    services.sessions.keep(session)
    kept = (tmp_path / f"diary.db{ENDING}").read_bytes()
    again = access.open()
    assert again.sessions.take_over()
    assert not again.sessions.take_over()
    (tmp_path / f"diary.db{ENDING}").write_bytes(kept)
    assert not again.sessions.take_over(), "it is in the diary already"
    assert again.sessions.left_behind() is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"id": 1}', "\x00"])
def test_a_damaged_file_is_no_trouble(
    access: FileAccess, services: DiaryServices, tmp_path: Path, content: str
) -> None:
    (tmp_path / f"diary.db{ENDING}").write_text(content)
    assert services.sessions.left_behind() is None
    assert not services.sessions.take_over()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sessions())
def test_the_file_gives_back_what_it_was_given(tmp_path: Path, session: DoneSession) -> None:
    file = SessionFile(tmp_path / "diary.db")
    file.save(session)
    assert file.load() == session


@pytest.mark.parametrize(
    "stored", [None, 7, [], {"answered_at": "yesterday", "conditions": 3}, {"advice_at": "2026-01-01"}]
)
def test_notes_that_make_no_sense_are_asked_again(stored: object) -> None:
    assert SafetyNotes.parse(stored) == SafetyNotes()


@pytest.mark.parametrize("stored", [None, [], {"lie_down_s": 11}, {"lie_down_s": "10"}, {"sound": None, "steps": 1}])
def test_choices_that_make_no_sense_are_the_usual_ones(stored: object) -> None:
    assert PlayerChoices.parse(stored) == PlayerChoices()


def test_choices_are_kept_without_a_step_to_undo(services: DiaryServices) -> None:
    services.sessions.choose(PlayerChoices(30, sound=False, steps=True))
    assert services.sessions.choices() == PlayerChoices(30, sound=False, voice=True, steps=True)
    assert services.history.undo().label != "Setting changed"


def test_what_was_said_of_a_session_is_mended_and_undone(services: DiaryServices) -> None:
    made = done(services, SessionOutcome.STOPPED, pain_before=4, pain_after=6, effort=3, note="Hard")
    services.sessions.save(made)
    shown = services.sessions.session(made.id)
    assert (shown.name, shown.own, shown.session) == ("Core basics", False, made)
    mended = replace(made, pain_before=5, pain_after=None, effort=7, note="")
    assert services.sessions.change(mended).label == "Session changed"
    assert services.sessions.session(made.id).session == mended
    assert not services.sessions.change(mended), "nothing is left to undo where nothing changed"
    services.history.undo()
    assert services.sessions.session(made.id).session == made
    services.training.remove_session(made.id)
    with pytest.raises(UserError, match="no longer in the diary"):
        services.sessions.session(made.id)
    with pytest.raises(UserError, match="no longer in the diary"):
        services.sessions.change(mended)
