"""Exercise, check-ins and visits in a `.painlog.json` document."""

from collections.abc import Callable
from typing import Any, TypeVar

from painlog.domain.naming import N_
from painlog.domain.questionnaires import Activity, CheckIn
from painlog.domain.routines import Routine
from painlog.domain.training import DoneSession, OwnExercise, Plan, PlanChange, Training
from painlog.domain.visits import EpisodeFact, Question, Visit, Visits
from painlog.exchange.document import Spot, listed_once
from painlog.exchange.flat_documents import document_of, read_record

Json = dict[str, Any]
Record = TypeVar("Record")


def training_document(training: Training, with_notes: bool = True) -> Json:
    """Everything about exercise; without notes the sessions have no `note` key at all."""
    return {
        "own_exercises": [document_of(each) for each in training.own_exercises],
        "routines": [document_of(each) for each in training.routines],
        "plans": [document_of(each) for each in training.plans],
        "changes": [document_of(each) for each in training.changes],
        "sessions": [_session(each, with_notes) for each in training.sessions],
    }


def visits_document(visits: Visits) -> Json:
    """Everything about visits."""
    return {
        "activities": [document_of(each) for each in visits.activities],
        "questions": [document_of(each) for each in visits.questions],
        "handed_over": [document_of(each) for each in visits.handed_over],
    }


def read_training(row: Spot) -> Training:
    """The `training` object; raises `UserError` with the place of whatever does not fit."""
    row.keys(("own_exercises", "routines", "plans", "changes", "sessions"))
    plans = _listed(row, "plans", Plan)
    for spot, plan in zip(row.get("plans", []).items(), plans, strict=True):
        _check_rule(spot, plan)
    known = {plan.id for plan in plans}
    for change in row.get("changes", []).items():
        if read_record(change, PlanChange).plan_id not in known:
            raise change["plan_id"].trouble(N_("{place} names none of the plans."))
    return Training(
        _listed(row, "own_exercises", OwnExercise),
        _listed(row, "routines", Routine),
        plans,
        _listed(row, "changes", PlanChange, lambda each: (each.plan_id, each.occurrence)),
        _listed(row, "sessions", DoneSession),
    )


def _check_rule(spot: Spot, plan: Plan) -> None:
    from painlog.domain.recurrence import checked_rule

    spot.made(lambda: checked_rule(plan.rule, plan.start, plan.zone))


def read_visits(row: Spot) -> Visits:
    """The `visits` object; raises `UserError` with the place of whatever does not fit."""
    row.keys(("activities", "questions", "handed_over"))
    activities = _listed(row, "activities", Activity)
    for spot in row.get("activities", []).items():
        listed_once(spot, "scores", lambda score: score["day"].day(), lambda day: day)
    return Visits(activities, _listed(row, "questions", Question), _listed(row, "handed_over", Visit))


def read_check_ins(document: Spot) -> tuple[CheckIn, ...]:
    return _listed(document, "check_ins", CheckIn)


def read_episode_facts(document: Spot) -> tuple[EpisodeFact, ...]:
    return _listed(document, "episode_facts", EpisodeFact, lambda each: (each.onset, each.key))


def _listed(
    row: Spot, key: str, made: type[Record], key_of: Callable[[Any], object] = lambda each: each.id
) -> tuple[Record, ...]:
    return listed_once(row, key, lambda spot: read_record(spot, made), key_of)


def _session(session: DoneSession, with_notes: bool) -> Json:
    written = document_of(session)
    if not with_notes:
        del written["note"]
    return written
