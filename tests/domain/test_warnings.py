"""The warning signs and the rule of which answer counts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.records import Answer, WarningAnswer
from painlog.domain.warnings import (
    DANGEROUS_SYMPTOMS,
    SIGNS,
    SUICIDAL_THOUGHTS,
    URGENT_SIGNS,
    Urgency,
    answered_yes,
    latest_answers,
    signs_of,
)

DAY = date(2026, 11, 20)


def test_every_sign_of_the_sources_is_there_once() -> None:
    assert [len(signs_of(urgency)) for urgency in Urgency] == [14, 15, 8]
    assert len({sign.id for sign in SIGNS}) == len(SIGNS)
    assert len({sign.text for sign in SIGNS}) == len(SIGNS)


def test_urgent_are_the_emergency_and_the_today_signs() -> None:
    assert {"bladder", "fever", SUICIDAL_THOUGHTS} <= URGENT_SIGNS
    assert not URGENT_SIGNS & {sign.id for sign in signs_of(Urgency.APPOINTMENT)}


def test_dangerous_symptoms_are_symptoms_of_an_entry() -> None:
    known = {item.id for item in Catalogue().items(Kind.SYMPTOM)}
    assert known >= DANGEROUS_SYMPTOMS
    assert {"fever", "numbness"} <= DANGEROUS_SYMPTOMS


@given(st.dictionaries(st.tuples(st.sampled_from([sign.id for sign in SIGNS]), st.integers(0, 40)), st.booleans()))
def test_the_latest_day_counts_whatever_the_order(made: dict[tuple[str, int], bool]) -> None:
    answers = [
        WarningAnswer(sign, DAY - timedelta(days=ago), Answer.YES if yes else Answer.NO)
        for (sign, ago), yes in made.items()
    ]
    latest = latest_answers(answers)
    assert latest == latest_answers(reversed(answers))
    assert latest.keys() == {answer.sign for answer in answers}
    for answer in answers:
        assert latest[answer.sign].answered_on >= answer.answered_on


def test_a_later_no_takes_the_place_of_a_yes() -> None:
    before = WarningAnswer("fever", DAY - timedelta(days=3), Answer.YES)
    assert answered_yes([before], Urgency.TODAY) == (before,)
    assert answered_yes([before, WarningAnswer("fever", DAY, Answer.NO)], Urgency.TODAY) == ()
    assert answered_yes([before], Urgency.EMERGENCY) == ()
