"""How fast Trends shows and moves ten years with five entries a day, beside a script that only draws.

Usage: QT_QPA_PLATFORM=offscreen uv run python benchmarks/trends.py
The floor builds and draws the artists of the page's four charts from ready arrays; all is measured in one run.
"""

import gc
import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from painlog.clock import FixedClock
from painlog.domain.diary import Entry, Treatment
from painlog.domain.records import Diary

if TYPE_CHECKING:
    from painlog.charts.trend_data import TrendData
    from painlog.ui.pages.trends import TrendsPage
    from painlog.ui.shell import Shell

YEARS, ENTRIES_A_DAY = 10, 5
EVENING = datetime(2026, 11, 20, 18, 42)
CHART, SIDE = (1030, 390), (330, 226)
SIDE_CHARTS = 3
RUNS, MOVES = 7, 200
LOOK_MS = 2

MOST_TIMES_FLOOR, MOST_MS_A_MOVE, LEAST_REDRAWS = 2.5, 3.0, 15.0


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from painlog.pictures import Scene, window_on
    from painlog.storage.demo_rows import replace_everything
    from painlog.storage.diary_store import open_store
    from painlog.storage.opening import open_diary

    clock = FixedClock(EVENING, ZoneInfo("Europe/London"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.db"
        opened = open_diary(path, clock)
        with open_store(opened.engine, clock).transaction("Benchmark") as work:
            replace_everything(work, _diary())
        opened.close()
        with window_on(path, clock, Scene()) as shell:
            gc.freeze()  # as app.py does once the window is there
            _print(_measure(shell))


def _measure(shell: "Shell") -> list[tuple[str, float, str, bool]]:
    from painlog.services.trends import Period
    from painlog.ui.pages.trends import TrendsPage

    shell.show_page("trends")
    page = shell.page("trends")
    assert isinstance(page, TrendsPage)
    _settle(shell)
    shown = []
    for _ in range(RUNS):
        page.period.choose(Period.MONTH)
        _settle(shell)
        shown.append(_timed(lambda: _show_all(page, shell)))
    assert page.found is not None
    data = page.found.trend.data
    drawn = [_timed(lambda: _floor(data)) for _ in range(RUNS)]
    times = median(shown) / median(drawn)
    move = _hover(page, data) * 1000
    redraws = 1 / _redraw(page, data)
    return [
        ("days, recorded days", data.days, f"{data.recorded}", True),
        ("floor: build and draw from arrays, ms", median(drawn) * 1000, "", True),
        ('"All" shown, ms', median(shown) * 1000, "", True),
        ("times the floor", times, f"at most {MOST_TIMES_FLOOR}", times <= MOST_TIMES_FLOOR),
        ("read-out, ms a move", move, f"at most {MOST_MS_A_MOVE}", move <= MOST_MS_A_MOVE),
        ("redraws a second at 1030x390", redraws, f"at least {LEAST_REDRAWS}", redraws >= LEAST_REDRAWS),
    ]


def _show_all(page: "TrendsPage", shell: "Shell") -> None:
    from painlog.services.trends import Period

    page.period.choose(Period.ALL)
    _settle(shell)


def _hover(page: "TrendsPage", data: "TrendData") -> float:
    """The median time of a move of the read-out, painted."""
    from PySide6.QtWidgets import QApplication

    days = [data.first + timedelta(days=round(step * (data.days - 1) / MOVES)) for step in range(MOVES)]

    def move(day: date) -> None:
        page.chart.go_to(day)
        QApplication.processEvents()

    return median(_timed(partial(move, day)) for day in days)


def _redraw(page: "TrendsPage", data: "TrendData") -> float:
    """The median time in which the whole diary is laid out and drawn anew on a canvas of that size."""
    from painlog.charts.palette import Palette
    from painlog.charts.sheet import Size, new_figure
    from painlog.charts.trend import draw_trend

    figure = new_figure(Size(*CHART))
    palette = Palette.from_tokens(page.context.theme.tokens)

    def draw() -> None:
        draw_trend(figure, data, palette, page.context.texts)
        _agg(figure)

    draw()
    return median(_timed(draw) for _ in range(RUNS))


def _floor(data: "TrendData") -> None:
    """The artists of the page's four charts, drawn by matplotlib alone: no layout, no measuring of words."""
    _floor_of_trend(data)
    for _ in range(SIDE_CHARTS):
        _floor_of_side()


def _floor_of_trend(data: "TrendData") -> None:
    import numpy as np
    from matplotlib.figure import Figure

    figure = Figure(figsize=(CHART[0] / 72, CHART[1] / 72), dpi=72)
    axes = figure.add_axes((0.1, 0.2, 0.88, 0.6))
    axes.set(xlim=(data.first.toordinal(), data.last.toordinal()), ylim=(0, 10))
    axes.grid(axis="y")
    years = range(data.first.year + 1, data.last.year + 1)
    axes.set_xticks([date(year, 1, 1).toordinal() for year in years], [str(year) for year in years])
    axes.bar([data.first.toordinal()] * 11, [1] * 11, bottom=range(11))
    figure.text(0.02, 0.95, "Title", fontsize=17)
    handles = [axes.plot([], [], marker="o", label=label)[0] for label in ("worst", "average", "not recorded")]
    figure.legend(handles=handles, ncols=3, frameon=False)
    days = np.array([dot.day.toordinal() for dot in data.dots])
    scores = np.array([dot.score for dot in data.dots])
    for score in range(11):
        at = scores == score
        axes.plot(days[at], scores[at], linestyle="none", marker="o", markersize=3.2, markeredgewidth=0.5)
    assert data.week is not None
    for width in (2.3, 1.3):
        axes.plot(data.week.days, data.week.mean, linewidth=width)
    for span in data.stages:
        axes.axvspan(span.first.toordinal(), span.last.toordinal(), alpha=0.3)
        axes.text(span.first.toordinal(), 10.5, "Acute, day 1")
        axes.plot([span.first.toordinal()], [10.5], marker="o", clip_on=False)
    for row in data.rug:
        axes.plot([day.toordinal() for day in row.days], [0] * len(row.days), linestyle="none", marker="|")
    axes.vlines([move.around.toordinal() for move in data.moves], 0, 10, linestyle=":")
    _agg(figure)


def _floor_of_side() -> None:
    """Seven bars with their intervals, their names and their numbers."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(SIDE[0] / 72, SIDE[1] / 72), dpi=72)
    axes = figure.add_axes((0.1, 0.2, 0.88, 0.6))
    bars = range(7)
    axes.bar(bars, bars, yerr=1)
    axes.grid(axis="y")
    axes.set_xticks(bars, [f"{bar}" for bar in bars])
    for bar in bars:
        axes.text(bar, -1.5, f"{bar}", ha="center")
    figure.text(0.02, 0.95, "Title", fontsize=17)
    figure.text(0.02, 0.9, "Average score, days")
    _agg(figure)


def _agg(figure: object) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    FigureCanvasAgg(figure).draw()  # type: ignore[arg-type,no-untyped-call]


def _settle(shell: "Shell") -> None:
    """Wait in an event loop, as the window does: asking without pause would take Python's lock from the work."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    loop, clock = QEventLoop(), QTimer()
    clock.timeout.connect(lambda: None if shell.context.jobs.busy else loop.quit())
    clock.start(LOOK_MS)
    loop.exec()
    for _ in range(3):
        QApplication.processEvents()


def _timed(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


def _diary() -> Diary:
    """An invented diary whose level wanders between 0 and 10."""
    rng = random.Random(1)
    first, level = date(EVENING.year - YEARS, 11, 20), 4.0
    entries: list[Entry] = []
    for passed in range((EVENING.date() - first).days):
        day = first + timedelta(days=passed)
        level = min(max(level + rng.gauss(0, 0.5), 0), 9)
        for number in range(ENTRIES_A_DAY):
            when = datetime(day.year, day.month, day.day, 8 + 3 * number)
            tried = (Treatment("heat"),) if rng.random() < 0.2 else ()
            score = float(min(max(round(level + rng.gauss(0, 1)), 0), 10))
            made = Entry(f"{passed:05}-{number}", when, 0, day, when.replace(tzinfo=ZoneInfo("UTC")), score)
            entries.append(replace(made, treatments=tried))
    return Diary(entries=tuple(entries))


def _print(rows: list[tuple[str, float, str, bool]]) -> None:
    for name, value, wanted, held in rows:
        print(f"{name:40} {value:10.2f}  {wanted:14} {'' if held else 'MISSED'}")


if __name__ == "__main__":
    main()
