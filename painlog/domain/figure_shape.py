"""The body of an exercise figure: tapered capsules round the joints of its skeleton, far parts first."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from painlog.domain.skeleton import ARM_JOINTS, LEG_JOINTS, SIDES, Joint, Joints, Point

RADII = {
    "hip": 6.0,
    "waist": 5.6,
    "belly": 4.6,
    "chest": 6.7,
    "shoulder": 4.9,
    "throat": 3.6,
    "neck": 3.1,
    "head": 5.9,
    "face": 4.8,
    "nose": 0.9,
    "chin": 2.2,
    "upper_arm": 3.4,
    "elbow": 2.7,
    "wrist": 2.1,
    "hand": 1.9,
    "thigh": 5.4,
    "knee": 3.9,
    "ankle": 2.5,
    "toe": 1.8,
}
"""Radii in units (design.md section 8)."""

_FACING = {"hip": (4.4, 5.2), "waist": (2.6, 5.1), "chest": (3.4, 6.0), "shoulder": (4.6, 4.4)}
"""Seen from the front: half the distance of the trunk's two strands, and their radii, in units."""

_HEAD_HALF_LENGTH = 1.1
_STEPS = 10
_CHEST_SHARE = 0.62


class Capsule(NamedTuple):
    """The hull of two circles."""

    start: Point
    start_radius: float
    end: Point
    end_radius: float


class Part(NamedTuple):
    """A limb or the trunk as one shape: `arm_far`, `leg_far`, `trunk`, `leg_near` or `arm_near`."""

    name: str
    capsules: tuple[Capsule, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def united(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def contains(self, other: "Box") -> bool:
        return self.united(other) == self


def parts(joints: Joints) -> list[Part]:
    """The parts of the body in the order in which they are painted: what is nearer to the viewer comes later."""
    made = [(f"arm_{side}", _arm(joints, side)) for side in SIDES] + [
        (f"leg_{side}", _leg(joints, side)) for side in SIDES
    ]
    depths = {name: _depth(joints, name) for name, _ in made} | {"trunk": 0.0}
    made.append(("trunk", _trunk(joints)))
    return [Part(name, tuple(capsules)) for name, capsules in sorted(made, key=lambda part: depths[part[0]])]


def bounds(shapes: Iterable[Part]) -> Box:
    """The smallest rectangle round the shapes."""
    circles = [
        (point, radius)
        for part in shapes
        for capsule in part.capsules
        for point, radius in ((capsule.start, capsule.start_radius), (capsule.end, capsule.end_radius))
    ]
    return Box(
        min(x - radius for (x, _), radius in circles),
        min(y - radius for (_, y), radius in circles),
        max(x + radius for (x, _), radius in circles),
        max(y + radius for (_, y), radius in circles),
    )


def _depth(joints: Joints, part: str) -> float:
    """The mean depth of a limb, towards the viewer."""
    kind, side = part.split("_")
    names = ARM_JOINTS if kind == "arm" else LEG_JOINTS
    return sum(joints[f"{name}_{side}"].z for name in names) / len(names)


def _arm(joints: Joints, side: str) -> list[Capsule]:
    shoulder, elbow, wrist, hand = (joints[f"{name}_{side}"] for name in ARM_JOINTS)
    return [
        _capsule(shoulder, RADII["upper_arm"], elbow, RADII["elbow"]),
        _capsule(elbow, RADII["elbow"], wrist, RADII["wrist"]),
        _capsule(wrist, RADII["wrist"], hand, RADII["hand"]),
    ]


def _leg(joints: Joints, side: str) -> list[Capsule]:
    hip, knee, ankle, toe = (joints[f"{name}_{side}"] for name in LEG_JOINTS)
    return [
        _capsule(hip, RADII["thigh"], knee, RADII["knee"]),
        _capsule(knee, RADII["knee"] - 0.2, ankle, RADII["ankle"]),
        _capsule(ankle, RADII["ankle"] - 0.1, toe, RADII["toe"]),
    ]


def _trunk(joints: Joints) -> list[Capsule]:
    neck, head = joints["neck"], joints["head"]
    along = math.atan2(head.y - neck.y, head.x - neck.x)
    reach = _HEAD_HALF_LENGTH * math.cos(along), _HEAD_HALF_LENGTH * math.sin(along)
    crown, chin = (head.x + reach[0], head.y + reach[1]), (head.x - reach[0], head.y - reach[1])
    strands = [0.0] if _turned(joints) < 0.02 else [1.0, -1.0]
    return [
        _capsule(joints["shoulder"], RADII["throat"], neck, RADII["neck"]),
        Capsule(neck[:2], RADII["neck"], head[:2], RADII["neck"]),
        Capsule(chin, RADII["head"], crown, RADII["head"]),
        _capsule(head, RADII["face"], joints["nose"], RADII["nose"]),
        _capsule(head, RADII["face"], joints["chin"], RADII["chin"]),
        _capsule(joints["belly"], RADII["belly"], joints["belly"], RADII["belly"]),
        *(capsule for strand in strands for capsule in _strand(joints, strand)),
    ]


def _strand(joints: Joints, side: float) -> list[Capsule]:
    """Half of the trunk: a smooth tube from hip to shoulder, `side` of the spine."""
    stations = _stations(joints, side)
    points = [stations[0], *stations, stations[-1]]
    smooth = [
        tuple(_catmull_rom(values, step / _STEPS) for values in zip(*points[first : first + 4], strict=True))
        for first in range(len(stations) - 1)
        for step in range(_STEPS)
    ]
    circles = [*smooth, stations[-1]]
    return [Capsule((a[0], a[1]), a[2], (b[0], b[1]), b[2]) for a, b in pairwise(circles)]


def _stations(joints: Joints, side: float) -> list[tuple[float, float, float]]:
    """Hip, waist, chest and shoulder of a strand, each with its radius."""
    hips, shoulders = _across(joints, "hip"), _across(joints, "shoulder")
    waist, shoulder = joints["waist"], joints["shoulder"]
    chest = Joint(*(a + (b - a) * _CHEST_SHARE for a, b in zip(waist, shoulder, strict=True)))
    places = (("hip", joints["hip"], 0.0), ("waist", waist, 0.45), ("chest", chest, 0.8), ("shoulder", shoulder, 1.0))
    made = []
    for name, place, share in places:
        across = hips[0] + (shoulders[0] - hips[0]) * share, hips[1] + (shoulders[1] - hips[1]) * share
        turned = min(1.0, math.hypot(*across))
        distance, facing = _FACING[name]
        radius = RADII[name] + (facing - RADII[name]) * turned
        made.append((place.x + side * distance * across[0], place.y + side * distance * across[1], radius))
    return made


def _across(joints: Joints, joint: str) -> Point:
    """From the spine to the near joint as it shows in the picture; its length is 1 where the viewer sees all of it."""
    middle, near = joints[joint], joints[f"{joint}_near"]
    whole = math.dist(middle, near)
    return (near.x - middle.x) / whole, (near.y - middle.y) / whole


def _turned(joints: Joints) -> float:
    return max(math.hypot(*_across(joints, "hip")), math.hypot(*_across(joints, "shoulder")))


def _catmull_rom(values: tuple[float, ...], t: float) -> float:
    before, start, end, after = values
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t * t
        + (3 * start - before - 3 * end + after) * t**3
    )


def _capsule(start: Joint, start_radius: float, end: Joint, end_radius: float) -> Capsule:
    return Capsule((start.x, start.y), start_radius, (end.x, end.y), end_radius)
