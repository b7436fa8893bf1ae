"""The drawing of an exercise: a figure of capsules with what it needs, still on a card or moving in the player."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.domain.figure_shape import Part, outline, parts
from painlog.domain.motion import Figure, Side, View
from painlog.domain.skeleton import Joints, Point, Pose, solve
from painlog.ui.widgets.colours import Colours, Tokens
from painlog.ui.widgets.figure_props import IN_FRONT, paint_prop

LEAST_SIZE = QSize(64, 48)
"""Size in px below which a figure cannot be told from another."""

USUAL_SIZE = QSize(230, 118)
"""Size in px of the picture on a card of the library (mockup of the Exercise page)."""

SEAM = 0.65
"""Width in units of the seam of background colour round each part: half a stroke of 1.3 (design.md section 8)."""

MAT_FROM = 3.5
"""From this scale (px to a unit) on the floor is drawn as a mat instead of a line (mockup of the player)."""

GHOST_SHARE = 0.36
"""How much of its colour a ghost keeps; the rest is the ground's."""

_PADDING_SHARE, _LEAST_PADDING = 0.05, 4.0
_LINE_PX, _MAT_UNITS = 2.0, 2.4
_ARROW_UNITS, _LEAST_ARROW_PX, _ARROW_HEAD = 1.4, 1.5, 3.2
_DOT_RADIUS, _DOT_GAP = 0.75, 3.4
_PALE = {"arm": "figure_far", "leg": "figure_far_legs"}
_FULL = {"arm": "figure_near", "leg": "figure_legs", "trunk": "figure_near"}


class FigureDrawing:
    """Paints the figure of an exercise for one side of the body, in a widget or for paper."""

    def __init__(self, figure: Figure, side: Side = Side.RIGHT) -> None:
        self._figure, self._side = figure, side
        self._frame = figure.frame()
        self._dots = [dot for joint in figure.trace for dot in _dots(figure.path(joint))]

    def paint_card(self, painter: QPainter, box: QRectF, colours: Colours, ground: QColor) -> None:
        """Paint the still picture at the bottom of `box`, with its ghost and its arrow, over `ground`."""
        figure, ink = self._figure, _Ink(painter, colours, ground, self._figure.pale)
        painter.save()
        scale = self._place(painter, box, lifted=0.0)
        self._paint_floor(ink, box.width() / scale, scale)
        pose = figure.keys[figure.card].pose
        self._paint_props(ink, pose, in_front=False)
        if figure.ghost is not None:
            ink.body(figure.joints(figure.keys[figure.ghost].pose, self._side), GHOST_SHARE)
        ink.body(figure.joints(pose, self._side))
        self._paint_props(ink, pose, in_front=True)
        if figure.arrow:
            _paint_arrow(painter, figure.arrow, colours("ctl"), scale)
        painter.restore()

    def paint_moment(
        self, painter: QPainter, box: QRectF, phase: float, steps: bool, colours: Colours, ground: QColor
    ) -> None:
        """Paint the moment at `phase` (0 to 1) of the round in the middle of `box`.

        With `steps` the figure stands in its key poses and jumps from one to the next.
        """
        figure, ink = self._figure, _Ink(painter, colours, ground, self._figure.pale)
        pose = figure.keys[figure.key_at(phase)].pose if steps else figure.pose_at(phase)
        painter.save()
        scale = self._place(painter, box, lifted=0.5)
        self._paint_floor(ink, box.width() / scale, scale)
        self._paint_props(ink, pose, in_front=False)
        ink.dots(self._dots)
        ink.body(figure.joints(pose, self._side))
        self._paint_props(ink, pose, in_front=True)
        painter.restore()

    def _place(self, painter: QPainter, box: QRectF, lifted: float) -> float:
        """Turn the painter to units; `lifted` is the share of free height that is left below. Returns px to a unit."""
        frame, figure = self._frame, self._figure
        scale = min(box.width() / frame.width, box.height() / frame.height)
        free = box.height() - frame.height * scale
        middle = QPointF((frame.left + frame.right) / 2, -(frame.bottom + frame.top) / 2)
        mirrored = figure.is_mirrored(self._side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(box.center().x(), box.bottom() - free * lifted - frame.height * scale / 2)
        painter.scale(
            -scale if mirrored and figure.view is View.SIDE else scale,
            -scale if mirrored and figure.view is View.ABOVE else scale,
        )
        painter.translate(-middle)
        if figure.cut is not None:
            painter.setClipRect(QRectF(frame.left, -frame.top, frame.width, frame.height))
        return scale

    def _paint_floor(self, ink: "_Ink", room: float, scale: float) -> None:
        if not self._figure.on_floor:
            return
        middle, mat = (self._frame.left + self._frame.right) / 2, scale >= MAT_FROM
        thickness = _MAT_UNITS if mat else _LINE_PX / scale
        width = self._frame.width if mat else room
        ink.painter.setPen(Qt.PenStyle.NoPen)
        ink.painter.setBrush(ink.colours("line2"))
        ink.painter.drawRoundedRect(QRectF(middle - width / 2, 0, width, thickness), thickness / 2, thickness / 2)

    def _paint_props(self, ink: "_Ink", pose: Pose, in_front: bool) -> None:
        for prop in self._figure.props:
            if (prop.kind in IN_FRONT) is in_front:
                paint_prop(ink.painter, prop, solve(pose), ink.colours)


@dataclass(frozen=True, slots=True)
class _Ink:
    """What a figure is painted with."""

    painter: QPainter
    colours: Colours
    ground: QColor
    pale: tuple[str, ...]

    def body(self, joints: Joints, share: float = 1.0) -> None:
        """Every part over a seam of the ground's colour, so that limbs stand out from the trunk."""
        for number, part in enumerate(parts(joints)):
            kind = part.name.partition("_")[0]
            token = _PALE[kind] if part.name in self.pale else _FULL[kind]
            if number:
                self._fill(part, SEAM, self.ground)
            self._fill(part, 0.0, _mixed(self.colours(token), self.ground, share))

    def _fill(self, part: Part, wider: float, colour: QColor) -> None:
        """Tube by tube and as polygons: curves are filled four times slower, what overlaps in one path even more."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        for tube in part.tubes:
            polygon = QPolygonF([_point(point) for point in outline(tube, wider)])
            self.painter.drawPolygon(polygon, Qt.FillRule.WindingFill)

    def dots(self, places: Iterable[Point]) -> None:
        """The way that a hand or a foot goes."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colours("figure_near"))
        for place in places:
            self.painter.drawEllipse(_point(place), _DOT_RADIUS, _DOT_RADIUS)


class ExerciseFigure(QWidget):
    """The figure of an exercise: a still card, or a moment of the movement once it has a phase.

    It has no clock of its own: whoever counts the time sets the phase.
    """

    def __init__(self, tokens: Tokens, ground: str = "inset", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours, self._ground = Colours(tokens), ground
        self._figure: Figure | None = None
        self._drawing: FigureDrawing | None = None
        self._side, self._steps = Side.RIGHT, False
        self._phase: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_figure(self, figure: Figure | None, name: str = "") -> None:
        """Show another exercise, or none; `name` is what a screen reader says."""
        self._figure = figure
        self.setAccessibleName(name)
        self._redraw()

    def set_side(self, side: Side) -> None:
        """Show the exercise for this side of the body."""
        if side is not self._side:
            self._side = side
            self._redraw()

    def phase(self) -> float | None:
        """The moment that is shown, as a share (0 to 1) of the round; None for the still card."""
        return self._phase

    def set_phase(self, phase: float | None) -> None:
        """Show the moment at a share (0 to 1) of the round, or the still card."""
        if phase != self._phase:
            self._phase = phase
            self.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Step from key pose to key pose instead of moving."""
        self._steps = reduced
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self._colours = Colours(tokens)
        self.update()

    def sizeHint(self) -> QSize:
        return USUAL_SIZE

    def minimumSizeHint(self) -> QSize:
        return LEAST_SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._figure is None:
            return
        drawing = self._drawing or FigureDrawing(self._figure, self._side)
        self._drawing = drawing
        padding = max(_LEAST_PADDING, min(self.width(), self.height()) * _PADDING_SHARE)
        box = QRectF(self.rect()).adjusted(padding, padding, -padding, -padding)
        ground = self._colours(self._ground)
        painter = QPainter(self)
        if self._phase is None:
            drawing.paint_card(painter, box, self._colours, ground)
        else:
            drawing.paint_moment(painter, box, self._phase, self._steps, self._colours, ground)
        painter.end()

    def _redraw(self) -> None:
        """Forget the drawing; it is made again when the widget is first seen."""
        self._drawing = None
        self.update()


def _point(point: Point) -> QPointF:
    return QPointF(point[0], -point[1])


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of the colour over the ground, opaque: where a ghost's limbs overlap, nothing shows through."""
    return QColor(
        round(colour.red() * share + ground.red() * (1 - share)),
        round(colour.green() * share + ground.green() * (1 - share)),
        round(colour.blue() * share + ground.blue() * (1 - share)),
    )


def _paint_arrow(painter: QPainter, points: Sequence[Point], colour: QColor, scale: float) -> None:
    start, bend, end = map(_point, points)
    way = end - bend
    along = way / math.hypot(way.x(), way.y()) * _ARROW_HEAD
    across = QPointF(-along.y(), along.x()) * 0.8
    path = QPainterPath(start)
    path.quadTo(bend, end)
    path.moveTo(end - along + across)
    path.lineTo(end)
    path.lineTo(end - along - across)
    width = max(_ARROW_UNITS, _LEAST_ARROW_PX / scale)
    painter.strokePath(path, QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))


def _dots(way: Sequence[Point]) -> Iterator[Point]:
    """Points at even distances along a way; none if the way is shorter than a few of them."""
    left = _DOT_GAP
    for (x, y), (u, v) in pairwise(way):
        length = math.hypot(u - x, v - y)
        while length and left <= length:
            x, y = x + (u - x) * left / length, y + (v - y) * left / length
            yield x, y
            length, left = length - left, _DOT_GAP
        left -= length
