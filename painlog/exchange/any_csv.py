"""Any file of rows with a date and a score, as entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.diary import Entry, SiteScore, Source, Treatment
from painlog.domain.draft import Moment
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.errors import UserError
from painlog.exchange.columns import Choices, Field, Layout, layout
from painlog.exchange.dates import DateReader, Stamp, chosen_dates, detected_dates, read_time
from painlog.exchange.moments import Calendar
from painlog.exchange.names import NameBook
from painlog.exchange.reading import Table
from painlog.exchange.rows import Candidate, Row, RowTrouble
from painlog.exchange.scores import SourceScale, read_score
from painlog.exchange.selection import check_width, wanted_rows

APP = "csv"
"""What `source.app` says of entries that came from a file of rows."""


@dataclass(frozen=True, slots=True)
class AnyCsv:
    """One file and how it is read. The rows are read anew each time."""

    table: Table
    layout: Layout
    scale: SourceScale
    dates: DateReader
    calendar: Calendar
    names: NameBook
    recorded_at: datetime

    format_name: ClassVar[str] = "csv"
    exported_at: ClassVar[datetime | None] = None

    def ids(self) -> frozenset[str]:
        """None: the rows have no ids of their own."""
        return frozenset()

    def rows(self) -> Iterator[Candidate | RowTrouble]:
        """The rows that were asked for, as entries whose id is still empty."""
        for row in wanted_rows(self.table, self.layout.fill_down, self.layout.where):
            if isinstance(row, RowTrouble):
                yield row
                continue
            try:
                yield Candidate(row.line, self._entry(row))
            except UserError as trouble:
                yield RowTrouble(row.line, trouble)

    def beside(self, taken: bool) -> Diary:
        """What the rows read so far bring along: names that become the person's own items."""
        return Diary(catalogue=self.names.new_items if taken else ())

    def unplaced(self) -> tuple[tuple[str, int], ...]:
        """Nothing: every column that was mapped has its place."""
        return ()

    def _entry(self, row: Row) -> Entry:
        check_width(self.table.header, row)
        moment = self._moment(row)
        score, before = read_score(self._cell(Field.SCORE, row), self.scale)
        note = self._cell(Field.NOTE, row)
        lists = {field: _names(self._cell(field, row)) for field in (Field.SITE, Field.TRIGGERS, Field.TREATMENTS)}
        if score is None and not note and not any(lists.values()):
            raise UserError(N_("The row records nothing."))
        return Entry(
            id="",
            when=moment.when,
            utc_offset_min=moment.utc_offset_min,
            diary_day=moment.day,
            recorded_at=self.recorded_at,
            score=score,
            time_known=moment.time_known,
            sites=tuple(SiteScore(id_) for id_ in self.names.ids_of(Kind.SITE, lists[Field.SITE])),
            triggers=self.names.ids_of(Kind.TRIGGER, lists[Field.TRIGGERS]),
            treatments=tuple(Treatment(id_) for id_ in self.names.ids_of(Kind.TREATMENT, lists[Field.TREATMENTS])),
            note=note,
            source=Source(APP, before),
        )

    def _moment(self, row: Row) -> Moment:
        stamp = self.dates(self._cell(self.layout.dated, row))
        clock = self._cell(Field.TIME, row)
        if clock and (stamp.clock is None or self.layout.dated is Field.DATE):
            stamp = Stamp(stamp.day, *read_time(clock))
        return self.calendar.moment(stamp)

    def _cell(self, field: Field, row: Row) -> str:
        return self.layout.cell(field, row.cells)


def open_any_csv(
    table: Table,
    choices: Choices,
    scale: SourceScale,
    date_format: str | None,
    calendar: Calendar,
    catalogue: Catalogue,
    recorded_at: datetime,
) -> AnyCsv:
    """Make a file ready to be read; raises `UserError` where its columns or dates cannot be told."""
    found = layout(table.header, choices)
    dates = chosen_dates(date_format) if date_format else detected_dates(_date_cells(table, found))
    return AnyCsv(table, found, scale, dates, calendar, NameBook(catalogue), recorded_at)


def _date_cells(table: Table, found: Layout) -> Iterator[str]:
    for row in table.rows():
        if isinstance(row, Row):
            yield found.cell(found.dated, row.cells)


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(";") if name.strip()]
