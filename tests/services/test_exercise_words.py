"""Doses, routines, plans and weeks in words."""

from datetime import date, datetime

import pytest

from painlog.domain.adherence import Tally
from painlog.domain.exercises import Dose, Sides
from painlog.domain.progress import DoseChange, Offer, OfferKind, Reasons
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.shelf import Stock, shelved
from painlog.domain.training import Plan
from painlog.i18n import Texts
from painlog.paths import resources
from painlog.services.exercise_words import dose_text, size_text, time_text, unplanned_text
from painlog.services.plan_words import (
    change_text,
    last_day,
    offer_reasons,
    offer_title,
    plan_text,
    planned_text,
    week_text,
    weeks_sentence,
)
from tests.domain.exercise_library import LIBRARY

ENGLISH = Texts("en_GB", resources() / "locale")
START = datetime(2026, 11, 2, 18)


def plan(rule: str, zone: str = "Europe/London") -> Plan:
    return Plan("1", "walk", rule, START, zone, START)


@pytest.mark.parametrize(
    ("dose", "sides", "said"),
    [
        (Dose(minutes=10), Sides.NONE, "10 min"),
        (Dose(reps=4, hold_s=8), Sides.LEFT_RIGHT, "4 × 8 s each side"),
        (Dose(reps=5, breaths=3), Sides.NONE, "5 × 3 breaths"),
        (Dose(hold_s=30), Sides.NONE, "30 s"),
        (Dose(reps=8, sets=2, hold_s=5), Sides.NONE, "2 × 8 × 5 s"),
        (Dose(reps=10, sets=2), Sides.ALTERNATING, "2 × 10 each side"),
        (Dose(reps=8), Sides.NONE, "8 times"),
        (Dose(reps=1), Sides.NONE, "1 time"),
        (Dose(reps=8), Sides.LEFT_RIGHT, "8 each side"),
    ],
)
def test_a_dose_says_how_much(dose: Dose, sides: Sides, said: str) -> None:
    assert dose_text(dose, sides, ENGLISH) == said


def test_a_length_is_told_to_the_second() -> None:
    assert [time_text(seconds, ENGLISH) for seconds in (40, 60, 265.4)] == ["40 s", "1 min 0 s", "4 min 25 s"]


def test_a_routine_says_how_much_it_is_and_when_it_is_done() -> None:
    flare = Routine("flare-day", "Flare day", (RoutineStep("walking", Dose(minutes=5)),))
    other = Routine("mine", "Mine", (RoutineStep("walking", Dose(minutes=5)), RoutineStep("gone")))
    first, second = shelved([flare, other], Stock(LIBRARY, {})).routines
    assert size_text(second, ENGLISH) == "1 exercise · 5 min"
    assert [unplanned_text(each, ENGLISH) for each in (first, second)] == ["When it is bad", "Any day"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "Every day at 18:00"),
        ("FREQ=WEEKLY;BYDAY=WE,MO,FR", "Mon, Wed, Fri at 18:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Mon – Fri at 18:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Every day at 18:00"),
        ("FREQ=WEEKLY", "Mon at 18:00"),
        ("FREQ=DAILY;INTERVAL=2", "By a rule of its own at 18:00"),
        ("FREQ=MONTHLY;BYDAY=2TU", "By a rule of its own at 18:00"),
        ("FREQ=DAILY;UNTIL=20261231T235959Z", "Every day at 18:00, until 31 December"),
    ],
)
def test_a_plan_says_when_it_is_due(rule: str, said: str) -> None:
    assert plan_text(plan(rule), ENGLISH) == said


def test_the_last_day_is_that_of_the_calendar_on_the_wall() -> None:
    assert last_day(plan("FREQ=DAILY;UNTIL=20270101T075959Z", "America/Los_Angeles")) == date(2026, 12, 31)
    assert last_day(plan("FREQ=DAILY")) is None


def test_two_plans_of_one_routine_are_told_once_each() -> None:
    plans = [plan("FREQ=DAILY"), plan("FREQ=WEEKLY;BYDAY=TU"), plan("FREQ=DAILY")]
    assert planned_text(plans, ENGLISH) == "Every day · Tue"


def test_a_week_is_named_by_its_days() -> None:
    assert week_text(date(2026, 11, 16), ENGLISH) == "16 – 22 November"
    assert week_text(date(2026, 11, 30), ENGLISH) == "30 November – 6 December"
    assert week_text(date(2026, 11, 16), Texts("en_US", resources() / "locale")).startswith("Nov")


def tallies(*done: int, extra: int = 0) -> list[Tally]:
    return [Tally(date(2026, 11, 2 + 7 * week), 5, count, 0, extra) for week, count in enumerate(done)]


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (tallies(0, 0), "What you do will show here."),
        (tallies(1, 2), "Something done every week."),
        (tallies(0, 2), "Something done in 1 week."),
        (tallies(3, 2, extra=1), "Something done every week. 2 sessions beside the plan."),
    ],
)
def test_the_last_weeks_are_told_without_praise_or_blame(weeks: list[Tally], said: str) -> None:
    assert weeks_sentence(weeks, ENGLISH) == said


def test_an_offer_says_why_and_what_it_would_change() -> None:
    reasons = Reasons(date(2026, 11, 6), 6, 5, 2)
    change = DoseChange(0, "bird-dog", Dose(reps=5, hold_s=6), Dose(reps=7, hold_s=6))
    instead = DoseChange(1, "brace", Dose(reps=6, hold_s=10), instead=("heel-slide", "curl-up"))
    offer = Offer(OfferKind.PROGRESS, "core-basics", reasons, (change, instead))
    shelf = shelved([], Stock(LIBRARY, {}))
    assert offer_title(offer, "Core basics", ENGLISH) == "A little more of “Core basics”?"
    said = offer_reasons(offer, ENGLISH)
    assert said.startswith("Done 5 of 6 planned times since 6 November.")
    assert "On 2 mornings after" in said
    assert change_text(change, shelf, None, ENGLISH) == "Bird dog: 5 × 6 s each side → 7 × 6 s each side"
    assert change_text(instead, shelf, None, ENGLISH) == (
        "Abdominal brace: you could try Heel slide and Curl-up instead"
    )


def test_a_step_back_names_the_flare() -> None:
    reasons = Reasons(date(2026, 11, 6), 0, 0, 0, flare_on=date(2026, 11, 18))
    offer = Offer(OfferKind.STEP_BACK, "walk", reasons, ())
    assert offer_reasons(offer, ENGLISH) == "You recorded a flare on 18 November."
    assert offer_title(offer, "Walk", ENGLISH) == "A little less of “Walk” for now?"
