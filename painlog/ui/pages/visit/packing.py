"""Everything for the doctor in one file: how far it is, a way to stop, and a way to begin again."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.services.bundle import DiaryServices
from painlog.services.exports import ExportReport, ExportRequest
from painlog.services.reports import ReportOptions
from painlog.ui.jobs import Err, Ok, Report
from painlog.ui.page import PageContext
from painlog.ui.widgets.progress_strip import ProgressStrip

JOB = "visit pack"


class Packing(ProgressStrip):
    """Writes the file off the GUI thread; stopped or refused, nothing is left of it."""

    written = Signal(object, object)
    """path: Path, wish: ReportOptions"""
    busy_changed = Signal(bool)

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Writing the file"), t("Stopped. Nothing was written."), t("Stop"), t("Try again"))
        self._context = context
        self._wanted: tuple[DiaryServices, ReportOptions, Path] | None = None
        self.cancelled.connect(self.stop_writing)
        self.again_wanted.connect(self._write)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [self.cancel, self.again]

    def write(self, services: DiaryServices, wish: ReportOptions, path: Path) -> None:
        """Write the report of this wish and every other format for a doctor into one file."""
        self._wanted = services, wish, path
        self._write()

    def stop_writing(self) -> None:
        """Stop, and say that nothing was written."""
        self.give_up()
        self.stop()

    def give_up(self) -> None:
        """Stop without a word, as when the diary closes."""
        self._context.jobs.cancel(JOB)
        self.end()
        self.busy_changed.emit(False)

    def _write(self) -> None:
        assert self._wanted is not None
        services, wish, path = self._wanted
        request = ExportRequest(
            path,
            first=wish.first,
            last=wish.last,
            with_notes=wish.with_notes,
            with_identity=wish.with_name,
            paper=wish.paper,
            sections=wish.sections,
        )
        texts = Texts(wish.language, self._context.resources / "locale")

        def run(report: Report) -> ExportReport:
            return services.exports.export_for_doctor(request, texts, report)

        self.busy_changed.emit(True)
        self.begin()
        self._context.jobs.start_long(JOB, run, lambda outcome: self._ended(outcome, wish), self.tell)

    def _ended(self, outcome: Ok | Err, wish: ReportOptions) -> None:
        self.busy_changed.emit(False)
        self.end()
        if isinstance(outcome, Ok):
            self.written.emit(outcome.value.path, wish)
        elif isinstance(outcome.error, UserError):
            self.stop(self._context.texts.error(outcome.error))
        else:
            raise outcome.error
