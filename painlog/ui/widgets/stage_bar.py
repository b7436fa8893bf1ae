"""How far an episode has come, on a bar in three parts: acute, subacute, chronic."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.card import label, set_role

PARTS = 3
_GAP, _THICK, _RING, _RIM = 3.0, 10.0, 9.0, 4.0
"""Pixels: between the parts, the height of the bar, the radius of the mark and the width of its edge."""


class StageBar(QWidget):
    """A painted track with the names of its parts below; it also tells in words where the mark stands.

    Places run from 0 to 3: 1.5 is half way through the second part.
    """

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self.track = _Track(theme)
        self.names: list[QLabel] = []
        below = QHBoxLayout()
        below.setSpacing(int(_GAP))
        for name in names:
            made = label(name, "stageName")
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            below.addWidget(made, 1)
            self.names.append(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.track)
        column.addLayout(below)

    def show_place(self, place: float, latest: float, parts: Collection[int], spoken: str) -> None:
        """Put the mark at `place`; `latest` is further on where the onset is not certain. `parts` may be the present
        one; `spoken` says all of it in words.
        """
        for number, name in enumerate(self.names):
            set_role(name, "stageNow" if number in parts else "stageName")
        self.track.show_place(place, latest)
        self.setAccessibleName(spoken)


class _Track(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._place = self._latest = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_place(self, place: float, latest: float) -> None:
        self._place, self._latest = place, latest
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, int(2 * _RING) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        reached, open_end = self._x(self._place), self._x(self._latest)
        for part, token in enumerate(("stage3", "stage4", "stage5")):
            left = part * (self._wide + _GAP)
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(left, middle - _THICK / 2, self._wide, _THICK), 3, 3)
            painter.fillPath(shape, self._colour(token))
            self._fill(painter, shape, 0, reached, QBrush(self._colour("accent")))
            if open_end > reached:
                self._fill(
                    painter, shape, reached, open_end, QBrush(self._colour("accent"), Qt.BrushStyle.BDiagPattern)
                )
        painter.setBrush(self._colour("card"))
        painter.setPen(QPen(self._colour("accent"), _RIM))
        for x in {reached, open_end}:
            radius = _RING - _RIM / 2
            painter.drawEllipse(QPointF(min(max(x, _RING), self.width() - _RING), middle), radius, radius)

    def _fill(self, painter: QPainter, shape: QPainterPath, left: float, right: float, brush: QBrush) -> None:
        painter.save()
        painter.setClipRect(QRectF(left, 0, right - left, self.height()))
        painter.fillPath(shape, brush)
        painter.restore()

    @property
    def _wide(self) -> float:
        return (self.width() - (PARTS - 1) * _GAP) / PARTS

    def _x(self, place: float) -> float:
        part = min(int(place), PARTS - 1)
        return part * (self._wide + _GAP) + (place - part) * self._wide

    def _colour(self, token: str) -> QColor:
        return self._theme.colour(token)
