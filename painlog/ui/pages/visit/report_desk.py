"""Makes the report off the GUI thread: after every change the newest wish, and nothing older, is delivered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from painlog.domain.visit_options import VisitOptions
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.reports import ReportOptions
from painlog.ui.jobs import Err, Ok, Report
from painlog.ui.page import PageContext

if TYPE_CHECKING:
    from painlog.domain.printed_report import PrintedReport

PREVIEW, SAVING = "visit preview", "visit saving"

PAUSE_MS = 60
"""Ticks that follow each other faster than this are one change."""


@dataclass(frozen=True, slots=True)
class Made:
    """A report and what was asked for."""

    printed: "PrintedReport"
    wish: ReportOptions


def wish_of(options: VisitOptions, today: date, country: str, language: str) -> ReportOptions:
    """What to print for these choices; `language` is that of the window."""
    first, last = options.days(today)
    return ReportOptions(
        first,
        last,
        options.paper_in(country),
        options.sections,
        options.language or language,
        options.with_name,
        options.with_appendix or options.with_notes,
        options.with_notes,
    )


class ReportDesk(QObject):
    """`made` brings the report of the newest wish, `failed` why there is none."""

    made = Signal(object)
    """Made"""
    failed = Signal(str)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._services: DiaryServices | None = None
        self._wish: ReportOptions | None = None
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether a newer report than the one delivered last is on its way."""
        return self._busy

    def want(self, services: DiaryServices, wish: ReportOptions) -> None:
        """Make this report, once nothing else was wanted for a moment."""
        self._services, self._wish, self._busy = services, wish, True
        self._pause.start()

    def close(self) -> None:
        """Make nothing more."""
        self._pause.stop()
        self._context.jobs.cancel(PREVIEW)
        self._services, self._busy = None, False

    @property
    def wish(self) -> ReportOptions | None:
        """What was wanted last."""
        return self._wish

    def save(self, path: Path, done: Callable[[ReportOptions], object]) -> None:
        """Write the wished report to a file; `done` hears what was written once it is there."""
        services, wish = self._services, self._wish
        if services is None or wish is None:
            return

        def ended(outcome: Ok | Err) -> None:
            if isinstance(outcome, Ok):
                done(wish)
            else:
                self._tell_trouble(outcome)

        self._context.jobs.start(SAVING, lambda: services.reports.write(wish, path), ended)

    def _begin(self) -> None:
        services, wish = self._services, self._wish
        if services is None or wish is None:
            return

        def work(report: Report) -> Made:
            document = services.reports.document(wish)
            report(0.5)
            return Made(services.reports.compile(document), wish)

        self._context.jobs.start_long(PREVIEW, work, self._deliver, lambda _share: None)

    def _deliver(self, outcome: Ok | Err) -> None:
        if self._pause.isActive():
            return
        self._busy = False
        if isinstance(outcome, Ok):
            self.made.emit(outcome.value)
        else:
            self._tell_trouble(outcome)

    def _tell_trouble(self, outcome: Err) -> None:
        if not isinstance(outcome.error, UserError):
            raise outcome.error
        self.failed.emit(self._context.texts.error(outcome.error))
