"""One table of a TOML document, taken field by field, so that every fault names the file and the field."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from painlog.domain.naming import N_
from painlog.errors import UserError

_Choice = TypeVar("_Choice", bound=StrEnum)
_HINT = N_("Mend the file, or install painlog again.")


class TomlTable:
    """A table and where it stands. Every getter raises `UserError` where the field is missing or of another kind."""

    def __init__(self, values: Mapping[str, Any], file: str, place: str = "") -> None:
        self._values, self._file, self._place = values, file, place
        self._taken: set[str] = set()

    def __contains__(self, field: str) -> bool:
        return field in self._values

    def take(self, field: str, *kinds: type) -> Any:
        """The raw value of a required field, of one of the given kinds; `bool` is never a number."""
        self._taken.add(field)
        if field not in self._values:
            self.refuse(field, N_("{file}: the field “{field}” is missing."))
        value = self._values[field]
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            self.refuse(field, N_("{file}: the field “{field}” holds another kind of value."))
        return value

    def text(self, field: str) -> str:
        """A text with something in it."""
        value: str = self.take(field, str)
        if not value.strip():
            self.refuse(field, N_("{file}: the field “{field}” is empty."))
        return value

    def strings(self, field: str) -> tuple[str, ...]:
        """A list of texts with something in each; nothing where the field is absent."""
        values = self.take(field, list) if field in self else []
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.refuse(field, N_("{file}: the field “{field}” holds something else than texts."))
        return tuple(values)

    def choice(self, field: str, kind: type[_Choice], default: _Choice | None = None) -> _Choice:
        """One of the values of an enumeration."""
        if default is not None and field not in self:
            return default
        value = self.text(field)
        if value not in list(kind):
            self.refuse(field, N_("{file}: “{value}” is unknown in the field “{field}”."), value=value)
        return kind(value)

    def whole(self, field: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        value: int = self.take(field, int)
        self._bounded(field, value, least, most)
        return value

    def number(self, field: str, least: float, most: float, default: float | None = None) -> float:
        """A number within bounds."""
        if default is not None and field not in self:
            return default
        value: float = self.take(field, int, float)
        self._bounded(field, value, least, most)
        return float(value)

    def numbers(self, field: str, count: int) -> tuple[float, ...]:
        """A list of exactly `count` numbers."""
        values = self.take(field, list)
        if len(values) != count or not all(is_number(value) for value in values):
            self.refuse(field, N_("{file}: the field “{field}” needs {count} numbers."), count=count)
        return tuple(float(value) for value in values)

    def table(self, field: str) -> "TomlTable":
        """A table inside this one."""
        return TomlTable(self.take(field, dict), self._file, self._path(field))

    def tables(self, field: str) -> Iterator["TomlTable"]:
        """The tables of a list; none where the field is absent."""
        for number, values in enumerate(self.take(field, list) if field in self else [], start=1):
            if not isinstance(values, dict):
                self.refuse(field, N_("{file}: the field “{field}” holds another kind of value."))
            yield TomlTable(values, self._file, f"{self._path(field)} {number}")

    def finish(self) -> None:
        """Refuse what nobody asked for: most likely a field written wrong."""
        for field in self._values:
            if field not in self._taken:
                self.refuse(field, N_("{file}: the field “{field}” is unknown."))

    def refuse(self, field: str, sentence: str, **values: object) -> NoReturn:
        """Raise `UserError` about a field."""
        raise UserError(sentence, _HINT, file=self._file, field=self._path(field), **values)

    def _bounded(self, field: str, value: float, least: float, most: float) -> None:
        if not least <= value <= most:
            sentence = N_("{file}: the field “{field}” must lie between {least} and {most}, not {value}.")
            self.refuse(field, sentence, least=least, most=most, value=value)

    def _path(self, field: str) -> str:
        return f"{self._place}.{field}" if self._place else field


def is_number(value: object) -> bool:
    """Whether a TOML value is a number; `true` is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)
