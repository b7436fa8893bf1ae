"""Track & Graph: one row a value of a feature; the person says which feature is the pain (formats.md section 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices, Field, folded
from painlog.exchange.dates import chosen_dates
from painlog.exchange.importers.desk import AppFile, Desk, Found, Occasion, Pain, Taken, each_row
from painlog.exchange.importers.figures import number_of
from painlog.exchange.importers.places import places_of
from painlog.exchange.importers.roles import Roles, chosen_roles, pain_not_said
from painlog.exchange.reading import Table
from painlog.exchange.rows import Row
from painlog.exchange.scores import SourceScale, read_score
from painlog.exchange.selection import check_width, chosen_rows, named_cells

NAME = "track-and-graph"

_COLUMNS = {"featurename", "timestamp", "value", "note"}
_DURATION = re.compile(r"\d{1,6}:\d{2}:\d{2}")
_dates = chosen_dates("YYYY-MM-DD")


def recognises(header: tuple[str, ...]) -> bool:
    return {folded(name) for name in header} >= _COLUMNS


def features(table: Table) -> list[str]:
    """The names of what was tracked, in the order of the file."""
    cells = (named_cells(table.header, row) for row in table.rows() if isinstance(row, Row))
    return list(dict.fromkeys(row["featurename"] for row in cells if row["featurename"]))


def open_track_and_graph(table: Table, choices: Choices, scale: SourceScale, desk: Desk) -> AppFile:
    """Make an export ready to be read; raises `UserError` where the person did not say what is the pain."""
    names = features(table)
    roles = chosen_roles(choices, names)
    if not roles:
        raise pain_not_said(names)
    reader = _Reader(table, roles, scale, desk)
    return AppFile(NAME, desk, lambda: each_row(chosen_rows(table, choices), reader.found))


@dataclass(frozen=True, slots=True)
class _Reader:
    table: Table
    roles: Roles
    scale: SourceScale
    desk: Desk

    def found(self, row: Row) -> Iterator[Found]:
        self.desk.heard()
        check_width(self.table.header, row)
        cells = named_cells(self.table.header, row)
        name = cells["featurename"]
        role = self.roles.of(name)
        if role is None:
            self.desk.left_out[name or "–"] += 1
            return
        occasion = Occasion(row.line, self.desk.moment(_dates(cells["timestamp"])))
        value, label = _value_and_label(cells)
        if cells["note"]:
            occasion.notes.append(cells["note"])
        if role is Field.SCORE:
            occasion.pains.append((row.line, _pain(name, value, self.scale)))
        elif not _says_no(value, label):
            _take(occasion, role, name, value, label)
        yield from self.desk.entries(occasion)


def _value_and_label(cells: dict[str, str]) -> tuple[str, str]:
    """The value and its label, which older files write as `value:label`."""
    value = cells["value"]
    if "label" in cells or _DURATION.fullmatch(value):
        return value, cells.get("label", "")
    value, _, label = value.partition(":")
    return value.strip(), label.strip()


def _pain(name: str, value: str, scale: SourceScale) -> Pain:
    if _DURATION.fullmatch(value):
        raise UserError(N_("“{text}” is not a pain score."), text=value)
    score, before = read_score(_plain(value) if scale is not SourceScale.WORDS else value, scale)
    if score is None:
        raise UserError(N_("The row records nothing."))
    return Pain(score, before, places_of(name))


def _take(occasion: Occasion, role: Field, name: str, value: str, label: str) -> None:
    if role is Field.TRIGGERS:
        occasion.triggers.append(label or name)
        return
    amount = "" if number_of(value) == 1 else _plain(value)
    occasion.treatments.append(Taken(label or name, amount))


def _says_no(value: str, label: str) -> bool:
    """Whether a value says that something was not there: 0, unless it is the number of a named choice."""
    return not label and number_of(value) == 0


def _plain(value: str) -> str:
    """The value without the `.0` that whole numbers are written with."""
    return re.sub(r"(\d)\.0+$", r"\1", value)
