"""How the window gets at its diary, without knowing how diaries are stored."""

from pathlib import Path
from typing import Protocol

from painlog.errors import UserError
from painlog.services.bundle import DiaryServices


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

    def back_up_daily(self) -> None:
        """Make today's backup if something changed since the last one. May run on another thread."""
        ...

    def back_up_to(self, target: Path) -> None:
        """Write a verified copy of the diary; raises `UserError` where that cannot be done."""
        ...

    def close(self) -> None: ...
