"""The person's own backup folder: which one, how often, and a copy right now."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.preferences import BackupRhythm
from painlog.ui.jobs import Err, Ok
from painlog.ui.page import Page
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.segmented import Segment, SegmentedControl
from painlog.ui.window_access import WindowAccess

RHYTHM_NAMES = {
    BackupRhythm.DAILY: N_("Daily"),
    BackupRhythm.WEEKLY: N_("Weekly"),
    BackupRhythm.NEVER: N_("Never"),
}
COPY_JOB = "copy to own folder"


class BackupCard(SettingCard):
    """The daily backup beside the diary is always made; this is about copies on another disk."""

    def __init__(self, page: Page, window: WindowAccess) -> None:
        t = page.context.texts
        super().__init__(page, t("Backups"))
        self._window = window
        said = t("painlog keeps a daily backup beside the diary. A second copy can go to another disk or a stick.")
        self.folder = label("", "path")
        self.choose = button(t("Choose folder…"), "", self.ask_and_choose)
        self.copy_now = button(t("Copy now"), "", self.copy)
        self.stop = button(t("Use no folder"), "", lambda: self.choose_folder(None))
        self.restore = button(t("Restore a backup…"), "", lambda: page.context.show_page("backups"))
        self.rhythm = SegmentedControl(
            [Segment(rhythm, t(name)) for rhythm, name in RHYTHM_NAMES.items()], t("How often")
        )
        self.box.addWidget(label(said, "caption"))
        self.box.addWidget(self.folder)
        row = FlowLayout()
        for each in (self.choose, self.copy_now, self.stop, self.restore):
            row.addWidget(each)
        self.box.addLayout(row)
        self._how_often = self.add_row(t("How often"), t("Where something changed, when painlog starts."), self.rhythm)
        self.rhythm.value_changed.connect(self._keep_rhythm)
        self.show_choices()

    def show_choices(self) -> None:
        """Show what holds."""
        choices = self._window.choices.current
        chosen = choices.backup_folder
        self.folder.setText(chosen or self.texts("No folder chosen."))
        self.rhythm.set_value(choices.backup_rhythm)
        for each in (self.copy_now, self.stop, self._how_often):
            each.setVisible(bool(chosen))

    def ask_and_choose(self) -> None:
        """Ask for a folder and copy the diary there."""
        start = self._window.choices.current.backup_folder
        chosen = QFileDialog.getExistingDirectory(self.window(), self.texts("Folder for a second copy"), start)
        if chosen:
            self.choose_folder(Path(chosen))

    def choose_folder(self, folder: Path | None) -> None:
        """Use this folder from now on, with a first copy at once; None for no folder."""
        self.tell_trouble(lambda: self._window.choices.change(backup_folder=str(folder or "")))
        self.show_choices()
        if folder is not None:
            self.copy()

    def copy(self) -> None:
        """Copy the diary into the folder now, on another thread, and say how that went."""
        self._page.context.jobs.start(COPY_JOB, self._window.diary.copy_outside, self._copied)

    def _copied(self, outcome: Ok | Err) -> None:
        t, show = self.texts, self._page.context.show_message
        if isinstance(outcome, Ok):
            show(t("Copied to {folder}", folder=self._window.choices.current.backup_folder))
        elif isinstance(outcome.error, UserError):
            show(t.error(outcome.error))
        else:
            raise outcome.error

    def _keep_rhythm(self, rhythm: BackupRhythm) -> None:
        self.tell_trouble(lambda: self._window.choices.change(backup_rhythm=rhythm))
