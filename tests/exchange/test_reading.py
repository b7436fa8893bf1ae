"""Files of text, however they were written."""

import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.errors import UserError
from painlog.exchange.reading import encoding_of, is_json, read_table, read_text
from painlog.exchange.rows import Row, RowTrouble

Write = Callable[..., Path]

TEXT = "date,score,note\r\n2026-03-14,6,café – schön\r\n2026-03-15,4,दर्द\r\n"
ROWS = [("2026-03-14", "6", "café – schön"), ("2026-03-15", "4", "दर्द")]


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(path).rows() if isinstance(row, Row)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(written: Write, encoding: str) -> None:
    path = written(TEXT.encode(encoding))
    assert cells(path) == ROWS
    assert read_text(path).lstrip("\ufeff") == TEXT


def test_big_endian_with_its_mark(written: Write) -> None:
    assert cells(written(b"\xfe\xff" + TEXT.encode("utf-16-be"))) == ROWS


def test_windows_1252_by_content(written: Write) -> None:
    path = written("date,score,note\n2026-03-14,6,café – “so”\n".encode("cp1252"))
    assert cells(path) == [("2026-03-14", "6", "café – “so”")]


def test_a_lone_accent_at_the_end_is_windows_1252(written: Write) -> None:
    assert encoding_of(written("note\ncafé".encode("cp1252"))) == "cp1252"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_line_numbers(written: Write, end: str) -> None:
    table = read_table(written(end.join(["", "a,b", "1,2", "", '3,"x' + end + 'y"', "5,6", ""])))
    assert table.header == ("a", "b")
    assert list(table.rows()) == [Row(3, ("1", "2")), Row(5, ("3", f"x{end}y")), Row(7, ("5", "6"))]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(written: Write, separator: str) -> None:
    text = "date,score,note\n2026-03-14,6,hm\n2026-03-15,7,\n".replace(",", separator)
    assert cells(written(text)) == [("2026-03-14", "6", "hm"), ("2026-03-15", "7", "")]


def test_decimal_commas_do_not_separate(written: Write) -> None:
    path = written("date;score;note\n2026-03-14;4,5;so, so\n2026-03-15;3,5;a, b, c\n")
    assert cells(path) == [("2026-03-14", "4,5", "so, so"), ("2026-03-15", "3,5", "a, b, c")]


def test_a_separator_line_is_believed(written: Write) -> None:
    table = read_table(written("sep=;\na,b;c\n1,2;3\n"))
    assert table.header == ("a,b", "c")
    assert list(table.rows()) == [Row(3, ("1,2", "3"))]


def test_quotes(written: Write) -> None:
    path = written('a,b\n"say ""so""","x,y"\n5" disk,\n')
    assert cells(path) == [('say "so"', "x,y"), ('5" disk', "")]


def test_formulas_are_text_and_lose_their_apostrophe(written: Write) -> None:
    assert cells(written("a,b\n=1+1,'=1+1\n'tis,''-x\n")) == [("=1+1", "=1+1"), ("'tis", "'-x")]


def test_text_after_a_quote_is_one_bad_row(written: Write) -> None:
    rows = list(read_table(written('a,b\n1,2\n"x"y,3\n4,5\n')).rows())
    assert [row.line for row in rows] == [2, 3, 4]
    assert [isinstance(row, RowTrouble) for row in rows] == [False, True, False]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"\n\r\n , \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"a,b\n1,\x002\n", "Line 2 of .* holds a character that no text has"),
        (b"a,b\n" + b"1,2\n" * 30_000 + b"\x00", "Line 30002 of .* holds a character that no text has"),
        (b"a,\x00b\n1,2\n", "not a file of text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "not a file of text"),
        (b"PK\x03\x04" + bytes(range(128, 256)), "not a file of text"),
        (b"a,b\n1,\x81\n", "not a file of text"),
        ("a,b\n1,é\n2,é".encode()[:-1], "middle of a character"),
        ("a,b\n1,2\n".encode("utf-16")[:-1], "middle of a character"),
        (b'a,b\n1,2\n3,"x\n4,5\n', "opened on line 3"),
        (b'a,"b\n1,2\n', "opened on line 1"),
        (b'a,b\n1,"' + b"x" * (1 << 25), "opened on line 2"),
    ],
)
def test_files_that_cannot_be_read(written: Write, content: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        list(read_table(written(content)).rows())


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(UserError, match="cannot be read"):
        read_table(tmp_path)


@pytest.mark.parametrize(("text", "json"), [(' \n{"a": 1}', True), ("[1]", True), ("a,{b}\n", False)])
def test_json_is_known_by_its_beginning(written: Write, text: str, json: bool) -> None:
    assert is_json(written(text.encode("utf-16"))) is json


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="ab,;\"\r\n\t|='", max_size=60).map(str.encode))
def test_no_bytes_break_the_reader(written: Write, content: bytes) -> None:
    with suppress(UserError):
        list(read_table(written(content)).rows())


def test_a_large_file_is_read_in_little_memory(folder: Path) -> None:
    path = folder / "large.csv"
    with path.open("w") as file:
        file.write("date,score,note\n")
        file.writelines(f"2026-03-14,{number % 11},{'x' * 90}\n" for number in range(100_000))
    tracemalloc.start()
    assert sum(1 for _ in read_table(path).rows()) == 100_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert path.stat().st_size > 9_000_000
    assert peak < 6_000_000
