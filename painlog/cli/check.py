"""`painlog check`: look whether the diary file is sound."""

from argparse import Namespace, _SubParsersAction
from typing import TYPE_CHECKING

from painlog.cli.opening import diary_of
from painlog.cli.output import say, texts, warn
from painlog.services.upkeep import check_diary

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    subparsers.add_parser("check", help=t("look whether the diary is sound"), description=t("Look through the diary."))


def run(arguments: Namespace) -> int:
    report = check_diary(diary_of(arguments))
    t = texts()
    if report.is_clean:
        entries = report.counts.get("entry", 0)
        say(t.n("The diary is sound: {n} entry.", "The diary is sound: {n} entries.", entries))
        return 0
    for line in (*report.damage, *report.orphans, *report.broken_rules):
        say(line)
    warn(t("{file} is not sound; keep it, and restore a backup.", file=report.path))
    return 2
