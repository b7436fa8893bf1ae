"""Charts in the window. The only module of the window that imports matplotlib; imported when Trends is first built."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from painlog.charts.palette import Palette
from painlog.charts.picture import picture_bytes, save_figure
from painlog.charts.sheet import PICTURE, new_figure
from painlog.charts.trend import TITLE, draw_trend, trend_description
from painlog.charts.trend_data import TrendData
from painlog.i18n import Texts
from painlog.ui.theme import Theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Drawing = Callable[["Figure", Palette, float], None]
"""Draws a chart on a figure, however large it is, in a palette and at a text scale."""

SMALLEST = (320, 300)
"""Below this a page scrolls rather than squeezes the chart."""


class ChartView(QWidget):
    """Shows one chart; draws it anew when it is resized and when the theme changes, sharp on every screen."""

    def __init__(self, theme: Theme) -> None:
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

        super().__init__()
        self.setProperty("role", "chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._drawing: Drawing | None = None
        self.figure = new_figure(PICTURE)
        self._canvas = FigureCanvasQTAgg(self.figure)  # type: ignore[no-untyped-call]
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas.mpl_connect("resize_event", lambda _event: self._draw())
        self._canvas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._canvas)
        theme.changed.connect(self._draw)
        self._draw()

    def set_drawing(self, drawing: Drawing, name: str, description: str) -> None:
        """Show a chart; `name` and `description` say to a screen reader what it is and what it shows."""
        self._drawing = drawing
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self._draw()

    def show_trend(self, data: TrendData, texts: Texts) -> None:
        """Show the trend chart of these days."""
        self.set_drawing(
            lambda figure, palette, scale: draw_trend(figure, data, palette, texts, scale),
            texts(TITLE),
            trend_description(data, texts),
        )

    def save_picture(self, path: Path) -> None:
        """Write the chart as PNG, SVG or PDF, by the name's ending. Raises `UserError` as `save_figure` does."""
        save_figure(self._picture(), path, self.accessibleDescription())

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        image = QImage.fromData(picture_bytes(self._picture(), "png"))
        QGuiApplication.clipboard().setImage(image)

    def _picture(self) -> "Figure":
        figure = new_figure(PICTURE)
        self._draw_on(figure, 1.0)
        return figure

    def _draw(self) -> None:
        self._canvas.setMinimumSize(SMALLEST[0], self._theme.px(SMALLEST[1]))
        self._draw_on(self.figure, self._theme.scale)
        self._canvas.draw_idle()  # type: ignore[no-untyped-call]

    def _draw_on(self, figure: "Figure", scale: float) -> None:
        palette = Palette.from_tokens(self._theme.tokens)
        if self._drawing is None:
            figure.set_facecolor(palette.background)
        else:
            self._drawing(figure, palette, scale)
