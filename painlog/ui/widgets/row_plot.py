"""Painted rows that the keyboard and a screen reader can walk through."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy

from painlog.ui.widgets.colours import Colours, Tokens
from painlog.ui.widgets.lettering import CAPTION, sized, text_scale, wrapped_height
from painlog.ui.widgets.rings import draw_focus
from painlog.ui.widgets.spoken_group import SpokenGroup

LEFT, RIGHT, TOP = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignTop
CENTRE, MIDDLE = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap

INSET = 8.0
"""Room in px left and right of the rows, for the ring round the one that the keyboard is on."""

_LEAST_WIDTH = 260
_USUAL_WIDTH = 520
_FOCUS_RADIUS = 8.0


class Piece(NamedTuple):
    """A text with its font and colour token, and the width in px that it may fill."""

    text: str
    font: QFont
    colour: str
    width: float

    @property
    def height(self) -> float:
        return wrapped_height(self.text, self.font, self.width) if self.text else 0.0


class RowPlot(SpokenGroup):
    """One Tab stop; Up and Down, Home and End go from row to row, and each row has a sentence of its own."""

    def __init__(self, name: str, tokens: Tokens) -> None:
        super().__init__()
        self.colours = Colours(tokens)
        self._sentences: tuple[str, ...] = ()
        self._current = 0
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> int:
        """The row that the keyboard is on."""
        return self._current

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a screen reader says of each row."""
        return self._sentences

    def set_tokens(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self.colours = Colours(tokens)
        self.update()

    def row_boxes(self) -> list[QRectF]:
        """Where the rows lie in the widget as wide as it is now."""
        return self.arranged(self.width())[0]

    def arranged(self, width: float) -> tuple[list[QRectF], float]:
        """Where the rows lie at a width, and how high the whole is."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Paint everything but the focus."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        width = round(_USUAL_WIDTH * text_scale(self.font()))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, 0)

    def heightForWidth(self, width: int) -> int:
        return round(self.arranged(width)[1] + 0.5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        boxes = self.row_boxes()
        if self.hasFocus() and boxes:
            draw_focus(painter, boxes[self._current], self.colours("accent"), _FOCUS_RADIUS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._sentences) - 1
        places = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or last < 0:
            super().keyPressEvent(event)
            return
        self._go_to(min(max(place, 0), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = [place for place, box in enumerate(self.row_boxes()) if box.contains(event.position())]
        if hit:
            self._go_to(hit[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def set_sentences(self, sentences: Sequence[str]) -> None:
        """Say these of the rows; the keyboard stays where it was as far as there are rows."""
        self._sentences = tuple(sentences)
        self._current = min(self._current, max(len(self._sentences) - 1, 0))
        self._describe()
        self.updateGeometry()
        self.update()

    def font_of(self, ratio: float = 1.0, bold: bool = False) -> QFont:
        return sized(self.font(), ratio, bold)

    def caption_font(self, bold: bool = False) -> QFont:
        return self.font_of(CAPTION, bold)

    def write(self, painter: QPainter, piece: Piece, left: float, top: float, align: Qt.AlignmentFlag = LEFT) -> float:
        """Write a text from its upper left corner on; returns how high it is."""
        height = piece.height
        if piece.text:
            painter.setFont(piece.font)
            painter.setPen(QColor(self.colours(piece.colour)))
            painter.drawText(QRectF(left, top, piece.width, height + 1), align | TOP | _WRAP, piece.text)
        return height

    def _go_to(self, place: int) -> None:
        self._current = place
        self._describe()
        self.speak(self._sentences[place])
        self._bring_into_view()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._sentences[self._current] if self._sentences else "")

    def _bring_into_view(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        body = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and body is not None:
            box = self.row_boxes()[self._current].toRect()
            middle = self.mapTo(body, box.center())
            above.ensureVisible(middle.x(), middle.y(), 0, box.height())
