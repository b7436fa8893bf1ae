"""Copies of the diary in a folder of the person's own choice: another disk, a stick, a shared folder.

They are made and proven like the backups beside the diary. The chosen folder itself is never made: where it is
missing, the stick is not plugged in.
"""

import platform
import zlib
from datetime import date, timedelta
from pathlib import Path

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.storage.backup import Backup, back_up, backups, daily_backup, thin_out


def outside_folder(diary: Path, chosen: Path) -> Path:
    """The folder of this diary's copies in `chosen`: one for each diary, so that two never thin each other out."""
    whose = f"{platform.node()} {diary.expanduser().resolve()}".encode()
    return chosen / f"painlog-backups-{zlib.crc32(whose):08x}"


def copy_if_due(diary: Path, chosen: Path, every_days: int, clock: Clock) -> Backup | None:
    """Copy the diary if the newest daily copy is `every_days` old and something changed since.

    Raises `UserError` where the folder is missing, and what `back_up` raises.
    """
    folder = outside_folder(diary, _present(chosen))
    newest = next((each for each in backups(folder) if each.reason == "daily"), None)
    today = clock.now().date()
    if newest is not None and _is_fresh(newest.made_at.date(), today, every_days):
        return None
    return daily_backup(diary, folder, clock)


def copy_now(diary: Path, chosen: Path, clock: Clock) -> Backup:
    """Copy the diary into the chosen folder, changed or not. Raises what `copy_if_due` raises."""
    folder = outside_folder(diary, _present(chosen))
    made = back_up(diary, folder, "asked", clock)
    assert made is not None, "only a daily backup can be needless"
    thin_out(folder, clock.now().date())
    return made


def _is_fresh(made_on: date, today: date, every_days: int) -> bool:
    return timedelta() <= today - made_on < timedelta(days=every_days)


def _present(chosen: Path) -> Path:
    if not chosen.is_dir():
        raise UserError(
            N_("Your backup folder {folder} is not there, so no copy went to it."),
            N_("Plug its disk in, or choose another folder in Settings."),
            folder=chosen,
        )
    return chosen
