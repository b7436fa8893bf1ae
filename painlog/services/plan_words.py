"""Plans, weeks and offers in words."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from painlog.domain.adherence import Tally
from painlog.domain.exercises import Sides
from painlog.domain.progress import DoseChange, Offer, OfferKind
from painlog.domain.recurrence_rules import rule_parts, until_of, zone_named
from painlog.domain.shelf import Shelf, ShelvedRoutine
from painlog.domain.training import Plan
from painlog.i18n import Texts
from painlog.services.exercise_words import dose_text, exercise_name

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The days of a week as RFC 5545 names them."""

WORKDAYS = WEEKDAYS[:5]
_A_MONDAY = date(2024, 1, 1)


def weekday_name(code: str, t: Texts, pattern: str = "EEE") -> str:
    """The short name of a day that RFC 5545 calls `code`: "Mon"."""
    return t.date(_A_MONDAY + timedelta(days=WEEKDAYS.index(code)), pattern)


def rule_days(rule: str) -> tuple[str, ...] | None:
    """The days of the week of a plain weekly or daily rule; None for a rule that says more than that."""
    parts = rule_parts(rule)
    if set(parts) - {"FREQ", "BYDAY", "UNTIL", "INTERVAL", "WKST"} or parts.get("INTERVAL", "1") != "1":
        return None
    days = parts.get("BYDAY", "").split(",") if parts.get("BYDAY") else []
    if any(day not in WEEKDAYS for day in days):
        return None
    if parts["FREQ"] == "DAILY" and not days:
        return WEEKDAYS
    return tuple(day for day in WEEKDAYS if day in days) if parts["FREQ"] == "WEEKLY" and days else None


def rule_text(rule: str, start: datetime, t: Texts) -> str:
    """On which days a plan is due: "Mon, Wed, Fri", "Every day"."""
    days = rule_days(rule)
    if days is None:
        days = (WEEKDAYS[start.weekday()],) if rule_parts(rule) == {"FREQ": "WEEKLY"} else None
    if days is None:
        return t("By a rule of its own")
    if days == WEEKDAYS:
        return t("Every day")
    if days == WORKDAYS:
        return f"{weekday_name('MO', t)} – {weekday_name('FR', t)}"
    return ", ".join(weekday_name(day, t) for day in days)


def plan_text(plan: Plan, t: Texts) -> str:
    """When a plan is due, in one line: "Mon, Wed, Fri at 18:00 until 12 March"."""
    said = t("{days} at {time}", days=rule_text(plan.rule, plan.start, t), time=t.time(plan.start))
    until = last_day(plan)
    return t("{plan}, until {day}", plan=said, day=t.date(until, "MMMMd")) if until is not None else said


def last_day(plan: Plan) -> date | None:
    """The last day of a plan's rule, by the calendar of its zone; None where it goes on."""
    until = until_of(plan.rule)
    return until.astimezone(zone_named(plan.zone)).date() if until is not None else None


def planned_text(plans: Iterable[Plan], t: Texts) -> str:
    """The days of all plans of one routine."""
    return " · ".join(dict.fromkeys(rule_text(plan.rule, plan.start, t) for plan in plans))


def week_text(first: date, t: Texts) -> str:
    """The seven days from `first` on: "16 – 22 November"."""
    from babel.dates import format_interval

    last = first + timedelta(days=6)
    end = t.date(last, "MMMMd")
    if not end[0].isdigit():
        return str(format_interval(first, last, "MMMMd", locale=t.locale))
    begin = t.number(first.day) if first.month == last.month else t.date(first, "MMMMd")
    return f"{begin} – {end}"


def weeks_sentence(weeks: Iterable[Tally], t: Texts) -> str:
    """What the last four weeks come to, without praise or blame."""
    tallies = list(weeks)
    active = sum(week.done + week.extra > 0 for week in tallies)
    extra = sum(week.extra for week in tallies)
    if not active:
        return t("What you do will show here.")
    if active == len(tallies):
        said = t("Something done every week.")
    else:
        said = t.n("Something done in {n} week.", "Something done in {n} weeks.", active)
    beside = t.n("{n} session beside the plan.", "{n} sessions beside the plan.", extra)
    return f"{said} {beside}" if extra else said


def offer_title(offer: Offer, name: str, t: Texts) -> str:
    """The question that an offer asks."""
    if offer.kind is OfferKind.PROGRESS:
        return t("A little more of “{routine}”?", routine=name)
    return t("A little less of “{routine}” for now?", routine=name)


def offer_reasons(offer: Offer, t: Texts) -> str:
    """Why it is offered, with the counts behind it."""
    reasons = offer.reasons
    if offer.kind is OfferKind.STEP_BACK and reasons.flare_on is not None:
        return t("You recorded a flare on {day}.", day=t.date(reasons.flare_on, "MMMMd"))
    done = t.n(
        "Done {done} of {n} planned time since {day}.",
        "Done {done} of {n} planned times since {day}.",
        reasons.planned,
        done=t.number(reasons.done),
        day=t.date(reasons.first, "MMMMd"),
    )
    if not reasons.mornings:
        return f"{done} {t('No score was recorded on the mornings after.')}"
    mornings = t.n(
        "On {n} morning after with a record, pain was not 2 points higher.",
        "On {n} mornings after with a record, pain was never 2 points higher.",
        reasons.mornings,
    )
    return f"{done} {mornings}"


def change_text(change: DoseChange, shelf: Shelf, routine: ShelvedRoutine | None, t: Texts) -> str:
    """What an offer would change in one exercise: "Bridge: 5 × 3 breaths → 7 × 3 breaths"."""
    exercise = shelf.stock.known(change.exercise)
    name = exercise_name(exercise, t) if exercise is not None else change.exercise
    step = routine.routine.steps[change.place] if routine and change.place < len(routine.routine.steps) else None
    sides = step.sides if step and step.sides is not None else exercise.sides if exercise else Sides.NONE
    if change.after is not None:
        return f"{name}: {dose_text(change.before, sides, t)} → {dose_text(change.after, sides, t)}"
    others = [found for id_ in change.instead if (found := shelf.stock.known(id_)) is not None]
    names = t.listing([exercise_name(other, t) for other in others])
    return t("{exercise}: you could try {others} instead", exercise=name, others=names)
