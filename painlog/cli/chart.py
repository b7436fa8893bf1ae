"""`painlog chart`: draw a chart into a file."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from painlog.cli.language import add_language
from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, texts
from painlog.cli.values import day
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.services.upkeep import require_diary

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from painlog.charts.palette import Palette
    from painlog.charts.picture import Drawn
    from painlog.cli.parser import CommandParser
    from painlog.i18n import Texts
    from painlog.services.bundle import DiaryServices

T = TypeVar("T")

EXERCISE = "exercise"
KINDS = {
    "trend": N_("the worst score of each day"),
    "calendar": N_("the same as squares, weeks as columns"),
    "time-of-day": N_("the average score by part of the day"),
    "weekday": N_("the average of the daily worst by weekday"),
    "sites": N_("where it hurt"),
    "triggers": N_("what went together with more or less pain"),
    "treatments": N_("what was tried, and the relief noted"),
    EXERCISE: N_("the sessions planned and done in each week"),
}
THEMES = ("light", "dark", "print")


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    parser = subparsers.add_parser(
        "chart", help=t("draw a chart into a file"), description=t("Draw a chart into a file.")
    )
    parser.add_argument(
        "kind", choices=tuple(KINDS), help="; ".join(f"{kind}: {t(what)}" for kind, what in KINDS.items())
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=t("its ending, .svg, .png or .pdf, is the format"))
    parser.add_argument("--from", dest="first", type=day, metavar="DATE", help=t("the first diary day"))
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help=t("the last diary day"))
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help=t("the colours; print is for paper"))
    add_language(parser)


def run(arguments: Namespace) -> int:
    from painlog.charts.picture import save_figure

    days = (arguments.first, arguments.last)
    palette, t = _palette(arguments.theme), _texts_in(arguments.lang)
    figure, description = _drawn(arguments.kind, diary_of(arguments), days, palette, t)
    save_figure(figure, arguments.file, description)
    say(texts()("Chart written to {file}", file=arguments.file))
    return 0


def draw_file(diary: Path, kind: str, file: Path) -> Path:
    """Draw one of `KINDS` of the whole diary, in light colours; raises `UserError` for a name with another ending."""
    from painlog.charts.picture import save_figure

    figure, description = _drawn(kind, diary, (None, None), _palette(THEMES[0]), texts())
    save_figure(figure, file, description)
    return file


def _drawn(kind: str, diary: Path, days: "tuple[date | None, date | None]", palette: "Palette", t: "Texts") -> "Drawn":
    from painlog.services.chart_drawing import WHOLE_CHARTS, draw_days, draw_exercise, draw_findings

    if kind in WHOLE_CHARTS:
        if any(days):
            raise UserError(
                N_("Triggers and treatments are looked for in the whole diary."), N_("Leave --from and --to out.")
            )
        return draw_findings(kind, _read(diary, lambda services: services.insights.now()), palette, t)
    if kind == EXERCISE:
        return draw_exercise(_read(diary, lambda services: services.training.weeks(*days)), palette, t)
    return draw_days(kind, _read(diary, lambda services: services.trends.between(*days)), palette, t)


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
