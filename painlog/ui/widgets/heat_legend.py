"""The key to the heat map: the pain ramp from 0 to 10, and the hatch of a day without a record."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.domain.scales import HIGHEST_SCORE, LOWEST_SCORE
from painlog.ui.theme import Theme
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.lettering import CAPTION, sized
from painlog.ui.widgets.year_grid import CELL, GAP
from painlog.ui.widgets.year_picture import paint_hatched, paint_plain

_BESIDE, _APART = 8, 22


class HeatLegend(QWidget):
    """Drawn in one row; `missing` names the hatch."""

    def __init__(self, theme: Theme, low: str, high: str, missing: str) -> None:
        super().__init__()
        self._theme, self._low, self._high, self._missing = theme, low, high, missing
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics, pitch = self._metrics(), self._pitch()
        words = sum(metrics.horizontalAdvance(text) for text in (self._low, self._high, self._missing))
        tiles = (HIGHEST_SCORE - LOWEST_SCORE + 2) * pitch - 2 * self._gap()
        return QSize(round(words + tiles + 3 * _BESIDE + _APART), round(max(metrics.height(), pitch) + 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), CAPTION))
        colours, pitch, cell = Colours(self._theme.tokens), self._pitch(), self._pitch() - self._gap()
        top = (self.height() - cell) / 2
        left = self._say(painter, 0, self._low) + _BESIDE
        for score in range(LOWEST_SCORE, HIGHEST_SCORE + 1):
            paint_plain(painter, QRectF(left, top, cell, cell), colours.pain(score))
            left += pitch
        left = self._say(painter, left + _BESIDE - self._gap(), self._high) + _APART
        paint_hatched(painter, QRectF(left, top, cell, cell), colours("card"), colours("line2"))
        self._say(painter, left + cell + _BESIDE, self._missing)
        painter.end()

    def _say(self, painter: QPainter, left: float, text: str) -> float:
        """Write `text`; returns where it ends."""
        width = self._metrics().horizontalAdvance(text)
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return left + width

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(sized(self.font(), CAPTION))

    def _pitch(self) -> float:
        return (CELL + GAP) * self._theme.scale

    def _gap(self) -> float:
        return GAP * self._theme.scale
