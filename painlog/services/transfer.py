"""Files into the diary: what the window and the command line do with them."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from painlog.clock import Clock
from painlog.domain.catalogue import Item
from painlog.domain.diary import Entry
from painlog.domain.naming import N_
from painlog.domain.settings import DiarySettings
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from painlog.exchange.planning import Planned
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.import_rows import ImportRecord
    from painlog.storage.unit_of_work import RowChange

IMPORT_FORMATS = (
    "auto",
    "painlog",
    "csv",
    "bearable",
    "track-and-graph",
    "migraine-buddy",
    "daylio",
    "loop",
    "apple-health",
    "flaredown",
    "pf-pain-diary",
)
SCALES = ("0-10", "0-4", "mild-severe")
ROWS_BETWEEN = 500
"""After so many rows an import says how far it is."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import and how to read it; columns are named as in the file's header (formats.md section 4).

    In a file of another app `columns` name what was tracked instead: a feature, an activity, a condition; a field
    without a name says that nothing but what is named is anything.
    `separator` and `header_line` (from 1) are found where they are not given.
    """

    path: Path
    source_format: str = "auto"
    columns: tuple[tuple[str, str], ...] = ()
    date_format: str | None = None
    scale: str = SCALES[0]
    fill_down: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    strict: bool = False
    separator: str = ""
    header_line: int = 0

    @property
    def as_table(self) -> bool:
        """Whether the file is to be read as any table: something was said that only makes sense for one."""
        fields = {name for name, _ in self.columns}
        return bool(self.separator or self.header_line or fields & {"when", "date", "time", "site", "note"})

    @property
    def mapped(self) -> bool:
        """Whether the person said how to read the columns."""
        return bool(self.columns or self.fill_down or self.where)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was left out, by line from 1, and why. In a `.painlog.json` file `line` counts the entries."""

    line: int
    trouble: UserError


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do: how many entries are new, already there, changed, or cannot be taken.

    Sessions of exercise are counted with the entries; `sessions` tells how many of the new rows are some. `days` is
    the number of days that get other values, `left_out` what the diary has no place for, by name and rows, and
    `new_items` what a plan would add to the person's own lists.
    In a merge, `counts["kept"]` are those that differ from the diary's own, which stay.
    `written` is False for a plan, and where a strict import was refused. `others` counts days, statements and other
    rows that were added or changed. `import_id` is what "Undo import" takes.
    """

    file_format: str
    counts: Counter[str] = field(default_factory=Counter)
    refused: tuple[RefusedRow, ...] = ()
    others: int = 0
    written: bool = False
    import_id: str | None = None
    changes: Changes = field(default_factory=Changes)
    sessions: int = 0
    days: int = 0
    left_out: tuple[tuple[str, int], ...] = ()
    new_items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """What "Undo import" did: how many entries went, and which stayed because they were edited since."""

    removed: int
    kept: tuple[Entry, ...]
    changes: Changes


class Told(Protocol):
    """Hears how far an import is; what it raises ends the import with nothing written."""

    def reading(self) -> None:
        """The reading goes on, whether or not a row was found."""

    def rows(self, count: int) -> None:
        """So many rows were dealt with."""


class _Silent:
    def reading(self) -> None:
        """Nobody listens."""

    def rows(self, count: int) -> None:
        """Nobody listens."""


_SILENT = _Silent()


class TransferService:
    """Imports into one open diary, the file `diary`."""

    def __init__(self, store: "DiaryStore", clock: Clock, diary: Path) -> None:
        self._store = store
        self._clock = clock
        self._diary = diary
        self._overwritten: dict[str, tuple[RowChange, ...]] = {}

    def plan(self, request: ImportRequest, told: Told = _SILENT) -> ImportReport:
        """What an import would do; nothing is written. Raises `UserError` where the file as a whole cannot be read."""
        from painlog.services.incoming import days_to_change, items_to_come, open_source, planned_rows
        from painlog.storage.import_rows import StoredDiary

        with self._store.snapshot() as session:
            stored = StoredDiary(session)
            source = open_source(stored, request, self._clock, told.reading)
            report = _report(source.format_name, planned_rows(stored, source), told)
            return replace(
                report,
                days=days_to_change(stored, source),
                left_out=source.unplaced(),
                new_items=items_to_come(stored, source),
            )

    def import_file(self, request: ImportRequest, told: Told = _SILENT) -> ImportReport:
        """Import a file in one transaction; a strict request with a refused row writes nothing.

        Where rows of the diary are overwritten, a backup is made first. Raises `UserError` where the file as a whole
        cannot be read; nothing is written then, nor where `told` raises.
        """
        from painlog.services.incoming import Arrival, days_to_change, open_source
        from painlog.storage.import_rows import StoredDiary, overwrites
        from painlog.storage.unit_of_work import writing

        if request.strict:
            plan = self.plan(request, told)
            if plan.refused:
                return plan
        with writing(self._store.engine) as work:
            stored = StoredDiary(work.session)
            source = open_source(stored, request, self._clock, told.reading)
            arrival = Arrival(work, stored, source, self._store.keys, self._clock)
            report = _report(source.format_name, arrival.rows(), told)
            report = replace(report, days=days_to_change(stored, source), left_out=source.unplaced())
            others = arrival.beside(taken=bool(report.counts["new"] or report.counts["changed"]))
            arrival.record(request.path.name, report.counts["new"])
            if overwrites(work):
                self._back_up()
        self._overwritten[arrival.id] = tuple(work.changes)
        changes = changes_of(work.tables, N_("File imported"))
        return replace(report, others=others, written=True, import_id=arrival.id, changes=changes)

    def plan_merge(self, path: Path) -> ImportReport:
        """What a merge would do; nothing is written. Raises `UserError` where the file as a whole cannot be read."""
        from painlog.services.merging import open_other, planned_merge
        from painlog.storage.import_rows import StoredDiary

        with self._store.snapshot() as session:
            stored = StoredDiary(session)
            other = open_other(path, self._diary, DiarySettings.parse(stored.settings()), self._clock)
            return _report(other.format_name, planned_merge(stored, other))

    def merge(self, path: Path) -> ImportReport:
        """Take in what another copy of the diary holds and this one does not, in one transaction.

        Nothing is lost, nothing doubled: of two versions of an entry the later edit stays, other rows stay as they
        are here. Where rows of the diary are overwritten, a backup is made first. Raises what `plan_merge` raises.
        """
        from painlog.services.merging import Merging, open_other
        from painlog.storage.import_rows import StoredDiary, overwrites
        from painlog.storage.unit_of_work import writing

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(StoredDiary(session).settings())
        other = open_other(path, self._diary, settings, self._clock)
        with writing(self._store.engine) as work:
            merging = Merging(work, StoredDiary(work.session), other, self._store.keys, self._clock)
            report = _report(other.format_name, merging.rows())
            others = merging.beside()
            if not (others or report.counts["new"] or report.counts["changed"]):
                return report
            merging.record(path.name, report.counts["new"] + report.counts["changed"])
            if overwrites(work):
                self._back_up()
            self._bring_pictures(path.expanduser())
        self._overwritten[merging.id] = tuple(work.changes)
        changes = changes_of(work.tables, N_("Diary merged"))
        return replace(report, others=others, written=True, import_id=merging.id, changes=changes)

    def imports(self) -> "list[ImportRecord]":
        """The imports that "Undo import" can take back, newest first."""
        from painlog.storage.import_rows import imports

        with self._store.snapshot() as session:
            return imports(session)

    def undo_import(self, import_id: str) -> UndoneImport:
        """Take an import back, but for the entries edited since.

        What it overwrote comes back only in the session that imported; later, the backup made before it has it.
        """
        from painlog.storage.import_rows import remove_import, take_back
        from painlog.storage.unit_of_work import writing

        with writing(self._store.engine) as work:
            take_back(work, self._overwritten.pop(import_id, ()))
            removed, kept = remove_import(work, import_id)
        return UndoneImport(removed, tuple(kept), changes_of(work.tables, N_("Import undone")))

    def _bring_pictures(self, other: Path) -> None:
        from painlog.storage.diary_file import trouble_told
        from painlog.storage.own_pictures import bring_pictures, picture_folder, pictures_with

        with trouble_told(self._diary.parent):
            bring_pictures(pictures_with(other), picture_folder(self._diary))

    def _back_up(self) -> None:
        from painlog.storage.backup import back_up, backup_folder

        back_up(self._diary, backup_folder(self._diary), "asked", self._clock)


def _report(file_format: str, rows: "Iterator[Planned]", told: Told = _SILENT) -> ImportReport:
    """Count the rows while they pass."""
    counts: Counter[str] = Counter()
    refused: list[RefusedRow] = []
    sessions = 0
    for number, row in enumerate(rows):
        if number % ROWS_BETWEEN == 0:
            told.rows(number)
        counts[row.verdict] += 1
        sessions += row.session is not None
        if row.trouble is not None:
            refused.append(RefusedRow(row.line, row.trouble))
    return ImportReport(file_format, counts, tuple(refused), sessions=sessions)
