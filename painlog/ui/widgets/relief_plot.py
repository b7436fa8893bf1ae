"""How often each treatment was used and how it was rated: marks with intervals on a scale of four words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from painlog.ui.widgets.colours import Tokens
from painlog.ui.widgets.row_plot import CENTRE, INSET, LEFT, RIGHT, Piece, RowPlot

_PAD, _GAP, _LINE, _MARKER = 10.0, 12.0, 2.5, 6.0


@dataclass(frozen=True, slots=True)
class ReliefMark:
    """A mean rating with its interval, 0 to `len(scale) − 1`."""

    mean: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class ReliefLine:
    """A row: a mark, or a sentence that says why there is none."""

    name: str
    times: str
    spoken: str
    mark: ReliefMark | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ReliefWords:
    """The headings of the names and the counts, and the words of the scale from its lower end on."""

    name: str
    times: str
    scale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    name: float
    times: float
    left: float
    step: float
    right: float


class ReliefPlot(RowPlot):
    """Grows as high as its rows need at its width."""

    def __init__(self, name: str, tokens: Tokens, words: ReliefWords) -> None:
        super().__init__(name, tokens)
        self._words = words
        self._rows: tuple[ReliefLine, ...] = ()

    def show_rows(self, rows: Sequence[ReliefLine]) -> None:
        """Show these rows."""
        self._rows = tuple(rows)
        self.set_sentences([row.spoken for row in self._rows])

    def marker(self, row: int) -> QPointF:
        """The middle of the mark of a row that has one, as it lies now."""
        mark = self._rows[row].mark
        assert mark is not None
        columns = self._columns(self.width())
        return QPointF(columns.left + mark.mean * columns.step, self.row_boxes()[row].center().y())

    def arranged(self, width: float) -> tuple[list[QRectF], float]:
        columns = self._columns(width)
        y = self._head_height(columns)
        boxes = []
        for row in self._rows:
            texts = (self._name_piece(row, columns), self._instead_piece(row, columns))
            boxes.append(QRectF(0, y, width, max(piece.height for piece in texts) + 2 * _PAD))
            y = boxes[-1].bottom()
        return boxes, y

    def draw(self, painter: QPainter) -> None:
        columns, boxes = self._columns(self.width()), self.row_boxes()
        self._draw_head(painter, columns)
        for row, box in zip(self._rows, boxes, strict=True):
            self._draw_row(painter, row, box, columns)

    def _columns(self, width: float) -> _Columns:
        body, small = QFontMetricsF(self.font()), QFontMetricsF(self.caption_font())
        names = [body.horizontalAdvance(row.name) for row in self._rows]
        name = max([small.horizontalAdvance(self._words.name), *names]) + 2
        counts = [body.horizontalAdvance(row.times) for row in self._rows]
        times = max([small.horizontalAdvance(self._words.times), *counts]) + 2
        first, last = (small.horizontalAdvance(self._words.scale[end]) / 2 for end in (0, -1))
        name = min(name, 0.34 * width)
        times = min(times, 0.16 * width)
        edges = min(first, 0.09 * width), min(last, 0.09 * width)
        left = INSET + name + _GAP + times + _GAP / 2 + edges[0]
        right = width - INSET
        step = max((right - left - edges[1]) / (len(self._words.scale) - 1), 1.0)
        return _Columns(name, times, left, step, right)

    def _name_piece(self, row: ReliefLine, columns: _Columns) -> Piece:
        return Piece(row.name, self.font(), "ink", columns.name)

    def _instead_piece(self, row: ReliefLine, columns: _Columns) -> Piece:
        left = INSET + columns.name + _GAP + columns.times + _GAP
        return Piece(row.instead, self.caption_font(), "ink2", columns.right - left)

    def _scale_pieces(self, columns: _Columns) -> list[Piece]:
        return [Piece(word, self.caption_font(), "ink2", columns.step - 4) for word in self._words.scale]

    def _head_height(self, columns: _Columns) -> float:
        heads = Piece(self._words.name, self.caption_font(), "ink2", columns.name)
        return max(piece.height for piece in [heads, *self._scale_pieces(columns)]) + _PAD

    def _draw_head(self, painter: QPainter, columns: _Columns) -> None:
        font = self.caption_font()
        self.write(painter, Piece(self._words.name, font, "ink2", columns.name), INSET, 0)
        times = Piece(self._words.times, font, "ink2", columns.times)
        self.write(painter, times, INSET + columns.name + _GAP, 0, RIGHT)
        for place, piece in enumerate(self._scale_pieces(columns)):
            self._write_scale_word(painter, piece, columns.left + place * columns.step, columns)

    def _write_scale_word(self, painter: QPainter, piece: Piece, x: float, columns: _Columns) -> None:
        """A word of the scale over its place, the last one held inside of the widget."""
        half = piece.width / 2
        if x + half > columns.right:
            self.write(painter, piece, columns.right - piece.width, 0, RIGHT)
        else:
            self.write(painter, piece, x - half, 0, CENTRE)

    def _draw_row(self, painter: QPainter, row: ReliefLine, box: QRectF, columns: _Columns) -> None:
        painter.setPen(QPen(self.colours("line"), 1))
        painter.drawLine(QPointF(INSET, box.top()), QPointF(box.right() - INSET, box.top()))
        name = self._name_piece(row, columns)
        self.write(painter, name, INSET, box.top() + (box.height() - name.height) / 2)
        times = Piece(row.times, self.font(), "ink2", columns.times)
        self.write(painter, times, INSET + columns.name + _GAP, box.top() + (box.height() - times.height) / 2, RIGHT)
        if row.mark is None:
            instead = self._instead_piece(row, columns)
            left = columns.right - instead.width
            self.write(painter, instead, left, box.top() + (box.height() - instead.height) / 2, LEFT)
        else:
            self._draw_mark(painter, row.mark, box, columns)

    def _draw_mark(self, painter: QPainter, mark: ReliefMark, box: QRectF, columns: _Columns) -> None:
        painter.setPen(QPen(self.colours("line"), 1))
        for place in range(len(self._words.scale)):
            x = columns.left + place * columns.step
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        y, colour = box.center().y(), self.colours("accent")
        low, high = (columns.left + bound * columns.step for bound in mark.interval)
        painter.setPen(QPen(colour, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(low, y), QPointF(high, y))
        painter.setBrush(colour)
        middle = QPointF(columns.left + mark.mean * columns.step, y)
        painter.drawEllipse(middle, _MARKER - _LINE / 2, _MARKER - _LINE / 2)
