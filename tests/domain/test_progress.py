"""When more or less is offered, why, and what it changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from painlog.domain.adherence import Slot
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES, PLANK_LADDER
from painlog.domain.exercises import Dose, Exercise
from painlog.domain.progress import Evidence, Morning, Offer, OfferAnswers, OfferKind, offer_for, with_changes
from painlog.domain.recurrence import Occurrence, State
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import DoneSession, SessionOutcome
from tests.domain.exercise_library import EXERCISES

TODAY = date(2026, 11, 20)
ROUTINES = {each.id: each.routine for each in BUILT_IN_ROUTINES}
LIBRARY: dict[str, Exercise] = {exercise.id: exercise for exercise in EXERCISES}


def slot(back: int, state: State = State.DONE, outcome: SessionOutcome = SessionOutcome.DONE) -> Slot:
    wall = datetime(2026, 11, 20, 18) - timedelta(days=back)
    done = DoneSession(f"s{back}", "core-basics", wall, 0, wall.date(), outcome, 600)
    standing = state if state is not State.DONE else State.PLANNED
    occurrence = Occurrence("p", "core-basics", wall, wall.replace(tzinfo=UTC), standing)
    return Slot(occurrence, done if state is State.DONE else None)


def two_weeks(missed: int = 0, of: int = 10) -> tuple[Slot, ...]:
    """Planned times spread over the two weeks before today, the last of them missed."""
    backs = [14 - place * 13 // (of - 1) for place in range(of)]
    return tuple(slot(back, State.PLANNED if place >= of - missed else State.DONE) for place, back in enumerate(backs))


READY = Evidence(TODAY, two_weeks())


def offered(evidence: Evidence, routine: str = "core-basics") -> Offer | None:
    return offer_for(ROUTINES[routine], evidence, LIBRARY)


def kind(evidence: Evidence) -> OfferKind | None:
    offer = offered(evidence)
    return offer.kind if offer else None


@pytest.mark.parametrize(("missed", "expected"), [(0, OfferKind.PROGRESS), (2, OfferKind.PROGRESS), (3, None)])
def test_more_is_offered_when_four_of_five_were_done(missed: int, expected: OfferKind | None) -> None:
    assert kind(Evidence(TODAY, two_weeks(missed))) is expected


def test_more_needs_both_weeks() -> None:
    assert kind(Evidence(TODAY, tuple(slot(back) for back in range(1, 7)))) is None
    assert kind(Evidence(TODAY, tuple(slot(back) for back in range(8, 14)))) is None
    assert kind(Evidence(TODAY, ())) is None


def test_what_was_skipped_or_moved_away_is_not_counted_against_it() -> None:
    left_out = (slot(2, State.SKIPPED), slot(3, State.MOVED), slot(4, State.SKIPPED))
    assert kind(Evidence(TODAY, two_weeks() + left_out)) is OfferKind.PROGRESS


@pytest.mark.parametrize(("after", "expected"), [(4.9, OfferKind.PROGRESS), (5, None)])
def test_no_more_after_a_morning_that_was_two_points_worse(after: float, expected: OfferKind | None) -> None:
    mornings = (Morning(TODAY - timedelta(days=3), 3, after),)
    assert kind(replace(READY, mornings=mornings)) is expected
    long_ago = (Morning(TODAY - timedelta(days=15), 3, 9),)
    assert kind(replace(READY, mornings=long_ago)) is OfferKind.PROGRESS


@pytest.mark.parametrize(("days", "expected"), [(0, None), (27, None), (28, OfferKind.PROGRESS)])
def test_no_more_within_28_days_of_an_emergency_or_today_sign(days: int, expected: OfferKind | None) -> None:
    assert kind(replace(READY, sign_on=TODAY - timedelta(days=days))) is expected


@pytest.mark.parametrize("back", [0, 5, 14])
def test_no_more_where_a_session_was_stopped_because_it_hurt(back: int) -> None:
    hurt = slot(back, outcome=SessionOutcome.HURT)
    assert kind(Evidence(TODAY, (*two_weeks(), hurt))) is None


def test_no_more_within_two_weeks_of_the_last_change() -> None:
    assert kind(replace(READY, changed_on=TODAY - timedelta(days=13))) is None
    assert kind(replace(READY, changed_on=TODAY - timedelta(days=14))) is OfferKind.PROGRESS


@pytest.mark.parametrize(("days", "expected"), [(0, OfferKind.STEP_BACK), (6, OfferKind.STEP_BACK), (7, None)])
def test_less_is_offered_after_a_flare(days: int, expected: OfferKind | None) -> None:
    stronger = Routine("mine", "Mine", (RoutineStep("bridge", Dose(reps=9, breaths=3)),))
    evidence = Evidence(TODAY, two_weeks(5), flare_on=TODAY - timedelta(days=days))
    offer = offer_for(stronger, evidence, LIBRARY)
    assert (offer.kind if offer else None) is expected
    if offer:
        assert offer.changes[0].after == Dose(reps=7, breaths=3)
        assert offer.reasons.flare_on == evidence.flare_on
        assert offer_for(stronger, replace(evidence, changed_on=evidence.flare_on), LIBRARY) is None


def test_at_its_start_an_easier_exercise_is_named() -> None:
    offer = offered(Evidence(TODAY, (), flare_on=TODAY))
    assert offer is not None
    dead_bug = next(change for change in offer.changes if change.exercise == "dead-bug")
    assert (dead_bug.after, dead_bug.instead) == (None, LIBRARY["dead-bug"].easier)


@pytest.mark.parametrize("which", list(OfferKind))
def test_a_declined_offer_is_not_repeated_for_two_weeks(which: OfferKind) -> None:
    evidence = READY if which is OfferKind.PROGRESS else replace(READY, flare_on=TODAY)
    assert kind(evidence) is which
    other = next(each for each in OfferKind if each is not which)
    assert kind(replace(evidence, declined={which: TODAY - timedelta(days=13)})) is None
    assert kind(replace(evidence, declined={which: TODAY - timedelta(days=14), other: TODAY})) is which


def test_the_reasons_are_counts() -> None:
    mornings = tuple(Morning(TODAY - timedelta(days=back), 3, 4) for back in (2, 4, 20))
    offer = offered(Evidence(TODAY, two_weeks(1), mornings))
    assert offer is not None
    assert (offer.reasons.planned, offer.reasons.done, offer.reasons.mornings) == (10, 9, 2)
    assert offer.reasons.first == TODAY - timedelta(days=14)


# What changes


def progressed(
    exercise: str, dose: Dose, conditions: tuple[str, ...] = ()
) -> tuple[Dose | None, tuple[str, ...]] | None:
    routine = Routine("mine", "Mine", (RoutineStep(exercise, dose),))
    offer = offer_for(routine, READY, LIBRARY, conditions)
    return (offer.changes[0].after, offer.changes[0].instead) if offer else None


@pytest.mark.parametrize(
    ("exercise", "before", "after"),
    [
        ("bridge", Dose(reps=5, breaths=3), Dose(reps=7, breaths=3)),
        ("bridge", Dose(reps=29, breaths=3), Dose(reps=30, breaths=3)),
        ("front-plank", Dose(sets=3, hold_s=10, rest_s=30), Dose(sets=3, hold_s=15, rest_s=30)),
        ("front-plank", Dose(sets=2, hold_s=30, rest_s=30), Dose(sets=3, hold_s=30, rest_s=30)),
        ("walking", Dose(minutes=5), Dose(minutes=6)),
        ("walking", Dose(minutes=20), Dose(minutes=22)),
        ("walking", Dose(minutes=29), Dose(minutes=30)),
    ],
)
def test_more_is_one_step_towards_the_goal(exercise: str, before: Dose, after: Dose) -> None:
    assert progressed(exercise, before) == (after, ())


def test_at_the_goal_a_harder_exercise_is_named_if_it_is_left_to_the_person() -> None:
    at_goal = Dose(reps=30, breaths=3)
    assert progressed("bridge", at_goal) == (None, ("single-leg-bridge",))
    without = {id_: exercise for id_, exercise in LIBRARY.items() if id_ != "single-leg-bridge"}
    routine = Routine("mine", "Mine", (RoutineStep("bridge", at_goal),))
    assert offer_for(routine, READY, without) is None


def test_more_than_the_goal_stays() -> None:
    assert progressed("walking", Dose(minutes=45)) is None


def test_an_own_exercise_stays_as_the_physiotherapist_gave_it() -> None:
    assert progressed("own-swing", Dose(reps=5)) is None


def test_with_high_blood_pressure_no_hold_grows_past_ten_seconds() -> None:
    short = progressed("front-plank", Dose(sets=3, hold_s=8, rest_s=30), ("high-blood-pressure",))
    assert short is not None
    assert short[0] == Dose(sets=3, hold_s=10, rest_s=30)
    full = progressed("front-plank", Dose(sets=3, hold_s=10, rest_s=30), ("high-blood-pressure",))
    assert full is None or full[0] is None
    longer = progressed("front-plank", Dose(sets=3, hold_s=30, rest_s=30), ("high-blood-pressure",))
    assert longer is None or longer[0] is None


@pytest.mark.parametrize(("top", "after"), [(30, 40), (50, 60), (55, 60), (60, None)])
def test_the_plank_ladder_grows_by_ten_seconds_at_its_top_up_to_sixty(top: int, after: int | None) -> None:
    ladder = ROUTINES[PLANK_LADDER]
    steps = tuple(
        replace(step, dose=replace(step.dose, hold_s=top)) if place == 2 else step
        for place, step in enumerate(ladder.steps)
    )
    offer = offer_for(replace(ladder, steps=steps), READY, LIBRARY)
    if after is None:
        assert offer is None
        return
    assert offer is not None
    changed = with_changes(replace(ladder, steps=steps), offer.changes)
    assert [step.dose.hold_s for step in changed.steps] == [10, 20, after, 20, 10]
    assert [step.dose.rest_s for step in changed.steps] == [step.dose.rest_s for step in ladder.steps]


@pytest.mark.parametrize(("top", "after"), [(60, 50), (40, 30), (30, None)])
def test_the_plank_ladder_goes_back_by_ten_seconds_to_where_it_began(top: int, after: int | None) -> None:
    steps = tuple(RoutineStep("front-plank", Dose(hold_s=hold, rest_s=30)) for hold in (10, 20, top, 20, 10))
    mine = Routine("mine", "My ladder", steps, copied_from=PLANK_LADDER)
    offer = offer_for(mine, replace(READY, flare_on=TODAY), LIBRARY)
    assert (offer.changes[0].after.hold_s if offer and offer.changes[0].after else None) == after


def test_with_changes_leaves_steps_for_which_another_exercise_is_named() -> None:
    offer = offered(READY)
    assert offer is not None
    routine = ROUTINES["core-basics"]
    changed = with_changes(routine, offer.changes)
    assert [step.exercise for step in changed.steps] == [step.exercise for step in routine.steps]
    for place, (old, new) in enumerate(zip(routine.steps, changed.steps, strict=True)):
        after = next((change.after for change in offer.changes if change.place == place), None)
        assert new.dose == (after or old.dose)


# What was answered


def test_answers_are_stored_and_read_back() -> None:
    answers = OfferAnswers().with_changed("mine", TODAY).with_declined("walk", OfferKind.PROGRESS, TODAY)
    assert OfferAnswers.parse(answers.stored()) == answers
    assert answers.of_routine("walk") == {OfferKind.PROGRESS: TODAY}
    assert answers.of_routine("mine") == {}


@pytest.mark.parametrize(
    "stored",
    [
        None,
        7,
        "x",
        {},
        [7, None, "x"],
        [{"routine": "walk", "declined": "maybe", "on": "2026-11-20"}],
        [{"routine": "w", "changed_on": 5}],
    ],
)
def test_damaged_answers_are_left_out(stored: object) -> None:
    assert OfferAnswers.parse(stored) == OfferAnswers()
