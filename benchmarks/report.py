"""The doctor's report of 90 days and of ten years, beside the bare printing of a page, in one run.

Usage: uv run python benchmarks/report.py [RUNS]
Bounds: 90 days at most 2.0 s of work beyond start-up and imports, ten years at most 5 s; after a change of the choices
the next report of 12 weeks at most 1 s (median). Both diaries are ten years long, with five entries a day. The work is
timed in this process after one report, so that imports, fonts and the templates are there.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from painlog.clock import FixedClock
from painlog.domain.days import shifted
from painlog.domain.demo import demo_diary
from painlog.domain.diary import Entry
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.domain.report_sections import Paper
from painlog.paths import resources
from painlog.services.reports import ReportOptions, ReportsService
from painlog.storage.demo_rows import replace_everything
from painlog.storage.diary_store import open_store
from painlog.storage.opening import open_diary

YEARS, A_DAY = 10, 5
NOW = datetime(2026, 11, 20, 18, 42)
BOUNDS = {"90 days": 2.0, "ten years": 5.0, "12 weeks, another paper": 1.0}


def main(runs: int) -> int:
    clock = FixedClock(NOW, ZoneInfo("Europe/London"))
    today = NOW.date()
    options = {
        "90 days": ReportOptions(first=shifted(today, -89)),
        "ten years": ReportOptions(first=shifted(today, 1 - 365 * YEARS)),
        "12 weeks, another paper": ReportOptions(paper=Paper.LETTER),
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.db"
        diary = crowded(demo_diary(today, YEARS))
        service = written(path, diary, clock)
        print(f"{len(diary.entries)} entries in {YEARS} years")
        first = seconds(lambda: service.compile(service.document(ReportOptions(paper=Paper.A4, sections=()))))
        print(f"{'empty page, imports and fonts':30}{first:8.2f} s")
        floor = seconds(lambda: service.compile(service.document(ReportOptions(sections=()))))
        print(f"{'empty page':30}{floor:8.2f} s")
        over = []
        for name, wish in options.items():
            taken = statistics.median(seconds(partial(report, service, wish)) for _ in range(runs))
            print(f"{name:30}{taken:8.2f} s, at most {BOUNDS[name]:g} s")
            over += [name] if taken > BOUNDS[name] else []
    return int(bool(over))


def report(service: ReportsService, options: ReportOptions) -> bytes:
    """What the window and the command line both do."""
    return service.compile(service.document(options)).pdf


def crowded(diary: Diary) -> Diary:
    """The same course with more entries a day: copies at other hours, without their notes."""
    entries: list[Entry] = []
    days: dict[object, int] = {}
    for place in range(A_DAY):
        for entry in diary.entries:
            if days.get(entry.diary_day, 0) < A_DAY:
                days[entry.diary_day] = days.get(entry.diary_day, 0) + 1
                entries.append(replace(entry, id=f"{entry.id}-{place}", note="") if place else entry)
    return replace(diary, entries=tuple(sorted(entries, key=lambda entry: (entry.when, entry.id))))


def written(path: Path, diary: Diary, clock: FixedClock) -> ReportsService:
    store = open_store(open_diary(path, clock).engine, clock)
    with store.transaction(N_("Demo diary written")) as work:
        replace_everything(work, diary)
    return ReportsService(store, clock, path, resources())


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
