"""The marks of a forest plot: intervals with their markers, the dots of what is missing, the sign of a fold."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from painlog.ui.widgets.forest_rows import Axis, Difference

CHEVRON_WIDTH = 16.0
"""Room for the sign of a fold in px at text scale 1."""

_LINE, _INNER_LINE = 2.5, 1.5
_MARKER, _INNER_MARKER = 6.0, 4.0
_DOT, _DOT_STEP = 4.5, 13.0
_CHEVRON, _CHEVRON_LINE = 3.5, 1.6


def draw_interval(
    painter: QPainter, difference: Difference, axis: Axis, y: float, colours: tuple[QColor, QColor], inner: bool
) -> None:
    """A line with its marker, in a colour and filled with another; a bound beyond the axis ends in an arrow."""
    line, marker = (_INNER_LINE, _INNER_MARKER) if inner else (_LINE, _MARKER)
    low, high = (axis.held(bound) for bound in difference.interval)
    painter.setPen(QPen(colours[0], line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(axis.x(low), y), QPointF(axis.x(high), y))
    for bound, end, away in ((difference.interval[0], low, 1), (difference.interval[1], high, -1)):
        if bound != end:
            tip = QPointF(axis.x(end), y)
            painter.drawLine(tip, tip + QPointF(away * 5, -4))
            painter.drawLine(tip, tip + QPointF(away * 5, 4))
    painter.setBrush(colours[1])
    radius = marker - line / 2
    painter.drawEllipse(QPointF(axis.x(axis.held(difference.effect)), y), radius, radius)


def draw_dots(painter: QPainter, dots: tuple[int, int], start: QPointF, colour: QColor) -> None:
    """As many dots as days are needed, those that there are filled."""
    had, needed = dots
    painter.setPen(QPen(colour, 1.2))
    for place in range(needed):
        painter.setBrush(colour if place < had else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(start + QPointF(_DOT + place * _DOT_STEP, 0), _DOT - 0.6, _DOT - 0.6)


def draw_chevron(painter: QPainter, left: QPointF, scale: float, down: bool, colour: QColor) -> None:
    """Points to the right where something is folded away, down where it follows."""
    half, tip = _CHEVRON * scale, _CHEVRON * scale / 2
    middle = left + QPointF((CHEVRON_WIDTH / 2 - 2) * scale, 0)
    points = [QPointF(-tip, -half), QPointF(tip, 0), QPointF(-tip, half)]
    turned = [QPointF(-point.y(), point.x()) for point in points] if down else points
    painter.setPen(QPen(colour, _CHEVRON_LINE * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([middle + point for point in turned])
