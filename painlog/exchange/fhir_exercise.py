"""Exercise sessions, weekly check-ins and named activities as FHIR resources."""

from collections.abc import Iterator, Mapping

from painlog.domain.catalogue import Kind
from painlog.domain.naming import N_
from painlog.domain.questionnaires import Activity, CheckIn
from painlog.domain.training import DoneSession, SessionOutcome
from painlog.exchange.fhir_codes import ACTIVITY, EXERCISE_DONE, EXERCISE_DURATION
from painlog.exchange.fhir_elements import (
    Json,
    Reporter,
    clean,
    day_text,
    id_of,
    loinc,
    moment,
    quantity,
    reference,
    score_value,
)

_OUTCOMES = {
    SessionOutcome.DONE: N_("Done"),
    SessionOutcome.STOPPED: N_("Stopped early"),
    SessionOutcome.HURT: N_("Stopped because it hurt"),
    SessionOutcome.BROKEN: N_("Cut off"),
}


def session_resources(session: DoneSession, routines: Mapping[str, str], reporter: Reporter) -> Iterator[Json]:
    """A session as exercise done, with its duration in minutes beside it; `routines` holds names by id."""
    effective = moment(session.started, session.utc_offset_min)
    duration_id = id_of("session", session.id, "duration")
    done = reporter.observation(id_of("session", session.id), loinc(EXERCISE_DONE), effective, ACTIVITY)
    name = clean(routines.get(session.routine_id, "")) or clean(session.routine_id) or EXERCISE_DONE[1]
    done |= {"valueCodeableConcept": {"text": name}, "component": list(_session_components(session, reporter))}
    yield done | {"hasMember": [reference(duration_id)]} | reporter.notes(session.note)
    duration = reporter.observation(duration_id, loinc(EXERCISE_DURATION), effective, ACTIVITY)
    yield duration | {"valueQuantity": quantity(round(session.seconds / 60, 2), "min")}


def check_in_resource(check_in: CheckIn, reporter: Reporter) -> Json | None:
    """A weekly check-in with its three answers, where one was given; under codes of painlog's own."""
    codes = ("week-pain", "week-enjoyment", "week-activity")
    answers = [(code, value) for code, value in zip(codes, check_in.answers, strict=True) if value is not None]
    if not answers:
        return None
    made = reporter.observation(id_of("check-in", check_in.id), reporter.local("check-in"), day_text(check_in.day))
    made["component"] = [{"code": reporter.local(code), "valueInteger": value} for code, value in answers]
    return made if check_in.mean is None else made | score_value(check_in.mean)


def activity_resources(activity: Activity, reporter: Reporter) -> Iterator[Json]:
    """The scores of an activity in the person's own words."""
    code = reporter.local("activity-score")
    code["text"] = clean(activity.name) or code["text"]
    for score in activity.scores:
        id_ = id_of("activity", activity.id, score.day.isoformat())
        yield reporter.observation(id_, code, day_text(score.day)) | {"valueInteger": score.score}


def _session_components(session: DoneSession, reporter: Reporter) -> Iterator[Json]:
    outcome = reporter.texts(_OUTCOMES[session.outcome])
    yield {"code": reporter.local("session-outcome"), "valueCodeableConcept": {"text": outcome}}
    ratings = (
        ("pain-before", session.pain_before),
        ("pain-after", session.pain_after),
        ("effort", session.effort),
        ("hurt-score", session.hurt_score),
    )
    for code, value in ratings:
        if value is not None:
            yield {"code": reporter.local(code), "valueInteger": value}
    if session.hurt_site is not None:
        place = {"text": reporter.item_name(Kind.SITE, session.hurt_site)}
        yield {"code": reporter.local("hurt-place"), "valueCodeableConcept": place}
