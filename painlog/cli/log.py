"""`painlog log`: save an entry."""

from argparse import Namespace, _SubParsersAction
from typing import TYPE_CHECKING, Any

from painlog.cli.opening import opened_diary
from painlog.cli.output import say, say_json, texts
from painlog.services.quick_entry import EntryWords, SpokenEntry, log_words

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    parser = subparsers.add_parser("log", help=t("save an entry"), description=t("Save an entry."))
    parser.add_argument("score", metavar="SCORE", help=t("from 0, no pain, to 10, worst pain imaginable"))
    _add_list(parser, "--site", "PLACE[=SCORE]", "lower-back-left=6")
    _add_list(parser, "--trigger", "TRIGGER", "driving")
    _add_list(parser, "--treatment", "TREATMENT[@DOSE][:RELIEF]", "heat:some, nsaid@400 mg:a-little")
    _add_list(parser, "--quality", "QUALITY", "aching")
    parser.add_argument("--faces", action="store_true", help=t("the score was chosen by its face: 0, 2, 4, 6, 8 or 10"))
    parser.add_argument("--at", metavar="TIME", help=t("such as 2026-11-19T20:15, or a date alone; by default now"))
    parser.add_argument("--note", default="", metavar="TEXT")
    parser.add_argument("--new", action="store_true", help=t("make unknown names your own places, triggers and so on"))
    parser.add_argument("--json", action="store_true", help=t("print the saved entry as JSON"))


def run(arguments: Namespace) -> int:
    words = EntryWords(
        score=arguments.score,
        sites=tuple(arguments.site),
        qualities=tuple(arguments.quality),
        triggers=tuple(arguments.trigger),
        treatments=tuple(arguments.treatment),
        faces=arguments.faces,
        at=arguments.at,
        note=arguments.note,
        new=arguments.new,
    )
    with opened_diary(arguments, to_write=True) as opened:
        saved = log_words(opened.diary, words, opened.clock)
    if arguments.json:
        say_json(saved.document)
    else:
        say(_line(saved))
    return 0


def _add_list(parser: Any, option: str, metavar: str, example: str) -> None:
    told = texts()("such as {example}; may be repeated", example=example)
    parser.add_argument(option, action="append", default=[], metavar=metavar, help=told)


def _line(saved: SpokenEntry) -> str:
    """What was saved and when, in one line."""
    t = texts()
    entry = saved.entry
    score = t("Saved {score} of 10", score=t.number(entry.score or 0))
    names = [t.name(item.name, item.own) for item in saved.items]
    this_year = entry.when.year == entry.recorded_at.year
    day = t.day(entry.when.date()) if this_year else t.date(entry.when.date(), "yMMMMEEEEd")
    when = t("{day}, {time}", day=day, time=t.time(entry.when)) if entry.time_known else day
    return " · ".join([score, *([", ".join(names)] if names else []), when])
