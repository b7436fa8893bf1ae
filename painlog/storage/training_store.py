"""What the schedule asks of the diary beside its rows: recent sessions, and what was said to offers."""

from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, select

from painlog.domain.progress import OfferAnswers
from painlog.domain.training import DoneSession, PlanChange, SessionOutcome
from painlog.storage.diary_rows import read_settings
from painlog.storage.diary_store import put_setting
from painlog.storage.tables import PlanRow, SessionRow, table_of
from painlog.storage.training_rows import read_plan_changes, read_sessions, take_back_plan_change
from painlog.storage.unit_of_work import UnitOfWork

_ANSWERS = "exercise_offers"


def sessions_around(session: Session, first: date, last: date) -> list[DoneSession]:
    """The sessions begun on the calendar days from `first` to `last`, or planned for them."""
    row = table_of(SessionRow).c
    low, high = first.isoformat(), f"{last.isoformat()}T24"
    return read_sessions(session, or_(row.started.between(low, high), row.occurrence.between(low, high)))


def exercised() -> ColumnElement[bool]:
    """That a session was more than begun: time was spent on it, or the person said that it was done."""
    row = table_of(SessionRow).c
    return (row.seconds > 0) | (row.outcome == SessionOutcome.DONE)


def days_with_sessions(session: Session) -> list[date]:
    """The diary days on which something was exercised, each once, in order."""
    day = table_of(SessionRow).c.diary_day
    rows = session.exec(select(day).where(exercised()).distinct().order_by(day))
    return [date.fromisoformat(each) for each in rows]


def sessions_of_plan(session: Session, plan_id: str) -> list[DoneSession]:
    """The sessions that fulfil a plan's times."""
    return read_sessions(session, table_of(SessionRow).c.plan_id == plan_id)


def remove_plan(work: UnitOfWork, plan_id: str) -> None:
    """Take out a plan of which nothing has happened yet, with its exceptions."""
    for change in changes_of_plan(work.session, plan_id):
        take_back_plan_change(work, change)
    work.session.flush()
    work.put(PlanRow, (plan_id,), None)


def changes_of_plan(session: Session, plan_id: str) -> list[PlanChange]:
    """What was skipped or moved of one plan."""
    return [change for change in read_plan_changes(session) if change.plan_id == plan_id]


def read_offer_answers(session: Session) -> OfferAnswers:
    """What was said to offers."""
    return OfferAnswers.parse(read_settings(session).get(_ANSWERS))


def put_offer_answers(work: UnitOfWork, answers: OfferAnswers) -> None:
    """Store what was said to offers."""
    put_setting(work, _ANSWERS, answers.stored())
