"""Write resources/icons/icons.json: every SVG of the folder as absolute lines and curves, for the window to draw.

Usage: uv run python tools/icons.py
The window then needs no SVG library at start-up. Run it after a change to an icon; a test compares the two.
"""

import json
import math
import re
from pathlib import Path
from xml.etree import ElementTree

from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import SVGPath
from fontTools.svgLib.path.shapes import PathBuilder

FOLDER = Path(__file__).parent.parent / "resources" / "icons"
TARGET = FOLDER / "icons.json"

Stroke = dict[str, object]


def strokes(svg: str) -> list[Stroke]:
    """The strokes of one icon: path data, stroke width (0 for none), and whether it is filled."""
    found: list[Stroke] = []
    usual = {"stroke-width": "1.75", "fill": "none", "stroke": "currentColor"}
    _walk(ElementTree.fromstring(svg), usual, Transform(), found)
    return found


def _walk(element: ElementTree.Element, above: dict[str, str], placed: Transform, found: list[Stroke]) -> None:
    given = {name: element.get(name, above[name]) for name in above}
    placed = placed.transform(_transform(element.get("transform", "")))
    data = _data(element, placed)
    if data:
        width = 0.0 if given["stroke"] == "none" else float(given["stroke-width"])
        found.append({"d": data, "width": width, "fill": given["fill"] != "none"})
    for child in element:
        _walk(child, given, placed, found)


def _transform(text: str) -> Transform:
    """The two kinds of transform that the icons use: `matrix(…)` and `rotate(degrees x y)`."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
    if not text:
        return Transform()
    if text.startswith("matrix"):
        return Transform(*numbers)
    if text.startswith("rotate"):
        degrees, x, y = numbers
        return Transform().translate(x, y).rotate(math.radians(degrees)).translate(-x, -y)
    raise ValueError(text)


def _data(element: ElementTree.Element, placed: Transform) -> str:
    builder = PathBuilder()
    builder.add_path_from_element(element)
    if not builder.paths:
        return ""
    pen = RecordingPen()
    drawing = SVGPath.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{builder.paths[0]}"/></svg>')
    drawing.draw(TransformPen(pen, placed))
    return "".join(_command(name, points) for name, points in pen.value)


_LETTERS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "qCurveTo": "Q", "closePath": "Z", "endPath": ""}


def _command(name: str, points: tuple[tuple[float, float], ...]) -> str:
    return _LETTERS[name] + " ".join(f"{round(x, 3):g} {round(y, 3):g}" for x, y in points)


def table() -> dict[str, list[Stroke]]:
    """The strokes of every icon by its name."""
    return {file.stem: strokes(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.svg"))}


if __name__ == "__main__":
    TARGET.write_text(json.dumps(table(), separators=(",", ":")).replace('],"', '],\n"') + "\n", encoding="utf-8")
