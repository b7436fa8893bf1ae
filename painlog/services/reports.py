"""The doctor's report: read from one snapshot of the diary, worded in any language, printed as a PDF."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.catalogue import Catalogue, Item
from painlog.domain.days import shifted
from painlog.domain.naming import N_
from painlog.domain.printed_report import PrintedReport
from painlog.domain.report_sections import ALL_SECTIONS, Paper, ReportSection
from painlog.domain.settings import DiarySettings
from painlog.errors import UserError
from painlog.i18n import Texts

if TYPE_CHECKING:
    from painlog.report.document import ReportDocument
    from painlog.report.findings import Findings
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.insight_rows import InsightEntry

USUAL_DAYS = 84
"""Twelve weeks, unless the person chooses other days (issue 6, part 2)."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What to print. `first` None: 12 weeks up to `last`; `last` None: the present diary day.

    Without `with_name` the report is pseudonymous. `with_appendix` adds the day table, `with_notes` too, with the
    notes in it. `language` is any that `Texts` takes; it need not be the window's.
    """

    first: date | None = None
    last: date | None = None
    paper: Paper = Paper.A4
    sections: tuple[ReportSection, ...] = ALL_SECTIONS
    language: str = "en"
    with_name: bool = False
    with_appendix: bool = False
    with_notes: bool = False


@dataclass(frozen=True, slots=True)
class _Noted:
    """All that the findings depend on, so that equal ones have equal findings."""

    last: date
    entries: "tuple[InsightEntry, ...]"
    items: tuple[Item, ...]


class ReportsService:
    """Makes reports of one open diary, the file `diary`; may be asked on any thread."""

    def __init__(self, store: "DiaryStore", clock: Clock, diary: Path, resources: Path) -> None:
        self._store = store
        self._clock = clock
        self._diary = diary
        self._resources = resources
        self._found: tuple[_Noted, Findings] | None = None

    def document(self, options: ReportOptions) -> "ReportDocument":
        """Everything that the report prints, from one snapshot. Raises `UserError` for a period without days."""
        from painlog.report.assembling import Material, Wish, report_document
        from painlog.services.report_material import print_palette, read_diary, read_noted, trend_of
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(read_settings(session))
            today = diary_day(self._clock.now(), settings.day_starts_at)
            first, last = _period(options, today)
            reading = read_diary(session, settings, first, last)
            noted = read_noted(session, settings, last)
        material = Material(
            reading=reading,
            findings=self._findings(_Noted(last, noted, reading.diary.catalogue)),
            trend=trend_of(reading),
            palette=print_palette(self._resources),
            body_shape=self._resources / "body" / "body.json",
            today=today,
        )
        wish = Wish(options.paper, options.sections, options.with_name, options.with_appendix, options.with_notes)
        return report_document(material, wish, Texts(options.language, self._resources / "locale"))

    def _findings(self, noted: "_Noted") -> "Findings":
        """What the analysis finds, kept until the diary says something else: other choices leave it as it is."""
        from painlog.services.report_material import findings_of

        if self._found is None or self._found[0] != noted:
            self._found = noted, findings_of(noted.entries, Catalogue(noted.items), noted.last)
        return self._found[1]

    def compile(self, document: "ReportDocument") -> PrintedReport:
        """Print a document: `pdf` holds the file, `missing` the fonts that would show what is printed as □."""
        from painlog.report.compile import print_report

        return print_report(document, self._resources / "report" / "template.typ")

    def write(self, options: ReportOptions, path: Path) -> PrintedReport:
        """Print a report into a file, whole or not at all; raises `UserError` where it cannot be written."""
        from painlog.exchange.writing import write_whole

        printed = self.compile(self.document(options))
        write_whole(path, lambda file: file.writelines((printed.pdf,)), self._diary)
        return printed


def _period(options: ReportOptions, today: date) -> tuple[date, date]:
    last = options.last or today
    if last > today:
        raise UserError(
            N_("{day} is still to come."),
            N_("Give a day up to {today}."),
            day=last,
            today=today,
        )
    first = options.first or shifted(last, 1 - USUAL_DAYS)
    if last < first:
        raise UserError(
            N_("{first} is after {last}."),
            N_("Give the earlier day first."),
            first=first,
            last=last,
        )
    return first, last
