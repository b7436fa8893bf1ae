"""Reading an `entries.csv` of painlog back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import ClassVar, TypeVar

from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.diary import Course, DayContext, Entry
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.domain.scales import Scale
from painlog.errors import UserError
from painlog.exchange.cells import Part, parts_of
from painlog.exchange.entries_csv import COLUMNS
from painlog.exchange.items import plain, site_of, symptom_of, treatment_of
from painlog.exchange.moments import Calendar
from painlog.exchange.names import NameBook
from painlog.exchange.planning import joined_days
from painlog.exchange.reading import Table
from painlog.exchange.rows import Candidate, Row, RowTrouble
from painlog.exchange.scores import read_score

REQUIRED = frozenset({"when", "diary_day", "scale", "score"})
"""Columns by which a file of rows is known as painlog's own."""

_DAY_COLUMNS = ("sleep", "mood", "stress", "limited")
_FIELDS = frozenset(COLUMNS) - {*_DAY_COLUMNS, "id", "when", "utc_offset_min", "diary_day"}
_NEVER_SAID = frozenset({"recorded_at", "source"})
_YES, _NO = frozenset({"true", "1", "yes"}), frozenset({"false", "0", "no", ""})

Made = TypeVar("Made")
Cells = Mapping[str, str]


@dataclass(slots=True)
class EntriesCsv:
    """One file of painlog's own columns. The rows are read anew each time."""

    table: Table
    calendar: Calendar
    names: NameBook
    recorded_at: datetime

    format_name: ClassVar[str] = "csv"
    exported_at: ClassVar[datetime | None] = None

    _days: dict[date, DayContext]

    def ids(self) -> frozenset[str]:
        """The ids in the file."""
        if "id" not in self.table.header:
            return frozenset()
        position = self.table.header.index("id")
        cells = (row.cells for row in self.table.rows() if isinstance(row, Row))
        return frozenset(row[position].strip() for row in cells if position < len(row))

    def rows(self) -> Iterator[Candidate | RowTrouble]:
        """The rows as entries; the id is empty where the file has none."""
        unsaid = _NEVER_SAID | (_FIELDS - set(self.table.header))
        for row in self.table.rows():
            if isinstance(row, RowTrouble):
                yield row
                continue
            try:
                yield self._candidate(row, unsaid)
            except UserError as trouble:
                yield RowTrouble(row.line, trouble)

    def beside(self, taken: bool) -> Diary:
        """The values of the days and the names that the rows read so far brought along."""
        days = (day for day in self._days.values() if not day.empty)
        return Diary(days=tuple(days), catalogue=self.names.new_items if taken else ())

    def unplaced(self) -> tuple[tuple[str, int], ...]:
        """Nothing: every column has its place."""
        return ()

    def _candidate(self, row: Row, unsaid: frozenset[str]) -> Candidate:
        if any(cell.strip() for cell in row.cells[len(self.table.header) :]):
            raise UserError(N_("The row has more cells than the header."))
        cells = dict.fromkeys(COLUMNS, "") | dict(zip(self.table.header, row.cells, strict=False))
        entry = _entry(cells, self.names, self.calendar, self.recorded_at)
        day = _day(cells, entry.diary_day)
        before = self._days.get(entry.diary_day, DayContext(entry.diary_day))
        self._days[entry.diary_day] = joined_days(before, day)
        return Candidate(row.line, entry, unsaid)


def open_entries_csv(table: Table, calendar: Calendar, catalogue: Catalogue, recorded_at: datetime) -> EntriesCsv:
    """Make a file with painlog's own columns ready to be read."""
    return EntriesCsv(table, calendar, NameBook(catalogue), recorded_at, {})


def _entry(cells: Cells, names: NameBook, calendar: Calendar, recorded_at: datetime) -> Entry:
    when = _moment(cells["when"])
    calendar.check(when)
    entry = Entry(
        id=_id(cells["id"].strip()),
        when=when.replace(tzinfo=None),
        utc_offset_min=round((when.utcoffset() or timedelta()).total_seconds() / 60),
        diary_day=_read(cells, "diary_day", date.fromisoformat) or calendar.day_of(when.replace(tzinfo=None)),
        recorded_at=recorded_at,
        score=read_score(cells["score"])[0],
        scale=_read(cells, "scale", Scale) or Scale.NRS11,
        face=_read(cells, "face", int),
        time_known=_flag(cells, "time_known") is not False,
        course=_read(cells, "course", Course),
        hours=_read(cells, "hours", _decimal),
        flare=bool(_flag(cells, "flare")),
        note=cells["note"],
        recalled=bool(_flag(cells, "recalled")),
    )
    return _with_lists(entry, cells, names)


def _with_lists(entry: Entry, cells: Cells, names: NameBook) -> Entry:
    """The entry with its lists: last, so that a row that cannot be taken brings no names."""

    def items(column: str, kind: Kind, make: Callable[[str, Part], Made]) -> tuple[Made, ...]:
        return tuple(make(names.id_of(kind, part.name), part) for part in parts_of(cells[column]))

    return replace(
        entry,
        sites=items("sites", Kind.SITE, site_of),
        qualities=items("qualities", Kind.QUALITY, plain),
        symptoms=items("symptoms", Kind.SYMPTOM, symptom_of),
        triggers=items("triggers", Kind.TRIGGER, plain),
        treatments=items("treatments", Kind.TREATMENT, treatment_of),
    ).in_order()


def _day(cells: Cells, day: date) -> DayContext:
    return DayContext(
        day,
        sleep=_read(cells, "sleep", int),
        mood=_read(cells, "mood", int),
        stress=_read(cells, "stress", int),
        limited=_flag(cells, "limited"),
    )


def _id(text: str) -> str:
    if len(text.split()) > 1:
        raise UserError(N_("“{text}” is not an id."), text=text)
    return text


def _moment(cell: str) -> datetime:
    try:
        when = datetime.fromisoformat(cell.strip())
    except ValueError as error:
        raise UserError(N_("“{cell}” is not a date and time with its offset."), cell=cell) from error
    if when.utcoffset() is None:
        raise UserError(N_("“{cell}” is not a date and time with its offset."), cell=cell)
    return when


def _read(cells: Cells, column: str, read: Callable[[str], Made]) -> Made | None:
    text = cells[column].strip()
    if not text:
        return None
    try:
        return read(text)
    except (ValueError, ArithmeticError) as error:
        raise UserError(N_("“{text}” does not fit into the column “{column}”."), text=text, column=column) from error


def _decimal(text: str) -> float:
    return float(Decimal(text.replace(",", ".")))


def _flag(cells: Cells, column: str) -> bool | None:
    text = cells[column].strip().casefold()
    if text in _YES:
        return True
    if text not in _NO:
        raise UserError(N_("“{text}” does not fit into the column “{column}”."), text=text, column=column)
    return None if text == "" else False
