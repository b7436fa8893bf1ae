"""Flat records as rows and back: each field is a column of the same name; days and moments are ISO text.

A dose lies in its record's own columns. Tuples are rows of other tables and are left to the caller.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from painlog.domain.exercises import Dose

Record = TypeVar("Record")


def values_of(record: Any) -> dict[str, Any]:
    """The columns of a record (a frozen dataclass of texts, numbers, flags, choices, days, moments and doses)."""
    values: dict[str, Any] = {}
    for name in _kinds(cast(Any, type(record))):
        value = getattr(record, name)
        values |= values_of(value) if isinstance(value, Dose) else {name: _column(value)}
    return values


def record_of(made: type[Record], row: object, **more: object) -> Record:
    """The record of type `made` that a row holds; `more` gives the fields that are no columns."""
    kinds: dict[str, type[Any]] = _kinds(cast(Any, made))
    values = {
        name: record_of(Dose, row) if kind is Dose else _value(kind, getattr(row, name)) for name, kind in kinds.items()
    }
    return made(**values, **more)


def keyed(values: Mapping[str, Any], *names: str) -> tuple[Any, ...]:
    """The key of a row among its values."""
    return tuple(values[name] for name in names)


@cache
def _kinds(made: type[Any]) -> dict[str, type[Any]]:
    """The type of each field, without its None; tuples are left out."""
    hints = get_type_hints(made)
    return {each.name: _bare(hints[each.name]) for each in fields(made) if get_origin(hints[each.name]) is not tuple}


def _bare(kind: Any) -> type[Any]:
    if isinstance(kind, UnionType):
        (kind,) = (part for part in get_args(kind) if part is not type(None))
    return kind  # type: ignore[no-any-return]


def _column(value: object) -> str | int | float | None:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    assert value is None or isinstance(value, str | int | float)
    return value


def _value(kind: type[Any], stored: Any) -> object:
    if stored is None:
        return None
    if issubclass(kind, date):
        return kind.fromisoformat(stored)
    return kind(stored)
