"""The figure of an exercise as a vector picture for paper, drawn like the one in the window."""

import math
from collections.abc import Iterable, Iterator, Mapping

from painlog.domain.figure_shape import Box, outline, parts
from painlog.domain.motion import SEAT_HEIGHT, Figure, Prop, PropKind, Side
from painlog.domain.skeleton import Joint, Joints, Point, solve

SEAM = 0.65
"""Width in units of the seam round each part: half a stroke of 1.3 (design.md section 8)."""

GHOST_SHARE = 0.36
"""How much of its colour a ghost keeps; the rest is the paper's, as in the window."""

PAPER = "#FFFFFF"

_FLOOR, _THIN, _THICK, _ARROW = 1.0, 1.3, 2.4, 1.4
_PALE = {"arm": "figure_far", "leg": "figure_far_legs"}
_FULL = {"arm": "figure_near", "leg": "figure_legs", "trunk": "figure_near"}
_IN_FRONT = (PropKind.TOWEL,)
_BEHIND_BACK, _BEYOND, _WHEEL, _ARROW_HEAD = 7.6, 8.0, 14.0, 3.2

Colours = Mapping[str, str]


def figure_svg(figure: Figure, colours: Colours, side: Side = Side.RIGHT) -> str:
    """The still picture of a figure as SVG; `colours` are the tokens of a theme, the light one for paper."""
    frame = figure.frame()
    pose = figure.keys[figure.card].pose
    drawn = [
        *_floor(figure, frame, colours),
        *_props(figure, solve(pose), colours, in_front=False),
        *_ghost(figure, side, colours),
        *_body(figure, figure.joints(pose, side), colours),
        *_props(figure, solve(pose), colours, in_front=True),
        *(_arrow(figure.arrow, colours) if figure.arrow else ()),
    ]
    box = f"{frame.left:.2f} {-frame.top:.2f} {frame.width:.2f} {frame.height:.2f}"
    mirror = f' transform="translate({frame.left + frame.right:.2f} 0) scale(-1 1)"' if figure.is_mirrored(side) else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><g{mirror}>{"".join(drawn)}</g></svg>'


def _floor(figure: Figure, frame: Box, colours: Colours) -> Iterator[str]:
    if figure.on_floor:
        yield _line([(frame.left, -_FLOOR / 2), (frame.right, -_FLOOR / 2)], colours["line2"], _FLOOR)


def _ghost(figure: Figure, side: Side, colours: Colours) -> Iterator[str]:
    if figure.ghost is not None:
        yield from _body(figure, figure.joints(figure.keys[figure.ghost].pose, side), colours, GHOST_SHARE)


def _body(figure: Figure, joints: Joints, colours: Colours, share: float = 1.0) -> Iterator[str]:
    """Every part over a seam of paper, so that limbs stand out from the trunk."""
    for number, part in enumerate(parts(joints)):
        kind = part.name.partition("_")[0]
        colour = _mixed(colours[_PALE[kind] if part.name in figure.pale else _FULL[kind]], share)
        if number:
            yield from (_polygon(outline(tube, SEAM), PAPER) for tube in part.tubes)
        yield from (_polygon(outline(tube), colour) for tube in part.tubes)


def _props(figure: Figure, joints: Joints, colours: Colours, in_front: bool) -> Iterator[str]:
    for prop in figure.props:
        if (prop.kind in _IN_FRONT) is in_front:
            yield from _prop(prop, joints, colours)


def _prop(prop: Prop, joints: Joints, colours: Colours) -> Iterator[str]:
    (x, y), (width, height) = prop.at, prop.size
    match prop.kind:
        case PropKind.CHAIR:
            yield from _chair(x, y, width, height, colours["line2"])
        case PropKind.WALL | PropKind.MAT:
            token = "line2" if prop.kind is PropKind.WALL else "line"
            yield _rectangle(x, y, width, height, colours[token])
        case PropKind.WATER:
            yield _rectangle(x, y, width, height, colours["stage3"])
        case PropKind.TOWEL:
            start, end = (joints[name] for name in prop.joints)
            yield _line([start[:2], end[:2]], colours["ctl"], _THIN)
        case PropKind.STICK:
            low, high = (joints[name] for name in prop.joints)
            yield _stick(low, high, colours["ctl"])
        case PropKind.BICYCLE:
            yield from _bicycle(prop, joints, colours)


def _chair(x: float, y: float, width: float, height: float, colour: str) -> Iterator[str]:
    """A back at the left as high as the box, a seat as deep as it is wide, and legs."""
    edge = _THICK / 2
    seat, right = y + SEAT_HEIGHT - edge, x + width - edge
    yield _line([(x + edge, y + height - edge), (x + edge, y + edge)], colour, _THICK)
    yield _line([(x + edge, seat), (right, seat)], colour, _THICK)
    yield _line([(right - 2, seat), (right - 2, y + edge)], colour, _THICK)


def _stick(low: Joint, high: Joint, colour: str) -> str:
    """A stick along the back, from beyond the first joint to beyond the second."""
    length = math.hypot(high.x - low.x, high.y - low.y)
    along = (high.x - low.x) / length, (high.y - low.y) / length
    behind = -along[1] * _BEHIND_BACK, along[0] * _BEHIND_BACK
    start = low.x + behind[0] - along[0] * _BEYOND, low.y + behind[1] - along[1] * _BEYOND
    end = high.x + behind[0] + along[0] * _BEYOND, high.y + behind[1] + along[1] * _BEYOND
    return _line([start, end], colour, _THIN + 0.3)


def _bicycle(prop: Prop, joints: Joints, colours: Colours) -> Iterator[str]:
    """Two wheels, frame, saddle and handlebar, and cranks that follow the feet."""
    (x, y), (width, _height) = prop.at, prop.size
    rear, front = (x + _WHEEL, y + _WHEEL), (x + width - _WHEEL, y + _WHEEL)
    crank = rear[0] + 25, rear[1] + 0.5
    saddle, stem = (crank[0] - 9, crank[1] + 24), (crank[0] + 17, crank[1] + 28)
    grey = colours["line2"]
    for hub in (rear, front):
        yield (
            f'<circle cx="{hub[0]:.2f}" cy="{-hub[1]:.2f}" r="{_WHEEL - 1:.2f}" fill="none" stroke="{grey}" '
            f'stroke-width="{_THIN + 0.4}"/>'
        )
    low_saddle = saddle[0] * 0.85 + crank[0] * 0.15, saddle[1] * 0.85 + crank[1] * 0.15
    yield _line([rear, crank, saddle, rear], grey, _THICK)
    yield _line([low_saddle, stem, crank], grey, _THICK)
    yield _line([front, stem, (stem[0] + 1, stem[1] + 7), (stem[0] + 6, stem[1] + 8)], grey, _THICK)
    yield _line([(saddle[0] - 5, saddle[1] + 0.5), (saddle[0] + 4, saddle[1] + 0.5)], grey, _THICK)
    yield _line([joints["toe_near"][:2], joints["toe_far"][:2]], colours["ctl"], _THIN)


def _arrow(points: Iterable[Point], colours: Colours) -> Iterator[str]:
    start, bend, end = points
    length = math.dist(bend, end)
    along = (end[0] - bend[0]) / length * _ARROW_HEAD, (end[1] - bend[1]) / length * _ARROW_HEAD
    across = -along[1] * 0.8, along[0] * 0.8
    curve = f"M{_at(start)} Q{_at(bend)} {_at(end)}"
    yield (f'<path d="{curve}" fill="none" stroke="{colours["ctl"]}" stroke-width="{_ARROW}" stroke-linecap="round"/>')
    sides = [(end[0] - along[0] + sign * across[0], end[1] - along[1] + sign * across[1]) for sign in (1, -1)]
    yield _line([sides[0], end, sides[1]], colours["ctl"], _ARROW)


def _polygon(points: Iterable[Point], colour: str) -> str:
    return f'<polygon points="{" ".join(map(_at, points))}" fill="{colour}"/>'


def _line(points: Iterable[Point], colour: str, width: float) -> str:
    return (
        f'<polyline points="{" ".join(map(_at, points))}" fill="none" stroke="{colour}" stroke-width="{width:.2f}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _rectangle(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.2f}" y="{-y - height:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{colour}"/>'


def _at(point: Point) -> str:
    """A point of the figure, whose y goes up, in the picture, whose y goes down."""
    return f"{point[0]:.2f},{-point[1]:.2f}"


def _mixed(colour: str, share: float) -> str:
    """`share` of the colour over paper, opaque: where a ghost's limbs overlap, nothing shows through."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(channel * share + 255 * (1 - share)):02X}" for channel in channels)
