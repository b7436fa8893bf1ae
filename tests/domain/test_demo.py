"""The demo diary: the same seed writes the same diary, and it holds what somebody who looks round wants to see."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import painlog.domain.demo
from painlog.clock import DEFAULT_DAY_START_HOUR, diary_day
from painlog.domain.body import SITE_BY_ID
from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.days import day_records
from painlog.domain.demo import OWN_MEDICINE, demo_diary
from painlog.domain.demo_course import HOLE_DAYS, ONGOING_DAYS, course
from painlog.domain.episodes import State
from painlog.domain.records import Answer, Diary
from painlog.domain.recurrence import occurrences
from painlog.domain.scales import Scale
from painlog.domain.settings import DiarySettings
from painlog.domain.stages import Stage
from painlog.domain.status import status
from painlog.domain.warnings import SIGNS
from painlog.errors import UserError
from tools.update_texts import marked_texts

TODAY = date(2026, 11, 20)
SEEDS = st.integers(0, 10_000)


@pytest.fixture(scope="module")
def diary() -> Diary:
    return demo_diary(TODAY)


@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_the_same_seed_writes_the_same_diary(seed: int) -> None:
    assert demo_diary(TODAY, 1, seed) == demo_diary(TODAY, 1, seed)
    assert demo_diary(TODAY, 1, seed) != demo_diary(TODAY, 1, seed + 1)


@given(SEEDS, st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 3))
@settings(max_examples=10, deadline=None)
def test_every_diary_tells_the_same_story(seed: int, today: date, years: int) -> None:
    diary = demo_diary(today, years, seed)
    said = status(today, day_records(diary.entries, diary.statements, diary.days))
    assert said.state is State.ONGOING
    assert said.episode is not None
    assert said.episode.day == ONGOING_DAYS
    assert said.certain
    assert Stage.CHRONIC in {episode.stage for episode in said.episodes}
    assert len(said.episodes) >= 3


@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_days_and_keys_are_in_order(seed: int) -> None:
    diary = demo_diary(TODAY, 1, seed)
    assert all(diary_day(entry.when, DEFAULT_DAY_START_HOUR) == entry.diary_day for entry in diary.entries)
    assert all(TODAY - timedelta(days=364) <= entry.diary_day <= TODAY for entry in diary.entries)
    assert list(diary.entries) == sorted(diary.entries, key=lambda entry: (entry.when, entry.id))
    keys = [thing.id for thing in (*diary.entries, *diary.markers, *diary.about.medicines)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[0-9a-f]{24}", key) for key in keys)
    assert all(entry == entry.in_order() for entry in diary.entries)


def told(diary: Diary) -> Iterator[str]:
    """Everything in the diary that the invented person put into words, but for the names of people."""
    yield from (entry.note for entry in diary.entries if entry.note)
    yield from (marker.word for marker in diary.markers)
    yield from (routine.name for routine in diary.training.routines)
    yield from (activity.name for activity in diary.visits.activities)
    yield from (question.text for question in diary.visits.questions)
    yield from (fact.value for fact in diary.episode_facts if " " in fact.value)
    yield from (item.name for item in diary.catalogue)
    yield from (medicine.name for medicine in diary.about.medicines)
    yield from (booked.title for booked in diary.about.appointments)


@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_only_words_are_put_into_another_language(seed: int) -> None:
    """Whatever was said back into English gives the English diary; all of it is said."""
    plain, marked = demo_diary(TODAY, 1, seed), demo_diary(TODAY, 1, seed, lambda text: f"<{text}>")
    assert all(text.startswith("<") for text in told(marked))
    assert [text.strip("<>") for text in told(marked)] == list(told(plain))
    assert repr(marked).count("<") - repr(plain).count("<") == len(list(told(plain)))
    assert re.sub("['\"<>]", "", repr(marked)) == re.sub("['\"<>]", "", repr(plain))


def test_whatever_is_said_is_marked_for_translation() -> None:
    said: set[str] = set()

    def say(text: str) -> str:
        said.add(text)
        return text

    for seed in range(3):
        demo_diary(TODAY, 3, seed, say)
    files = Path(painlog.domain.demo.__file__).parent.glob("demo*.py")
    marked = {message.text for file in files for message in marked_texts(file.read_text(encoding="utf-8"))}
    assert len(said) > 30
    assert said <= marked


def test_it_is_marked_as_a_demo(diary: Diary) -> None:
    assert DiarySettings.parse(dict(diary.settings)).demo


def test_an_honest_share_of_days_is_missing_and_two_weeks_in_a_row(diary: Diary) -> None:
    days = sorted({entry.diary_day for entry in diary.entries})
    missing = 365 - len(days)
    assert 0.10 <= missing / 365 <= 0.25
    longest = max((later - earlier).days - 1 for earlier, later in pairwise(days))
    assert longest >= HOLE_DAYS


def test_entries_differ_as_a_person_s_do(diary: Diary) -> None:
    entries = diary.entries
    days = [entry.diary_day for entry in entries]
    assert max(days.count(day) for day in set(days)) == 3
    assert {entry.scale for entry in entries} == set(Scale)
    assert {entry.when.hour // 6 for entry in entries if entry.time_known} >= {1, 2, 3}
    assert all(entry.score == int(entry.score) for entry in entries if entry.score is not None)
    assert len({entry.note for entry in entries}) > 10
    assert any(entry.flare for entry in entries)
    assert any(entry.recalled for entry in entries)
    assert any(treatment.relief is None for entry in entries for treatment in entry.treatments)


def test_every_id_is_in_the_catalogue(diary: Diary) -> None:
    catalogue = Catalogue(diary.catalogue)
    used = {(Kind.SITE, site.id) for entry in diary.entries for site in entry.sites}
    used |= {(Kind.QUALITY, id_) for entry in diary.entries for id_ in entry.qualities}
    used |= {(Kind.SYMPTOM, symptom.id) for entry in diary.entries for symptom in entry.symptoms}
    used |= {(Kind.TRIGGER, id_) for entry in diary.entries for id_ in entry.triggers}
    used |= {(Kind.TREATMENT, treatment.id) for entry in diary.entries for treatment in entry.treatments}
    assert all(catalogue.get(kind, id_) for kind, id_ in used)
    assert (Kind.TREATMENT, OWN_MEDICINE.id) in used
    assert diary.about.medicines[0].name == OWN_MEDICINE.name == "Ibuprofen 400"


def test_the_pain_radiates_into_the_left_leg(diary: Diary) -> None:
    below_knee = {id_ for entry in diary.entries for id_ in entry.site_ids if SITE_BY_ID[id_].below_knee}
    assert below_knee == {"calf-left"}


@pytest.mark.parametrize("habit", ["sat_long", "slept_badly"])
def test_habits_show_in_the_pain_of_the_day_after(habit: str) -> None:
    days = course(Random(1), TODAY, 10)
    pairs = [(before, after) for before, after in pairwise(days) if before.painful and after.painful]
    with_habit = mean(after.worst for before, after in pairs if getattr(before, habit))
    without = mean(after.worst for before, after in pairs if not getattr(before, habit))
    assert with_habit - without > 1


@pytest.mark.parametrize("years", [0, -1, 31])
def test_other_numbers_of_years_are_refused(years: int) -> None:
    with pytest.raises(UserError, match="1 to 30"):
        demo_diary(TODAY, years)


def test_what_was_done_was_planned_and_is_over(diary: Diary) -> None:
    training = diary.training
    plans = {plan.id: plan for plan in training.plans}
    assert len(training.sessions) > 20
    for session in training.sessions:
        plan = plans[session.plan_id or ""]
        assert session.occurrence in {
            each.wall for each in occurrences(plan, training.changes, session.diary_day, session.diary_day)
        }
        assert session.diary_day < TODAY
        assert sum(step.seconds for step in session.steps) == session.seconds > 0


def test_the_doctor_finds_check_ins_activities_and_questions(diary: Diary) -> None:
    assert all(check_in.day.isoweekday() == 7 and check_in.mean is not None for check_in in diary.check_ins)
    assert {len(activity.scores) for activity in diary.visits.activities} == {4}
    assert diary.visits.questions
    assert {answer.answer for answer in diary.warning_signs} == {Answer.NO}
    assert len(diary.warning_signs) < len(SIGNS)
