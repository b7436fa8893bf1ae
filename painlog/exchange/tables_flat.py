"""Frozen records as rows: a column for each field, a nested record spread over columns of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, get_origin, get_type_hints

from painlog.exchange.tables import Cell, Table


def flat_table(name: str, made: type, records: Iterable[Any], without: Iterable[str] = ()) -> Table:
    """A table of records of the type `made`, but for the columns `without`; lists have tables of their own."""
    columns = tuple(column for column in flat_columns(made) if column not in without)
    return Table(name, tuple(map(_short, columns)), _rows(columns, records))


def nested_table(
    name: str, made: type, records: Iterable[tuple[tuple[Cell, ...], Any]], before: tuple[str, ...]
) -> Table:
    """A table of records that belong to another one, whose columns `before` come first."""
    columns = flat_columns(made)
    rows = ((*cells, *row) for cells, record in records for row in _rows(columns, (record,)))
    return Table(name, (*before, *map(_short, columns)), rows)


@cache
def flat_columns(made: type) -> tuple[str, ...]:
    """The fields of a record as dotted paths, a nested record's among them, lists left out."""
    hints = get_type_hints(made)
    return tuple(path for field in fields(made) for path in _paths(field.name, hints[field.name]))


def _paths(name: str, kind: Any) -> Iterator[str]:
    if is_dataclass(kind):
        yield from (f"{name}.{inner}" for inner in flat_columns(kind))  # type: ignore[arg-type]
    elif get_origin(kind) is not tuple:
        yield name


def _rows(columns: tuple[str, ...], records: Iterable[Any]) -> Iterator[tuple[Cell, ...]]:
    getters = [attrgetter(column) for column in columns]
    for record in records:
        yield tuple(_cell(getter(record)) for getter in getters)


def _cell(value: Any) -> Cell:
    cell: Cell = str(value) if isinstance(value, StrEnum) else value
    return cell


def _short(column: str) -> str:
    return column.rpartition(".")[2]
