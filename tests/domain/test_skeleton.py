"""The skeleton keeps its bones, and every shipped figure stands, moves and bends as a body can."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.exercises import Exercise
from painlog.domain.figure_shape import RADII, Circle, bounds, outline, parts
from painlog.domain.motion import Figure, Key, PropKind, Side, View, way
from painlog.domain.skeleton import (
    ARM_BONES,
    ARM_JOINTS,
    JOINT_NAMES,
    LEG_BONES,
    LEG_JOINTS,
    LENGTHS,
    SIDES,
    Aim,
    Joint,
    Joints,
    Point,
    Pose,
    blend,
    moved_to,
    pinned,
    solve,
    swapped,
)
from tests.domain.exercise_library import EXERCISES

ON_FLOOR = 0.6
"""How far a contact may be from the floor in a key pose, in units of a body about 97 high."""

BETWEEN = 1.0
"""How far a part may sink into the floor on the way between two key poses, in units."""

CONTACT_RADII = RADII | {"shoulder": RADII["chest"], "ankle": RADII["heel"]}
"""How thick the body is at a contact; lying on the back, the trunk rests on its thickest place."""

PHASES = [step / 48 for step in range(48)]
BONES = (
    ("hip", "waist", "lumbar"),
    ("waist", "shoulder", "thorax"),
    ("shoulder", "neck", "neck"),
    ("neck", "head", "head"),
    *(
        (f"{start}_{side}", f"{end}_{side}", bone)
        for side in SIDES
        for joints, bones in ((ARM_JOINTS, ARM_BONES), (LEG_JOINTS, LEG_BONES))
        for (start, end), bone in zip(pairwise(joints), bones, strict=True)
    ),
)
MASSES = {
    "lumbar": 16,
    "thorax": 34,
    "head": 8,
    "upper_arm": 2.8,
    "forearm": 2.2,
    "thigh": 10,
    "shin": 4.7,
    "foot": 1.4,
}
"""Share of the body's mass in percent, roughly as in anatomical tables."""

numbers = st.floats(-180, 180)
tilts = st.floats(-90, 90)
aims = st.builds(Aim, numbers, tilts)
limbs = st.tuples(aims, aims, aims)
poses = st.builds(
    Pose,
    root=st.tuples(st.floats(-50, 50), st.floats(0, 60)),
    lumbar=aims,
    thorax=aims,
    neck=aims,
    head=aims,
    arm_near=limbs,
    arm_far=limbs,
    leg_near=limbs,
    leg_far=limbs,
    hips=st.floats(-180, 180),
    shoulders=st.floats(-180, 180),
    face=st.floats(-180, 180),
    belly=st.floats(0, 8),
)


def named(exercise: Exercise) -> str:
    return exercise.id


every = pytest.mark.parametrize("exercise", EXERCISES, ids=named)
standing = pytest.mark.parametrize("exercise", [e for e in EXERCISES if e.figure.on_floor], ids=named)


def wrong_bones(joints: Joints) -> list[str]:
    return [bone for start, end, bone in BONES if abs(math.dist(joints[start], joints[end]) - LENGTHS[bone]) > 1e-6]


def ways(figure: Figure) -> Iterator[tuple[Key, Key]]:
    return ((figure.keys[number - 1], figure.keys[number]) for number in range(len(figure.keys)))


def lowest(joints: Joints) -> float:
    return bounds(parts(joints)).bottom


@given(poses)
def test_every_joint_is_placed_and_every_bone_has_its_length(pose: Pose) -> None:
    joints = solve(pose)
    assert set(joints) == set(JOINT_NAMES)
    assert wrong_bones(joints) == []


@given(poses, poses, st.floats(0, 1))
def test_bones_keep_their_length_between_two_poses(first: Pose, second: Pose, share: float) -> None:
    assert wrong_bones(solve(blend(first, second, share))) == []


@given(poses, poses)
def test_a_blend_begins_and_ends_at_its_poses(first: Pose, second: Pose) -> None:
    for share, pose in ((0, first), (1, second)):
        blended = solve(blend(first, second, share))
        assert all(math.dist(blended[name], joint) < 1e-6 for name, joint in solve(pose).items())


@given(poses, st.floats(-180, 180), st.floats(-179, 179), st.floats(0, 1))
def test_angles_take_the_shorter_way_round(pose: Pose, start: float, turn: float, share: float) -> None:
    first, second = replace(pose, head=Aim(start)), replace(pose, head=Aim((start + turn) % 360))
    assert blend(first, second, share).head.angle == pytest.approx(start + turn * share, abs=1e-6)


@given(poses)
def test_the_other_side_of_the_other_side_is_the_first(pose: Pose) -> None:
    joints = solve(pose)
    other = swapped(joints)
    assert swapped(other) == joints
    assert wrong_bones(other) == []
    assert (other["hand_far"].x, other["hand_far"].y) == joints["hand_near"][:2]


@given(poses, st.sampled_from(JOINT_NAMES), st.floats(-50, 50), st.floats(-50, 50))
def test_a_figure_is_moved_as_a_whole(pose: Pose, joint: str, x: float, y: float) -> None:
    before, after = solve(pose), solve(moved_to(pose, joint, (x, y)))
    assert after[joint][:2] == pytest.approx((x, y), abs=1e-6)
    shift = Joint(x - before[joint].x, y - before[joint].y)
    assert all(after[n].x - before[n].x == pytest.approx(shift.x, abs=1e-6) for n in JOINT_NAMES)


flat_limbs = st.tuples(*[st.builds(Aim, numbers, st.just(0.0))] * 3)


@given(poses, flat_limbs, st.sampled_from(["wrist_near", "ankle_far"]), st.floats(0.3, 0.98), numbers)
def test_a_pinned_limb_reaches_its_target(
    pose: Pose, limb: tuple[Aim, Aim, Aim], joint: str, share: float, angle: float
) -> None:
    pose = replace(pose, arm_near=limb, leg_far=limb)
    start = "shoulder_near" if joint == "wrist_near" else "hip_far"
    before = solve(pose)
    reach = share * (27.7 if joint == "wrist_near" else 46.5)
    target = (
        before[start].x + reach * math.cos(math.radians(angle)),
        before[start].y + reach * math.sin(math.radians(angle)),
    )
    after = solve(pinned(pose, {joint: target}))
    assert after[joint][:2] == pytest.approx(target, abs=1e-6)
    assert wrong_bones(after) == []
    assert after[start] == before[start]


@given(st.sampled_from([-100.0, 100.0]), st.floats(10, 27))
def test_a_pinned_limb_stays_bent_to_its_side(second: float, reach: float) -> None:
    pose = replace(EXERCISES[0].figure.keys[0].pose, arm_near=(Aim(-90), Aim(-90 + second), Aim(0)))
    shoulder = solve(pose)["shoulder_near"]
    joints = solve(pinned(pose, {"wrist_near": (shoulder.x, shoulder.y - reach)}))
    assert (joints["elbow_near"].x - shoulder.x) * second < 0


def test_what_is_out_of_reach_is_pointed_at() -> None:
    pose = EXERCISES[0].figure.keys[0].pose
    pose = replace(pose, arm_near=(Aim(0), Aim(40), Aim(0)))
    shoulder = solve(pose)["shoulder_near"]
    wrist = solve(pinned(pose, {"wrist_near": (shoulder.x + 90, shoulder.y)}))["wrist_near"]
    assert (wrist.x, wrist.y) == pytest.approx((shoulder.x + 27.7, shoulder.y))


circles = st.builds(Circle, st.floats(-30, 30), st.floats(-30, 30), st.floats(1, 6))


@given(st.lists(circles, min_size=1, max_size=2).map(tuple), st.floats(0, 2))
def test_an_outline_runs_round_its_circles(tube: tuple[Circle, ...], wider: float) -> None:
    points = outline(tube, wider)
    left, right = (min(c.x - c.radius for c in tube) - wider), (max(c.x + c.radius for c in tube) + wider)
    assert min(x for x, _ in points) == pytest.approx(left, abs=0.05)
    assert max(x for x, _ in points) == pytest.approx(right, abs=0.05)
    outside = [p for p in points if all(math.dist(p, c[:2]) < c.radius + wider - 1e-6 for c in tube)]
    assert outside == []


@every
def test_limbs_of_a_figure_keep_their_length(exercise: Exercise) -> None:
    for phase in PHASES:
        assert wrong_bones(solve(exercise.figure.pose_at(phase))) == [], phase


@standing
def test_contacts_lie_on_the_floor(exercise: Exercise) -> None:
    for number, key in enumerate(exercise.figure.keys):
        joints = solve(key.pose)
        for joint in key.touch:
            height = joints[joint].y - CONTACT_RADII[joint.partition("_")[0]]
            assert abs(height) <= ON_FLOOR, (number, joint, height)


@standing
def test_a_figure_touches_the_floor_in_every_key_pose(exercise: Exercise) -> None:
    on_wheels = any(prop.kind is PropKind.BICYCLE for prop in exercise.figure.props)
    assert on_wheels or all(key.touch for key in exercise.figure.keys)


@standing
def test_nothing_goes_through_the_floor(exercise: Exercise) -> None:
    for key in exercise.figure.keys:
        assert lowest(solve(key.pose)) >= -ON_FLOOR
    for phase in PHASES:
        assert lowest(solve(exercise.figure.pose_at(phase))) >= -BETWEEN, phase


@standing
def test_what_stays_on_the_floor_does_not_slide(exercise: Exercise) -> None:
    for first, second in ways(exercise.figure):
        start, end = solve(first.pose), solve(second.pose)
        still = [j for j in first.touch if j in second.touch and math.dist(start[j][:2], end[j][:2]) < 0.3]
        for share in (0.2, 0.4, 0.6, 0.8):
            joints = solve(way(first, second, share))
            slid = {j: math.dist(joints[j][:2], start[j][:2]) for j in still}
            assert all(distance < BETWEEN for distance in slid.values()), (share, slid)


@every
def test_the_frame_holds_every_moment(exercise: Exercise) -> None:
    figure = exercise.figure
    frame = figure.frame()
    for phase in PHASES:
        box = bounds(parts(solve(figure.pose_at(phase))))
        if figure.cut is not None:
            box = replace(box, bottom=max(box.bottom, figure.cut))
        assert frame.contains(box), phase


@every
def test_key_poses_differ_so_that_one_sees_it(exercise: Exercise) -> None:
    for first, second in ways(exercise.figure):
        start, end = solve(first.pose), solve(second.pose)
        assert max(math.dist(start[name][:2], end[name][:2]) for name in JOINT_NAMES) > 1.0


def turn_of(joints: Joints, names: tuple[str, str, str]) -> float:
    """By how many degrees the second bone turns from the first, counter-clockwise, as the picture shows it."""
    (a, b), (c, d), (e, f) = (joints[name][:2] for name in names)
    return math.degrees(math.remainder(math.atan2(f - d, e - c) - math.atan2(d - b, c - a), math.tau))


def is_flat(limb: tuple[Aim, Aim, Aim]) -> bool:
    return all(abs(aim.tilt) < 1 for aim in limb[:2])


@every
def test_elbows_and_knees_bend_the_way_they_can(exercise: Exercise) -> None:
    for phase in PHASES:
        pose = exercise.figure.pose_at(phase)
        joints = solve(pose)
        for side in SIDES:
            if is_flat(pose.arm(side)):
                elbow = turn_of(joints, (f"shoulder_{side}", f"elbow_{side}", f"wrist_{side}"))
                assert -12 <= elbow <= 160, (phase, side, elbow)
            if is_flat(pose.leg(side)) and abs(pose.hips) < 30:
                knee = turn_of(joints, (f"hip_{side}", f"knee_{side}", f"ankle_{side}"))
                assert -160 <= knee <= 12, (phase, side, knee)


@every
def test_the_spine_bends_softly(exercise: Exercise) -> None:
    for phase in PHASES:
        joints = solve(exercise.figure.pose_at(phase))
        assert abs(turn_of(joints, ("hip", "waist", "shoulder"))) <= 75
        assert abs(turn_of(joints, ("waist", "shoulder", "neck"))) <= 50
        assert abs(turn_of(joints, ("shoulder", "neck", "head"))) <= 45


def centre_of_mass(joints: Joints) -> float:
    weighed = [(MASSES[bone], (joints[start].x + joints[end].x) / 2) for start, end, bone in BONES if bone in MASSES]
    return sum(mass * x for mass, x in weighed) / sum(mass for mass, _ in weighed)


def support(key: Key, joints: Joints) -> list[float]:
    """Where the figure stands: the contacts, the heel of a flat foot and the foot behind a knee on the floor."""
    more = {"toe": ("ankle", -RADII["heel"]), "knee": ("toe", 0.0)}
    places = [joints[joint].x for joint in key.touch]
    for joint in key.touch:
        name, _, side = joint.partition("_")
        if name in more:
            other, beyond = more[name]
            near_floor = joints[f"{other}_{side}"].y < RADII["heel"] + ON_FLOOR
            places += [joints[f"{other}_{side}"].x + beyond] if near_floor else []
    return places


def carries_itself(exercise: Exercise, key: Key) -> bool:
    leaning = {PropKind.CHAIR, PropKind.WALL, PropKind.BICYCLE} & {prop.kind for prop in exercise.figure.props}
    rising = exercise.id == "sit-to-stand" and key is not exercise.figure.keys[0]
    return exercise.figure.on_floor and (not leaning or rising) and not {"hip", "shoulder"} & set(key.touch)


@standing
def test_a_figure_that_leans_on_nothing_is_balanced(exercise: Exercise) -> None:
    for number, key in enumerate(exercise.figure.keys):
        if carries_itself(exercise, key):
            joints = solve(key.pose)
            places = support(key, joints)
            assert min(places) - 1 <= centre_of_mass(joints) <= max(places) + 1, number


def test_balance_is_looked_at_often_enough() -> None:
    looked = [exercise.id for exercise in EXERCISES for key in exercise.figure.keys if carries_itself(exercise, key)]
    assert {"bird-dog", "side-plank", "front-plank", "hip-flexor", "back-bend", "hip-hinge", "walking"} <= set(looked)
    assert len(looked) >= 24


@every
def test_the_round_closes_and_reaches_every_key_pose(exercise: Exercise) -> None:
    figure = exercise.figure
    assert {figure.key_at(phase) for phase in PHASES} == set(range(len(figure.keys)))
    assert figure.pose_at(0.0) == figure.pose_at(1.0)
    jumps = [
        max(math.dist(start[name], end[name]) for name in JOINT_NAMES)
        for start, end in pairwise(solve(figure.pose_at(step / 480)) for step in range(481))
    ]
    assert max(jumps) < 5, figure.cycle_s


@every
def test_a_hold_lasts_as_long_as_asked(exercise: Exercise) -> None:
    figure = exercise.figure
    longer = figure.held_for(20)
    assert longer.keys[longer.held].stay_s == 20
    assert longer.cycle_s == pytest.approx(figure.cycle_s + 20 - figure.keys[figure.held].stay_s)
    held = solve(longer.keys[longer.held].pose)
    still = [step for step in range(500) if solve(longer.pose_at(step / 500)) == held]
    assert len(still) / 500 * longer.cycle_s == pytest.approx(20, abs=0.2)


def test_sides_are_swapped_or_mirrored() -> None:
    by_id = {exercise.id: exercise.figure for exercise in EXERCISES}
    pose = by_id["bird-dog"].keys[1].pose
    assert by_id["bird-dog"].joints(pose, Side.LEFT)["hand_far"][:2] == solve(pose)["hand_near"][:2]
    assert not by_id["bird-dog"].is_mirrored(Side.LEFT)
    assert by_id["side-plank"].shows is Side.LEFT
    assert by_id["side-plank"].is_mirrored(Side.RIGHT)
    assert not by_id["side-plank"].is_mirrored(Side.LEFT)


@every
def test_dots_follow_the_joint_to_the_held_pose(exercise: Exercise) -> None:
    figure = exercise.figure
    for joint in figure.trace:
        path: list[Point] = figure.path(joint)
        assert path[0] == solve(figure.keys[0].pose)[joint][:2]
        assert math.dist(path[-1], solve(figure.keys[figure.held].pose)[joint][:2]) < 1e-6


def test_figures_from_above_have_no_floor_line() -> None:
    assert {e.id for e in EXERCISES if e.figure.view is View.ABOVE} == {"knee-rolls", "open-book"}
    assert not any(e.figure.on_floor for e in EXERCISES if e.figure.view is View.ABOVE)
