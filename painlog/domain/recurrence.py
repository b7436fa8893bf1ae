"""When a plan takes place: rules of RFC 5545, read by the wall clock of the plan's zone.

A time that the clocks skip takes place at the first moment after the gap; of one that comes twice the first counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import chain, islice, pairwise, takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

from painlog.domain.clock_changes import skipped_times
from painlog.domain.naming import N_
from painlog.domain.recurrence_rules import (
    FIRST_DAY,
    LAST_DAY,
    LEAST_MINUTES_BETWEEN,
    rule_parts,
    too_often,
    until_of,
    written_rule,
    zone_named,
)
from painlog.domain.training import Plan, PlanChange, PlanChangeKind
from painlog.errors import UserError

HORIZON_YEARS = 40
"""How far `next_after` looks: a 29 February that is a Sunday comes back after 40 years at most (1900 to 2099)."""

_DAYS_OF_PERIOD = {"MINUTELY": 1, "HOURLY": 1, "DAILY": 1, "WEEKLY": 7}
"""After so many days times INTERVAL a rule repeats itself at the same times of day."""


_LOOKED_AT = 200
"""So many times of a new rule are looked at for how far they lie apart."""


class State(StrEnum):
    """What became of a planned time: `moved` stands at the old time, the new one is planned or done."""

    PLANNED = "planned"
    DONE = "done"
    SKIPPED = "skipped"
    MOVED = "moved"


class Occurrence(NamedTuple):
    """One planned time. `wall` is what the rule says and what changes and sessions name; `start` is when it is, aware.

    `was_moved` marks the new time of one that was moved.
    """

    plan_id: str
    routine_id: str
    wall: datetime
    start: datetime
    state: State = State.PLANNED
    was_moved: bool = False

    @property
    def day(self) -> date:
        """The calendar day of the plan's zone."""
        return self.start.date()


def checked_rule(text: str, start: datetime, zone: str) -> str:
    """A rule as it is stored, for a plan that begins at `start` (naive wall clock of `zone`).

    Raises `UserError` where a part or the zone is unknown, where it is never due, or more often than every quarter of
    an hour, or day and night.
    """
    where = zone_named(zone)
    if not FIRST_DAY <= start.date() <= LAST_DAY:
        raise UserError(N_("A plan cannot begin on {day}."), N_("Choose another day."), day=start.date())
    rule = written_rule(text, where)
    plan = Plan("", "", rule, start, zone, start)
    until = until_of(rule)
    if until is not None and until < moment_of(start, where).astimezone(UTC):
        raise UserError(N_("The rule ends before it begins."), N_("Choose a later UNTIL or an earlier start."))
    times = _first_times(plan, where)
    if not times:
        raise UserError(N_("This rule is never due."), N_("Check its days and months."))
    if any(later - earlier < timedelta(minutes=LEAST_MINUTES_BETWEEN) for earlier, later in pairwise(times)):
        too_often()
    return rule


def _first_times(plan: Plan, zone: ZoneInfo) -> list[datetime]:
    if not _is_ever_due(rule_parts(plan.rule), plan.start):
        return []
    last = date(plan.start.year + HORIZON_YEARS, 12, 31)
    return list(islice(_walls(plan, zone, plan.start.date(), last), _LOOKED_AT))


def _is_ever_due(parts: Mapping[str, str], start: datetime) -> bool:
    """Whether the rule gives any time at all.

    python-dateutil looks up to the year 9999; the calendar repeats itself every 400 years, so it is asked near there.
    """
    ruled = {name: value for name, value in parts.items() if name != "UNTIL"}
    try:
        return next(_expanded(ruled, start.replace(year=start.year + 19 * 400)), None) is not None
    except ValueError:
        return False


def occurrences(plan: Plan, changes: Iterable[PlanChange], first: date, last: date) -> list[Occurrence]:
    """The planned times from `first` to `last` (days of the plan's zone, both included), in order of time."""
    return in_order(_unordered(plan, changes, first, last))


def schedule(plans: Iterable[Plan], changes: Iterable[PlanChange], first: date, last: date) -> list[Occurrence]:
    """The planned times of several plans, in order of time."""
    by_plan: dict[str, list[PlanChange]] = {}
    for change in changes:
        by_plan.setdefault(change.plan_id, []).append(change)
    return in_order(each for plan in plans for each in _unordered(plan, by_plan.get(plan.id, ()), first, last))


def in_order(times: Iterable[Occurrence]) -> list[Occurrence]:
    """By the moment, which the wall clocks of two zones do not tell."""
    return sorted(times, key=_seconds)


def _unordered(plan: Plan, changes: Iterable[PlanChange], first: date, last: date) -> Iterator[Occurrence]:
    zone, changed = zone_named(plan.zone), _changes_of(plan, changes)
    ruled = (_as_ruled(plan, wall, zone, changed) for wall in _walls(plan, zone, first, last))
    for occurrence in chain(ruled, _moved(plan, zone, changed.values())):
        if first <= occurrence.start.date() <= last:
            yield occurrence


def next_after(plan: Plan, changes: Iterable[PlanChange], moment: datetime) -> Occurrence | None:
    """The first planned time strictly later than `moment` (aware), neither skipped nor moved away.

    None where the plan has ended, or where nothing comes within 40 years.
    """
    zone, changed = zone_named(plan.zone), _changes_of(plan, changes)
    if moment.year >= LAST_DAY.year:
        return None
    after = max(moment, datetime.combine(FIRST_DAY, time(), UTC)).astimezone(UTC)
    first = after.date() - timedelta(days=3)
    last = date(min(max(first, plan.start.date()).year + HORIZON_YEARS, LAST_DAY.year), 12, 31)
    ruled = (_as_ruled(plan, wall, zone, changed) for wall in _walls(plan, zone, first, last))
    later = (each for each in ruled if each.state is State.PLANNED and each.start.astimezone(UTC) > after)
    moved = (each for each in _moved(plan, zone, changed.values()) if each.start.astimezone(UTC) > after)
    return min((each for each in (next(later, None), *moved) if each), key=_seconds, default=None)


def moment_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment (aware) of a naive wall time: the first one after a gap, and the first of an hour that comes twice."""
    for skipped, there in skipped_times(zone, wall.year):
        if skipped <= wall < there:
            return datetime.combine(there, there.time(), zone)
    return datetime.combine(wall, wall.time(), zone)


def first_wall(plan: Plan) -> datetime | None:
    """The first time that the rule itself gives, or None where the plan ended before it."""
    return next(iter(_first_times(plan, zone_named(plan.zone))), None)


def _seconds(occurrence: Occurrence) -> float:
    return occurrence.start.timestamp()


def _changes_of(plan: Plan, changes: Iterable[PlanChange]) -> dict[datetime, PlanChange]:
    return {change.occurrence: change for change in changes if change.plan_id == plan.id}


def _as_ruled(plan: Plan, wall: datetime, zone: ZoneInfo, changed: Mapping[datetime, PlanChange]) -> Occurrence:
    change = changed.get(wall)
    state = State.PLANNED if change is None else _STATE_OF[change.kind]
    return Occurrence(plan.id, plan.routine_id, wall, moment_of(wall, zone), state)


_STATE_OF = {PlanChangeKind.SKIP: State.SKIPPED, PlanChangeKind.MOVE: State.MOVED}


def _moved(plan: Plan, zone: ZoneInfo, changes: Iterable[PlanChange]) -> Iterator[Occurrence]:
    end = min(plan.ended_on or LAST_DAY, LAST_DAY)
    for change in changes:
        to = change.moved_to
        if to is not None and FIRST_DAY <= to.date() <= end and change.occurrence.date() <= end:
            yield Occurrence(plan.id, plan.routine_id, change.occurrence, moment_of(to, zone), was_moved=True)


def _walls(plan: Plan, zone: ZoneInfo, first: date, last: date) -> Iterator[datetime]:
    """The wall times of the rule on the days from `first` to `last`, and of the day before.

    Where the clocks skip a whole day, what was planned on it takes place on the next.
    """
    begin = max(first, FIRST_DAY) - timedelta(days=1)
    end = min(last, LAST_DAY, plan.ended_on or date.max)
    rule = _sound(plan.rule, zone)
    until = until_of(rule)
    earliest, latest = datetime.combine(begin, time.min), datetime.combine(end, time.max)
    for wall in takewhile(latest.__ge__, _rule_near(rule, plan.start, begin)):
        if until is not None and moment_of(wall, zone).astimezone(UTC) > until:
            return
        if wall >= earliest:
            yield wall


@lru_cache(maxsize=256)
def _sound(rule: str, zone: ZoneInfo) -> str:
    """The rule, read again: a diary may come from elsewhere. Raises `UserError` for what is no rule."""
    return written_rule(rule, zone)


def _rule_near(rule: str, start: datetime, first: date) -> Iterator[datetime]:
    """The rule, begun as late before `first` as its rhythm allows, so that the past need not be walked through."""
    parts = rule_parts(rule)
    parts.pop("UNTIL", None)
    if "COUNT" not in parts and parts["FREQ"] in _DAYS_OF_PERIOD:
        period = _DAYS_OF_PERIOD[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))
        passed = max(0, (first - start.date()).days - 1) // period
        start += timedelta(days=passed * period)
    return _expanded(parts, start)


def _expanded(parts: Mapping[str, str], start: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr

    return iter(rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start))
