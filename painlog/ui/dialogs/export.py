"""Export…: what goes out, which days, whether notes and name go along, and into which folder."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.exports import DOCTOR, ExportReport, ExportRequest, free_path
from painlog.services.visits import HandedOver
from painlog.ui.dialogs.export_kinds import KINDS, ExportKind, kind_of
from painlog.ui.dialogs.export_period import Days, PeriodChoice
from painlog.ui.jobs import Err, Ok, Report
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label, set_role
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.progress_strip import ProgressStrip
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled

Note = Callable[[HandedOver], None]
"""Asks for whom a file was that was just written."""

JOB = "export"
SIZE = (600, 760)
_ROW = 38
"""Pixels that a row of the list takes, at the usual text size."""
_BESIDE = 24
"""Pixels for the scroll bar."""
_FRAME = 12
"""Pixels around the rows."""


class ExportDialog(QDialog):
    """Writes off the GUI thread, with progress and a way to stop; closes and tells where the file is.

    With a `note`, it offers that of a file for a doctor instead.
    """

    def __init__(
        self, context: PageContext, parent: QWidget, services: DiaryServices, note: Note | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._services, self._note = context, services, note
        t = self._texts = context.texts
        self._own_notes, self._notes, self._identity, self._period_chosen = True, False, False, False
        self.setWindowTitle(t("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kinds = QListWidget()
        self.purpose = label("", "secondary")
        self.period = PeriodChoice(services.diary.today(), t)
        self.notes = QCheckBox(t("With my notes"))
        self.identity = QCheckBox(t("With my name and birth date"))
        self.said = label("", "secondary")
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.place = label("", "secondary")
        self.change = button(t("Change…"), "", self.ask_folder)
        self.progress = ProgressStrip(
            t("Writing the file"), t("Stopped. Nothing was written."), t("Stop"), t("Try again")
        )
        self.write = button(t("Export"), "primary", self.start)
        self.close_button = button(t("Cancel"), "quiet", self.reject)
        self._ring = FocusRing(self, lambda: context.theme.colour("accent"))
        self._fill_kinds()
        self._lay_out()
        self._connect()

    @property
    def kind(self) -> ExportKind:
        return KINDS[max(self.kinds.currentRow(), 0)]

    @property
    def request(self) -> ExportRequest:
        """What is chosen now, under a name that no file of the folder has."""
        kind, days = self.kind, self.period.days
        path = free_path(self.folder, f"painlog-{self._services.diary.today().isoformat()}", kind.ending)
        notes, identity = self.notes.isChecked(), self.identity.isChecked()
        return ExportRequest(path, kind.id, days.first, days.last, notes, identity)

    def choose(self, kind: str, days: Days | None = None) -> None:
        """Show a kind of file, and days where they are given, as chosen."""
        self.kinds.setCurrentRow(KINDS.index(kind_of(kind)))
        if days is not None:
            self._period_chosen = True
            self.period.show_other(days)

    def set_folder(self, folder: Path) -> None:
        """Write into this folder."""
        self.folder = folder
        self._tell()

    def ask_folder(self) -> None:
        """Let the person choose a folder."""
        chosen = QFileDialog.getExistingDirectory(self, self._texts("Folder for the file"), str(self.folder))
        if chosen:
            self.set_folder(Path(chosen))

    def start(self) -> None:
        """Write what is chosen."""
        exports, request, t = self._services.exports, self.request, self._texts
        work = exports.export_for_doctor if self.kind.id == DOCTOR else exports.export

        def run(report: Report) -> ExportReport:
            return work(request, t, report)

        self._set_busy(True)
        self.progress.begin()
        self._context.jobs.start_long(JOB, run, self._ended, self.progress.tell)

    def stop(self) -> None:
        """Stop writing; nothing is left of the file."""
        self._context.jobs.cancel(JOB)
        self.progress.stop()
        self._set_busy(False)

    def done(self, result: int) -> None:
        """Close, and stop what is under way."""
        self._context.jobs.cancel(JOB)
        self.progress.end()
        super().done(result)

    def _ended(self, outcome: Ok | Err) -> None:
        self._set_busy(False)
        if isinstance(outcome, Ok):
            self._tell_written(outcome.value)
            self.accept()
            return
        self.progress.end()
        if not isinstance(outcome.error, UserError):
            raise outcome.error
        self.progress.stop(self._texts.error(outcome.error))

    def _tell_written(self, report: ExportReport) -> None:
        t, path, kind = self._texts, report.path, self.kind
        said, note = report.sentence(t, path.name), self._note
        if note is not None and kind.handed:
            given = HandedOver(kind.handed, *self.period.days, file_name=path.name)
            self._context.show_message(said, t("Note for whom"), partial(note, given))
        else:
            self._context.show_message(said, t("Show folder"), partial(_show_folder, path.parent))

    def _fill_kinds(self) -> None:
        t = self._texts
        self.kinds.addItems([t(kind.name) for kind in KINDS])
        self.kinds.setAccessibleName(t("What to export"))
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.kinds, "framed")
        self.kinds.setFixedHeight(self._context.theme.px(_ROW * len(KINDS)) + _FRAME)

    def _connect(self) -> None:
        self.kinds.currentRowChanged.connect(lambda _row: self._show_kind())
        self.notes.clicked.connect(self._tick_notes)
        self.identity.clicked.connect(self._tick_identity)
        self.period.chosen.connect(self._choose_period)
        self.progress.cancelled.connect(self.stop)
        self.progress.again_wanted.connect(self.start)
        self.kinds.setCurrentRow(0)
        self.kinds.setFocus()

    def _show_kind(self) -> None:
        kind = self.kind
        self.purpose.setText(self._texts(kind.purpose))
        self.notes.setChecked(self._own_notes if kind.own_copy else self._notes)
        if not self._period_chosen:
            self.period.show_days(kind.days)
        self._tell()

    def _choose_period(self) -> None:
        self._period_chosen = True
        self._tell()

    def _tick_notes(self, on: bool) -> None:
        if self.kind.own_copy:
            self._own_notes = on
        else:
            self._notes = on
        self._tell()

    def _tick_identity(self, on: bool) -> None:
        self._identity = on

    def _tell(self) -> None:
        """Say what the ticks mean for this kind of file, and where it goes."""
        t, own = self._texts, self.kind.own_copy and self.notes.isChecked()
        self.identity.setVisible(self.kind.names)
        self.identity.setEnabled(not own)
        self.identity.setChecked(own or self._identity)
        self.notes.setVisible(self.kind.notes)
        if own and self.period.days == Days():
            said = t("Your own copy holds everything, your name and your notes too. Keep it to yourself.")
        elif not self.kind.notes:
            said = t("Scores and notes stay with you.")
        elif self.kind.own_copy:
            said = t("This copy is not lossless: keep another with all notes and all days for yourself.")
        elif self.notes.isChecked():
            said = t("Whoever gets this file can read your notes.")
        else:
            said = t("Your notes stay with you. Scores, places, triggers and treatments go along.")
        self.said.setText(said)
        self.place.setText(t("Into {file}", file=_breakable(self.request.path)))

    def _set_busy(self, busy: bool) -> None:
        for each in (self.kinds, self.period, self.notes, self.identity, self.change, self.write):
            each.setEnabled(not busy)
        if not busy:
            self._tell()

    def _lay_out(self) -> None:
        t, body = self._texts, ScrollBody()
        box = QVBoxLayout(body)
        box.setContentsMargins(20, 18, 20, 12)
        box.setSpacing(8)
        box.addWidget(label(t("What to export"), "strong"))
        box.addWidget(self.kinds)
        box.addWidget(self.purpose)
        box.addWidget(label(t.within("time range", "Period"), "strong"))
        box.addWidget(self.period)
        box.addWidget(self.notes)
        box.addWidget(self.identity)
        box.addWidget(self.said)
        box.addWidget(label(t("Folder"), "strong"))
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.change)
        box.addLayout(row)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(scrolled(body), 1)
        outer.addWidget(self.progress)
        outer.addLayout(self._buttons())
        theme, free = self._context.theme, self.screen().availableGeometry()
        wide = max(theme.px(SIZE[0]), body.minimumSizeHint().width() + _BESIDE)
        self.resize(min(wide, free.width()), min(theme.px(SIZE[1]), free.height()))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 0)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.write)
        return row


def _breakable(path: Path) -> str:
    """The path with places where a line may end, so that a long one wraps."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_export(
    context: PageContext,
    parent: QWidget,
    services: DiaryServices,
    kind: str = DOCTOR,
    days: Days | None = None,
    note: Note | None = None,
) -> ExportDialog:
    """Open the dialog on a kind of file (an id of `KINDS`), and on some days where they are given."""
    dialog = ExportDialog(context, parent, services, note)
    dialog.choose(kind, days)
    dialog.open()
    return dialog
