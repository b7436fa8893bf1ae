"""How long Insights takes on ten years of five entries a day, beside its floor: `python benchmarks/insights.py`.

The floor is the bare SQL that fetches the same columns. The bound is 2 s of work, reading and statistics together, in a
program that has imported its libraries; what importing them adds the first time is told beside it.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from painlog.clock import FixedClock
from painlog.domain.catalogue import BUILT_IN, Kind
from painlog.domain.diary import Entry, Relief, SiteScore, Treatment
from painlog.domain.records import Diary
from painlog.services.insights import Insights, InsightsService
from painlog.storage.demo_rows import replace_everything
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary
from painlog.storage.unit_of_work import writing

TODAY = date(2026, 11, 20)
YEARS, ENTRIES_A_DAY = 10, 5
BOUND_SECONDS = 2.0
ROUNDS = 3
SEED = 20261120

TRIGGERS = [item.id for item in BUILT_IN if item.kind is Kind.TRIGGER and item.id != "none-noticed"][:20]
TREATMENTS = [item.id for item in BUILT_IN if item.kind is Kind.TREATMENT][:12]

FLOOR = (
    "SELECT id, diary_day, when_local, utc_offset_min, time_known, score FROM entry ORDER BY when_local, id",
    "SELECT entry_id, site_id FROM entry_site",
    "SELECT entry_id, trigger_id FROM entry_trigger",
    "SELECT entry_id, treatment_id, relief FROM entry_treatment",
)


def entries(rng: Random, years: int) -> Iterator[Entry]:
    """Five entries a day, with one place, and triggers and treatments on some."""
    level = 4.0
    for ago in range(365 * years - 1, -1, -1):
        day = TODAY - timedelta(days=ago)
        level = min(max(level + rng.gauss(0, 0.8) - 0.1 * (level - 4), 0), 10)
        for place in range(ENTRIES_A_DAY):
            when = datetime(day.year, day.month, day.day, 8 + 3 * place, rng.randrange(60))
            yield Entry(
                id=f"{int(when.replace(tzinfo=UTC).timestamp()):012x}{place:012x}",
                when=when,
                utc_offset_min=0,
                diary_day=day,
                recorded_at=when.replace(tzinfo=UTC),
                score=float(min(max(round(level + rng.gauss(0, 1)), 0), 10)),
                sites=(SiteScore("lower-back-left"),),
                triggers=tuple(sorted(id_ for id_ in TRIGGERS if rng.random() < 0.05)),
                treatments=tuple(
                    Treatment(id_, relief=rng.choice(list(Relief))) for id_ in sorted(TREATMENTS) if rng.random() < 0.05
                ),
            )


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def fetch(path: Path) -> int:
    """The floor: every column that is needed, fetched by nothing but SQLite."""
    with closing(sqlite3.connect(path)) as connection:
        return sum(len(connection.execute(query).fetchall()) for query in FLOOR)


def asked_anew(store: DiaryStore, clock: FixedClock) -> Insights:
    """Everything from the start: a new service keeps nothing of an older one."""
    return InsightsService(store, clock).now()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=YEARS)
    years = parser.parse_args(arguments).years
    clock = FixedClock(datetime(TODAY.year, TODAY.month, TODAY.day, 22))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.db"
        opened = open_diary(path, clock)
        with writing(opened.engine) as work:
            replace_everything(work, Diary(entries=tuple(entries(Random(SEED), years))))
        store = open_store(opened.engine, clock)
        first = seconds(lambda: asked_anew(store, clock))
        again = min(seconds(lambda: asked_anew(store, clock)) for _ in range(ROUNDS))
        service = InsightsService(store, clock)
        found = service.now()
        kept = min(seconds(service.now) for _ in range(ROUNDS))
        floor = min(seconds(lambda: fetch(path)) for _ in range(ROUNDS))
        opened.close()
    print(f"{found.known_days} days, {len(found.triggers)} triggers, {len(found.treatments)} treatments")
    print(f"floor (SQL alone)          {floor:6.2f} s")
    print(f"all of it                  {again:6.2f} s   (at most {BOUND_SECONDS} s)")
    print(f"the first time, with imports {first:4.2f} s")
    print(f"unchanged diary            {kept:6.2f} s")
    return 0 if again <= BOUND_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
