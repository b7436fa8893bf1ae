"""painlog's own line icons, drawn in any colour and sharp on every screen."""

import math
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_PLACEHOLDER = "currentColor"
_USUAL_RATIOS = (1.0, 2.0)


class Icons:
    """The icons of one folder, one SVG file of 24 units each, drawn with `currentColor`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._source = cache(self._read)
        self._icon = cache(self._built)
        self._pixmap = cache(self._drawn)

    def icon(self, name: str, color: str, size: int = 24) -> QIcon:
        """The icon in `color` (`#RRGGBB`) at `size` px, with a picture for the scale of every screen.

        Raises `KeyError` for a name without a file.
        """
        return self._icon(name, color, size)

    def pixmap(self, name: str, color: str, size: int, device_pixel_ratio: float = 1.0) -> QPixmap:
        """The icon as one picture of `size` px; raises `KeyError` for a name without a file."""
        return self._pixmap(name, color, size, device_pixel_ratio)

    def _built(self, name: str, color: str, size: int) -> QIcon:
        icon = QIcon()
        for ratio in sorted({*_USUAL_RATIOS, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
            icon.addPixmap(self._pixmap(name, color, size, ratio))
        return icon

    def _drawn(self, name: str, color: str, size: int, device_pixel_ratio: float) -> QPixmap:
        drawing = QSvgRenderer(QByteArray(self._source(name).replace(_PLACEHOLDER, color).encode()))
        side = math.ceil(size * device_pixel_ratio)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter, QRectF(0, 0, side, side))
        painter.end()
        picture.setDevicePixelRatio(device_pixel_ratio)
        return picture

    def _read(self, name: str) -> str:
        file = self._folder / f"{name}.svg"
        if not file.is_file():
            raise KeyError(name)
        return file.read_text(encoding="utf-8")
