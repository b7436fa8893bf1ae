"""The weekly check-in and the activities that a person names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from painlog.clock import FixedClock
from painlog.domain.draft import Draft
from painlog.domain.questionnaires import MOST_ACTIVITIES
from painlog.errors import UserError
from painlog.paths import Places
from painlog.services.changes import Topic
from painlog.services.check_ins import CheckInsService, is_due
from painlog.services.diary import DiaryService
from painlog.services.history import HistoryService
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary

TODAY = date(2026, 11, 20)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def check_ins(store: DiaryStore, clock: FixedClock) -> CheckInsService:
    return CheckInsService(store, clock)


def names(check_ins: CheckInsService) -> list[str]:
    return [activity.name for activity in check_ins.state().open]


def id_of(check_ins: CheckInsService, name: str) -> str:
    return next(activity.id for activity in check_ins.state().open if activity.name == name)


@pytest.mark.parametrize(
    ("begun", "last", "skipped", "due"),
    [
        (None, None, None, False),
        (6, None, None, False),
        (7, None, None, True),
        (90, 6, None, False),
        (90, 7, None, True),
        (90, 30, 6, False),
        (90, 30, 7, True),
        (90, -3, None, True),
    ],
)
def test_when_a_check_in_is_due(begun: int | None, last: int | None, skipped: int | None, due: bool) -> None:
    days = [None if days is None else ago(days) for days in (begun, last, skipped)]
    assert is_due(TODAY, *days) is due


def test_it_is_asked_a_week_after_the_first_entry_and_again_a_week_after_the_answer(
    check_ins: CheckInsService, store: DiaryStore, clock: FixedClock
) -> None:
    assert not check_ins.state().due
    DiaryService(store, clock).log_for_day(Draft(score=4), ago(7))
    assert check_ins.state().due
    changes = check_ins.answer(5, 4, None)
    assert changes.topics == {Topic.VISITS}
    state = check_ins.state()
    assert not state.due
    assert state.last is not None
    assert state.last.answers == (5, 4, None)
    assert state.last.mean is None
    clock.move(timedelta(days=7))
    assert check_ins.state().due


def test_a_second_answer_on_a_day_replaces_the_first(check_ins: CheckInsService, store: DiaryStore) -> None:
    check_ins.answer(5, 5, 5)
    check_ins.answer(6, 3, 3)
    assert [each.answers for each in check_ins.state().check_ins] == [(6, 3, 3)]
    HistoryService(store).undo()
    assert [each.answers for each in check_ins.state().check_ins] == [(5, 5, 5)]


def test_skipping_waits_a_week_and_can_be_undone(
    check_ins: CheckInsService, store: DiaryStore, clock: FixedClock
) -> None:
    DiaryService(store, clock).log_for_day(Draft(score=4), ago(30))
    check_ins.skip()
    assert not check_ins.state().due
    HistoryService(store).undo()
    assert check_ins.state().due
    check_ins.skip()
    clock.move(timedelta(days=7))
    assert check_ins.state().due


def test_a_person_can_ask_not_to_be_asked(check_ins: CheckInsService, store: DiaryStore, clock: FixedClock) -> None:
    DiaryService(store, clock).log_for_day(Draft(score=4), ago(30))
    check_ins.ask_weekly(False)
    assert (check_ins.state().due, check_ins.state().asks) == (False, False)
    check_ins.ask_weekly(True)
    assert check_ins.state().due


@pytest.mark.parametrize("answers", [(None, None, None), (11, 1, 1), (1, -1, 1)])
def test_nothing_and_what_is_off_the_scale_are_refused(
    check_ins: CheckInsService, answers: tuple[int | None, int | None, int | None]
) -> None:
    with pytest.raises(UserError):
        check_ins.answer(*answers)
    assert check_ins.state().check_ins == ()


def test_activities_are_named_ordered_renamed_scored_and_ended(check_ins: CheckInsService, clock: FixedClock) -> None:
    for name in ("Lifting my  grandson", "Gardening", "Driving an hour"):
        check_ins.add_activity(name)
    assert names(check_ins) == ["Lifting my grandson", "Gardening", "Driving an hour"]
    check_ins.move_activity(id_of(check_ins, "Driving an hour"), 0)
    check_ins.rename_activity(id_of(check_ins, "Gardening"), "Digging")
    assert names(check_ins) == ["Driving an hour", "Lifting my grandson", "Digging"]
    check_ins.score({id_of(check_ins, "Digging"): 3, id_of(check_ins, "Driving an hour"): 6})
    check_ins.score({id_of(check_ins, "Digging"): 4})
    clock.move(timedelta(days=7))
    check_ins.score({id_of(check_ins, "Digging"): 8})
    digging = check_ins.state().open[2]
    assert [(each.day, each.score) for each in digging.scores] == [(TODAY, 4), (ago(-7), 8)]
    check_ins.end_activity(digging.id)
    state = check_ins.state()
    assert [activity.name for activity in state.open] == ["Driving an hour", "Lifting my grandson"]
    assert len(state.activities) == 3


def test_a_list_holds_five_activities_of_different_names(check_ins: CheckInsService) -> None:
    for number in range(MOST_ACTIVITIES):
        check_ins.add_activity(f"Activity {number}")
    with pytest.raises(UserError):
        check_ins.add_activity("One more")
    check_ins.end_activity(id_of(check_ins, "Activity 0"))
    for refused in ("", "  ", "ACTIVITY 1", "x" * 61):
        with pytest.raises(UserError):
            check_ins.add_activity(refused)
    check_ins.add_activity("Activity 0")
    assert len(check_ins.state().activities) == MOST_ACTIVITIES + 1


def test_scores_need_an_activity_and_a_number_on_the_scale(check_ins: CheckInsService) -> None:
    check_ins.add_activity("Gardening")
    gardening = id_of(check_ins, "Gardening")
    for refused in ({}, {"nothing": 3}, {gardening: 11}):
        with pytest.raises(UserError):
            check_ins.score(refused)
    assert check_ins.state().open[0].scores == ()


def test_an_earlier_check_in_is_mended_and_taken_out(check_ins: CheckInsService, clock: FixedClock) -> None:
    check_ins.answer(5, 4, 3)
    clock.move(timedelta(days=7))
    check_ins.answer(2, 2, 2)
    first, second = check_ins.state().check_ins
    mended = replace(first, pain=6, activity=None)
    assert (check_ins.change(mended).label, check_ins.state().check_ins) == ("Check-in changed", (mended, second))
    assert not check_ins.change(mended), "nothing is left to undo where nothing changed"
    with pytest.raises(UserError, match="Nothing was answered"):
        check_ins.change(replace(mended, pain=None, enjoyment=None))
    with pytest.raises(UserError, match="no longer"):
        check_ins.change(replace(mended, id="none"))
    assert (check_ins.remove(first.id).label, check_ins.state().check_ins) == ("Check-in removed", (second,))
    with pytest.raises(UserError, match="no longer"):
        check_ins.remove(first.id)


def test_scores_of_an_earlier_day_are_mended_and_taken_out(check_ins: CheckInsService, clock: FixedClock) -> None:
    check_ins.add_activity("Gardening")
    check_ins.add_activity("Driving")
    gardening, driving = id_of(check_ins, "Gardening"), id_of(check_ins, "Driving")
    check_ins.score({gardening: 3, driving: 6})
    clock.move(timedelta(days=7))
    check_ins.score({gardening: 4})
    check_ins.end_activity(driving)

    def scores() -> dict[str, dict[date, int]]:
        return {each.name: {score.day: score.score for score in each.scores} for each in check_ins.state().activities}

    assert check_ins.change_scores(TODAY, {gardening: None, driving: 8}).label == "Scores changed"
    assert scores() == {"Gardening": {ago(-7): 4}, "Driving": {TODAY: 8}}
    assert check_ins.remove_scores(TODAY).label == "Scores removed"
    assert scores() == {"Gardening": {ago(-7): 4}, "Driving": {}}
    assert not check_ins.remove_scores(TODAY)
    for wrong in ({gardening: 11}, {"none": 3}):
        with pytest.raises(UserError):
            check_ins.change_scores(TODAY, wrong)
    assert scores() == {"Gardening": {ago(-7): 4}, "Driving": {}}
