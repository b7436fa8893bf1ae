"""Where it hurt: the share of pain days on which a place was marked."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from painlog.charts.bars import SMALL_PAD, draw_small_head
from painlog.charts.fonts import shortened
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet
from painlog.charts.side_data import SiteShare
from painlog.domain.naming import N_
from painlog.i18n import Texts

TITLE = N_("Where")
NOTHING = N_("No place marked yet")

_TOP, _FOOT, _BAR_PX = 58, 14, 9


def sites_subtitle(data: Sequence[SiteShare], texts: Texts) -> str:
    """Of which days the shares are."""
    if not data:
        return texts(NOTHING)
    return texts.n("Share of {n} pain day with a place", "Share of {n} pain days with a place", data[0].share.count)


def percent(share: float, texts: Texts) -> str:
    """A share as whole hundredths, as the language writes them."""
    from babel.numbers import format_percent

    return format_percent(round(share, 2), locale=texts.locale)


def interval_percent(site: SiteShare, texts: Texts) -> str:
    """Such as "70–84%"; a dash where there are too few days."""
    if site.share.interval is None:
        return "–"
    low, high = site.share.interval
    return texts("{low} to {high}", low=percent(low, texts), high=percent(high, texts))


def draw_sites(figure: Figure, data: Sequence[SiteShare], palette: Palette, texts: Texts, scale: float = 1.0) -> None:
    """Draw the chart on `figure` as large as it is, in place of what was there."""
    sheet = Sheet(figure, palette, texts, scale)
    sheet.clear()
    figure.set_label(texts(TITLE))
    draw_small_head(sheet, texts(TITLE), sites_subtitle(data, texts))
    if not data:
        return
    pad = sheet.px(SMALL_PAD)
    axes = sheet.axes(pad, sheet.px(_TOP), pad, sheet.px(_FOOT))
    axes.set(xlim=(0, 1), ylim=(5, 0))
    height = sheet.px(_BAR_PX) / max(axes.get_position().height * sheet.height, 1) * 5
    for place, site in enumerate(data):
        _draw_row(sheet, axes, place, site, height)


def sites_description(data: Sequence[SiteShare], texts: Texts) -> str:
    """What the chart shows, in words."""
    rows = [
        texts("{name}: {share}.", name=texts.name(site.name, site.own), share=percent(site.share.mean or 0, texts))
        for site in data
    ]
    return " ".join([texts.sentence(sites_subtitle(data, texts)), *rows])


def _draw_row(sheet: Sheet, axes: Axes, place: int, site: SiteShare, height: float) -> None:
    share, palette = site.share.mean or 0.0, sheet.palette
    bottom = place + 0.95
    for width, colour, gid in ((1.0, palette.well, "track"), (share, palette.bar, "share")):
        bar = Rectangle((0, bottom - height), width, height, facecolor=colour, linewidth=0, gid=gid)
        axes.add_artist(bar)
    if site.share.interval is not None:
        middle = bottom - height / 2
        (line,) = axes.plot(site.share.interval, [middle, middle], color=palette.ink, linewidth=1.6, clip_on=False)
        line.set_gid("interval")
    for at, align, text in (
        (0, "left", shortened(sheet.texts.name(site.name, site.own), sheet.font(), 0.75 * sheet.width_of(axes))),
        (1, "right", percent(share, sheet.texts)),
    ):
        axes.annotate(
            text,
            (at, bottom - height),
            xytext=(0, sheet.px(5)),
            textcoords="offset points",
            fontproperties=sheet.font(),
            color=palette.ink if at == 0 else palette.ink2,
            ha=align,
            va="bottom",
            annotation_clip=False,
            parse_math=False,
        )
