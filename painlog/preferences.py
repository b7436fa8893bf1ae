"""What belongs to the window on this computer and not to the diary: theme, language, text size."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

TEXT_SCALES = (1.0, 1.15, 1.3)


class ThemeChoice(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The window's choices; `language` empty means the system's."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""
    text_scale: float = 1.0


def parse_preferences(stored: object) -> Preferences:
    """Read stored preferences; whatever makes no sense falls back to its default."""
    values: dict[str, Any] = stored if isinstance(stored, dict) else {}
    theme, language, scale = values.get("theme"), values.get("language"), values.get("text_scale")
    return Preferences(
        theme=ThemeChoice(theme) if theme in list(ThemeChoice) else ThemeChoice.SYSTEM,
        language=language if isinstance(language, str) else "",
        text_scale=float(scale) if scale in TEXT_SCALES else 1.0,
    )


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
