"""`painlog restore`: put a backup in the diary's place."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, texts
from painlog.services.upkeep import restore_diary

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    about = t("Put a backup in the diary's place. What is there now is backed up first.")
    parser = subparsers.add_parser("restore", help=t("go back to a backup"), description=about)
    parser.add_argument("file", type=Path, metavar="FILE", help=t("a backup, as “painlog backup” makes it"))


def run(arguments: Namespace) -> int:
    diary = diary_of(arguments)
    done = restore_diary(diary, arguments.file, system_clock())
    t = texts()
    say(t("Restored from {file}", file=arguments.file))
    if done.previous is not None:
        say(t("What was there before is kept in {file}", file=done.previous))
    if done.set_aside is not None:
        say(t("What was there before was damaged; it is kept as {file}", file=done.set_aside))
    return 0
