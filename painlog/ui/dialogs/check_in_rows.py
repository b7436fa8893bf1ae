"""The check-ins and the scores of activities as rows of a table, the newest first, each with what it is a row of."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from painlog.domain.questionnaires import Activity, CheckIn
from painlog.i18n import Texts

NONE = "–"


class CheckInRow(NamedTuple):
    """One check-in and its cells: the day and three answers."""

    check_in: CheckIn
    cells: tuple[str, ...]


class ScoresRow(NamedTuple):
    """One day and its cells: the day and a score of each activity."""

    day: date
    cells: tuple[str, ...]


def table_of_check_ins(check_ins: Sequence[CheckIn], t: Texts) -> list[CheckInRow]:
    """A row for each check-in."""
    return [
        CheckInRow(each, (t.date(each.day, "medium"), *(_number(answer, t) for answer in each.answers)))
        for each in reversed(check_ins)
    ]


def scored(activities: Sequence[Activity]) -> list[Activity]:
    """The activities that were ever scored, those that are followed now first."""
    ordered = sorted(activities, key=lambda each: (each.ended_on is not None, each.rank, each.made_at))
    return [each for each in ordered if each.scores]


def table_of_scores(activities: Sequence[Activity], t: Texts) -> list[ScoresRow]:
    """A row for each day on which an activity was scored, with a cell for each of `scored`."""
    courses = [{score.day: score.score for score in each.scores} for each in scored(activities)]
    days = sorted({day for course in courses for day in course}, reverse=True)
    return [
        ScoresRow(day, (t.date(day, "medium"), *(_number(course.get(day), t) for course in courses))) for day in days
    ]


def _number(value: int | None, t: Texts) -> str:
    return NONE if value is None else t.number(value)
