"""Start-up beside its floors, in the same run: a bare PySide6 window, and one that also opens the same tables.

Usage: uv run python benchmarks/startup.py [RUNS]
Bounds: start to Today painted at most 2.5 x the bare window; start to ready-to-save at most 1.35 x the script that
shows a bare window, imports SQLModel, opens an engine with the same tables and reads one row.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent

NOTE = """
import sys, time
def note(name):
    print(name, time.clock_gettime(time.CLOCK_MONOTONIC) - float(sys.argv[1]), flush=True)
"""

BARE = (
    NOTE
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        note("painted")
        QTimer.singleShot(0, after)
def after():
    READ
    note("ready")
    app.quit()
app = QApplication([])
window = Window()
window.resize(1280, 820)
window.show()
app.exec()
"""
)

READING = """import painlog.storage.tables as tables
    from sqlmodel import Session, create_engine, select
    with Session(create_engine("sqlite:///" + sys.argv[2])) as session:
        session.exec(select(tables.EntryRow).limit(1)).first()"""

PAINLOG = (
    NOTE
    + """
import os
os.environ["PAINLOG_DIARY"] = sys.argv[2]
import painlog.app
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not Watch.painted:
            Watch.painted = True
            note("painted")
        return False
watch = Watch()
def build_watched_shell(*parts, build=painlog.app.build_shell, **named):
    shell = build(*parts, **named)
    shell.page("today").installEventFilter(watch)
    def ready():
        note("ready")
        shell.close()
    shell.ready.connect(ready)
    return shell
painlog.app.build_shell = build_watched_shell
from painlog.__main__ import main
main([])
"""
)
"""The command as a person starts it, with a watch on the first paint of Today."""


def run(script: str, diary: Path) -> dict[str, float]:
    """Start a process and return the seconds from its start to each moment that it notes."""
    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    home = {"HOME": str(diary.parent), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": ""}
    environment = os.environ | home | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's Python keeps its bytecode
    command = [sys.executable, "-c", script, str(start), str(diary)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    return {name: float(seconds) for name, seconds in (line.split() for line in done.stdout.splitlines())}


def main(runs: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary.db"
        for script in (PAINLOG, BARE.replace("READ", READING)):
            run(script, diary)
        scripts = {
            "bare window": BARE.replace("READ", "pass"),
            "window and one row": BARE.replace("READ", READING),
            "painlog": PAINLOG,
        }
        times: dict[str, list[dict[str, float]]] = {name: [] for name in scripts}
        for _ in range(runs):
            for name, script in scripts.items():
                times[name].append(run(script, diary))
    return report(times)


def report(times: dict[str, list[dict[str, float]]]) -> int:
    def median(name: str, moment: str) -> float:
        return statistics.median(run[moment] for run in times[name])

    rows = (
        ("Today painted", median("painlog", "painted"), median("bare window", "painted"), 2.5),
        ("ready to save", median("painlog", "ready"), median("window and one row", "ready"), 1.35),
    )
    print(f"{'':16}{'painlog s':>12}{'floor s':>12}{'ratio':>8}{'bound':>8}")
    for name, ours, floor, bound in rows:
        print(f"{name:16}{ours:12.3f}{floor:12.3f}{ours / floor:8.2f}{bound:8.2f}")
    return int(any(ours / floor > bound for _name, ours, floor, bound in rows))


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
