"""What stands about an exercise figure: chair, wall, towel, stick, mat, water; drawn in units, y going down."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from painlog.domain.motion import SEAT_HEIGHT, Prop, PropKind
from painlog.domain.skeleton import Joint, Joints
from painlog.ui.widgets.colours import Colours

IN_FRONT = (PropKind.TOWEL, PropKind.WATER)
"""What is painted over the body; everything else stands behind it."""

WHEEL = 14.0
_THIN, _THICK = 1.3, 2.4
_BEHIND_BACK, _BEYOND = 7.6, 8.0
_WAVE_LENGTH, _WAVE_HEIGHT = 12.0, 1.0
_WATER_OPACITY = 0.6


def paint_prop(painter: QPainter, prop: Prop, joints: Joints, colours: Colours, ground: QColor) -> None:
    """Paint one prop; `ground` is the colour behind the figure."""
    box = QRectF(prop.at[0], -prop.at[1] - prop.size[1], *prop.size)
    match prop.kind:
        case PropKind.CHAIR | PropKind.STOOL:
            _chair(painter, box, _pen(colours("line2"), _THICK))
        case PropKind.WALL | PropKind.CUSHION:
            _block(painter, box, colours("line2"), 0.6 if prop.kind is PropKind.WALL else box.height() / 2)
        case PropKind.MAT:
            _block(painter, box, colours("line"), 4.0)
        case PropKind.TOWEL:
            start, end = (joints[name] for name in prop.joints)
            painter.setPen(_pen(colours("ctl"), _THIN))
            painter.drawLine(_at(start), _at(end))
        case PropKind.STICK:
            _stick(painter, joints, prop, _pen(colours("ctl"), _THIN + 0.3))
        case PropKind.BICYCLE:
            _bicycle(painter, prop, joints, colours)
        case PropKind.WATER:
            _water(painter, box, colours, ground)


def _chair(painter: QPainter, box: QRectF, pen: QPen) -> None:
    """Seat and legs; a back at the left where the box is higher than a seat."""
    edge = pen.widthF() / 2
    left, right, seat = box.left() + edge, box.right() - edge, box.bottom() - SEAT_HEIGHT + edge
    painter.setPen(pen)
    painter.drawLine(QPointF(left, min(seat, box.top() + edge)), QPointF(left, box.bottom() - edge))
    painter.drawLine(QPointF(left, seat), QPointF(right, seat))
    painter.drawLine(QPointF(right - 2, seat), QPointF(right - 2, box.bottom() - edge))


def _block(painter: QPainter, box: QRectF, colour: QColor, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)


def _stick(painter: QPainter, joints: Joints, prop: Prop, pen: QPen) -> None:
    """A stick along the back, from beyond the first joint to beyond the second."""
    low, high = (joints[name] for name in prop.joints)
    length = math.hypot(high.x - low.x, high.y - low.y)
    along = QPointF((high.x - low.x) / length, -(high.y - low.y) / length)
    behind = QPointF(along.y(), -along.x()) * _BEHIND_BACK
    painter.setPen(pen)
    painter.drawLine(_at(low) + behind - along * _BEYOND, _at(high) + behind + along * _BEYOND)


def _bicycle(painter: QPainter, prop: Prop, joints: Joints, colours: Colours) -> None:
    """Two wheels, a frame, saddle and handlebar; `at` is the middle of the crank, which follows the feet."""
    x, y = prop.at
    crank, rear, front = QPointF(x, -y), QPointF(x - 25, -WHEEL), QPointF(x + 24, -WHEEL)
    saddle, stem = QPointF(x - 9, -y - 24), QPointF(x + 17, -y - 28)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colours("line2"), _THIN + 0.4))
    for hub in (rear, front):
        painter.drawEllipse(hub, WHEEL - 1, WHEEL - 1)
    painter.setPen(_pen(colours("line2"), _THICK))
    painter.drawPolyline([rear, crank, saddle, rear])
    painter.drawPolyline([saddle * 0.85 + crank * 0.15, stem, crank])
    painter.drawPolyline([front, stem, stem + QPointF(1, -7), stem + QPointF(6, -8)])
    painter.drawLine(saddle + QPointF(-5, -0.5), saddle + QPointF(4, -0.5))
    painter.setPen(_pen(colours("ctl"), _THIN))
    painter.drawLine(_at(joints["toe_near"]), _at(joints["toe_far"]))


def _water(painter: QPainter, box: QRectF, colours: Colours, ground: QColor) -> None:
    """A surface of waves at the top of the box; what is below it shows through."""
    surface = QPainterPath(box.topLeft())
    x = box.left()
    while x < box.right() - 0.01:
        step = min(_WAVE_LENGTH, box.right() - x)
        surface.cubicTo(
            x + step * 0.35, box.top() - _WAVE_HEIGHT, x + step * 0.65, box.top() + _WAVE_HEIGHT, x + step, box.top()
        )
        x += step
    below = QPainterPath(surface)
    below.lineTo(box.bottomRight())
    below.lineTo(box.bottomLeft())
    veil = QColor(ground)
    veil.setAlphaF(_WATER_OPACITY)
    painter.fillPath(below, veil)
    painter.strokePath(surface, _pen(colours("ctl"), _THIN))


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _at(joint: Joint) -> QPointF:
    return QPointF(joint.x, -joint.y)
