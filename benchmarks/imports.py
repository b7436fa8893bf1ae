"""How long an import takes, and whether its memory stays flat.

Each size is imported in a process of its own, so that its peak memory is its own. The floor beside it is the same file
read by the csv module alone. `python benchmarks/imports.py` prints one line a size; bounds: 100,000 rows in at most
30 s, and no more memory than twice that of 10,000 rows; Apple Health in at most 200 MB whatever its size.
"""

import csv
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from painlog.clock import SystemClock
from painlog.services.transfer import ImportRequest, TransferService

SIZES = (10_000, 100_000)
HEALTH_MB = (20, 250)
BOUND_S, BOUND_HEALTH_MB = 30.0, 200.0
_FIRST = datetime(1990, 1, 1, 8, tzinfo=UTC)


def write_rows(path: Path, rows: int) -> None:
    """A table with a moment, a score, places, triggers and a note on every row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("when", "score", "site", "triggers", "note"))
        for number in range(rows):
            moment = _FIRST + timedelta(minutes=150 * number)
            places = "lower-back-left; neck" if number % 3 else "lower-back-right"
            note = f"note {number}" if number % 4 == 0 else ""
            out.writerow((f"{moment:%Y-%m-%d %H:%M}", number % 11, places, "driving" if number % 5 == 0 else "", note))


def write_health(path: Path, megabytes: int) -> None:
    """An export of Apple Health of about this size, in which a record in 500 is a pain."""
    step = (
        ' <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" sourceVersion="17.1" unit="count"'
        ' creationDate="2024-01-01 08:00:00 +0000" startDate="2024-01-01 08:00:00 +0000"'
        ' endDate="2024-01-01 08:10:00 +0000" value="12"/>\n'
    )
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n')
        number = 0
        while file.tell() < megabytes << 20:
            file.write(step * 500)
            moment = _FIRST + timedelta(hours=6 * number)
            file.write(
                ' <Record type="HKCategoryTypeIdentifierLowerBackPain" value="HKCategoryValueSeverityMild"'
                f' startDate="{moment:%Y-%m-%d %H:%M:%S} +0000" endDate="{moment:%Y-%m-%d %H:%M:%S} +0000"/>\n'
            )
            number += 1
        file.write("</HealthData>\n")


def import_once(path: Path, diary: Path) -> None:
    """Import a file into a new diary; prints seconds, peak megabytes and the number of new rows."""
    from painlog.storage.diary_store import open_store
    from painlog.storage.opening import open_diary

    clock = SystemClock()
    opened = open_diary(diary, clock)
    before = peak_mb()
    began = time.perf_counter()
    transfer = TransferService(open_store(opened.engine, clock), clock, diary)
    report = transfer.import_file(ImportRequest(path))
    took = time.perf_counter() - began
    opened.close()
    print(f"{took:.2f} {peak_mb():.0f} {before:.0f} {report.counts['new']}")


def peak_mb() -> float:
    """The highest resident memory of this process so far, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024


def in_own_process(path: Path, folder: Path) -> tuple[float, float, float, int]:
    command = [sys.executable, __file__, "one", str(path), str(folder / f"{path.stem}.db")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    took, peak, before, new = done.stdout.split()
    return float(took), float(peak), float(before), int(new)


def floor_s(path: Path) -> float:
    """The seconds that the csv module alone takes for the file."""
    began = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass
    return time.perf_counter() - began


def main() -> int:
    ok = True
    with TemporaryDirectory() as place:
        folder, peaks = Path(place), []
        for rows in SIZES:
            path = folder / f"rows{rows}.csv"
            write_rows(path, rows)
            took, peak, before, new = in_own_process(path, folder)
            peaks.append(peak)
            ok = ok and new == rows
            floor = floor_s(path)
            print(f"{rows:>7} rows: {took:6.2f} s (csv alone {floor:.2f} s), peak {peak:.0f} MB from {before:.0f}")
        ok = ok and took <= BOUND_S and peaks[-1] <= 2 * peaks[0]
        for megabytes in HEALTH_MB:
            path = folder / f"health{megabytes}.xml"
            write_health(path, megabytes)
            took, peak, before, new = in_own_process(path, folder)
            path.unlink()
            ok = ok and peak <= BOUND_HEALTH_MB and new > 0
            memory = f"peak {peak:.0f} MB from {before:.0f}"
            print(f"{megabytes:>4} MB of Apple Health: {took:6.2f} s, {memory}, {new} entries")
    print("within the bounds" if ok else "OUTSIDE THE BOUNDS")
    return 0 if ok else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        import_once(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main())
