"""The body of an exercise figure: tubes round the joints of its skeleton, far parts first."""

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
    "shin": 3.7,
    "ankle": 2.5,
    "heel": 2.4,
    "toe": 1.8,
}
"""Radii in units (design.md section 8)."""

_FACING = {"hip": (4.4, 5.2), "waist": (2.6, 5.1), "chest": (3.4, 6.0), "shoulder": (4.6, 4.4)}
"""Seen from the front: half the distance of the trunk's two strands, and their radii, in units."""

_LIMB_JOINTS = {"arm": ARM_JOINTS, "leg": LEG_JOINTS}
_SEEN_BEHIND = 0.5
_HEAD_HALF_LENGTH = 1.1
_ROUNDNESS = 0.015
_STEPS = 12
_CHEST_SHARE = 0.62
_TURN_SEEN = 0.02


class Circle(NamedTuple):
    """A circle in units."""

    x: float
    y: float
    radius: float


Tube = tuple[Circle, ...]
"""The hull of each circle and the next. Two make a tapered capsule; many lie close together on a smooth curve."""


class Part(NamedTuple):
    """A limb or the trunk: `arm_far`, `leg_far`, `trunk`, `leg_near` or `arm_near`."""

    name: str
    tubes: tuple[Tube, ...]


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
    limbs = ((kind, side) for kind in ("arm", "leg") for side in SIDES if not _covered(joints, kind, side))
    made = [Part(f"{kind}_{side}", _arm(joints, side) if kind == "arm" else _leg(joints, side)) for kind, side in limbs]
    made.append(Part("trunk", _trunk(joints)))
    return sorted(made, key=lambda part: _depth(joints, part.name))


def bounds(shapes: Iterable[Part]) -> Box:
    """The smallest rectangle round the shapes."""
    circles = [circle for part in shapes for tube in part.tubes for circle in tube]
    return Box(
        min(circle.x - circle.radius for circle in circles),
        min(circle.y - circle.radius for circle in circles),
        max(circle.x + circle.radius for circle in circles),
        max(circle.y + circle.radius for circle in circles),
    )


def outline(tube: Tube, wider: float = 0.0) -> list[Point]:
    """The outline of a tube as a polygon, `wider` than it by so many units on every side."""
    circles = [Circle(x, y, radius + wider) for x, y, radius in tube]
    pieces = list(pairwise(circles))
    if not all(_shows_both(start, end) for start, end in pieces) or not pieces:
        return _arc(max(circles, key=lambda circle: circle.radius), 0.0, math.tau)
    ways = _at_circles([math.atan2(end.y - start.y, end.x - start.x) for start, end in pieces])
    halves = _at_circles([math.acos((a.radius - b.radius) / math.dist(a[:2], b[:2])) for a, b in pieces])
    edges = list(zip(circles, ways, halves, strict=True))
    right = [_on(circle, along - half) for circle, along, half in edges[1:-1]]
    left = [_on(circle, along + half) for circle, along, half in reversed(edges[1:-1])]
    first, last = edges[0], edges[-1]
    start = _arc(first[0], first[1] + first[2], math.tau - 2 * first[2])
    return [*start, *right, *_arc(last[0], last[1] - last[2], 2 * last[2]), *left]


def _shows_both(start: Circle, end: Circle) -> bool:
    """Whether neither circle lies inside the other."""
    return math.dist(start[:2], end[:2]) > abs(start.radius - end.radius)


def _at_circles(angles: list[float]) -> list[float]:
    """Angles of the pieces between circles, in radians, as angles at the circles."""
    turns = [a + math.remainder(b - a, math.tau) / 2 for a, b in pairwise(angles)]
    return [angles[0], *turns, angles[-1]]


def _arc(circle: Circle, start: float, sweep: float) -> list[Point]:
    """Points on a circle from the angle `start` on, counter-clockwise, in radians; a small circle needs fewer."""
    steps = max(1, math.ceil(sweep / (2 * math.acos(1 - _ROUNDNESS / circle.radius))))
    return [_on(circle, start + sweep * step / steps) for step in range(steps + 1)]


def _on(circle: Circle, angle: float) -> Point:
    return circle.x + circle.radius * math.cos(angle), circle.y + circle.radius * math.sin(angle)


def _depth(joints: Joints, part: str) -> float:
    """The mean depth of a part, towards the viewer; the trunk lies in the middle."""
    kind, _, side = part.partition("_")
    names = _LIMB_JOINTS.get(kind, ())
    return sum(joints[f"{name}_{side}"].z for name in names) / len(names) if names else 0.0


def _covered(joints: Joints, kind: str, side: str) -> bool:
    """Whether a limb lies so exactly behind the other one that nothing of it shows beyond the other's seam."""
    other = SIDES[1 - SIDES.index(side)]
    pairs = [(joints[f"{name}_{side}"], joints[f"{name}_{other}"]) for name in _LIMB_JOINTS[kind]]
    return all(mine.z < theirs.z and math.dist(mine[:2], theirs[:2]) < _SEEN_BEHIND for mine, theirs in pairs)


def _breathes(joints: Joints) -> bool:
    """Whether the belly is pushed out beyond the trunk."""
    hip, waist, belly = joints["hip"], joints["waist"], joints["belly"]
    out = math.dist(belly[:2], ((hip.x + waist.x) / 2, (hip.y + waist.y) / 2))
    return out + RADII["belly"] > RADII["waist"]


def _arm(joints: Joints, side: str) -> tuple[Tube, ...]:
    shoulder, elbow, wrist, hand = (joints[f"{name}_{side}"] for name in ARM_JOINTS)
    return (
        (_circle(shoulder, "upper_arm"), _circle(elbow, "elbow")),
        (_circle(elbow, "elbow"), _circle(wrist, "wrist")),
        (_circle(wrist, "wrist"), _circle(hand, "hand")),
    )


def _leg(joints: Joints, side: str) -> tuple[Tube, ...]:
    hip, knee, ankle, toe = (joints[f"{name}_{side}"] for name in LEG_JOINTS)
    return (
        (_circle(hip, "thigh"), _circle(knee, "knee")),
        (_circle(knee, "shin"), _circle(ankle, "ankle")),
        (_circle(ankle, "heel"), _circle(toe, "toe")),
    )


def _trunk(joints: Joints) -> tuple[Tube, ...]:
    neck, head = joints["neck"], joints["head"]
    along = math.atan2(head.y - neck.y, head.x - neck.x)
    reach = _HEAD_HALF_LENGTH * math.cos(along), _HEAD_HALF_LENGTH * math.sin(along)
    return (
        *(_strand(joints, strand) for strand in ((0,) if _turned(joints) < _TURN_SEEN else (1, -1))),
        *(((_circle(joints["belly"], "belly"),),) if _breathes(joints) else ()),
        (_circle(joints["shoulder"], "throat"), _circle(neck, "neck")),
        (_circle(neck, "neck"), _circle(head, "neck")),
        (
            Circle(head.x - reach[0], head.y - reach[1], RADII["head"]),
            Circle(head.x + reach[0], head.y + reach[1], RADII["head"]),
        ),
        (_circle(head, "face"), _circle(joints["nose"], "nose")),
        (_circle(head, "face"), _circle(joints["chin"], "chin")),
    )


def _strand(joints: Joints, side: int) -> Tube:
    """Half of the trunk, `side` of the spine, or all of it in the middle: a smooth tube from hip to shoulder."""
    stations = _stations(joints, side)
    points = [stations[0], *stations, stations[-1]]
    smooth = [
        Circle(*(_catmull_rom(values, step / _STEPS) for values in zip(*points[first : first + 4], strict=True)))
        for first in range(len(stations) - 1)
        for step in range(_STEPS)
    ]
    return (*smooth, stations[-1])


def _stations(joints: Joints, side: int) -> list[Circle]:
    """Hip, waist, chest and shoulder of a strand."""
    hips, shoulders = _across(joints, "hip"), _across(joints, "shoulder")
    waist, shoulder = joints["waist"], joints["shoulder"]
    chest = Joint(*(a + (b - a) * _CHEST_SHARE for a, b in zip(waist, shoulder, strict=True)))
    places = (("hip", joints["hip"], 0.0), ("waist", waist, 0.45), ("chest", chest, 0.8), ("shoulder", shoulder, 1.0))
    made = []
    for name, place, share in places:
        across = hips[0] + (shoulders[0] - hips[0]) * share, hips[1] + (shoulders[1] - hips[1]) * share
        distance, facing = _FACING[name]
        radius = RADII[name] + (facing - RADII[name]) * min(1.0, math.hypot(*across))
        made.append(Circle(place.x + side * distance * across[0], place.y + side * distance * across[1], radius))
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


def _circle(joint: Joint, name: str) -> Circle:
    return Circle(joint.x, joint.y, RADII[name])
