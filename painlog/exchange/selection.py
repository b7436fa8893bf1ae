"""The rows of a table that were asked for, with empty cells filled from above."""

from collections.abc import Iterator, Sequence

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices, find_column, folded
from painlog.exchange.reading import Table
from painlog.exchange.rows import Row, RowTrouble


def chosen_rows(table: Table, choices: Choices) -> Iterator[Row | RowTrouble]:
    """The rows that the person's `fill_down` and `where` leave; raises `UserError` for an unknown column."""
    fill_down = [find_column(table.header, column) for column in choices.fill_down]
    where = [(find_column(table.header, column), value.strip()) for column, value in choices.where]
    return wanted_rows(table, fill_down, where)


def wanted_rows(table: Table, fill_down: Sequence[int], where: Sequence[tuple[int, str]]) -> Iterator[Row | RowTrouble]:
    """The rows with the cells at these positions filled from above, and only those in which the others agree."""
    above: dict[int, str] = {}
    for row in table.rows():
        if isinstance(row, RowTrouble):
            yield row
            continue
        filled = Row(row.line, _filled(row.cells, fill_down, above))
        if all(_cell(filled.cells, position) == value for position, value in where):
            yield filled


def named_cells(header: Sequence[str], row: Row) -> dict[str, str]:
    """The trimmed cells of a row by the folded names of their columns, empty where the row is short."""
    cells = {folded(name): "" for name in header}
    for name, cell in zip(header, row.cells, strict=False):
        cells[folded(name)] = cell.strip()
    return cells


def check_width(header: Sequence[str], row: Row) -> None:
    """Raise `UserError` where a row has more cells than the header."""
    if any(cell.strip() for cell in row.cells[len(header) :]):
        raise UserError(N_("The row has more cells than the header."))


def _filled(cells: tuple[str, ...], positions: Sequence[int], above: dict[int, str]) -> tuple[str, ...]:
    if not positions:
        return cells
    full = list(cells) + [""] * (max(positions) + 1 - len(cells))
    for position in positions:
        full[position] = full[position] if full[position].strip() else above.get(position, "")
        above[position] = full[position]
    return tuple(full)


def _cell(cells: tuple[str, ...], position: int) -> str:
    return cells[position].strip() if position < len(cells) else ""
