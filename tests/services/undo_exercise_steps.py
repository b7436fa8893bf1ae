"""What can be written about exercise, each chosen by a number."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from painlog.domain.adherence import PlanDraft
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.exercises import Dose
from painlog.domain.progress import DoseChange, Offer, OfferKind, Reasons
from painlog.domain.recurrence import Occurrence
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.session_record import PlayerChoices
from painlog.domain.training import DoneSession, DoneStep, OwnExercise, SessionOutcome, StepOutcome
from painlog.services.mappings import Mapping
from tests.services.undo_bench import START, Action, Bench

LONDON = "Europe/London"
BUILT_IN = [each.routine for each in BUILT_IN_ROUTINES]
MADE_AT = START.replace(tzinfo=UTC)
PLANNED_FROM = START.replace(hour=18) - timedelta(days=7)


def own_routine(bench: Bench, number: int) -> Routine:
    """One of the person's own, or one that is not there (any more)."""
    from painlog.storage.training_rows import read_routines

    with bench.services.routines._store.snapshot() as session:
        own = read_routines(session)
    return own[number % len(own)] if own else replace(new_routine(number), id="gone", made_at=MADE_AT)


def any_routine(bench: Bench, number: int) -> Routine:
    return own_routine(bench, number) if number % 2 else BUILT_IN[number % len(BUILT_IN)]


def new_routine(number: int) -> Routine:
    step = RoutineStep("cat-camel", Dose(reps=1 + number % 9))
    return Routine("", f"Routine {number}", (step,) * (1 + number % 3))


def saved_routine(bench: Bench, number: int) -> None:
    known = own_routine(bench, number)
    fresh = new_routine(number)
    bench.services.routines.save(replace(fresh, id=known.id, made_at=known.made_at) if number % 2 else fresh)


def own_exercise(bench: Bench, number: int) -> OwnExercise:
    from painlog.storage.training_rows import read_own_exercises

    with bench.services.routines._store.snapshot() as session:
        own = read_own_exercises(session)
    return own[number % len(own)] if own else OwnExercise("gone", f"Exercise {number}", MADE_AT)


def saved_exercise(bench: Bench, number: int) -> None:
    fresh = OwnExercise("", f"Exercise {number}", MADE_AT, f"Cue {number}")
    known = own_exercise(bench, number)
    bench.services.routines.save_exercise(replace(known, cue=fresh.cue) if number % 3 else fresh)


def plan_draft(number: int) -> PlanDraft:
    start = PLANNED_FROM + timedelta(days=number % 3)
    return PlanDraft(BUILT_IN[number % len(BUILT_IN)].id, "FREQ=DAILY", start, LONDON, bool(number % 4))


def planned_time(bench: Bench, number: int) -> tuple[str, datetime]:
    slots = bench.services.training.slots(bench.day(4), bench.day(0) + timedelta(days=3))
    if not slots:
        return "none", START
    occurrence = slots[number % len(slots)].occurrence
    return occurrence.plan_id, occurrence.wall


def done_as_planned(bench: Bench, number: int) -> None:
    slots = bench.services.training.slots(bench.day(4), bench.day(0) + timedelta(days=1))
    if slots:
        occurrence: Occurrence = slots[number % len(slots)].occurrence
        bench.services.training.done(occurrence, 60 * (number % 5))


def moved(bench: Bench, number: int) -> None:
    plan_id, wall = planned_time(bench, number)
    bench.services.training.move(plan_id, wall, wall + timedelta(hours=1 + number % 3))


def changed_again(bench: Bench, number: int) -> None:
    """Take back a change that was made to a planned time."""
    from painlog.storage.training_rows import read_plan_changes

    with bench.services.training._store.snapshot() as session:
        made = read_plan_changes(session)
    if made:
        change = made[number % len(made)]
        bench.services.training.as_planned(change.plan_id, change.occurrence)


def offer(bench: Bench, number: int) -> Offer:
    routine = any_routine(bench, number)
    routine = routine if routine.id != "gone" else BUILT_IN[0]
    step = routine.steps[0]
    change = DoseChange(0, step.exercise, step.dose, replace(step.dose, sets=1 + number % 5))
    return Offer(list(OfferKind)[number % 2], routine.id, Reasons(bench.day(4), 3, 3, 1), (change,))


def session(bench: Bench, number: int) -> DoneSession:
    now = bench.clock.now().replace(microsecond=0)
    steps = (DoneStep("cat-camel", StepOutcome.DONE, 60 * (number % 3)), DoneStep("pelvic-tilt", StepOutcome.SKIPPED))
    return DoneSession(
        f"session-{number % 7}",
        BUILT_IN[0].id,
        now.replace(tzinfo=None),
        60,
        bench.day(0),
        SessionOutcome.HURT if number % 4 == 0 else SessionOutcome.DONE,
        60,
        steps[: 1 + number % 2],
        pain_after=number % 11,
    )


def changed_session(bench: Bench, number: int) -> None:
    id_ = bench.id_in("training_session", number)
    done = bench.services.sessions.session(id_).session
    bench.services.sessions.change(replace(done, effort=number % 11, note=f"note {number}"))


def left_behind(bench: Bench, number: int) -> None:
    bench.services.sessions.keep(replace(session(bench, number), id=f"left-{number}"))
    bench.services.sessions.take_over()


EXERCISE_STEPS: dict[str, Action] = {
    "routines.save": saved_routine,
    "routines.copy": lambda b, n: b.services.routines.copy(any_routine(b, n), f"Copy {n}"),
    "routines.add_step": lambda b, n: b.services.routines.add_step(own_routine(b, n), RoutineStep("pelvic-tilt")),
    "routines.put_away": lambda b, n: b.services.routines.put_away(any_routine(b, n), bool(n % 3)),
    "routines.order": lambda b, n: b.services.routines.order([each.id for each in BUILT_IN[n % 4 :]]),
    "routines.save_exercise": saved_exercise,
    "routines.put_exercise_away": lambda b, n: b.services.routines.put_exercise_away(own_exercise(b, n), bool(n % 2)),
    "training.add_plans": lambda b, n: b.services.training.add_plans([plan_draft(n), plan_draft(n + 1)][: 1 + n % 2]),
    "training.change_plan": lambda b, n: b.services.training.change_plan(
        b.id_in("plan", n), replace(plan_draft(n), start=PLANNED_FROM + timedelta(days=n % 9))
    ),
    "training.remind": lambda b, n: b.services.training.remind(b.id_in("plan", n), bool(n % 2)),
    "training.end_plan": lambda b, n: b.services.training.end_plan(b.id_in("plan", n)),
    "training.skip": lambda b, n: b.services.training.skip(*planned_time(b, n)),
    "training.move": moved,
    "training.move_to_tomorrow": lambda b, n: b.services.training.move_to_tomorrow(*planned_time(b, n)),
    "training.as_planned": changed_again,
    "training.done": done_as_planned,
    "training.done_now": lambda b, n: b.services.training.done_now(BUILT_IN[n % 4].id, 60 * n),
    "training.remove_session": lambda b, n: b.services.training.remove_session(b.id_in("training_session", n)),
    "training_offers.decline": lambda b, n: b.services.training_offers.decline(offer(b, n)),
    "training_offers.accept": lambda b, n: b.services.training_offers.accept(offer(b, n), f"Mine {n}"),
    "sessions.save": lambda b, n: b.services.sessions.save(session(b, n)),
    "sessions.change": changed_session,
    "sessions.take_over": left_behind,
    "mappings.save": lambda b, n: b.services.mappings.save(Mapping(f"Table {n % 3}", (("date", f"Day {n}"),))),
    "mappings.remove": lambda b, n: b.services.mappings.remove(f"Table {n % 3}"),
}
"""Each is one step of the journal, or none where it changes nothing."""

EXERCISE_QUIET: dict[str, Action] = {
    "sessions.choose": lambda b, n: b.services.sessions.choose(PlayerChoices(sound=bool(n % 2))),
    "exercise_safety.advice_read": lambda b, n: b.services.exercise_safety.advice_read(),
    "exercise_safety.list_answered": lambda b, n: b.services.exercise_safety.list_answered(),
    "exercise_safety.clinician_agreed": lambda b, n: b.services.exercise_safety.clinician_agreed(),
    "exercise_safety.clinician_agreed_to": lambda b, n: b.services.exercise_safety.clinician_agreed_to(("neck",)),
}
"""These are remembered without a step."""
