"""Migraine Buddy: a preamble, then one row an attack; every attack is of the head (formats.md section 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from painlog.domain.diary import Relief
from painlog.exchange.columns import Choices, folded
from painlog.exchange.dates import Stamp, chosen_dates
from painlog.exchange.importers.desk import AppFile, Desk, Found, Occasion, Pain, Taken, each_row, minutes_off
from painlog.exchange.importers.roles import no_mapping
from painlog.exchange.reading import Table
from painlog.exchange.rows import Row
from painlog.exchange.scores import read_score
from painlog.exchange.selection import check_width, chosen_rows, named_cells

NAME = "migraine-buddy"

_FIRST = ("#", "started", "lasted")
_RELIEFS = (
    (re.compile(r"\bunhelpful\b"), Relief.NOT_AT_ALL),
    (re.compile(r"\bsomewhat\b"), Relief.A_LITTLE),
    (re.compile(r"\bunsure\b"), Relief.CANT_TELL),
    (re.compile(r"\bhelpful\b"), Relief.A_LOT),
)
_TREATED = re.compile(r"medication|relief|treatment")
_MEDICINE = re.compile(r"medication")
_NOTHING = frozenset({"no medication", "none", "no relief", "no relief method"})
_SPAN = re.compile(r"(?:(\d{1,3})\s*d\w*)?[\s,]*(?:(\d{1,4})\s*h\w*)?[\s,]*(?:(\d{1,5})\s*m\w*)?", re.IGNORECASE)
_CLOCK_SPAN = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")
_LONGEST_SPAN = 40
_dates = chosen_dates("MM/DD/YYYY")

Cells = dict[str, str]


def recognises(cells: tuple[str, ...]) -> bool:
    """Whether a row is the header, which stands under a preamble."""
    return tuple(folded(name) for name in cells[:3]) == _FIRST


def open_migraine_buddy(table: Table, choices: Choices, desk: Desk) -> AppFile:
    """Make an export ready to be read."""
    no_mapping(choices, "Migraine Buddy")
    reader = _Reader(table, desk)
    return AppFile(NAME, desk, lambda: each_row(chosen_rows(table, choices), reader.found))


@dataclass(frozen=True, slots=True)
class _Reader:
    table: Table
    desk: Desk

    def found(self, row: Row) -> Iterator[Found]:
        self.desk.heard()
        check_width(self.table.header, row)
        cells = named_cells(self.table.header, row)
        occasion = Occasion(row.line, self.desk.moment(_stamp(cells)))
        score, before = read_score(_first(cells, "pain level"))
        pain = Pain(score, before, ("head",), hours=_hours(cells["lasted"]))
        occasion.pains.append((row.line, pain))
        for name, cell in cells.items():
            _take(occasion, name, cell)
        yield from self.desk.entries(occasion)


def _stamp(cells: Cells) -> Stamp:
    started = _dates(cells["started"])
    offset = _first(cells, "start utc offset", "started utc offset", "utc offset")
    return Stamp(started.day, started.clock, minutes_off(offset)) if offset and started.clock else started


def _take(occasion: Occasion, name: str, cell: str) -> None:
    """Take a column by the words in its name; whatever is not named here, such as a Geohash, is not looked at."""
    names = [part.strip() for part in cell.split(", ") if part.strip()]
    if _TREATED.search(name):
        relief = next((relief for pattern, relief in _RELIEFS if pattern.search(name)), None)
        medicine = bool(_MEDICINE.search(name))
        taken = (each for each in names if each.casefold() not in _NOTHING)
        occasion.treatments += [Taken(each, relief=relief, medicine=medicine) for each in taken]
    elif "trigger" in name:
        occasion.triggers += names
    elif "symptom" in name and "bothersome" not in name:
        occasion.symptoms += names
    elif name in ("notes", "note", "comments", "comment") and cell:
        occasion.notes.append(cell)


def _hours(lasted: str) -> float | None:
    """How long an attack lasted, in hours; nothing where it was longer than a day or cannot be told."""
    lasted = " ".join(lasted[:_LONGEST_SPAN].split())
    clock, span = _CLOCK_SPAN.fullmatch(lasted), _SPAN.fullmatch(lasted)
    if clock:
        hours = int(clock[1]) + int(clock[2]) / 60
    elif lasted and span:
        days, hours_, minutes = (int(part or 0) for part in span.groups())
        hours = days * 24 + hours_ + minutes / 60
    else:
        return None
    return round(hours, 1) if 0 < hours <= 24 else None


def _first(cells: Cells, *beginnings: str) -> str:
    """The cell of the first column whose name begins so."""
    found = (cell for name, cell in cells.items() for beginning in beginnings if name.startswith(beginning))
    return next(found, "")
