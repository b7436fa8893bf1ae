"""What is asked once about an episode for the doctor, and to which episode an answer belongs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from painlog.domain.diary import COURSE_NAMES
from painlog.domain.episodes import PAIN_FREE_GAP
from painlog.domain.naming import N_
from painlog.domain.visits import EpisodeFact, FactKey

Span = tuple[date, date]
"""The first and the last pain day of an episode."""

FACT_QUESTIONS = {
    FactKey.HOW_BEGAN: N_("How did it begin?"),
    FactKey.DOING: N_("What were you doing then?"),
    FactKey.INJURY: N_("Was there a fall, a blow or another injury?"),
    FactKey.FIRST_TIME: N_("Is it the first time?"),
    FactKey.COURSE: N_("Is it always there?"),
    FactKey.SIDES: N_("On which side?"),
    FactKey.SPREAD: N_("Does it spread into a leg?"),
    FactKey.WORSE_BY: N_("What makes it worse?"),
    FactKey.BETTER_BY: N_("What makes it better?"),
    FactKey.TRIED: N_("What have you tried before?"),
}

FACT_CHOICES: Mapping[FactKey, Mapping[str, str]] = {
    FactKey.HOW_BEGAN: {"suddenly": N_("Suddenly"), "gradually": N_("Gradually"), "cant-tell": N_("Can't tell")},
    FactKey.INJURY: {"yes": N_("Yes"), "no": N_("No"), "not-sure": N_("Not sure")},
    FactKey.FIRST_TIME: {"first-time": N_("For the first time"), "again": N_("Had it before")},
    FactKey.COURSE: {str(course): name for course, name in COURSE_NAMES.items()},
    FactKey.SIDES: {
        "left": N_("Left"),
        "middle": N_("Middle"),
        "right": N_("Right"),
        "both": N_("Both sides"),
    },
    FactKey.SPREAD: {
        "no": N_("No"),
        "above-knee": N_("Above the knee"),
        "below-knee": N_("Below the knee"),
    },
}
"""Answers that are chosen, by their ids; the other questions are answered in the person's own words."""


def span_of(day: date, spans: Sequence[Span]) -> Span | None:
    """The episode that a day belongs to: the one open on it, else the nearest less than a certain break away.

    An answer stays with its episode when an edited entry moves the onset (stages.md section 2: 28 days part episodes).
    """
    nearest = min(spans, key=lambda span: _distance(day, span), default=None)
    return nearest if nearest is not None and _distance(day, nearest) < PAIN_FREE_GAP else None


def facts_of(span: Span, spans: Sequence[Span], facts: Iterable[EpisodeFact]) -> tuple[EpisodeFact, ...]:
    """The answers that belong to one of the episodes; of two to the same question the one of the later day."""
    found = {
        fact.key: fact
        for fact in sorted(facts, key=lambda fact: fact.onset)
        if fact.value.strip() and span_of(fact.onset, spans) == span
    }
    return tuple(found[key] for key in FactKey if key in found)


def _distance(day: date, span: Span) -> int:
    """Days between a day and an episode, 0 inside it."""
    return max((span[0] - day).days, (day - span[1]).days, 0)
