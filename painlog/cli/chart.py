"""`painlog chart`: draw a chart into a file."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, texts
from painlog.cli.values import day
from painlog.services.upkeep import require_diary

if TYPE_CHECKING:
    from painlog.charts.palette import Palette
    from painlog.cli.parser import CommandParser
    from painlog.i18n import Texts
    from painlog.services.trends import TrendState

KINDS = ("trend",)
THEMES = ("light", "dark", "print")


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    parser = subparsers.add_parser("chart", help="draw a chart into a file", description="Draw a chart into a file.")
    parser.add_argument("kind", choices=KINDS, help="trend: the worst score of each day")
    parser.add_argument("file", type=Path, metavar="FILE", help="its ending, .svg, .png or .pdf, is the format")
    parser.add_argument("--from", dest="first", type=day, metavar="DATE", help="the first diary day")
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help="the last diary day")
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="the colours; print is for paper")
    parser.add_argument("--lang", metavar="LANGUAGE", help="such as es or hi; by default that of the system")


def run(arguments: Namespace) -> int:
    state = _read(diary_of(arguments), arguments)
    draw_trend_file(state, arguments.file, arguments.theme, _texts_in(arguments.lang))
    say(texts()("Chart written to {file}", file=arguments.file))
    return 0


def draw_trend_file(state: "TrendState", file: Path, theme: str, t: "Texts") -> None:
    """Draw the trend chart into a file; raises `UserError` for a name with another ending."""
    from painlog.charts.picture import save_figure
    from painlog.charts.sheet import PICTURE
    from painlog.charts.trend import trend_description, trend_figure

    figure = trend_figure(state.data, _palette(theme), t, PICTURE)
    save_figure(figure, file, trend_description(state.data, t))


def _read(diary: Path, arguments: Namespace) -> "TrendState":
    from painlog.file_access import FileAccess

    access = FileAccess(require_diary(diary), system_clock())
    try:
        return access.open().trends.between(arguments.first, arguments.last)
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
