"""The schedule as an iCalendar file (RFC 5545) that other calendars read: plans, their exceptions, appointments.

A plan is one recurring event with an id that never changes, so that a later file updates the earlier one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from painlog.domain.about import APPOINTMENT_KINDS
from painlog.domain.naming import N_
from painlog.domain.records import Appointment
from painlog.domain.recurrence import first_wall, occurrences
from painlog.domain.recurrence_rules import rule_parts, until_of
from painlog.domain.training import Plan, PlanChange
from painlog.exchange.ics_lines import folded, text_line, utc_line, wall_line, wall_text
from painlog.exchange.ics_zones import zone_lines
from painlog.i18n import Texts

PLAN_MINUTES = 15
APPOINTMENT_MINUTES = 30
"""How long an event is drawn where nobody said how long it takes."""

_AT_THE_START = "PT0S"
_THE_DAY_BEFORE = "-P1D"


def calendar_bytes(
    plans: Iterable[Plan],
    changes: Iterable[PlanChange],
    appointments: Iterable[Appointment],
    routine_names: Mapping[str, str],
    now: datetime,
    texts: Texts,
    *,
    zone: str | None = None,
    minutes: Mapping[str, int] | None = None,
) -> bytes:
    """The whole file, in UTF-8. `now` is aware; `zone` is that of the appointments, by default the reader's own.

    `routine_names` and `minutes` (how long one takes) are by the ids of routines.
    """
    planned = [(plan, begin) for plan in plans if (begin := _begins(plan)) is not None]
    dated = list(appointments)
    made = _Events(now, texts, routine_names, minutes or {}, list(changes))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//painlog//painlog//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(text_line("X-WR-CALNAME", texts(N_("painlog: exercise and appointments"))))
    for name, first in sorted(_zones(planned, dated, zone).items()):
        lines += zone_lines(name, first)
    for plan, begin in planned:
        lines += made.plan(plan, begin)
    for appointment in dated:
        lines += made.appointment(appointment, zone)
    return folded([*lines, "END:VCALENDAR"])


def _begins(plan: Plan) -> datetime | None:
    """The first time of a plan, which DTSTART has to be; None where it ended before."""
    begin = first_wall(plan)
    return begin if begin is not None and begin.date() <= (plan.ended_on or date.max) else None


def _zones(planned: Iterable[tuple[Plan, datetime]], dated: Iterable[Appointment], zone: str | None) -> dict[str, date]:
    """The zones that the file names, each with the first day in it. UTC needs no description."""
    named = [(plan.zone, begin.date()) for plan, begin in planned]
    named += [(zone, appointment.when.date()) for appointment in dated] if zone else []
    first: dict[str, date] = {}
    for name, day in named:
        if name != "UTC":
            first[name] = min(day, first.get(name, day))
    return first


class _Events:
    """Writes events that share the moment of writing, the language and the names."""

    def __init__(
        self,
        now: datetime,
        texts: Texts,
        names: Mapping[str, str],
        minutes: Mapping[str, int],
        changes: list[PlanChange],
    ) -> None:
        self._now, self._texts = now, texts
        self._names, self._minutes, self._changes = names, minutes, changes

    def plan(self, plan: Plan, begin: datetime) -> Iterator[str]:
        """A recurring event, then one for each time that was moved."""
        mine = [change for change in self._changes if change.plan_id == plan.id and _is_planned(plan, change)]
        moved = [change for change in mine if _goes_to(plan, change) is not None]
        left_out = [wall_line("EXDATE", change.occurrence, plan.zone) for change in mine if change not in moved]
        yield from self._event(plan, begin, [f"RRULE:{_rule(plan)}", *left_out])
        for change in moved:
            instead = [wall_line("RECURRENCE-ID", change.occurrence, plan.zone)]
            yield from self._event(plan, change.moved_to or begin, instead)

    def appointment(self, appointment: Appointment, zone: str | None) -> Iterator[str]:
        """An appointment or a test. Results are nobody else's business and stay in the diary."""
        title = appointment.title or self._texts(APPOINTMENT_KINDS.get(appointment.kind, N_("Appointment")))
        yield from self._begin(appointment.id, wall_line("DTSTART", appointment.when, zone), APPOINTMENT_MINUTES, title)
        yield from _alarm(_THE_DAY_BEFORE, title)
        yield "END:VEVENT"

    def _event(self, plan: Plan, start: datetime, more: Iterable[str]) -> Iterator[str]:
        name = self._names.get(plan.routine_id, plan.routine_id)
        minutes = self._minutes.get(plan.routine_id, PLAN_MINUTES)
        yield from self._begin(plan.id, wall_line("DTSTART", start, plan.zone), minutes, name)
        yield from more
        if plan.remind:
            yield from _alarm(_AT_THE_START, name)
        yield "END:VEVENT"

    def _begin(self, id_: str, start: str, minutes: int, title: str) -> Iterator[str]:
        yield from ("BEGIN:VEVENT", text_line("UID", f"{id_}@painlog"), utc_line("DTSTAMP", self._now), start)
        yield from (f"DURATION:PT{minutes}M", text_line("SUMMARY", title))


def _alarm(trigger: str, title: str) -> Iterator[str]:
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", text_line("DESCRIPTION", title), f"TRIGGER:{trigger}", "END:VALARM")


def _is_planned(plan: Plan, change: PlanChange) -> bool:
    """Whether the rule still has the time that was changed."""
    day = change.occurrence.date()
    around = occurrences(plan, (), day, day + timedelta(days=1))
    return any(each.wall == change.occurrence for each in around)


def _goes_to(plan: Plan, change: PlanChange) -> datetime | None:
    """Where a changed time went, None where it does not take place."""
    to = change.moved_to
    return to if to is not None and to.date() <= (plan.ended_on or date.max) else None


def _rule(plan: Plan) -> str:
    """The rule, ended where the person ended the plan."""
    if plan.ended_on is None:
        return plan.rule
    parts = rule_parts(plan.rule)
    if "COUNT" in parts:
        whole = occurrences(replace(plan, ended_on=None), (), plan.start.date(), plan.ended_on)
        parts["COUNT"] = str(sum(each.wall.date() <= plan.ended_on for each in whole))
    else:
        last = datetime.combine(plan.ended_on, time(23, 59, 59), ZoneInfo(plan.zone)).astimezone(UTC)
        parts["UNTIL"] = f"{wall_text(min(last, until_of(plan.rule) or last))}Z"
    return ";".join(f"{name}={value}" for name, value in parts.items())
