"""The model behind the list: rows counted at once, read a stretch of days at a time, found again by day and entry."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt

from painlog.domain.diary import Entry
from painlog.ui.models.entry_list import DAYS_AT_ONCE, LINE, EntryListModel, ListLine

NEWEST = date(2026, 11, 20)


def entry(day: date, place: int) -> Entry:
    when = datetime(day.year, day.month, day.day, 20 - place)
    return Entry(f"{day.isoformat()}/{place}", when, 0, day, when)


class Diary:
    """So many entries on each day, the newest first; knows what was asked of it."""

    def __init__(self, counts: Sequence[int]) -> None:
        self.days = [NEWEST - timedelta(days=ago) for ago in range(len(counts))]
        self.entries = {
            day: [entry(day, place) for place in range(count)] for day, count in zip(self.days, counts, strict=True)
        }
        self.asked: list[tuple[date, date]] = []
        self.parent = QObject()
        self.model = EntryListModel(self.fetch, line, self.parent)
        self.model.set_days(self.days, counts)

    def fetch(self, first: date, last: date) -> Mapping[date, Sequence[Entry]]:
        self.asked.append((first, last))
        return {day: found for day, found in self.entries.items() if first <= day <= last}


def line(day: date, found: Entry | None, opens: bool, unsaved: bool) -> ListLine:
    return ListLine(day, found.id if found else None, opens, "", "", "", None, "", "", "", str(day), unsaved)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=2 * DAYS_AT_ONCE + 5))
def test_every_entry_and_every_empty_day_has_its_row(counts: list[int]) -> None:
    diary = Diary(counts)
    rows = [diary.model.line(row) for row in range(diary.model.rowCount())]
    expected = [
        (day, found.id if found else None, place == 0)
        for day in diary.days
        for place, found in enumerate(diary.entries[day] or [None])
    ]
    assert [(row.day, row.entry_id, row.opens_day) for row in rows] == expected


@given(st.lists(st.integers(0, 3), min_size=1, max_size=2 * DAYS_AT_ONCE + 5))
def test_rows_are_found_again(counts: list[int]) -> None:
    model = Diary(counts).model
    for row in range(model.rowCount()):
        shown = model.line(row)
        assert model.row_of(shown.day, shown.entry_id) == (row if shown.entry_id or shown.opens_day else None)
        first = model.row_of(shown.day)
        assert first is not None
        assert model.line(first).opens_day
        assert model.row_near(shown.day) == first


def test_what_is_not_there_is_not_found() -> None:
    diary = Diary([1, 2])
    assert diary.model.row_of(NEWEST + timedelta(days=1)) is None
    assert diary.model.row_of(NEWEST - timedelta(days=2)) is None
    assert diary.model.row_of(NEWEST, "another") is None
    assert Diary([]).model.row_near(NEWEST) is None


def test_the_nearest_row_is_that_of_an_earlier_day_or_the_last_one() -> None:
    diary = Diary([1, 2, 1])
    diary.model.set_days([diary.days[0], diary.days[2]], [1, 1])
    assert diary.model.row_near(diary.days[1]) == 1
    assert diary.model.row_near(NEWEST - timedelta(days=90)) == 1
    assert diary.model.row_near(NEWEST + timedelta(days=90)) == 0


def test_only_the_days_in_view_are_read_and_each_stretch_once() -> None:
    diary = Diary([1] * (3 * DAYS_AT_ONCE))
    assert diary.asked == []
    for row in (0, 1, DAYS_AT_ONCE - 1, 0):
        diary.model.line(row)
    assert diary.asked == [(NEWEST - timedelta(days=DAYS_AT_ONCE - 1), NEWEST)]
    diary.model.line(2 * DAYS_AT_ONCE)
    assert diary.asked[1:] == [
        (NEWEST - timedelta(days=3 * DAYS_AT_ONCE - 1), NEWEST - timedelta(days=2 * DAYS_AT_ONCE))
    ]


def test_entries_that_went_meanwhile_leave_an_empty_row() -> None:
    diary = Diary([2, 1])
    diary.entries[NEWEST] = []
    assert [diary.model.line(row).entry_id for row in range(3)] == [None, None, f"{diary.days[1].isoformat()}/0"]


def test_unsaved_rows_are_marked_and_the_views_are_told() -> None:
    diary = Diary([1, 0])
    told: list[tuple[int, int]] = []
    diary.model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    diary.model.set_unsaved({diary.days[1], f"{NEWEST.isoformat()}/0"})
    assert [diary.model.line(row).unsaved for row in range(2)] == [True, True]
    assert told == [(0, 1)]


def test_a_screen_reader_hears_the_sentence() -> None:
    model = Diary([1]).model
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == index.data() == str(NEWEST)
    assert isinstance(index.data(LINE), ListLine)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
