"""What a year of ten rules costs beside python-dateutil alone: `python benchmarks/schedule.py`.

Bound: at most 3 times python-dateutil, which is told the same rules and asked for the same year. The second row is the
same year of plans that began ten years before: dateutil walks through the past, painlog does not.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from dateutil.rrule import rrulestr

from painlog.domain.recurrence import checked_rule, next_after, schedule
from painlog.domain.training import Plan, PlanChange, PlanChangeKind

RULES = (
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;BYHOUR=10,13,16",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
    "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1SA",
)
ZONES = ("Europe/London", "America/New_York")
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
NOW = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
MOST = 3.0
RUNS = 25


def plans_from(year: int) -> list[Plan]:
    start = datetime(year, 1, 1, 18)
    return [
        Plan(str(place), "walk", checked_rule(rule, start, ZONES[place % 2]), start, ZONES[place % 2], NOW)
        for place, rule in enumerate(RULES)
    ]


def changes_of(plans: list[Plan]) -> list[PlanChange]:
    """A skip a month of each plan: more exceptions than a person makes."""
    first = datetime(FIRST.year, 1, 1, 18)
    walls = [first + timedelta(days=30 * month) for month in range(12)]
    return [PlanChange(plan.id, wall, PlanChangeKind.SKIP) for plan in plans for wall in walls]


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs, in milliseconds of this process: the others measure what else the machine does."""
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return min(times)


def alone(plans: list[Plan]) -> list[list[datetime]]:
    """The floor: python-dateutil's own expansion, without zones, changes or order."""
    first, last = datetime(FIRST.year, 1, 1), datetime(LAST.year, 12, 31, 23, 59, 59)
    return [rrulestr(plan.rule, dtstart=plan.start).between(first, last, inc=True) for plan in plans]


def main() -> int:
    worst = 0.0
    print(f"{'plans since':>12}{'times':>7}{'dateutil ms':>13}{'painlog ms':>12}{'ratio':>7}{'bound':>7}")
    for year in (FIRST.year, FIRST.year - 10):
        plans = plans_from(year)
        changes = changes_of(plans)
        floor = best(lambda plans=plans: alone(plans))  # type: ignore[misc]
        ours = best(lambda plans=plans, changes=changes: schedule(plans, changes, FIRST, LAST))  # type: ignore[misc]
        count = len(schedule(plans, (), FIRST, LAST))
        assert count == sum(map(len, alone(plans)))
        worst = max(worst, ours / floor)
        print(f"{year:>12}{count:>7,}{floor:>13.1f}{ours:>12.1f}{ours / floor:>7.2f}{MOST:>7.1f}")
    plans = plans_from(FIRST.year - 10)
    following = best(lambda: [next_after(plan, (), NOW) for plan in plans])
    print(f"the next time of each of ten plans: {following:.2f} ms")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
