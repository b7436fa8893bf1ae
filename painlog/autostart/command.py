"""The command with which the computer begins painlog."""

from pathlib import Path

TRAY_OPTION = "--tray"
"""Begin without a window, in the tray."""


def start_command(executable: Path, package: Path, frozen: bool) -> tuple[str, ...]:
    """How this very painlog is begun in the tray.

    A built program is begun by itself; else the Python `executable` runs the main file of a checkout, or the installed
    `package`. On Windows that is the Python without a console window, where there is one.
    """
    if frozen:
        return (str(executable), TRAY_OPTION)
    windowless = executable.with_name("pythonw.exe")
    python = windowless if executable.name.lower() == "python.exe" and windowless.exists() else executable
    main = package.parent / "main.py"
    if main.is_file() and (package.parent / "resources").is_dir():
        return (str(python), str(main), TRAY_OPTION)
    return (str(python), "-m", "painlog", TRAY_OPTION)
