"""Looking after the diary file: backups, the way back to one, and the check."""

from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.errors import UserError

if TYPE_CHECKING:
    from painlog.services.backups import RestoreOutcome
    from painlog.storage.backup import Backup
    from painlog.storage.checking import CheckReport


def require_diary(diary: Path) -> Path:
    """Return `diary`; raises `UserError` where there is no such file, so that reading never makes one."""
    if not diary.exists():
        raise UserError(N_("There is no diary at {file}."), N_("Check the name and try again."), file=diary)
    return diary


def make_backup(diary: Path, target: Path | None, clock: Clock) -> "Backup":
    """Copy the diary, which may be in use, to `target` or among its own backups, and prove the copy."""
    from painlog.storage.backup import back_up, back_up_to, backup_folder

    require_diary(diary)
    if target is not None:
        return back_up_to(diary, target, clock)
    made = back_up(diary, backup_folder(diary), "asked", clock)
    assert made is not None, "only a daily backup can be needless"
    return made


def restore_diary(diary: Path, backup: Path, clock: Clock) -> "RestoreOutcome":
    """Put a copy of `backup` in the diary's place, after a backup of what is there.

    Raises `UserError` where painlog is open on the diary, the backup is useless, or the disk does not take it; the
    diary is then as it was.
    """
    from painlog.services.backups import RestoreOutcome
    from painlog.storage.restoring import restore

    done = restore(diary, backup, clock)
    return RestoreOutcome(done.previous.path if done.previous else None, done.set_aside)


def check_diary(diary: Path) -> "CheckReport":
    """Look through the whole diary without changing it; raises `UserError` where there is none."""
    from painlog.storage.checking import check

    return check(diary)
