"""The forest plot: for each row the difference in points with its interval, in worded groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen

from painlog.ui.widgets.colours import Tokens
from painlog.ui.widgets.forest_columns import COLUMN_GAP, Columns, Fonts, forest_columns
from painlog.ui.widgets.forest_marks import draw_chevron, draw_dots, draw_interval
from painlog.ui.widgets.forest_rows import Axis, Difference, ForestGroup, ForestWords, ShownGroup, ShownRow, in_sight
from painlog.ui.widgets.lettering import text_scale
from painlog.ui.widgets.row_plot import CENTRE, INSET, RIGHT, Piece, RowPlot

BAND = 0.5
"""Half a point either way is shown as a grey band (design.md section 3)."""

_PAD, _INNER_PAD = 6.0, 3.0
_TURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class _Arrangement:
    columns: Columns
    headings: tuple[QRectF, ...]
    rows: tuple[QRectF, ...]
    axis_top: float
    height: float


class ForestPlot(RowPlot):
    """Grows as high as its rows need at its width. Enter and Right unfold a row that has others, Left folds it."""

    def __init__(self, name: str, tokens: Tokens, words: ForestWords) -> None:
        super().__init__(name, tokens)
        self._words = words
        self._groups: tuple[ForestGroup, ...] = ()
        self._unfolded: frozenset[str] = frozenset()
        self._sight: tuple[ShownGroup, ...] = ()
        self.setMouseTracking(True)

    def show_groups(self, groups: Sequence[ForestGroup]) -> None:
        """Show these groups; one without rows is left out. What was unfolded stays so."""
        self._groups = tuple(groups)
        self._show()

    def fold(self, place: int, away: bool) -> None:
        """Fold the others of a row in sight away or out; the keyboard is on that row, or on the one that it is of."""
        rows = self._rows
        while rows[place].inner:
            place -= 1
        row = rows[place].row
        if row.others and rows[place].open is away:
            self._unfolded ^= {row.name}
            self._show()
            self._go_to(place)

    @property
    def axis(self) -> Axis:
        """The axis as it lies now."""
        return self._arrange(self.width()).columns.axis

    @property
    def band(self) -> QRectF:
        """The grey band as it lies now; empty where no row has a difference."""
        arrangement = self._arrange(self.width())
        boxes = zip(self._rows, arrangement.rows, strict=True)
        measured = [box for shown, box in boxes if shown.row.difference]
        if not measured:
            return QRectF()
        axis, top = arrangement.columns.axis, arrangement.axis_top
        return QRectF(axis.x(-BAND), top, axis.x(BAND) - axis.x(-BAND), measured[-1].bottom() - top)

    def marker(self, row: int) -> QPointF:
        """The middle of the marker of a row in sight that has a difference, as it lies now."""
        shown = self._rows[row]
        assert shown.row.difference is not None
        arrangement = self._arrange(self.width())
        axis = arrangement.columns.axis
        return QPointF(axis.x(axis.held(shown.row.difference.effect)), self._line_of(shown, arrangement.rows[row]))

    def arranged(self, width: float) -> tuple[list[QRectF], float]:
        arrangement = self._arrange(width)
        return list(arrangement.rows), arrangement.height

    def draw(self, painter: QPainter) -> None:
        arrangement = self._arrange(self.width())
        if self._has_axis:
            self._draw_axis(painter, arrangement)
        titles = [group.title for group in self._sight]
        for place, (title, box) in enumerate(zip(titles, arrangement.headings, strict=True)):
            self._draw_heading(painter, title, box, first=place == 0)
        for shown, box in zip(self._rows, arrangement.rows, strict=True):
            self._draw_row(painter, shown, box, arrangement.columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, rows = Qt.Key(event.key()), self._rows
        shown = rows[self.current] if rows else None
        if shown is None or not (shown.inner or shown.row.others):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold(self.current, away=key == Qt.Key.Key_Left)
        elif key in _TURN:
            self.fold(self.current, away=shown.inner or shown.open)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._foldable_at(event.position())
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.fold(place, away=self._rows[place].open)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._foldable_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @property
    def _rows(self) -> list[ShownRow]:
        return [shown for group in self._sight for shown in group.rows]

    @property
    def _has_axis(self) -> bool:
        return any(shown.row.difference for shown in self._rows)

    def _show(self) -> None:
        self._sight = in_sight(self._groups, self._unfolded)
        self.set_sentences([self._sentence(shown) for shown in self._rows])

    def _sentence(self, shown: ShownRow) -> str:
        if not shown.row.others:
            return shown.row.spoken
        return f"{shown.row.spoken} – {self._words.unfolded if shown.open else self._words.folded}"

    def _foldable_at(self, point: QPointF) -> int | None:
        boxes = zip(self._rows, self.row_boxes(), strict=True)
        hits = (place for place, (shown, box) in enumerate(boxes) if shown.row.others and box.contains(point))
        return next(hits, None)

    def _name_font(self, shown: ShownRow) -> QFont:
        return self.caption_font() if shown.inner else self.font()

    def _pad(self, shown: ShownRow) -> float:
        return _INNER_PAD if shown.inner else _PAD

    def _line_of(self, shown: ShownRow, box: QRectF) -> float:
        """The height at which the marker of a row lies: in the middle of the first line of text."""
        return box.top() + self._pad(shown) + QFontMetricsF(self._name_font(shown)).height() / 2

    def _arrange(self, width: float) -> _Arrangement:
        fonts = Fonts(self.font(), self.font_of(bold=True), self.caption_font())
        every = [row for group in self._groups for row in group.rows]
        columns = forest_columns(every, self._words, width, fonts)
        axis_top = y = 2 * QFontMetricsF(fonts.small).height() + COLUMN_GAP / 2 if self._has_axis else 0.0
        headings, rows = [], []
        for group in self._sight:
            title = Piece(group.title, self.caption_font(bold=True), "ink2", width - 2 * INSET)
            headings.append(QRectF(0, y, width, title.height + 2 * _PAD))
            y = headings[-1].bottom()
            for shown in group.rows:
                rows.append(QRectF(0, y, width, self._row_height(shown, columns)))
                y = rows[-1].bottom()
            y += COLUMN_GAP
        return _Arrangement(columns, tuple(headings), tuple(rows), axis_top, max(y - COLUMN_GAP, 0.0))

    def _row_height(self, shown: ShownRow, columns: Columns) -> float:
        left = sum(piece.height for piece in self._name_pieces(shown, columns))
        right = sum(piece.height for piece in self._number_pieces(shown, columns))
        if shown.row.missing:
            right = self._missing_top(shown) + self._missing_piece(shown, columns).height
        return max(left, right) + 2 * self._pad(shown)

    def _name_left(self, shown: ShownRow, columns: Columns) -> float:
        return columns.name_left + (columns.step if shown.inner else 0.0)

    def _name_pieces(self, shown: ShownRow, columns: Columns) -> list[Piece]:
        row = shown.row
        below = row.when if columns.days else " · ".join(part for part in (row.when, row.days) if part)
        width = columns.name - (columns.step if shown.inner else 0.0)
        return [
            Piece(row.name, self._name_font(shown), "ink2" if shown.inner else "ink", width),
            Piece(below, self.caption_font(), "ink3", width),
        ]

    def _number_pieces(self, shown: ShownRow, columns: Columns) -> list[Piece]:
        row, pieces = shown.row, []
        if row.difference is not None:
            font = self.caption_font() if shown.inner else self.font_of(bold=row.filled)
            pieces.append(Piece(row.difference.text, font, "ink2" if shown.inner else "ink", columns.numbers))
            if columns.stacked:
                pieces.append(Piece(row.difference.interval_text, self.caption_font(), "ink2", columns.numbers))
        pieces.append(Piece(row.sure, self.caption_font(), "ink3", columns.numbers))
        return pieces

    def _missing_piece(self, shown: ShownRow, columns: Columns) -> Piece:
        left = columns.axis.left
        return Piece(shown.row.missing, self.caption_font(), "ink2", columns.numbers_left + columns.numbers - left)

    def _missing_top(self, shown: ShownRow) -> float:
        """How far below the first line's upper edge the text of a row with too few days begins: under its dots."""
        if shown.inner:
            return 0.0
        return QFontMetricsF(self.font()).height() / 2 + _PAD + 2 if shown.row.dots else 1.0

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

    def _draw_row(self, painter: QPainter, shown: ShownRow, box: QRectF, columns: Columns) -> None:
        row, top = shown.row, box.top() + self._pad(shown)
        y = top
        for piece in self._name_pieces(shown, columns):
            y += self.write(painter, piece, self._name_left(shown, columns), y)
        even = 0 if shown.inner else 1
        if columns.days:
            days = Piece(row.days, self.caption_font(), "ink3" if shown.inner else "ink2", columns.days)
            self.write(painter, days, columns.name_left + columns.name + COLUMN_GAP, top + even, RIGHT)
        y = top
        for piece in self._number_pieces(shown, columns):
            y += self.write(painter, piece, columns.numbers_left, y)
        if row.difference is not None:
            self._write_interval(painter, row.difference, top + even, columns)
        self.write(painter, self._missing_piece(shown, columns), columns.axis.left, top + self._missing_top(shown))
        self._draw_marks(painter, shown, self._line_of(shown, box), columns.axis)

    def _draw_marks(self, painter: QPainter, shown: ShownRow, y: float, axis: Axis) -> None:
        row = shown.row
        if row.others:
            draw_chevron(painter, QPointF(INSET, y), text_scale(self.font()), shown.open, self.colours("ink2"))
        if row.difference is not None:
            colour = self.colours("accent" if row.filled else "ink2")
            filling = colour if row.filled else self.colours("card")
            draw_interval(painter, row.difference, axis, y, (colour, filling), shown.inner)
        if row.dots is not None:
            draw_dots(painter, row.dots, QPointF(axis.left, y), self.colours("ctl"))

    def _write_interval(self, painter: QPainter, difference: Difference, top: float, columns: Columns) -> None:
        """The interval beside the effect, where there is room for both on a line."""
        if not columns.stacked:
            effect = QFontMetricsF(self.font_of(bold=True)).horizontalAdvance("+0.0") + COLUMN_GAP
            interval = Piece(difference.interval_text, self.caption_font(), "ink2", columns.numbers - effect)
            self.write(painter, interval, columns.numbers_left + effect, top)
