"""The routines that painlog brings: their contents, their length, and what conditions leave of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.domain.built_in_routines import (
    BUILT_IN_ROUTINES,
    LADDER_TOP_S,
    PLANK_LADDER,
    hidden_as_a_whole,
    hint_for,
    ladder_steps,
)
from painlog.domain.conditions import Condition
from painlog.domain.exercise_safety import EMPTY_ROUTINE_OFFERS
from painlog.domain.exercises import Dose, Exercise, Sides
from painlog.domain.routine_time import routine_seconds
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.session_segments import SessionStep, segments_of
from painlog.domain.shelf import Shelf, ShelvedRoutine, Stock, shelved
from tests.domain.exercise_library import EXERCISES, LIBRARY

ROUTINES = {each.id: each.routine for each in BUILT_IN_ROUTINES}


def shelf_for(*conditions: str, agreed: tuple[str, ...] = ()) -> Shelf:
    return shelved(list(ROUTINES.values()), Stock(LIBRARY, {}, conditions, agreed))


def found(shelf: Shelf, id_: str) -> ShelvedRoutine:
    routine = shelf.routine(id_)
    assert routine is not None
    return routine


def offered_ids(routine: ShelvedRoutine) -> list[str]:
    return [each.step.exercise for each in routine.offered]


def test_the_eight_routines_are_there_in_order_and_name_known_exercises() -> None:
    assert list(ROUTINES) == [
        "first-week",
        "core-basics",
        "big-three",
        "daily-stretch",
        "desk-break",
        "flare-day",
        "walk",
        "plank-ladder",
    ]
    assert {step.exercise for routine in ROUTINES.values() for step in routine.steps} <= LIBRARY.keys()


CONTENTS = {
    "first-week": ["breathing", "pelvic-tilt", "knee-rolls", "heel-slide", "cat-camel", "walking"],
    "core-basics": ["brace", "bridge", "bird-dog", "side-plank", "dead-bug", "childs-pose"],
    "daily-stretch": ["hamstring", "knee-to-chest", "figure-four", "hip-flexor", "cat-camel", "open-book"],
    "desk-break": ["chin-tuck", "shoulder-squeeze", "seated-rotation", "thoracic-extension", "sit-to-stand"],
    "flare-day": ["breathing", "knee-rolls", "pelvic-tilt", "walking"],
    "walk": ["walking"],
}


@pytest.mark.parametrize("id_", CONTENTS)
def test_contents_are_those_of_the_design(id_: str) -> None:
    assert [step.exercise for step in ROUTINES[id_].steps] == CONTENTS[id_]


@pytest.mark.parametrize(
    ("id_", "minutes"), [("first-week", 6), ("core-basics", 12), ("daily-stretch", 10), ("desk-break", 3)]
)
def test_routines_take_the_minutes_that_the_design_gives(id_: str, minutes: int) -> None:
    assert found(shelf_for(), id_).minutes == minutes


def test_the_big_three_fall_from_six_to_four_to_two_holds_of_ten_seconds() -> None:
    for exercise in ("curl-up", "side-plank", "bird-dog"):
        doses = [step.dose for step in ROUTINES["big-three"].steps if step.exercise == exercise]
        assert [(dose.reps, dose.hold_s) for dose in doses] == [(6, 10), (4, 10), (2, 10)]


def test_the_plank_ladder_climbs_and_rests() -> None:
    steps = ROUTINES["plank-ladder"].steps
    assert [step.dose.hold_s for step in steps] == [10, 20, 30, 20, 10]
    assert {step.dose.rest_s for step in steps} == {30}
    assert {step.exercise for step in steps} == {"front-plank"}


def test_a_step_up_raises_the_top_of_the_ladder_and_ends_at_a_minute() -> None:
    assert [step.dose.hold_s for step in ladder_steps(40)] == [10, 20, 40, 20, 10]
    assert max(step.dose.hold_s or 0 for step in ladder_steps(500)) == LADDER_TOP_S


def test_no_plank_ladder_with_high_blood_pressure_nor_a_copy_of_it() -> None:
    ladder = ROUTINES[PLANK_LADDER]
    copy = replace(ladder, id="mine", copied_from=PLANK_LADDER)
    for routine in (ladder, copy):
        assert hidden_as_a_whole(routine, [Condition.HIGH_BLOOD_PRESSURE])
        assert not hidden_as_a_whole(routine, [Condition.KNEE])
    assert not hidden_as_a_whole(ROUTINES["walk"], [Condition.HIGH_BLOOD_PRESSURE])


def test_high_blood_pressure_shortens_holds_and_with_them_the_routine() -> None:
    plain, careful = (found(shelf_for(*conditions), "daily-stretch") for conditions in ((), ("high-blood-pressure",)))
    assert max(each.dose.seconds_held for each in careful.offered) == 10
    assert careful.seconds < plain.seconds
    assert {each.played.longest_hold_s for each in careful.offered} == {10}
    assert {each.played.longest_hold_s for each in plain.offered} == {None}


def test_pregnancy_leaves_out_what_its_rules_hide_and_marks_the_rest() -> None:
    core = found(shelf_for("pregnancy"), "core-basics")
    left_out = {each.step.exercise for each in core.steps if each.hidden_by}
    assert "dead-bug" in left_out
    assert left_out.isdisjoint(offered_ids(core))
    assert all(each.marks for each in core.offered)


def test_a_routine_that_is_emptied_offers_breathing_and_a_walk() -> None:
    ladder = found(shelf_for("pregnancy"), "plank-ladder")
    assert ladder.replaced
    assert offered_ids(ladder) == list(EMPTY_ROUTINE_OFFERS)


def test_recent_surgery_hides_everything_until_a_clinician_agreed() -> None:
    nothing = found(shelf_for("recent-surgery"), "first-week")
    assert nothing.replaced
    assert not nothing.offered
    agreed = found(shelf_for("recent-surgery", agreed=("recent-surgery",)), "first-week")
    assert offered_ids(agreed) == CONTENTS["first-week"]


def test_hints_of_a_built_in_routine_go_with_its_copies() -> None:
    core = ROUTINES["core-basics"]
    copy = replace(core, id="mine", copied_from="core-basics")
    assert hint_for(core, "side-plank") == hint_for(copy, "side-plank") != ""
    assert hint_for(ROUTINES["big-three"], "side-plank") == ""


def test_an_exercise_that_nobody_knows_is_left_out_instead_of_breaking_the_list() -> None:
    odd = Routine("odd", "Odd", (RoutineStep("gone"), RoutineStep("bridge", Dose(reps=2))))
    shelf = shelved([odd], Stock(LIBRARY, {}))
    assert offered_ids(found(shelf, "odd")) == ["bridge"]


doses = st.one_of(
    st.builds(Dose, minutes=st.integers(1, 30), rest_s=st.integers(0, 60)),
    st.builds(
        Dose,
        reps=st.integers(1, 12),
        sets=st.integers(1, 4),
        hold_s=st.none() | st.integers(1, 60),
        breaths=st.none() | st.integers(1, 5),
        rest_s=st.integers(0, 90),
    ),
)


@st.composite
def session_steps(draw: st.DrawFn) -> SessionStep:
    exercise: Exercise | None = draw(st.none() | st.sampled_from(EXERCISES))
    figure = exercise.figure if exercise is not None else None
    return SessionStep(exercise.id if exercise else "own", draw(doses), draw(st.sampled_from(Sides)), figure)


@settings(max_examples=60, deadline=None)
@given(st.lists(session_steps(), min_size=1, max_size=5), st.integers(0, 30))
def test_the_length_of_a_routine_is_what_the_player_takes(steps: list[SessionStep], lie_down_s: int) -> None:
    played = sum(segment.seconds for segment in segments_of(steps, lie_down_s))
    assert routine_seconds(steps, lie_down_s) == pytest.approx(played)


def test_no_exercise_takes_no_time() -> None:
    assert routine_seconds([]) == 0
