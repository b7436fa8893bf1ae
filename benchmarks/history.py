"""History with 20,000 entries beside History with 200, in the same run: first paint, filters, searches, scrolling.

Usage: uv run python benchmarks/history.py [RUNS]
Bounds: the first paint of the page with 20,000 entries at most 1.5 x that with 200; each filter and each search at
most 50 ms of work, from the key to the list that shows it. What was loaded before the page is frozen for Python's
garbage collector: its full passes (70 ms, now and then) belong to the whole program, not to what is timed here.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from painlog.clock import FixedClock
from painlog.domain.body import SITES, Part
from painlog.domain.catalogue import BUILT_IN, Kind
from painlog.domain.diary import Entry, Relief, SiteScore, Treatment
from painlog.domain.records import Diary
from painlog.domain.scales import Severity

FEW, MANY = 200, 20_000
A_DAY = 4
"""Entries a day, on average: 20,000 are 13 years."""

ABOUT_ELSEWHERE = 0.01
"""Share of entries that are about the head: their days need a second look."""

FIRST_PAINT_BOUND, WORK_BOUND_MS = 1.5, 50.0
BACKUP_TAKES_MS = 1000
"""The window looks once whether the daily backup is due; nothing is timed before that is done."""

ROOT = Path(__file__).parent.parent
EVENING = datetime(2026, 11, 20, 18, 42)
WORDS = (
    "back",
    "stiff",
    "car",
    "walk",
    "slept",
    "badly",
    "desk",
    "garden",
    "box",
    "Rücken",
    "leg",
    "ached",
    "कमर",
    "कमी",
)
SEARCHES = ("h", "he", "heat", "leg ached", "lower left", "कम", "rucken desk", "bad leg car", "zzz")


FILTERS = (
    ("month", "2026-10-01"),
    ("severity", Severity.SEVERE),
    ("site", "neck"),
    ("trigger", "driving"),
    ("treatment", "heat"),
)


def clock() -> FixedClock:
    return FixedClock(EVENING, ZoneInfo("Europe/London"))


def invented(count: int) -> Diary:
    """So many entries up to this evening, with everything that a filter or a search looks at."""
    rng = random.Random(count)
    ids = {kind: [item.id for item in BUILT_IN if item.kind is kind] for kind in Kind}
    ids[Kind.SITE] = [site.id for site in SITES if site.part is Part.BACK]
    days = max(30, count // A_DAY)
    moments = sorted(EVENING - timedelta(minutes=rng.randrange(days * 24 * 60)) for _ in range(count))
    return Diary(entries=tuple(_entry(f"{number:024x}", moment, ids, rng) for number, moment in enumerate(moments)))


def _entry(id_: str, moment: datetime, ids: dict[Kind, list[str]], rng: random.Random) -> Entry:
    def some(kind: Kind, most: int) -> list[str]:
        return rng.sample(ids[kind], rng.randrange(most + 1))

    places = some(Kind.SITE, 3) if rng.random() > ABOUT_ELSEWHERE else ["head"]
    return Entry(
        id_,
        moment,
        0,
        (moment - timedelta(hours=4)).date(),
        moment.replace(tzinfo=ZoneInfo("UTC")),
        score=rng.randrange(11),
        sites=tuple(SiteScore(site, rng.randrange(11)) for site in places),
        qualities=tuple(some(Kind.QUALITY, 2)),
        triggers=tuple(some(Kind.TRIGGER, 2)),
        treatments=tuple(
            Treatment(treatment, relief=rng.choice(list(Relief))) for treatment in some(Kind.TREATMENT, 2)
        ),
        note=" ".join(rng.choices(WORDS, k=rng.randrange(12))),
    )


def write(path: Path, count: int) -> None:
    """Make a diary, and its backup too, so that none is made while something is timed."""
    from painlog.storage.backup import backup_folder, daily_backup
    from painlog.storage.demo_rows import replace_everything
    from painlog.storage.diary_store import open_store
    from painlog.storage.opening import open_diary

    opened = open_diary(path, clock())
    with open_store(opened.engine, clock()).transaction("Invented") as work:
        replace_everything(work, invented(count))
    opened.close()
    daily_backup(path, backup_folder(path), clock())


def measure(diary: Path) -> None:
    """Open the window on a diary and print a line for each thing that was timed, in ms of the GUI thread's work."""
    from PySide6.QtWidgets import QApplication

    from painlog.pictures import Scene, window_on
    from painlog.ui.daily_backup import BACKUP_AFTER_MS
    from painlog.ui.pages.history import HistoryPage

    with window_on(diary, clock(), Scene()) as shell:

        def shown(act: Callable[[], object]) -> float:
            start = time.thread_time()
            act()
            QApplication.processEvents()
            return (time.thread_time() - start) * 1000

        def note(name: str, act: Callable[[], object]) -> None:
            print(name, shown(act), sep="\t")

        start = time.perf_counter()
        while (time.perf_counter() - start) * 1000 < BACKUP_AFTER_MS + BACKUP_TAKES_MS:
            QApplication.processEvents()
            time.sleep(0.01)
        gc.collect()
        gc.freeze()
        note("first paint", partial(shell.show_page, "history"))
        page = shell.page("history")
        assert isinstance(page, HistoryPage)
        choose, search = page.entries.filters.choose, page.header.search
        for text in SEARCHES:
            note(f"search “{text}”", partial(search.setText, text))
            note("back to everything", search.clear)
        for field, value in FILTERS:
            note(f"filter {field}", partial(choose, field, value))
            note("back to everything", partial(choose, field, ""))
        choose("severity", Severity.SEVERE)
        choose("site", "neck")
        note("search with two filters", partial(search.setText, "leg"))
        page.show_all()
        bar = page.entries.list.verticalScrollBar()
        note("scroll to the middle", lambda: bar.setValue(bar.maximum() // 2))
        note("read everything anew", page.refresh)


def run(diary: Path) -> dict[str, float]:
    """Time everything in a fresh process; of what is done several times the slowest counts."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, __file__, "--measure", str(diary)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    return {name: max(float(ms) for other, ms in lines if other == name) for name, _ms in lines}


def main(runs: int) -> int:
    times: dict[int, list[dict[str, float]]] = {FEW: [], MANY: []}
    with tempfile.TemporaryDirectory() as folder:
        for count in times:
            write(Path(folder) / f"{count}.db", count)
        for _ in range(runs):
            for count, found in times.items():
                found.append(run(Path(folder) / f"{count}.db"))
    return report(times)


def report(times: dict[int, list[dict[str, float]]]) -> int:
    def median(count: int, name: str) -> float:
        return statistics.median(found[name] for found in times[count])

    failed = 0
    print(f"{'median of ' + str(len(times[MANY])):28}{FEW:>10}{MANY:>10}{'ratio':>8}{'bound':>12}")
    for name in times[MANY][0]:
        few, many = median(FEW, name), median(MANY, name)
        first = name == "first paint"
        bound = f"{FIRST_PAINT_BOUND} x" if first else f"{WORK_BOUND_MS:.0f} ms"
        failed |= many / few > FIRST_PAINT_BOUND if first else many > WORK_BOUND_MS
        print(f"{name:28}{few:8.1f}ms{many:8.1f}ms{many / few:8.2f}{bound:>12}")
    return int(failed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
    else:
        raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
