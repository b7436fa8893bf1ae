"""Own exercises, routines, plans and sessions as rows and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlmodel import Session, SQLModel, select

from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import DoneSession, DoneStep, OwnExercise, Plan, PlanChange, Training
from painlog.storage.flat_rows import keyed, record_of, values_of
from painlog.storage.tables import (
    OwnExerciseRow,
    PlanChangeRow,
    PlanRow,
    RoutineRow,
    RoutineStepRow,
    SessionRow,
    SessionStepRow,
    table_of,
)
from painlog.storage.unit_of_work import UnitOfWork

Row = tuple[type[SQLModel], dict[str, Any]]


def training_rows(training: Training) -> Iterator[Row]:
    """Every row of the training, parents before what hangs on them, one table after the other."""
    yield from ((OwnExerciseRow, values_of(each)) for each in training.own_exercises)
    yield from ((RoutineRow, values_of(each)) for each in training.routines)
    for routine in training.routines:
        yield from ((RoutineStepRow, values) for values in _steps("routine_id", routine.id, routine.steps))
    yield from ((PlanRow, values_of(each)) for each in training.plans)
    yield from ((PlanChangeRow, values_of(each)) for each in training.changes)
    yield from ((SessionRow, values_of(each)) for each in training.sessions)
    for done in training.sessions:
        yield from ((SessionStepRow, values) for values in _steps("session_id", done.id, done.steps))


def read_training(session: Session) -> Training:
    """Everything about exercise, each list by time, then id."""
    return Training(
        tuple(read_own_exercises(session)),
        tuple(read_routines(session)),
        tuple(read_plans(session)),
        tuple(read_plan_changes(session)),
        tuple(read_sessions(session)),
    )


def read_own_exercises(session: Session) -> list[OwnExercise]:
    """The person's own exercises, hidden ones too, the oldest first."""
    rows = session.exec(select(OwnExerciseRow).order_by(OwnExerciseRow.made_at, OwnExerciseRow.id))
    return [record_of(OwnExercise, row) for row in rows]


def read_routines(session: Session) -> list[Routine]:
    """The person's own routines, hidden ones too, the oldest first."""
    steps: dict[str, list[RoutineStep]] = defaultdict(list)
    for row in session.exec(select(RoutineStepRow).order_by(table_of(RoutineStepRow).c.position)):
        steps[row.routine_id].append(record_of(RoutineStep, row))
    rows = session.exec(select(RoutineRow).order_by(table_of(RoutineRow).c.made_at, RoutineRow.id))
    return [record_of(Routine, row, steps=tuple(steps[row.id])) for row in rows]


def read_plans(session: Session) -> list[Plan]:
    """Every plan, ended ones too, the first to begin first."""
    rows = session.exec(select(PlanRow).order_by(PlanRow.start, PlanRow.id))
    return [record_of(Plan, row) for row in rows]


def read_plan_changes(session: Session) -> list[PlanChange]:
    """Every skipped or moved time, by time, then plan."""
    rows = session.exec(select(PlanChangeRow).order_by(PlanChangeRow.occurrence, PlanChangeRow.plan_id))
    return [record_of(PlanChange, row) for row in rows]


def read_sessions(session: Session, *conditions: Any) -> list[DoneSession]:
    """The sessions that meet the conditions on `SessionRow`, the oldest first."""
    rows = session.exec(select(SessionRow).where(*conditions).order_by(SessionRow.started, SessionRow.id)).all()
    steps = _steps_of(session, [row.id for row in rows] if conditions else None)
    return [record_of(DoneSession, row, steps=tuple(steps[row.id])) for row in rows]


def put_own_exercise(work: UnitOfWork, exercise: OwnExercise) -> None:
    """Store an own exercise as it is now."""
    work.put(OwnExerciseRow, (exercise.id,), values_of(exercise))


def put_routine(work: UnitOfWork, routine: Routine) -> None:
    """Store a routine with its steps as they are now."""
    work.put(RoutineRow, (routine.id,), values_of(routine))
    work.session.flush()
    _put_steps(work, RoutineStepRow, "routine_id", routine.id, routine.steps)


def put_plan(work: UnitOfWork, plan: Plan) -> None:
    """Store a plan as it is now."""
    work.put(PlanRow, (plan.id,), values_of(plan))


def put_plan_change(work: UnitOfWork, change: PlanChange) -> None:
    """Store what was done with one planned time."""
    values = values_of(change)
    work.put(PlanChangeRow, keyed(values, "plan_id", "occurrence"), values)


def take_back_plan_change(work: UnitOfWork, change: PlanChange) -> None:
    """Let one planned time stand as the plan has it."""
    work.put(PlanChangeRow, keyed(values_of(change), "plan_id", "occurrence"), None)


def put_session(work: UnitOfWork, done: DoneSession) -> None:
    """Store a session with its steps as they are now."""
    work.put(SessionRow, (done.id,), values_of(done))
    work.session.flush()
    _put_steps(work, SessionStepRow, "session_id", done.id, done.steps)


def remove_session(work: UnitOfWork, id_: str) -> None:
    """Take a session out, with its steps."""
    _put_steps(work, SessionStepRow, "session_id", id_, ())
    work.session.flush()
    work.put(SessionRow, (id_,), None)


def _steps(parent: str, id_: str, steps: Iterable[object]) -> Iterator[dict[str, Any]]:
    for position, step in enumerate(steps):
        yield {parent: id_, "position": position, **values_of(step)}


def _steps_of(session: Session, ids: Sequence[str] | None) -> dict[str, list[DoneStep]]:
    """The steps by session: of these sessions, or of all."""
    query = select(SessionStepRow).order_by(table_of(SessionStepRow).c.position)
    if ids is not None:
        query = query.where(table_of(SessionStepRow).c.session_id.in_(ids))
    steps: dict[str, list[DoneStep]] = defaultdict(list)
    for row in session.exec(query):
        steps[row.session_id].append(record_of(DoneStep, row))
    return steps


def _put_steps(work: UnitOfWork, model: type[SQLModel], parent: str, id_: str, steps: Sequence[object]) -> None:
    for values in _steps(parent, id_, steps):
        work.put(model, keyed(values, parent, "position"), values)
    table = table_of(model)
    beyond = select(table.c.position).where(table.c[parent] == id_, table.c.position >= len(steps))
    for position in work.session.exec(beyond).all():
        work.put(model, (id_, position), None)
