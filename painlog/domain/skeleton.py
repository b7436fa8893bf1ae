"""The skeleton of the exercise figures: poses as joint angles, joints as points, and the ways between poses.

Lengths are in units (a standing figure is about 97 high), y goes up and the floor lies at 0. An untilted, unturned
figure is seen from its right side and faces right: "near" is its right side, "far" its left.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

Point = tuple[float, float]

LENGTHS = {
    "lumbar": 14.5,
    "thorax": 15.5,
    "neck": 6.2,
    "head": 6.0,
    "upper_arm": 14.5,
    "forearm": 13.2,
    "hand": 4.6,
    "thigh": 23.5,
    "shin": 23.0,
    "foot": 8.2,
}
"""Lengths of the segments in units (design.md section 8)."""

SHOULDER_HALF_WIDTH = 7.4
HIP_HALF_WIDTH = 4.4
"""Half the distance of the shoulder and of the hip joints in units, seen when the figure turns to the viewer."""

NOSE = (7.0, -0.8)
CHIN = (3.0, -5.2)
"""The tip of the nose and the chin: before and above the middle of the head, in units."""

SIDES = ("near", "far")
ARM_JOINTS = ("shoulder", "elbow", "wrist", "hand")
LEG_JOINTS = ("hip", "knee", "ankle", "toe")
ARM_BONES = ("upper_arm", "forearm", "hand")
LEG_BONES = ("thigh", "shin", "foot")
TRUNK_JOINTS = ("hip", "belly", "waist", "shoulder", "neck", "head", "nose", "chin")

JOINT_NAMES = (
    *TRUNK_JOINTS,
    *(f"{joint}_{side}" for side in SIDES for joint in (*ARM_JOINTS, *LEG_JOINTS)),
)
"""Every joint that `solve` places. `hip` and `shoulder` are the middles between the two sides."""


class Aim(NamedTuple):
    """Where a segment points: its angle in the picture (0 right, 90 up) and its tilt towards the viewer, in degrees."""

    angle: float
    tilt: float = 0.0


class Joint(NamedTuple):
    """A joint in units; z grows towards the viewer."""

    x: float
    y: float
    z: float = 0.0


Limb = tuple[Aim, Aim, Aim]
Joints = Mapping[str, Joint]


@dataclass(frozen=True, slots=True)
class Pose:
    """Everything that a figure does at one moment; angles are absolute, in degrees.

    `hips`, `shoulders` and `face` turn their part towards the viewer: 0 is the profile, 90 faces the viewer.
    `belly` is how far the abdomen is pushed out by a breath, in units.
    """

    root: Point
    lumbar: Aim
    thorax: Aim
    neck: Aim
    head: Aim
    arm_near: Limb
    arm_far: Limb
    leg_near: Limb
    leg_far: Limb
    hips: float = 0.0
    shoulders: float = 0.0
    face: float = 0.0
    belly: float = 0.0

    def arm(self, side: str) -> Limb:
        return self.arm_near if side == "near" else self.arm_far

    def leg(self, side: str) -> Limb:
        return self.leg_near if side == "near" else self.leg_far


def solve(pose: Pose) -> dict[str, Joint]:
    """Place every joint of `JOINT_NAMES`."""
    joints = {"hip": Joint(*pose.root)}
    joints["waist"] = _step(joints["hip"], pose.lumbar, LENGTHS["lumbar"])
    joints["shoulder"] = _step(joints["waist"], pose.thorax, LENGTHS["thorax"])
    joints["neck"] = _step(joints["shoulder"], pose.neck, LENGTHS["neck"])
    joints["head"] = _step(joints["neck"], pose.head, LENGTHS["head"])
    joints["belly"] = _step(
        _halfway(joints["hip"], joints["waist"]), Aim(pose.lumbar.angle - 90, pose.hips), pose.belly
    )
    for name, (before, above) in (("nose", NOSE), ("chin", CHIN)):
        level = _step(joints["head"], pose.head, above)
        joints[name] = _step(level, Aim(pose.head.angle - 90, pose.face), before)
    for side, sign in zip(SIDES, (1, -1), strict=True):
        shoulder = _beside(joints["shoulder"], pose.thorax, pose.shoulders, sign * SHOULDER_HALF_WIDTH)
        hip = _beside(joints["hip"], pose.lumbar, pose.hips, sign * HIP_HALF_WIDTH)
        joints |= _chain(shoulder, pose.arm(side), ARM_JOINTS, ARM_BONES, side)
        joints |= _chain(hip, pose.leg(side), LEG_JOINTS, LEG_BONES, side)
    return joints


def blend(first: Pose, second: Pose, share: float) -> Pose:
    """The pose on the way from `first` (share 0) to `second` (1); angles take the shortest arc."""

    def limb(one: Limb, other: Limb) -> Limb:
        return aim(one[0], other[0]), aim(one[1], other[1]), aim(one[2], other[2])

    def aim(one: Aim, other: Aim) -> Aim:
        return Aim(_arc(one.angle, other.angle, share), one.tilt + (other.tilt - one.tilt) * share)

    return Pose(
        root=between(first.root, second.root, share),
        lumbar=aim(first.lumbar, second.lumbar),
        thorax=aim(first.thorax, second.thorax),
        neck=aim(first.neck, second.neck),
        head=aim(first.head, second.head),
        arm_near=limb(first.arm_near, second.arm_near),
        arm_far=limb(first.arm_far, second.arm_far),
        leg_near=limb(first.leg_near, second.leg_near),
        leg_far=limb(first.leg_far, second.leg_far),
        hips=first.hips + (second.hips - first.hips) * share,
        shoulders=first.shoulders + (second.shoulders - first.shoulders) * share,
        face=first.face + (second.face - first.face) * share,
        belly=first.belly + (second.belly - first.belly) * share,
    )


def between(first: Point, second: Point, share: float) -> Point:
    """The point on the straight way from `first` (share 0) to `second` (1)."""
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


def moved_to(pose: Pose, joint: str, target: Point) -> Pose:
    """The whole figure shifted so that `joint` lies at `target`."""
    here = solve(pose)[joint]
    return replace(pose, root=(pose.root[0] + target[0] - here.x, pose.root[1] + target[1] - here.y))


def pinned(pose: Pose, targets: Mapping[str, Point]) -> Pose:
    """The limbs bent so that these wrists and ankles lie at their targets (two-bone inverse kinematics).

    An elbow or knee stays on the side to which it was bent; what is out of reach is pointed at.
    """
    joints = solve(pose)
    arms, legs = {side: pose.arm(side) for side in SIDES}, {side: pose.leg(side) for side in SIDES}
    for joint, target in targets.items():
        name, _, side = joint.partition("_")
        if name == "wrist":
            arms[side] = _bent(joints, arms[side], (f"shoulder_{side}", f"elbow_{side}", joint), target)
        else:
            legs[side] = _bent(joints, legs[side], (f"hip_{side}", f"knee_{side}", joint), target)
    return replace(pose, arm_near=arms["near"], arm_far=arms["far"], leg_near=legs["near"], leg_far=legs["far"])


def swapped(joints: Joints) -> dict[str, Joint]:
    """The other side of the body doing the same, seen from where it was: near and far change places."""
    return {_other(name): Joint(joint.x, joint.y, -joint.z) for name, joint in joints.items()}


def _other(name: str) -> str:
    joint, _, side = name.partition("_")
    return f"{joint}_{SIDES[1 - SIDES.index(side)]}" if side else name


def _bent(joints: Joints, limb: Limb, chain: tuple[str, str, str], target: Point) -> Limb:
    start, middle, end = (joints[name] for name in chain)
    upper = math.hypot(middle.x - start.x, middle.y - start.y)
    lower = math.hypot(end.x - middle.x, end.y - middle.y)
    reach = math.hypot(target[0] - start.x, target[1] - start.y)
    reach = min(max(reach, abs(upper - lower)), upper + lower)
    if not (upper and lower and reach):
        return limb
    towards = math.atan2(target[1] - start.y, target[0] - start.x)
    at_start = _corner(upper, reach, lower)
    at_middle = _corner(upper, lower, reach)
    bend = _bend(start, middle, end)
    first = math.degrees(towards - bend * at_start)
    second = first + bend * (180 - math.degrees(at_middle))
    return _signed(limb[0], first), _signed(limb[1], second), limb[2]


def _signed(aim: Aim, angle: float) -> Aim:
    """`aim` so that its picture points to `angle`, whichever way it is tilted."""
    return Aim(angle if math.cos(math.radians(aim.tilt)) >= 0 else angle + 180, aim.tilt)


def _bend(start: Joint, middle: Joint, end: Joint) -> int:
    """1 where the second bone turns counter-clockwise from the first, else -1."""
    cross = (middle.x - start.x) * (end.y - middle.y) - (middle.y - start.y) * (end.x - middle.x)
    return 1 if cross >= 0 else -1


def _corner(one: float, other: float, opposite: float) -> float:
    """The angle between two sides of a triangle, in radians."""
    cosine = (one * one + other * other - opposite * opposite) / (2 * one * other)
    return math.acos(min(1.0, max(-1.0, cosine)))


def _chain(start: Joint, limb: Limb, names: tuple[str, ...], bones: tuple[str, ...], side: str) -> dict[str, Joint]:
    placed, here = {f"{names[0]}_{side}": start}, start
    for name, bone, aim in zip(names[1:], bones, limb, strict=True):
        here = _step(here, aim, LENGTHS[bone])
        placed[f"{name}_{side}"] = here
    return placed


def _step(start: Joint, aim: Aim, length: float) -> Joint:
    angle, tilt = math.radians(aim.angle), math.radians(aim.tilt)
    flat = length * math.cos(tilt)
    return Joint(start.x + flat * math.cos(angle), start.y + flat * math.sin(angle), start.z + length * math.sin(tilt))


def _beside(middle: Joint, spine: Aim, turn: float, distance: float) -> Joint:
    """A joint `distance` to the near side of the spine that is turned to the viewer by `turn` degrees."""
    return _step(middle, Aim(spine.angle + 90, 90 - turn), distance)


def _halfway(first: Joint, second: Joint) -> Joint:
    return Joint((first.x + second.x) / 2, (first.y + second.y) / 2, (first.z + second.z) / 2)


def _arc(first: float, second: float, share: float) -> float:
    return first + ((second - first + 180) % 360 - 180) * share
