"""How fast files go into a diary and out of it, beside the floor that SQLite itself sets.

Run with `python benchmarks/transfer.py`. Each size runs in a process of its own, so that its peak of memory is its own.
The floor writes the same entry rows, ready made, with `sqlite3.executemany` in one transaction with a full sync.
"""

import csv
import multiprocessing
import resource
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from painlog.clock import SystemClock
from painlog.paths import resources
from painlog.services.exports import ExportRequest, ExportsService
from painlog.services.transfer import ImportRequest, TransferService
from painlog.storage.diary_store import open_store
from painlog.storage.opening import OpenedDiary, open_diary

SIZES = (20_000, 100_000)
FIRST_MOMENT = datetime(1995, 1, 1, 8)
HEADER = ("when", "score", "site", "triggers", "treatments", "note")


def write_rows(path: Path, rows: int) -> None:
    """A file of rows as a long-kept diary has them: two places, a trigger, a treatment, a short note."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            when = FIRST_MOMENT + timedelta(hours=2, minutes=37) * number
            note = f"note {number}: slept badly, better after a walk"
            site = "lower-back-left; thigh-back-left"
            writer.writerow((when.isoformat(), number % 11, site, "driving", "heat", note))


def measured(rows: int) -> tuple[dict[str, float], float]:
    """Rows a second by step, and the peak of memory in MiB."""
    speeds: dict[str, float] = {}

    def timed(name: str, step: Callable[[], object]) -> None:
        start = time.perf_counter()
        step()
        speeds[name] = rows / (time.perf_counter() - start)

    with TemporaryDirectory() as name:
        folder = Path(name)
        write_rows(folder / "rows.csv", rows)
        diary, service = opened(folder / "diary.db")
        exports = exports_of(diary)
        copy, copy_service = opened(folder / "copy.db")
        table, whole = folder / "entries.csv", folder / "diary.painlog.json"
        timed("import any csv", lambda: service.import_file(ImportRequest(folder / "rows.csv")))
        timed("import it again", lambda: service.import_file(ImportRequest(folder / "rows.csv")))
        timed("export csv", lambda: exports.export(ExportRequest(table, with_notes=True)))
        timed("export painlog", lambda: exports.export(ExportRequest(whole)))
        timed("import painlog", lambda: copy_service.import_file(ImportRequest(whole)))
        timed("import csv again", lambda: copy_service.import_file(ImportRequest(table)))
        diary.close()
        copy.close()
        timed("floor: sqlite3", lambda: floor(folder / "diary.db", folder / "floor.db"))
    return speeds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def opened(path: Path) -> tuple[OpenedDiary, TransferService]:
    clock = SystemClock()
    diary = open_diary(path, clock)
    return diary, TransferService(open_store(diary.engine, clock), clock, path)


def exports_of(diary: OpenedDiary) -> ExportsService:
    clock = SystemClock()
    return ExportsService(open_store(diary.engine, clock), clock, diary.path, resources(), lambda: "UTC")


def floor(diary: Path, target: Path) -> None:
    """Copy the rows of the entries and of what hangs on them by plain SQL through Python."""
    with closing(sqlite3.connect(diary)) as source, closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = WAL")
        copy.execute("BEGIN IMMEDIATE")
        for table in ("entry", "entry_site", "entry_trigger", "entry_treatment"):
            (definition,) = source.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            copy.execute(definition)
            found = source.execute(f"SELECT * FROM {table}")
            marks = ", ".join("?" * len(found.description))
            copy.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
        copy.execute("COMMIT")


def main() -> None:
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        results = [pool.apply(measured, (size,)) for size in SIZES]
    small, large = (speeds for speeds, _ in results)
    print(f"{'rows a second':<20}" + "".join(f"{size:>12,}" for size in SIZES) + f"{'ratio':>8}")
    for name in small:
        print(f"{name:<20}{small[name]:>12,.0f}{large[name]:>12,.0f}{large[name] / small[name]:>8.2f}")
    print(f"{'peak memory, MiB':<20}" + "".join(f"{peak:>12,.0f}" for _, peak in results))


if __name__ == "__main__":
    main()
