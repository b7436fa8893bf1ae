"""Backups and imports: go back to a backup, bring another copy of the diary in, take an import back."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeGuard

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from painlog.errors import UserError
from painlog.services.backups import BackupFile
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes, Topic
from painlog.services.transfer import ImportReport, UndoneImport
from painlog.ui.back_head import BackHead
from painlog.ui.file_choice import file_to_open
from painlog.ui.jobs import Err, Ok
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.backups.preview import Preview, Wish
from painlog.ui.pages.backups.preview_card import PreviewCard
from painlog.ui.pages.backups.table_card import TableCard
from painlog.ui.pages.backups.words import backup_cells, merged_words, moment_words, undone_words
from painlog.ui.widgets.card import button
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs
from painlog.ui.widgets.toast import undo_key
from painlog.ui.wording import Wording

MARGIN, GAP = 24, 16
TWO_COLUMNS_FROM = 900
"""Narrower than this the cards stand under each other."""
WIDEST = 1240
BACKUP_ROWS, IMPORT_ROWS = 6, 3


class BackupsPage(Page):
    """Lists on the left, what the chosen row would change on the right. `restore` goes back to a backup."""

    topics = frozenset({Topic.IMPORTS, Topic.ENTRIES, Topic.DAYS})

    def __init__(self, context: PageContext, restore: Callable[[Path], None]) -> None:
        super().__init__(context)
        t = context.texts
        self._services: DiaryServices | None = None
        self._listed: tuple[BackupFile, ...] = ()
        self._import_ids: tuple[str, ...] = ()
        self.head = BackHead(context, t("Backups and imports"))
        self.backups = TableCard(
            context,
            t("Backups"),
            t("Each is a whole copy of the diary, kept beside it. Choose one to see what going back would change."),
            (t("Made"), t("Why"), t("Entries"), t("Size")),
            BACKUP_ROWS,
        )
        self.imports = TableCard(
            context,
            t("Imports"),
            t("Taking one back removes what it brought in, except what you edited since."),
            (t("Imported"), t("File"), t("Entries")),
            IMPORT_ROWS,
        )
        self.card = PreviewCard(t("What would change"))
        self.preview = Preview(context, self.card, restore, self._merge)
        self._add_buttons()
        self._lay_out()
        self._connect()
        self._show_whether_open()

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.preview.diary_opened(services)
        self._show_whether_open()
        self.refresh()

    def refresh(self) -> None:
        """Show the backups and imports that there are now; the backups are looked into on another thread."""
        if self._services is None:
            return
        self._show_imports()
        self.context.jobs.start("list of backups", self._services.backups.listed, self._show_backups)
        self.preview.refresh()

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        first = self.backups.table if self.backups.table.isVisibleTo(self) else self.back_up
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards(narrow=event.size().width() < self.context.theme.px(TWO_COLUMNS_FROM))

    def closing(self) -> None:
        self.preview.stop()

    def ask_and_preview(self, merge: bool) -> None:
        """Ask for a diary file and show what going back to it, or merging it, would change."""
        t = self.context.texts
        title = t("Merge another diary") if merge else t("Go back to a file")
        kinds = t("painlog diary") + (" (*.db *.painlog.json)" if merge else " (*.db)")
        chosen = file_to_open(self.window(), title, kinds)
        if chosen is not None:
            self.preview_file(chosen, merge)

    def preview_file(self, file: Path, merge: bool) -> None:
        """Show what going back to a file, or merging it, would change."""
        self.backups.choose(-1)
        self.preview.show(Wish(file, file.name, merge))

    def undo_import(self, import_id: str) -> None:
        """Take an import back, and say what stayed."""
        undone: list[UndoneImport] = []

        def undo(services: DiaryServices) -> Changes:
            undone.append(services.transfer.undo_import(import_id))
            return undone[-1].changes

        def told() -> None:
            self.refresh()
            self.context.show_message(undone_words(undone[-1], self._wording()))

        self.context.perform(undo, self, told, toast=False)

    def make_backup(self) -> None:
        """Make a backup now, on another thread."""
        if self._services is not None:
            self.back_up.setEnabled(False)
            self.context.jobs.start("backup", self._services.backups.back_up, self._backed_up)

    def _backed_up(self, outcome: Ok | Err) -> None:
        self.back_up.setEnabled(True)
        if self._went_well(outcome):
            self.context.show_message(self.context.texts("Backup made"))
            self.refresh()

    def _merge(self, file: Path) -> None:
        services = self._services
        if services is not None:
            self.context.jobs.start("merge", lambda: services.transfer.merge(file), self._merged)

    def _merged(self, outcome: Ok | Err) -> None:
        self.preview.show(None)
        if self._went_well(outcome):
            report: ImportReport = outcome.value
            self.context.perform(lambda _services: report.changes, self, self.refresh, toast=False)
            self._tell_merge(report)

    def _tell_merge(self, report: ImportReport) -> None:
        t, import_id = self.context.texts, report.import_id
        if import_id is None:
            self.context.show_message(merged_words(report, t))
        else:
            self.context.show_message(
                merged_words(report, t), t("Undo import"), lambda: self.undo_import(import_id), undo_key(t)
            )

    def _went_well(self, outcome: Ok | Err) -> TypeGuard[Ok]:
        if isinstance(outcome, Ok):
            return True
        if not isinstance(outcome.error, UserError):
            raise outcome.error
        self.context.show_message(self.context.texts.error(outcome.error))
        return False

    def _choose_backup(self, row: int) -> None:
        if row >= 0:
            backup = self._listed[row]
            self.preview.show(Wish(backup.path, moment_words(backup.made_at, self.context.texts)))

    def _show_backups(self, outcome: Ok | Err) -> None:
        if not self._went_well(outcome):
            return
        chosen = self._listed[self.backups.row].path if self.backups.row >= 0 else None
        self._listed = outcome.value
        t = self.context.texts
        self.backups.show_rows(
            [backup_cells(each, t) for each in self._listed],
            t("No backup yet. painlog makes one each day on which something changed."),
        )
        kept = [row for row, each in enumerate(self._listed) if each.path == chosen]
        self.backups.choose(kept[0] if kept else -1)

    def _show_imports(self) -> None:
        assert self._services is not None
        t, made = self.context.texts, self._services.transfer.imports()
        self._import_ids = tuple(each.id for each in made)
        rows = [
            (moment_words(each.imported_at.replace(tzinfo=None), t), each.file_name, t.number(each.rows))
            for each in made
        ]
        self.imports.show_rows(rows, t("Nothing was imported."))
        self.undo.setEnabled(False)

    def _wording(self) -> Wording:
        assert self._services is not None
        diary = self._services.diary
        return Wording(self.context.texts, diary.catalogue(), diary.settings().bands)

    def _show_whether_open(self) -> None:
        for card in (self.backups, self.imports):
            card.setEnabled(self._services is not None)
        writable = self._services is not None and not self._services.diary.read_only
        self.back_up.setEnabled(writable)
        self.merge_file.setEnabled(writable)

    def _add_buttons(self) -> None:
        t = self.context.texts
        self.back_up = self.backups.add_button(button(t("Back up now"), "", self.make_backup))
        self.open_file = self.backups.add_button(
            button(t("Go back to a file…"), "quiet", lambda: self.ask_and_preview(merge=False))
        )
        self.import_file = self.imports.add_button(
            button(t("Import a file…"), "", lambda: self.context.show_page("import"))
        )
        self.undo = self.imports.add_button(button(t("Undo import"), "", self._undo_chosen))
        self.merge_file = self.imports.add_button(
            button(t("Merge another diary…"), "quiet", lambda: self.ask_and_preview(merge=True))
        )

    def _undo_chosen(self) -> None:
        if self.imports.row >= 0:
            self.undo_import(self._import_ids[self.imports.row])

    def _connect(self) -> None:
        self.backups.row_chosen.connect(self._choose_backup)
        self.imports.row_chosen.connect(lambda row: self.undo.setEnabled(row >= 0))
        order_tabs([self.head.back, *self.backups.stops, *self.card.buttons, *self.imports.stops])

    def _lay_out(self) -> None:
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._place_cards(narrow=False)
        body.setMaximumWidth(self.context.theme.px(WIDEST))
        self._area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _place_cards(self, narrow: bool) -> None:
        """The lists on the left and the preview on the right; under each other the preview is between the lists."""
        for card in (self.backups, self.card, self.imports):
            self._grid.removeWidget(card)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.backups, 0, 0)
        self._grid.addWidget(self.imports, 2 if narrow else 1, 0, top)
        if narrow:
            self._grid.addWidget(self.card, 1, 0)
        else:
            self._grid.addWidget(self.card, 0, 1, 3, 1, top)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 0 if narrow else 2)
        self._grid.setRowStretch(2, 1)
