"""What a file would bring, reckoned on another thread, and its taking in."""

from PySide6.QtCore import QObject, QTimer

from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.transfer import ImportReport, ImportRequest, UndoneImport
from painlog.ui.jobs import Err, Ok, Report
from painlog.ui.page import PageContext
from painlog.ui.pages.importing.plan_card import PlanCard
from painlog.ui.pages.importing.words import left_out_words, plan_lines, reason_lines, trouble_words
from painlog.ui.widgets.toast import undo_key

PLAN, IMPORT = "plan of an import", "import"
PAUSE_MS = 150
"""Choices made one after the other are reckoned once."""
_HEARD_BETWEEN = 256


class _Told:
    """Passes on how far an import is: the share of `total` rows, where their number is known."""

    def __init__(self, report: Report, total: int) -> None:
        self._report, self._total = report, total
        self._heard, self._share = 0, 0.0

    def reading(self) -> None:
        self._heard += 1
        if self._heard % _HEARD_BETWEEN == 1:
            self._report(self._share)

    def rows(self, count: int) -> None:
        self._share = min(count / self._total, 1.0) if self._total else 0.0
        self._report(self._share)


class Planner(QObject):
    """Shows the newest plan only. `initiator` is the page that the changes come from."""

    def __init__(self, context: PageContext, card: PlanCard, initiator: QObject) -> None:
        super().__init__(card)
        self._context, self._card, self._initiator = context, card, initiator
        self._services: DiaryServices | None = None
        self._request: ImportRequest | None = None
        self._rows = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._reckon)
        self._import_id = ""
        card.undo.clicked.connect(lambda _checked=False: self.undo())
        card.looking.cancelled.connect(self._stop_looking)
        card.importing.cancelled.connect(self._stop_importing)

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services

    def plan(self, request: ImportRequest) -> None:
        """Reckon what this would bring, in a moment."""
        self._request = request
        self._context.jobs.cancel(PLAN)
        self._card.say(self._context.texts("What would come in"), self._context.texts("Looking through the file…"))
        self._timer.start()

    def take_in(self, request: ImportRequest) -> None:
        """Import on another thread."""
        services = self._services
        if services is None:
            return
        self._request = request
        self._card.say(self._context.texts("Importing…"), request.path.name)
        self._card.importing.begin()
        total, transfer = self._rows, services.transfer
        self._context.jobs.start_long(
            IMPORT,
            lambda report: transfer.import_file(request, _Told(report, total)),
            self._taken,
            self._card.importing.tell,
        )

    def undo(self) -> None:
        """Take the import back that was just made."""
        undone: list[UndoneImport] = []

        def take_back(services: DiaryServices) -> Changes:
            undone.append(services.transfer.undo_import(self._import_id))
            return undone[-1].changes

        def told() -> None:
            t = self._context.texts
            gone = t.n("{n} entry was taken out again", "{n} entries were taken out again", undone[-1].removed)
            stayed = t.n("{n} stayed, edited since", "{n} stayed, edited since", len(undone[-1].kept))
            self._card.say(t("Import undone"), gone, [stayed] if undone[-1].kept else [])
            self._card.act.show()
            self._card.act.setFocus()

        self._context.perform(take_back, self._initiator, told, toast=False)

    def stop(self) -> None:
        """The window closes, or another file comes."""
        self._timer.stop()
        for key, strip in ((PLAN, self._card.looking), (IMPORT, self._card.importing)):
            self._context.jobs.cancel(key)
            strip.end()

    def _reckon(self) -> None:
        services, request = self._services, self._request
        if services is None or request is None:
            return
        self._card.looking.begin()
        transfer = services.transfer
        self._context.jobs.start_long(
            PLAN, lambda report: transfer.plan(request, _Told(report, 0)), self._planned, self._card.looking.tell
        )

    def _planned(self, outcome: Ok | Err) -> None:
        self._card.looking.end()
        t = self._context.texts
        if isinstance(outcome, Err):
            self._say_trouble(outcome.error, t("Something is missing"))
            return
        report: ImportReport = outcome.value
        self._rows = sum(report.counts.values())
        brings = bool(report.counts["new"] or report.counts["changed"] or report.days)
        lines = plan_lines(report, t)
        lines += [left_out_words(report.left_out, t)] if report.left_out else []
        self._card.say(t("What would come in"), "", lines, reason_lines(report, t), act=brings)

    def _taken(self, outcome: Ok | Err) -> None:
        self._card.importing.end()
        t = self._context.texts
        if isinstance(outcome, Err):
            self._say_trouble(outcome.error, t("Nothing was imported"))
            return
        report: ImportReport = outcome.value
        self._context.perform(lambda _services: report.changes, self._initiator, toast=False)
        self._card.say(t("Imported"), "", plan_lines(report, t), reason_lines(report, t))
        self._import_id = report.import_id or ""
        undoable = bool(report.changes)
        self._card.undo.setVisible(undoable)
        if undoable:
            self._card.undo.setFocus()
            self._context.show_message(t("File imported"), t("Undo import"), self.undo, undo_key(t))

    def _say_trouble(self, error: BaseException, title: str) -> None:
        if not isinstance(error, UserError):
            raise error
        self._card.say(title, trouble_words(error, self._context.texts))

    def _stop_looking(self) -> None:
        self._context.jobs.cancel(PLAN)
        self._card.looking.stop()

    def _stop_importing(self) -> None:
        """What was written is taken back with its transaction, on the thread that wrote it."""
        self._context.jobs.cancel(IMPORT)
        self._card.importing.stop()
