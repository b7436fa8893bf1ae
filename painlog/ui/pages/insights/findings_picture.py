"""The picture of what a card of Insights shows, drawn as `painlog chart` draws it."""

from pathlib import Path
from typing import TYPE_CHECKING

from painlog.services.insights import Insights
from painlog.ui.page import PageContext

if TYPE_CHECKING:
    from painlog.ui.widgets.chart_view import DrawnPicture


class FindingsPicture:
    """`kind` is one of `WHOLE_CHARTS`; `show_insights` says what is drawn."""

    def __init__(self, context: PageContext, kind: str) -> None:
        self.kind = kind
        self._context = context
        self._found: Insights | None = None

    def show_insights(self, found: Insights) -> None:
        """Draw these findings from now on."""
        self._found = found

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        self._picture().copy_picture()

    def save_picture(self, path: Path) -> None:
        """Write the chart as PNG, SVG or PDF, by the name's ending. Raises `UserError` where that fails."""
        self._picture().save_picture(path)

    def _picture(self) -> "DrawnPicture":
        from painlog.services.chart_drawing import draw_findings
        from painlog.ui.widgets.chart_view import DrawnPicture

        found, t = self._found, self._context.texts
        assert found is not None, "the buttons show only beside findings"
        return DrawnPicture(self._context.theme, lambda palette: draw_findings(self.kind, found, palette, t))
