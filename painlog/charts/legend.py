"""The legend of a chart, laid out as matplotlib's own, which spends a tenth of a redraw on packing its boxes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.transforms import Affine2D, Bbox

from painlog.charts.fonts import LineBox
from painlog.charts.sheet import Sheet
from painlog.charts.words import Words

LEGEND = "legend"
"""The id of the legend."""

_MARK_WIDE, _MARK_HIGH, _MARK_GAP = 1.9, 0.7, 0.6
_COLUMN_GAP, _LINE_GAP = 1.3, 0.5
"""Lengths as shares of the font's height."""

_LETTERS = "lp"
"""Every line is as high as these at least, whichever letters it has."""


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a legend: its mark (several are drawn on top of each other) and what it means."""

    handle: Line2D | Patch | tuple[Line2D | Patch, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a legend stands in its figure: its left or right edge, and its middle, in pixels from the top left."""

    edge: float
    middle: float
    right: bool


@dataclass(frozen=True, slots=True)
class _Item:
    """The artists of a key and where they stand: `place` begins at the left of the mark, on the label's baseline."""

    marks: tuple[Artist, ...]
    name: Words
    place: Affine2D


class Legend(Artist):
    """Keys in columns that are filled one after the other, the first ones longer.

    They are placed when they are drawn: every screen and every file format has its own widths of words.
    """

    def __init__(self, sheet: Sheet, keys: Sequence[Key], columns: int, place: Place) -> None:
        super().__init__()
        self.set(gid=LEGEND, zorder=5)
        self._sheet, self._place = sheet, place
        self._size = sheet.font().get_size_in_points()
        self._letters = Words(0, 0, _LETTERS, fontproperties=sheet.font())
        items = [_item(sheet, key, self._size) for key in keys]
        short, longer = divmod(len(items), columns)
        left = iter(items)
        self._columns = [[next(left) for _ in range(short + (column < longer))] for column in range(columns)]
        self._room = Bbox.null()
        self._children = [artist for item in items for artist in (*item.marks, item.name)]

    def get_children(self) -> list[Artist]:
        return self._children

    def set_figure(self, figure: Figure | SubFigure) -> None:
        super().set_figure(figure)
        for child in (self._letters, *self._children):
            child.set_figure(figure)

    def draw(self, renderer: RendererBase) -> None:
        self._lay_out(renderer)
        renderer.open_group(LEGEND, gid=self.get_gid())
        for child in self._children:
            child.draw(renderer)
        renderer.close_group(LEGEND)
        self.stale = False

    def get_window_extent(self, renderer: RendererBase | None = None) -> Bbox:
        """The room that it took when it was drawn last."""
        return self._room

    def _lay_out(self, renderer: RendererBase) -> None:
        scale = float(renderer.points_to_pixels(1.0))  # type: ignore[arg-type]
        em = self._size * scale
        least = max(self._letters.box(renderer).up, _MARK_HIGH * em)
        boxes = [[_box(item, renderer, em, least) for item in column] for column in self._columns]
        widths = [max(box.width for box in column) for column in boxes]
        baselines = [_baselines(column, _LINE_GAP * em) for column in boxes]
        top = max(column[0].up for column in boxes)
        foot = min(lines[-1] - column[-1].down for lines, column in zip(baselines, boxes, strict=True))
        x, y = self._anchor()
        width = sum(widths) + _COLUMN_GAP * em * (len(widths) - 1)
        x -= width if self._place.right else 0
        self._room = Bbox.from_bounds(x, y - (top - foot) / 2, width, top - foot)
        for column, lines, width in zip(self._columns, baselines, widths, strict=True):
            for item, line in zip(column, lines, strict=True):
                item.place.clear().scale(scale).translate(x, y - (top + foot) / 2 + line)
            x += width + _COLUMN_GAP * em

    def _anchor(self) -> tuple[float, float]:
        sheet, place = self._sheet, self._place
        x, y = sheet.figure.transFigure.transform((sheet.across(place.edge), sheet.down(place.middle)))
        return float(x), float(y)


def _item(sheet: Sheet, key: Key, size: float) -> _Item:
    place = Affine2D()
    handles = key.handle if isinstance(key.handle, tuple) else (key.handle,)
    name = Words(
        (_MARK_WIDE + _MARK_GAP) * size,
        0,
        key.label,
        fontproperties=sheet.font(),
        color=sheet.palette.ink2,
        transform=place,
    )
    return _Item(tuple(_mark(handle, size, place) for handle in handles), name, place)


def _mark(handle: Line2D | Patch, size: float, place: Affine2D) -> Artist:
    """A short line with its marker in the middle, or a box, that looks like the handle."""
    wide, high = _MARK_WIDE * size, _MARK_HIGH * size
    mark: Line2D | Rectangle
    if isinstance(handle, Line2D):
        mark = Line2D([0, wide / 2, wide], [high / 2] * 3, markevery=[1])
        mark.update_from(handle)
    else:
        mark = Rectangle((0, 0), wide, high)
        mark.update_from(handle)
    mark.set(transform=place, clip_box=None, clip_path=None)
    return mark


def _box(item: _Item, renderer: RendererBase, em: float, least: float) -> LineBox:
    """The room that mark and name need, `least` above the baseline."""
    name = item.name.box(renderer)
    return LineBox((_MARK_WIDE + _MARK_GAP) * em + name.width, max(name.up, least), max(name.down, 0.0))


def _baselines(boxes: Sequence[LineBox], gap: float) -> list[float]:
    """How far above the first baseline of a column each of its baselines lies: 0 and less."""
    lines = [0.0]
    for upper, lower in pairwise(boxes):
        lines.append(lines[-1] - upper.down - gap - lower.up)
    return lines
