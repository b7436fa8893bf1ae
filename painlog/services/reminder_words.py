"""Reminders in words: what the notice says, and why each one was shown or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from painlog.domain.naming import N_
from painlog.domain.reminders import NEVER_QUIET, Call, CallKind, Decision, Outcome, ReminderRules
from painlog.i18n import Texts

LATE = timedelta(minutes=15)
"""A reminder that is shown later than this after its time says that it is late: painlog looks every 10 minutes."""

Names = Mapping[str, tuple[str, bool]]
"""The name of each routine by its id, and whether it is in the person's own words."""

_REASONS = {
    Outcome.QUIET: N_("Held back: these are your quiet hours."),
    Outcome.LATER: N_("You chose “later”."),
    Outcome.DONE: N_("Not shown: it was done already."),
    Outcome.SKIPPED: N_("You skipped it."),
    Outcome.MOVED: N_("Not shown: you moved it to another time."),
    Outcome.PAUSED: N_("Not shown: what you answered about warning signs, or pain while exercising, pauses exercise."),
    Outcome.ONE_FOR_SEVERAL: N_("Not shown by itself: a later one of the same plan stood for both."),
    Outcome.TOO_LATE: N_("Not shown: more than two days had passed."),
    Outcome.GONE: N_("Dropped: it is no longer planned."),
}
_DIARY_REASONS = {
    Outcome.DONE: N_("Not shown: something was logged for that day."),
    Outcome.TOO_LATE: N_("Not shown: its day was over."),
    Outcome.GONE: N_("Dropped: you are no longer reminded at that time."),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One reminder as the notice shows it."""

    call: Call
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of "Why did it remind me?"."""

    when: str
    about: str
    why: str


def notice(call: Call, names: Names, now: datetime, t: Texts) -> Notice:
    """A reminder in words."""
    if call.kind is CallKind.DIARY:
        title = t("How is your back today?")
        return Notice(call, title, t("Nothing is logged for today yet. A day without pain is one press: Ctrl+0."))
    title = t("Time for {routine}", routine=routine_name(call.routine_id, names, t))
    return Notice(call, title, t("Planned for {time}", time=moment_name(call.at.astimezone(now.tzinfo), now, t)))


def routine_name(routine_id: str, names: Names, t: Texts) -> str:
    """What a routine is called; one that is gone is "a routine"."""
    name, own = names.get(routine_id, (N_("a routine"), False))
    return t.name(name, own)


def reasons(
    log: Sequence[Decision], routines: Mapping[str, str], names: Names, now: datetime, t: Texts
) -> list[Reason]:
    """The log in words, the newest first. `routines` gives the routine of each plan, by their ids."""
    earlier: dict[str, Decision] = {}
    lines: list[Reason] = []
    for each in log:
        about = _about(each, routines, names, t)
        due = moment_name(each.due.astimezone(now.tzinfo), now, t)
        shown = f"{about} · {t('due {time}', time=due)}"
        lines.append(Reason(moment_name(each.at.astimezone(now.tzinfo), now, t), shown, _why(each, earlier, t)))
        earlier[each.key] = each
    return lines[::-1]


def rules_sentence(rules: ReminderRules, t: Texts) -> str:
    """What holds now."""
    parts = [
        t("The daily entry: at {time}, if nothing was logged.", time=f"{rules.diary_at:%H:%M}")
        if rules.diary_at is not None
        else t("The daily entry: no reminder."),
        t("Exercise: at the planned time, if it is not done.") if rules.exercise else t("Exercise: no reminders."),
    ]
    if rules.quiet != NEVER_QUIET and rules.quiet.start != rules.quiet.end:
        times = {"start": f"{rules.quiet.start:%H:%M}", "end": f"{rules.quiet.end:%H:%M}"}
        parts.append(t("Quiet from {start} to {end}; what falls into that time waits for its end.", **times))
    return " ".join(parts)


def moment_name(moment: datetime, now: datetime, t: Texts) -> str:
    """ "18:00", "yesterday 21:30", or with the day where that is longer ago or to come."""
    time, day, today = t.time(moment), moment.date(), now.date()
    if day == today:
        return time
    if day == today - timedelta(days=1):
        return t("yesterday {time}", time=time)
    if day == today + timedelta(days=1):
        return t("tomorrow {time}", time=time)
    return t("{day}, {time}", day=_day(day, today, t), time=time)


def _day(day: date, today: date, t: Texts) -> str:
    return t.day(day) if abs(day - today) < timedelta(days=180) else t.date(day)


def _about(decision: Decision, routines: Mapping[str, str], names: Names, t: Texts) -> str:
    if decision.kind is CallKind.DIARY:
        return t("Daily entry")
    return routine_name(routines.get(decision.plan_id, ""), names, t)


def _why(decision: Decision, earlier: Mapping[str, Decision], t: Texts) -> str:
    if decision.outcome is Outcome.TOLD:
        return t(_why_told(decision, earlier.get(decision.key)))
    special = _DIARY_REASONS if decision.kind is CallKind.DIARY else {}
    return t(special.get(decision.outcome, _REASONS[decision.outcome]))


def _why_told(decision: Decision, before: Decision | None) -> str:
    if before is not None and before.outcome is Outcome.QUIET:
        return N_("Shown: the quiet hours were over.")
    if before is not None and before.outcome is Outcome.LATER:
        return N_("Shown again: you had chosen “later”.")
    if decision.at.timestamp() - decision.due.timestamp() > LATE.total_seconds():
        return N_("Shown late: painlog was closed or the computer slept at its time.")
    return N_("Shown: it was due.")
