"""Check-ins, activities, facts about episodes, questions and visits as rows and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, select

from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.domain.visits import EpisodeFact, Question, Visit, Visits
from painlog.storage.flat_rows import keyed, record_of, values_of
from painlog.storage.tables import (
    ActivityRow,
    ActivityScoreRow,
    CheckInRow,
    EpisodeFactRow,
    QuestionRow,
    VisitRow,
    table_of,
)
from painlog.storage.unit_of_work import UnitOfWork

Row = tuple[type[SQLModel], dict[str, Any]]


def check_in_rows(check_ins: Iterable[CheckIn]) -> Iterator[Row]:
    yield from ((CheckInRow, values_of(each)) for each in check_ins)


def episode_fact_rows(facts: Iterable[EpisodeFact]) -> Iterator[Row]:
    yield from ((EpisodeFactRow, values_of(each)) for each in facts)


def visit_rows(visits: Visits) -> Iterator[Row]:
    """Every row about visits, parents before what hangs on them, one table after the other."""
    yield from ((ActivityRow, values_of(each)) for each in visits.activities)
    for activity in visits.activities:
        for score in activity.scores:
            yield ActivityScoreRow, {"activity_id": activity.id, **values_of(score)}
    yield from ((QuestionRow, values_of(each)) for each in visits.questions)
    yield from ((VisitRow, values_of(each)) for each in visits.handed_over)


def read_check_ins(session: Session) -> list[CheckIn]:
    """Every check-in, the oldest first."""
    rows = session.exec(select(CheckInRow).order_by(CheckInRow.day, CheckInRow.id))
    return [record_of(CheckIn, row) for row in rows]


def read_episode_facts(session: Session) -> list[EpisodeFact]:
    """Every answer about an episode, by onset."""
    rows = session.exec(select(EpisodeFactRow).order_by(EpisodeFactRow.onset, EpisodeFactRow.key))
    return [record_of(EpisodeFact, row) for row in rows]


def read_visits(session: Session) -> Visits:
    """Activities and questions in the person's order, visits by day."""
    return Visits(tuple(read_activities(session)), tuple(read_questions(session)), tuple(read_handed_over(session)))


def read_activities(session: Session) -> list[Activity]:
    """Every activity with its scores by day, ended ones too, in the person's order."""
    scores: dict[str, list[ActivityScore]] = defaultdict(list)
    for row in session.exec(select(ActivityScoreRow).order_by(ActivityScoreRow.day)):
        scores[row.activity_id].append(record_of(ActivityScore, row))
    rows = session.exec(select(ActivityRow).order_by(table_of(ActivityRow).c.rank, ActivityRow.id))
    return [record_of(Activity, row, scores=tuple(scores[row.id])) for row in rows]


def read_questions(session: Session) -> list[Question]:
    """Every question, asked ones too, in the person's order."""
    rows = session.exec(select(QuestionRow).order_by(table_of(QuestionRow).c.rank, QuestionRow.id))
    return [record_of(Question, row) for row in rows]


def read_handed_over(session: Session) -> list[Visit]:
    """What was handed over, the oldest first."""
    rows = session.exec(select(VisitRow).order_by(VisitRow.day, VisitRow.id))
    return [record_of(Visit, row) for row in rows]


def put_check_in(work: UnitOfWork, check_in: CheckIn) -> None:
    """Store a check-in as it is now."""
    work.put(CheckInRow, (check_in.id,), values_of(check_in))


def remove_check_in(work: UnitOfWork, id_: str) -> None:
    work.put(CheckInRow, (id_,), None)


def put_episode_fact(work: UnitOfWork, fact: EpisodeFact) -> None:
    """Store one answer about an episode; an empty one is taken out."""
    values = values_of(fact)
    work.put(EpisodeFactRow, keyed(values, "onset", "key"), values if fact.value.strip() else None)


def put_activity(work: UnitOfWork, activity: Activity) -> None:
    """Store an activity as it is now, without its scores."""
    work.put(ActivityRow, (activity.id,), values_of(activity))


def put_activity_score(work: UnitOfWork, activity_id: str, score: ActivityScore) -> None:
    """Store how well an activity went on a day."""
    values = {"activity_id": activity_id, **values_of(score)}
    work.put(ActivityScoreRow, keyed(values, "activity_id", "day"), values)


def remove_activity_score(work: UnitOfWork, activity_id: str, day: date) -> None:
    work.put(ActivityScoreRow, (activity_id, day.isoformat()), None)


def put_question(work: UnitOfWork, question: Question) -> None:
    """Store a question as it is now."""
    work.put(QuestionRow, (question.id,), values_of(question))


def remove_question(work: UnitOfWork, id_: str) -> None:
    work.put(QuestionRow, (id_,), None)


def put_visit(work: UnitOfWork, visit: Visit) -> None:
    """Store what was handed over."""
    work.put(VisitRow, (visit.id,), values_of(visit))


def remove_visit(work: UnitOfWork, id_: str) -> None:
    work.put(VisitRow, (id_,), None)
