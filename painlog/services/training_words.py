"""The words of the schedule: they say what was done, never what was not."""

from collections.abc import Sequence
from datetime import date, timedelta

from painlog.domain.adherence import Slot, Tally
from painlog.domain.naming import N_
from painlog.domain.progress import LOOKED_AT_DAYS, Offer, OfferKind
from painlog.domain.recurrence import State
from painlog.domain.recurrence_rules import rule_parts
from painlog.domain.training import Plan
from painlog.i18n import Texts

STATE_NAMES = {
    State.PLANNED: N_("Planned"),
    State.DONE: N_("Done"),
    State.SKIPPED: N_("Skipped"),
    State.MOVED: N_("Moved"),
}

MOVED_ON = N_("Moved on")
"""How a planned time reads whose day has passed (design.md, Exercise)."""

REST_DAY = N_("Rest day")

_MONDAY = date(2024, 1, 1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def slot_state(slot: Slot, today: date, t: Texts) -> str:
    """What became of a planned time, in one or two words."""
    return t(MOVED_ON if slot.moved_on(today) else STATE_NAMES[slot.state])


def rule_in_words(plan: Plan, t: Texts) -> str:
    """When a plan is due: "Every day", "Mon, Wed, Fri"; a rule that is not so simple as RFC 5545 writes it."""
    parts = rule_parts(plan.rule)
    plain = parts.keys() <= {"FREQ", "BYDAY", "UNTIL", "COUNT", "WKST"}
    if plain and parts["FREQ"] == "DAILY" and "BYDAY" not in parts:
        return t("Every day")
    if plain and parts["FREQ"] == "WEEKLY":
        return _weekdays(parts["BYDAY"].split(",") if "BYDAY" in parts else [_WEEKDAYS[plan.start.weekday()]], t)
    return plan.rule


def _weekdays(named: Sequence[str], t: Texts) -> str:
    places = sorted(_WEEKDAYS.index(name) for name in set(named))
    if len(places) == len(_WEEKDAYS):
        return t("Every day")
    return ", ".join(t.date(_MONDAY + timedelta(days=place), "E") for place in places)


def weeks_sentence(weeks: Sequence[Tally], t: Texts) -> str:
    """One kind and true sentence about the last weeks; nothing where nothing was done."""
    with_something = sum(bool(week.done or week.extra) for week in weeks)
    if not with_something:
        return ""
    if with_something == len(weeks):
        return t("Something done every week.")
    return t.n("Something done in {n} week.", "Something done in {n} weeks.", with_something)


def offer_title(offer: Offer, t: Texts) -> str:
    """What is offered."""
    return t("A little more?") if offer.kind is OfferKind.PROGRESS else t("A little less for now?")


def offer_reason(offer: Offer, t: Texts) -> str:
    """Why it is offered, with the counts."""
    reasons = offer.reasons
    if offer.kind is OfferKind.STEP_BACK and reasons.flare_on is not None:
        return t("You had a flare on {day}.", day=t.date(reasons.flare_on, "MMMMd"))
    counts = t(
        "{done} of {planned} planned times done in the last {days} days.",
        done=t.number(reasons.done),
        planned=t.number(reasons.planned),
        days=t.number(LOOKED_AT_DAYS),
    )
    if not reasons.mornings:
        return f"{counts} {t('No score was recorded on the mornings after.')}"
    mornings = t.n(
        "On the {n} morning after that was recorded, pain had not risen by 2 points.",
        "On none of the {n} mornings after that were recorded had pain risen by 2 points.",
        reasons.mornings,
    )
    return f"{counts} {mornings}"
