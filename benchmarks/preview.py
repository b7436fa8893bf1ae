"""How long the preview of the report takes to follow a change: `python benchmarks/preview.py`.

The bound is 1 s (median) from the click on a tick until the page with the new report is drawn, in the real window and
without a display. The floor is what Typst needs to print the same report, with nothing read or drawn.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import FixedClock
from painlog.domain.report_sections import ReportSection
from painlog.domain.visit_options import VisitPeriod
from painlog.pictures import Scene, window_on
from painlog.services.demo import write_demo

if TYPE_CHECKING:
    from painlog.ui.pages.visit import VisitPage

NOW = datetime(2026, 11, 20, 18, 42)
BOUND_SECONDS = 1.0
CHANGES = (
    ReportSection.FIGURES,
    ReportSection.CHART,
    ReportSection.PLACES,
    ReportSection.TRIGGERS,
    ReportSection.MEDICINES,
)
SEED = 1


def waited(page: "VisitPage") -> None:
    """Let the window work until its preview is that of the choices."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    while page.desk.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    if page.preview.document is None:
        raise RuntimeError("the report could not be made")


def seconds(page: "VisitPage", act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    waited(page)
    return time.perf_counter() - began


def measured(page: "VisitPage", rounds: int) -> tuple[list[float], float]:
    """The seconds of each change, and the floor."""
    found: list[float] = []
    for _ in range(rounds):
        found += [seconds(page, page.sections.ticks[section].click) for section in CHANGES]
        for period in (VisitPeriod.FOUR_WEEKS, VisitPeriod.TWELVE_WEEKS):
            found.append(seconds(page, lambda period=period: page.period.period.choose(period)))  # type: ignore[misc]
    return found, floor(page)


def floor(page: "VisitPage") -> float:
    """What printing alone takes: the best of three."""
    from painlog.ui.pages.visit.report_desk import wish_of

    services = page.services
    assert services is not None
    document = services.reports.document(wish_of(page.options, services.visits.state().today, "", "en_GB"))
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        services.reports.compile(document)
        spent.append(time.perf_counter() - began)
    return min(spent)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    clock = FixedClock(NOW)
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary.db"
        write_demo(diary, clock, years=wanted.years, seed=SEED)
        with window_on(diary, clock, Scene()) as shell:
            from painlog.ui.pages.visit import VisitPage

            page = shell.page("visit")
            assert isinstance(page, VisitPage)
            first = seconds(page, lambda: shell.show_page("visit"))
            found, alone = measured(page, wanted.rounds)
    median = statistics.median(found)
    print(f"{wanted.years} years, {len(found)} changes")
    print(f"floor (printing alone)       {alone:6.2f} s")
    print(f"a change, median             {median:6.2f} s   (at most {BOUND_SECONDS} s)")
    print(f"a change, slowest            {max(found):6.2f} s")
    print(f"the first time, with imports {first:6.2f} s")
    return 0 if median <= BOUND_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
