"""How fast ten years of entries become a FHIR bundle, beside the floor: writing the same JSON without any check.

Run with `python benchmarks/fhir_bundle.py`. The bound is 15 s for 18,250 entries (issue 6).
"""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from painlog.clock import SystemClock, diary_day
from painlog.domain.diary import DayContext, Entry, Relief, SiteScore, Treatment
from painlog.domain.records import Diary
from painlog.exchange.fhir import BundleFrame, bundle_lines
from painlog.exchange.sharing import Share
from painlog.i18n import Texts

ENTRIES = 18_250
A_DAY = 5
FIRST_MOMENT = datetime(2016, 11, 21, 7)

T = TypeVar("T")


def entries() -> Iterator[Entry]:
    """Entries as a long-kept diary has them: two places, one with its own score, a trigger, two treatments, a note."""
    for number in range(ENTRIES):
        when = FIRST_MOMENT + timedelta(days=number // A_DAY, hours=3 * (number % A_DAY))
        yield Entry(
            id=f"{number:024x}",
            when=when,
            utc_offset_min=0,
            diary_day=diary_day(when),
            recorded_at=when.replace(tzinfo=UTC),
            score=float(number % 11),
            sites=(SiteScore("lower-back-left", float(number % 11)), SiteScore("thigh-back-left")),
            qualities=("aching",),
            triggers=("driving",),
            treatments=(Treatment("heat", "20 min", Relief.SOME), Treatment("nsaid", "400 mg", Relief.A_LITTLE)),
            note=f"note {number}: slept badly, better after a walk",
        )


def diary() -> Diary:
    made = tuple(entries())
    days = sorted({entry.diary_day for entry in made})
    return Diary(entries=made, days=tuple(DayContext(day, sleep=5, mood=6, stress=4, limited=False) for day in days))


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def main() -> None:
    whole, frame = diary(), BundleFrame("benchmark", SystemClock().now(), Texts())
    with TemporaryDirectory() as name:
        path = Path(name) / "diary.fhir.json"

        def write() -> None:
            with path.open("w", encoding="utf-8") as file:
                file.writelines(bundle_lines(whole, Share(notes=True), frame))

        busy = time.process_time()
        _, seconds = timed(write)
        busy = time.process_time() - busy
        bundle, reading = timed(lambda: json.loads(path.read_text(encoding="utf-8")))
        _, floor = timed(lambda: path.write_text(json.dumps(bundle), encoding="utf-8"))
        size = path.stat().st_size / 2**20
    print(f"{ENTRIES:,} entries: {len(bundle['entry']):,} resources, {size:.0f} MiB")
    print(f"checked and written {seconds:6.1f} s   bound 15 s, {busy:.1f} s of it this process's own")
    print(f"floor: json written {floor:6.1f} s   read back {reading:.1f} s")


if __name__ == "__main__":
    main()
