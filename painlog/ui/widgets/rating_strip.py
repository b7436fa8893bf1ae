"""What the number strip and the face strip share: a score chosen from a row of tiles."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.ui.widgets.colours import Colours, Tokens
from painlog.ui.widgets.digit_typing import DigitTyping, typed_digit
from painlog.ui.widgets.lettering import text_scale
from painlog.ui.widgets.rings import FOCUS_WIDTH, RING_GAP, draw_focus, draw_ring
from painlog.ui.widgets.spoken_group import SpokenGroup

Band = tuple[int, int, str]
"""The first and the last score of a stretch of the scale, and its name."""

SELECTION_WIDTH = 2.5
"""Width in px of the ring round the chosen tile (mockups of the Today page)."""

INSET = SELECTION_WIDTH + 2 * RING_GAP + FOCUS_WIDTH
"""Space in px round the tiles, for the ring of the chosen one and the focus ring."""


class RatingTexts(NamedTuple):
    """What a screen reader says: the question, a chosen score ("Pain 6 of 10, moderate"), and none yet."""

    name: str
    chosen: Callable[[int], str]
    empty: str


class TileSize(NamedTuple):
    """The measures of a tile in px at 100 % text: everything grows with the widget's font."""

    width: float
    least_width: float
    height: float
    gap: float
    radius: float


class RatingStrip(SpokenGroup):
    """A row of tiles, one a score. The value is None until one is chosen; choosing it again clears it.

    Digits, Left and Right, Home and End choose; Backspace and Delete clear; Enter submits. Setters are silent:
    the signals tell what the person did.
    """

    value_changed = Signal(object)
    submitted = Signal()

    def __init__(
        self,
        scores: Sequence[int],
        size: TileSize,
        tokens: Tokens,
        texts: RatingTexts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scores = tuple(scores)
        self._size = size
        self._colours = Colours(tokens)
        self._texts = texts
        self._bands: tuple[Band, ...] = ()
        self._value: int | None = None
        self._hovered: int | None = None
        self._typing = DigitTyping()
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    def value(self) -> int | None:
        """The chosen score, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show `value`; raises `ValueError` for a score without a tile."""
        if value is not None and value not in self._scores:
            raise ValueError(value)
        if value != self._value:
            self._value = value
            self._typing.forget()
            self._describe()
            self.update()

    def set_bands(self, bands: Sequence[Band]) -> None:
        """Name stretches of the scale under the tiles."""
        self._bands = tuple(bands)
        self.updateGeometry()
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self._colours = Colours(tokens)
        self.update()

    def set_texts(self, texts: RatingTexts) -> None:
        """Speak other words, as after a change of language or of the bands."""
        self._texts = texts
        self._describe()

    def type_digit(self, digit: int, timestamp_ms: int) -> None:
        """Take a digit (0 to 9) struck at `timestamp_ms`, here or elsewhere on the page."""
        score = self._typing.type(digit, timestamp_ms)
        if score in self._scores:
            self._choose(score)

    def tile(self, score: int) -> QRectF:
        """Where the tile of `score` lies in the widget."""
        return self._tiles()[self._scores.index(score)]

    def sizeHint(self) -> QSize:
        width = self._width_of(self._size.width)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(self._size.least_width), math.ceil(2 * INSET + self._px(self._size.height)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return math.ceil(2 * INSET + self._px(self._size.height) + self.captions_height(width))

    def captions_height(self, width: int) -> float:
        """The height in px that the names of the bands need under the tiles of a strip of `width` px."""
        raise NotImplementedError

    def paint_tile(self, painter: QPainter, rect: QRectF, score: int) -> None:
        """Paint one tile without its ring."""
        raise NotImplementedError

    def paint_captions(self, painter: QPainter) -> None:
        """Paint the names of the bands."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = typed_digit(event)
        if digit is not None:
            self.type_digit(digit, event.timestamp())
        elif not self._command(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        score = self._score_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and score is not None:
            self._typing.forget()
            self._choose(None if score == self._value else score)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press for part of the first: a double click chooses, it does not clear."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._score_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for score, rect in zip(self._scores, self._tiles(), strict=True):
            self.paint_tile(painter, rect, score)
        if self._value is not None:
            rect = self.tile(self._value)
            draw_ring(painter, rect, self._px(self._size.radius), self._colours("accent"), SELECTION_WIDTH)
        self.paint_captions(painter)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._colours("accent"))
        painter.end()

    def _command(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Right:
                self._step(1)
            case Qt.Key.Key_Home:
                self._choose(self._scores[0])
            case Qt.Key.Key_End:
                self._choose(self._scores[-1])
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete:
                self._choose(None)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.submitted.emit()
            case _:
                return False
        self._typing.forget()
        return True

    def _step(self, by: int) -> None:
        """Go one tile further; from no choice, either arrow begins at the lowest score."""
        place = 0 if self._value is None else self._scores.index(self._value) + by
        self._choose(self._scores[min(len(self._scores) - 1, max(0, place))])

    def _choose(self, score: int | None) -> None:
        if score == self._value:
            return
        self._value = score
        self._describe()
        self.update()
        self.speak(self._sentence())
        self.value_changed.emit(score)

    def _hover(self, score: int | None) -> None:
        if score != self._hovered:
            self._hovered = score
            self.setCursor(Qt.CursorShape.ArrowCursor if score is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _sentence(self) -> str:
        return self._texts.empty if self._value is None else self._texts.chosen(self._value)

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._texts.name} {self._sentence()}")

    def _score_at(self, point: QPointF) -> int | None:
        hit = (score for score, rect in zip(self._scores, self._tiles(), strict=True) if rect.contains(point))
        return next(hit, None)

    def _tiles(self, width: int | None = None) -> list[QRectF]:
        count, gap = len(self._scores), self._px(self._size.gap)
        tile = ((self.width() if width is None else width) - 2 * INSET - (count - 1) * gap) / count
        return [QRectF(INSET + i * (tile + gap), INSET, tile, self._px(self._size.height)) for i in range(count)]

    def _width_of(self, tile: float) -> int:
        count = len(self._scores)
        return round(2 * INSET + self._px(count * tile + (count - 1) * self._size.gap))

    def _px(self, length: float) -> float:
        return length * text_scale(self.font())
