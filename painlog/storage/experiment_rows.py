"""Experiments as rows and rows as experiments."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel, select

from painlog.domain.experiments import Experiment
from painlog.storage.tables import ExperimentRow, ExperimentTickRow
from painlog.storage.unit_of_work import UnitOfWork

_WITH_FIRST, _WITHOUT_FIRST = "1", "0"


def experiment_rows(experiments: Iterable[Experiment]) -> Iterator[tuple[type[SQLModel], dict[str, Any]]]:
    """The rows of experiments: first their own, then those of the ticked days."""
    made = tuple(experiments)
    for experiment in made:
        yield ExperimentRow, _values(experiment)
    for experiment in made:
        for day in experiment.kept_days:
            yield ExperimentTickRow, {"experiment_id": experiment.id, "day": day.isoformat()}


def read_experiments(session: Session) -> list[Experiment]:
    """Every experiment, the first to begin first."""
    kept: dict[str, list[date]] = defaultdict(list)
    for tick in session.exec(select(ExperimentTickRow).order_by(ExperimentTickRow.day)):
        kept[tick.experiment_id].append(date.fromisoformat(tick.day))
    rows = session.exec(select(ExperimentRow).order_by(ExperimentRow.first_day, ExperimentRow.id))
    return [_experiment(row, kept[row.id]) for row in rows]


def put_experiment(work: UnitOfWork, experiment: Experiment) -> None:
    """Store an experiment as it is now, without its ticked days."""
    work.put(ExperimentRow, (experiment.id,), _values(experiment))


def put_tick(work: UnitOfWork, experiment_id: str, day: date, kept: bool) -> None:
    """Store that a day was ticked, or that it was not."""
    key = (experiment_id, day.isoformat())
    work.put(ExperimentTickRow, key, {"experiment_id": experiment_id, "day": day.isoformat()} if kept else None)


def _values(experiment: Experiment) -> dict[str, Any]:
    return {
        "id": experiment.id,
        "treatment_id": experiment.treatment,
        "block_days": experiment.block_days,
        "drawn_order": "".join(_WITH_FIRST if first else _WITHOUT_FIRST for first in experiment.order),
        "first_day": experiment.first_day.isoformat(),
        "stopped_on": experiment.stopped_on.isoformat() if experiment.stopped_on else None,
        "made_at": experiment.made_at.isoformat(),
    }


def _experiment(row: ExperimentRow, kept_days: Iterable[date]) -> Experiment:
    return Experiment(
        id=row.id,
        treatment=row.treatment_id,
        block_days=row.block_days,
        order=tuple(digit == _WITH_FIRST for digit in row.drawn_order),
        first_day=date.fromisoformat(row.first_day),
        made_at=datetime.fromisoformat(row.made_at),
        stopped_on=date.fromisoformat(row.stopped_on) if row.stopped_on else None,
        kept_days=tuple(kept_days),
    )
