"""Tables as sheets of one XLSX workbook: typed cells, the header frozen, and nothing that a spreadsheet would run."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from painlog.exchange.sharing import untold
from painlog.exchange.tables import Cell, Table

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_TEXT = 32_767
"""Characters that fit in a cell (Excel's specifications and limits); a longer text is cut and ends in an ellipsis."""

FIRST_DATE = date(1900, 3, 1)
"""Before this day spreadsheets disagree about dates (the leap day of 1900); an earlier one is written as text."""

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold; each is written as U+FFFD."""

_LIKE_A_FORMULA = re.compile(r"[=+\-@#\t]")
_WIDTHS = {"note": 60, "when": 19, "sites": 30, "triggers": 24, "treatments": 30}
_WIDTH = 14
_TOLD_EVERY = 200


def write_workbook(
    file: IO[bytes], tables: Iterable[Table], made_at: datetime, tell: Callable[[float], None] = untold
) -> None:
    """Write the tables as sheets, in their order; `tell` hears how far it is, 0 to 1, and may raise to stop."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "painlog"
    book.properties.created = made_at.replace(tzinfo=None, microsecond=0)
    listed = list(tables)
    try:
        for number, table in enumerate(listed):
            _write_sheet(book, table, partial(tell, number / len(listed)))
    except BaseException:
        book.save(BytesIO())  # openpyxl removes its temporary files only when it saves
        raise
    book.save(file)


def fitting(cell: Cell) -> Cell:
    """The cell as a spreadsheet can hold it: moments as wall time to the second, texts cut and cleaned."""
    if isinstance(cell, str):
        return _fitting_text(cell)
    if isinstance(cell, datetime):
        wall = cell.replace(tzinfo=None, microsecond=0)
        return wall if wall.date() >= FIRST_DATE else wall.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell if cell >= FIRST_DATE else cell.isoformat()
    return cell


def _fitting_text(text: str) -> str | None:
    """The text as XML and a spreadsheet take it; line ends become single line feeds, as in any cell."""
    lines = _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return (lines if len(lines) <= LONGEST_TEXT else lines[: LONGEST_TEXT - 1] + "…") or None


def _write_sheet(book: "Workbook", table: Table, tell: Callable[[], None]) -> None:
    from openpyxl.utils import get_column_letter

    sheet: Any = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, _WIDTH)
    sheet.append([_head_cell(sheet, column) for column in table.columns])
    for number, row in enumerate(table.rows):
        if number % _TOLD_EVERY == 0:
            tell()
        sheet.append([_sheet_cell(sheet, fitting(cell)) for cell in row])


def _head_cell(sheet: Any, name: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _sheet_cell(sheet: Any, cell: Cell) -> Any:
    """The cell; a text that looks like a formula or an error is marked as the text that it is."""
    if not (isinstance(cell, str) and _LIKE_A_FORMULA.match(cell)):
        return cell
    from openpyxl.cell import WriteOnlyCell

    marked = WriteOnlyCell(sheet, cell)
    marked.data_type = "s"
    marked.quotePrefix = True
    return marked
