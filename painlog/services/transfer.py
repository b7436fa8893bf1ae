"""Files out of the diary and into it: what the window and the command line do with them."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from painlog import __version__
from painlog.clock import Clock
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

EXPORT_FORMATS = ("painlog", "csv")
IMPORT_FORMATS = ("auto", "painlog", "csv")
SCALES = ("0-10", "0-4", "mild-severe")

_ENDINGS = {".painlog.json": "painlog", ".csv": "csv"}


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export. `file_format` None goes by the name's ending; `with_notes` None by the format's own rule."""

    path: Path
    file_format: str | None = None
    first: date | None = None
    last: date | None = None
    with_notes: bool | None = None


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written. A `lossless` file holds everything that the diary holds."""

    path: Path
    file_format: str
    entries: int
    lossless: bool


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import and how to read it; columns are named as in the file's header (formats.md section 4)."""

    path: Path
    source_format: str = "auto"
    columns: tuple[tuple[str, str], ...] = ()
    date_format: str | None = None
    scale: str = SCALES[0]
    fill_down: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    strict: bool = False

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


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """What "Undo import" did: how many entries went, and which stayed because they were edited since."""

    removed: int
    kept: tuple[Entry, ...]
    changes: Changes


class TransferService:
    """Exports from and imports into one open diary, the file `diary`."""

    def __init__(self, store: "DiaryStore", clock: Clock, diary: Path) -> None:
        self._store = store
        self._clock = clock
        self._diary = diary
        self._overwritten: dict[str, tuple[RowChange, ...]] = {}

    def export(self, request: ExportRequest) -> ExportReport:
        """Write a file from one snapshot, whole or not at all; raises `UserError` where it cannot be written."""
        from painlog.exchange.entries_csv import csv_lines
        from painlog.exchange.painlog_json import document_lines
        from painlog.exchange.writing import write_whole
        from painlog.storage.diary_store import whole_diary

        file_format = request.file_format or _format_of(request.path)
        _check_span(request)
        with self._store.snapshot() as session:
            diary = whole_diary(session, request.first, request.last)
        whole = file_format == "painlog"
        with_notes = whole if request.with_notes is None else request.with_notes
        lines = document_lines(diary, self._clock.now(), __version__, with_notes) if whole else None
        path = write_whole(request.path, lines or csv_lines(diary, with_notes), self._diary)
        lossless = whole and with_notes and request.first is None and request.last is None
        return ExportReport(path, file_format, len(diary.entries), lossless)

    def plan(self, request: ImportRequest) -> ImportReport:
        """What an import would do; nothing is written. Raises `UserError` where the file as a whole cannot be read."""
        from painlog.services.incoming import open_source, planned_rows
        from painlog.storage.import_rows import StoredDiary

        with self._store.snapshot() as session:
            stored = StoredDiary(session)
            source = open_source(stored, request, self._clock)
            return _report(source.format_name, planned_rows(stored, source))

    def import_file(self, request: ImportRequest) -> ImportReport:
        """Import a file in one transaction; a strict request with a refused row writes nothing.

        Where rows of the diary are overwritten, a backup is made first. Raises `UserError` where the file as a whole
        cannot be read; nothing is written then.
        """
        from painlog.services.incoming import Arrival, open_source
        from painlog.storage.import_rows import StoredDiary, overwrites
        from painlog.storage.unit_of_work import writing

        if request.strict:
            plan = self.plan(request)
            if plan.refused:
                return plan
        with writing(self._store.engine) as work:
            stored = StoredDiary(work.session)
            source = open_source(stored, request, self._clock)
            arrival = Arrival(work, stored, source, self._store.keys, self._clock)
            report = _report(source.format_name, arrival.rows())
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

    def _back_up(self) -> None:
        from painlog.storage.backup import back_up, backup_folder

        back_up(self._diary, backup_folder(self._diary), "asked", self._clock)


def _report(file_format: str, rows: "Iterator[Planned]") -> ImportReport:
    """Count the rows while they pass."""
    counts: Counter[str] = Counter()
    refused: list[RefusedRow] = []
    for row in rows:
        counts[row.verdict] += 1
        if row.trouble is not None:
            refused.append(RefusedRow(row.line, row.trouble))
    return ImportReport(file_format, counts, tuple(refused))


def _format_of(path: Path) -> str:
    found = [file_format for ending, file_format in _ENDINGS.items() if path.name.casefold().endswith(ending)]
    if not found:
        raise UserError(
            N_("The name {file} does not say in which format to export."),
            N_("Let it end in {endings}, or give --format."),
            file=path.name,
            endings=", ".join(_ENDINGS),
        )
    return found[0]


def _check_span(request: ExportRequest) -> None:
    if request.first and request.last and request.last < request.first:
        raise UserError(
            N_("{first} is after {last}."),
            N_("Give the earlier day first."),
            first=request.first.isoformat(),
            last=request.last.isoformat(),
        )
