"""When there may be exercise at all, and when to stop (exercises.md section 2)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from painlog.domain.days import DayKind, DayRecords
from painlog.domain.naming import N_

FLARE_DAY = "flare-day"
"""The one routine that is offered on a flare or at severe pain."""

SEVERE_PAIN = 7
"""From this score on the list is asked and only the flare-day routine is offered (exercises.md section 2)."""

LIST_HOLDS_DAYS = 28
"""Days after which the warning list is asked again (exercises.md section 2)."""

FINE_RISE = 2
FINE_HIGHEST = 5
"""During exercise at most 2 above the score at the start and at most 5 is fine (exercises.md section 2)."""

NO_MORE_TODAY = 6
"""Pain of this score after a "hurts" stop ends exercise for the day (exercises.md section 2)."""

KEEP_GOING_DAYS, KEEP_GOING_KNOWN = 7, 4
"""Days of a "keep going" week (exercises.md section 2), and how many of them have to be known: our own choice."""

EMPTY_ROUTINE_OFFERS = ("breathing", "walking")
"""Offered, as far as they are not hidden themselves, when the conditions leave nothing of a routine."""

STOP_SIGNS = (
    N_("Pain or numbness that spreads down a leg"),
    N_("New weakness"),
    N_("Numbness between the legs, where a saddle would touch"),
    N_("A change in bladder or bowel control"),
    N_("Chest pain"),
    N_("Faintness"),
)
"""The stop list, shown after a "hurts" stop."""

STOP_SIGNS_IN_PREGNANCY = (
    N_("Bleeding"),
    N_("Fluid from the vagina"),
    N_("Breathlessness before you exert yourself"),
    N_("Headache"),
    N_("Dizziness"),
    N_("Pain or swelling in a calf"),
    N_("Contractions"),
)
"""Shown with the stop list in pregnancy (exercises.md section 2)."""

AFTER_TWO_WEEKS = N_("If it is not better after 2 weeks, ask a professional.")


def only_flare_day(pain: float | None, flare: bool) -> bool:
    """Whether nothing but the flare-day routine is offered, by the latest score (0-10) and an open flare."""
    return flare or (pain is not None and pain >= SEVERE_PAIN)


def list_is_due(now: datetime, answered_at: datetime | None, reasons_at: Iterable[datetime]) -> bool:
    """Whether the warning list has to be answered before an exercise.

    `reasons_at` are the moments of flares, scores of 7 or more, "hurts" stops and changes in About me.
    """
    if answered_at is None or now - answered_at >= timedelta(days=LIST_HOLDS_DAYS):
        return True
    return any(moment > answered_at for moment in reasons_at)


def still_fine(at_start: float, now: float) -> bool:
    """Whether pain (0-10) during exercise is within what is fine; if not, change or stop."""
    return now <= at_start + FINE_RISE and now <= FINE_HIGHEST


def done_for_today(pain: float, spreading: bool) -> bool:
    """Whether a "hurts" stop with this pain (0-10) ends exercise for the day."""
    return spreading or pain >= NO_MORE_TODAY


def pain_has_gone(records: DayRecords, today: date) -> bool:
    """Whether the seven diary days up to `today` are mostly known and none of them was a pain day."""
    week = records.between(today - timedelta(days=KEEP_GOING_DAYS - 1), today)
    known = [record for record in week if record.known]
    return len(known) >= KEEP_GOING_KNOWN and all(record.kind is DayKind.NONE for record in known)
