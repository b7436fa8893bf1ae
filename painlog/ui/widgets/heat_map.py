"""A year as a calendar of squares: the worst score of each day, and the episodes below. One focus stop."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from painlog.domain.stages import months_after
from painlog.ui.icons import Icons
from painlog.ui.theme import Theme
from painlog.ui.widgets.lettering import CAPTION, sized
from painlog.ui.widgets.rings import draw_focus
from painlog.ui.widgets.spoken_group import SpokenGroup
from painlog.ui.widgets.year_grid import CELL, GAP, YearGrid
from painlog.ui.widgets.year_picture import HeatTexts, HeatYear, YearPicture

RING, RING_OUT, RING_RADIUS = 2.0, 2.5, 5.0
"""The ring of a day: its width in px, how far outside the cell its middle runs, and its corners."""

USUAL_WIDTH, LEAST_WIDTH = 60 + 53 * (CELL + GAP), 320

_STEPS = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENDS = {Qt.Key.Key_Home: (1, 1), Qt.Key.Key_End: (12, 31)}


class HeatMap(SpokenGroup):
    """Arrows go by day and week, Page Up and Down by month, Home and End to the ends of the year."""

    day_chosen = Signal(object)
    """The person went to this day: a `date`, which may lie in another year."""
    day_opened = Signal(object)
    """The person wants to edit this day."""

    def __init__(
        self, theme: Theme, icons: Icons, texts: HeatTexts, first_weekday: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._texts, self._first_weekday = theme, icons, texts, first_weekday
        self._shown = HeatYear(2000, date(2000, 1, 1), None, {})
        self._chosen: date | None = None
        self._hovered: date | None = None
        self._pixels: QPixmap | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._draw_anew)

    @property
    def chosen(self) -> date | None:
        return self._chosen

    @property
    def grid(self) -> YearGrid:
        """Where the days of the year lie now."""
        return self._picture().grid

    def set_year(self, shown: HeatYear) -> None:
        """Show a year without a signal."""
        self._shown = shown
        self._describe()
        self._draw_anew()

    def set_chosen(self, day: date | None) -> None:
        """Ring this day without a signal."""
        self._chosen = day
        self._describe()
        self.update()

    def tip_at(self, point: QPointF) -> str:
        """What the tool tip says at a point: the day there, or the episode."""
        day = self._day_at(point)
        if day is not None:
            return self._texts.describe(day)
        bar = self._picture().episode_at(point)
        return bar.spoken if bar else ""

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(USUAL_WIDTH), self._picture().height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST_WIDTH), self._picture().height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        day = self._chosen or self._shown.today
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._choose(day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self._choose(months_after(day, _MONTHS[key]))
        elif key in _ENDS:
            self._choose(date(self._shown.year, *_ENDS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and day is not None:
            self._choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.day_opened.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._day_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._draw_anew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day, token in ((self._hovered, "ctl"), (self._shown.today, "accent"), (self._chosen, "ink")):
            if day is not None and day.year == self._shown.year and self._shown.begun:
                self._paint_ring(painter, day, token)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._theme.colour("accent"))
        painter.end()

    def _paint_ring(self, painter: QPainter, day: date, token: str) -> None:
        rect = self.grid.rect(day).adjusted(-RING_OUT, -RING_OUT, RING_OUT, RING_OUT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("card", 2 * RING_OUT + 1), (token, RING)):
            painter.setPen(QPen(self._theme.colour(colour), width))
            painter.drawRoundedRect(rect, RING_RADIUS, RING_RADIUS)

    def _picture(self) -> YearPicture:
        font = sized(self.font(), CAPTION)
        return YearPicture(self._theme, self._icons, self._texts, self._shown, font, self._first_weekday, self.width())

    def _drawn(self) -> QPixmap:
        """The year without its rings, drawn once for each size, theme and screen."""
        ratio = self.devicePixelRatioF()
        if self._pixels is None or self._pixels.devicePixelRatio() != ratio:
            self._pixels = QPixmap(self.size() * ratio)
            self._pixels.setDevicePixelRatio(ratio)
            self._pixels.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixels)
            self._picture().paint(painter, ratio)
            painter.end()
        return self._pixels

    def _draw_anew(self) -> None:
        self._pixels = None
        self.updateGeometry()
        self.update()

    def _choose(self, day: date) -> None:
        """Go to a day, or to the nearest one between the diary's first and today."""
        shown = self._shown
        if shown.begun is None:
            return
        reached = min(max(day, min(shown.begun, shown.today)), max([shown.today, *shown.worst]))
        self.set_chosen(reached)
        self.day_chosen.emit(reached)
        self.speak(self._texts.describe(reached))

    def _day_at(self, point: QPointF) -> date | None:
        """The day at a point that the person may go to."""
        day = self.grid.day_at(point)
        return day if day is not None and self._shown.has(day) else None

    def _hover(self, day: date | None) -> None:
        if day != self._hovered:
            self._hovered = day
            self.setCursor(Qt.CursorShape.ArrowCursor if day is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _describe(self) -> None:
        sentence = self._texts.describe(self._chosen) if self._chosen and self._shown.begun else ""
        self.setAccessibleName(". ".join(part for part in (self._texts.name, sentence) if part))
        episodes = "; ".join(bar.spoken for bar in self._shown.episodes)
        self.setAccessibleDescription(f"{self._texts.episodes}: {episodes}" if episodes else "")
