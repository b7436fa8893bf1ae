"""`painlog export`: write the diary to a file."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, texts, warn
from painlog.cli.values import day
from painlog.domain.naming import N_
from painlog.services.exports import EXPORT_FORMATS, PAINLOG, ExportRequest
from painlog.services.upkeep import require_diary

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser

_ENDINGS = N_("its ending, .painlog.json, .csv, .zip, .xlsx, .fhir.json or .ics, is the format")


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    parser = subparsers.add_parser(
        "export", help=t("write the diary to a file"), description=t("Write the diary to a file.")
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=t(_ENDINGS))
    parser.add_argument("--format", choices=EXPORT_FORMATS, help=t("the format, whatever the name ends in"))
    parser.add_argument("--from", dest="first", type=day, metavar="DATE", help=t("the first diary day"))
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help=t("the last diary day"))
    notes = parser.add_mutually_exclusive_group()
    notes.add_argument("--with-notes", dest="notes", action="store_true", default=None, help=t("with your notes"))
    notes.add_argument("--without-notes", dest="notes", action="store_false", default=None, help=t("without them"))


def run(arguments: Namespace) -> int:
    from painlog.file_access import FileAccess

    request = ExportRequest(arguments.file, arguments.format, arguments.first, arguments.last, arguments.notes)
    access, t = FileAccess(require_diary(diary_of(arguments)), system_clock()), texts()
    try:
        report = access.open().exports.export(request, t)
    finally:
        access.close()
    say(report.sentence(t, report.path))
    if report.file_format == PAINLOG and not report.lossless:
        warn(t("This copy is not lossless: keep another with all notes and all days for yourself."))
    return 0
