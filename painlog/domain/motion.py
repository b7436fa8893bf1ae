"""How an exercise figure moves: key poses with their seconds, what stays on the floor, and what stands about."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from painlog.domain.figure_shape import Box, bounds, parts
from painlog.domain.skeleton import Joint, Point, Pose, between, blend, flipped, moved_to, pinned, solve, swapped

FRAME_MARGIN = 2.0
"""Free room round everything that a figure shows in its cycle, in units."""

SEAT_HEIGHT = 20.0
"""Where the seat of every chair lies, in units: under the thighs of a figure with its feet flat and knees square."""

_SAMPLES = 6
_PINNED_BY = {"hand": "wrist", "wrist": "wrist", "toe": "ankle", "ankle": "ankle"}


class View(StrEnum):
    """From where the figure is seen: at the height of the floor, or from above, where there is no floor line."""

    SIDE = "side"
    ABOVE = "above"


class OtherSide(StrEnum):
    """How the other side of the body is drawn: near and far limbs change places, or the picture is mirrored."""

    SWAP = "swap"
    FLIP = "flip"


class Easing(StrEnum):
    """How the speed changes on the way to a key pose."""

    IN_OUT = "in-out"
    LINEAR = "linear"


class PropKind(StrEnum):
    """What an exercise needs beside the body."""

    CHAIR = "chair"
    STOOL = "stool"
    WALL = "wall"
    TOWEL = "towel"
    STICK = "stick"
    MAT = "mat"
    CUSHION = "cushion"
    BICYCLE = "bicycle"
    WATER = "water"


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing: `at` and `size` in units, or the two joints that a towel or a stick joins."""

    kind: PropKind
    at: Point = (0.0, 0.0)
    size: Point = (0.0, 0.0)
    joints: tuple[str, ...] = ()

    def box(self) -> Box | None:
        """The room that it takes; None where it follows the body."""
        if self.joints:
            return None
        return Box(self.at[0], self.at[1], self.at[0] + self.size[0], self.at[1] + self.size[1])


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

    `card` is the key that a card shows, `ghost` one that it shows faintly behind; `arrow` is a curve of three
    points in units; `trace` names the joints whose way is dotted while the figure moves.
    """

    keys: tuple[Key, ...]
    view: View = View.SIDE
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
    def cycle_seconds(self) -> float:
        """How long one round through the key poses takes."""
        return sum(key.move_s + key.stay_s for key in self.keys)

    def pose_at(self, phase: float) -> Pose:
        """The pose at a share (0 to 1) of the cycle, which begins when the first key pose is reached."""
        number, share = self._place(phase)
        return way(self.keys[number - 1], self.keys[number], share)

    def key_at(self, phase: float) -> int:
        """The key pose that is held or being moved to at a share (0 to 1) of the cycle: for reduced motion."""
        return self._place(phase)[0]

    def phase_of(self, number: int) -> float:
        """The share of the cycle at which key pose `number` has been reached."""
        ends = list(accumulate((key.stay_s + self.keys[(n + 1) % len(self.keys)].move_s for n, key in enumerate(self.keys)), initial=0.0))
        return ends[number] / self.cycle_seconds

    def joints(self, pose: Pose, mirrored: bool = False) -> dict[str, Joint]:
        """The joints of a pose, for the other side of the body where `mirrored`."""
        joints = solve(pose)
        if not mirrored:
            return joints
        if self.other_side is OtherSide.SWAP:
            return swapped(joints)
        return flipped(joints, upside_down=self.view is View.ABOVE)

    def frame(self) -> Box:
        """The smallest rectangle that holds the whole cycle, the props, the floor and the arrow, with a margin."""
        boxes = [bounds(parts(solve(pose))) for pose in self._samples()]
        boxes += [box for prop in self.props if (box := prop.box())]
        boxes += [Box(x, y, x, y) for x, y in self.arrow]
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.united(box)
        if self.view is View.ABOVE:
            whole = whole.united(Box(whole.left, -whole.top, whole.right, -whole.bottom))
        bottom = min(0.0, whole.bottom) if self.on_floor else whole.bottom
        m = FRAME_MARGIN
        return Box(whole.left - m, bottom - m if self.cut is None else self.cut, whole.right + m, whole.top + m)

    def path(self, joint: str) -> list[Point]:
        """The way of a joint through the cycle, to be dotted."""
        return [solve(pose)[joint][:2] for pose in self._samples()]

    def _samples(self) -> Iterator[Pose]:
        for number, key in enumerate(self.keys):
            for step in range(_SAMPLES):
                yield way(self.keys[number - 1], key, (step + 1) / _SAMPLES)

    def _place(self, phase: float) -> tuple[int, float]:
        """The key being moved to or held at `phase`, and the share of the way to it."""
        seconds = (phase % 1.0) * self.cycle_seconds
        order = [*range(1, len(self.keys)), 0]
        seconds -= self.keys[0].stay_s
        if seconds < 0:
            return 0, 1.0
        for number in order:
            key = self.keys[number]
            if seconds < key.move_s:
                return number, seconds / key.move_s
            seconds -= key.move_s
            if seconds < key.stay_s:
                return number, 1.0
            seconds -= key.stay_s
        return 0, 1.0


def way(first: Key, second: Key, share: float) -> Pose:
    """The pose at a share (0 to 1) of the way between two keys; what both have on the floor does not slide."""
    share = _eased(share, second.easing)
    pose = blend(first.pose, second.pose, share)
    common = [joint for joint in first.touch if joint in second.touch]
    if not common or not 0 < share < 1:
        return pose
    before, after = solve(first.pose), solve(second.pose)

    def place(joint: str) -> Point:
        return between(before[joint][:2], after[joint][:2], share)

    pose = moved_to(pose, common[0], place(common[0]))
    for joint in common[1:]:
        name, _, side = joint.partition("_")
        if name in _PINNED_BY:
            end = f"{_PINNED_BY[name]}_{side}"
            pose = pinned(pose, end, place(end))
    return pose


def _eased(share: float, easing: Easing) -> float:
    return share * share * (3 - 2 * share) if easing is Easing.IN_OUT else share
