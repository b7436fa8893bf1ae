"""What the invented person keeps for the doctor: check-ins, activities, questions, facts about the episode."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from painlog.domain.demo_notes import Say
from painlog.domain.naming import N_
from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.domain.records import Answer, Appointment, Clinician, WarningAnswer
from painlog.domain.visits import EpisodeFact, FactKey, Question, Visit, Visits
from painlog.domain.warnings import SIGNS

Key = Callable[[datetime], str]

WEEKS = 12
"""Weeks of check-ins until now."""

_LAST_VISIT_DAYS_AGO = 12
_NOT_ANSWERED = 3
"""So many signs, the last ones of the list, were left open."""

_ACTIVITIES = (
    (N_("Carry the shopping upstairs"), 3),
    (N_("Sit through a film"), 4),
    (N_("Play with my niece on the floor"), 2),
)
"""Each with its score at the beginning; it gets better in time."""

_QUESTIONS = (N_("May I swim again?"), N_("Is it safe to go on with ibuprofen at night?"))
_CHOSEN_FACTS = {
    FactKey.HOW_BEGAN: "gradually",
    FactKey.INJURY: "no",
    FactKey.FIRST_TIME: "again",
    FactKey.SIDES: "left",
    FactKey.SPREAD: "above-knee",
}
_TOLD_FACTS = {
    FactKey.DOING: N_("A long drive, then two days at the desk"),
    FactKey.WORSE_BY: N_("Sitting for long, bending forward"),
    FactKey.BETTER_BY: N_("Walking, heat"),
}


def demo_check_ins(rng: Random, today: date, worst: Mapping[date, int], key: Key) -> tuple[CheckIn, ...]:
    """One on each Sunday of the last weeks, after the worst scores (0 to 10) of the week before it."""
    return tuple(_check_ins(rng, today, worst, key))


def _check_ins(rng: Random, today: date, worst: Mapping[date, int], key: Key) -> Iterator[CheckIn]:
    sunday = today - timedelta(days=today.isoweekday() % 7 or 7)
    for weeks_ago in reversed(range(WEEKS)):
        day = sunday - timedelta(weeks=weeks_ago)
        scores = [worst.get(day - timedelta(days=passed), 0) for passed in range(7)]
        level = round(sum(scores) / len(scores))
        pain, enjoyment, activity = (min(max(level + rng.randint(-1, 1), 0), 10) for _ in range(3))
        made = datetime.combine(day, time(20))
        yield CheckIn(key(made), day, made.replace(tzinfo=UTC), pain, enjoyment, activity)


def demo_visits(rng: Random, today: date, key: Key, say: Say) -> Visits:
    """Three activities with their scores, two questions, and what was handed over at the last visit."""
    visit = today - timedelta(days=_LAST_VISIT_DAYS_AGO)
    made = datetime.combine(visit, time(17))
    handed = Visit(key(made), visit, made.replace(tzinfo=UTC), "pdf", visit - timedelta(days=83), visit, "Dr Hill")
    return Visits(
        activities=tuple(_activities(rng, today, key, say)),
        questions=tuple(_questions(today, key, say)),
        handed_over=(handed,),
    )


def _activities(rng: Random, today: date, key: Key, say: Say) -> Iterator[Activity]:
    for rank, (name, at_first) in enumerate(_ACTIVITIES):
        days = [today - timedelta(weeks=weeks) for weeks in (10, 7, 4, 1)]
        scores = tuple(
            ActivityScore(day, min(at_first + place + rng.randint(0, 1), 10)) for place, day in enumerate(days)
        )
        made = datetime.combine(days[0], time(20, rank))
        yield Activity(key(made), say(name), made.replace(tzinfo=UTC), rank, scores=scores)


def _questions(today: date, key: Key, say: Say) -> Iterator[Question]:
    for rank, text in enumerate(_QUESTIONS):
        made = datetime.combine(today - timedelta(days=4 - rank), time(19))
        yield Question(key(made), say(text), made.replace(tzinfo=UTC), rank)


def demo_facts(onset: date, say: Say) -> tuple[EpisodeFact, ...]:
    """What was answered about the episode that was open on `onset`."""
    answered = _CHOSEN_FACTS | {fact: say(told) for fact, told in _TOLD_FACTS.items()}
    return tuple(sorted((EpisodeFact(onset, fact, value) for fact, value in answered.items()), key=_key_of))


def _key_of(fact: EpisodeFact) -> str:
    return fact.key


def demo_answers(today: date) -> tuple[WarningAnswer, ...]:
    """Nothing was ticked; some signs were left open."""
    day = today - timedelta(days=_LAST_VISIT_DAYS_AGO)
    answers = (WarningAnswer(sign.id, day, Answer.NO) for sign in tuple(SIGNS)[:-_NOT_ANSWERED])
    return tuple(sorted(answers, key=lambda answer: answer.sign))


def demo_clinicians(today: date, key: Key, say: Say) -> tuple[tuple[Clinician, ...], tuple[Appointment, ...]]:
    """Who treats the invented person, and the next appointment."""
    met = datetime.combine(today - timedelta(days=150), time(17))
    doctor = Clinician(key(met), "Dr Hill", "gp")
    physio = Clinician(key(met + timedelta(days=22)), "Sam Reed", "physiotherapist")
    when = datetime.combine(today + timedelta(days=6), time(10, 30))
    booked = Appointment(key(met + timedelta(days=140)), "appointment", when, say(N_("Third visit")), doctor.id)
    return (doctor, physio), (booked,)
