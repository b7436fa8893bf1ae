"""SVG path data of the simplest kind, as Qt paths."""

import re

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

_COMMAND = re.compile(r"([MLCQZ])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_POINTS_OF = {"M": 1, "L": 1, "C": 3, "Q": 2, "Z": 0}


def painter_path(data: str) -> QPainterPath:
    """The path of SVG path data with absolute M, L, C, Q and Z; raises `ValueError` for anything else."""
    path = QPainterPath()
    if _COMMAND.sub("", data).strip():
        raise ValueError(data)
    for command, rest in _COMMAND.findall(data):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        points = [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        _draw(path, command, points)
    return path


def _draw(path: QPainterPath, command: str, points: list[QPointF]) -> None:
    count = _POINTS_OF[command]
    if bool(points) != bool(count) or (count and len(points) % count):
        raise ValueError(command)
    if not count:
        path.closeSubpath()
    for start in range(0, len(points), count or 1):
        match points[start : start + count]:
            case [to] if command == "M":
                path.moveTo(to)
            case [to]:
                path.lineTo(to)
            case [bend, to]:
                path.quadTo(bend, to)
            case [bend, other_bend, to]:
                path.cubicTo(bend, other_bend, to)
