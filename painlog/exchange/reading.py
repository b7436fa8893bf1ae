"""Files of text, whatever their encoding, separator and line ends, as text and as rows of cells.

The encoding is found by byte order mark, then by content: UTF-8, UTF-16 without a mark, Windows-1252 (formats.md).
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Literal, Protocol

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.cells import unprotected
from painlog.exchange.rows import Row, RowTrouble

SEPARATORS = (",", ";", "\t", "|")

LONGEST_CELL = 1 << 24
"""More characters in one cell mean a quote that was never closed, not a long note."""

_CHUNK = 1 << 20
_HEAD = 1 << 16
_SAMPLE_ROWS = 20
_HEADER_WITHIN = 200
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


class Readable(Protocol):
    """A file, or a file within an archive."""

    @property
    def name(self) -> str: ...

    def open(self, mode: Literal["rb"], /) -> IO[bytes]: ...


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows under a header."""

    path: Readable
    encoding: str
    separator: str
    header: tuple[str, ...]
    header_line: int

    def rows(self) -> Iterator[Row | RowTrouble]:
        """The rows under the header, blank ones left out; raises `UserError` where a quote is never closed."""
        for row in _records(self.path, self.encoding, self.separator):
            if row.line > self.header_line:
                yield row


def read_text(path: Readable) -> str:
    """The whole text of a file."""
    with _opened(path, encoding_of(path)) as file:
        return file.read()


IsHeader = Callable[[tuple[str, ...]], bool]


def read_table(path: Readable, separator: str = "", header_line: int = 0, is_header: IsHeader | None = None) -> Table:
    """Find encoding, separator and header of a file of rows; only the head is kept in memory.

    A `separator` that is given is believed. The header is the first row from `header_line` on that `is_header` knows.
    """
    encoding, found = _head_of(path)
    chosen = separator or found
    for record in islice(_records(path, encoding, chosen), max(_HEADER_WITHIN, header_line)):
        if isinstance(record, RowTrouble):
            if is_header is None:
                raise UserError(N_("The header of {file} cannot be read."), file=path.name)
            continue
        cells = tuple(cell.strip() for cell in record.cells)
        if record.line < header_line or _SEPARATOR_LINE.fullmatch(chosen.join(cells)):
            continue
        if is_header is None or is_header(cells):
            return Table(path, encoding, chosen, cells, record.line)
    raise _empty(path)


def _head_of(path: Readable) -> tuple[str, str]:
    """The encoding and the likeliest separator."""
    encoding = encoding_of(path)
    with _opened(path, encoding) as file:
        head = file.read(_HEAD)
    named = _SEPARATOR_LINE.fullmatch(head.splitlines()[0]) if head.strip() else None
    separator = named[1] if named else max(SEPARATORS, key=lambda each: _agreement(head, each))
    return encoding, separator


def is_json(path: Readable) -> bool:
    """Whether a file of text begins like a JSON document."""
    with _opened(path, encoding_of(path)) as file:
        return file.read(_HEAD).lstrip()[:1] in ("{", "[")


def encoding_of(path: Readable) -> str:
    """The encoding of a file of text; raises `UserError` for an empty, a binary or a broken one."""
    head = _head(path)
    if not head:
        raise _empty(path)
    marked = [encoding for mark, encoding in _MARKS if head.startswith(mark)]
    for encoding in marked[:1] or _likely(head):
        if _decodes(path, encoding):
            return encoding
    if b"\0" in head:
        _decodes(path, "utf-8")
    raise _not_text(path)


def _likely(head: bytes) -> tuple[str, ...]:
    """The encodings to try on a file without a mark: with NULs in it UTF-16, if that makes lines of it."""
    if b"\0" not in head:
        return ("utf-8", "cp1252")
    whole = head[: len(head) // 2 * 2]
    unmarked = ("utf-16-le", "utf-16-be")
    return tuple(each for each in unmarked if set("\r\n") & set(whole.decode(each, errors="replace")))


def _decodes(path: Readable, encoding: str) -> bool:
    """Whether the whole file is text in this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    forbidden = _CONTROL if encoding == "cp1252" else re.compile("\x00")
    plain, lines = True, 0
    with _binary(path) as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                if not chunk and not (plain and encoding == "utf-8"):
                    raise _cut_off(path) from error
                return False
            if found := forbidden.search(text):
                raise _stray(path, lines + text.count("\n", 0, found.start()) + 1)
            lines += text.count("\n")
            plain = plain and text.isascii()
            if not chunk:
                return True


def _agreement(head: str, separator: str) -> tuple[float, int]:
    """How many of the first rows are as wide as the first one, and how wide that is."""
    try:
        records = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=separator), _SAMPLE_ROWS))
    except csv.Error:
        return (0, 0)
    widths = [len(record) for record in records if record]
    if not widths or widths[0] < 2:
        return (0, 0)
    return (widths.count(widths[0]) / len(widths), widths[0])


def _records(path: Readable, encoding: str, separator: str) -> Iterator[Row | RowTrouble]:
    csv.field_size_limit(LONGEST_CELL)
    with _opened(path, encoding) as file:
        reader = csv.reader(file, delimiter=separator, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield RowTrouble(line, _broken_row(error, line, path))
                continue
            if cells is None:
                return
            row = Row(line, tuple(unprotected(cell) for cell in cells))
            if not row.blank:
                yield row


def _broken_row(error: csv.Error, line: int, path: Readable) -> UserError:
    """The trouble with a row's quotes. A quote that is never closed swallows rows, so the file is refused."""
    if "expected after" in str(error):
        return UserError(N_("Text follows a closing quote."))
    raise UserError(
        N_("In {file} a quote opened on line {line} is never closed."),
        N_("The file may be cut off; nothing was imported."),
        file=path.name,
        line=line,
    ) from error


def _head(path: Readable) -> bytes:
    with _binary(path) as file:
        return file.read(_HEAD)


def _opened(path: Readable, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(_binary(path), encoding=encoding, newline="")


def _binary(path: Readable) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise UserError(N_("There is no file {file}."), file=path) from error
    except OSError as error:
        raise UserError(N_("{file} cannot be read."), N_("Check its permissions."), file=path) from error


def _empty(path: Readable) -> UserError:
    return UserError(N_("{file} is empty."), file=path.name)


def _cut_off(path: Readable) -> UserError:
    return UserError(
        N_("{file} ends in the middle of a character."),
        N_("The file may be cut off; nothing was imported."),
        file=path.name,
    )


def _stray(path: Readable, line: int) -> UserError:
    """A character that no text has: in the first line it tells of another kind of file, later of a broken one."""
    if line == 1:
        return _not_text(path)
    return UserError(
        N_("Line {line} of {file} holds a character that no text has."),
        N_("Save the file again as text, or take the character out; nothing was imported."),
        line=line,
        file=path.name,
    )


def _not_text(path: Readable) -> UserError:
    return UserError(N_("{file} is not a file of text."), N_("Give a .painlog.json or a CSV file."), file=path.name)
