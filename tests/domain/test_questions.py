"""What only the person can tell: asked where the diary cannot know it, and nowhere else."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.days import DayRecords, ScoredEntry, day_records, shifted
from painlog.domain.questions import Question, QuestionKind, open_questions
from painlog.domain.records import SeenFlag, Statement, StatementKind
from painlog.domain.status import status

START = date(2026, 1, 1)
NOW = datetime(2026, 6, 1, tzinfo=UTC)
ONSET, HOLE = QuestionKind.ONSET, QuestionKind.HOLE


def records(scores: Sequence[float | None], *statements: Statement) -> DayRecords:
    entries = [ScoredEntry(shifted(START, n), score) for n, score in enumerate(scores) if score is not None]
    return day_records(entries, statements)


def asked(
    scores: Sequence[float | None], *statements: Statement, seen: Sequence[SeenFlag] = (), day: int | None = None
) -> list[tuple[QuestionKind, int, int]]:
    """The questions as (kind, first, last), days counted from 0."""
    found = records(scores, *statements)
    status_ = status(shifted(START, len(scores) - 1 if day is None else day), found)
    return [
        (question.kind, (question.first - START).days, (question.last - START).days)
        for question in open_questions(status_, found, seen)
    ]


def stated(kind: StatementKind, first: int, last: int) -> Statement:
    return Statement("s", kind, shifted(START, first), shifted(START, last), NOW)


@pytest.mark.parametrize("scores", [[], [None] * 3, [0, 0], [3, *[0] * 28]])
def test_nothing_is_asked_without_pain(scores: list[float | None]) -> None:
    assert asked(scores) == []


@pytest.mark.parametrize("scores", [[5], [5, 4], [5, None, None], [5, 0, 0]])
def test_the_first_pain_is_asked_about(scores: list[float | None]) -> None:
    assert asked(scores) == [(ONSET, 0, 0)]


def test_zeros_before_do_not_answer_it_unless_they_are_a_break() -> None:
    assert asked([0, 0, 5]) == [(ONSET, 2, 2)]
    assert asked([*[0] * 27, 5]) == [(ONSET, 27, 27)]
    assert asked([*[0] * 28, 5]) == []


def test_a_later_episode_is_not_asked_about() -> None:
    assert asked([5, *[0] * 28, 5]) == []
    assert asked([5, *[0] * 28, 5, 5]) == []


def test_an_earlier_entry_is_asked_about_anew() -> None:
    seen = [SeenFlag(shifted(START, 3), ONSET.value, NOW)]
    assert asked([None, None, None, 5, 5], seen=seen) == []
    assert asked([None, 5, None, 5, 5], seen=seen) == [(ONSET, 1, 1)]


def test_a_statement_answers_it() -> None:
    assert asked([None] * 9 + [5], stated(StatementKind.IN_PAIN, 0, 8)) == []


def test_a_hole_is_asked_about_first() -> None:
    scores = [5, 5, *[None] * 40, 5]
    assert asked(scores) == [(HOLE, 2, 41), (ONSET, 0, 0)]
    assert asked(scores, stated(StatementKind.PAIN_FREE, 2, 41)) == []
    assert asked(scores, stated(StatementKind.IN_PAIN, 2, 41)) == [(ONSET, 0, 0)]


def test_of_two_holes_the_later_is_asked_about() -> None:
    assert asked([5, *[None] * 30, 5, *[None] * 40, 5])[0] == (HOLE, 32, 71)


def test_a_hole_up_to_today_is_asked_about() -> None:
    assert asked([5, 5], day=40) == [(HOLE, 2, 40), (ONSET, 0, 0)]


def test_put_off_is_not_answered() -> None:
    found = records([5])
    seen = [SeenFlag(START, ONSET.value, NOW, dismissed=True)]
    assert open_questions(status(START, found), found, seen) == (Question(ONSET, START, START, put_off=True),)


@given(st.lists(st.sampled_from([None, 0.0, 2.0, 7.0]), max_size=120), st.integers(0, 40))
def test_any_diary_has_at_most_one_question_of_each_kind(scores: list[float | None], later: int) -> None:
    found = asked(scores, day=len(scores) + later)
    assert len({kind for kind, *_ in found}) == len(found)
    for kind, first, last in found:
        assert 0 <= first <= last <= len(scores) + later
        days = scores[first : last + 1]
        assert all(score != 2 and score != 7 for score in days) if kind is HOLE else days[0] in (2, 7)
