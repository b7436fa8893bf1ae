"""Which column of a file of rows holds what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import partial

from painlog.domain.naming import N_
from painlog.errors import UserError


class Field(StrEnum):
    """What a column can be mapped to (formats.md section 4)."""

    WHEN = "when"
    DATE = "date"
    TIME = "time"
    SCORE = "score"
    SITE = "site"
    TRIGGERS = "triggers"
    TREATMENTS = "treatments"
    NOTE = "note"


_USUAL_NAMES: dict[Field, tuple[str, ...]] = {
    Field.WHEN: ("when", "datetime", "date and time", "date/time", "date time", "timestamp", "moment"),
    Field.DATE: ("date", "day", "diary day"),
    Field.TIME: ("time", "time of day", "hour"),
    Field.SCORE: ("score", "pain", "pain score", "pain level", "pain level (0-10)", "intensity", "nrs", "rating"),
    Field.SITE: ("site", "sites", "place", "places", "location", "body part", "body region", "body regions"),
    Field.TRIGGERS: ("triggers", "trigger", "causes", "cause"),
    Field.TREATMENTS: ("treatments", "treatment", "medication", "medications", "medicine", "medicines"),
    Field.NOTE: ("note", "notes", "comment", "comments", "remarks"),
}
"""Names that a header is searched for, the likeliest first, when nothing was mapped."""

_SAYS_SOMETHING = (Field.SCORE, Field.SITE, Field.TRIGGERS, Field.TREATMENTS, Field.NOTE)


@dataclass(frozen=True, slots=True)
class Choices:
    """How the person wants a file of rows read. Columns are named as in its header."""

    columns: tuple[tuple[str, str], ...] = ()
    fill_down: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The choices as positions in a row."""

    fields: dict[Field, int]
    fill_down: tuple[int, ...]
    where: tuple[tuple[int, str], ...]

    def cell(self, field: Field, cells: tuple[str, ...]) -> str:
        """The trimmed cell of a field, empty where the row or the mapping has none."""
        position = self.fields.get(field)
        return cells[position].strip() if position is not None and position < len(cells) else ""

    @property
    def dated(self) -> Field:
        """The field that holds the date."""
        return Field.WHEN if Field.WHEN in self.fields else Field.DATE


def layout(header: tuple[str, ...], choices: Choices) -> Layout:
    """Find the chosen columns, or guess them from their names where none was mapped.

    Raises `UserError` for an unknown field or column, and where there is no date or nothing to record.
    """
    find = partial(find_column, header)
    chosen = {_field(name): find(column) for name, column in choices.columns}
    fields = chosen or guessed_fields(header)
    if Field.WHEN not in fields and Field.DATE not in fields:
        raise _missing(N_("No column of the file is known to hold the date."), "--map date=COLUMN", header)
    if not any(field in fields for field in _SAYS_SOMETHING):
        raise _missing(N_("No column of the file is known to hold the score."), "--map score=COLUMN", header)
    return Layout(
        fields,
        tuple(find(column) for column in choices.fill_down),
        tuple((find(column), value.strip()) for column, value in choices.where),
    )


def _field(name: str) -> Field:
    if name not in list(Field):
        raise UserError(
            N_("“{name}” is not a field that a column can be mapped to."),
            N_("There are {fields}."),
            name=name,
            fields=", ".join(Field),
        )
    return Field(name)


def find_column(header: Sequence[str], column: str) -> int:
    """The position of a column by its name, in any case; raises `UserError` where there is none or more than one."""
    exact = [position for position, name in enumerate(header) if name == column.strip()]
    matches = exact or [position for position, name in enumerate(header) if folded(name) == folded(column)]
    if len(matches) > 1:
        raise UserError(N_("The file has more than one column “{column}”."), column=column)
    if not matches:
        near = get_close_matches(column, header, n=3, cutoff=0.0)
        raise UserError(
            N_("The file has no column “{column}”."),
            N_("Nearest: {names}."),
            column=column,
            names=", ".join(near) or "–",
        )
    return matches[0]


def guessed_fields(header: tuple[str, ...]) -> dict[Field, int]:
    """The fields whose columns are known by their names."""
    names_found = [folded(name) for name in header]
    found = {field: _position(names_found, names) for field, names in _USUAL_NAMES.items()}
    return {field: position for field, position in found.items() if position is not None}


def _position(header: list[str], names: Iterable[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _missing(sentence: str, option: str, header: tuple[str, ...]) -> UserError:
    return UserError(
        sentence,
        N_("Name it with {option}; the columns are {columns}."),
        option=option,
        columns=", ".join(header),
    )


def folded(name: str) -> str:
    """A column's name as it is compared: in lower case, with single spaces."""
    return " ".join(name.replace("_", " ").casefold().split())
