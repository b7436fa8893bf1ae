"""Tables of typed cells: what the CSV set and the spreadsheet are both written from."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from painlog.exchange.cells import protected
from painlog.exchange.painlog_json import number

Cell = str | int | float | bool | date | None
"""What a cell holds; None is an empty one. A `datetime` is a `date` too."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name (lower case, at most 31 characters), its columns, and as many cells a row; may be read once."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


def table_lines(table: Table) -> Iterator[str]:
    """The table as CSV (RFC 4180), line by line with line ends, its header first."""
    yield _line(table.columns)
    for row in table.rows:
        yield _line(protected(_text(cell)) for cell in row)


def _text(cell: Cell) -> str:
    """The cell as text: dates in ISO 8601, `true` and `false`, numbers as short as they are exact."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        return repr(number(cell))
    return cell


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
