"""Whether painlog begins with the computer: one small interface, one way of keeping it for each system."""

from pathlib import Path
from typing import TYPE_CHECKING

from painlog.autostart.command import start_command

if TYPE_CHECKING:
    from painlog.ui.reminder_access import LoginStart

__all__ = ["login_start", "start_command"]


def login_start(platform: str, config_home: Path, home: Path, command: tuple[str, ...]) -> "LoginStart | None":
    """How painlog is begun at login on a platform (`sys.platform`), or None where painlog knows no way.

    `config_home` is where the desktop looks for what it starts (`~/.config`), on Linux and its relatives only.
    """
    if platform == "win32":
        from painlog.autostart.windows import RunKey

        return RunKey(command)
    if platform == "darwin":
        from painlog.autostart.macos import LaunchAgent

        return LaunchAgent(home / "Library" / "LaunchAgents", command)
    if platform.startswith(("linux", "freebsd", "openbsd", "netbsd")):
        from painlog.autostart.xdg import DesktopEntry

        return DesktopEntry(config_home / "autostart", command)
    return None
