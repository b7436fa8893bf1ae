"""The outlines of the body map: what can be pointed at in the back view and in the front view."""

import json
import math
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from painlog.domain.body import BACK_VIEW, FRONT_VIEW
from painlog.ui.widgets.path_data import painter_path

VIEWS = (BACK_VIEW, FRONT_VIEW)
"""The two figures as they stand side by side, from the left."""

REACH_PX = 12.0
"""How far from a region in px a press still counts for it (design: accessibility, body regions)."""

FIGURE_GAP = 12.0
"""Space between the two figures, in units of the view box."""

_STEP = 1.5


class Direction(Enum):
    """Where an arrow key goes, as a step right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


class Region(NamedTuple):
    """One place of one view: its outline, and an inner point for its number, in units of the view box."""

    site: str
    view: str
    path: QPainterPath
    label: QPointF

    def room(self) -> float:
        """The free width to both sides of the inner point."""
        return 2 * min(self._clearance(-1), self._clearance(1))

    def distance(self, point: QPointF) -> float:
        """How far `point` lies from the outline."""
        polygons = self.path.toSubpathPolygons()
        return min((_to_outline(point, polygon) for polygon in polygons), default=math.inf)

    def _clearance(self, side: int) -> float:
        width = 0.0
        while self.path.contains(self.label + QPointF(side * (width + 0.5), 0)):
            width += 0.5
        return width


class BodyShape:
    """Both views of the body map. In the back view the viewer's left is the person's left."""

    def __init__(
        self, view_box: QRectF, edge: float, regions: list[Region], outlines: dict[str, tuple[QPainterPath, ...]]
    ) -> None:
        self.view_box = view_box
        self.edge = edge
        """Width of the lines between regions, in units of the view box."""
        self._regions = {view: tuple(r for r in regions if r.view == view) for view in VIEWS}
        self._outlines = outlines

    @classmethod
    def load(cls, path: Path) -> "BodyShape":
        """Read the shipped JSON file; raises `ValueError` or `KeyError` if it is broken."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        regions = [
            Region(item["site"], view, painter_path(item["path"]), QPointF(*item["label"]))
            for view in VIEWS
            for item in raw["views"][view]["regions"]
        ]
        outlines = {view: tuple(painter_path(d) for d in raw["views"][view]["outline"]) for view in VIEWS}
        return cls(QRectF(*raw["view_box"]), raw["edge"], regions, outlines)

    def regions(self, view: str) -> tuple[Region, ...]:
        """The places that can be marked in `view`."""
        return self._regions[view]

    def outlines(self, view: str) -> tuple[QPainterPath, ...]:
        """Lines of `view` that only help the eye."""
        return self._outlines[view]

    def region(self, view: str, site: str) -> Region | None:
        """The region of `site` in `view`, or None where that view does not show it."""
        return next((region for region in self._regions[view] if region.site == site), None)

    def site_at(self, view: str, point: QPointF, scale: float) -> str | None:
        """The site under `point`, else the nearest within `REACH_PX` on a screen with `scale` px to a unit."""
        region = self._containing(view, point)
        if region is not None:
            return region.site
        reach = REACH_PX / scale
        near = (r for r in self._regions[view] if _grown(r.path.boundingRect(), reach).contains(point))
        distance, site = min(((r.distance(point), r.site) for r in near), default=(math.inf, None))
        return site if distance <= reach else None

    def neighbour(self, region: Region, direction: Direction) -> Region:
        """The next region that a line from `region` in `direction` meets, on either figure.

        Where the line meets none, the nearest region that lies in that direction at all; at the rim, `region`.
        """
        for view, point in self._line(region, direction):
            hit = self._containing(view, point)
            if hit is not None and hit is not region:
                return hit
        return self._nearest_beyond(region, direction)

    def _line(self, region: Region, direction: Direction) -> Iterator[tuple[str, QPointF]]:
        """Points from the inner point of `region` on, as far as the figures reach, each with its view."""
        step = QPointF(*direction.value) * _STEP
        place = self._on_plane(region) + step
        plane = self.view_box.united(self.view_box.translated(self._pitch, 0))
        while plane.contains(place):
            view = FRONT_VIEW if place.x() >= self.view_box.left() + self._pitch else BACK_VIEW
            yield view, place - QPointF(self._pitch if view == FRONT_VIEW else 0, 0)
            place += step

    def _nearest_beyond(self, region: Region, direction: Direction) -> Region:
        start, (right, down) = self._on_plane(region), direction.value

        def cost(other: Region) -> float:
            way = self._on_plane(other) - start
            along = way.x() * right + way.y() * down
            across = abs(way.x() * down) + abs(way.y() * right)
            return along + 2 * across if along > across / 2 else math.inf

        others = [other for view in VIEWS for other in self._regions[view] if other is not region]
        best = min(others, key=cost)
        return best if cost(best) < math.inf else region

    def _containing(self, view: str, point: QPointF) -> Region | None:
        return next((region for region in self._regions[view] if region.path.contains(point)), None)

    def _on_plane(self, region: Region) -> QPointF:
        """The inner point on a plane on which the two figures stand side by side."""
        return region.label + QPointF(self._pitch if region.view == FRONT_VIEW else 0, 0)

    @property
    def _pitch(self) -> float:
        return self.view_box.width() + FIGURE_GAP


def _to_outline(point: QPointF, polygon: QPolygonF) -> float:
    corners = [polygon.at(i) for i in range(polygon.count())]
    return min((_to_line(point, a, b) for a, b in pairwise(corners)), default=math.inf)


def _to_line(point: QPointF, start: QPointF, end: QPointF) -> float:
    """The distance from `point` to the straight line between two points."""
    way, to_point = end - start, point - start
    length = QPointF.dotProduct(way, way)
    share = min(1.0, max(0.0, QPointF.dotProduct(to_point, way) / length)) if length else 0.0
    gap = to_point - way * share
    return math.hypot(gap.x(), gap.y())


def _grown(rect: QRectF, by: float) -> QRectF:
    return rect.adjusted(-by, -by, by, by)
