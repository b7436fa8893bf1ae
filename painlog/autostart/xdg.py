"""Linux and its relatives: a desktop entry in the autostart folder (XDG Desktop Application Autostart 0.5)."""

from contextlib import suppress
from pathlib import Path

from painlog.autostart.files import put_file, take_file

NAME = "painlog.desktop"
_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")
"""An argument with one of these is quoted (Desktop Entry Specification 1.5, "The Exec key")."""
_ESCAPED_IN_QUOTES = '"`$\\'


class DesktopEntry:
    """The file is kept when it is switched off by the desktop's own settings, so its `Hidden` key is looked at."""

    def __init__(self, folder: Path, command: tuple[str, ...]) -> None:
        self._path, self._command = folder / NAME, command

    def enabled(self) -> bool:
        with suppress(OSError, UnicodeDecodeError):
            lines = self._path.read_text(encoding="utf-8").splitlines()
            off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
            return not off & {line.replace(" ", "") for line in lines}
        return False

    def enable(self) -> None:
        """Raises `UserError` where the file cannot be written."""
        lines = [
            "[Desktop Entry]",
            "Type=Application",
            "Name=painlog",
            f"Exec={exec_value(self._command)}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        ]
        put_file(self._path, ("\n".join(lines) + "\n").encode())

    def disable(self) -> None:
        """Raises `UserError` where the file cannot be removed."""
        take_file(self._path)


def exec_value(command: tuple[str, ...]) -> str:
    """The command as the `Exec` key has it: quoted, then escaped once more as every string of the file is."""
    return " ".join(map(_quoted, command)).replace("\\", "\\\\")


def _quoted(argument: str) -> str:
    argument = argument.replace("%", "%%")
    if argument and not _RESERVED & set(argument):
        return argument
    escaped = "".join(f"\\{sign}" if sign in _ESCAPED_IN_QUOTES else sign for sign in argument)
    return f'"{escaped}"'
