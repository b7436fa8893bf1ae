"""How long the status of a diary takes beyond start-up, and how it grows with the days: `python benchmarks/status.py`.

Bound: at most 0.25 s for 18,250 entries, the work of `painlog status` and that behind the card on Today alike. The
first row is ten years of five entries a day; the others are one entry a day over a growing number of days.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from painlog.clock import FixedClock
from painlog.domain.diary import Entry, SiteScore
from painlog.domain.records import Diary
from painlog.services.episodes import EpisodesService
from painlog.storage.demo_rows import replace_everything
from painlog.storage.diary_store import open_store
from painlog.storage.opening import open_diary
from painlog.storage.unit_of_work import writing

LAST = date(2026, 11, 20)
SHAPES = ((3_650, 5), (4_562, 1), (9_125, 1), (18_250, 1))
"""Days and entries a day."""
MOST_SECONDS = 0.25
MOST_GROWTH = 1.6
"""Time a day of the longest diary over that of the shortest: about 1 if the work is linear, 4 if it were square."""
RUNS = 7


def invented(days: int, entries_a_day: int) -> Diary:
    """Episodes and breaks, places and zeros, as a long-kept diary has them."""
    rng = Random(days)
    return Diary(entries=tuple(_entries(rng, days, entries_a_day)))


def _entries(rng: Random, days: int, entries_a_day: int) -> Iterator[Entry]:
    for place in range(days):
        day = LAST - timedelta(days=days - 1 - place)
        painful = place % 140 < 100
        for number in range(entries_a_day):
            when = datetime(day.year, day.month, day.day, 8 + 3 * number)
            score = float(rng.randint(1, 8)) if painful else 0.0
            sites = (SiteScore("buttock-left"), SiteScore("lower-back-left", score))
            id_ = f"{place:012x}{number:012x}"
            yield Entry(id_, when, 0, day, when.replace(tzinfo=UTC), score=score, sites=sites)


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds: the others measure what else the machine does."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def measured(path: Path, days: int, entries_a_day: int) -> tuple[float, float]:
    """Seconds for the command's status, with the trend, and for the card's, of a diary opened before."""
    clock = FixedClock(datetime(LAST.year, LAST.month, LAST.day, 18, 42), UTC)
    opened = open_diary(path, clock)
    with writing(opened.engine) as work:
        replace_everything(work, invented(days, entries_a_day))
    store = open_store(opened.engine, clock)
    try:
        EpisodesService(store, clock).status()
        return (
            best(lambda: EpisodesService(store, clock).status()),
            best(lambda: EpisodesService(store, clock).state()),
        )
    finally:
        opened.close()


def main() -> int:
    print(f"{'days':>8}{'entries':>9}{'status s':>10}{'card s':>8}{'card µs a day':>15}{'bound s':>9}")
    a_day: list[float] = []
    slow = False
    for days, entries_a_day in SHAPES:
        with TemporaryDirectory() as folder:
            status, card = measured(Path(folder) / "diary.db", days, entries_a_day)
        entries = days * entries_a_day
        print(f"{days:>8,}{entries:>9,}{status:>10.3f}{card:>8.3f}{card / days * 1e6:>15.1f}{MOST_SECONDS:>9.2f}")
        slow |= max(status, card) > MOST_SECONDS
        if entries_a_day == 1:
            a_day.append(card / days)
    growth = a_day[-1] / a_day[0]
    print(f"time a day, longest over shortest diary: {growth:.2f} (bound {MOST_GROWTH})")
    return int(slow or growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
