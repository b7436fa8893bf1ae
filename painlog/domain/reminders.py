"""Which reminders are due now: each planned thing is told once, never in quiet hours, and sleep takes none away.

A look at the clock settles everything that became due since the look before. All comparing is done in UTC: Python
compares two moments of one zone by their wall clocks, which go back in autumn.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

CATCH_UP = timedelta(days=2)
"""So long an exercise is still reminded of after its time; then the plan has moved on (exercises.md section 3)."""

LOOK_BACK = timedelta(days=7)
"""What became due longer ago, while painlog was not running, is not even noted."""

LOG_LINES = 300
"""So many decisions are kept for "Why did it remind me?"."""


class CallKind(StrEnum):
    """What a reminder is about."""

    DIARY = "diary"
    EXERCISE = "exercise"


class Outcome(StrEnum):
    """What was decided about one reminder, and thereby why. Only `quiet` and `later` leave it open."""

    TOLD = "told"
    QUIET = "quiet"
    LATER = "later"
    DONE = "done"
    SKIPPED = "skipped"
    MOVED = "moved"
    PAUSED = "paused"
    ONE_FOR_SEVERAL = "one-for-several"
    TOO_LATE = "too-late"
    GONE = "gone"


OPEN = frozenset({Outcome.QUIET, Outcome.LATER})


@dataclass(frozen=True, slots=True)
class Call:
    """Something to remind of at the moment `at` and until `until`, both aware.

    `settled` says why nobody needs to be reminded. Of an exercise, `plan_id` and `wall` name the planned time.
    """

    key: str
    kind: CallKind
    at: datetime
    until: datetime
    settled: Outcome | None = None
    plan_id: str = ""
    routine_id: str = ""
    wall: datetime | None = None

    @property
    def group(self) -> str:
        """Of several missed ones of a group only the last is told."""
        return self.plan_id or self.kind


class Decision(NamedTuple):
    """One line of the log: no names, notes or scores. `due` and `at` are aware; `plan_id` is empty for the diary."""

    at: datetime
    key: str
    kind: CallKind
    due: datetime
    outcome: Outcome
    plan_id: str = ""


class Waiting(NamedTuple):
    """A reminder that is held back: until a moment that the person chose, or (None) until quiet hours end."""

    key: str
    due: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered from look to look. `log` has the newest decision last."""

    looked_at: datetime | None = None
    waiting: tuple[Waiting, ...] = ()
    log: tuple[Decision, ...] = ()

    def since(self, now: datetime) -> datetime:
        """From which moment on this look has to decide: the last look, or the beginning of today without one."""
        if self.looked_at is None:
            return now.replace(hour=0, minute=0, second=0, microsecond=0)
        return min(max(self.looked_at, now - LOOK_BACK, key=_utc), now, key=_utc)

    def first_due(self, now: datetime) -> datetime:
        """The earliest moment at which something was due that this look may have to decide."""
        return min((self.since(now), *(each.due for each in self.waiting)), key=_utc)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end` by the wall clock, over midnight where `end` is the earlier. Equal times: never."""

    start: time
    end: time

    def hold(self, wall: time) -> bool:
        """Whether it is to be quiet at this time of day."""
        if self.start <= self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


NEVER_QUIET = QuietHours(time(), time())


@dataclass(frozen=True, slots=True)
class ReminderRules:
    """What the person wants to be reminded of, and when not. `diary_at` is None where no entry is asked for."""

    diary_at: time | None = None
    exercise: bool = True
    quiet: QuietHours = NEVER_QUIET


class Round(NamedTuple):
    """What one look found: the reminders to show now, together, and what to remember."""

    told: tuple[Call, ...]
    memory: Memory


def decide(calls: Iterable[Call], memory: Memory, now: datetime, quiet: QuietHours = NEVER_QUIET) -> Round:
    """Settle what became due since the last look, and what waited. `now` is aware, in the person's zone.

    `calls` are at least those due from `memory.first_due(now)` to `now`.
    """
    waiting = {each.key: each for each in memory.waiting}
    due = sorted(_due(calls, memory, now, waiting), key=lambda call: (_utc(call.at), call.key))
    decided: list[Decision] = [
        Decision(now, each.key, _kind_of(each.key), each.due, Outcome.GONE)
        for each in memory.waiting
        if each.key not in {call.key for call in due}
    ]
    still: list[Waiting] = []
    open_: list[Call] = []
    for call in due:
        settled = call.settled or (Outcome.TOO_LATE if _utc(now) >= _utc(call.until) else None)
        held = waiting.get(call.key)
        if settled is not None:
            decided.append(_decision(call, settled, now))
        elif held is not None and held.until is not None and _utc(held.until) > _utc(now):
            still.append(held)
        elif quiet.hold(now.time()):
            still.append(Waiting(call.key, call.at))
            if held is None or held.until is not None:
                decided.append(_decision(call, Outcome.QUIET, now))
        else:
            open_.append(call)
    told = tuple({call.group: call for call in open_}.values())
    decided.extend(_decision(call, Outcome.TOLD if call in told else Outcome.ONE_FOR_SEVERAL, now) for call in open_)
    return Round(told, Memory(now, tuple(still), (*memory.log, *decided)[-LOG_LINES:]))


def put_off(call: Call, memory: Memory, now: datetime, wait: timedelta) -> Memory:
    """Remind of this again after `wait`."""
    others = tuple(each for each in memory.waiting if each.key != call.key)
    waiting = Waiting(call.key, call.at, now.astimezone(UTC) + wait)
    return _noted(replace(memory, waiting=(*others, waiting)), call, Outcome.LATER, now)


def skip(call: Call, memory: Memory, now: datetime) -> Memory:
    """Do not remind of this any more."""
    others = tuple(each for each in memory.waiting if each.key != call.key)
    return _noted(replace(memory, waiting=others), call, Outcome.SKIPPED, now)


def next_look(memory: Memory, coming: Iterable[datetime], now: datetime, quiet_ends: datetime) -> datetime | None:
    """The next moment at which something becomes due, or None. `coming` are the next times of what is planned.

    `quiet_ends` is when the quiet hours end next.
    """
    waited = (each.until if each.until is not None else quiet_ends for each in memory.waiting)
    later = (each for each in (*coming, *waited) if _utc(each) > _utc(now))
    return min(later, key=_utc, default=None)


def diary_call(day: date, at: time, day_starts_at: int, at_local: Callable[[datetime], datetime], logged: bool) -> Call:
    """The reminder to log on a diary day, at the wall time `at`; when the day is over it is too late for it."""
    start = time(day_starts_at)
    following = day + timedelta(days=1)
    when = datetime.combine(day if at >= start else following, at)
    until = at_local(datetime.combine(following, start))
    key = f"{CallKind.DIARY}/{day.isoformat()}"
    return Call(key, CallKind.DIARY, at_local(when), until, Outcome.DONE if logged else None)


def exercise_key(plan_id: str, wall: datetime, moved_to: datetime | None = None) -> str:
    """Under which key a planned time is decided; one that was moved is a new one at its new time."""
    moved = f">{moved_to.astimezone(UTC):%Y%m%dT%H%M}" if moved_to is not None else ""
    return f"{CallKind.EXERCISE}/{plan_id}/{wall:%Y%m%dT%H%M}{moved}"


def _due(calls: Iterable[Call], memory: Memory, now: datetime, waiting: dict[str, Waiting]) -> Iterator[Call]:
    """What was held back, and what came after the last look and was not decided before (under another time)."""
    since, until = _utc(memory.since(now)), _utc(now)
    settled = {each.key for each in memory.log if each.outcome not in OPEN}
    for call in {call.key: call for call in calls}.values():
        at = _utc(call.at)
        if call.key in waiting or (at <= until and call.key not in settled and _came(at, since, memory)):
            yield call


def _came(at: datetime, since: datetime, memory: Memory) -> bool:
    return at > since or (memory.looked_at is None and at == since)


def _kind_of(key: str) -> CallKind:
    return CallKind(key.partition("/")[0])


def _decision(call: Call, outcome: Outcome, now: datetime) -> Decision:
    return Decision(now, call.key, call.kind, call.at, outcome, call.plan_id)


def _noted(memory: Memory, call: Call, outcome: Outcome, now: datetime) -> Memory:
    return replace(memory, log=(*memory.log, _decision(call, outcome, now))[-LOG_LINES:])


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
