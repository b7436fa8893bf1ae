"""What the diary gives to be reminded of, what is remembered on the disk, and the words for it."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.clock import FixedClock
from painlog.domain.adherence import PlanDraft
from painlog.domain.draft import Draft
from painlog.domain.records import Answer
from painlog.domain.reminders import (
    Call,
    CallKind,
    Decision,
    Memory,
    Outcome,
    QuietHours,
    ReminderRules,
    Waiting,
    put_off,
)
from painlog.domain.warnings import SIGNS, Urgency
from painlog.file_access import FileAccess
from painlog.i18n import Texts
from painlog.paths import Places
from painlog.services.bundle import DiaryServices
from painlog.services.reminder_file import ReminderFile, parse_memory, stored_memory
from painlog.services.reminder_words import notice, reasons, rules_sentence
from painlog.services.reminders import stage_notes

EIGHT_PM = ReminderRules(diary_at=time(20))
LONDON = "Europe/London"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def services(places: Places, clock: FixedClock) -> Iterator[DiaryServices]:
    access = FileAccess(places.diary, clock)
    yield access.open()
    access.close()


def plan(services: DiaryServices, at: datetime, routine: str = "core-basics", rule: str = "FREQ=DAILY") -> str:
    (made,), _changes = services.training.add_plans([PlanDraft(routine, rule, at, LONDON)])
    return made.id


def looked(clock: FixedClock) -> Memory:
    return Memory(looked_at=clock.now())


def at_eight(services: DiaryServices, clock: FixedClock, rules: ReminderRules = EIGHT_PM) -> tuple[Call, ...]:
    """What is told at 20:05 of the same evening, where the last look was at 18:42."""
    memory = looked(clock)
    clock.move(timedelta(hours=1, minutes=23))
    return services.reminders.look(memory, rules).told


def test_the_daily_entry_is_asked_for_only_if_nothing_was_logged(services: DiaryServices, clock: FixedClock) -> None:
    (call,) = at_eight(services, clock)
    assert (call.kind, call.at.time()) == (CallKind.DIARY, time(20))


def test_an_entry_of_the_day_is_enough(services: DiaryServices, clock: FixedClock) -> None:
    services.diary.log_entry(Draft(score=3))
    assert at_eight(services, clock) == ()


def test_an_entry_of_yesterday_is_not(services: DiaryServices, clock: FixedClock) -> None:
    services.diary.log_for_day(Draft(score=3), date(2026, 11, 19))
    assert len(at_eight(services, clock)) == 1


def test_the_daily_entry_is_asked_for_only_if_that_is_wanted(services: DiaryServices, clock: FixedClock) -> None:
    assert at_eight(services, clock, ReminderRules()) == ()


def test_a_routine_is_reminded_of_at_its_time(services: DiaryServices, clock: FixedClock) -> None:
    plan_id = plan(services, datetime(2026, 11, 1, 19, 30))
    (call,) = at_eight(services, clock, ReminderRules())
    assert (call.plan_id, call.routine_id, call.wall) == (plan_id, "core-basics", datetime(2026, 11, 20, 19, 30))


@pytest.mark.parametrize("what", ["done", "skipped", "moved", "off", "plan off", "ended"])
def test_a_routine_is_not_reminded_of_if_it_was(what: str, services: DiaryServices, clock: FixedClock) -> None:
    wall = datetime(2026, 11, 20, 19, 30)
    plan_id = plan(services, datetime(2026, 11, 1, 19, 30))
    training, rules = services.training, ReminderRules()
    if what == "done":
        training.done(training.slots(wall.date(), wall.date())[0].occurrence)
    elif what == "skipped":
        training.skip(plan_id, wall)
    elif what == "moved":
        training.move_to_tomorrow(plan_id, wall)
    elif what == "off":
        rules = ReminderRules(exercise=False)
    elif what == "plan off":
        training.remind(plan_id, False)
    else:
        training.end_plan(plan_id)
    assert at_eight(services, clock, rules) == ()


def test_a_moved_routine_is_reminded_of_at_its_new_time(services: DiaryServices, clock: FixedClock) -> None:
    wall = datetime(2026, 11, 20, 18)
    plan_id = plan(services, wall, rule="FREQ=WEEKLY")
    first = services.reminders.look(Memory(), ReminderRules())
    assert len(first.told) == 1
    services.training.move(plan_id, wall, wall + 2 * HOUR)
    clock.move(2 * HOUR)
    again = services.reminders.look(first.memory, ReminderRules())
    assert [call.at.time() for call in again.told] == [time(20)]


def test_nothing_is_said_about_exercise_while_a_warning_sign_pauses_it(
    services: DiaryServices, clock: FixedClock
) -> None:
    plan(services, datetime(2026, 11, 1, 19, 30))
    services.exercise_safety.advice_read()
    sign = next(each for each in SIGNS if each.urgency is Urgency.EMERGENCY)
    services.warnings.answer(sign.id, Answer.YES)
    memory = looked(clock)
    clock.move(2 * HOUR)
    found = services.reminders.look(memory, ReminderRules())
    assert (found.told, [each.outcome for each in found.memory.log]) == ((), [Outcome.PAUSED])


def test_a_week_of_sleep_brings_one_reminder_a_plan(services: DiaryServices, clock: FixedClock) -> None:
    plan(services, datetime(2026, 11, 1, 7))
    plan(services, datetime(2026, 11, 1, 18), "walk")
    memory = looked(clock)
    clock.move(7 * DAY)
    found = services.reminders.look(memory, ReminderRules())
    assert [call.at.isoformat() for call in found.told] == ["2026-11-27T07:00:00+00:00", "2026-11-27T18:00:00+00:00"]
    assert sum(each.outcome is Outcome.TOO_LATE for each in found.memory.log) == 10


def test_the_next_look_is_the_next_thing_that_is_due(services: DiaryServices, clock: FixedClock) -> None:
    memory = looked(clock)
    assert services.reminders.next_look(memory, ReminderRules()) is None
    evening = datetime(2026, 11, 20, 20, tzinfo=UTC)
    assert services.reminders.next_look(memory, EIGHT_PM) == evening
    plan(services, datetime(2026, 11, 20, 19, 15))
    assert services.reminders.next_look(memory, EIGHT_PM) == evening - timedelta(minutes=45)
    call = Call("diary/2026-11-20", CallKind.DIARY, clock.now(), clock.now() + DAY)
    later = put_off(call, memory, clock.now(), timedelta(minutes=10))
    assert services.reminders.next_look(later, EIGHT_PM) == clock.now() + timedelta(minutes=10)
    held = Memory(clock.now(), (Waiting("diary/2026-11-20", clock.now()),))
    quiet = ReminderRules(quiet=QuietHours(time(18), time(19)))
    assert services.reminders.next_look(held, quiet) == datetime(2026, 11, 20, 19, tzinfo=UTC)


def test_what_was_answered_meanwhile_is_no_longer_open(services: DiaryServices, clock: FixedClock) -> None:
    plan_id = plan(services, datetime(2026, 11, 1, 19, 30))
    shown = at_eight(services, clock)
    assert {call.kind for call in shown} == {CallKind.DIARY, CallKind.EXERCISE}
    assert services.reminders.still_open(shown, EIGHT_PM) == shown
    services.diary.log_entry(Draft(score=2))
    (left,) = services.reminders.still_open(shown, EIGHT_PM)
    assert left.plan_id == plan_id
    services.training.skip(plan_id, datetime(2026, 11, 20, 19, 30))
    assert services.reminders.still_open(shown, EIGHT_PM) == ()


def test_the_tray_offers_what_is_planned_today_and_not_done(services: DiaryServices, clock: FixedClock) -> None:
    plan(services, datetime(2026, 11, 1, 7))
    plan(services, datetime(2026, 11, 1, 23, 30), "walk")
    assert [call.routine_id for call in services.reminders.planned_today()] == ["core-basics", "walk"]
    services.training.done_now("core-basics")
    assert [call.routine_id for call in services.reminders.planned_today()] == ["walk"]


def test_a_stage_transition_is_told_once(services: DiaryServices) -> None:
    today = date(2026, 11, 20)
    for days in range(61):
        services.diary.log_for_day(Draft(score=4), today - timedelta(days=days))
    (flag,) = stage_notes(services.episodes.state())
    assert flag.id == "entered-subacute"
    services.episodes.flags_shown([flag])
    assert stage_notes(services.episodes.state()) == ()


# On the disk

moments = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
keys = st.sampled_from(["diary/2026-11-20", "exercise/abc/20261120T0700"])
memories = st.builds(
    Memory,
    looked_at=st.none() | moments,
    waiting=st.lists(st.builds(Waiting, keys, moments, st.none() | moments), max_size=3).map(tuple),
    log=st.lists(
        st.builds(
            lambda at, key, due, outcome: Decision(at, key, CallKind(key.partition("/")[0]), due, outcome, "abc"),
            moments,
            keys,
            moments,
            st.sampled_from(Outcome),
        ),
        max_size=4,
    ).map(tuple),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["log", "waiting", "looked_at", "key", "at", "due", "outcome"]), inner)
    ),
    max_leaves=8,
)


@given(memories)
def test_what_is_remembered_is_read_back(memory: Memory) -> None:
    assert parse_memory(json.loads(json.dumps(stored_memory(memory)))) == memory


@given(anything)
def test_whatever_lies_on_the_disk_makes_a_memory(stored: Any) -> None:
    memory = parse_memory(stored)
    assert parse_memory(stored_memory(memory)) == memory


def test_the_file_survives_damage_and_a_disk_that_takes_nothing(tmp_path: Path) -> None:
    file = ReminderFile(tmp_path / "reminders.json")
    assert file.load() == Memory()
    memory = Memory(datetime(2026, 11, 20, tzinfo=UTC))
    file.save(memory)
    assert file.load() == memory
    (tmp_path / "reminders.json").write_text("[", encoding="utf-8")
    assert file.load() == Memory()
    (tmp_path / "blocked").write_text("", encoding="utf-8")
    ReminderFile(tmp_path / "blocked" / "reminders.json").save(memory)


def test_the_file_holds_no_names_notes_or_scores(services: DiaryServices, clock: FixedClock, tmp_path: Path) -> None:
    services.diary.log_entry(Draft(score=7, note="secret"))
    plan(services, datetime(2026, 11, 1, 19, 30))
    memory = looked(clock)
    clock.move(2 * HOUR)
    file = tmp_path / "reminders.json"
    ReminderFile(file).save(services.reminders.look(memory, EIGHT_PM).memory)
    document = json.loads(file.read_text(encoding="utf-8"))
    assert {name for line in document["log"] for name in line} == {"at", "key", "kind", "due", "outcome", "plan_id"}
    assert "secret" not in file.read_text(encoding="utf-8")


# Words


def test_why_did_it_remind_me(services: DiaryServices, clock: FixedClock) -> None:
    plan_id = plan(services, datetime(2026, 11, 1, 18))
    rules = ReminderRules(time(18), quiet=QuietHours(time(18), time(19)))
    held = services.reminders.look(Memory(), rules).memory
    clock.move(HOUR)
    found = services.reminders.look(held, rules)
    memory = put_off(found.told[0], found.memory, clock.now(), HOUR)
    names = services.reminders.routine_names()
    lines = reasons(memory.log, services.reminders.plan_routines(), names, clock.now(), Texts())
    assert [line.why for line in lines] == [
        "You chose “later”.",
        "Shown: the quiet hours were over.",
        "Shown: the quiet hours were over.",
        "Held back: these are your quiet hours.",
        "Held back: these are your quiet hours.",
    ]
    assert {line.about for line in lines} == {"Core basics · due 18:00", "Daily entry · due 18:00"}
    assert lines[0].when == "19:42"
    words = notice(found.told[-1], names, clock.now(), Texts())
    assert found.told[-1].plan_id == plan_id
    assert (words.title, words.detail) == ("Time for Core basics", "Planned for 18:00")


def test_every_outcome_has_a_reason_of_its_own() -> None:
    at = datetime(2026, 11, 20, 18, tzinfo=UTC)
    for kind in CallKind:
        log = [Decision(at, f"{kind}/{outcome}", kind, at, outcome) for outcome in Outcome]
        said = [line.why for line in reasons(log, {}, {}, at, Texts())]
        assert len(set(said)) == len(Outcome)


def test_the_rules_in_one_breath() -> None:
    said = rules_sentence(ReminderRules(time(20), False, QuietHours(time(22), time(7))), Texts())
    assert said == (
        "The daily entry: at 20:00, if nothing was logged. Exercise: no reminders. "
        "Quiet from 22:00 to 07:00; what falls into that time waits for its end."
    )
