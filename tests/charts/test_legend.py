"""The legend is laid out as matplotlib lays out its own, which took longer."""

from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from numpy.typing import NDArray

from painlog.charts.head import PAD, draw_head
from painlog.charts.legend import LEGEND, Key, Legend, Place
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet, Size, new_figure
from painlog.i18n import Texts

WIDE = Size(620, 120)
LABELS = ("Worst score", "7-day average, likely range", "दर्ज नहीं", "Short")


def keys(count: int = 4) -> list[Key]:
    line = Line2D([], [], color="#245f73", linewidth=2.4)
    handles = (
        Line2D([], [], linestyle="none", marker="o", markersize=8, markerfacecolor="#b35f22"),
        (Patch(facecolor="#245f73", alpha=0.2, linewidth=0), line),
        Patch(facecolor="none", edgecolor="#888888", linewidth=0, hatch="////"),
        Line2D([1, 2], [3, 4], color="#111111", linestyle="--", marker="s", clip_on=False),
    )
    return [Key(handle, label) for handle, label in zip(handles[:count], LABELS, strict=False)]


def sheet_of(palette: Palette, size: Size = WIDE, dpi: float = 72) -> Sheet:
    figure = new_figure(size)
    figure.set_dpi(dpi)
    return Sheet(figure, palette, Texts("en_GB"), size.text_scale)


def painted(figure: Figure) -> NDArray[np.int16]:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.array(canvas.buffer_rgba()).astype(np.int16)  # type: ignore[no-untyped-call]


def usual(sheet: Sheet, shown: list[Key], columns: int, place: Place) -> None:
    """The same keys by matplotlib."""
    handles: list[Any] = [key.handle for key in shown]
    sheet.figure.legend(
        handles,
        [key.label for key in shown],
        loc="center right" if place.right else "center left",
        bbox_to_anchor=(sheet.across(place.edge), sheet.down(place.middle)),
        ncols=columns,
        prop=sheet.font(),
        labelcolor=sheet.palette.ink2,
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        handlelength=1.9,
        handletextpad=0.6,
        columnspacing=1.3,
        handler_map={tuple: HandlerTuple(ndivide=1, pad=0)},
    )


def assert_alike(palette: Palette, shown: list[Key], columns: int, right: bool, scale: float, dpi: float) -> None:
    size = Size(WIDE.width, WIDE.height, scale)
    place = Place(600 if right else 20, 60, right)
    own, other = sheet_of(palette, size, dpi), sheet_of(palette, size, dpi)
    own.figure.add_artist(Legend(own, shown, columns, place))
    usual(other, shown, columns, place)
    seen = painted(own.figure)
    assert (seen != 255).any()
    assert np.sqrt(np.mean((seen - painted(other.figure)) ** 2.0)) < 0.1


@pytest.mark.parametrize("dpi", [72, 144])
@pytest.mark.parametrize(
    ("columns", "right", "scale"), [(4, True, 1.0), (3, False, 1.0), (2, False, 1.3), (1, True, 1.0)]
)
def test_it_looks_as_matplotlib_would_draw_it(
    columns: int, right: bool, scale: float, dpi: float, light: Palette
) -> None:
    assert_alike(light, keys(), columns, right, scale, dpi)


@pytest.mark.usefixtures("same_font")
@pytest.mark.parametrize("dpi", [72, 144])
@pytest.mark.parametrize("columns", [1, 2])
def test_it_looks_so_in_the_font_that_matplotlib_brings_along(columns: int, dpi: float, light: Palette) -> None:
    assert_alike(light, keys(2), columns, True, 1.0, dpi)


def test_the_first_columns_are_the_longer_ones(light: Palette) -> None:
    sheet = sheet_of(light)
    sheet.figure.add_artist(Legend(sheet, keys(3), 2, Place(20, 60, right=False)))
    painted(sheet.figure)
    first, second, third = (text.get_window_extent() for text in sheet.figure.findobj(Text))
    assert first.x0 == second.x0 < third.x0
    assert first.y0 == third.y0 > second.y1


def test_keys_stand_in_the_middle_of_their_height_and_end_at_the_edge(light: Palette) -> None:
    sheet = sheet_of(light)
    legend = Legend(sheet, keys(1), 1, Place(600, 60, right=True))
    sheet.figure.add_artist(legend)
    painted(sheet.figure)
    box = legend.get_window_extent()
    assert (box.x1, (box.y0 + box.y1) / 2) == pytest.approx((600, 60))


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_a_legend_without_room_beside_the_title_goes_below_it(scale: float, light: Palette) -> None:
    wide, narrow = sheet_of(light, Size(1030, 200, scale)), sheet_of(light, Size(500, 200, scale))
    assert draw_head(wide, "Title", keys(2)) == 0
    assert draw_head(narrow, "Title", keys()) >= 2 * 25 * scale
    painted(narrow.figure)
    (legend,) = narrow.figure.findobj(lambda artist: artist.get_gid() == LEGEND)
    box = legend.get_window_extent()
    assert PAD <= box.x0 < box.x1 <= narrow.width - narrow.px(PAD)
