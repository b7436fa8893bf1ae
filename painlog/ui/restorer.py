"""Puts a backup in the diary's place while the window stays open and waits."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.ui.jobs import Err, Ok
from painlog.ui.widgets.toast import undo_key

if TYPE_CHECKING:
    from painlog.services.backups import RestoreOutcome
    from painlog.ui.shell import Shell


class Restorer(QObject):
    """Closes the diary, restores on another thread, and opens what is there then; nothing can be pressed meanwhile."""

    def __init__(self, shell: "Shell", texts: Texts) -> None:
        super().__init__(shell)
        self._shell, self._texts = shell, texts

    def restore(self, backup: Path) -> None:
        """Go back to `backup`; the toast then offers the backup that was made of what was there."""
        self._shell.close_diary()
        self._shell.setEnabled(False)
        self._shell.context.jobs.start("restore", lambda: self._shell.access.restore(backup), self._restored)

    def _restored(self, outcome: Ok | Err) -> None:
        self._shell.setEnabled(True)
        self._shell.open_diary()
        self._shell.show_page(self._shell.shown)
        if isinstance(outcome, Ok):
            self._tell(outcome.value)
        elif isinstance(outcome.error, UserError):
            self._shell.error_bar.say(self._texts.error(outcome.error))
        else:
            raise outcome.error

    def _tell(self, done: "RestoreOutcome") -> None:
        t, say = self._texts, self._shell.toast.say
        previous = done.previous
        if previous is not None:
            say(t("The backup was restored."), t("Go back"), lambda: self.restore(previous), undo_key(t))
        elif done.set_aside is not None:
            say(t("The backup was restored; the damaged file was kept beside it."))
        else:
            say(t("The backup was restored."))
