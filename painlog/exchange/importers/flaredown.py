"""Flaredown: a column or a row for each thing tracked, values from 0 to 4 (formats.md section 3).

What a column of the wide form is cannot be told from its name: the person says it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices, Field, find_column, folded
from painlog.exchange.dates import DateReader, chosen_dates, detected_dates
from painlog.exchange.importers.desk import AppFile, Desk, Found, Occasion, Pain, Taken, each_row
from painlog.exchange.importers.places import names_a_pain, places_of
from painlog.exchange.importers.roles import Guesses, Roles, chosen_roles, pain_not_said, pains_among
from painlog.exchange.reading import Table
from painlog.exchange.rows import Row, RowTrouble
from painlog.exchange.scores import SourceScale, read_score
from painlog.exchange.selection import check_width, chosen_rows, named_cells

NAME = "flaredown"

_WIDE = {"date", "tags", "foods"}
_LONG = {"user id", "checkin date", "trackable type", "trackable name", "trackable value"}
_LISTS = {"tags": Field.TRIGGERS, "foods": None}
"""What the two list columns are unless the person says otherwise: what somebody ate is left out."""

_NO = frozenset({"", "0", "0.0", "false", "no"})
_YES = frozenset({"1", "1.0", "true", "yes", "x"})

Cells = dict[str, str]


def recognises(header: tuple[str, ...]) -> bool:
    names = {folded(name) for name in header}
    return _is_long(header) or (names >= _WIDE and folded(header[0]) == "date")


def _is_long(header: tuple[str, ...]) -> bool:
    return {folded(name) for name in header} >= _LONG


def features(table: Table) -> list[str]:
    """The names of everything tracked, in the order of the file."""
    if not _is_long(table.header):
        return [name for name in table.header[1:] if name]
    cells = (named_cells(table.header, row) for row in table.rows() if isinstance(row, Row))
    return list(dict.fromkeys(row["trackable name"] for row in cells if row["trackable name"]))


def guesses(table: Table) -> Guesses:
    """What the things tracked probably are: by their kind in the long form, by their name in the wide one."""
    if not _is_long(table.header):
        tags = ((str(Field.TRIGGERS), name) for name in table.header if _LISTS.get(folded(name)))
        return (*pains_among(features(table)), *tags)
    cells = (named_cells(table.header, row) for row in table.rows() if isinstance(row, Row))
    roles = {row["trackable name"]: _usual_role(row) for row in cells if row["trackable name"]}
    return tuple((str(role), name) for name, role in roles.items() if role)


def open_flaredown(table: Table, choices: Choices, date_format: str | None, desk: Desk) -> AppFile:
    """Make an export ready to be read; raises `UserError` where it cannot be told which of it is the pain."""
    names = features(table)
    roles = chosen_roles(choices, names)
    if _is_long(table.header):
        long = _Long(table, roles, desk)
        long.check(choices)
        return AppFile(NAME, desk, lambda: long.read(chosen_rows(table, choices)))
    if not roles:
        raise pain_not_said(names)
    dates = chosen_dates(date_format) if date_format else detected_dates(_date_cells(table))
    wide = _Wide(table, roles, dates, desk)
    return AppFile(NAME, desk, lambda: each_row(chosen_rows(table, choices), wide.found))


def _date_cells(table: Table) -> Iterator[str]:
    return (row.cells[0] for row in table.rows() if isinstance(row, Row))


@dataclass(frozen=True, slots=True)
class _Wide:
    table: Table
    roles: Roles
    dates: DateReader
    desk: Desk

    def found(self, row: Row) -> Iterator[Found]:
        self.desk.heard()
        check_width(self.table.header, row)
        occasion = Occasion(row.line, self.desk.moment(self.dates(row.cells[0])))
        for name, cell in zip(self.table.header[1:], row.cells[1:], strict=False):
            if cell.strip():
                self._take(occasion, name, cell.strip())
        yield from self.desk.entries(occasion)

    def _take(self, occasion: Occasion, name: str, cell: str) -> None:
        listed = folded(name) in _LISTS
        role = self.roles.of(name) or (_LISTS[folded(name)] if listed and not self.roles.exact else None)
        if role is None:
            self.desk.left_out[name] += 1
        elif role is Field.SCORE:
            occasion.pains.append((occasion.line, _pain(name, cell)))
        elif role is Field.TRIGGERS:
            occasion.triggers += _names(cell) if listed else [name] * (cell.casefold() not in _NO)
        elif listed:
            occasion.treatments += [Taken(each) for each in _names(cell)]
        else:
            occasion.treatments += _taken(name, cell)


@dataclass(frozen=True, slots=True)
class _Long:
    """The public form: one row a thing tracked, those of one check-in under each other."""

    table: Table
    roles: Roles
    desk: Desk

    def check(self, choices: Choices) -> None:
        """Raise `UserError` where the rows are of more than one person, or none of them is a pain."""
        people: set[str] = set()
        pain = bool(self.roles.score)
        for row in chosen_rows(self.table, choices):
            if isinstance(row, Row):
                cells = named_cells(self.table.header, row)
                people.add(cells["user id"])
                pain = pain or self._role(cells) is Field.SCORE
        if len(people) > 1:
            raise UserError(
                N_("The file holds the records of {count} people."),
                N_("Say whose to take with --where user_id=VALUE."),
                count=len(people),
            )
        if people and not pain:
            raise pain_not_said(features(self.table))

    def read(self, rows: Iterable[Row | RowTrouble]) -> Iterator[Found]:
        for _, group in groupby(rows, key=self._check_in):
            occasion: Occasion | None = None
            for row in group:
                self.desk.heard()
                try:
                    if isinstance(row, RowTrouble):
                        raise row.trouble
                    check_width(self.table.header, row)
                    cells = named_cells(self.table.header, row)
                    occasion = occasion or Occasion(row.line, self.desk.moment(_ISO(cells["checkin date"])))
                    self._take(row.line, cells, occasion)
                except UserError as trouble:
                    yield RowTrouble(row.line, trouble)
            if occasion is not None:
                yield from self.desk.entries(occasion)

    def _check_in(self, row: Row | RowTrouble) -> str:
        if isinstance(row, RowTrouble):
            return ""
        position = find_column(self.table.header, "checkin_date")
        return row.cells[position].strip() if position < len(row.cells) else ""

    def _role(self, cells: Cells) -> Field | None:
        usual = None if self.roles.exact else _usual_role(cells)
        if usual is Field.SCORE and self.roles.score:
            usual = None
        return self.roles.of(cells["trackable name"]) or usual

    def _take(self, line: int, cells: Cells, occasion: Occasion) -> None:
        name, value, role = cells["trackable name"], cells["trackable value"], self._role(cells)
        if not name:
            raise UserError(N_("The row records nothing."))
        if role is Field.SCORE:
            occasion.pains.append((line, _pain(name, value)))
        elif role is Field.TRIGGERS:
            occasion.triggers.append(name)
        elif role is Field.TREATMENTS:
            occasion.treatments += _taken(name, value or "1")
        elif cells["trackable type"].casefold() == "symptom":
            occasion.symptoms += [name] * (value.casefold() not in _NO)
        else:
            self.desk.left_out[cells["trackable type"] or "–"] += 1


_ISO = chosen_dates("YYYY-MM-DD")


def _usual_role(cells: Cells) -> Field | None:
    """What a thing is by its kind; a condition or symptom is the pain if its name says so."""
    kind = cells["trackable type"].casefold()
    if kind in ("condition", "symptom") and names_a_pain(cells["trackable name"]):
        return Field.SCORE
    return {"treatment": Field.TREATMENTS, "tag": Field.TRIGGERS}.get(kind)


def _pain(name: str, value: str) -> Pain:
    score, before = read_score(value, SourceScale.ZERO_TO_FOUR)
    if score is None:
        raise UserError(N_("The row records nothing."))
    return Pain(score, before, places_of(name))


def _taken(name: str, cell: str) -> list[Taken]:
    """A treatment, with its dose where the cell holds one."""
    if cell.casefold() in _NO:
        return []
    return [Taken(name, "" if cell.casefold() in _YES else cell)]


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(";") if name.strip()]
