"""How the window gets at its diary, without knowing how diaries are stored."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from painlog.errors import UserError
from painlog.services.bundle import DiaryServices

if TYPE_CHECKING:
    from painlog.services.backups import RestoreOutcome


class DiaryAccess(Protocol):
    """Opens one diary; made by the composition root."""

    @property
    def path(self) -> Path:
        """The diary file."""
        ...

    @property
    def problem(self) -> UserError | None:
        """Why the open diary cannot be written to, if it cannot."""
        ...

    def open(self) -> DiaryServices:
        """Open the diary; raises `UserError`, `DiaryDamagedError` where its newest good backup may be opened."""
        ...

    def open_backup(self) -> DiaryServices | None:
        """Open the newest good backup for reading, or None where there is none."""
        ...

    def restore_backup(self) -> DiaryServices:
        """Set the damaged diary aside untouched, put the newest good backup in its place, and open it."""
        ...

    def restore(self, backup: Path) -> "RestoreOutcome":
        """Close the diary and put a copy of `backup` in its place, after a backup of what is there.

        Raises `UserError`; the diary is then as it was. May run on another thread; `open` comes after it.
        """
        ...

    def check(self) -> None:
        """Look through the whole file; raises `DiaryDamagedError`. May run on another thread."""
        ...

    def back_up_daily(self) -> UserError | None:
        """Make today's backup if something changed since the last one, and a copy in the person's own folder.

        Returns the trouble with that folder, if any. May run on another thread.
        """
        ...

    def copy_outside(self) -> None:
        """Copy the diary into the person's own backup folder now. May run on another thread."""
        ...

    def backup_places(self) -> dict[Path, int]:
        """The folders that hold backups of this diary, and how many."""
        ...

    def erase(self, with_backups: bool) -> Path | None:
        """Close the diary and remove it, and its backups if told so; returns where backups that stay were put aside.

        Raises `UserError`.
        """
        ...

    def back_up_to(self, target: Path) -> None:
        """Write a verified copy of the diary; raises `UserError` where that cannot be done."""
        ...

    def close(self) -> None: ...
