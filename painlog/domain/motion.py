"""How an exercise figure moves: key poses with their seconds, what stays on the floor, and what stands about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from painlog.domain.figure_shape import Box, bounds, parts
from painlog.domain.skeleton import Joints, Point, Pose, between, blend, moved_to, pinned, solve, swapped

FRAME_MARGIN = 2.0
"""Free room round everything that a figure shows in its cycle, in units."""

SEAT_HEIGHT = 20.0
"""Where the seat of every chair lies, in units: under the thighs of a figure with its feet flat and knees square."""

_FRAME_STEPS, _PATH_STEPS = 4, 8
_PINNED_BY = {"hand": "wrist", "wrist": "wrist", "toe": "ankle", "ankle": "ankle"}


class View(StrEnum):
    """From where the figure is seen: at the height of the floor, or from above."""

    SIDE = "side"
    ABOVE = "above"


class Side(StrEnum):
    """The side of the body that an exercise is named by, from the person's own view."""

    LEFT = "left"
    RIGHT = "right"


class OtherSide(StrEnum):
    """How the other side is drawn: near and far limbs change places, or the whole picture is mirrored."""

    SWAP = "swap"
    FLIP = "flip"


class Easing(StrEnum):
    """How the speed changes on the way to a key pose."""

    IN_OUT = "in-out"
    LINEAR = "linear"


class PropKind(StrEnum):
    """What an exercise needs beside the body."""

    CHAIR = "chair"
    WALL = "wall"
    TOWEL = "towel"
    STICK = "stick"
    MAT = "mat"
    BICYCLE = "bicycle"
    WATER = "water"


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing: its lower left corner and its size in units, or the two joints that a towel or a stick joins."""

    kind: PropKind
    at: Point = (0.0, 0.0)
    size: Point = (0.0, 0.0)
    joints: tuple[str, ...] = ()

    def box(self) -> Box | None:
        """The room that it takes; None where it follows the body."""
        (x, y), (width, height) = self.at, self.size
        return None if self.joints else Box(x, y, x + width, y + height)


@dataclass(frozen=True, slots=True)
class Key:
    """A key pose: seconds on the way to it, seconds in it, and the joints that rest on the floor.

    The first joint of `touch` carries the body: on the way between two keys that share it, it stays in place.
    """

    pose: Pose
    move_s: float
    stay_s: float
    touch: tuple[str, ...] = ()
    easing: Easing = Easing.IN_OUT


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn for an exercise: 2 to 4 key poses that follow each other in a ring.

    The poses show the side `shows`. `card` is the key of a still picture, `ghost` one that stands faintly behind it.
    `pale` names the lighter limbs, `arrow` is a curve of three points in units, `trace` the joints whose way is
    dotted while the figure moves, `cut` the height in units at which a close-up ends below.
    """

    keys: tuple[Key, ...]
    view: View = View.SIDE
    shows: Side = Side.RIGHT
    other_side: OtherSide = OtherSide.SWAP
    card: int = 0
    ghost: int | None = None
    pale: tuple[str, ...] = ("arm_far", "leg_far")
    props: tuple[Prop, ...] = ()
    arrow: tuple[Point, ...] = ()
    trace: tuple[str, ...] = ()
    cut: float | None = None

    @property
    def on_floor(self) -> bool:
        """Whether a floor line is drawn: not from above, in water or for a close-up."""
        in_water = any(prop.kind is PropKind.WATER for prop in self.props)
        return self.view is View.SIDE and not in_water and self.cut is None

    @property
    def cycle_s(self) -> float:
        """Seconds of one round through the key poses: one repetition."""
        return sum(key.move_s + key.stay_s for key in self.keys)

    @property
    def held(self) -> int:
        """The key pose that is held: the one that the figure stays in longest, of several that of the card."""
        return max(range(len(self.keys)), key=lambda number: (self.keys[number].stay_s, number == self.card))

    def held_for(self, seconds: float) -> "Figure":
        """The same figure with another hold, so that a round lasts as long as a repetition."""
        keys = list(self.keys)
        keys[self.held] = replace(keys[self.held], stay_s=seconds)
        return replace(self, keys=tuple(keys))

    def pose_at(self, phase: float) -> Pose:
        """The pose at a share (0 to 1) of the round, which begins when the first key pose is reached."""
        number, share = self._place(phase)
        return way(self.keys[number - 1], self.keys[number], share)

    def key_at(self, phase: float) -> int:
        """The key pose that is held or moved to at a share (0 to 1) of the round: for reduced motion."""
        return self._place(phase)[0]

    def joints(self, pose: Pose, side: Side) -> Joints:
        """The joints of a pose as the body is drawn for a side; what is mirrored is mirrored by the painter."""
        joints = solve(pose)
        return swapped(joints) if side is not self.shows and self.other_side is OtherSide.SWAP else joints

    def is_mirrored(self, side: Side) -> bool:
        """Whether the picture of a side is the mirror image of the other."""
        return side is not self.shows and self.other_side is OtherSide.FLIP

    def frame(self) -> Box:
        """The smallest rectangle that holds the whole round, the props, the floor and the arrow, with a margin."""
        whole = bounds(part for pose in self._poses() for part in parts(solve(pose)))
        for box in (*(prop.box() for prop in self.props), *(Box(x, y, x, y) for x, y in self.arrow)):
            whole = whole.united(box) if box else whole
        if self.on_floor:
            whole = whole.united(Box(whole.left, 0.0, whole.right, 0.0))
        bottom = whole.bottom - FRAME_MARGIN if self.cut is None else self.cut
        return Box(whole.left - FRAME_MARGIN, bottom, whole.right + FRAME_MARGIN, whole.top + FRAME_MARGIN)

    def path(self, joint: str) -> list[Point]:
        """The way of a joint from the first key pose to the held one; mirrored by the painter like the rest."""
        keys = range(1, self.held + 1)
        poses = [
            way(self.keys[n - 1], self.keys[n], step / _PATH_STEPS) for n in keys for step in range(_PATH_STEPS + 1)
        ]
        return [solve(pose)[joint][:2] for pose in poses]

    def _poses(self) -> Iterator[Pose]:
        for number, key in enumerate(self.keys):
            for step in range(_FRAME_STEPS):
                yield way(self.keys[number - 1], key, (step + 1) / _FRAME_STEPS)

    def _place(self, phase: float) -> tuple[int, float]:
        """The key that is held or moved to at `phase`, and the share of the way to it."""
        seconds = (phase % 1.0) * self.cycle_s - self.keys[0].stay_s
        if seconds < 0:
            return 0, 1.0
        for number in (*range(1, len(self.keys)), 0):
            key = self.keys[number]
            if seconds < key.move_s:
                return number, seconds / key.move_s
            seconds -= key.move_s + key.stay_s
            if seconds < 0:
                return number, 1.0
        return 0, 1.0


def way(first: Key, second: Key, share: float) -> Pose:
    """The pose at a share (0 to 1) of the way between two keys; what both have on the floor does not slide."""
    if share in (0, 1):
        return second.pose if share else first.pose
    share = share * share * (3 - 2 * share) if second.easing is Easing.IN_OUT else share
    pose = blend(first.pose, second.pose, share)
    common = [joint for joint in first.touch if joint in second.touch]
    if not common:
        return pose
    before, after = _key_joints(first.pose), _key_joints(second.pose)
    pose = moved_to(pose, common[0], between(before[common[0]][:2], after[common[0]][:2], share))
    ends = [end for joint in common[1:] if (end := _pinned_end(joint))]
    return pinned(pose, {end: between(before[end][:2], after[end][:2], share) for end in ends}) if ends else pose


@lru_cache(maxsize=256)
def _key_joints(pose: Pose) -> Joints:
    """The joints of a key pose, which every moment on the way to or from it asks for."""
    return solve(pose)


def _pinned_end(joint: str) -> str:
    """The wrist or ankle that is pinned when this joint rests on the floor; nothing for a joint of the trunk."""
    name, _, side = joint.partition("_")
    return f"{_PINNED_BY[name]}_{side}" if name in _PINNED_BY else ""
