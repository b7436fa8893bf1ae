"""Everything for a doctor in one ZIP: every format, the tables, all charts, the report; all from one frozen diary."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.naming import N_
from painlog.domain.settings import DiarySettings
from painlog.services.chart_drawing import (
    ANSWERS_CHARTS,
    DAYS_CHARTS,
    WHOLE_CHARTS,
    draw_answers,
    draw_days,
    draw_exercise,
    draw_findings,
)
from painlog.services.export_formats import Material, Tell, write_as
from painlog.services.exports import ExportRequest

if TYPE_CHECKING:
    from painlog.charts.palette import Palette
    from painlog.charts.picture import Drawn
    from painlog.exchange.zip_files import Part
    from painlog.storage.diary_store import DiaryStore

EXERCISE_SHOWN = timedelta(days=363)
"""52 weeks with the last day's own: more would be too narrow to see."""

_WORDS = (
    N_("What is in this folder, kept by the person themselves with the pain diary painlog:"),
    N_("report.pdf: the report, two pages to begin with"),
    N_("charts: every chart as a picture (SVG)"),
    N_("diary.fhir.json: the record as FHIR R4, for clinical systems"),
    N_("diary.xlsx: the record as a workbook"),
    N_("tables: the same tables as CSV"),
    N_("diary.painlog.json: the record for painlog itself"),
)


@dataclass(frozen=True, slots=True)
class DoctorPack:
    """One pack: what of the frozen `store` goes along is the `material`, for the days of the `request`."""

    store: "DiaryStore"
    clock: Clock
    diary: Path
    resources: Path
    request: ExportRequest
    material: Material

    def write(self, file: IO[bytes], tell: Tell) -> None:
        """Fill the ZIP; `tell` hears how far it is, 0 to 1, and may raise to stop."""
        from painlog.exchange.zip_files import write_zip

        write_zip(file, self._parts(), self.material.made_at, tell)

    def _parts(self) -> "Iterator[Part]":
        from painlog.exchange.tables_diary import diary_tables
        from painlog.exchange.zip_files import Part, table_part

        yield Part("read-me.txt", self._write_words, 0.01)
        yield Part("report.pdf", self._write_report, 2)
        yield from self._charts()
        yield Part("diary.fhir.json", partial(write_as, "fhir", self.material), 8)
        yield Part("diary.xlsx", partial(write_as, "xlsx", self.material), 3)
        for table in diary_tables(self.material.diary, self.material.share.notes):
            yield table_part(table, "tables/")
        yield Part("diary.painlog.json", partial(write_as, "painlog", self.material))

    def _charts(self) -> "Iterator[Part]":
        from painlog.exchange.zip_files import Part
        from painlog.services.insights import InsightsService
        from painlog.services.report_material import print_palette
        from painlog.services.trends import TrendsService

        palette, t = print_palette(self.resources), self.material.texts
        state = TrendsService(self.store, self.clock).between(self.request.first, self.request.last)
        insights = InsightsService(self.store, self.clock).now()
        for kind in DAYS_CHARTS:
            yield Part(f"charts/{kind}.svg", partial(_write_chart, partial(draw_days, kind, state, palette, t)))
        for kind in WHOLE_CHARTS:
            yield Part(f"charts/{kind}.svg", partial(_write_chart, partial(draw_findings, kind, insights, palette, t)))
        yield from self._answers_charts(palette)
        yield from self._exercise_chart(palette)

    def _answers_charts(self, palette: "Palette") -> "Iterator[Part]":
        """Charts of the answers, where there are any."""
        from painlog.exchange.zip_files import Part

        diary, last, t = self.material.diary, self.request.last or self._today(), self.material.texts
        for kind, answered in zip(ANSWERS_CHARTS, (diary.check_ins, diary.visits.activities), strict=True):
            if answered:
                draw = partial(draw_answers, kind, diary, last, palette, t)
                yield Part(f"charts/{kind}.svg", partial(_write_chart, draw))

    def _exercise_chart(self, palette: "Palette") -> "Iterator[Part]":
        """The weeks of exercise, the last year of them at most, where there was any."""
        from painlog.exchange.zip_files import Part
        from painlog.services.training import TrainingService

        days = [session.diary_day for session in self.material.diary.training.sessions]
        if not days:
            return
        last = self._last_day() or self._today()
        first = max(self.request.first or min(days), last - EXERCISE_SHOWN)
        zone = self.material.zone
        weeks = TrainingService(self.store, self.clock, lambda: zone).weeks(first, last)
        yield Part(
            "charts/exercise.svg", partial(_write_chart, partial(draw_exercise, weeks, palette, self.material.texts))
        )

    def _last_day(self) -> date | None:
        return self.request.last and min(self.request.last, self._today())

    def _write_words(self, file: IO[bytes], _tell: Tell) -> None:
        t = self.material.texts
        about_notes = N_("Notes are in it.") if self.material.share.notes else N_("The person's notes are left out.")
        file.write("\r\n".join([*map(t, _WORDS), "", t(about_notes), ""]).encode())

    def _write_report(self, file: IO[bytes], _tell: Tell) -> None:
        from painlog.services.reports import ReportOptions, ReportsService

        request, reports = self.request, ReportsService(self.store, self.clock, self.diary, self.resources)
        options = ReportOptions(
            first=request.first,
            last=self._last_day(),
            language=self.material.texts.language,
            with_name=self.material.share.identity,
            with_appendix=self.material.share.notes,
            with_notes=self.material.share.notes,
        )
        if request.paper is not None:
            options = replace(options, paper=request.paper)
        if request.sections is not None:
            options = replace(options, sections=request.sections)
        file.write(reports.compile(reports.document(options)).pdf)

    def _today(self) -> date:
        settings = DiarySettings.parse(dict(self.material.diary.settings))
        return diary_day(self.clock.now(), settings.day_starts_at)


def _write_chart(draw: "Callable[[], Drawn]", file: IO[bytes], _tell: Tell) -> None:
    from painlog.charts.picture import picture_bytes

    figure, description = draw()
    file.write(picture_bytes(figure, "svg", description))
