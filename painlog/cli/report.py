"""`painlog report`: the doctor's report as a PDF file."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.language import add_language
from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, texts, warn
from painlog.cli.values import day
from painlog.domain.naming import N_
from painlog.domain.report_sections import ALL_SECTIONS, Paper, paper_named, sections_named
from painlog.errors import UserError
from painlog.services.report_words import missing_font_sentences
from painlog.services.reports import ReportOptions
from painlog.services.upkeep import require_diary

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    about = t("Write the doctor's report: two pages, without the name unless it is asked for.")
    parser = subparsers.add_parser("report", help=t("write the doctor's report"), description=about)
    parser.add_argument("file", type=Path, metavar="FILE", help=t("where to write it, as a PDF"))
    parser.add_argument(
        "--from", dest="first", type=day, metavar="DATE", help=t("the first day; by default 12 weeks ago")
    )
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help=t("the last day; by default today"))
    _add_choices(parser)


def _add_choices(parser: ArgumentParser) -> None:
    t = texts()
    parser.add_argument("--paper", default=Paper.A4.value, metavar="PAPER", help=t("a4 (by default) or letter"))
    known = ", ".join(ALL_SECTIONS)
    parser.add_argument(
        "--sections", metavar="IDS", help=t("only these, joined by commas; there are: {known}", known=known)
    )
    parser.add_argument("--with-name", action="store_true", help=t("with the name and the birth date of About me"))
    parser.add_argument("--appendix", action="store_true", help=t("add the day table, which may take more pages"))
    parser.add_argument("--with-notes", action="store_true", help=t("add the day table with the notes in it"))
    add_language(parser)


def run(arguments: Namespace) -> int:
    _refuse_other_ending(arguments.file)
    write_report(require_diary(diary_of(arguments)), options_of(arguments), arguments.file)
    say(texts()("Report written to {file}", file=arguments.file))
    return 0


def _refuse_other_ending(file: Path) -> None:
    if file.suffix.casefold() != ".pdf":
        raise UserError(
            N_("The report is a PDF, and {file} is another name."), N_("Let it end in .pdf."), file=file.name
        )


def options_of(arguments: Namespace) -> ReportOptions:
    """What was asked for; raises `UserError` for an unknown paper or section."""
    names = arguments.sections.split(",") if arguments.sections is not None else ALL_SECTIONS
    return ReportOptions(
        first=arguments.first,
        last=arguments.last,
        paper=paper_named(arguments.paper),
        sections=sections_named(name.strip() for name in names),
        language=arguments.lang or texts().language,
        with_name=arguments.with_name,
        with_appendix=arguments.appendix,
        with_notes=arguments.with_notes,
    )


def write_report(diary: Path, options: ReportOptions, file: Path) -> None:
    """Write a report of a diary file, and say on stderr which font would show what is printed as a box.

    Raises `UserError` where the diary cannot be read or the report not be written; then nothing is written.
    """
    from painlog.file_access import FileAccess

    access = FileAccess(diary, system_clock())
    try:
        printed = access.open().reports.write(options, file)
    finally:
        access.close()
    for sentence in missing_font_sentences(printed, texts()):
        warn(sentence)
