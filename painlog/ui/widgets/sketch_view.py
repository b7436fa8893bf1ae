"""A drawing made of paths, in the theme's colours."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.path_data import painter_path

_PADDING = 8


class Path(NamedTuple):
    """SVG path data of the simplest kind, and the tokens of its colours; empty for none."""

    data: str
    fill: str
    edge: str
    width: float


class SketchView(QWidget):
    """As large as it may be, in the middle; `box` is the drawing's width and height."""

    def __init__(self, theme: Theme, box: tuple[float, float], paths: Sequence[Path], name: str) -> None:
        super().__init__()
        self._theme, self._box, self._paths = theme, box, paths
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        width, height = self._box
        scale = min(room.width() / width, room.height() / height)
        painter.translate(room.center().x() - width * scale / 2, room.bottom() - height * scale)
        painter.scale(scale, scale)
        for path in self._paths:
            pen = QPen(self._theme.colour(path.edge), path.width) if path.edge else QPen(Qt.PenStyle.NoPen)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(self._theme.colour(path.fill) if path.fill else Qt.BrushStyle.NoBrush)
            painter.drawPath(painter_path(path.data))
        painter.end()
