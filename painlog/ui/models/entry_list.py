"""The rows of History: every entry and every day without one, fetched a few weeks at a time."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from painlog.domain.diary import Entry

DAYS_AT_ONCE = 16
"""How many days are fetched together: more than a window shows, few enough to come within a blink."""

LINE = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its `ListLine`."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListLine:
    """What a row shows. `entry_id` is None for a day without an entry; `opens_day` marks the first row of a day."""

    day: date
    entry_id: str | None
    opens_day: bool
    day_text: str
    month_text: str
    time: str
    score: float | None
    score_text: str
    headline: str
    below: str
    spoken: str
    unsaved: bool = False


Fetch = Callable[[date, date], Mapping[date, Sequence[Entry]]]
"""The entries from one day to a later one, by day, the newest first."""

LineOf = Callable[[date, Entry | None, bool, bool], ListLine]
"""Makes a line from a day, its entry, whether it is the first of its day, and whether it holds unsaved changes."""


class EntryListModel(QAbstractListModel):
    """Days come newest first. Rows are counted at once and read when they come into view."""

    def __init__(self, fetch: Fetch, line_of: LineOf, parent: QObject) -> None:
        super().__init__(parent)
        self._fetch, self._line_of = fetch, line_of
        self._days: Sequence[date] = ()
        self._ends: list[int] = []
        self._fetched: dict[int, Mapping[date, Sequence[Entry]]] = {}
        self._unsaved: AbstractSet[str | date] = frozenset()

    def set_days(self, days: Sequence[date], counts: Sequence[int]) -> None:
        """Show these days, newest first, with so many entries each; 0 gives the day one empty row."""
        self.beginResetModel()
        self._days = days
        self._ends = list(accumulate(max(1, count) for count in counts))
        self._fetched.clear()
        self.endResetModel()

    def set_unsaved(self, unsaved: AbstractSet[str | date]) -> None:
        """Mark the entries (by id) and the empty days that hold unsaved changes."""
        self._unsaved = unsaved
        if self._ends:
            self.dataChanged.emit(self.index(0), self.index(self._ends[-1] - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return self._ends[-1] if self._ends else 0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == LINE and index.isValid():
            return self.line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            return self.line(index.row()).spoken
        return None

    def line(self, row: int) -> ListLine:
        """What a row shows."""
        day, entry = self.day(row), self.entry(row)
        unsaved = (day if entry is None else entry.id) in self._unsaved
        return self._line_of(day, entry, self._place(row) == 0, unsaved)

    def day(self, row: int) -> date:
        return self._days[self._at(row)]

    def entry(self, row: int) -> Entry | None:
        """The entry of a row, or None for a day without one."""
        entries = self._entries(self._at(row))
        place = self._place(row)
        return entries[place] if place < len(entries) else None

    def row_of(self, day: date, entry_id: str | None = None) -> int | None:
        """The row of an entry, or the first one of a day; None where the list does not hold it."""
        at = self._at_or_after(day)
        if at == len(self._days) or self._days[at] != day:
            return None
        first = self._ends[at - 1] if at else 0
        if entry_id is None:
            return first
        places = (place for place, entry in enumerate(self._entries(at)) if entry.id == entry_id)
        return next((first + place for place in places), None)

    def row_near(self, day: date) -> int | None:
        """The first row of `day`, or of the nearest earlier day, or the last row; None in an empty list."""
        if not self._days:
            return None
        at = min(self._at_or_after(day), len(self._days) - 1)
        return self._ends[at - 1] if at else 0

    def _at(self, row: int) -> int:
        return bisect_right(self._ends, row)

    def _at_or_after(self, day: date) -> int:
        """Where `day` stands among the days, or the next (earlier) one."""
        return bisect_left(self._days, -day.toordinal(), key=lambda shown: -shown.toordinal())

    def _place(self, row: int) -> int:
        at = self._at(row)
        return row - (self._ends[at - 1] if at else 0)

    def _entries(self, at: int) -> Sequence[Entry]:
        block = at // DAYS_AT_ONCE
        if block not in self._fetched:
            days = self._days[block * DAYS_AT_ONCE : (block + 1) * DAYS_AT_ONCE]
            self._fetched[block] = self._fetch(days[-1], days[0])
        return self._fetched[block].get(self._days[at], ())
