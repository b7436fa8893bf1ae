"""Lines of text that are measured once look as matplotlib's own."""

import io
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

from painlog.charts.fonts import font, line_box, text_width
from painlog.charts.palette import Palette
from painlog.charts.picture import picture_bytes
from painlog.charts.sheet import Sheet, Size, new_figure
from painlog.charts.words import Words
from painlog.i18n import Texts

PLACE = (0.4, 0.5)


def painted(words: Text, dpi: float) -> NDArray[np.uint8]:
    figure = Figure(figsize=(4, 0.6), dpi=dpi)
    figure.add_artist(words)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.array(canvas.buffer_rgba())  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("dpi", [72, 100, 144])
@pytest.mark.parametrize("across", ["left", "center", "right"])
@pytest.mark.parametrize("up", ["center", "baseline"])
@pytest.mark.parametrize("text", ["Not recorded", "दर्ज नहीं", "Jug $1 or $2", "two\nlines", ""])
def test_words_are_painted_as_matplotlib_paints_them(text: str, up: str, across: str, dpi: float) -> None:
    look: dict[str, Any] = {"fontproperties": font(13), "color": "#53585d", "ha": across, "va": up}
    own = painted(Words(*PLACE, text, **look), dpi)
    usual = painted(Text(*PLACE, text, parse_math=False, **look), dpi)
    assert bool(text) == bool((own != 255).any())
    np.testing.assert_array_equal(own, usual)


def test_hidden_words_are_not_painted() -> None:
    assert (painted(Words(*PLACE, "Hidden", visible=False), 72) == 255).all()


def test_the_room_of_a_line_grows_with_font_and_screen() -> None:
    small, large = line_box("Heat", font(13)), line_box("Heat", font(26))
    assert small.width == text_width("Heat", font(13))
    assert small.up > small.down > 0
    assert (large.width, large.up) == pytest.approx((2 * small.width, 2 * small.up), rel=0.1)
    assert line_box("Heat", font(13), 144).width == pytest.approx(large.width, rel=0.02)


def test_the_room_is_the_same_on_a_screen_and_in_a_file_but_for_hinting() -> None:
    figure = Figure(figsize=(4, 1), dpi=72)
    words = Words(*PLACE, "Worst score of the day", fontproperties=font(13))
    figure.add_artist(words)
    filed = words.box(RendererSVG(288, 72, io.StringIO()))  # type: ignore[no-untyped-call]
    seen = line_box("Worst score of the day", font(13))
    assert (filed.width, filed.up, filed.down) == pytest.approx((seen.width, seen.up, seen.down), rel=0.06)


def test_words_beside_the_axes_are_not_cut_off_in_a_file(light: Palette) -> None:
    figure = new_figure(Size(200, 100))
    sheet = Sheet(figure, light, Texts("en_GB"))
    axes = sheet.axes(60, 10, 10, 10)
    axes.set_axis_off()
    sheet.words(axes, "Heat", axes.transAxes, (0, 0.5), (-6, 0), ha="right", gid="beside")
    figure.draw_without_rendering()
    (words,) = axes.texts
    assert words.get_window_extent().x1 == pytest.approx(54)
    assert "clip-path" not in picture_bytes(figure, "svg").decode()
