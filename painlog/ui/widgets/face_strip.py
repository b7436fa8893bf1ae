"""Six drawn faces to choose from, for people to whom a face says more than a number."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from painlog.domain.scales import FACE_SCORES, face_of
from painlog.ui.theme import BODY_PX
from painlog.ui.widgets.colours import Colours, Tokens
from painlog.ui.widgets.faces import HEAD_HEIGHT, features, head
from painlog.ui.widgets.lettering import CAPTION, sized, wrapped_height
from painlog.ui.widgets.rating_strip import INSET, RatingStrip, RatingTexts, TileSize

FACE_TILES = TileSize(width=109, least_width=76, height=113, gap=12, radius=10)
"""Tiles of the Today page in faces mode (mockup of the faces)."""

COMPACT_FACES = TileSize(width=54, least_width=46, height=66, gap=4, radius=8)
"""Tiles of the entry editor: the faces as large as its 344 px allow."""

_NUMERAL, _COMPACT_SHARE = 17 / BODY_PX, 0.75
_BAND_HEIGHT, _HEAD_MARGIN, _CAPTION_BELOW_TILES = 27, 8, 10


class FaceStrip(RatingStrip):
    """The six faces, which stand for 0, 2, 4, 6, 8 and 10. Names stand at the ends of the scale only."""

    def __init__(
        self, tokens: Tokens, texts: RatingTexts, parent: QWidget | None = None, compact: bool = False
    ) -> None:
        size = COMPACT_FACES if compact else FACE_TILES
        super().__init__(FACE_SCORES, size, tokens, texts, parent)
        self._share = _COMPACT_SHARE if compact else 1.0

    def face(self) -> int | None:
        """The index of the chosen face, from 0 to 5, or None."""
        return None if self._value is None else face_of(self._value)

    def captions_height(self, width: int) -> float:
        font = sized(self.font(), CAPTION)
        heights = (wrapped_height(name, font, _half(width)) for name in self._ends())
        tallest = max(heights, default=0.0)
        return self._px(_CAPTION_BELOW_TILES) + tallest if tallest else 0.0

    def paint_tile(self, painter: QPainter, rect: QRectF, score: int) -> None:
        radius = self._px(self._size.radius)
        outline = QPainterPath()
        outline.addRoundedRect(rect, radius, radius)
        painter.fillPath(outline, self._colours("accent_tint" if score == self._value else "card"))
        band = QRectF(rect)
        band.setTop(rect.bottom() - self._px(_BAND_HEIGHT * self._share))
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(band, self._colours.pain(score))
        painter.restore()
        painter.setPen(QPen(self._colours("ctl" if score == self._hovered else "line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        painter.setFont(sized(self.font(), _NUMERAL * self._share, bold=True))
        painter.setPen(self._colours.pain_text(score))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, str(score))
        paint_face(painter, self._head_box(rect, band), score, self._colours)

    def paint_captions(self, painter: QPainter) -> None:
        painter.setFont(sized(self.font(), CAPTION))
        painter.setPen(self._colours("ink2"))
        top = self._tiles()[0].bottom() + self._px(_CAPTION_BELOW_TILES)
        box = QRectF(INSET, top, self.width() - 2 * INSET, self.height() - top)
        half = _half(self.width())
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        boxes = (box.adjusted(0, 0, half - box.width(), 0), box.adjusted(box.width() - half, 0, 0, 0))
        for name, side, room in zip(self._ends(), sides, boxes, strict=False):
            painter.drawText(room, int(side | Qt.TextFlag.TextWordWrap), name)

    def _ends(self) -> tuple[str, ...]:
        return (self._bands[0][2], self._bands[-1][2]) if self._bands else ()

    def _head_box(self, tile: QRectF, band: QRectF) -> QRectF:
        margin = self._px(_HEAD_MARGIN * self._share)
        return QRectF(tile.left(), tile.top() + margin, tile.width(), band.top() - tile.top() - 2 * margin)


def paint_face(painter: QPainter, box: QRectF, score: int, colours: Colours) -> None:
    """Paint the face of `score` in the middle of `box`, its head as high as the box."""
    ink = colours.pain_text(0)
    painter.save()
    painter.translate(box.center())
    scale = box.height() / HEAD_HEIGHT
    painter.scale(scale, scale)
    painter.setPen(QPen(colours("line2"), 2))
    painter.setBrush(colours("face_skin"))
    painter.drawPath(head())
    for stroke in features(score):
        painter.setOpacity(stroke.opacity)
        pen = QPen(ink, stroke.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen if stroke.width else Qt.PenStyle.NoPen)
        painter.setBrush(ink if stroke.filled else Qt.BrushStyle.NoBrush)
        painter.drawPath(stroke.path)
    painter.restore()


def _half(width: int) -> float:
    """The room for the name at one end of a strip of `width` px."""
    return (width - 2 * INSET) / 2 - 8
