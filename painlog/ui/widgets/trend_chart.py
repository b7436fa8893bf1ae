"""The trend chart with a read-out for one day; drag, wheel and keys move the days that are shown."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

from painlog.i18n import Texts
from painlog.ui.theme import Theme
from painlog.ui.widgets.chart_view import ChartView, TrendData
from painlog.ui.widgets.readout import LINE_WIDTH, Readout, ReadoutLine, ReadoutWords

HIGHEST = 10
FEWEST_DAYS = 14
"""Nearer than a fortnight the chart does not go."""

ENOUGH_DOTS = 100
"""Where more days than this lie near the card, some of them stand for all."""

ZOOM = 1.25
_BESIDE_PX, _DRAG_PX = 14, 4
"""The gap between the line and the card, and how far a press must move to be a drag."""


class TrendChart(ChartView):
    """`tell` gives the words of a day, its worst score and its mean."""

    day_opened = Signal(object)
    """The person wants to see this day in the diary."""
    days_wanted = Signal(object, object)
    """The person wants to see the days from the first to the second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setMouseTracking(True)
        self.tell: Callable[[date], tuple[ReadoutWords, float | None]] | None = None
        self.line = ReadoutLine(theme, self)
        self.readout = Readout(theme, self)
        self.day: date | None = None
        """The day of the read-out, or None while there is none."""
        self._data: TrendData | None = None
        self._bounds: tuple[date, date] | None = None
        self._pressed: tuple[QPoint, date, date] | None = None
        self._dragged = False

    def show_days(self, data: TrendData, texts: Texts, earliest: date, latest: date) -> None:
        """Show the chart of these days; the person may move it from `earliest` to `latest`."""
        self._data, self._bounds = data, (earliest, latest)
        self.show_trend(data, texts)
        if self.day is not None:
            self.go_to(self.day if data.first <= self.day <= data.last else None)

    def go_to(self, day: date | None) -> None:
        """Put the read-out on a day that is shown, or take it away."""
        data = self._data
        self.day = day if data is not None and data.enough else None
        if self.day is None or data is None or self.tell is None:
            self.line.hide()
            self.readout.hide()
            return
        words, mean = self.tell(self.day)
        self.readout.say(words)
        self._place(words, mean)
        self.setAccessibleDescription(words.spoken)

    def zoom(self, factor: float, around: date | None = None) -> None:
        """Show `factor` times as many days, with `around` where it is now."""
        if self._data is None:
            return
        first, last = self._data.first, self._data.last
        shown = (last - first).days + 1
        days = max(round(shown * factor), FEWEST_DAYS)
        middle = around or self.day or last
        share = (middle - first).days / max(shown - 1, 1)
        self._want(middle - timedelta(days=round(share * (days - 1))), days)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data, key = self._data, event.key()
        if data is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = timedelta(days=1 if key == Qt.Key.Key_Right else -1)
            self.go_to(min(max((self.day + step) if self.day else data.last, data.first), data.last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(data.first if key == Qt.Key.Key_Home else data.last)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(ZOOM if key == Qt.Key.Key_Minus else 1 / ZOOM)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.day is not None:
            self.day_opened.emit(self.day)
        elif key == Qt.Key.Key_Escape and self.day is not None:
            self.go_to(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None:
            day = self._day_at(place)
            if day != self.day:
                self.go_to(day)
            return
        start, first, last = self._pressed
        moved, area = place.x() - start.x(), self.days_area()
        self._dragged = self._dragged or abs(moved) > _DRAG_PX
        if self._dragged and area is not None:
            box, low, high = area
            self.go_to(None)
            self._want(first - timedelta(days=round(moved * (high - low) / box.width())), (last - first).days + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._data is not None and self._day_at(place):
            self._pressed, self._dragged = (place, self._data.first, self._data.last), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        day = self._day_at(event.position().toPoint())
        if pressed is not None and not self._dragged and day is not None:
            self.day_opened.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        day, turned = self._day_at(event.position().toPoint()), event.angleDelta().y()
        if day is None or not turned:
            super().wheelEvent(event)
            return
        self.zoom(1 / ZOOM if turned > 0 else ZOOM, day)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.go_to(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.go_to(None)

    def _want(self, first: date, days: int) -> None:
        """Ask for `days` days from `first`, held within what there is."""
        if self._bounds is None or self._data is None:
            return
        earliest, latest = self._bounds
        first = max(min(first, latest - timedelta(days=days - 1)), earliest)
        last = min(first + timedelta(days=days - 1), latest)
        if (first, last) != (self._data.first, self._data.last):
            self.days_wanted.emit(first, last)

    def _day_at(self, place: QPoint) -> date | None:
        area = self.days_area()
        if area is None or self._data is None:
            return None
        box, low, high = area
        if not box.left() <= place.x() < box.right() or not box.top() - LINE_WIDTH <= place.y() <= box.bottom() + 60:
            return None
        return date.fromordinal(round(low + (place.x() - box.left()) / box.width() * (high - low)))

    def _place(self, words: ReadoutWords, mean: float | None) -> None:
        area = self.days_area()
        if area is None or self.day is None:
            return
        box, low, high = area
        x = box.left() + (self.day.toordinal() - low) / (high - low) * box.width()
        half, rise = LINE_WIDTH / 2, box.height() / HIGHEST

        def down(score: float) -> float:
            return half + (HIGHEST - score) * rise

        score = None if words.score is None else (down(words.score), words.score)
        self.line.show_marks(score, None if mean is None else down(mean))
        self.line.setGeometry(round(x - half), round(box.top() - half), LINE_WIDTH, round(box.height() + LINE_WIDTH))
        self.readout.move(self._freest(round(x), box.toRect()))
        for part in (self.line, self.readout):
            part.show()
            part.raise_()

    def _freest(self, x: int, box: QRect) -> QPoint:
        """Where beside the line the card hides the fewest days; where it is now, if that is one of the best."""
        wide, tall = self.readout.width(), self.readout.height()
        sides = [left for left in (x + _BESIDE_PX, x - _BESIDE_PX - wide) if box.left() <= left <= box.right() - wide]
        heights = (box.top() + 6, box.bottom() - tall - 6)
        places = [QPoint(left, top) for left in sides or [max(box.left(), x + _BESIDE_PX)] for top in heights]
        shown = self._dots_near(x, wide + _BESIDE_PX, box)

        def hidden(place: QPoint) -> tuple[int, bool]:
            card = QRect(place, self.readout.size())
            return sum(card.contains(dot) for dot in shown), place.y() != self.readout.y()

        return min(places, key=hidden)

    def _dots_near(self, x: int, reach: int, box: QRect) -> list[QPoint]:
        area, data = self.days_area(), self._data
        if area is None or data is None:
            return []
        _, low, high = area
        day_width = box.width() / (high - low)
        around = self.day.toordinal() if self.day else 0
        first, last = (date.fromordinal(max(around + round(sign * reach / day_width), 1)) for sign in (-1, 1))
        rise, dots = box.height() / HIGHEST, data.dots_between(first, last)
        return [
            QPoint(round(x + (dot.day.toordinal() - around) * day_width), round(box.bottom() - dot.score * rise))
            for dot in dots[:: len(dots) // ENOUGH_DOTS + 1]
        ]
