"""Diaries to report: one in which every section has something to say, and how to store it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from painlog.clock import FixedClock
from painlog.domain.demo import demo_diary
from painlog.domain.diary import Symptom
from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.domain.records import AboutMe, Answer, Appointment, Diary, Medicine, WarningAnswer
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import DoneSession, SessionOutcome, Training
from painlog.domain.visits import EpisodeFact, FactKey, Question, Visits
from painlog.domain.warnings import SIGNS
from painlog.paths import resources
from painlog.services.reports import ReportsService

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 18, 42)

QUESTIONS = (
    "Is it all right to take ibuprofen this often?",
    "Should I see a physiotherapist?",
    "My left thigh tingles when I drive. Does it need a scan?",
)


def full_diary() -> Diary:
    """The demo diary with everything beside it: name, signs, check-ins, facts, questions, exercise, tests."""
    diary = demo_diary(TODAY)
    return replace(
        diary,
        entries=tuple(
            replace(entry, symptoms=(Symptom("night-waking"),)) if (entry.score or 0) >= 6 else entry
            for entry in diary.entries
        ),
        about=_about(diary),
        warning_signs=_answers(),
        check_ins=tuple(_check_in(place, day) for place, day in enumerate(range(81, 0, -14))),
        episode_facts=_facts(),
        training=_training(),
        visits=_visits(),
    )


def _about(diary: Diary) -> AboutMe:
    return replace(
        diary.about,
        facts=(("name", "Margaret Ellis"), ("birth_date", "1961-03-14")),
        medicines=(
            *diary.about.medicines,
            Medicine("m-2", "Amlodipine 5 mg", dose="1 tablet every morning", regular=True, since=date(2021, 4, 1)),
        ),
        appointments=(Appointment("a-1", "mri", datetime(2026, 9, 14, 9, 30), "Lumbar spine", result="reported"),),
    )


def _answers() -> tuple[WarningAnswer, ...]:
    yes = {"rest-night-pain": date(2026, 11, 12), "one-limb": date(2026, 11, 18), "down-the-leg": date(2026, 11, 18)}
    said = [WarningAnswer(sign, day, Answer.YES) for sign, day in yes.items()]
    no = [sign.id for sign in SIGNS[:20] if sign.id not in yes]
    return (*said, *(WarningAnswer(sign, date(2026, 11, 18), Answer.NO) for sign in no))


def _check_in(place: int, days_ago: int) -> CheckIn:
    values = ((4, 4, 4), (3, 3, 3), (2, 1, 2), (1, 0, 1), (5, 5, 6), (5, 6, 6))[place]
    day = TODAY - timedelta(days=days_ago)
    return CheckIn(f"c-{place}", day, datetime.combine(day, NOW.time()), *values)


def _facts() -> tuple[EpisodeFact, ...]:
    onset = date(2026, 10, 15)
    told = {
        FactKey.HOW_BEGAN: "Gradually, after a week of driving",
        FactKey.COURSE: "comes-and-goes",
        FactKey.SPREAD: "Left buttock and back of the thigh",
        FactKey.WORSE_BY: "Sitting, driving",
        FactKey.BETTER_BY: "Walking, heat",
        FactKey.TRIED: "Physiotherapy in summer",
    }
    return tuple(EpisodeFact(onset, key, value) for key, value in told.items())


def _training() -> Training:
    routine = Routine("r-1", "Back and hips", (RoutineStep("bird-dog"), RoutineStep("bridge")))
    sessions = tuple(
        DoneSession(
            f"s-{ago}",
            "r-1",
            NOW - timedelta(days=ago),
            0,
            TODAY - timedelta(days=ago),
            SessionOutcome.HURT if ago == 9 else SessionOutcome.DONE,
            900,
            hurt_site="thigh-back-left" if ago == 9 else None,
            hurt_score=6 if ago == 9 else None,
        )
        for ago in range(1, 84)
        if ago % 7 in (1, 2, 4) or ago % 14 == 6
    )
    return Training(routines=(routine,), sessions=sessions)


def _visits() -> Visits:
    made = NOW - timedelta(days=40)
    activities = tuple(
        Activity(
            f"p-{place}",
            name,
            made,
            place,
            scores=tuple(
                ActivityScore(day, score) for day, score in zip((date(2026, 10, 12), TODAY), scores, strict=True)
            ),
        )
        for place, (name, scores) in enumerate(
            {"Sit through a film": (6, 3), "Work in the garden for an hour": (7, 4), "Put on my socks": (8, 6)}.items()
        )
    )
    questions = tuple(Question(f"q-{place}", text, NOW, place) for place, text in enumerate(QUESTIONS))
    return Visits(activities=activities, questions=questions)


@contextmanager
def reporting(diary: Diary, path: Path) -> Iterator[ReportsService]:
    """The service on a new file that holds this diary, on Friday 20 November 2026, 18:42, in London."""
    from painlog.storage.demo_rows import replace_everything
    from painlog.storage.diary_store import open_store
    from painlog.storage.opening import open_diary

    clock = FixedClock(NOW, ZoneInfo("Europe/London"))
    opened = open_diary(path, clock)
    try:
        store = open_store(opened.engine, clock)
        with store.transaction("written") as work:
            replace_everything(work, diary)
        yield ReportsService(store, clock, path, resources())
    finally:
        opened.close()
