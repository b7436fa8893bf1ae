"""Flat records as JSON objects and back: each field is a key of the same name, days and moments are ISO text.

A field without a default must be there; one with a default may be left out. A name that ends in `_at` is a moment
with its offset, another moment is wall time.
"""

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from painlog.exchange.document import Spot

Record = TypeVar("Record")

_ID_NAMES = ("id", "exercise", "copied_from", "flag", "hurt_site")
"""Fields that hold an id beside those whose names end in `_id`."""

_LARGEST = 10**9


def document_of(record: Any) -> dict[str, Any]:
    """A record as a JSON object, its fields in their order."""
    return {name: _written(getattr(record, name)) for name in _kinds(cast(Any, type(record)))}


def read_record(row: Spot, made: type[Record]) -> Record:
    """The record of type `made` that an object holds; raises `UserError` with the place of whatever does not fit."""
    kinds = _kinds(cast(Any, made))
    row.keys(kinds, [each.name for each in _fields(made) if _required(each)])
    return row.made(lambda: made(**{name: _read(row[name], name, kinds[name]) for name in kinds if name in row}))


def _written(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    return document_of(value) if is_dataclass(value) else value


@cache
def _kinds(made: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(made)
    return {each.name: hints[each.name] for each in _fields(made)}


def _fields(made: type[Any]) -> tuple[Field[Any], ...]:
    return fields(made)


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _read(spot: Spot, name: str, kind: Any) -> object:
    if get_origin(kind) is tuple:
        return tuple(_read(part, name, get_args(kind)[0]) for part in spot.items())
    if isinstance(kind, UnionType):
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        return spot.maybe(lambda each: _read(each, name, inner))
    return _single(spot, name, cast(type, kind))


def _single(spot: Spot, name: str, kind: type) -> object:
    if is_dataclass(kind):
        return read_record(spot, kind)
    if issubclass(kind, StrEnum):
        return spot.choice(kind)
    if kind is bool:
        return spot.flag()
    if kind is int:
        return spot.whole(-_LARGEST, _LARGEST)
    if kind is datetime:
        return spot.moment() if name.endswith("_at") else spot.wall()
    if kind is date:
        return spot.day()
    return spot.id() if name in _ID_NAMES or name.endswith("_id") else spot.text()
