"""macOS: a launch agent of the person's own (launchd.plist)."""

import plistlib
from contextlib import suppress
from pathlib import Path
from xml.parsers.expat import ExpatError

from painlog.autostart.files import put_file, take_file

LABEL = "org.painlog.tray"


class LaunchAgent:
    """A property list that launchd reads at login."""

    def __init__(self, folder: Path, command: tuple[str, ...]) -> None:
        self._path, self._command = folder / f"{LABEL}.plist", command

    def enabled(self) -> bool:
        with suppress(OSError, ValueError, ExpatError):
            agent = plistlib.loads(self._path.read_bytes())
            return isinstance(agent, dict) and bool(agent.get("RunAtLoad")) and not agent.get("Disabled")
        return False

    def enable(self) -> None:
        """Raises `UserError` where the file cannot be written."""
        agent = {
            "Label": LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        put_file(self._path, plistlib.dumps(agent))

    def disable(self) -> None:
        """Raises `UserError` where the file cannot be removed."""
        take_file(self._path)
