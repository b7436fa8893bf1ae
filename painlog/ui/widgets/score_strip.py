"""The 0-10 strip: eleven tiles in the colours of the pain ramp, with the names of the bands below."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from painlog.domain.scales import HIGHEST_SCORE, LOWEST_SCORE
from painlog.ui.theme import BODY_PX
from painlog.ui.widgets.colours import Tokens
from painlog.ui.widgets.lettering import CAPTION, sized, width_in_two_lines, wrapped_height
from painlog.ui.widgets.rating_strip import INSET, Band, RatingStrip, RatingTexts, TileSize

USUAL_TILES = TileSize(width=59, least_width=40, height=56, gap=6.4, radius=8)
"""Tiles of the Today page (design: score strip 11 x 59x56, targets of 40 px)."""

COMPACT_TILES = TileSize(width=29, least_width=26, height=40, gap=2.4, radius=6)
"""Tiles of the entry editor (design: editor score strip 29x40)."""

_NUMERAL, _COMPACT_NUMERAL = 21 / BODY_PX, 14.5 / BODY_PX
_LINE_BELOW_TILES, _CAPTION_BELOW_TILES, _LINE_INSET = 10, 17, 4
_WIDEST_CAPTION = 1 / 3


class Caption(NamedTuple):
    """Where the name of a band stands: the span of its tiles, and the box in which its text breaks."""

    band: Band
    span: QRectF
    box: QRectF


class ScoreStrip(RatingStrip):
    """Whole scores from 0 to 10. The band of the chosen score is named in bold."""

    def __init__(
        self, tokens: Tokens, texts: RatingTexts, compact: bool = False, parent: QWidget | None = None
    ) -> None:
        scores = range(LOWEST_SCORE, HIGHEST_SCORE + 1)
        self._heights: dict[tuple[object, ...], float] = {}
        super().__init__(scores, COMPACT_TILES if compact else USUAL_TILES, tokens, texts, parent)
        self._numeral = _COMPACT_NUMERAL if compact else _NUMERAL

    def captions(self, width: int) -> list[Caption]:
        """Where the names stand in a strip of `width` px.

        Each gets the width of its tiles, or what two lines need if that is more, up to a share of the strip;
        its neighbours make room.
        """
        tiles = self._tiles(width)
        spans = [tiles[first].united(tiles[last]) for first, last, _ in self._bands]
        font = sized(self.font(), CAPTION, bold=True)
        most = (width - 2 * INSET) * _WIDEST_CAPTION
        needs = [min(most, width_in_two_lines(name, font) + 2) for _, _, name in self._bands]
        boxes = [_widened(span, need, width) for span, need in zip(spans, needs, strict=True)]
        for place, (span, need) in enumerate(zip(spans, needs, strict=True)):
            if need <= span.width():
                _make_room(boxes, place)
        below = self._px(_CAPTION_BELOW_TILES)
        return [
            Caption(band, span, box.translated(0, span.height() + below))
            for band, span, box in zip(self._bands, spans, boxes, strict=True)
        ]

    def captions_height(self, width: int) -> float:
        known = (width, self._bands, self.font().key())
        if known not in self._heights:
            self._heights[known] = self._measured_height(width)
        return self._heights[known]

    def _measured_height(self, width: int) -> float:
        font = sized(self.font(), CAPTION, bold=True)
        heights = (wrapped_height(c.band[2], font, c.box.width()) for c in self.captions(width))
        tallest = max(heights, default=0.0)
        return self._px(_CAPTION_BELOW_TILES) + tallest if tallest else 0.0

    def paint_tile(self, painter: QPainter, rect: QRectF, score: int) -> None:
        hovered = score == self._hovered and score != self._value
        painter.setPen(QPen(self._colours("ctl"), 1.5) if hovered else Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.pain(score))
        radius = self._px(self._size.radius)
        painter.drawRoundedRect(rect, radius, radius)
        painter.setFont(sized(self.font(), self._numeral, bold=True))
        painter.setPen(self._colours.pain_text(score))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(score))

    def paint_captions(self, painter: QPainter) -> None:
        for caption in self.captions(self.width()):
            first, last, name = caption.band
            chosen = self._value is not None and first <= self._value <= last
            if last > first:
                self._paint_line(painter, caption.span)
            painter.setFont(sized(self.font(), CAPTION, bold=chosen))
            painter.setPen(self._colours("ink" if chosen else "ink2"))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(caption.box, int(flags), name)

    def _paint_line(self, painter: QPainter, span: QRectF) -> None:
        y = round(span.bottom() + self._px(_LINE_BELOW_TILES)) + 0.5
        painter.setPen(QPen(self._colours("line2"), 1))
        inset = self._px(_LINE_INSET)
        painter.drawLine(QLineF(span.left() + inset, y, span.right() - inset, y))


def _widened(span: QRectF, need: float, width: int) -> QRectF:
    extra = max(0.0, need - span.width())
    box = QRectF(span).adjusted(-extra / 2, 0, extra / 2, 1000)
    overhang = max(0.0, box.right() - (width - INSET)) - max(0.0, INSET - box.left())
    return box.translated(-overhang, 0)


def _make_room(boxes: list[QRectF], place: int) -> None:
    if place > 0 and boxes[place - 1].right() > boxes[place].left():
        boxes[place].setLeft(boxes[place - 1].right())
    if place + 1 < len(boxes) and boxes[place + 1].left() < boxes[place].right():
        boxes[place].setRight(boxes[place + 1].left())
