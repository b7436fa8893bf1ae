"""The body map as a vector picture for paper: the back view and the front view side by side."""

from collections.abc import Iterator, Mapping
from typing import Any

from painlog.charts.palette import Palette
from painlog.domain.body import BACK_VIEW, FRONT_VIEW

GAP = 40.0
"""Space between the two figures, in units of the view box."""

_MARK_EDGE = 2.4


def body_map_svg(shape: Mapping[str, Any], colours: Mapping[str, str], palette: Palette) -> str:
    """Both figures of `shape` (the shipped outlines) as SVG; `colours` are the fills of the marked sites."""
    left, top, width, height = shape["view_box"]
    parts = [
        f'<g transform="translate({place * (width + GAP):g} 0)">{"".join(_view(shape, view, colours, palette))}</g>'
        for place, view in enumerate((BACK_VIEW, FRONT_VIEW))
    ]
    box = f"{left:g} {top:g} {2 * width + GAP:g} {height:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(parts)}</svg>'


def _view(shape: Mapping[str, Any], view: str, colours: Mapping[str, str], palette: Palette) -> Iterator[str]:
    """Every region, the marked ones last so that their edges stay whole."""
    regions = shape["views"][view]["regions"]
    for region in regions:
        if region["site"] not in colours:
            yield _path(region["path"], palette.well, palette.axis, shape["edge"])
    for line in shape["views"][view]["outline"]:
        yield _path(line, "none", palette.axis, shape["edge"])
    for region in regions:
        if region["site"] in colours:
            yield _path(region["path"], colours[region["site"]], palette.ink, _MARK_EDGE)


def _path(data: str, fill: str, edge: str, width: float) -> str:
    return f'<path d="{data}" fill="{fill}" stroke="{edge}" stroke-width="{width:g}" stroke-linejoin="round"/>'
