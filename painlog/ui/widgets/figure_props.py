"""What stands about an exercise figure: chair, wall, towel, stick, mat, water; drawn in units, y going down."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from painlog.domain.motion import SEAT_HEIGHT, Prop, PropKind
from painlog.domain.skeleton import Joint, Joints
from painlog.ui.widgets.colours import Colours

IN_FRONT = (PropKind.TOWEL,)
"""What is painted over the body; everything else stands behind it."""

WHEEL = 14.0
"""Half the height of a wheel with its tyre, in units."""

_THIN, _THICK = 1.3, 2.4
_WALL_CORNER, _MAT_CORNER = 0.6, 4.0
_BEHIND_BACK, _BEYOND = 7.6, 8.0
_WAVE_LENGTH, _WAVE_HEIGHT, _WAVE_STEP = 12.0, 0.5, 0.8


def paint_prop(painter: QPainter, prop: Prop, joints: Joints, colours: Colours) -> None:
    """Paint one prop of a figure whose joints are given."""
    box = QRectF(prop.at[0], -prop.at[1] - prop.size[1], *prop.size)
    match prop.kind:
        case PropKind.CHAIR:
            _chair(painter, box, _pen(colours("line2"), _THICK))
        case PropKind.WALL:
            _block(painter, box, colours("line2"), _WALL_CORNER)
        case PropKind.MAT:
            _block(painter, box, colours("line"), _MAT_CORNER)
        case PropKind.TOWEL:
            start, end = (joints[name] for name in prop.joints)
            painter.setPen(_pen(colours("ctl"), _THIN))
            painter.drawLine(_at(start), _at(end))
        case PropKind.STICK:
            _stick(painter, joints, prop, _pen(colours("ctl"), _THIN + 0.3))
        case PropKind.BICYCLE:
            _bicycle(painter, box, joints, colours)
        case PropKind.WATER:
            _water(painter, box, colours)


def _chair(painter: QPainter, box: QRectF, pen: QPen) -> None:
    """A back at the left as high as the box, a seat as deep as it is wide, and legs."""
    edge = pen.widthF() / 2
    left, right, seat = box.left() + edge, box.right() - edge, box.bottom() - SEAT_HEIGHT + edge
    painter.setPen(pen)
    painter.drawLine(QPointF(left, box.top() + edge), QPointF(left, box.bottom() - edge))
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


def _bicycle(painter: QPainter, box: QRectF, joints: Joints, colours: Colours) -> None:
    """Two wheels that fill the box from side to side, frame, saddle and handlebar, and cranks that follow the feet."""
    rear = QPointF(box.left() + WHEEL, box.bottom() - WHEEL)
    front = QPointF(box.right() - WHEEL, box.bottom() - WHEEL)
    crank = rear + QPointF(25, -0.5)
    saddle, stem = crank + QPointF(-9, -24), crank + QPointF(17, -28)
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


def _water(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """A block of water with waves on its surface."""
    steps = round(box.width() / _WAVE_STEP)
    surface = [
        QPointF(x, box.top() - _WAVE_HEIGHT * math.sin(math.tau * (x - box.left()) / _WAVE_LENGTH))
        for x in (box.left() + box.width() * step / steps for step in range(steps + 1))
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours("stage3"))
    painter.drawPolygon(QPolygonF([*surface, box.bottomRight(), box.bottomLeft()]))


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _at(joint: Joint) -> QPointF:
    return QPointF(joint.x, -joint.y)
