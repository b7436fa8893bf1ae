"""`painlog import`: take a file into the diary."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.opening import opened_diary
from painlog.cli.output import say, say_json, texts, warn
from painlog.cli.values import pair
from painlog.services.transfer import IMPORT_FORMATS, SCALES, ImportReport, ImportRequest

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser

_LINES_SHOWN = 10
"""So many refused rows are named in the text; `--json` names all."""


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    parser = subparsers.add_parser("import", help=t("take a file into the diary"), description=t("Take a file in."))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--from", dest="source", choices=IMPORT_FORMATS, default="auto", help=t("what the file is"))
    columns = t(
        "FIELD: when, date, time, score, site, triggers, treatments or note; in the file of an app score, triggers "
        "and treatments name what was tracked there; may be repeated"
    )
    parser.add_argument("--map", action="append", type=pair, default=[], metavar="FIELD=COLUMN", help=columns)
    parser.add_argument("--date-format", metavar="FORMAT", help=t("such as DD/MM/YYYY or %%d/%%m/%%Y"))
    parser.add_argument("--scale", choices=SCALES, default=SCALES[0], help=t("the scale of the file's scores"))
    filled = t("an empty cell repeats the one above; may be repeated")
    parser.add_argument("--fill-down", action="append", default=[], metavar="COLUMN", help=filled)
    chosen = t("only rows whose cell is VALUE; may be repeated")
    parser.add_argument("--where", action="append", type=pair, default=[], metavar="COLUMN=VALUE", help=chosen)
    parser.add_argument("--dry-run", action="store_true", help=t("say what would happen, and write nothing"))
    parser.add_argument("--strict", action="store_true", help=t("write nothing if any row cannot be taken"))
    parser.add_argument("--json", action="store_true", help=t("print the result as JSON"))


def run(arguments: Namespace) -> int:
    request = ImportRequest(
        path=arguments.file,
        source_format=arguments.source,
        columns=tuple(arguments.map),
        date_format=arguments.date_format,
        scale=arguments.scale,
        fill_down=tuple(arguments.fill_down),
        where=tuple(arguments.where),
        strict=arguments.strict,
    )
    with opened_diary(arguments, to_write=True) as opened:
        report = opened.transfer.plan(request) if arguments.dry_run else opened.transfer.import_file(request)
    if arguments.json:
        say_json(_document(report))
    else:
        _say_report(report)
    if arguments.strict and report.refused:
        warn(texts().n("{n} row cannot be taken.", "{n} rows cannot be taken.", len(report.refused)))
        return 2
    return 0


def _document(report: ImportReport) -> dict[str, object]:
    t = texts()
    return {
        "format": report.file_format,
        "new": report.counts["new"],
        "duplicate": report.counts["duplicate"],
        "changed": report.counts["changed"],
        "invalid": report.counts["invalid"],
        "errors": [{"line": row.line, "reason": t.error(row.trouble)} for row in report.refused],
    }


def _say_report(report: ImportReport) -> None:
    t = texts()
    counts = report.counts
    parts = [
        t.n("{n} new entry", "{n} new entries", counts["new"] - report.sessions),
        t.n("{n} already there", "{n} already there", counts["duplicate"]),
        t.n("{n} changed", "{n} changed", counts["changed"]),
        t.n("{n} row left out", "{n} rows left out", counts["invalid"]),
    ]
    if report.sessions:
        parts.insert(1, t.n("{n} session of exercise", "{n} sessions of exercise", report.sessions))
    if report.days:
        parts.append(t.n("values of {n} day", "values of {n} days", report.days))
    say(", ".join(parts) if report.written else t("Nothing was written: {parts}", parts=", ".join(parts)))
    for row in report.refused[:_LINES_SHOWN]:
        say(t("Line {line}: {reason}", line=row.line, reason=t.error(row.trouble)))
    if more := report.refused[_LINES_SHOWN:]:
        say(t.n("and {n} more", "and {n} more", len(more)))
    if report.left_out:
        names = (f"{name} ({count})" for name, count in report.left_out[:_LINES_SHOWN])
        say(t("The diary has no place for: {names}", names=", ".join(names)))
