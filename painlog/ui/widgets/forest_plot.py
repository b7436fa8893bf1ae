"""The forest plot: for each row the difference in points with its interval, in worded groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from painlog.ui.widgets.colours import Tokens
from painlog.ui.widgets.forest_rows import Axis, Difference, ForestGroup, ForestRow, ForestWords, axis_ends
from painlog.ui.widgets.lettering import text_scale
from painlog.ui.widgets.row_plot import CENTRE, INSET, RIGHT, Piece, RowPlot

BAND = 0.5
"""Half a point either way is shown as a grey band (design.md section 3)."""

_WIDE_FROM = 500
_PAD, _GAP, _LINE = 6.0, 14.0, 2.5
_MARKER, _DOT, _DOT_STEP = 6.0, 4.5, 13.0
_LEAST_PLOT = 110.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths in px; `days` is 0 where the days stand under the name."""

    name: float
    days: float
    axis: Axis
    numbers_left: float
    numbers: float
    stacked: bool


@dataclass(frozen=True, slots=True)
class _Arrangement:
    columns: _Columns
    headings: tuple[QRectF, ...]
    rows: tuple[QRectF, ...]
    axis_top: float
    height: float


class ForestPlot(RowPlot):
    """Grows as high as its rows need at its width."""

    def __init__(self, name: str, tokens: Tokens, words: ForestWords) -> None:
        super().__init__(name, tokens)
        self._words = words
        self._groups: tuple[ForestGroup, ...] = ()

    def show_groups(self, groups: Sequence[ForestGroup]) -> None:
        """Show these groups; one without rows is left out."""
        self._groups = tuple(group for group in groups if group.rows)
        self.set_sentences([row.spoken for row in self._rows])

    @property
    def axis(self) -> Axis:
        """The axis as it lies now."""
        return self._arrange(self.width()).columns.axis

    @property
    def band(self) -> QRectF:
        """The grey band as it lies now; empty where no row has a difference."""
        arrangement = self._arrange(self.width())
        measured = [box for row, box in zip(self._rows, arrangement.rows, strict=True) if row.difference]
        if not measured:
            return QRectF()
        axis, top = arrangement.columns.axis, arrangement.axis_top
        return QRectF(axis.x(-BAND), top, axis.x(BAND) - axis.x(-BAND), measured[-1].bottom() - top)

    def marker(self, row: int) -> QPointF:
        """The middle of the marker of a row that has a difference, as it lies now."""
        difference = self._rows[row].difference
        assert difference is not None
        arrangement = self._arrange(self.width())
        axis = arrangement.columns.axis
        effect = min(max(difference.effect, axis.low), axis.high)
        return QPointF(axis.x(effect), self._line_of(arrangement.rows[row]))

    def arranged(self, width: float) -> tuple[list[QRectF], float]:
        arrangement = self._arrange(width)
        return list(arrangement.rows), arrangement.height

    def draw(self, painter: QPainter) -> None:
        arrangement = self._arrange(self.width())
        if any(row.difference for row in self._rows):
            self._draw_axis(painter, arrangement)
        titles = [group.title for group in self._groups]
        for place, (title, box) in enumerate(zip(titles, arrangement.headings, strict=True)):
            self._draw_heading(painter, title, box, first=place == 0)
        for row, box in zip(self._rows, arrangement.rows, strict=True):
            self._draw_row(painter, row, box, arrangement.columns)

    @property
    def _rows(self) -> list[ForestRow]:
        return [row for group in self._groups for row in group.rows]

    def _line_of(self, box: QRectF) -> float:
        """The height at which the marker of a row lies: in the middle of the first line of text."""
        return box.top() + _PAD + QFontMetricsF(self.font()).height() / 2

    def _arrange(self, width: float) -> _Arrangement:
        columns = self._columns(width)
        line = QFontMetricsF(self.caption_font()).height()
        has_axis = any(row.difference for row in self._rows)
        axis_top = y = 2 * line + _GAP / 2 if has_axis else 0.0
        headings, rows = [], []
        for group in self._groups:
            title = Piece(group.title, self.caption_font(bold=True), "ink2", width - 2 * INSET)
            headings.append(QRectF(0, y, width, title.height + 2 * _PAD))
            y = headings[-1].bottom()
            for row in group.rows:
                rows.append(QRectF(0, y, width, self._row_height(row, columns)))
                y = rows[-1].bottom()
            y += _GAP
        return _Arrangement(columns, tuple(headings), tuple(rows), axis_top, max(y - _GAP, 0.0))

    def _columns(self, width: float) -> _Columns:
        scale = text_scale(self.font())
        stacked = width < _WIDE_FROM * scale
        body, bold, small = (
            QFontMetricsF(font) for font in (self.font(), self.font_of(bold=True), self.caption_font())
        )
        differences = [row.difference for row in self._rows if row.difference]
        effect = max((bold.horizontalAdvance(each.text) for each in differences), default=0.0)
        interval = max((small.horizontalAdvance(each.interval_text) for each in differences), default=0.0)
        below = [self._words.numbers, *(row.sure for row in self._rows if row.difference)]
        widest = max(small.horizontalAdvance(text) for text in below)
        numbers = max(effect, interval) if stacked else effect + _GAP + interval
        numbers = min(max(numbers, widest) + 4, 0.3 * width)
        days = 0.0 if stacked else max((small.horizontalAdvance(row.days) for row in self._rows), default=0.0) + 2
        name = max((body.horizontalAdvance(row.name) for row in self._rows), default=0.0) + 2
        room = width - 2 * INSET - numbers - days - (3 if days else 2) * _GAP - _LEAST_PLOT * scale
        name = min(name, max(room, 0.22 * width))
        left = INSET + name + (days + _GAP if days else 0.0) + _GAP
        edge = small.horizontalAdvance("−5") / 2 + 2
        low, high = axis_ends(each.interval for each in differences)
        numbers_left = width - INSET - numbers
        axis = Axis(low, high, left + edge, max(numbers_left - _GAP - left - 2 * edge, 1.0))
        return _Columns(name, days, axis, numbers_left, numbers, stacked)

    def _row_height(self, row: ForestRow, columns: _Columns) -> float:
        left = sum(piece.height for piece in self._name_pieces(row, columns))
        right = sum(piece.height for piece in self._number_pieces(row, columns))
        if row.missing:
            right = self._missing_top(row) + self._missing_piece(row, columns).height
        return max(left, right) + 2 * _PAD

    def _name_pieces(self, row: ForestRow, columns: _Columns) -> list[Piece]:
        below = row.when if columns.days else " · ".join(part for part in (row.when, row.days) if part)
        return [
            Piece(row.name, self.font(), "ink", columns.name),
            Piece(below, self.caption_font(), "ink3", columns.name),
        ]

    def _number_pieces(self, row: ForestRow, columns: _Columns) -> list[Piece]:
        pieces = []
        if row.difference is not None:
            bold = row.filled
            pieces.append(Piece(row.difference.text, self.font_of(bold=bold), "ink", columns.numbers))
            if columns.stacked:
                pieces.append(Piece(row.difference.interval_text, self.caption_font(), "ink2", columns.numbers))
        pieces.append(Piece(row.sure, self.caption_font(), "ink3", columns.numbers))
        return pieces

    def _missing_piece(self, row: ForestRow, columns: _Columns) -> Piece:
        left = columns.axis.left
        return Piece(row.missing, self.caption_font(), "ink2", columns.numbers_left + columns.numbers - left)

    def _missing_top(self, row: ForestRow) -> float:
        """How far below the first line's upper edge the text of a row with too few days begins: under its dots."""
        return QFontMetricsF(self.font()).height() / 2 + _PAD + 2 if row.dots else 1.0

    def _draw_axis(self, painter: QPainter, arrangement: _Arrangement) -> None:
        axis, font = arrangement.columns.axis, self.caption_font()
        line = QFontMetricsF(font).height()
        painter.fillRect(self.band, self.colours("inset"))
        zero = axis.x(0)
        room = arrangement.columns.numbers_left + arrangement.columns.numbers - zero - 8
        self.write(painter, Piece(f"← {self._words.less}", font, "ink2", zero - 8), 0, 0, RIGHT)
        self.write(painter, Piece(f"{self._words.more} →", font, "ink2", room), zero + 8, 0)
        for tick in axis.ticks:
            text = f"+{tick}" if tick > 0 else f"−{-tick}" if tick else "0"
            self.write(painter, Piece(text, font, "ink2", 40), axis.x(tick) - 20, line, CENTRE)
        numbers = Piece(self._words.numbers, font, "ink3", arrangement.columns.numbers)
        self.write(painter, numbers, arrangement.columns.numbers_left, line)
        bottom = 2 * line + 3
        painter.setPen(QPen(self.colours("line2"), 1))
        painter.drawLine(QPointF(axis.left, bottom), QPointF(axis.left + axis.width, bottom))
        for tick in axis.ticks:
            painter.drawLine(QPointF(axis.x(tick), bottom - 3), QPointF(axis.x(tick), bottom))
        painter.setPen(QPen(self.colours("ink"), 1.5))
        painter.drawLine(QPointF(zero, self.band.top()), QPointF(zero, self.band.bottom()))

    def _draw_heading(self, painter: QPainter, title: str, box: QRectF, first: bool) -> None:
        if not first:
            painter.setPen(QPen(self.colours("line"), 1))
            painter.drawLine(QPointF(INSET, box.top()), QPointF(box.right() - INSET, box.top()))
        piece = Piece(title, self.caption_font(bold=True), "ink2", box.width() - 2 * INSET)
        self.write(painter, piece, INSET, box.top() + _PAD)

    def _draw_row(self, painter: QPainter, row: ForestRow, box: QRectF, columns: _Columns) -> None:
        y = box.top() + _PAD
        for piece in self._name_pieces(row, columns):
            y += self.write(painter, piece, INSET, y)
        if columns.days:
            days = Piece(row.days, self.caption_font(), "ink2", columns.days)
            self.write(painter, days, INSET + columns.name + _GAP, box.top() + _PAD + 1, RIGHT)
        y = box.top() + _PAD
        for piece in self._number_pieces(row, columns):
            y += self.write(painter, piece, columns.numbers_left, y)
        if row.difference is not None:
            self._draw_interval(painter, row, row.difference, box, columns)
        if row.dots is not None:
            self._draw_dots(painter, row.dots, QPointF(columns.axis.left, self._line_of(box)))
        missing = self._missing_piece(row, columns)
        self.write(painter, missing, columns.axis.left, box.top() + _PAD + self._missing_top(row))

    def _draw_interval(
        self, painter: QPainter, row: ForestRow, difference: Difference, box: QRectF, columns: _Columns
    ) -> None:
        if not columns.stacked:
            effect = QFontMetricsF(self.font_of(bold=True)).horizontalAdvance("+0.0") + _GAP
            interval = Piece(difference.interval_text, self.caption_font(), "ink2", columns.numbers - effect)
            self.write(painter, interval, columns.numbers_left + effect, box.top() + _PAD + 1)
        axis, y = columns.axis, self._line_of(box)
        low, high = (min(max(bound, axis.low), axis.high) for bound in difference.interval)
        colour = self.colours("accent" if row.filled else "ink2")
        painter.setPen(QPen(colour, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(axis.x(low), y), QPointF(axis.x(high), y))
        for bound, end, away in ((difference.interval[0], low, 1), (difference.interval[1], high, -1)):
            if bound != end:
                tip = QPointF(axis.x(end), y)
                painter.drawLine(tip, tip + QPointF(away * 5, -4))
                painter.drawLine(tip, tip + QPointF(away * 5, 4))
        effect_x = axis.x(min(max(difference.effect, axis.low), axis.high))
        painter.setBrush(colour if row.filled else self.colours("card"))
        painter.drawEllipse(QPointF(effect_x, y), _MARKER - _LINE / 2, _MARKER - _LINE / 2)

    def _draw_dots(self, painter: QPainter, dots: tuple[int, int], start: QPointF) -> None:
        had, needed = dots
        painter.setPen(QPen(self.colours("ctl"), 1.2))
        for place in range(needed):
            painter.setBrush(self.colours("ctl") if place < had else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(start + QPointF(_DOT + place * _DOT_STEP, 0), _DOT - 0.6, _DOT - 0.6)
