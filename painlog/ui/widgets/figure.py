"""The drawing of an exercise: a figure of capsules with what it needs, still on a card or moving in the player."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from painlog.domain.figure_shape import Capsule, Part, parts
from painlog.domain.motion import Figure, OtherSide, View
from painlog.domain.skeleton import Joints, Point
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.figure_props import IN_FRONT, paint_prop

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


def paint_figure(
    painter: QPainter,
    box: QRectF,
    figure: Figure,
    joints: Joints,
    colours: Colours,
    ground: QColor,
    *,
    ghost: Joints | None = None,
    mirrored: bool = False,
    card: bool = True,
) -> None:
    """Paint the figure as large as `box` allows, standing on its floor line."""
    frame = figure.frame()
    scale = min(box.width() / frame.width, box.height() / frame.height)
    flip = mirrored and figure.other_side is OtherSide.FLIP
    across = flip and figure.view is View.SIDE
    middle = (frame.left + frame.right) / 2 * (-1 if across else 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x(), box.center().y() + (frame.top + frame.bottom) / 2 * scale)
    painter.scale(scale, scale)
    painter.translate(-middle, 0)
    if figure.cut is not None:
        painter.setClipRect(QRectF(middle - frame.width / 2, -frame.top, frame.width, frame.height))
    if figure.on_floor:
        half = min(frame.width / 2 + 4, box.width() / 2 / scale)
        painter.setPen(QPen(colours("line2"), _LINE_PX / scale))
        painter.drawLine(QPointF(middle - half, _LINE_PX / scale / 2), QPointF(middle + half, _LINE_PX / scale / 2))
    for prop in figure.props:
        if prop.kind not in IN_FRONT:
            paint_prop(painter, prop, joints, colours, ground)
    if ghost is not None:
        paint_body(painter, ghost, figure.pale, colours, ground, GHOST_OPACITY)
    paint_body(painter, joints, figure.pale, colours, ground)
    for prop in figure.props:
        if prop.kind in IN_FRONT:
            paint_prop(painter, prop, joints, colours, ground)
    if card and figure.arrow:
        _paint_arrow(painter, figure.arrow, (-1 if across else 1, -1 if flip and not across else 1), colours)
    painter.restore()


def _paint_arrow(painter: QPainter, points: Sequence[Point], signs: tuple[int, int], colours: Colours) -> None:
    start, bend, end = (QPointF(signs[0] * x, -signs[1] * y) for x, y in points)
    path = QPainterPath(start)
    path.quadTo(bend, end)
    way = end - bend
    length = math.hypot(way.x(), way.y())
    unit = way / length
    across = QPointF(-unit.y(), unit.x())
    head = QPainterPath(end - unit * 3.2 + across * 2.6)
    head.lineTo(end)
    head.lineTo(end - unit * 3.2 - across * 2.6)
    pen = QPen(colours("ctl"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.strokePath(head, pen)
