"""Loop Habit Tracker: the days on which a habit was kept, as sessions of exercise (formats.md section 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices, folded
from painlog.exchange.dates import Stamp, chosen_dates
from painlog.exchange.importers.archives import Member, is_archive, members, reading_archive
from painlog.exchange.importers.desk import AppFile, Desk, Found, each_row
from painlog.exchange.importers.figures import number_of
from painlog.exchange.importers.roles import no_mapping
from painlog.exchange.reading import Readable, Table, read_table
from painlog.exchange.rows import Row
from painlog.exchange.selection import check_width

NAME = "loop"

_FILE = "checkmarks.csv"
_HABIT = "habit"
"""What `--where` calls the habits: `--where habit=Stretching`."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_NUMBERED = re.compile(r"\d+ (?=.)")
_dates = chosen_dates("YYYY-MM-DD")


class Mark(Enum):
    """What a day's mark says. Only a mark that the person made by hand is something done."""

    DONE = "done"
    NOT_DONE = "not done"


_MARKS = {
    "yes_manual": Mark.DONE,
    "2": Mark.DONE,
    "yes_auto": Mark.NOT_DONE,
    "1": Mark.NOT_DONE,
    "no": Mark.NOT_DONE,
    "0": Mark.NOT_DONE,
    "skip": Mark.NOT_DONE,
    "3": Mark.NOT_DONE,
    "unknown": Mark.NOT_DONE,
    "-1": Mark.NOT_DONE,
    "": Mark.NOT_DONE,
}


def recognises(header: tuple[str, ...]) -> bool:
    return tuple(folded(name) for name in header[:2]) == ("date", "value") and len(header) in (2, 3)


def recognises_archive(path: Path) -> bool:
    return bool(_habit_files(path))


def features(path: Path) -> list[str]:
    """The names of the habits."""
    return [_habit(file) for file in _habit_files(path)] if is_archive(path) else [path.parent.name]


def open_loop(path: Path, choices: Choices, desk: Desk) -> AppFile:
    """Make an export ready to be read: the archive, or the check marks of one habit, named as their folder is."""
    no_mapping(choices, "Loop Habit Tracker")
    if is_archive(path):
        files: list[tuple[str, Readable]] = [(_habit(file), file) for file in _habit_files(path)]
    else:
        files = [(path.parent.name, path)]
    with reading_archive(path):
        tables = [(habit, _table(file)) for habit, file in files]
    wanted = _wanted(choices, [habit for habit, _ in files])
    kept = [(habit, table) for habit, table in tables if wanted is None or folded(habit) in wanted]

    def read() -> Iterator[Found]:
        with reading_archive(path):
            for habit, table in kept:
                yield from each_row(table.rows(), _Reader(habit, table, desk).found)

    return AppFile(NAME, desk, read)


@dataclass(frozen=True, slots=True)
class _Reader:
    habit: str
    table: Table
    desk: Desk

    def found(self, row: Row) -> Iterator[Found]:
        self.desk.heard()
        check_width(self.table.header, row)
        day, value, note = (*row.cells, "", "", "")[:3]
        done, amount = _mark(value.strip(), self.habit)
        if done:
            moment = self.desk.moment(Stamp(_dates(day).day))
            yield self.desk.session(row.line, self.habit, moment, note=note.strip() or amount)


def _mark(value: str, habit: str) -> tuple[bool, str]:
    """Whether a mark says that the habit was kept, and how much of it where it is counted."""
    known = _MARKS.get(value.casefold())
    if known is not None:
        return known is Mark.DONE, ""
    amount = number_of(value)
    if amount is None or amount < 0:
        raise UserError(N_("“{value}” is no mark of the habit {habit}."), value=value, habit=habit)
    return amount > 0, value


def _habit_files(path: Path) -> list[Member]:
    """The files of the habits: those in a numbered folder, or in older exports in any."""
    found = [file for file in members(path, _FILE) if file.folder]
    return [file for file in found if _NUMBERED.match(file.folder)] or found


def _habit(file: Member) -> str:
    """The name of a habit: its folder's, without the number before it."""
    return _NUMBERED.sub("", file.folder)


def _table(file: Readable) -> Table:
    """The rows of a file; older ones have no header, so that the first row is one of the marks."""
    table = read_table(file, separator=",")
    if recognises(table.header):
        return table
    if not _DAY.match(table.header[0]):
        raise UserError(N_("The file is not an export of {app}."), app="Loop Habit Tracker")
    return Table(table.path, table.encoding, ",", ("Date", "Value", "Notes"), 0)


def _wanted(choices: Choices, habits: list[str]) -> set[str] | None:
    """The habits to take, None for all; raises `UserError` for one that the file does not know."""
    if choices.fill_down:
        raise UserError(N_("--fill-down does not apply to this file."))
    wanted = {folded(value) for column, value in choices.where if folded(column) == _HABIT}
    unknown = wanted - {folded(habit) for habit in habits}
    if unknown or any(folded(column) != _HABIT for column, _ in choices.where):
        raise UserError(
            N_("The file has no such habit."),
            N_("Name one with --where habit=NAME; there are {names}."),
            names=", ".join(habits),
        )
    return wanted or None
