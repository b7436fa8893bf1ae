"""The drawing of an exercise: a figure of capsules with what it needs, still on a card or moving in the player."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from painlog.domain.figure_shape import Box, Capsule, Part, parts
from painlog.domain.motion import Figure, OtherSide, View
from painlog.domain.skeleton import Joints, Point, Pose
from painlog.ui.widgets.colours import Colours, Tokens
from painlog.ui.widgets.figure_props import paint_props

HALO = 1.3
"""Width in units of the seam of background colour round each part (design.md section 8)."""

GHOST_OPACITY = 0.32
_PALE = {"arm": "figure_far", "leg": "figure_far_legs"}
_DARK = {"arm": "figure_near", "leg": "figure_legs"}
_LINE_PX = 2.0


def capsule_path(capsules: Iterable[Capsule]) -> QPainterPath:
    """The outline of a part in units, y going down."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for capsule in capsules:
        _add_capsule(path, capsule)
    return path


def _add_capsule(path: QPainterPath, capsule: Capsule) -> None:
    (x, y), wide = capsule.start, capsule.start_radius
    (u, v), narrow = capsule.end, capsule.end_radius
    distance = math.hypot(u - x, v - y)
    if distance <= abs(wide - narrow) + 1e-6:
        larger, radius = (capsule.start, wide) if wide >= narrow else (capsule.end, narrow)
        path.addEllipse(_at(larger), radius, radius)
        return
    along = math.degrees(math.atan2(v - y, u - x))
    half = math.degrees(math.acos((wide - narrow) / distance))
    path.arcMoveTo(_round(capsule.start, wide), along + half)
    path.arcTo(_round(capsule.start, wide), along + half, 360 - 2 * half)
    path.arcTo(_round(capsule.end, narrow), along - half, 2 * half)
    path.closeSubpath()


def _at(point: Point) -> QPointF:
    return QPointF(point[0], -point[1])


def _round(middle: Point, radius: float) -> QRectF:
    return QRectF(middle[0] - radius, -middle[1] - radius, 2 * radius, 2 * radius)


def paint_body(
    painter: QPainter, joints: Joints, pale: Sequence[str], colours: Colours, ground: QColor, opacity: float = 1.0
) -> None:
    """Paint the body in units; every part has a seam of the ground's colour, and `pale` parts are lighter."""
    for part in parts(joints):
        path = capsule_path(part.capsules)
        seam = QPen(ground, HALO, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, seam)
        painter.fillPath(path, _shade(part, pale, colours, ground, opacity))


def _shade(part: Part, pale: Sequence[str], colours: Colours, ground: QColor, opacity: float) -> QColor:
    kind = part.name.split("_")[0]
    token = "figure_near" if kind == "trunk" else (_PALE if part.name in pale else _DARK)[kind]
    return _mixed(colours(token), ground, opacity)


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """`colour` over `ground` with an opacity of `share`, as an opaque colour: overlaps do not show."""
    channels = zip(colour.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(over * share + under * (1 - share) for over, under in channels))
