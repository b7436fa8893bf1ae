"""Another copy of the diary on its way in: a backup, or the diary of another computer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.domain.diary import DayContext
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.domain.settings import DiarySettings
from painlog.errors import UserError
from painlog.services.incoming import DEMO_SETTING, calendar_of

if TYPE_CHECKING:
    from painlog.exchange.merging import OtherDiary
    from painlog.exchange.planning import Planned
    from painlog.exchange.rows import Candidate, RowTrouble
    from painlog.storage.import_rows import StoredDiary
    from painlog.storage.unit_of_work import UnitOfWork


def open_other(path: Path, diary: Path, settings: DiarySettings, clock: Clock) -> "OtherDiary":
    """Read another copy of the diary file `diary`: a database of painlog or a `.painlog.json` document.

    Raises `UserError` where it cannot be read, or is an invented diary while this one is not.
    """
    from painlog.storage.copies import is_database

    path = path.expanduser()
    read = _open_database if is_database(path) else _open_document
    other = read(path, diary, settings, clock)
    if dict(other.beside.settings).get(DEMO_SETTING) is True and not settings.demo:
        raise UserError(
            N_("{file} is an invented diary; it was not merged into yours."),
            N_("Choose another file."),
            file=path.name,
        )
    return other


def _open_document(path: Path, _diary: Path, settings: DiarySettings, clock: Clock) -> "OtherDiary":
    from painlog.exchange.merging import OtherDiary
    from painlog.exchange.painlog_reading import open_painlog

    file = open_painlog(path, calendar_of(clock, settings))
    file.ids()
    return OtherDiary(file.format_name, tuple(file.rows()), file.beside(taken=True), written_at=file.exported_at)


def _open_database(path: Path, diary: Path, settings: DiarySettings, clock: Clock) -> "OtherDiary":
    from painlog.exchange.merging import Edits, OtherDiary
    from painlog.exchange.painlog_json import FORMAT
    from painlog.storage.copies import read_copy

    copy = read_copy(path, diary)
    rows = tuple(_rows(copy.diary, settings, clock))
    return OtherDiary(FORMAT, rows, replace(copy.diary, entries=()), Edits(copy.entry_edits, copy.day_edits))


def _rows(diary: Diary, settings: DiarySettings, clock: Clock) -> "Iterator[Candidate | RowTrouble]":
    """The entries, counted from 1; those of the future are refused as in every import."""
    from painlog.exchange.rows import Candidate, RowTrouble

    calendar = calendar_of(clock, settings)
    today = calendar.day_of(calendar.latest)
    for line, entry in enumerate(diary.entries, start=1):
        try:
            if entry.time_known or entry.diary_day > today:
                calendar.check(entry.when.replace(tzinfo=timezone(timedelta(minutes=entry.utc_offset_min))))
        except UserError as trouble:
            yield RowTrouble(line, trouble)
        else:
            yield Candidate(line, entry)


def planned_merge(stored: "StoredDiary", other: "OtherDiary") -> "Iterator[Planned]":
    """The verdict on every entry of the other copy, against the diary as it is stored."""
    from painlog.exchange.merging import merged_entries
    from painlog.exchange.planning import Stored

    return merged_entries(other, {id_: Stored(*found) for id_, found in stored.versions().items()})


class Merging:
    """One merge within its transaction."""

    def __init__(
        self,
        work: "UnitOfWork",
        stored: "StoredDiary",
        other: "OtherDiary",
        keys: Callable[[], str],
        clock: Clock,
    ) -> None:
        self._work, self._stored, self._other, self._clock = work, stored, other, clock
        self._latest = other.written_at or clock.now()
        self.id = keys()

    def rows(self) -> "Iterator[Planned]":
        """Write what is new or was edited later, and pass every row on."""
        from painlog.exchange.planning import Verdict
        from painlog.storage.import_rows import insert_entries, overwrite_entry

        rows = tuple(planned_merge(self._stored, self._other))
        fresh = (row.entry for row in rows if row.verdict is Verdict.NEW and row.entry)
        insert_entries(self._work, fresh, self.id)
        edits = self._other.edits.entries if self._other.edits else {}
        for row in rows:
            if row.verdict is Verdict.CHANGED and row.entry:
                overwrite_entry(self._work, row.entry, self._clock, edits.get(row.entry.id, self._latest))
            yield row

    def beside(self) -> int:
        """Merge what is no entry; returns how many days and other rows were added or changed."""
        from painlog.storage.diary_rows import other_rows
        from painlog.storage.import_rows import merge_rows
        from painlog.storage.merging import keeping_own

        settings = tuple(each for each in self._other.beside.settings if each[0] != DEMO_SETTING)
        diary = replace(self._other.beside, days=(), settings=settings)
        return self._days() + sum(
            merge_rows(
                self._work,
                model,
                list(keeping_own(self._work, model, [values for _, values in rows])),
                self.id,
                self._latest,
            )
            for model, rows in groupby(other_rows(diary), key=itemgetter(0))
        )

    def record(self, file_name: str, rows: int) -> None:
        """Put the merge on the list of imports."""
        from painlog.storage.import_rows import ImportRecord, record_import

        record = ImportRecord(self.id, file_name, self._other.format_name, self._clock.now(), rows)
        record_import(self._work, record)

    def _days(self) -> int:
        from painlog.exchange.merging import merged_day
        from painlog.storage.merging import insert_days, overwrite_day

        ours, our_edits = self._stored.days(), self._stored.day_edits()
        theirs = [day for day in self._other.beside.days if not day.empty]
        fresh = [day for day in theirs if day.diary_day not in ours]
        insert_days(self._work, fresh, self.id)
        overwritten = 0
        for day in theirs:
            own = ours.get(day.diary_day, day)
            merged = merged_day(day, own, our_edits.get(day.diary_day), self._other)
            if merged != own:
                overwrite_day(self._work, merged, self._edited(day, our_edits.get(day.diary_day)))
                overwritten += 1
        return len(fresh) + overwritten

    def _edited(self, theirs: DayContext, ours: datetime | None) -> datetime:
        """When the merged values of a day were the latest."""
        their_edit = self._other.edits.days.get(theirs.diary_day) if self._other.edits else self._latest
        return max((edit for edit in (their_edit, ours) if edit is not None), default=self._latest)
