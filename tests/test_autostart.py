"""Beginning with the computer: what is written for each system, and that it is taken away again."""

import plistlib
import re
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.autostart import login_start, start_command
from painlog.autostart.macos import LaunchAgent
from painlog.autostart.windows import APPROVED, NAME, RUN, RunKey
from painlog.autostart.xdg import DesktopEntry, exec_value
from painlog.errors import UserError
from painlog.ui.reminder_access import LoginStart

COMMAND = ("/opt/my programs/python", "-m", "painlog", "--tray")


class Registry:
    """As much of Python's `winreg` as is asked of it: keys are paths, values lie in a dictionary."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "user", 2, 1

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], object] = {}
        self.refuses = False

    class _Key:
        def __init__(self, path: str) -> None:
            self.path = path

        def __enter__(self) -> "Registry._Key":
            return self

        def __exit__(self, *_: object) -> None: ...

    def OpenKey(self, _root: str, path: str, _reserved: int = 0, _access: int = 0) -> Any:
        if self.refuses:
            raise PermissionError(path)
        return self._Key(path)

    CreateKeyEx = OpenKey

    def QueryValueEx(self, key: Any, name: str) -> tuple[object, int]:
        if (key.path, name) not in self.values:
            raise FileNotFoundError(name)
        return self.values[key.path, name], self.REG_SZ

    def SetValueEx(self, key: Any, name: str, _reserved: int, _kind: int, value: object) -> None:
        self.values[key.path, name] = value

    def DeleteValue(self, key: Any, name: str) -> None:
        if self.values.pop((key.path, name), None) is None:
            raise FileNotFoundError(name)


def ways(folder: Path) -> list[LoginStart]:
    return [DesktopEntry(folder, COMMAND), LaunchAgent(folder, COMMAND), RunKey(COMMAND, Registry())]


def test_every_way_can_be_switched_on_and_off_again_and_again(tmp_path: Path) -> None:
    for way in ways(tmp_path / "not there yet"):
        assert not way.enabled()
        for _ in range(2):
            way.enable()
            assert way.enabled()
        for _ in range(2):
            way.disable()
            assert not way.enabled()
    assert not list((tmp_path / "not there yet").iterdir())


def test_the_desktop_entry_is_one_that_desktops_read(tmp_path: Path) -> None:
    DesktopEntry(tmp_path, COMMAND).enable()
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(tmp_path / "painlog.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Type"] == "Application"
    assert entry["Exec"] == '"/opt/my programs/python" -m painlog --tray'
    assert entry["Terminal"] == "false"


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=12))
def test_any_path_comes_through_the_exec_key_whole(name: str) -> None:
    """Unescaped once as a string of the file, then unquoted by the rules of the key."""
    written = exec_value((f"/opt/{name}", "--tray"))
    key = written.replace("\\\\", "\\")
    path, option = re.fullmatch(r'("(?:[^"\\]|\\.)*"|[^" ]+) (--tray)', key, re.DOTALL).groups()  # type: ignore[union-attr]
    if path.startswith('"'):
        path = re.sub(r'\\(["`$\\])', r"\1", path[1:-1])
    assert (path.replace("%%", "%"), option) == (f"/opt/{name}", "--tray")


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = true"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    way = DesktopEntry(tmp_path, COMMAND)
    (tmp_path / "painlog.desktop").write_text(f"[Desktop Entry]\nType=Application\n{line}\n", encoding="utf-8")
    assert not way.enabled()
    way.enable()
    assert way.enabled()


def test_the_launch_agent_is_a_property_list_that_runs_at_load(tmp_path: Path) -> None:
    way = LaunchAgent(tmp_path, COMMAND)
    way.enable()
    (file,) = tmp_path.iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True
    assert agent["Label"] == file.stem
    file.write_bytes(b"<plist>")
    assert not way.enabled()


def test_the_run_key_holds_one_quoted_command() -> None:
    registry = Registry()
    RunKey((r"C:\Program Files\Python\pythonw.exe", "-m", "painlog", "--tray"), registry).enable()
    assert registry.values == {(RUN, NAME): r'"C:\Program Files\Python\pythonw.exe" -m painlog --tray'}


def test_what_the_task_manager_switched_off_is_off_until_it_is_switched_on_here() -> None:
    registry = Registry()
    way = RunKey(COMMAND, registry)
    way.enable()
    registry.values[APPROVED, NAME] = b"\x03" + bytes(11)
    assert not way.enabled()
    way.enable()
    assert way.enabled()


def test_a_refusal_is_expected_trouble(tmp_path: Path) -> None:
    registry = Registry()
    way = RunKey(COMMAND, registry)
    way.enable()
    registry.refuses = True
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    for act in (way.enable, way.disable, DesktopEntry(blocked, COMMAND).enable, LaunchAgent(blocked, COMMAND).disable):
        with pytest.raises(UserError):
            act()


def test_each_platform_has_its_way() -> None:
    def way(platform: str) -> type:
        return type(login_start(platform, Path("config"), Path("home"), COMMAND))

    assert [way(name) for name in ("linux", "win32", "darwin")] == [DesktopEntry, RunKey, LaunchAgent]
    assert way("emscripten") is type(None)


def test_the_command_begins_this_very_painlog_in_the_tray(tmp_path: Path) -> None:
    python, package = tmp_path / "python.exe", tmp_path / "site" / "painlog"
    assert start_command(tmp_path / "painlog", package, frozen=True) == (str(tmp_path / "painlog"), "--tray")
    assert start_command(python, package, frozen=False) == (str(python), "-m", "painlog", "--tray")
    windowless = tmp_path / "pythonw.exe"
    windowless.touch()
    assert start_command(python, package, frozen=False)[0] == str(windowless)
    (tmp_path / "site" / "resources").mkdir(parents=True)
    (tmp_path / "site" / "main.py").touch()
    assert start_command(Path("/usr/bin/python3"), package, frozen=False) == (
        "/usr/bin/python3",
        str(tmp_path / "site" / "main.py"),
        "--tray",
    )


@pytest.mark.skipif(sys.platform != "win32", reason="winreg is only there on Windows")
def test_the_real_registry_can_be_asked() -> None:
    assert RunKey(COMMAND).enabled() in (True, False)
