"""A figure on which charts are laid out in pixels from its top left corner."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.transforms import ScaledTranslation, Transform

from painlog.charts.fonts import BASE_DPI, font
from painlog.charts.palette import Palette
from painlog.charts.words import Words
from painlog.i18n import Texts

TITLE_PX, LABEL_PX = 17, 13


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a picture in pixels; `text_scale` multiplies its texts and margins."""

    width: float
    height: float
    text_scale: float = 1.0


PICTURE = Size(1056, 594)
"""A chart that is saved or copied: as large as on the page of a window of usual size."""

SMALL_PICTURE = Size(480, 360)
"""One of the smaller charts that is saved or copied."""


def new_figure(size: Size) -> Figure:
    """An empty figure of this size."""
    return Figure(figsize=(size.width / BASE_DPI, size.height / BASE_DPI), dpi=BASE_DPI)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A figure with the palette, the texts and the text scale that everything on it shares."""

    figure: Figure
    palette: Palette
    texts: Texts
    scale: float = 1.0

    def clear(self) -> None:
        """Begin anew on the palette's background."""
        for axes in self.figure.axes:
            self.figure.delaxes(axes)  # clear() alone would empty them first: a tenth of a redraw
        self.figure.clear()
        self.figure.set_facecolor(self.palette.background)

    @property
    def width(self) -> float:
        return float(self.figure.get_figwidth() * BASE_DPI)

    @property
    def height(self) -> float:
        return float(self.figure.get_figheight() * BASE_DPI)

    def px(self, length: float) -> float:
        """A length that grows with the text."""
        return length * self.scale

    def font(self, pixels: float = LABEL_PX, bold: bool = False) -> FontProperties:
        return font(self.px(pixels), bold)

    def across(self, x: float) -> float:
        """A place `x` pixels from the left as a share of the width."""
        return x / self.width

    def down(self, y: float) -> float:
        """A place `y` pixels from the top as a share of the height, counted from below as matplotlib does."""
        return 1 - y / self.height

    def text(self, x: float, y: float, text: str, properties: FontProperties, colour: str = "") -> Words:
        """A text that begins at `x` and is centred on `y`."""
        words = Words(self.across(x), self.down(y), text, fontproperties=properties, va="center")
        words.set_color(colour or self.palette.ink)
        self.figure.add_artist(words)
        return words

    def words(
        self, axes: Axes, text: str, place: Transform, at: tuple[float, float], off: tuple[float, float], **look: str
    ) -> Words:
        """A text in `axes`, `off` pixels to the right of and above a point of `place`, centred on that height."""
        right, up = off
        shift = ScaledTranslation(right / BASE_DPI, up / BASE_DPI, self.figure.dpi_scale_trans)
        words = Words(*at, text, transform=place + shift, fontproperties=self.font())
        words.set(**({"color": self.palette.ink2, "va": "center"} | look))
        axes.add_artist(words)
        return words

    def axes(self, left: float, top: float, right: float, bottom: float) -> Axes:
        """Bare axes with these margins; never smaller than a pixel, however small the window is made."""
        width = max(self.width - left - right, 1.0)
        height = max(self.height - top - bottom, 1.0)
        box = (left / self.width, bottom / self.height, width / self.width, height / self.height)
        axes = self.figure.add_axes(box, facecolor="none")
        axes.tick_params(left=False, bottom=False, labelleft=False, labelbottom=False)
        for spine in axes.spines.values():
            spine.set_visible(False)
        return axes

    def width_of(self, axes: Axes) -> float:
        """The width of axes in pixels."""
        return float(axes.get_position().width * self.width)

    def height_of(self, axes: Axes) -> float:
        """The height of axes in pixels."""
        return float(axes.get_position().height * self.height)
