"""`painlog backup`: copy the diary, and prove the copy."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, texts
from painlog.services.upkeep import make_backup

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    parser = subparsers.add_parser("backup", help=t("copy the diary safely"), description=t("Copy the diary safely."))
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=t("by default among the diary's own backups")
    )


def run(arguments: Namespace) -> int:
    made = make_backup(diary_of(arguments), arguments.file, system_clock())
    t = texts()
    say(t.n("Backup of {n} entry: {file}", "Backup of {n} entries: {file}", made.entries, file=made.path))
    return 0
