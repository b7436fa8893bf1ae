"""`painlog export`: write the diary to a file."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.opening import opened_diary
from painlog.cli.output import say, texts, warn
from painlog.cli.values import day
from painlog.services.exports import EXPORT_FORMATS, PAINLOG, ExportRequest

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser

_ENDINGS = "its ending, .painlog.json, .csv, .zip, .xlsx or .fhir.json, is the format"


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    parser = subparsers.add_parser("export", help="write the diary to a file", description="Write the diary to a file.")
    parser.add_argument("file", type=Path, metavar="FILE", help=_ENDINGS)
    parser.add_argument("--format", choices=EXPORT_FORMATS, help="the format, whatever the name ends in")
    parser.add_argument("--from", dest="first", type=day, metavar="DATE", help="the first diary day")
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help="the last diary day")
    notes = parser.add_mutually_exclusive_group()
    notes.add_argument("--with-notes", dest="notes", action="store_true", default=None, help="with your notes")
    notes.add_argument("--without-notes", dest="notes", action="store_false", default=None, help="without them")


def run(arguments: Namespace) -> int:
    request = ExportRequest(arguments.file, arguments.format, arguments.first, arguments.last, arguments.notes)
    t = texts()
    with opened_diary(arguments) as opened:
        report = opened.exports.export(request, t)
    say(t.n("{n} entry written to {file}", "{n} entries written to {file}", report.entries, file=report.path))
    if report.file_format == PAINLOG and not report.lossless:
        warn(t("This copy is not lossless: keep another with all notes and all days for yourself."))
    return 0
