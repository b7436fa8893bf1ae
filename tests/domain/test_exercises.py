"""The shipped exercises, what a broken file says, and the rules of safety."""

import copy
import re
import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.conditions import Condition
from painlog.domain.exercise_reading import check_library, read_exercise
from painlog.domain.exercise_safety import (
    EMPTY_ROUTINE_OFFERS,
    done_for_today,
    list_is_due,
    only_flare_day,
    still_fine,
)
from painlog.domain.exercises import (
    EXERCISE_IDS,
    HIGH_PRESSURE_HOLD_S,
    KIND_NAMES,
    POSITION_NAMES,
    SIDES_NAMES,
    Dose,
    Exercise,
    Kind,
    Position,
    Rule,
    Sides,
    cautions_of,
    dose_for,
    filter_for,
    texts_of,
)
from painlog.domain.safety_gate import Standing, Verdict, verdict
from painlog.errors import UserError
from tests.domain.exercise_library import EXERCISES, FOLDER, LIBRARY

NOW = datetime(2026, 11, 20, 18, 42)
CONDITIONS = list(Condition)
HIDDEN = {
    Condition.OSTEOPOROSIS: {
        "curl-up",
        "knee-to-chest",
        "knees-to-chest",
        "childs-pose",
        "knee-rolls",
        "superman",
    },
    Condition.STENOSIS: {
        "press-up",
        "back-bend",
        "superman",
        "prone-limb",
        "prone-elbows",
        "kneeling-extension",
    },
    Condition.DISC_SCIATICA: {"knee-to-chest", "knees-to-chest", "childs-pose"},
    Condition.PREGNANCY: {
        "curl-up",
        "front-plank",
        "dead-bug",
        "single-leg-bridge",
        "knees-to-chest",
        "knee-rolls",
        "prone-elbows",
        "press-up",
        "back-bend",
        "kneeling-extension",
        "prone-limb",
        "superman",
    },
    Condition.HIP_REPLACEMENT: {"knee-to-chest", "knees-to-chest", "childs-pose", "figure-four"},
    Condition.HERNIA: {"curl-up"},
    Condition.DIZZINESS_BALANCE: {"back-bend"},
    Condition.PELVIC_GIRDLE: {"single-leg-bridge"},
    Condition.RECENT_SURGERY: set(EXERCISE_IDS),
}
HIDDEN[Condition.SPONDYLOLISTHESIS] = HIDDEN[Condition.STENOSIS]


def hidden_ids(conditions: set[Condition], agreed: set[Condition] | None = None) -> set[str]:
    return {judged.exercise.id for judged in filter_for(conditions, EXERCISES, agreed or set()).hidden}


def marked_ids(condition: Condition) -> set[str]:
    return {judged.exercise.id for judged in filter_for({condition}, EXERCISES).offered if judged.reasons}


def test_all_exercises_are_there_in_the_order_of_the_library() -> None:
    assert tuple(LIBRARY) == EXERCISE_IDS
    assert len(EXERCISE_IDS) == len(set(EXERCISE_IDS)) == 38


def test_every_kind_position_side_and_condition_has_a_name_and_is_used() -> None:
    assert set(KIND_NAMES) == set(Kind) == {exercise.kind for exercise in EXERCISES}
    assert set(POSITION_NAMES) == set(Position) == {exercise.position for exercise in EXERCISES}
    assert set(SIDES_NAMES) == set(Sides) == {exercise.sides for exercise in EXERCISES}
    used = {caution.condition for exercise in EXERCISES for caution in cautions_of(exercise)}
    assert set(Condition) == used - {None}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_texts_are_whole_short_sentences(exercise: Exercise) -> None:
    assert exercise.muscles
    assert exercise.mistakes
    assert exercise.stop_if
    sentences = [exercise.set_up, exercise.movement, exercise.breathing, *exercise.mistakes, *exercise.stop_if]
    sentences += [caution.text for caution in exercise.cautions]
    for text in sentences:
        assert text[0].isupper()
        assert text[-1] == "."
        assert max(len(part.split()) for part in re.split(r"[.:]", text)) <= 26, text
    assert len(texts_of(exercise)) == len(set(texts_of(exercise)))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_texts_describe_and_never_promise(exercise: Exercise) -> None:
    told = " ".join(texts_of(exercise)).casefold()
    assert not re.search(r"\b(cures?|heals?|treats?|your (disc|diagnosis)|you have|must)\b", told), told


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_goal_is_more_than_the_start(exercise: Exercise) -> None:
    def amount(dose: Dose) -> int:
        return (dose.minutes or 0) * 60 + dose.reps * dose.sets * max(1, dose.seconds_held)

    assert exercise.goal is None or amount(exercise.goal) > amount(exercise.dose)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_easier_and_harder_answer_each_other(exercise: Exercise) -> None:
    assert all(exercise.id in LIBRARY[id_].harder for id_ in exercise.easier)
    assert all(exercise.id in LIBRARY[id_].easier for id_ in exercise.harder)
    assert all(LIBRARY[id_].level <= exercise.level for id_ in exercise.easier)
    assert all(LIBRARY[id_].level >= exercise.level for id_ in exercise.harder)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_conditions_hide_what_they_must_and_nothing_else(condition: Condition) -> None:
    assert hidden_ids({condition}) == HIDDEN.get(condition, set())


def test_without_conditions_everything_is_offered_unmarked() -> None:
    selection = filter_for((), EXERCISES)
    assert [judged.exercise for judged in selection.offered] == list(EXERCISES)
    assert not any(judged.reasons for judged in selection.offered)
    assert selection.hidden == ()


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition.SHOULDER, {"side-plank", "front-plank", "open-book"}),
        (Condition.WRIST, {"bird-dog", "cat-camel", "press-up", "kneeling-extension"}),
        (Condition.KNEE, {"bird-dog", "childs-pose", "figure-four", "hip-flexor", "wall-sit", "sit-to-stand"}),
        (Condition.NECK, {"curl-up", "bridge", "thoracic-extension", "chin-tuck", "neck-turn"}),
        (Condition.DIZZINESS_BALANCE, {"chin-tuck", "neck-turn", "sit-to-stand", "swimming"}),
        (Condition.INFLAMMATORY_ARTHRITIS, {"bird-dog", "cat-camel", "childs-pose"}),
        (Condition.STENOSIS, {"walking", "cat-camel", "bridge"}),
        (Condition.DISC_SCIATICA, {"cat-camel", "hamstring", "press-up"}),
        (Condition.OSTEOPOROSIS, {"cat-camel", "seated-rotation", "open-book", "thoracic-extension"}),
    ],
)
def test_conditions_mark_what_needs_care(condition: Condition, expected: set[str]) -> None:
    assert expected <= marked_ids(condition)


def test_pregnancy_asks_first_at_everything_that_is_offered() -> None:
    offered = filter_for({Condition.PREGNANCY}, EXERCISES).offered
    assert offered
    assert all("ask" in judged.reasons[0].text for judged in offered)


def test_high_blood_pressure_marks_every_hold() -> None:
    held = {exercise.id for exercise in EXERCISES if exercise.dose.seconds_held}
    assert marked_ids(Condition.HIGH_BLOOD_PRESSURE) == held
    assert {"front-plank", "hamstring", "bridge"} <= held


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_high_blood_pressure_shortens_holds_and_nothing_else(exercise: Exercise) -> None:
    shorter = dose_for({Condition.HIGH_BLOOD_PRESSURE}, exercise.dose)
    assert shorter.seconds_held <= HIGH_PRESSURE_HOLD_S
    assert (shorter.reps, shorter.sets, shorter.minutes) == (
        exercise.dose.reps,
        exercise.dose.sets,
        exercise.dose.minutes,
    )
    assert (shorter == exercise.dose) is (exercise.dose.seconds_held <= HIGH_PRESSURE_HOLD_S)
    assert dose_for({Condition.KNEE}, exercise.dose) == exercise.dose


def test_a_clinicians_word_turns_hidden_into_marked() -> None:
    selection = filter_for({Condition.HIP_REPLACEMENT}, EXERCISES, {Condition.HIP_REPLACEMENT})
    assert selection.hidden == ()
    marked = {judged.exercise.id for judged in selection.offered if judged.reasons}
    assert HIDDEN[Condition.HIP_REPLACEMENT] <= marked
    assert hidden_ids({Condition.RECENT_SURGERY}, {Condition.RECENT_SURGERY}) == set()


def test_what_a_clinician_cannot_lift_stays_hidden() -> None:
    assert hidden_ids({Condition.STENOSIS}, {Condition.STENOSIS}) == HIDDEN[Condition.STENOSIS]


def test_reasons_of_hiding_are_said() -> None:
    hidden = filter_for({Condition.STENOSIS, Condition.KNEE}, EXERCISES).hidden
    for judged in hidden:
        assert [caution.condition for caution in judged.reasons] == [Condition.STENOSIS]
        assert all(caution.rule is Rule.HIDE and caution.text for caution in judged.reasons)


some = st.sets(st.sampled_from(CONDITIONS))


@given(some, some)
def test_every_exercise_is_offered_or_hidden_in_the_same_order(conditions: set[Condition], agreed: set[str]) -> None:
    selection = filter_for(conditions, EXERCISES, agreed)
    for part in (selection.offered, selection.hidden):
        ids = [judged.exercise.id for judged in part]
        assert ids == sorted(ids, key=EXERCISE_IDS.index)
    assert len(selection.offered) + len(selection.hidden) == len(EXERCISES)
    reasons = [
        caution for part in (selection.offered, selection.hidden) for judged in part for caution in judged.reasons
    ]
    assert all(caution.condition in conditions for caution in reasons)


@given(some, some)
def test_another_condition_never_brings_an_exercise_back(fewer: set[Condition], more: set[Condition]) -> None:
    assert hidden_ids(fewer) <= hidden_ids(fewer | more)


def test_ids_may_be_plain_texts_as_they_are_stored() -> None:
    assert hidden_ids({"stenosis"}) == hidden_ids({Condition.STENOSIS})  # type: ignore[arg-type]


def test_breathing_and_walking_are_left_for_every_condition_but_surgery() -> None:
    kept = set(EXERCISE_IDS) - hidden_ids(set(CONDITIONS) - {Condition.RECENT_SURGERY})
    assert set(EMPTY_ROUTINE_OFFERS) <= kept


@pytest.mark.parametrize(
    ("pain", "flare", "only"), [(None, False, False), (6, False, False), (7, False, True), (0, True, True)]
)
def test_severe_pain_or_a_flare_leave_the_flare_day_routine(pain: float | None, flare: bool, only: bool) -> None:
    assert only_flare_day(pain, flare) is only


@pytest.mark.parametrize(
    ("days", "reasons", "due"),
    [
        (None, [], True),
        (0, [], False),
        (27, [], False),
        (28, [], True),
        (3, [2], True),
        (3, [4], False),
        (3, [4, 1], True),
    ],
)
def test_the_list_is_asked_again(days: int | None, reasons: list[int], due: bool) -> None:
    answered = None if days is None else NOW - timedelta(days=days)
    assert list_is_due(NOW, answered, [NOW - timedelta(days=ago) for ago in reasons]) is due


@pytest.mark.parametrize(
    ("emergency", "today", "agreed", "may"),
    [
        (False, False, False, True),
        (False, True, False, False),
        (False, True, True, True),
        (True, False, True, False),
        (True, True, True, False),
    ],
)
def test_warning_signs_stop_exercise(emergency: bool, today: bool, agreed: bool, may: bool) -> None:
    standing = Standing(NOW, True, NOW, emergency_sign=emergency, today_sign=today, clinician_agreed=agreed)
    assert (verdict(standing, "walk") is Verdict.FREE) is may


@pytest.mark.parametrize(
    ("start", "now", "fine"), [(0, 2, True), (0, 3, False), (3, 5, True), (4, 6, False), (6, 5, True), (6, 6, False)]
)
def test_pain_during_exercise(start: float, now: float, fine: bool) -> None:
    assert still_fine(start, now) is fine


@pytest.mark.parametrize(
    ("pain", "spreading", "done"), [(5, False, False), (6, False, True), (0, True, True), (10, True, True)]
)
def test_after_this_hurts(pain: float, spreading: bool, done: bool) -> None:
    assert done_for_today(pain, spreading) is done


def document() -> dict[str, Any]:
    """A sound exercise, to be broken."""
    return tomllib.loads((FOLDER / "bird-dog.toml").read_text(encoding="utf-8"))


def figure_of(values: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = values["figure"]
    return found


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no name": (lambda d: d.pop("name"), "“name” is missing"),
    "empty name": (lambda d: d.update(name=" "), "“name” is empty"),
    "name is no text": (lambda d: d.update(name=3), "“name” holds another kind"),
    "another id than the file": (lambda d: d.update(id="bird-cat"), "“id” differs"),
    "unknown kind": (lambda d: d.update(kind="fun"), "“fun” is unknown in the field “kind”"),
    "unknown position": (lambda d: d.update(position="head-stand"), "“position”"),
    "unknown sides": (lambda d: d.update(sides="both"), "“sides”"),
    "level too high": (lambda d: d.update(level=4), "“level” must lie between 1 and 3, not 4"),
    "level true": (lambda d: d.update(level=True), "“level” holds another kind"),
    "a mistake that is no text": (lambda d: d.update(mistakes=[1]), "“mistakes” holds something else than texts"),
    "a field nobody knows": (lambda d: d.update(colour="red"), "“colour” is unknown"),
    "no dose": (lambda d: d.pop("dose"), "“dose” is missing"),
    "zero-second hold": (lambda d: d["dose"].update(hold_s=0), "“dose.hold_s” must lie between 1 and 120, not 0"),
    "no repetitions": (lambda d: d["dose"].pop("reps"), "“dose.reps” is missing"),
    "minutes and repetitions": (lambda d: d["dose"].update(minutes=5), "“dose.hold_s” is unknown"),
    "half a repetition": (lambda d: d["dose"].update(reps=1.5), "“dose.reps” holds another kind"),
    "unknown condition": (lambda d: d["cautions"][0].update(condition="gout"), "“gout” is unknown"),
    "condition without rule": (lambda d: d["cautions"][0].pop("rule"), "“cautions 1.rule” is missing"),
    "caution without text": (lambda d: d["cautions"][1].pop("text"), "“cautions 2.text” is missing"),
    "cautions that are no tables": (lambda d: d.update(cautions=["gout"]), "“cautions” holds another kind"),
    "no figure": (lambda d: d.pop("figure"), "“figure” is missing"),
    "no poses": (lambda d: figure_of(d).pop("poses"), "“figure.poses” needs 2 to 4 poses"),
    "one pose": (lambda d: figure_of(d)["poses"].pop(), "“figure.poses” needs 2 to 4 poses"),
    "five poses": (
        lambda d: figure_of(d).update(poses=[*figure_of(d)["poses"], *[{"move_s": 1, "stay_s": 1}] * 3]),
        "“figure.poses” needs 2 to 4 poses",
    ),
    "a pose without its spine": (lambda d: figure_of(d)["poses"][0].pop("spine"), "“figure.poses 1.spine” is missing"),
    "a pose without time": (lambda d: figure_of(d)["poses"][1].pop("move_s"), "“figure.poses 2.move_s” is missing"),
    "a way of no seconds": (lambda d: figure_of(d)["poses"][1].update(move_s=0), "“figure.poses 2.move_s” must lie"),
    "two angles for a leg": (
        lambda d: figure_of(d)["poses"][0].update(leg_near=[1, 2]),
        "“figure.poses 1.leg_near” needs 3 angles",
    ),
    "an angle in words": (
        lambda d: figure_of(d)["poses"][0].update(leg_near=[1, 2, "flat"]),
        "“figure.poses 1.leg_near” needs 3 angles",
    ),
    "a root without height": (lambda d: figure_of(d)["poses"][0].update(root=[1]), "“figure.poses 1.root” needs 2"),
    "an unknown joint": (lambda d: figure_of(d)["poses"][0].update(touch=["tail"]), "“tail” is unknown"),
    "a card that is not there": (lambda d: figure_of(d).update(card=2), "“figure.card” must lie between 0 and 1"),
    "an unknown limb": (lambda d: figure_of(d).update(pale=["tail"]), "“tail” is unknown"),
    "an arrow of two points": (lambda d: figure_of(d).update(arrow=[[0, 0], [1, 1]]), "needs three points"),
    "an unknown prop": (lambda d: figure_of(d).update(props=[{"kind": "sofa"}]), "“sofa” is unknown"),
    "a towel that joins nothing": (lambda d: figure_of(d).update(props=[{"kind": "towel"}]), "needs two joints"),
    "an unknown trace": (
        lambda d: figure_of(d).update(trace=["tail"]),
        "“tail” is unknown in the field “figure.trace”",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_by_file_and_field(name: str) -> None:
    spoil, said = BROKEN[name]
    values = document()
    spoil(values)
    with pytest.raises(UserError) as trouble:
        read_exercise(values, "bird-dog.toml")
    assert str(trouble.value).startswith("bird-dog.toml: ")
    assert said in str(trouble.value)
    assert trouble.value.hint


def test_a_sound_file_is_read_and_left_as_it_is() -> None:
    values = document()
    before = copy.deepcopy(values)
    assert read_exercise(values, "bird-dog.toml") == LIBRARY["bird-dog"]
    assert values == before


def test_a_pose_tells_only_what_changes() -> None:
    first, second = (key.pose for key in LIBRARY["bird-dog"].figure.keys)
    assert "leg_near" not in figure_of(document())["poses"][1]
    assert second.leg_near == first.leg_near
    assert second.leg_far != first.leg_far


def library_with(**changes: Any) -> list[Exercise]:
    values = document() | changes
    return [*(e for e in EXERCISES if e.id != "bird-dog"), read_exercise(values, "bird-dog.toml")]


@pytest.mark.parametrize("field", ["easier", "harder"])
@pytest.mark.parametrize("id_", ["hand-stand", "bird-dog"])
def test_easier_and_harder_must_be_other_exercises(field: str, id_: str) -> None:
    with pytest.raises(UserError, match=f"bird-dog.toml: the field “{field}” names “{id_}”"):
        check_library(library_with(**{field: [id_]}))


def test_a_missing_exercise_is_named() -> None:
    with pytest.raises(UserError, match="“swimming” is missing"):
        check_library([exercise for exercise in EXERCISES if exercise.id != "swimming"])


def test_the_library_is_whole() -> None:
    check_library(EXERCISES)
