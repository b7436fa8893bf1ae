"""Draws the rows of History: the day, the time, the score and two lines of words; nothing there is a widget."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from painlog.ui.icons import Icons
from painlog.ui.models.entry_list import LINE, ListLine
from painlog.ui.theme import Theme
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.lettering import in_pixels

ROW_HEIGHT, TILE, MARGIN, GAP = 56, 34, 16, 10
"""Measures of a row in px at 100 % text (mockup of History)."""

_TILE_RADIUS, _ICON = 8, 18
_SECONDARY, _HINT, _TIME = 13, 12, 14
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words of an empty day's button, of the mark of unsaved changes, and the short names of days and months."""

    add: str
    unsaved: str
    weekdays: Sequence[str]
    months: Sequence[str]


class RowDelegate(QStyledItemDelegate):
    """`months_shown` says month and year under each day, as a list without a chosen month needs.

    `ring_shown` rings the row that has the keyboard.
    """

    def __init__(self, theme: Theme, icons: Icons, words: RowWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._words, self._list = theme, icons, words, parent
        self._day_widths: dict[float, float] = {}
        self.months_shown = True
        self.ring_shown = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._theme.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE)
        assert isinstance(line, ListLine)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        self._paint_ground(painter, box, option, index.row() > 0 and line.opens_day)
        left = box.left() + self._theme.px(MARGIN)
        if line.opens_day:
            self._paint_day(painter, box, left, line)
        left += self._day_width() + self._theme.px(GAP)
        right = box.right() - self._theme.px(MARGIN)
        right = self._paint_end(painter, box, right, option, line)
        if line.entry_id is None:
            self._text(painter, QRectF(left, box.top(), right - left, box.height()), line.headline, "ink2")
        else:
            self._paint_entry(painter, box, left, right, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, opens: bool) -> None:
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.colour("accent_tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._theme.colour("inset"))
        if opens:
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(box.left(), box.top() + 0.5), QPointF(box.right(), box.top() + 0.5))
        if self.ring_shown and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 6, 6)

    def _paint_day(self, painter: QPainter, box: QRectF, left: float, line: ListLine) -> None:
        room = QRectF(left, box.top(), self._day_width() + 2, box.height())
        if not self.months_shown:
            self._text(painter, room, line.day_text, "ink", bold=True)
            return
        upper, lower = self._two_lines(room, self._font(), self._font(_HINT))
        self._text(painter, upper, line.day_text, "ink", bold=True)
        self._text(painter, lower, line.month_text, "ink3", _HINT)

    def _paint_entry(self, painter: QPainter, box: QRectF, left: float, right: float, line: ListLine) -> None:
        px = self._theme.px
        time = QFontMetricsF(self._font(_TIME)).horizontalAdvance("00:00") + 2
        self._text(painter, QRectF(left, box.top(), time, box.height()), line.time, "ink2", _TIME)
        tile = QRectF(left + time + px(GAP), box.center().y() - px(TILE) / 2, px(TILE), px(TILE))
        self._paint_tile(painter, tile, line)
        words = QRectF(tile.right() + px(GAP), box.top(), 0, box.height())
        words.setRight(right)
        if not line.below:
            self._text(painter, words, line.headline, "ink")
            return
        upper, lower = self._two_lines(words, self._font(), self._font(_SECONDARY))
        self._text(painter, upper, line.headline, "ink")
        self._text(painter, lower, line.below, "ink2", _SECONDARY)

    def _paint_tile(self, painter: QPainter, tile: QRectF, line: ListLine) -> None:
        colours = Colours(self._theme.tokens)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours("inset") if line.score is None else colours.pain(line.score))
        painter.drawRoundedRect(tile, _TILE_RADIUS, _TILE_RADIUS)
        painter.setPen(colours("ink2") if line.score is None else colours.pain_text(line.score))
        painter.setFont(self._font(14 if len(line.score_text) < 3 else 12, bold=True))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, line.score_text)

    def _paint_end(
        self, painter: QPainter, box: QRectF, right: float, option: QStyleOptionViewItem, line: ListLine
    ) -> float:
        """Draw what stands at the right end of a row; returns where the room for its words ends."""
        state: QStyle.StateFlag = option.state
        if line.unsaved:
            return self._paint_mark(painter, box, right)
        if line.entry_id is None:
            return self._paint_add(painter, box, right)
        if state & QStyle.StateFlag.State_Selected:
            side = self._theme.px(_ICON)
            self._paint_icon(painter, "chevron-right", "ink2", QPointF(right - side, box.center().y() - side / 2))
            return right - side - GAP
        return right

    def _paint_add(self, painter: QPainter, box: QRectF, right: float) -> float:
        px, font = self._theme.px, self._font(bold=True)
        side = px(_ICON)
        width = px(14) + side + px(8) + QFontMetricsF(font).horizontalAdvance(self._words.add) + px(14)
        frame = QRectF(right - width, box.center().y() - px(18), width, px(36))
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.setBrush(self._theme.colour("card"))
        painter.drawRoundedRect(frame, 10, 10)
        self._paint_icon(painter, "plus", "accent", QPointF(frame.left() + px(14), box.center().y() - side / 2))
        words = frame.adjusted(px(14) + side + px(8), 0, 0, 0)
        self._text(painter, words, self._words.add, "accent", bold=True)
        return frame.left() - GAP

    def _paint_mark(self, painter: QPainter, box: QRectF, right: float) -> float:
        side, font = self._theme.px(_ICON), self._font(_SECONDARY, bold=True)
        width = QFontMetricsF(font).horizontalAdvance(self._words.unsaved) + 2
        self._text(
            painter,
            QRectF(right - width, box.top(), width, box.height()),
            self._words.unsaved,
            "note_ink",
            _SECONDARY,
            True,
        )
        left = right - width - 6 - side
        self._paint_icon(painter, "pencil", "note_ink", QPointF(left, box.center().y() - side / 2))
        return left - GAP

    def _paint_icon(self, painter: QPainter, name: str, token: str, at: QPointF) -> None:
        ratio = painter.device().devicePixelRatio()
        colour = str(self._theme.tokens[token])
        painter.drawPixmap(at, self._icons.pixmap(name, colour, self._theme.px(_ICON), ratio))

    def _text(
        self, painter: QPainter, room: QRectF, text: str, token: str, size: float = 15, bold: bool = False
    ) -> None:
        font = self._font(size, bold)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 0.5)
        painter.drawText(room, _MIDDLE, shown)

    def _two_lines(self, room: QRectF, upper: QFont, lower: QFont) -> tuple[QRectF, QRectF]:
        first, second = QFontMetricsF(upper).height(), QFontMetricsF(lower).height()
        top = room.center().y() - (first + second) / 2
        above = QRectF(room.left(), top, room.width(), first)
        return above, QRectF(room.left(), top + first, room.width(), second)

    def _day_width(self) -> float:
        """The width in px of the widest day and month, measured once for each text size."""
        scale = self._theme.scale
        if scale not in self._day_widths:
            day, month = QFontMetricsF(self._font(bold=True)), QFontMetricsF(self._font(_HINT))
            days = [day.horizontalAdvance(f"{name} 30") for name in self._words.weekdays]
            months = [month.horizontalAdvance(f"{name} 2000") for name in self._words.months]
            self._day_widths[scale] = max(days + months) + 2
        return self._day_widths[scale]

    def _font(self, size: float = 15, bold: bool = False) -> QFont:
        return in_pixels(self._list.font(), self._theme.px(size), bold)
