"""Which backups may go: the older they are, the fewer are kept."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from painlog.storage.backup import Backup

KEPT_WHOLE = timedelta(days=2)
"""Every backup of this time is kept (this and the spans below are painlog's own rule)."""

KEPT_DAILY = KEPT_WHOLE + timedelta(days=14)
"""From then on one a day."""

KEPT_WEEKLY = KEPT_DAILY + timedelta(weeks=10)
"""From then on one a week."""

KEPT_MONTHLY = KEPT_WEEKLY + timedelta(days=24 * 31)
"""From then on one a month, for 24 months."""

TURNING_POINTS = ("migration", "restore")
"""What somebody may want to go back behind, however long ago it was."""

KEPT_TURNING_POINTS = 5
"""So many of the newest backups made before one of these are kept at any age."""


def to_remove(backups: Sequence["Backup"], today: date) -> tuple["Backup", ...]:
    """The backups that may go, newest first.

    Of each day, week or month, by age, the newest stays, one with entries before any without. The newest of all and
    the newest with entries never go.
    """
    ordered = sorted(backups, key=lambda each: (each.made_at, each.path.name), reverse=True)
    kept = {each.path for each in ordered if _age(each, today) < KEPT_WHOLE}
    kept |= _one_each(ordered, today, KEPT_DAILY, lambda day: day.isoformat())
    kept |= _one_each(ordered, today, KEPT_WEEKLY, lambda day: f"{day:%G-%V}")
    kept |= _one_each(ordered, today, KEPT_MONTHLY, lambda day: f"{day:%Y-%m}")
    turning_points = [each.path for each in ordered if each.reason in TURNING_POINTS]
    kept.update(turning_points[:KEPT_TURNING_POINTS])
    kept.update([each.path for each in ordered if each.entries][:1])
    kept.update([each.path for each in ordered][:1])
    return tuple(each for each in ordered if each.path not in kept)


def _age(backup: "Backup", today: date) -> timedelta:
    return today - backup.made_at.date()


def _one_each(
    newest_first: Sequence["Backup"], today: date, span: timedelta, period: Callable[[date], str]
) -> set[Path]:
    chosen: dict[str, Backup] = {}
    for backup in newest_first:
        if _age(backup, today) < span:
            name = period(backup.made_at.date())
            if name not in chosen or (backup.entries and not chosen[name].entries):
                chosen[name] = backup
    return {backup.path for backup in chosen.values()}
