"""What the diary offers of a routine, more or less, and what becomes of it."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from painlog.clock import FixedClock
from painlog.domain.about import TickKind
from painlog.domain.adherence import PlanDraft
from painlog.domain.draft import Draft
from painlog.domain.exercises import Dose
from painlog.domain.progress import OfferKind
from painlog.domain.records import Answer
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import DoneSession, SessionOutcome
from painlog.paths import Places, resources
from painlog.services.about import AboutService
from painlog.services.changes import Topic
from painlog.services.diary import DiaryService
from painlog.services.exercises import load_catalogue
from painlog.services.training import TrainingService
from painlog.services.training_offers import TrainingOffersService
from painlog.services.warnings import WarningsService
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary
from painlog.storage.training_rows import put_routine, put_session, read_routines
from painlog.storage.unit_of_work import writing

MONDAY = date(2026, 11, 16)
LONDON = "Europe/London"
CORE = PlanDraft("core-basics", "FREQ=WEEKLY;BYDAY=MO,WE,FR", datetime(2026, 11, 2, 18), LONDON)
LIBRARY = load_catalogue(resources() / "exercises")


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def training(store: DiaryStore, clock: FixedClock) -> TrainingService:
    return TrainingService(store, clock, lambda: LONDON)


@pytest.fixture
def offers(store: DiaryStore, clock: FixedClock) -> TrainingOffersService:
    return TrainingOffersService(store, clock)


def slot_states(training: TrainingService) -> list[str]:
    return [f"{slot.day:%a} {slot.state}" for day in training.week(MONDAY).days for slot in day.slots]


def at(day: int) -> datetime:
    return datetime(2026, 11, day, 18)


@pytest.fixture
def two_weeks_done(
    training: TrainingService, offers: TrainingOffersService, store: DiaryStore
) -> TrainingOffersService:
    (plan,), _changes = training.add_plans([CORE])
    with writing(store.engine) as work:
        for day in (6, 9, 11, 13, 16, 18):
            put_session(work, done_session(plan.id, at(day)))
    return offers


def done_session(plan_id: str, begun: datetime) -> DoneSession:
    return DoneSession(
        f"s{begun.day:02}",
        "core-basics",
        begun,
        0,
        begun.date(),
        SessionOutcome.DONE,
        700,
        plan_id=plan_id,
        occurrence=begun,
        pain_before=3,
    )


def log(store: DiaryStore, clock: FixedClock, score: float, when: datetime, flare: bool = False) -> None:
    now = clock.now()
    clock.move(when.replace(tzinfo=ZoneInfo(LONDON)) - now)
    DiaryService(store, clock).log_entry(Draft(score=score, flare=flare))
    clock.move(now - clock.now())


def test_more_is_offered_with_its_reasons_and_declined_for_two_weeks(
    two_weeks_done: TrainingOffersService, store: DiaryStore, clock: FixedClock
) -> None:
    log(store, clock, 4, datetime(2026, 11, 17, 8))
    (offer,) = two_weeks_done.today(LIBRARY)
    assert (offer.kind, offer.routine_id) == (OfferKind.PROGRESS, "core-basics")
    assert (offer.reasons.planned, offer.reasons.done, offer.reasons.mornings) == (6, 6, 1)
    two_weeks_done.decline(offer)
    assert two_weeks_done.today(LIBRARY) == ()
    store.undo()
    assert two_weeks_done.today(LIBRARY) == (offer,)


def test_a_bad_morning_stays_quiet(two_weeks_done: TrainingOffersService, store: DiaryStore, clock: FixedClock) -> None:
    log(store, clock, 5, datetime(2026, 11, 17, 8))
    assert two_weeks_done.today(LIBRARY) == ()


def test_an_evening_is_no_morning(two_weeks_done: TrainingOffersService, store: DiaryStore, clock: FixedClock) -> None:
    log(store, clock, 5, datetime(2026, 11, 17, 13))
    (offer,) = two_weeks_done.today(LIBRARY)
    assert offer.reasons.mornings == 0


def test_a_sign_stays_quiet(two_weeks_done: TrainingOffersService, store: DiaryStore, clock: FixedClock) -> None:
    warnings = WarningsService(store, clock)
    warnings.answer("limits-life", Answer.YES)
    warnings.answer("fever", Answer.NO)
    assert len(two_weeks_done.today(LIBRARY)) == 1
    warnings.answer("fever", Answer.YES)
    assert two_weeks_done.today(LIBRARY) == ()


def test_after_a_flare_less_is_offered(
    two_weeks_done: TrainingOffersService, store: DiaryStore, clock: FixedClock
) -> None:
    log(store, clock, 6, datetime(2026, 11, 19, 20), flare=True)
    (offer,) = two_weeks_done.today(LIBRARY)
    assert offer.kind is OfferKind.STEP_BACK
    assert offer.reasons.flare_on == date(2026, 11, 19)


def test_an_accepted_offer_makes_a_copy_that_the_plan_goes_on_with(
    two_weeks_done: TrainingOffersService, training: TrainingService, store: DiaryStore
) -> None:
    (offer,) = two_weeks_done.today(LIBRARY)
    changes = two_weeks_done.accept(offer, "Core basics 2")
    assert changes.topics == {Topic.TRAINING, Topic.SETTINGS}
    (planned,) = training.plans()
    routine = planned.routine
    assert routine is not None
    assert (routine.name, routine.copied_from) == ("Core basics 2", "core-basics")
    bridge = next(step for step in routine.steps if step.exercise == "bridge")
    assert bridge.dose == Dose(reps=7, breaths=3)
    assert slot_states(training) == ["Mon done", "Wed done", "Fri planned"]
    assert two_weeks_done.today(LIBRARY) == ()
    store.undo()
    assert two_weeks_done.today(LIBRARY) == (offer,)


def test_an_own_routine_is_changed_in_its_place(
    training: TrainingService, offers: TrainingOffersService, store: DiaryStore, clock: FixedClock
) -> None:
    mine = Routine("mine", "Mine", (RoutineStep("bridge", Dose(reps=9, breaths=3)),), made_at=clock.now())
    with writing(store.engine) as work:
        put_routine(work, mine)
    training.add_plans([PlanDraft("mine", "FREQ=DAILY", at(2), LONDON)])
    log(store, clock, 6, datetime(2026, 11, 19, 20), flare=True)
    (offer,) = offers.today(LIBRARY)
    offers.accept(offer, "unused")
    with store.snapshot() as session:
        (changed,) = read_routines(session)
    assert (changed.name, changed.steps[0].dose.reps) == ("Mine", 7)
    assert offers.today(LIBRARY) == ()


def test_what_a_condition_hides_is_not_offered(two_weeks_done: TrainingOffersService, store: DiaryStore) -> None:
    AboutService(store).set_ticks(TickKind.CONDITION, ("recent-surgery",))
    assert two_weeks_done.today(LIBRARY) == ()
