"""kill -9 in the middle of writing: what was acknowledged is there, and the file is sound."""

import random
import signal
import subprocess
import sys
import threading

from painlog.storage.checking import check
from painlog.storage.opening import open_diary
from painlog.storage.tables import EntryRow
from painlog.storage.unit_of_work import reading

from .diary_files import clock_at

LOGGER = """
import sys
from pathlib import Path
from painlog.clock import SystemClock
from painlog.storage.opening import open_diary
from painlog.storage.tables import EntryRow, EntrySiteRow
from painlog.storage.unit_of_work import writing

diary = open_diary(Path(sys.argv[1]), SystemClock())
for number in range(int(sys.argv[2]), 300):
    key = f"{number:024x}"
    with writing(diary.engine) as work:
        work.add(EntryRow(id=key, when_local="2026-11-19T20:15:00", utc_offset_min=0, diary_day="2026-11-19",
                          recorded_at="2026-11-19T20:15:00+00:00", score=6.0, note="a long note " * 40))
        work.session.flush()
        work.add(EntrySiteRow(entry_id=key, site_id="lower-back-left", score=6.0))
    print(key, flush=True)
diary.close()
"""


def log(diary, start, kill_after, delay):
    """Log from entry `start` on; SIGKILL `delay` seconds after `kill_after` acknowledged entries. Returns those."""
    acknowledged = []
    command = [sys.executable, "-c", LOGGER, str(diary), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        timer = threading.Timer(delay, process.send_signal, [signal.SIGKILL])
        for line in process.stdout:
            if not line.endswith("\n"):
                break
            acknowledged.append(line.strip())
            if len(acknowledged) == kill_after:
                timer.start()
        process.wait()
        if timer.is_alive():
            timer.cancel()
    return acknowledged, process.returncode


def test_every_acknowledged_entry_survives_kill_9(tmp_path):
    chance = random.Random(20261120)
    diary = tmp_path / "diary.db"
    acknowledged, stored, killed = [], 0, 0
    while stored < 300:
        kill_after = chance.randint(1, 40) if killed < 4 else 0
        said, status = log(diary, stored, kill_after, chance.uniform(0, 0.03))
        acknowledged += said
        killed += status == -signal.SIGKILL
        report = check(diary)
        assert report.is_clean
        assert report.counts["entry"] == report.counts["entry_site"]
        stored = report.counts["entry"]
        opened = open_diary(diary, clock_at())
        with reading(opened.engine) as session:
            assert all(session.get(EntryRow, key) for key in acknowledged)
        opened.close()
    assert killed >= 2
    assert 300 - killed <= len(acknowledged) <= 300
