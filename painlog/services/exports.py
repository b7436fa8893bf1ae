"""Files out of the diary: what the window and the command line can write, and what goes along."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.domain.report_sections import Paper, ReportSection
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.services.export_formats import Material, Tell, write_as

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore

PAINLOG, CALENDAR, DOCTOR = "painlog", "ics", "doctor"
ENDINGS = {
    ".painlog.json": PAINLOG,
    ".fhir.json": "fhir",
    ".csv": "csv",
    ".zip": "zip",
    ".xlsx": "xlsx",
    ".ics": CALENDAR,
}
"""The formats, by the ending of the file's name (formats.md section 1)."""

EXPORT_FORMATS = (PAINLOG, "csv", "zip", "xlsx", "fhir", CALENDAR)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export. `file_format` None goes by the name's ending; `with_notes` None by the format's own rule.

    A `.painlog.json` with its notes is the person's own copy and holds their name too; every other file holds name
    and birth date only `with_identity`. `paper` and `sections` are those of a report that goes along; None: the usual.
    """

    path: Path
    file_format: str | None = None
    first: date | None = None
    last: date | None = None
    with_notes: bool | None = None
    with_identity: bool = False
    paper: Paper | None = None
    sections: tuple[ReportSection, ...] | None = None


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written. A `lossless` file holds everything that the diary holds."""

    path: Path
    file_format: str
    entries: int
    lossless: bool

    def sentence(self, t: Texts, file: object) -> str:
        """What was written, for the person; `file` is how they see the path."""
        if self.file_format == CALENDAR:
            return t("Schedule and appointments written to {file}", file=file)
        return t.n("{n} entry written to {file}", "{n} entries written to {file}", self.entries, file=file)


class ExportsService:
    """Exports of one open diary, the file `diary`, each from one snapshot; may be asked on any thread.

    `zone` tells the IANA name of the person's time zone when it is asked.
    """

    def __init__(
        self, store: "DiaryStore", clock: Clock, diary: Path, resources: Path, zone: Callable[[], str]
    ) -> None:
        self._store, self._clock, self._diary = store, clock, diary
        self._resources, self._zone = resources, zone

    def export(
        self, request: ExportRequest, texts: Texts | None = None, tell: Tell = lambda _share: None
    ) -> ExportReport:
        """Write a file, whole or not at all; raises `UserError` where it cannot be written.

        `texts` is the language of formats that have words of their own, English unless given.
        """
        from painlog.exchange.writing import write_whole

        file_format = request.file_format or format_of(request.path)
        check_span(request.first, request.last)
        own = file_format == PAINLOG and request.with_notes is not False
        material = self._material(request, own, texts)
        path = write_whole(request.path, lambda file: write_as(file_format, material, file, tell), self._diary)
        lossless = own and request.first is None and request.last is None
        return ExportReport(path, file_format, len(material.diary.entries), lossless)

    def export_for_doctor(
        self, request: ExportRequest, texts: Texts | None = None, tell: Tell = lambda _share: None
    ) -> ExportReport:
        """Write one ZIP with everything for a doctor: every format, all charts and the report, in one language.

        The format of the request is not looked at. Raises `UserError` where it cannot be written.
        """
        from painlog.exchange.writing import write_whole
        from painlog.services.doctor_pack import DoctorPack

        check_span(request.first, request.last)
        with self._store.frozen() as store:
            frozen = ExportsService(store, self._clock, self._diary, self._resources, self._zone)
            material = frozen._material(request, False, texts)
            pack = DoctorPack(store, self._clock, self._diary, self._resources, request, material)
            path = write_whole(request.path, lambda file: pack.write(file, tell), self._diary)
        return ExportReport(path, DOCTOR, len(material.diary.entries), lossless=False)

    def _material(self, request: ExportRequest, own: bool, texts: Texts | None) -> Material:
        """What of the diary goes along; all of it into the person's own copy."""
        from painlog.exchange.sharing import Share, between, diary_key, shared
        from painlog.storage.diary_store import whole_diary

        with self._store.snapshot() as session:
            whole = whole_diary(session)
        share = Share(own or bool(request.with_notes), own or request.with_identity)
        diary = shared(between(whole, request.first, request.last), share)
        return Material(diary, share, diary_key(whole), self._clock.now(), texts or Texts(), self._zone())


def format_of(path: Path) -> str:
    """The format that the name's ending says; raises `UserError` where it says none."""
    found = [file_format for ending, file_format in ENDINGS.items() if path.name.casefold().endswith(ending)]
    if not found:
        raise UserError(
            N_("The name {file} does not say in which format to export."),
            N_("Let it end in {endings}, or give --format."),
            file=path.name,
            endings=", ".join(ENDINGS),
        )
    return found[0]


def free_path(folder: Path, stem: str, ending: str) -> Path:
    """A path in `folder` that no file has: the name, with a number after it where it is taken."""
    names = (f"{stem}{number}{ending}" for number in ("", *(f"-{count}" for count in range(2, 10_000))))
    return next((path for path in map(folder.joinpath, names) if not path.exists()), folder / f"{stem}{ending}")


def check_span(first: date | None, last: date | None) -> None:
    """Raise `UserError` where the last day comes before the first."""
    if first and last and last < first:
        raise UserError(
            N_("{first} is after {last}."),
            N_("Give the earlier day first."),
            first=first,
            last=last,
        )
