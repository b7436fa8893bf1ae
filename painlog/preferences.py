"""What belongs to the window on this computer and not to the diary: theme, language, text size, where copies go."""

import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

TEXT_SCALES = (1.0, 1.15, 1.3)
REMIND_AT, QUIET_FROM, QUIET_TO = "20:00", "22:00", "07:00"
"""Reminders as they are until the person chooses: in the evening, and not at night."""
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class ThemeChoice(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class BackupRhythm(StrEnum):
    """How often a copy goes to the backup folder of the person's own choice."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The window's choices; `language` empty means the system's.

    `backup_folder` is the person's own folder for copies beside the daily backup, `diary` the diary that opens instead
    of the usual one; both are empty where nothing was chosen. `started` says that the first start is over.

    Times of day are written "20:00"; quiet hours from and to the same time are none.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""
    text_scale: float = 1.0
    backup_folder: str = ""
    backup_rhythm: BackupRhythm = BackupRhythm.DAILY
    diary: str = ""
    started: bool = False
    remind_diary: bool = False
    remind_diary_at: str = REMIND_AT
    remind_exercise: bool = True
    quiet_from: str = QUIET_FROM
    quiet_to: str = QUIET_TO
    close_to_tray: bool = False


def parse_preferences(stored: object) -> Preferences:
    """Read stored preferences; whatever makes no sense falls back to its default."""
    values: dict[str, Any] = stored if isinstance(stored, dict) else {}
    theme, scale, rhythm = values.get("theme"), values.get("text_scale"), values.get("backup_rhythm")
    return Preferences(
        theme=ThemeChoice(theme) if theme in list(ThemeChoice) else ThemeChoice.SYSTEM,
        language=_text(values.get("language")),
        text_scale=float(scale) if scale in TEXT_SCALES else 1.0,
        backup_folder=_path(values.get("backup_folder")),
        backup_rhythm=BackupRhythm(rhythm) if rhythm in list(BackupRhythm) else BackupRhythm.DAILY,
        diary=_path(values.get("diary")),
        started=values.get("started") is True,
        remind_diary=values.get("remind_diary") is True,
        remind_diary_at=_time(values.get("remind_diary_at"), REMIND_AT),
        remind_exercise=values.get("remind_exercise") is not False,
        quiet_from=_time(values.get("quiet_from"), QUIET_FROM),
        quiet_to=_time(values.get("quiet_to"), QUIET_TO),
        close_to_tray=values.get("close_to_tray") is True,
    )


def _text(stored: object) -> str:
    return stored if isinstance(stored, str) else ""


def _time(stored: object, default: str) -> str:
    """A time of day as "20:00"."""
    text = _text(stored)
    return text if _TIME.fullmatch(text) else default


def _path(stored: object) -> str:
    """An absolute path, or nothing: a relative one would depend on where painlog was started."""
    text = _text(stored)
    return text if text and "\x00" not in text and Path(text).is_absolute() else ""


def load_preferences(path: Path) -> Preferences:
    """The stored preferences; a missing or damaged file gives the defaults."""
    try:
        return parse_preferences(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return Preferences()


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Store the preferences in one step, so that a crash leaves the old or the new ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(asdict(preferences), indent=1), encoding="utf-8")
    partial.replace(path)
