"""Saving one entry with two sites and three triggers, beside SQLModel saving the same rows without a journal.

Usage: uv run python benchmarks/saving.py [ENTRIES]
Bound: at most 3 x on a memory file system; one commit an entry, counted.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, event
from sqlmodel import Session

from painlog.clock import FixedClock
from painlog.domain.diary import SiteScore
from painlog.domain.draft import Draft
from painlog.services.diary import DiaryService
from painlog.storage.diary_store import open_store
from painlog.storage.engine import open_engine
from painlog.storage.migrate import create
from painlog.storage.tables import EntryRow, EntrySiteRow, EntryTriggerRow

BOUND = 3.0
MEMORY = Path("/dev/shm")
DRAFT = Draft(
    score=6,
    sites=(SiteScore("lower-back-left", 6), SiteScore("buttock-left", 4)),
    triggers=("driving", "lifting", "long-sitting"),
)


def timed(act: Callable[[int], object], count: int) -> float:
    """The median milliseconds of one call."""
    times = []
    for number in range(count):
        start = time.perf_counter()
        act(number)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def new_engine(folder: Path, name: str) -> Engine:
    engine = open_engine(folder / name)
    create(engine)
    return engine


def plain_save(engine: Engine, number: int) -> None:
    id_ = f"{number:024d}"
    with Session(engine) as session:
        session.add(
            EntryRow(
                id=id_,
                when_local="2026-11-20T18:42:00",
                utc_offset_min=0,
                diary_day="2026-11-20",
                recorded_at="2026-11-20T18:42:00+00:00",
                score=6,
            )
        )
        for site in DRAFT.sites:
            session.add(EntrySiteRow(entry_id=id_, site_id=site.id, score=site.score))
        for trigger in DRAFT.triggers:
            session.add(EntryTriggerRow(entry_id=id_, trigger_id=trigger))
        session.commit()


def main(count: int) -> int:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        clock = FixedClock(datetime(2026, 11, 20, 18, 42))
        engine = new_engine(Path(folder), "painlog.db")
        service = DiaryService(open_store(engine, clock), clock)
        floor_engine = new_engine(Path(folder), "floor.db")
        commits: list[int] = []
        service.log_entry(DRAFT)
        plain_save(floor_engine, 10**6)
        event.listen(engine, "commit", lambda _connection: commits.append(1))
        written = [0]

        def save(_number: int) -> None:
            service.log_entry(DRAFT)
            written[0] += 1

        ours = timed(save, count)
        floor = timed(lambda number: plain_save(floor_engine, number), count)
        engine.dispose()
        floor_engine.dispose()
    print(f"{'':24}{'painlog ms':>12}{'floor ms':>12}{'ratio':>8}{'bound':>8}")
    print(f"{'one entry':24}{ours:12.2f}{floor:12.2f}{ours / floor:8.2f}{BOUND:8.2f}")
    print(f"commits an entry: {len(commits) / written[0]:.2f}")
    return int(ours / floor > BOUND or len(commits) != written[0])


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
