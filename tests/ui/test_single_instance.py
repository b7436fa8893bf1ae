"""Two real starts of painlog on one diary."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[2]

WATCHED = """
import sys
from pathlib import Path
import painlog.app
from painlog.paths import Places

home = Path(sys.argv[1])
build = painlog.app.build_shell

def built(*arguments, **more):
    from PySide6.QtCore import QEvent, QObject
    shell = build(*arguments, **more)

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.WindowStateChange and not shell.isMinimized():
                print("forward", flush=True)
            return False

    shell.watch = Watch()
    shell.installEventFilter(shell.watch)
    shell.ready.connect(shell.showMinimized)
    shell.ready.connect(lambda: print("ready", flush=True))
    if sys.argv[3:]:
        shell.ready.connect(shell.close)
    return shell

painlog.app.build_shell = built
print("ended", painlog.app.run(Path(sys.argv[2]), Places(home, home, home)), flush=True)
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts painlog on a diary, in a home with a short name (sockets have short paths)."""
    started: list[subprocess.Popen[str]] = []
    with TemporaryDirectory(prefix="pl-") as folder:
        home = Path(folder)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": folder, "XDG_RUNTIME_DIR": folder}

        def start_(diary: str = "diary.db", *end: str) -> "subprocess.Popen[str]":
            command = [sys.executable, "-c", WATCHED, str(home), str(home / diary), *end]
            made = subprocess.Popen(
                command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            started.append(made)
            return made

        yield start_
        for each in started:
            each.kill()
            each.communicate()


def line_of(process: "subprocess.Popen[str]") -> str:
    """The next line that a start prints; a start that prints none in a minute is ended."""
    assert process.stdout is not None
    patience = threading.Timer(60, process.kill)
    patience.start()
    try:
        return process.stdout.readline().strip()
    finally:
        patience.cancel()
        patience.join()


def sockets(home: Path) -> list[str]:
    return [each.name for each in home.iterdir() if each.is_socket()]


def test_a_second_start_calls_the_first_window_and_ends(start: Start) -> None:
    first = start()
    assert line_of(first) == "ready"
    began = time.monotonic()
    second = start()
    out, err = second.communicate(timeout=60)
    assert (second.returncode, out, err) == (0, "ended 0\n", "")
    assert time.monotonic() - began < 30
    assert line_of(first) == "forward"
    assert first.poll() is None


def test_another_diary_has_a_window_of_its_own(start: Start) -> None:
    first, second = start("one.db"), start("two.db")
    assert (line_of(first), line_of(second)) == ("ready", "ready")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' pipes end with their process")
def test_what_a_killed_window_left_does_not_stop_the_next(start: Start) -> None:
    first = start()
    assert line_of(first) == "ready"
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = start()
    assert line_of(second) == "ready"
    third = start()
    assert third.communicate(timeout=60)[0] == "ended 0\n"
    assert line_of(second) == "forward"


def test_a_link_to_the_diary_is_the_same_diary(start: Start) -> None:
    first = start()
    assert line_of(first) == "ready"
    home = Path(first.args[3])  # type: ignore[index, arg-type]
    (home / "link.db").symlink_to(home / "diary.db")
    second = start("link.db")
    assert second.communicate(timeout=60)[0] == "ended 0\n"


def test_a_window_that_ends_well_leaves_nothing(start: Start) -> None:
    first = start()
    assert line_of(first) == "ready"
    home = Path(first.args[3])  # type: ignore[index, arg-type]
    assert (len(sockets(home)), len(list(home.glob("crash-*.txt")))) == (1, 1)
    first.kill()
    first.wait()
    ending = start("diary.db", "end")
    assert ending.communicate(timeout=60)[0] == "ready\nended 0\n"
    assert (sockets(home), list(home.glob("crash-*.txt"))) == ([], [])
