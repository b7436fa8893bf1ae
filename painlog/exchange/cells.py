"""What stands in one cell of a CSV file: texts that spreadsheets must not run, and lists of items."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PROTECTED = re.compile(r"'+[=+\-@\t\r]")
_SPECIAL = re.compile(r"[;=@:\\]")
_PIECE = re.compile(r"\\(.)|([;=@:])|\\", re.DOTALL)
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a list cell: its name and what follows `=`, `@` and `:`, each None where it does not."""

    name: str
    score: str | None = None
    detail: str | None = None
    relief: str | None = None


def protected(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unprotected(cell: str) -> str:
    """The cell without the apostrophe that `protected` gave it."""
    return cell[1:] if _PROTECTED.match(cell) else cell


def joined(parts: Iterable[Part]) -> str:
    """A list cell: `lower-back-left=6; hip-left`, `ibuprofen@400 mg:a-little`, `numbness@left`."""
    return _SEPARATOR.join(_written(part) for part in parts)


def parts_of(cell: str) -> list[Part]:
    """The items of a list cell; empty ones are left out."""
    found = [_part(tokens) for tokens in _split(_tokens(cell), ";")]
    return [part for part in found if part != Part("")]


def part_of(text: str) -> Part:
    """One item as a list cell has it, in which `;` separates nothing."""
    return _part(_tokens(text))


def _written(part: Part) -> str:
    marked = (("", part.name), ("=", part.score), ("@", part.detail), (":", part.relief))
    return "".join(mark + _SPECIAL.sub(r"\\\g<0>", text) for mark, text in marked if text is not None)


_Token = tuple[str, bool]
"""A piece of text, and whether it is a mark (`;`, `=`, `@`, `:`) rather than itself."""


def _tokens(cell: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in _PIECE.finditer(cell):
        tokens.append((cell[end : match.start()], False))
        tokens.append((match[2], True) if match[2] else (match[1] or "\\", False))
        end = match.end()
    return [*tokens, (cell[end:], False)]


def _split(tokens: Iterable[_Token], mark: str) -> list[list[_Token]]:
    groups: list[list[_Token]] = [[]]
    for token in tokens:
        if token == (mark, True):
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def _part(tokens: list[_Token]) -> Part:
    texts: dict[str, str] = {"": ""}
    mark = ""
    for text, special in tokens:
        if special and _follows(text, mark):
            mark = text
            texts[mark] = ""
        else:
            texts[mark] += text
    return Part(texts[""].strip(), texts.get("="), texts.get("@"), texts.get(":"))


def _follows(mark: str, current: str) -> bool:
    """Marks come in the order `=`, `@`, `:`; out of order, or twice, they are ordinary characters."""
    order = ("", "=", "@", ":")
    return mark in order and order.index(mark) > order.index(current)
