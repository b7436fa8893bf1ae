"""How the two figures of the body map lie in a widget, and how they are painted."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPainterPath, QPen

from painlog.domain.body import BACK_VIEW
from painlog.ui.widgets.body_shape import FIGURE_GAP, VIEWS, BodyShape, Region
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.lettering import in_pixels
from painlog.ui.widgets.rings import FOCUS_WIDTH, RING_GAP

_LETTER_ASIDE, _LETTER_Y = 58.0, 62.0
_NUMERAL_UNITS = 21.0
_LEAST_NUMERAL = 0.8
_MARK_EDGE_PX = 1.4
_NUMERAL_MARGIN_PX = 3.0
_TICK_PX = 9.0


class FigureLayout(NamedTuple):
    """Where both figures lie: px to a unit of the view box, and the top left corner of each."""

    scale: float
    corners: Mapping[str, QPointF]
    view_box: QRectF

    @classmethod
    def fitting(cls, view_box: QRectF, area: QRectF) -> "FigureLayout":
        """As large as `area` allows, in its middle."""
        wide = 2 * view_box.width() + FIGURE_GAP
        scale = max(0.01, min(area.width() / wide, area.height() / view_box.height()))
        left = area.left() + (area.width() - wide * scale) / 2
        pitch = (view_box.width() + FIGURE_GAP) * scale
        corners = {view: QPointF(left + place * pitch, area.top()) for place, view in enumerate(VIEWS)}
        return cls(scale, corners, view_box)

    def box(self, view: str) -> QRectF:
        """The figure of `view` in px of the widget."""
        return QRectF(self.corners[view], self.view_box.size() * self.scale)

    def to_figure(self, view: str, point: QPointF) -> QPointF:
        """A point of the widget in units of the view box."""
        return (point - self.corners[view]) / self.scale + self.view_box.topLeft()

    def to_widget(self, view: str, point: QPointF) -> QPointF:
        """A point of the figure in px of the widget."""
        return (point - self.view_box.topLeft()) * self.scale + self.corners[view]


class BodyMarks(NamedTuple):
    """What is to be seen on the figures: marked sites, the region with the keyboard, the one under the mouse."""

    sites: Mapping[str, float | None]
    current: Region | None = None
    hovered: Region | None = None


class FigureWords(NamedTuple):
    """Letters of the person's sides, and how a score is written."""

    left: str
    right: str
    number: Callable[[float], str]


class BodyFigures:
    """Paints both figures in the colours of one theme."""

    def __init__(self, shape: BodyShape, words: FigureWords, colours: Colours, font: QFont) -> None:
        self._shape = shape
        self._words = words
        self._colours = colours
        self._font = font

    def paint(self, painter: QPainter, layout: FigureLayout, marks: BodyMarks) -> None:
        """Paint figures, side letters and marks; the captions are the widget's."""
        for view in VIEWS:
            painter.save()
            painter.translate(layout.corners[view])
            painter.scale(layout.scale, layout.scale)
            painter.translate(-layout.view_box.topLeft())
            self._paint_view(painter, layout, view, marks)
            painter.restore()
            self._paint_letters(painter, layout, view)
            for region in self._marked(view, marks):
                self._paint_sign(painter, layout, region, marks.sites[region.site])

    def _marked(self, view: str, marks: BodyMarks) -> list[Region]:
        return [region for region in self._shape.regions(view) if region.site in marks.sites]

    def _paint_view(self, painter: QPainter, layout: FigureLayout, view: str, marks: BodyMarks) -> None:
        edge = _pen(self._colours("body_edge"), self._shape.edge)
        for region in self._shape.regions(view):
            fill = "accent_tint" if region is marks.hovered else "body"
            _paint(painter, region.path, edge, self._colours(fill))
        for line in self._shape.outlines(view):
            _paint(painter, line, edge, None)
        for region in self._marked(view, marks):
            self._paint_mark(painter, layout, region, marks)
        if marks.current is not None and marks.current.view == view:
            self._paint_focus(painter, layout, marks.current, marks)

    def _paint_mark(self, painter: QPainter, layout: FigureLayout, region: Region, marks: BodyMarks) -> None:
        score = marks.sites[region.site]
        fill = self._colours("accent_tint") if score is None else self._colours.pain(score)
        line = self._colours("accent" if score is None else "ink")
        _paint(painter, region.path, _pen(line, _MARK_EDGE_PX / layout.scale), fill)

    def _paint_focus(self, painter: QPainter, layout: FigureLayout, region: Region, marks: BodyMarks) -> None:
        """The ring round the current region: accent outside, a gap in the card's colour, then the region."""
        outer = 2 * (RING_GAP + FOCUS_WIDTH) / layout.scale
        _paint(painter, region.path, _pen(self._colours("accent"), outer), None)
        _paint(painter, region.path, _pen(self._colours("card"), 2 * RING_GAP / layout.scale), None)
        if region.site in marks.sites:
            self._paint_mark(painter, layout, region, marks)
        else:
            edge = _pen(self._colours("body_edge"), self._shape.edge)
            _paint(painter, region.path, edge, self._colours("body"))

    def _paint_letters(self, painter: QPainter, layout: FigureLayout, view: str) -> None:
        letters = (self._words.left, self._words.right)
        painter.setFont(self._font)
        painter.setPen(self._colours("ink2"))
        middle = layout.view_box.center().x()
        for side, letter in zip((-1, 1), letters if view == BACK_VIEW else letters[::-1], strict=True):
            place = layout.to_widget(view, QPointF(middle + side * _LETTER_ASIDE, _LETTER_Y))
            painter.drawText(_around(place, 60, 30), Qt.AlignmentFlag.AlignCenter, letter)

    def _paint_sign(self, painter: QPainter, layout: FigureLayout, region: Region, score: float | None) -> None:
        place, room = layout.to_widget(region.view, region.label), region.room() * layout.scale
        if score is None:
            self._paint_tick(painter, place, min(_TICK_PX, 0.7 * room))
        else:
            self._paint_number(painter, layout, place, room, score)

    def _paint_number(self, painter: QPainter, layout: FigureLayout, place: QPointF, room: float, score: float) -> None:
        """The score as large as fits; on a region too narrow for it, on a tag of the same colour."""
        text, usual = self._words.number(score), _NUMERAL_UNITS * layout.scale
        free = room - _NUMERAL_MARGIN_PX
        fitting = usual * min(1.0, free / _width(text, in_pixels(self._font, usual, bold=True)))
        font = in_pixels(self._font, max(fitting, _LEAST_NUMERAL * QFontInfo(self._font).pixelSize()), bold=True)
        if _width(text, font) > room:
            size = font.pixelSize()
            tag = _around(place, _width(text, font) + 6, size + 5)
            painter.setPen(_pen(self._colours("ink"), _MARK_EDGE_PX))
            painter.setBrush(self._colours.pain(score))
            painter.drawRoundedRect(tag, 4, 4)
        painter.setFont(font)
        painter.setPen(self._colours.pain_text(score))
        painter.drawText(_around(place, 80, 40), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_tick(self, painter: QPainter, place: QPointF, width: float) -> None:
        path = QPainterPath(place + QPointF(-0.5, 0.0) * width)
        path.lineTo(place + QPointF(-0.1, 0.38) * width)
        path.lineTo(place + QPointF(0.5, -0.38) * width)
        _paint(painter, path, _pen(self._colours("accent"), 2), None)


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _paint(painter: QPainter, path: QPainterPath, pen: QPen, fill: QColor | None) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.drawPath(path)


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _around(place: QPointF, width: float, height: float) -> QRectF:
    return QRectF(place.x() - width / 2, place.y() - height / 2, width, height)
