"""painlog's own six faces, as geometry: one number drives mouth, brows and eyes, nothing else moves.

Head, nose and colours are the same for every score. There is no smile at 0, no tear at 10 and no anger: the
outer ends of the brows fall most. The box is 92 wide and 96 high with its middle at (0, 0).
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from painlog.domain.scales import HIGHEST_SCORE

FACE_BOX = QRectF(-46, -48, 92, 96)
HEAD_HEIGHT = 88.0
_SIDES = (-1, 1)
_EYE_X, _EYE_Y, _EYE_HALF_WIDTH = 16.0, -3.0, 3.7
_MOUTH_Y = 24.0
_LIDS_MEET = 0.3
_LOWER_LID_RISES = 0.75
_LOWER_LID_PRESSES = 0.85
_MOUTH_PARTS = 1.5
_WIDEST_OPENING = 11.5


@dataclass(frozen=True, slots=True)
class Expression:
    """What moves in a face, in units of the box; openness and squeeze go from 0 to 1."""

    brow_inner_drop: float
    brow_outer_drop: float
    brow_arch: float
    brow_together: float
    eye_openness: float
    eye_squeeze: float
    mouth_width: float
    mouth_sag: float
    mouth_opening: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of the drawing: its path, pen width in units of the box, whether it is filled, its opacity."""

    path: QPainterPath
    width: float
    filled: bool = False
    opacity: float = 1.0


def expression(score: float) -> Expression:
    """The face of a score from 0 to 10 (table of the design's section on faces)."""
    t = score / HIGHEST_SCORE
    return Expression(
        brow_inner_drop=2.4 * t,
        brow_outer_drop=6.4 * t**0.9,
        brow_arch=3.6 - 3.2 * t,
        brow_together=3.4 * _smooth(t, 0.3, 1),
        eye_openness=1 - _smooth(t, 0.05, 0.9),
        eye_squeeze=_smooth(t, 0.5, 1),
        mouth_width=24 + 5 * _smooth(t, 0.3, 1),
        mouth_sag=6.4 * min(1, t / 0.75),
        mouth_opening=_WIDEST_OPENING * _smooth(t, 0.55, 1),
    )


def head() -> QPainterPath:
    """The outline of the head, the same for every score."""
    path = QPainterPath(QPointF(0, -44))
    path.cubicTo(25, -44, 40, -28, 40, -3)
    path.cubicTo(40, 23, 25, 44, 0, 44)
    path.cubicTo(-25, 44, -40, 23, -40, -3)
    path.cubicTo(-40, -28, -25, -44, 0, -44)
    path.closeSubpath()
    return path


def features(score: float) -> tuple[Stroke, ...]:
    """Brows, eyes, nose and mouth of a score from 0 to 10."""
    look = expression(score)
    nose = Stroke(_curve((-3.4, 10.5), (0, 12.6), (3.4, 10.5)), 2.2, opacity=0.55)
    brows = tuple(Stroke(_brow(look, side), 3.4) for side in _SIDES)
    eyes = tuple(stroke for side in _SIDES for stroke in _eye(look, side))
    return (*brows, *eyes, nose, _mouth(look))


def _brow(look: Expression, side: int) -> QPainterPath:
    outer, inner = 26.0, 9 - look.brow_together
    outer_y, inner_y = -14.6 + look.brow_outer_drop, -15.4 + look.brow_inner_drop
    middle = (outer + inner) / 2, (outer_y + inner_y) / 2 - 1.5 * look.brow_arch
    return _curve((side * outer, outer_y), (side * middle[0], middle[1]), (side * inner, inner_y))


def _eye(look: Expression, side: int) -> tuple[Stroke, ...]:
    x, y = side * _EYE_X, _EYE_Y + 1.2 * look.eye_squeeze
    return _open_eye(look, x, y) if look.eye_openness > _LIDS_MEET else _closed_eye(look, side, x, y)


def _open_eye(look: Expression, x: float, y: float) -> tuple[Stroke, ...]:
    half_height = 1.5 + 3.1 * look.eye_openness
    ball = QPainterPath()
    ball.addEllipse(QPointF(x, y), _EYE_HALF_WIDTH, half_height)
    if look.eye_openness >= _LOWER_LID_RISES:
        return (Stroke(ball, 0, filled=True),)
    lid = y + half_height + 2.4
    return Stroke(ball, 0, filled=True), Stroke(_curve((x - 5, lid), (x, lid + 2), (x + 5, lid)), 2)


def _closed_eye(look: Expression, side: int, x: float, y: float) -> tuple[Stroke, ...]:
    tilt = 2 * look.eye_squeeze
    bend = y + 1.5 * (1 - look.eye_squeeze) + 1.2
    line = Stroke(_curve((x + side * 7, y - 0.7 * tilt), (x, bend), (x - side * 6.5, y + tilt)), 3.2)
    if look.eye_squeeze <= _LOWER_LID_PRESSES:
        return (line,)
    return line, Stroke(_curve((x + side * 6.5, y + 4.6), (x, y + 7.6), (x - side * 4.5, y + 6.6)), 2.2)


def _mouth(look: Expression) -> Stroke:
    half, sag = look.mouth_width / 2, look.mouth_sag
    if look.mouth_opening < _MOUTH_PARTS:
        ends = _MOUTH_Y + 0.6 * sag
        return Stroke(_curve((-half, ends), (0, _MOUTH_Y - 0.9 * sag), (half, ends)), 3.4)
    return Stroke(_open_mouth(half, sag, look.mouth_opening / _WIDEST_OPENING), 3, filled=True)


def _open_mouth(half: float, sag: float, opening: float) -> QPainterPath:
    """A bean with its corners down and no teeth; `opening` goes from 0 to 1."""
    top, bottom = _MOUTH_Y - 2.6 - 3.2 * opening, _MOUTH_Y + 5.2 + 4.6 * opening
    corner, shoulder = _MOUTH_Y + 0.55 * sag - 0.4, _MOUTH_Y - 0.4 * sag
    path = QPainterPath(QPointF(-half, corner))
    path.cubicTo(-0.86 * half, shoulder, -0.5 * half, top, 0, top)
    path.cubicTo(0.5 * half, top, 0.86 * half, shoulder, half, corner)
    path.cubicTo(half + 1.2, bottom - 0.4, 0.7 * half, bottom, 0, bottom - 0.6)
    path.cubicTo(-0.7 * half, bottom, -half - 1.2, bottom - 0.4, -half, corner)
    path.closeSubpath()
    return path


def _curve(start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*start))
    path.quadTo(QPointF(*bend), QPointF(*end))
    return path


def _smooth(t: float, low: float, high: float) -> float:
    """Hermite smoothstep from 0 at `low` to 1 at `high`."""
    x = min(1.0, max(0.0, (t - low) / (high - low)))
    return x * x * (3 - 2 * x)
