"""What Settings and the first start may do beside writing to the diary: choices, the file, a new window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.preferences import Preferences, ThemeChoice, load_preferences, save_preferences
from painlog.ui.diary_access import DiaryAccess
from painlog.ui.reminder_access import ReminderAccess
from painlog.ui.reopening import Reopening
from painlog.ui.theme import Theme


class WindowChoices:
    """The choices of this window on this computer; each is kept in the preferences file at once."""

    def __init__(self, file: Path, theme: Theme) -> None:
        self._file, self._theme = file, theme

    @property
    def current(self) -> Preferences:
        return load_preferences(self._file)

    def change(self, **values: Any) -> None:
        """Keep these values; raises `UserError` where the file cannot be written."""
        try:
            save_preferences(self._file, replace(self.current, **values))
        except OSError as error:
            raise UserError(
                N_("This choice holds for now, but it could not be kept in {file}."),
                N_("Check that the disk has room and that painlog may write there."),
                file=self._file,
            ) from error

    def wear(self, choice: ThemeChoice) -> None:
        """Wear another theme."""
        self._theme.choose(choice)
        self.change(theme=choice)

    def enlarge(self, scale: float) -> None:
        """Show the texts in another size; one of `TEXT_SCALES`."""
        self._theme.set_scale(scale)
        self.change(text_scale=scale)


class WindowAccess(NamedTuple):
    """`usual_diary` is the diary that opens where none was chosen.

    `erase` closes and removes the diary that is open, with its backups if told so, and returns where those are kept.
    """

    choices: WindowChoices
    diary: DiaryAccess
    usual_diary: Path
    erase: Callable[[bool], Path | None]
    reopen: Callable[[Reopening], None]
    reminders: ReminderAccess
