"""What a merge would do with each entry and day of another copy of the diary: nothing is lost, nothing doubled."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from painlog.domain.diary import DayContext, Entry
from painlog.domain.records import Diary
from painlog.errors import UserError
from painlog.exchange.planning import Planned, Stored, Verdict, joined_days
from painlog.exchange.rows import Candidate, RowTrouble

_ANY_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Edits:
    """When the entries (by id) and days of a copy were last edited; those never edited are left out."""

    entries: Mapping[str, datetime]
    days: Mapping[date, datetime]


@dataclass(frozen=True, slots=True)
class OtherDiary:
    """Another copy of the diary: its entries, row by row, and everything else that it holds.

    `edits` is None where the file does not say when anything was edited; `written_at` is when the file was made, if
    it says so.
    """

    format_name: str
    rows: tuple[Candidate | RowTrouble, ...]
    beside: Diary
    edits: Edits | None = None
    written_at: datetime | None = None


def merged_entries(other: OtherDiary, ours: Mapping[str, Stored]) -> Iterator[Planned]:
    """The verdict on every entry of the other copy; `ours` are the diary's own, by id.

    Entries are the same by id, or, where a file was imported into both copies, by everything that they say. Of two
    versions the later edit stays. A file that does not know its edits gives way to every entry that was ever edited
    here.
    """
    claimed = {row.entry.id for row in other.rows if isinstance(row, Candidate)}
    contents = Counter(_content(each.entry) for id_, each in ours.items() if id_ not in claimed)
    for row in other.rows:
        if isinstance(row, RowTrouble):
            yield Planned(row.line, Verdict.INVALID, trouble=row.trouble)
        elif row.entry.id in ours:
            yield _against(row, ours[row.entry.id], other)
        elif contents[_content(row.entry)]:
            contents[_content(row.entry)] -= 1
            yield Planned(row.line, Verdict.DUPLICATE)
        else:
            yield Planned(row.line, Verdict.NEW, row.entry)


def merged_day(theirs: DayContext, ours: DayContext, our_edit: datetime | None, other: OtherDiary) -> DayContext:
    """The values of both copies; where both have one, that of the later edit."""
    their_edit = other.edits.days.get(theirs.diary_day) if other.edits else None
    if _is_later(their_edit, our_edit, other):
        return joined_days(ours, theirs)
    return joined_days(theirs, ours)


def _against(row: Candidate, ours: Stored, other: OtherDiary) -> Planned:
    try:
        entry = replace(row.entry, **{name: getattr(ours.entry, name) for name in row.unsaid})
    except UserError as trouble:
        return Planned(row.line, Verdict.INVALID, trouble=trouble)
    if entry == ours.entry:
        return Planned(row.line, Verdict.DUPLICATE)
    their_edit = other.edits.entries.get(entry.id) if other.edits else None
    later = _is_later(their_edit, ours.edited_at, other)
    return Planned(row.line, Verdict.CHANGED if later else Verdict.KEPT, entry)


def _is_later(theirs: datetime | None, ours: datetime | None, other: OtherDiary) -> bool:
    if other.edits is None:
        return ours is None
    return theirs is not None and (ours is None or theirs > ours)


def _content(entry: Entry) -> Entry:
    """The entry without what two imports of the same row differ in."""
    return replace(entry, id="", recorded_at=_ANY_MOMENT, utc_offset_min=0)
