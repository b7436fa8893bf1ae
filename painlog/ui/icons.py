"""painlog's own line icons, drawn in any colour and sharp on every screen."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap

from painlog.ui.widgets.path_data import painter_path

GRID = 24
"""Units across an icon."""


class Icons:
    """The icons of one folder, drawn from the strokes that `tools/icons.py` took out of its SVG files."""

    def __init__(self, folder: Path) -> None:
        self._strokes: dict[str, Any] = json.loads((folder / "icons.json").read_text(encoding="utf-8"))
        self._icon = cache(self._built)
        self._pixmap = cache(self._drawn)

    def icon(self, name: str, color: str, size: int = 24) -> QIcon:
        """The icon in `color` (`#RRGGBB`) at `size` px, with a picture for the scale of every screen.

        Raises `KeyError` for an unknown name.
        """
        return self._icon(name, color, size)

    def pixmap(self, name: str, color: str, size: int, device_pixel_ratio: float = 1.0) -> QPixmap:
        """The icon as one picture of `size` px; raises `KeyError` for an unknown name."""
        return self._pixmap(name, color, size, device_pixel_ratio)

    def _built(self, name: str, color: str, size: int) -> QIcon:
        icon = QIcon()
        for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
            icon.addPixmap(self._pixmap(name, color, size, ratio))
        return icon

    def _drawn(self, name: str, color: str, size: int, device_pixel_ratio: float) -> QPixmap:
        strokes = self._strokes[name]
        side = math.ceil(size * device_pixel_ratio)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / GRID, side / GRID)
        for stroke in strokes:
            _draw(painter, stroke, QColor(color))
        painter.end()
        picture.setDevicePixelRatio(device_pixel_ratio)
        return picture


def _draw(painter: QPainter, stroke: dict[str, Any], color: QColor) -> None:
    pen = QPen(color, stroke["width"])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen if stroke["width"] else Qt.PenStyle.NoPen)
    painter.setBrush(color if stroke["fill"] else Qt.BrushStyle.NoBrush)
    painter.drawPath(painter_path(stroke["d"]))
