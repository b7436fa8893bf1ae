"""Lines of text that are measured once: matplotlib's own are laid out anew, twice even, at every drawing."""

from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text

from painlog.charts.fonts import LineBox, line_box

_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The share of a line that lies before its place."""


class Words(Text):
    """A level line without formulas, its baseline or its middle at its place."""

    def __init__(self, x: float, y: float, text: str, **look: Any) -> None:
        super().__init__(x, y, text, parse_math=False, clip_on=False, **look)

    def box(self, renderer: RendererBase) -> LineBox:
        """The room that the line needs in pixels of `renderer`."""
        if isinstance(renderer, RendererAgg):
            return line_box(self.get_text(), self.get_fontproperties(), float(renderer.dpi))
        bounds = self.get_window_extent(renderer)
        _, y = self.get_transform().transform(self.get_position())
        return LineBox(bounds.width, bounds.y1 - y, y - bounds.y0)

    def draw(self, renderer: RendererBase) -> None:
        if not isinstance(renderer, RendererAgg) or "\n" in self.get_text():
            super().draw(renderer)
        elif self.get_text() and self.get_visible():
            self._draw_line(renderer)
            self.stale = False

    def _draw_line(self, renderer: RendererAgg) -> None:
        box = self.box(renderer)
        x, y = self.get_transform().transform(self.get_position())
        left = x - _BEFORE[self.get_horizontalalignment()] * box.width
        baseline = y - (box.up - box.down) / 2 if self.get_verticalalignment() == "center" else y
        graphics = renderer.new_gc()
        graphics.set_foreground(self.get_color())
        renderer.draw_text(  # type: ignore[no-untyped-call]
            graphics, left, renderer.height - baseline, self.get_text(), self.get_fontproperties(), 0
        )
        graphics.restore()
