"""Experiments as the window asks for them: set up, kept to, stopped, told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from painlog.clock import FixedClock
from painlog.domain.diary import Treatment
from painlog.domain.draft import Draft
from painlog.domain.experiments import Experiment, Phase
from painlog.domain.warnings import URGENT_SIGNS
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.paths import Places
from painlog.services import experiment_words as words
from painlog.services.changes import Topic
from painlog.services.diary import DiaryService
from painlog.services.experiments import ExperimentsService, TrialPlan
from painlog.services.history import HistoryService
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary
from painlog.storage.tables import WarningAnswerRow
from painlog.storage.unit_of_work import writing

TODAY = date(2026, 11, 20)
ENGLISH = Texts("en_GB")
PLAN = TrialPlan("heat", 3, 7, TODAY + timedelta(days=1))


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def trials(store: DiaryStore, clock: FixedClock) -> ExperimentsService:
    return ExperimentsService(store, clock, URGENT_SIGNS)


def answer(store: DiaryStore, sign: str, day: date, said: str = "yes") -> None:
    with writing(store.engine) as work:
        work.add(WarningAnswerRow(sign=sign, answered_on=day.isoformat(), answer=said))


def live_through(store: DiaryStore, clock: FixedClock, made: Experiment, with_it: float, without: float) -> None:
    """Log every day of an experiment, with these scores, and stand on the day after it."""
    clock.move(timedelta(days=made.days + 1))
    diary = DiaryService(store, clock)
    for block in made.blocks:
        for step in range(made.block_days):
            score = with_it if block.treated else without
            diary.log_for_day(Draft(score=score + step % 2), block.first + timedelta(days=step))


def test_setting_up_keeps_the_plan_and_draws_an_order(trials: ExperimentsService) -> None:
    made, changes = trials.start(PLAN)
    assert changes.topics == {Topic.EXPERIMENTS}
    assert (made.treatment, made.pairs, made.block_days, made.first_day) == ("heat", 3, 7, PLAN.first_day)
    current = trials.now().current
    assert current is not None
    assert (current.experiment, current.phase, current.item.name) == (made, Phase.PLANNED, "Heat")


def test_chance_draws_different_orders(trials: ExperimentsService) -> None:
    orders = set()
    for _ in range(12):
        made, _changes = trials.start(replace(PLAN, pairs=6))
        orders.add(made.order)
        trials.stop(made.id)
    assert len(orders) > 3


def test_setting_up_can_be_undone(trials: ExperimentsService, store: DiaryStore) -> None:
    trials.start(PLAN)
    history = HistoryService(store)
    assert history.undo_label == "Experiment set up"
    history.undo()
    assert trials.now().current is None
    history.redo()
    assert trials.now().current is not None


@pytest.mark.parametrize("treatment", ["nsaid", "other-injection", "tens", "walking", "massage", "own-balm"])
def test_nothing_that_must_not_be_left_out_is_tried(trials: ExperimentsService, treatment: str) -> None:
    with pytest.raises(UserError, match="no experiment about"):
        trials.start(replace(PLAN, treatment=treatment))
    assert treatment not in [item.id for item in trials.now().choices]


def test_there_is_one_at_a_time(trials: ExperimentsService) -> None:
    made, _changes = trials.start(PLAN)
    with pytest.raises(UserError, match="open already"):
        trials.start(PLAN)
    trials.stop(made.id)
    trials.start(PLAN)
    assert len(trials.now().over) == 1


def test_a_day_that_has_passed_begins_nothing(trials: ExperimentsService) -> None:
    with pytest.raises(UserError, match="has passed"):
        trials.start(replace(PLAN, first_day=TODAY - timedelta(days=1)))


def test_what_was_used_most_is_offered_first(trials: ExperimentsService, store: DiaryStore, clock: FixedClock) -> None:
    assert [item.id for item in trials.now().choices][:2] == ["heat", "cold"]
    diary = DiaryService(store, clock)
    diary.log_entry(Draft(score=1, treatments=(Treatment("yoga"),)))
    assert trials.now().choices[0].id == "yoga"


def test_today_tells_the_block_and_takes_a_tick(
    trials: ExperimentsService, store: DiaryStore, clock: FixedClock
) -> None:
    assert trials.on_day(TODAY) is None
    made, _changes = trials.start(PLAN)
    planned = trials.on_day(TODAY)
    assert planned is not None
    assert (planned.block, planned.kept) == (None, False)
    assert words.phase_sentence(planned.trial, ENGLISH) == "Begins on Saturday 21 November"
    clock.move(timedelta(days=9))
    day = TODAY + timedelta(days=9)
    trials.tick(made.id, day, True)
    shown = trials.on_day(day)
    assert shown is not None
    assert shown.block is not None
    assert (shown.block.number, shown.block.treated, shown.kept) == (2, not made.order[0], True)
    sentence = words.block_sentence(shown.trial, shown.block, ENGLISH)
    side = "with" if shown.block.treated else "without"
    assert sentence == f"Block 2 of 6: {side} heat, until Friday 4 December"
    HistoryService(store).undo()
    assert not getattr(trials.on_day(day), "kept", True)


def test_a_day_outside_takes_no_tick(trials: ExperimentsService) -> None:
    made, _changes = trials.start(PLAN)
    with pytest.raises(UserError, match="outside"):
        trials.tick(made.id, TODAY, True)
    with pytest.raises(UserError, match="no longer"):
        trials.tick("gone", TODAY, True)


def test_stopping_keeps_the_days_until_now(trials: ExperimentsService, clock: FixedClock) -> None:
    made, _changes = trials.start(PLAN)
    clock.move(timedelta(days=5))
    trials.stop(made.id)
    (over,) = trials.now().over
    assert (over.trial.phase, over.trial.standing.ended_on) == (Phase.ENDED, TODAY + timedelta(days=5))
    assert over.result.differences == (None, None, None)
    assert words.phase_sentence(over.trial, ENGLISH) == "Stopped on 25 November 2026"
    assert "three complete pairs" in " ".join(words.result_sentences(over, ENGLISH))
    assert words.pair_sentences(over.result, ENGLISH)[0] == "Pair 1: too few days known"


@pytest.mark.parametrize("sign", ["chest-pain", "weight-loss"])
def test_an_urgent_sign_answered_yes_ends_it(
    trials: ExperimentsService, store: DiaryStore, clock: FixedClock, sign: str
) -> None:
    trials.start(PLAN)
    clock.move(timedelta(days=4))
    answer(store, sign, TODAY + timedelta(days=4))
    shown = trials.on_day(TODAY + timedelta(days=4))
    assert shown is not None
    assert words.phase_sentence(shown.trial, ENGLISH) == (
        "Ended on 24 November 2026, because a warning sign was answered yes"
    )
    assert trials.now().current is None
    clock.move(timedelta(days=1))
    assert trials.on_day(TODAY + timedelta(days=5)) is None


def test_other_answers_end_nothing(trials: ExperimentsService, store: DiaryStore, clock: FixedClock) -> None:
    answer(store, "chest-pain", TODAY - timedelta(days=3))
    trials.start(PLAN)
    clock.move(timedelta(days=4))
    answer(store, "chest-pain", TODAY + timedelta(days=4), "no")
    answer(store, "leg-pain", TODAY + timedelta(days=4))
    assert trials.now().current is not None


def test_none_begins_on_a_day_with_an_urgent_sign(trials: ExperimentsService, store: DiaryStore) -> None:
    answer(store, "fever", TODAY)
    with pytest.raises(UserError, match="no time for an experiment"):
        trials.start(PLAN)


def test_the_result_tells_pairs_mean_interval_and_orders_and_no_verdict(
    trials: ExperimentsService, store: DiaryStore, clock: FixedClock
) -> None:
    made, _changes = trials.start(PLAN)
    live_through(store, clock, made, with_it=2, without=4)
    (over,) = trials.now().over
    assert over.trial.phase is Phase.COMPLETE
    assert over.result.differences == pytest.approx((-2, -2, -2))
    assert words.pair_sentences(over.result, ENGLISH) == ["Pair 1: −2.0", "Pair 2: −2.0", "Pair 3: −2.0"]
    lead, mean, orders, blind = words.result_sentences(over, ENGLISH)
    assert lead.startswith("Worst scores with heat less those without it")
    assert mean == "On average −2.0 (95 % interval −2.0 to −2.0)"
    assert orders == "2 of the 8 possible orders would have shown a difference at least as large."
    assert blind.startswith("You knew which weeks")
    told = " ".join((lead, mean, orders, blind)).lower()
    assert not any(word in told for word in ("works", "helps", "effective", "significant"))


def test_no_clear_difference_can_also_mean_too_few_blocks(
    trials: ExperimentsService, store: DiaryStore, clock: FixedClock
) -> None:
    made, _changes = trials.start(PLAN)
    live_through(store, clock, made, with_it=3, without=3)
    (over,) = trials.now().over
    assert "No clear difference. It can also mean too few blocks." in words.result_sentences(over, ENGLISH)


def test_days_after_a_stop_count_for_nothing(trials: ExperimentsService, store: DiaryStore, clock: FixedClock) -> None:
    made, _changes = trials.start(PLAN)
    clock.move(timedelta(days=14))
    trials.stop(made.id)
    clock.move(timedelta(days=-14))
    live_through(store, clock, made, with_it=2, without=4)
    (over,) = trials.now().over
    assert over.result.differences == (pytest.approx(-2), None, None)
    assert words.kept_sentence(over.kept, over.counted, ENGLISH) == "Ticked as kept to: 0 of 14 days"
