"""What stands behind the scores: the stages of the episodes, each with its disc and its words above the chart."""

from matplotlib.axes import Axes
from matplotlib.path import Path
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from painlog.charts.fonts import text_width
from painlog.charts.sheet import Sheet
from painlog.domain.stage_spans import StageSpan
from painlog.domain.stages import STAGE_NAMES, Stage

LABELS_PX = 24
"""The height that the labels take above the chart."""

_DISC_PX, _TEXT_AT_PX, _UP_PX, _LABEL_GAP_PX = 12, 19, 13, 10
_FILLED = {Stage.ACUTE: (0, 90), Stage.SUBACUTE: (-90, 90), Stage.CHRONIC: (0, 360)}
"""How much of the disc is filled: a quarter, a half, all of it (design.md section 6)."""


def draw_stage_bands(sheet: Sheet, axes: Axes, spans: tuple[StageSpan, ...], above: float = 0.0) -> None:
    """Draw the bands of the shown days and, above each that has room for it, its disc and its words.

    These stand `above` pixels higher, where something lies between them and the axes.
    """
    low, high = axes.get_xlim()
    day_width = sheet.width_of(axes) / (high - low)
    starts = [max(span.first.toordinal() - 0.5, low) for span in spans]
    for span, start, following in zip(spans, starts, [*starts[1:], high], strict=False):
        end = min(span.last.toordinal() + 0.5, high)
        colour = sheet.palette.stages[list(Stage).index(span.possible[0])]
        band = axes.axvspan(start, end, facecolor=colour, linewidth=0, zorder=0.4)
        band.set_gid(f"stage-{'-'.join(span.possible)}")
        _draw_label(sheet, axes, span, start, (following - start) * day_width, above + sheet.px(_UP_PX))


def stage_words(sheet: Sheet, span: StageSpan) -> str:
    """The stage, or all that are possible: "Acute or subacute"."""
    texts = sheet.texts
    names = [texts(STAGE_NAMES[stage]) for stage in span.possible]
    joined = [names[0], *(texts.mid_sentence(name) for name in names[1:])]
    if len(joined) == 1:
        return joined[0]
    if len(joined) == 2:
        return texts("{first} or {second}", first=joined[0], second=joined[1])
    return texts("{first}, {second} or {third}", first=joined[0], second=joined[1], third=joined[2])


def _numbered_words(sheet: Sheet, span: StageSpan) -> str:
    texts, words = sheet.texts, stage_words(sheet, span)
    last = texts.number(span.day_number(span.last))
    if span.ongoing or span.first == span.last:
        return texts("{stage}, day {day}", stage=words, day=last)
    return texts("{stage}, day {first}–{last}", stage=words, first=texts.number(span.day_number(span.first)), last=last)


def _draw_label(sheet: Sheet, axes: Axes, span: StageSpan, start: float, room: float, up: float) -> None:
    at_text = sheet.px(_TEXT_AT_PX if span.stage else 0)
    properties, names = sheet.font(), (_numbered_words(sheet, span), stage_words(sheet, span))
    fitting = room - at_text - sheet.px(_LABEL_GAP_PX)
    name = next((name for name in names if text_width(name, properties) <= fitting), None)
    if name is None:
        return
    if span.stage is not None:
        _draw_disc(sheet, axes, span.stage, start, up)
    sheet.words(axes, name, axes.get_xaxis_transform(), (start, 1), (at_text, up), gid="stage-label")


def _draw_disc(sheet: Sheet, axes: Axes, stage: Stage, start: float, up: float) -> None:
    ink, size = sheet.palette.ink2, sheet.px(_DISC_PX)
    shift = ScaledTranslation(sheet.px(_DISC_PX / 2 + 1) / 72, up / 72, sheet.figure.dpi_scale_trans)
    place = blended_transform_factory(axes.transData, axes.transAxes) + shift
    for marker, fill in (("o", "none"), (Path.wedge(*_FILLED[stage]), ink)):
        (disc,) = axes.plot([start], [1], transform=place, linestyle="none", marker=marker, markersize=size)
        disc.set(markerfacecolor=fill, markeredgecolor=ink, markeredgewidth=1.3, clip_on=False, gid=f"disc-{stage}")
