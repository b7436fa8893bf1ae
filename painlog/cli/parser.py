"""The grammar of the command line: the table of sub-commands and what all of them share."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from painlog import __version__
from painlog.cli.output import texts
from painlog.errors import UserError

COMMANDS = {
    "log": "painlog.cli.log",
    "status": "painlog.cli.status",
    "statement": "painlog.cli.statement",
    "import": "painlog.cli.import_file",
    "export": "painlog.cli.export",
    "chart": "painlog.cli.chart",
    "report": "painlog.cli.report",
    "insights": "painlog.cli.insights",
    "schedule": "painlog.cli.schedule",
    "exercises": "painlog.cli.exercises",
    "backup": "painlog.cli.backup",
    "restore": "painlog.cli.restore",
    "check": "painlog.cli.check",
    "demo": "painlog.cli.demo",
}
"""Each sub-command's module, with `add_parser(subparsers)` and `run(arguments) -> int`."""


class CommandParser(argparse.ArgumentParser):
    """A parser that takes `--diary` at every level, no abbreviated options, and says what is wrong in one sentence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False)
        self.add_argument(
            "--diary",
            type=Path,
            metavar="FILE",
            default=argparse.SUPPRESS,
            help=texts()("the diary; by default that of PAINLOG_DIARY, else the one in the platform's data folder"),
        )

    def error(self, message: str) -> NoReturn:
        """Raise `UserError` with argparse's own sentence, which is English in every language."""
        raise UserError("{program}: {message}.", program=self.prog, message=message)


def build_parser() -> CommandParser:
    """The parser of the whole command line."""
    t = texts()
    parser = CommandParser(
        prog="painlog", description=t("A pain diary for people with back pain. Without a command the window opens.")
    )
    parser.set_defaults(diary=None)
    parser.add_argument("--version", action="version", version=f"painlog {__version__}")
    parser.add_argument("--tray", action="store_true", help=t("open in the tray, without a window"))
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title=t("commands"))
    for module in COMMANDS.values():
        import_module(module).add_parser(subparsers)
    return parser


def run_command(arguments: argparse.Namespace) -> int:
    """Do what was asked; returns the exit status."""
    status: int = import_module(COMMANDS[arguments.command]).run(arguments)
    return status
