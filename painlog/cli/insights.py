"""`painlog insights`: what went together with more or less pain, and what was tried."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, say_json, texts
from painlog.services import insight_words as words
from painlog.services.insights import Insights, insights_document
from painlog.services.upkeep import require_diary

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    about = t("Tell what went together with more or less pain, and what was tried. Nothing of it shows a cause.")
    parser = subparsers.add_parser("insights", help=t("tell what went together with the pain"), description=about)
    parser.add_argument("--json", action="store_true", help=t("print the findings as JSON"))


def run(arguments: Namespace) -> int:
    found = _read(diary_of(arguments))
    if arguments.json:
        say_json(insights_document(found))
    else:
        _tell(found)
    return 0


def _read(diary: Path) -> Insights:
    from painlog.file_access import FileAccess

    access = FileAccess(require_diary(diary), system_clock())
    try:
        return access.open().insights.now()
    finally:
        access.close()


def _tell(found: Insights) -> None:
    t = texts()
    say(t.n("{n} day with a score", "{n} days with a score", found.known_days))
    for title, group in (
        (words.WENT_TOGETHER, found.went_together),
        (words.NO_CLEAR_DIFFERENCE, found.no_clear_difference),
        (words.NOT_ENOUGH_DAYS, found.not_enough_days),
    ):
        _tell_part(t(title), (words.trigger_sentence(finding, found.known_days, t) for finding in group))
    if found.triggers:
        say(f"{t(words.SLOW_COMPANIONS)} {t(words.NO_CAUSE)}")
    tried = t("What you tried, and the relief you noted")
    _tell_part(tried, (words.treatment_sentence(finding, t) for finding in found.treatments))
    if found.treatments:
        say(t(words.PAIN_EASES))
    _tell_part(t("Where the level moved"), (words.shift_sentence(shift, t) for shift in found.shifts))


def _tell_part(title: str, lines: Iterable[str]) -> None:
    """A title and what belongs to it, or nothing at all."""
    listed = list(lines)
    if listed:
        say("")
        say(title)
    for each in listed:
        say(f"  {each}")
