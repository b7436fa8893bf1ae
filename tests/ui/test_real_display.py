"""The command on a real X11 display, as a person starts it: no robots inside, keys from outside, a clean end."""

import os
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from painlog.preferences import Preferences, save_preferences

PATIENCE_S = 20
"""A machine under load takes longer, never for ever."""

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="X11 displays are tried on Linux"),
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed (Debian: xvfb)"),
    pytest.mark.xdist_group("real display"),
]
needs_keys = pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed (Debian: xdotool)")

Start = Callable[[], "Program"]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen of its own; the server chooses a free number and tells it when it is ready."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tell], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        ready, _, _ = select.select([told], [], [], PATIENCE_S)
        number = os.read(told, 16).decode().strip() if ready else ""
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}"
    finally:
        os.close(told)
        server.terminate()
        server.wait(PATIENCE_S)


class Program:
    """painlog in a process of its own, on a diary and in folders of its own."""

    def __init__(self, display: str, folder: Path) -> None:
        self.diary = folder / "diary.db"
        self._complaints = folder / "stderr.txt"
        self._environment = _environment(display, folder)
        save_preferences(folder / "config" / "painlog" / "preferences.json", Preferences(language="en", started=True))
        with self._complaints.open("wb") as stderr:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "painlog", "--diary", str(self.diary)],
                env=self._environment,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
            )

    @property
    def complaints(self) -> str:
        return self._complaints.read_text(encoding="utf-8", errors="replace")

    @property
    def scores(self) -> list[float]:
        """The scores in the diary, read past painlog; none while there is no diary yet."""
        try:
            with closing(sqlite3.connect(f"file:{self.diary}?mode=ro", uri=True)) as rows:
                return [score for (score,) in rows.execute("SELECT score FROM entry")]
        except sqlite3.OperationalError:
            return []

    @property
    def keeps_a_backup(self) -> bool:
        """painlog makes its first backup of the day once the window is shown and idle."""
        return any(self.diary.parent.glob("diary.db-backups/*.db"))

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Wait while painlog runs; without the libraries for X11 there is nothing to try."""
        end = time.monotonic() + PATIENCE_S
        while not happened():
            if "Qt platform plugin" in self.complaints:
                pytest.skip("Qt lacks libraries for X11, such as libxcb-cursor0; the README names them")
            assert self.process.poll() is None, self.complaints
            assert time.monotonic() < end, self.complaints
            time.sleep(0.02)

    def keyboard(self, *command: str) -> "subprocess.Popen[bytes]":
        """Run xdotool on the display."""
        return subprocess.Popen(["xdotool", *command], env=self._environment, stdout=subprocess.PIPE)

    def type(self, *keys: str) -> None:
        """Wait for the window, give it the keyboard and press keys."""
        search = self.keyboard("search", "--sync", "--onlyvisible", "--limit", "1", "--name", "^painlog$")
        try:
            self.wait_until(lambda: search.poll() is not None)
            window, _ = search.communicate(timeout=PATIENCE_S)
        finally:
            search.kill()
            search.wait()
        typing = self.keyboard("windowfocus", "--sync", window.decode().strip(), "key", *keys)
        typing.communicate(timeout=PATIENCE_S)
        assert typing.returncode == 0

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE_S)


def _environment(display: str, folder: Path) -> dict[str, str]:
    """What the person's own desktop says must not reach the program, nor what tests say."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    foreign = ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PAINLOG_DIARY", "XAUTHORITY")
    inherited = {name: value for name, value in os.environ.items() if name not in foreign}
    folders = {f"XDG_{kind.upper()}_HOME": str(folder / kind) for kind in ("config", "data", "state", "cache")}
    return {
        **inherited,
        **folders,
        "DISPLAY": display,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
        "QT_XCB_GL_INTEGRATION": "none",
    }


@pytest.fixture
def start(display: str, tmp_path: Path) -> Iterator[Start]:
    started: list[Program] = []

    def start_() -> Program:
        started.append(Program(display, tmp_path))
        return started[-1]

    yield start_
    for program in started:
        program.end()


def test_painlog_runs_on_a_real_display_without_a_complaint(start: Start) -> None:
    program = start()
    program.wait_until(lambda: program.keeps_a_backup)
    assert program.process.poll() is None
    assert program.complaints == ""


@needs_keys
def test_a_digit_and_save_from_a_real_keyboard_make_an_entry(start: Start) -> None:
    program = start()
    program.type("7", "ctrl+Return", "ctrl+q")
    assert program.process.wait(PATIENCE_S) == 0
    assert program.scores == [7]
    assert program.complaints == ""
