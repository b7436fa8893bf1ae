"""`painlog demo`: look round in an invented diary."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.chart import KINDS, draw_file
from painlog.cli.opening import system_clock
from painlog.cli.output import say, texts
from painlog.cli.report import write_report
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.services.demo import demo_file, write_demo
from painlog.services.reports import ReportOptions

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    about = t(
        "Look round in an invented diary. It is written to the --diary file if that is new or itself a demo, else to a "
        "demo diary of its own; never to yours."
    )
    parser = subparsers.add_parser("demo", help=t("look round in an invented diary"), description=about)
    parser.add_argument("--years", type=int, default=1, metavar="N", help=t("how long it has been kept; by default 1"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=t("the same number invents the same diary"))
    pictures = t("write its report, its charts and a picture of every page into this folder; no window opens")
    parser.add_argument("--headless", type=Path, metavar="DIR", help=pictures)


def run(arguments: Namespace) -> int:
    from painlog.paths import personal_places

    places = personal_places()
    wanted = arguments.diary.expanduser().absolute() if arguments.diary else None
    path = demo_file(wanted, places.demo_diary)
    t = texts()
    entries = write_demo(path, system_clock(), arguments.years, arguments.seed, t)
    say(t.n("Invented diary of {n} entry: {file}", "Invented diary of {n} entries: {file}", entries, file=path))
    if arguments.headless is not None:
        for picture in _draw_all(path, arguments.headless):
            say(str(picture))
        return 0
    from painlog.app import run as open_window

    return open_window(path, places)


def _draw_all(diary: Path, folder: Path) -> list[Path]:
    """The report, the charts and a picture of every page."""
    from painlog.pictures import picture_pages

    _make_folder(folder)
    drawn = [_print_report(diary, folder / "report.pdf"), *_draw_charts(diary, folder)]
    return [*drawn, *picture_pages(diary, folder, system_clock(), texts().language)]


def _print_report(diary: Path, file: Path) -> Path:
    write_report(diary, ReportOptions(language=texts().language), file)
    return file


def _draw_charts(diary: Path, folder: Path) -> list[Path]:
    """Every chart as SVG, that of the days in the other formats too."""
    trend = [draw_file(diary, "trend", folder / f"trend.{ending}") for ending in ("png", "pdf")]
    return [*trend, *(draw_file(diary, kind, folder / f"{kind}.svg") for kind in KINDS)]


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise UserError(
            N_("The folder {folder} cannot be made."),
            N_("Choose another folder."),
            folder=folder,
        ) from trouble
