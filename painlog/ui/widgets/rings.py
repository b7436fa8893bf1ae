"""The rings that show selection and focus, which style sheets cannot draw."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RING_GAP = 2.0
"""Free space in px between a thing and its ring (design: focus ring 2 px accent, 2 px gap)."""

FOCUS_WIDTH = 2.0
"""Width in px of the focus ring (design: focus ring 2 px accent, 2 px gap)."""


def draw_ring(painter: QPainter, rect: QRectF, radius: float, color: QColor, width: float) -> None:
    """Draw a ring of `width` px round `rect`, with the gap of the design between the two."""
    out = RING_GAP + width / 2
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), radius + out, radius + out)


def draw_focus(painter: QPainter, widget: QRectF, color: QColor, radius: float = 10.0) -> None:
    """Draw the focus ring just inside the edges of a widget that keeps room for it."""
    half = FOCUS_WIDTH / 2
    painter.setPen(QPen(color, FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(widget.adjusted(half, half, -half, -half), radius, radius)
