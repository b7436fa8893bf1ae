"""Tables as sheets of a workbook, read back with openpyxl."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from painlog.domain.diary import DayContext, Entry, SiteScore, Source
from painlog.domain.records import Diary, Medicine
from painlog.exchange.tables import Cell, Table
from painlog.exchange.tables_diary import diary_tables
from painlog.exchange.xlsx import LONGEST_TEXT, fitting, write_workbook
from tests.strategies import diaries

NOW = datetime(2026, 11, 20, 18, 42, 7, 999, tzinfo=UTC)
ENTRY = Entry("e1", datetime(2026, 11, 19, 20, 15), -300, date(2026, 11, 19), NOW, 6.5, note="=SUM(A1:A9)")
DIARY = Diary(
    entries=(replace(ENTRY, sites=(SiteScore("neck", 4),), flare=True),),
    days=(DayContext(date(2026, 11, 19), sleep=4, limited=False),),
)


class StopError(Exception):
    """What a listener raises to stop."""


def workbook(*tables: Table) -> Any:
    file = BytesIO()
    write_workbook(file, tables, NOW)
    return load_workbook(file)


def sheet(*rows: Cell) -> list[Any]:
    """The cells of a column as they come back, below its head."""
    read = workbook(Table("things", ("thing",), ((row,) for row in rows)))
    return list(read["things"]["A"][1:])


def test_a_converted_score_is_marked_beside_the_entries() -> None:
    entry = replace(ENTRY, source=Source("bearable", "Moderate"))
    row = row_of("sources", Diary(entries=(entry,)))
    assert {column: cell.value for column, cell in row.items()} == {
        "entry_id": "e1",
        "app": "bearable",
        "value": "Moderate",
        "converted": True,
    }


def row_of(name: str, diary: Diary = DIARY) -> dict[str, Any]:
    """The first row of a sheet, by column."""
    head, first = list(workbook(*diary_tables(diary, with_notes=True))[name].iter_rows(max_row=2))
    return {cell.value: value for cell, value in zip(head, first, strict=True)}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(diary=diaries())
def test_what_is_read_again_equals_what_was_written(diary: Diary) -> None:
    read = workbook(*diary_tables(diary, with_notes=True))
    for table in diary_tables(diary, with_notes=True):
        wanted = [table.columns, *(tuple(map(fitting, row)) for row in table.rows)]
        assert read[table.name].max_row <= len(wanted)
        found = read[table.name].iter_rows(values_only=True, max_row=len(wanted), max_col=len(table.columns))
        for found_row, row in zip(found, wanted, strict=True):
            assert found_row == tuple(_as_read(cell) for cell in row)


def _as_read(cell: Cell) -> Any:
    """Dates come back as moments at midnight, numbers with sixteen digits."""
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day)
    return pytest.approx(cell) if isinstance(cell, float) else cell


def test_cells_have_types() -> None:
    row = row_of("entries")
    assert (row["when"].value, row["when"].is_date) == (datetime(2026, 11, 19, 20, 15), True)
    assert row["diary_day"].is_date
    assert (row["score"].value, row["score"].data_type) == (6.5, "n")
    assert (row["utc_offset_min"].value, row["face"].value) == (-300, None)
    assert (row["flare"].value, row["flare"].data_type) == (True, "b")
    assert (row["sleep"].value, row["limited"].value) == (4, False)
    assert (row["sites"].value, row["sites"].data_type) == ("neck=4", "s")


@pytest.mark.parametrize("text", ["=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "#N/A", "#REF!", "'=1", "\t=1"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    (cell,) = sheet(text)
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_spreadsheet_is_told_that_it_is_a_text() -> None:
    formula, plain = sheet("=1+1", "one")
    assert (formula.quotePrefix, plain.quotePrefix) == (True, False)


def test_every_sheet_has_a_frozen_bold_head() -> None:
    read = workbook(*diary_tables(Diary(), with_notes=False))
    assert read.sheetnames[:3] == ["entries", "days", "statements"]
    for each in read:
        assert each.freeze_panes == "A2"
        assert each.max_row == 1
        assert all(cell.font.bold for cell in each[1])


def test_texts_are_made_to_fit() -> None:
    two_lines, control, empty, long = (cell.value for cell in sheet("a\r\nb\rc", "a\x00\x07b", "", "x" * 40_000))
    assert (two_lines, control, empty) == ("a\nb\nc", "a\ufffd\ufffdb", None)
    assert (len(long), long[-1]) == (LONGEST_TEXT, "…")


def test_moments_are_wall_time_and_old_dates_are_texts() -> None:
    moment = datetime(2026, 11, 19, 20, 15, 7, 5, tzinfo=timezone(timedelta(hours=5)))
    assert sheet(moment)[0].value == datetime(2026, 11, 19, 20, 15, 7)
    assert [cell.value for cell in sheet(date(1900, 2, 28), datetime(1890, 1, 1, 8))] == [
        "1900-02-28",
        "1890-01-01 08:00:00",
    ]
    assert sheet(date(1900, 3, 1))[0].value == datetime(1900, 3, 1)


def test_a_name_in_the_diary_can_be_anything() -> None:
    about = replace(Diary().about, medicines=(Medicine("m1", "=HYPERLINK(“x”)", since=date(2026, 1, 2), regular=True),))
    row = row_of("medicines", Diary(about=about))
    assert (row["name"].value, row["name"].data_type) == ("=HYPERLINK(“x”)", "s")
    assert (row["since"].value, row["regular"].value) == (datetime(2026, 1, 2), True)


def test_the_workbook_says_when_it_was_made_and_by_what() -> None:
    properties = workbook(Table("a", ("b",), ())).properties
    assert (properties.creator, properties.created) == ("painlog", datetime(2026, 11, 20, 18, 42, 7))


def test_writing_can_be_stopped_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)
        if len(told) > 3:
            raise StopError

    def rows() -> Iterator[tuple[Cell, ...]]:
        yield from ((number,) for number in range(1_000))

    file = BytesIO()
    with pytest.raises(StopError):
        write_workbook(file, [Table("a", ("b",), ()), Table("c", ("d",), rows())], NOW, tell)
    assert told == [0.5] * 4
    assert file.getvalue() == b""
    assert list(tmp_path.iterdir()) == []
