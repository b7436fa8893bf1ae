"""The drawings of the back-care pages, read from their TOML files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from painlog.domain.back_care import CARE_TOPICS
from painlog.domain.figure_reading import read_figure
from painlog.domain.motion import Figure
from painlog.domain.naming import N_
from painlog.domain.toml_table import TomlTable
from painlog.errors import UserError


@dataclass(frozen=True, slots=True)
class Stroke:
    """One path of a drawing without a figure: SVG path data and the tokens of its colours, empty for none."""

    path: str
    fill: str = ""
    edge: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing without a figure, in a box of this width and height whose y goes down."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]


Drawing = Figure | Sketch


@cache
def care_drawings(folder: Path) -> Mapping[str, Drawing]:
    """The drawing of each topic; raises `UserError` that names the file where something is wrong."""
    return MappingProxyType({topic.id: _read(folder / f"{topic.id}.toml") for topic in CARE_TOPICS})


def _read(file: Path) -> Drawing:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = N_("Mend the file, or install painlog again.")
        raise UserError(N_("{file} cannot be read: {reason}."), hint, file=file.name, reason=error) from error
    table = TomlTable(values, file.name)
    drawing = read_figure(table.table("figure")) if "figure" in table else _sketch(table)
    table.finish()
    return drawing


def _sketch(table: TomlTable) -> Sketch:
    width, height = table.numbers("box", 2)
    return Sketch(width, height, tuple(_stroke(stroke) for stroke in table.tables("strokes")))


def _stroke(table: TomlTable) -> Stroke:
    made = Stroke(
        table.text("path"),
        table.text("fill") if "fill" in table else "",
        table.text("edge") if "edge" in table else "",
        table.number("width", 0.0, 20.0, 0.0),
    )
    table.finish()
    return made
