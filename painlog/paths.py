"""Where things lie: the person's folders, and painlog's own resources in a checkout, a wheel or a frozen build."""

import os
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

from painlog.preferences import load_preferences

DIARY_VARIABLE = "PAINLOG_DIARY"
DIARY_NAME = "diary.db"
DEMO_NAME = "demo.db"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one person. Nothing is created before something is written."""

    data: Path
    config: Path
    state: Path

    @property
    def diary(self) -> Path:
        return self.data / DIARY_NAME

    @property
    def demo_diary(self) -> Path:
        return self.data / DEMO_NAME

    @property
    def preferences(self) -> Path:
        return self.config / "preferences.json"

    def draft_of(self, diary: Path) -> Path:
        """Where the unsaved entry of a diary is kept: one file for each diary."""
        return self.state / f"draft-{_code(diary.absolute())}.json"

    def edits_of(self, diary: Path) -> Path:
        """Where unsaved changes to entries of a diary are kept."""
        return self.state / f"edits-{_code(diary.absolute())}.json"

    def window_of(self, diary: Path) -> Path:
        """Where the window on a diary keeps how it was left."""
        return self.state / f"window-{_code(diary.absolute())}.json"

    def reminders_of(self, diary: Path) -> Path:
        """Where it is remembered what was reminded of in a diary, and why."""
        return self.state / f"reminders-{_code(diary.absolute())}.json"

    def crash_of(self, diary: Path) -> Path:
        """Where the window on a diary writes what it was doing when it crashed."""
        return self.state / f"crash-{_code(diary.absolute())}.txt"


def instance_name(diary: Path) -> str:
    """The name by which the window on a diary is called, one for each diary and person."""
    whose = os.getuid() if sys.platform != "win32" else os.environ.get("USERNAME", "")
    return f"painlog-{whose}-{_code(diary.resolve())}"


def personal_places() -> Places:
    """The platform's own folders for painlog."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("painlog", appauthor=False)
    return Places(dirs.user_data_path, dirs.user_config_path, dirs.user_state_path)


def diary_path(option: Path | None, places: Places) -> Path:
    """The diary to open: the option, then `PAINLOG_DIARY`, then the one chosen in Settings, then the platform's."""
    named = option or os.environ.get(DIARY_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return Path(load_preferences(places.preferences).diary or places.diary)


def resources() -> Path:
    """The folder of icons, themes, drawings and translations."""
    return _shipped("resources")


def migrations() -> Path:
    """The folder of Alembic migrations."""
    return _shipped("migrations")


def _code(path: Path) -> str:
    """Sixteen digits for a path, short enough for any file's name."""
    name = str(path).encode()
    return f"{zlib.crc32(name):08x}{zlib.adler32(name):08x}"


def _shipped(name: str) -> Path:
    package = Path(getattr(sys, "_MEIPASS", Path(__file__).parent.parent)) / "painlog"
    checkout = package.parent / name
    return checkout if checkout.is_dir() else package / f"_{name}"
