"""`painlog chart`: draw a chart into a file."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, texts
from painlog.cli.values import day
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.services.upkeep import require_diary

if TYPE_CHECKING:
    from collections.abc import Callable

    from painlog.charts.palette import Palette
    from painlog.charts.picture import Drawn
    from painlog.cli.parser import CommandParser
    from painlog.i18n import Texts
    from painlog.services.bundle import DiaryServices
    from painlog.services.insights import Insights
    from painlog.services.trends import TrendState

T = TypeVar("T")

KINDS = {
    "trend": "the worst score of each day",
    "calendar": "the same as squares, weeks as columns",
    "time-of-day": "the average score by part of the day",
    "weekday": "the average of the daily worst by weekday",
    "sites": "where it hurt",
    "triggers": "what went together with more or less pain",
    "treatments": "what was tried, and the relief noted",
}
WHOLE_DIARY = ("triggers", "treatments")
"""What is looked for in the whole diary, and so takes no days."""

THEMES = ("light", "dark", "print")


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    parser = subparsers.add_parser("chart", help="draw a chart into a file", description="Draw a chart into a file.")
    parser.add_argument("kind", choices=tuple(KINDS), help="; ".join(f"{kind}: {what}" for kind, what in KINDS.items()))
    parser.add_argument("file", type=Path, metavar="FILE", help="its ending, .svg, .png or .pdf, is the format")
    parser.add_argument("--from", dest="first", type=day, metavar="DATE", help="the first diary day")
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help="the last diary day")
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="the colours; print is for paper")
    parser.add_argument("--lang", metavar="LANGUAGE", help="such as es or hi; by default that of the system")


def run(arguments: Namespace) -> int:
    from painlog.charts.picture import save_figure

    figure, description = _drawn(arguments, _texts_in(arguments.lang))
    save_figure(figure, arguments.file, description)
    say(texts()("Chart written to {file}", file=arguments.file))
    return 0


def draw_trend_file(state: "TrendState", file: Path, theme: str, t: "Texts") -> None:
    """Draw the trend chart into a file; raises `UserError` for a name with another ending."""
    from painlog.charts.picture import save_figure

    figure, description = _trend(state, _palette(theme), t)
    save_figure(figure, file, description)


def _drawn(arguments: Namespace, t: "Texts") -> "Drawn":
    palette, diary = _palette(arguments.theme), diary_of(arguments)
    if arguments.kind in WHOLE_DIARY:
        if arguments.first or arguments.last:
            raise UserError(
                N_("Triggers and treatments are looked for in the whole diary."), N_("Leave --from and --to out.")
            )
        return _findings(arguments.kind, _read(diary, lambda services: services.insights.now()), palette, t)
    state = _read(diary, lambda services: services.trends.between(arguments.first, arguments.last))
    return _trend(state, palette, t) if arguments.kind == "trend" else _part(arguments.kind, state, palette, t)


def _trend(state: "TrendState", palette: "Palette", t: "Texts") -> "Drawn":
    from painlog.charts.sheet import PICTURE
    from painlog.charts.trend import trend_description, trend_figure

    return trend_figure(state.data, palette, t, PICTURE), trend_description(state.data, t)


def _findings(kind: str, insights: "Insights", palette: "Palette", t: "Texts") -> "Drawn":
    from painlog.charts.rows import rows_description, rows_figure
    from painlog.cli.chart_rows import treatment_rows, trigger_rows

    data = (trigger_rows if kind == "triggers" else treatment_rows)(insights, t)
    return rows_figure(data, palette, t), rows_description(data)


def _part(kind: str, state: "TrendState", palette: "Palette", t: "Texts") -> "Drawn":
    from painlog.charts.calendar import calendar_figure
    from painlog.charts.sheet import SMALL_PICTURE, new_figure
    from painlog.charts.sites import draw_sites, sites_description
    from painlog.charts.time_of_day import draw_time_of_day, time_of_day_description
    from painlog.charts.trend import trend_description
    from painlog.charts.weekday import draw_weekday, weekday_description

    if kind == "calendar":
        return calendar_figure(state.data, palette, t), trend_description(state.data, t)
    figure, sides = new_figure(SMALL_PICTURE), state.sides
    if kind == "time-of-day":
        draw_time_of_day(figure, sides.by_part, palette, t)
        return figure, time_of_day_description(sides.by_part, t)
    if kind == "weekday":
        draw_weekday(figure, sides.by_weekday, palette, t)
        return figure, weekday_description(sides.by_weekday, t)
    draw_sites(figure, sides.sites, palette, t)
    return figure, sites_description(sides.sites, t)


def _read(diary: Path, look: "Callable[[DiaryServices], T]") -> "T":
    from painlog.file_access import FileAccess

    access = FileAccess(require_diary(diary), system_clock())
    try:
        return look(access.open())
    finally:
        access.close()


def _palette(theme: str) -> "Palette":
    import json

    from painlog.charts.palette import Palette
    from painlog.paths import resources

    file = resources() / "themes" / f"{'dark' if theme == 'dark' else 'light'}.json"
    tokens = json.loads(file.read_text(encoding="utf-8"))
    return Palette.for_print(tokens) if theme == "print" else Palette.from_tokens(tokens)


def _texts_in(language: str | None) -> "Texts":
    from painlog.i18n import Texts
    from painlog.paths import resources

    return Texts(language, resources() / "locale") if language else texts()
