"""The schedule as the window and the command line ask for it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from painlog.clock import FixedClock
from painlog.domain.adherence import PlanDraft, TrainingDay
from painlog.domain.recurrence import Occurrence, State
from painlog.domain.training import Plan
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.local_zone import local_zone
from painlog.paths import Places, resources
from painlog.services.changes import Topic
from painlog.services.exercises import load_catalogue
from painlog.services.history import HistoryService
from painlog.services.training import TrainingService
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary
from painlog.storage.training_rows import read_plans, read_sessions

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)
LONDON = "Europe/London"
CORE = PlanDraft("core-basics", "FREQ=WEEKLY;BYDAY=MO,WE,FR", datetime(2026, 11, 2, 18), LONDON)
LIBRARY = load_catalogue(resources() / "exercises")
ENGLISH = Texts("en_GB")


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def training(store: DiaryStore, clock: FixedClock) -> TrainingService:
    return TrainingService(store, clock, lambda: local_zone(clock))


def added(training: TrainingService, draft: PlanDraft = CORE) -> Plan:
    (plan,), _changes = training.add_plans([draft])
    return plan


def on(training: TrainingService, day: date) -> TrainingDay:
    return training.week(day).days[0]


def slot_states(training: TrainingService, first: date = MONDAY) -> list[str]:
    return [f"{slot.day:%a} {slot.state}" for day in training.week(first).days for slot in day.slots]


def occurrence(training: TrainingService, day: date) -> Occurrence:
    return on(training, day).slots[0].occurrence


def at(day: int, hour: int = 18) -> datetime:
    return datetime(2026, 11, day, hour)


# Plans


def test_a_plan_fills_the_week_and_can_be_undone(training: TrainingService, store: DiaryStore) -> None:
    (plan,), changes = training.add_plans([CORE])
    assert changes.topics == {Topic.TRAINING}
    week = training.week(MONDAY)
    assert slot_states(training) == ["Mon planned", "Wed planned", "Fri planned"]
    assert [day.rest for day in week.days] == [False, True, False, True, False, True, True]
    assert (week.tally.planned, week.tally.done, week.tally.ahead) == (3, 0, 1)
    assert week.routines["core-basics"].name == "Core basics"
    assert [each.plan for each in training.plans()] == [plan]
    assert HistoryService(store).undo_label == "Plan added"
    store.undo()
    assert slot_states(training) == []


def test_the_suggested_plan_is_taken_in_one_step(training: TrainingService, store: DiaryStore) -> None:
    drafts = training.suggested()
    assert {draft.zone for draft in drafts} == {LONDON}
    plans, _changes = training.add_plans(drafts)
    assert [plan.routine_id for plan in plans] == ["core-basics", "daily-stretch", "walk"]
    store.undo()
    assert training.plans() == ()


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (PlanDraft("nothing", "FREQ=DAILY", at(2), LONDON), "no routine “nothing”"),
        (PlanDraft("walk", "FREQ=DAILY", at(2), "Europe/Londn"), "no time zone"),
        (PlanDraft("walk", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", at(2), LONDON), "never due"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_written(
    draft: PlanDraft, sentence: str, training: TrainingService, store: DiaryStore
) -> None:
    with pytest.raises(UserError, match=sentence):
        training.add_plans([CORE, draft])
    assert training.plans() == ()
    assert HistoryService(store).undo_label is None


def test_a_changed_plan_keeps_what_was(training: TrainingService) -> None:
    plan = added(training)
    training.done(occurrence(training, MONDAY))
    wanted = PlanDraft("walk", "FREQ=DAILY", at(19, 7), LONDON)
    changed, changes = training.change_plan(plan.id, wanted)
    assert changes.label == "Plan changed"
    assert slot_states(training) == [
        "Mon done",
        "Wed planned",
        "Thu planned",
        "Fri planned",
        "Sat planned",
        "Sun planned",
    ]
    assert [each.plan for each in training.plans()] == [changed]


def test_a_plan_that_ends_leaves_today_only_if_it_was_done(training: TrainingService, store: DiaryStore) -> None:
    plan = added(training)
    training.end_plan(plan.id)
    assert slot_states(training) == ["Mon planned", "Wed planned"]
    store.undo()
    training.done(occurrence(training, FRIDAY))
    training.end_plan(plan.id)
    assert slot_states(training) == ["Mon planned", "Wed planned", "Fri done"]
    assert slot_states(training, MONDAY + timedelta(days=7)) == []


def test_a_plan_of_which_nothing_has_happened_goes_altogether(training: TrainingService, store: DiaryStore) -> None:
    plan = added(training, PlanDraft("walk", "FREQ=DAILY", at(25), LONDON))
    training.skip(plan.id, at(26))
    training.end_plan(plan.id)
    with store.snapshot() as session:
        assert read_plans(session) == []
    store.undo()
    assert slot_states(training, date(2026, 11, 25))[:2] == ["Wed planned", "Thu skipped"]


def test_reminding_can_be_switched_off(training: TrainingService) -> None:
    plan = added(training)
    training.remind(plan.id, remind=False)
    assert [each.plan.remind for each in training.plans()] == [False]


# Single times


def test_skip_move_and_as_planned(training: TrainingService) -> None:
    plan = added(training)
    training.skip(plan.id, at(16))
    training.move_to_tomorrow(plan.id, at(20))
    assert slot_states(training) == ["Mon skipped", "Wed planned", "Fri moved", "Sat planned"]
    training.move_to_tomorrow(plan.id, at(20))
    assert slot_states(training) == ["Mon skipped", "Wed planned", "Fri moved", "Sun planned"]
    training.as_planned(plan.id, at(20))
    training.as_planned(plan.id, at(16))
    assert slot_states(training) == ["Mon planned", "Wed planned", "Fri planned"]
    assert not training.as_planned(plan.id, at(16))


def test_what_has_moved_on_can_be_moved_to_tomorrow(training: TrainingService) -> None:
    plan = added(training)
    training.move_to_tomorrow(plan.id, at(18))
    assert slot_states(training) == ["Mon planned", "Wed moved", "Fri planned", "Sat planned"]


def test_what_is_not_planned_cannot_be_skipped(training: TrainingService) -> None:
    plan = added(training)
    with pytest.raises(UserError, match="Nothing is planned for that time"):
        training.skip(plan.id, at(17))
    with pytest.raises(UserError, match="no longer in the diary"):
        training.skip("gone", at(16))


def test_done_without_the_timer(training: TrainingService, store: DiaryStore) -> None:
    added(training)
    training.done(occurrence(training, MONDAY), seconds=720)
    changes = training.done(occurrence(training, FRIDAY))
    assert changes.topics == {Topic.TRAINING}
    with store.snapshot() as session:
        monday, friday = read_sessions(session)
    assert (monday.started, monday.diary_day, monday.seconds, monday.with_timer) == (at(16), MONDAY, 720, False)
    assert (friday.started, friday.utc_offset_min) == (at(20), 0)
    assert slot_states(training) == ["Mon done", "Wed planned", "Fri done"]
    training.remove_session(friday.id)
    assert slot_states(training) == ["Mon done", "Wed planned", "Fri planned"]
    with pytest.raises(UserError, match="still to come"):
        training.done(occurrence(training, MONDAY + timedelta(days=7)))


def test_what_is_done_before_its_time_was_done_now(training: TrainingService, store: DiaryStore) -> None:
    added(training, PlanDraft("walk", "FREQ=DAILY", at(2, 21), LONDON))
    training.done(occurrence(training, FRIDAY))
    with store.snapshot() as session:
        assert [done.started for done in read_sessions(session)] == [datetime(2026, 11, 20, 18, 42)]


def test_what_is_done_without_a_plan_stands_beside_it(training: TrainingService) -> None:
    added(training)
    training.done_now("daily-stretch", seconds=600)
    day = on(training, FRIDAY)
    assert [done.routine_id for done in day.extras] == ["daily-stretch"]
    assert day.extras[0].started == datetime(2026, 11, 20, 18, 32)
    assert set(training.week(MONDAY).routines) == {"core-basics", "daily-stretch"}


def test_half_past_midnight_is_still_yesterday(training: TrainingService, clock: FixedClock) -> None:
    plan = added(training)
    clock.move(timedelta(hours=5, minutes=50))
    assert training.today() == FRIDAY
    assert training.week(MONDAY).tally.ahead == 1
    training.done_now("core-basics", seconds=60)
    assert slot_states(training) == ["Mon planned", "Wed planned", "Fri done"]
    training.end_plan(plan.id)
    assert slot_states(training) == ["Mon planned", "Wed planned"]


def test_the_last_four_weeks(training: TrainingService) -> None:
    added(training)
    training.done(occurrence(training, date(2026, 11, 4)))
    training.done(occurrence(training, MONDAY))
    weeks = training.last_four_weeks(MONDAY)
    assert [(week.first_day.day, week.done, week.planned) for week in weeks] == [
        (26, 0, 0),
        (2, 1, 3),
        (9, 0, 3),
        (16, 1, 3),
    ]


def test_the_next_one_is_not_one_that_is_done_already(training: TrainingService, clock: FixedClock) -> None:
    plan = added(training)
    clock.move(timedelta(hours=-4))
    first = training.next_planned()
    assert first is not None
    assert (first.plan_id, first.day) == (plan.id, FRIDAY)
    training.done(first)
    following = training.next_planned()
    assert following is not None
    assert following.start == datetime(2026, 11, 23, 18, tzinfo=ZoneInfo(LONDON))
    training.end_plan(plan.id)
    assert training.next_planned() is None


def test_lists_include_both_days_and_have_an_end(training: TrainingService) -> None:
    added(training)
    assert [slot.day.day for slot in training.slots(date(2026, 11, 18), FRIDAY)] == [18, 20]
    with pytest.raises(UserError, match="is after"):
        training.slots(FRIDAY, MONDAY)
    with pytest.raises(UserError, match="twenty years"):
        training.slots(date(1, 1, 1), date(9999, 12, 31))


def test_a_zone_without_a_name_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    assert local_zone(FixedClock(datetime(2026, 11, 20))) == "Asia/Kolkata"
    assert local_zone(FixedClock(datetime(2026, 11, 20), ZoneInfo(LONDON))) == LONDON


def test_states_are_those_of_the_formats() -> None:
    assert [str(state) for state in State] == ["planned", "done", "skipped", "moved"]
