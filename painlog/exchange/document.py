"""Walking through a JSON document and saying where something is wrong with it."""

import json
import math
import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from painlog.domain.naming import N_
from painlog.errors import UserError, Word

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WALL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?", re.ASCII)
_MOMENT = re.compile(_WALL.pattern + r"(Z|[+-]\d\d:\d\d)", re.ASCII)
_ID = re.compile(r"[^\s\x00]+")


def parsed(text: str, file_name: str) -> Any:
    """The value that a JSON text stands for; raises `UserError` where it is not JSON or holds infinite numbers."""
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise UserError(
            N_("{file} is not a complete JSON file: line {line}, column {column}."),
            N_("The file may be cut off; nothing was imported."),
            file=file_name,
            line=error.lineno,
            column=error.colno,
        ) from error
    except (ValueError, RecursionError) as error:
        raise UserError(N_("{file} is not a JSON file that painlog can read."), file=file_name) from error


def _no_number(name: str) -> float:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


class Spot:
    """A value of the document and the place where it stands."""

    __slots__ = ("_key", "_parent", "value")

    def __init__(self, value: Any, key: str | int = "", parent: "Spot | None" = None) -> None:
        self.value = value
        self._key = key
        self._parent = parent

    @property
    def place(self) -> str:
        """Such as `entries[3].score`, counted from 0."""
        before = self._parent.place if self._parent else ""
        if isinstance(self._key, int):
            return f"{before}[{self._key}]"
        return f"{before}.{self._key}" if before else self._key

    def trouble(self, sentence: str, **values: object) -> UserError:
        """Expected trouble that names this place; the sentence holds `{place}`."""
        hint = N_("Nothing was imported.")
        return UserError(sentence, hint, place=self.place or Word(N_("the document")), **values)

    def keys(self, known: Collection[str], required: Collection[str] = ()) -> "Spot":
        """This object, if it has the required keys and none but the known ones."""
        if not isinstance(self.value, dict):
            raise self.trouble(N_("{place} is not an object."))
        for key in required:
            if key not in self.value:
                raise self.trouble(N_("{place} has no “{key}”."), key=key)
        for key in self.value:
            if key not in known:
                raise self.trouble(
                    N_("{place} has “{key}”, which this painlog does not know: a newer painlog wrote it."), key=key
                )
        return self

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def __getitem__(self, key: str) -> "Spot":
        return Spot(self.value[key], key, self)

    def get(self, key: str, default: object = None) -> "Spot":
        """The value of a key, or `default` where the object does not have it."""
        return Spot(self.value.get(key, default), key, self)

    def items(self) -> "list[Spot]":
        """The parts of a list."""
        if not isinstance(self.value, list):
            raise self.trouble(N_("{place} is not a list."))
        return [Spot(value, number, self) for number, value in enumerate(self.value)]

    def members(self) -> "list[tuple[str, Spot]]":
        """The keys and values of an object."""
        if not isinstance(self.value, dict):
            raise self.trouble(N_("{place} is not an object."))
        return [(Spot(key, key, self).text(), Spot(value, key, self)) for key, value in self.value.items()]

    def maybe(self, read: "Callable[[Spot], Made]") -> Made | None:
        """What `read` makes of this value, or None where it is null."""
        return None if self.value is None else read(self)

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.trouble(N_("{place} is not a text."))
        if "\x00" in self.value or any("\ud800" <= character <= "\udfff" for character in self.value):
            raise self.trouble(N_("{place} holds a character that no text has."))
        return self.value

    def id(self) -> str:
        """A text without spaces."""
        text = self.text()
        if not _ID.fullmatch(text):
            raise self.trouble(N_("{place} is not an id."))
        return text

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.trouble(N_("{place} is neither true nor false."))
        return self.value

    def whole(self, lowest: int, highest: int) -> int:
        """An integer from `lowest` to `highest`."""
        number = self.number(lowest, highest)
        if number != int(number):
            raise self.trouble(N_("{place} is not a whole number."))
        return int(number)

    def number(self, lowest: float, highest: float) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.trouble(N_("{place} is not a number."))
        if not lowest <= self.value <= highest:
            raise self.trouble(
                N_("{place} is not between {lowest} and {highest}."), lowest=f"{lowest:g}", highest=f"{highest:g}"
            )
        return self.value

    def day(self) -> date:
        return self._dated(_DATE, date.fromisoformat)

    def wall(self) -> datetime:
        """A wall time without an offset."""
        return self._dated(_WALL, datetime.fromisoformat)

    def moment(self) -> datetime:
        """A moment with its UTC offset."""
        return self._dated(_MOMENT, datetime.fromisoformat)

    def choice(self, choices: type[Choice]) -> Choice:
        if self.value not in list(choices):
            raise self.trouble(N_("{place} is none of {choices}."), choices=", ".join(choices))
        return choices(self.value)

    def made(self, make: Callable[[], Made]) -> Made:
        """What `make` makes of this object; what the diary's own rules say against it is told with the place."""
        try:
            return make()
        except UserError as error:
            if "place" in error.values:
                raise
            raise self.trouble(N_("{place} breaks a rule of the diary: {reason}"), reason=error) from error

    def _dated(self, pattern: re.Pattern[str], read: Callable[[str], Made]) -> Made:
        text = self.text()
        try:
            if pattern.fullmatch(text):
                return read(text)
        except ValueError:
            pass
        raise self.trouble(N_("{place} is not a date as painlog writes it."))


def listed_once(
    row: Spot, key: str, read: Callable[[Spot], Made], key_of: Callable[[Made], object]
) -> tuple[Made, ...]:
    """The list under `key`, whose parts must differ in `key_of`."""
    seen: set[object] = set()
    found: list[Made] = []
    for spot in row.get(key, []).items():
        made = read(spot)
        if key_of(made) in seen:
            raise spot.trouble(N_("{place} is there twice."))
        seen.add(key_of(made))
        found.append(made)
    return tuple(found)
