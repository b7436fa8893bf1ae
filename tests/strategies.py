"""Invented entries and diaries for hypothesis."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from painlog.clock import diary_day
from painlog.domain.built_in_items import SIDED_SYMPTOMS, TIMED_SYMPTOMS
from painlog.domain.catalogue import Catalogue, Item, Kind, slug
from painlog.domain.diary import Course, DayContext, Entry, Relief, Side, SiteScore, Source, Symptom, Treatment
from painlog.domain.exercises import DOSE_RANGES, Dose, Sides
from painlog.domain.exercises import Kind as ExerciseKind
from painlog.domain.experiments import BLOCK_DAYS, FEWEST_PAIRS, MOST_PAIRS, Experiment
from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.domain.records import (
    AboutMe,
    Answer,
    Appointment,
    Clinician,
    Diary,
    Marker,
    Medicine,
    SeenFlag,
    Statement,
    StatementKind,
    WarningAnswer,
)
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.scales import FACE_SCORES, Scale
from painlog.domain.training import (
    DoneSession,
    DoneStep,
    OwnExercise,
    Plan,
    PlanChange,
    PlanChangeKind,
    SessionOutcome,
    StepOutcome,
    Training,
)
from painlog.domain.visits import EpisodeFact, FactKey, Question, Visit, Visits

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2026, 11, 18)
"""Before the tests' clock, wherever on earth it was written."""

_BUILT_IN = Catalogue()
_TRICKY = ("=1+1", "'=1", "''-2", "@x", "+3", "a;b", 'say "so"', "x\r\ny", "\r", "\n", "\t", "\\", "; ")


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Anything a person could type or paste: every character but NUL and lone surrogates."""
    free = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=max_size)
    return free | st.sampled_from(_TRICKY)


def keys() -> st.SearchStrategy[str]:
    """Ids as the program makes them."""
    return st.integers(0, 16**24 - 1).map(lambda number: f"{number:024x}")


def days() -> st.SearchStrategy[date]:
    return st.dates(FIRST_DAY, LAST_DAY)


def moments() -> st.SearchStrategy[datetime]:
    """Aware moments of the past, with whole-minute offsets."""
    offsets = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
    earliest, latest = datetime.combine(FIRST_DAY, time()), datetime.combine(LAST_DAY, time())
    return st.datetimes(earliest, latest, timezones=offsets | st.just(UTC))


def scores() -> st.SearchStrategy[float]:
    return st.integers(0, 100).map(lambda tenths: tenths / 10)


def ids(kind: Kind) -> st.SearchStrategy[str]:
    """Ids of built-in and of own items."""
    own = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=8).map(slug).filter(bool)
    return st.sampled_from([item.id for item in _BUILT_IN.items(kind)]) | own.map(lambda word: f"own-{word}")


def _lists(
    made: st.SearchStrategy[Any],
    key: Callable[[Any], Any] = lambda each: each,
    order: Callable[[Any], Any] | None = None,
) -> st.SearchStrategy[Any]:
    return st.lists(made, max_size=2, unique_by=key).map(lambda found: tuple(sorted(found, key=order or key)))


def _symptoms() -> st.SearchStrategy[Symptom]:
    def with_detail(id_: str) -> st.SearchStrategy[Symptom]:
        side = st.none() | st.sampled_from(Side) if id_ in SIDED_SYMPTOMS else st.none()
        minutes = st.none() | st.integers(0, 1440) if id_ in TIMED_SYMPTOMS else st.none()
        return st.builds(Symptom, st.just(id_), side, minutes)

    return ids(Kind.SYMPTOM).flatmap(with_detail)


@st.composite
def entries(draw: st.DrawFn, id_: st.SearchStrategy[str] | None = None) -> Entry:
    """One entry, with everything that an entry can have."""
    moment = draw(moments())
    time_known = draw(st.booleans())
    when = moment.replace(tzinfo=None) if time_known else datetime.combine(moment.date(), time(12))
    face = draw(st.none() | st.integers(0, 5))
    return Entry(
        id=draw(id_ or keys()),
        when=when,
        utc_offset_min=int((moment.utcoffset() or timedelta()).total_seconds() // 60),
        diary_day=diary_day(when) if time_known else when.date(),
        recorded_at=draw(moments()),
        score=draw(st.none() | scores()) if face is None else float(FACE_SCORES[face]),
        scale=Scale.NRS11 if face is None else Scale.FACES6,
        face=face,
        time_known=time_known,
        course=draw(st.none() | st.sampled_from(Course)),
        hours=draw(st.none() | st.floats(0, 24)),
        sites=draw(_lists(st.builds(SiteScore, ids(Kind.SITE), st.none() | scores()), lambda site: site.id)),
        qualities=draw(_lists(ids(Kind.QUALITY))),
        symptoms=draw(_lists(_symptoms(), lambda symptom: symptom.id)),
        triggers=draw(_lists(ids(Kind.TRIGGER))),
        treatments=draw(_lists(_treatments(), lambda treatment: treatment.id)),
        flare=draw(st.booleans()),
        note=draw(texts()),
        recalled=draw(st.booleans()),
        source=draw(st.none() | st.builds(Source, st.sampled_from(["csv", "daylio"]), st.none() | texts(8))),
    )


def _treatments() -> st.SearchStrategy[Treatment]:
    return st.builds(Treatment, ids(Kind.TREATMENT), texts(12), st.none() | st.sampled_from(Relief))


def day_contexts() -> st.SearchStrategy[DayContext]:
    """The values of a day, at least one of them."""
    rating = st.none() | st.integers(0, 10)
    flag = st.none() | st.booleans()
    minutes, steps = st.none() | st.integers(0, 1440), st.none() | st.integers(0, 200_000)
    made = st.builds(DayContext, days(), rating, rating, rating, flag, flag, minutes, steps)
    return made.filter(lambda day: not day.empty)


@st.composite
def _statements(draw: st.DrawFn) -> Statement:
    start, end = sorted([draw(days()), draw(days())])
    return Statement(
        draw(keys()), draw(st.sampled_from(StatementKind)), start, end, draw(moments()), draw(st.booleans())
    )


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    """One experiment, stopped or not, with some of its days ticked."""
    order = tuple(draw(st.lists(st.booleans(), min_size=FEWEST_PAIRS, max_size=MOST_PAIRS)))
    treatment, block_days = draw(ids(Kind.TREATMENT)), draw(st.sampled_from(BLOCK_DAYS))
    made = Experiment(draw(keys()), treatment, block_days, order, draw(days()), draw(moments()))
    inside = st.integers(0, made.days - 1).map(lambda step: made.first_day + timedelta(days=step))
    return replace(made, stopped_on=draw(st.none() | inside), kept_days=draw(_lists(inside)))


def _walls() -> st.SearchStrategy[datetime]:
    return st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1))


def _named() -> st.SearchStrategy[str]:
    return texts().filter(str.strip)


def _slugs() -> st.SearchStrategy[str]:
    return st.sampled_from(["bridge", "bird-dog", "own-swing", "core-basics"])


def doses() -> st.SearchStrategy[Dose]:
    """Any dose that painlog can time."""
    optional = ("hold_s", "breaths", "minutes")
    numbers = {name: st.integers(*bounds) for name, bounds in DOSE_RANGES.items()}
    return st.builds(Dose, **{name: st.none() | made if name in optional else made for name, made in numbers.items()})


def routines() -> st.SearchStrategy[Routine]:
    """A routine of the person's own."""
    steps = st.builds(RoutineStep, _slugs(), doses(), st.none() | st.sampled_from(Sides))
    some = st.lists(steps, min_size=1, max_size=3).map(tuple)
    return st.builds(Routine, keys(), _named(), some, st.none() | _slugs(), st.booleans(), st.none() | moments())


def sessions() -> st.SearchStrategy[DoneSession]:
    """A session of exercise, whole or in part."""
    rating, seconds = st.none() | st.integers(0, 10), st.integers(0, 86400)
    steps = st.lists(st.builds(DoneStep, _slugs(), st.sampled_from(StepOutcome), seconds), max_size=2).map(tuple)
    return st.builds(
        DoneSession,
        keys(),
        _slugs(),
        _walls(),
        st.integers(-720, 840),
        days(),
        st.sampled_from(SessionOutcome),
        seconds,
        steps,
        st.booleans(),
        st.none() | keys(),
        st.none() | _walls(),
        rating,
        rating,
        rating,
        texts(),
        st.none() | ids(Kind.SITE),
        rating,
        st.booleans(),
    )


@st.composite
def trainings(draw: st.DrawFn) -> Training:
    """Everything about exercise, in the order in which the store gives it."""
    own = st.builds(
        OwnExercise,
        keys(),
        _named(),
        moments(),
        texts(),
        st.sampled_from(ExerciseKind),
        doses(),
        st.sampled_from(Sides),
        st.sampled_from(["", "a.jpg"]),
        st.booleans(),
        st.booleans(),
    )
    zones, rules = st.sampled_from(["Europe/London", "Asia/Kolkata"]), st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY"])
    ended = st.none() | days()
    plan = st.builds(Plan, keys(), _slugs(), rules, _walls(), zones, moments(), ended, st.booleans())
    plans = draw(_lists(plan, lambda each: each.id, lambda each: (each.start.isoformat(), each.id)))
    changes: tuple[PlanChange, ...] = ()
    if plans:
        of = st.sampled_from([each.id for each in plans])
        skipped = st.builds(PlanChange, of, _walls(), st.just(PlanChangeKind.SKIP))
        moved = st.builds(PlanChange, of, _walls(), st.just(PlanChangeKind.MOVE), _walls())
        changes = draw(_lists(skipped | moved, lambda each: (each.occurrence.isoformat(), each.plan_id)))
    return Training(
        draw(_lists(own, lambda each: each.id, lambda each: (each.made_at.isoformat(), each.id))),
        draw(_lists(routines(), lambda each: each.id, _routine_order)),
        plans,
        changes,
        draw(_lists(sessions(), lambda each: each.id, lambda each: (each.started.isoformat(), each.id))),
    )


def _routine_order(routine: Routine) -> tuple[str, str]:
    return (routine.made_at.isoformat() if routine.made_at else "", routine.id)


@st.composite
def visits(draw: st.DrawFn) -> Visits:
    """Everything about visits, in the order in which the store gives it."""
    score = st.builds(ActivityScore, days(), st.integers(0, 10))
    scores = _lists(score, lambda each: each.day)
    rank = st.integers(0, 99)
    activity = st.builds(Activity, keys(), _named(), moments(), rank, st.none() | days(), scores)
    question = st.builds(
        Question, keys(), _named(), moments(), rank, st.none() | st.just("four-weeks"), st.none() | days()
    )
    visit = st.builds(
        Visit, keys(), days(), moments(), st.sampled_from(["pdf", "paper"]), days(), days(), texts(), texts()
    )
    return Visits(
        draw(_lists(activity, lambda each: each.id, lambda each: (each.rank, each.id))),
        draw(_lists(question, lambda each: each.id, lambda each: (each.rank, each.id))),
        draw(_lists(visit, lambda each: each.id, lambda each: (each.day, each.id))),
    )


@st.composite
def _abouts(draw: st.DrawFn) -> AboutMe:
    clinicians = draw(_lists(st.builds(Clinician, keys(), texts(), texts(), texts()), lambda each: each.id))
    who = st.sampled_from([None, *(clinician.id for clinician in clinicians)])
    when = st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1))
    appointments = st.builds(Appointment, keys(), texts(), when, texts(), who, texts())
    day = st.none() | days()
    medicines = st.builds(Medicine, keys(), texts(), texts(), texts(), texts(), st.booleans(), day, day, texts())
    ticks = st.tuples(st.sampled_from(["condition", "tens", "risk-factor", "family"]), st.sampled_from(["a", "b-c"]))
    return AboutMe(
        facts=draw(_lists(st.tuples(texts(), texts()), lambda fact: fact[0])),
        ticks=draw(_lists(ticks)),
        medicines=draw(_lists(medicines, lambda each: each.id)),
        clinicians=clinicians,
        appointments=draw(_lists(appointments, lambda each: each.id, lambda each: (each.when, each.id))),
    )


def _items() -> st.SearchStrategy[Item]:
    own = st.builds(
        lambda kind, name: Item(kind, f"own-{slug(name)}", name),
        st.sampled_from(Kind),
        texts(12).filter(slug),
    )
    return own | st.just(Item(Kind.TRIGGER, "driving", "Driving", "posture", hidden=True))


def _settings() -> st.SearchStrategy[tuple[tuple[str, object], ...]]:
    known = {
        "day_starts_at": st.integers(0, 12),
        "scale": st.sampled_from(list(map(str, Scale))),
        "demo": st.booleans(),
    }
    return st.fixed_dictionaries({}, optional=known).map(lambda found: tuple(sorted(found.items())))


@st.composite
def diaries(draw: st.DrawFn, max_entries: int = 3) -> Diary:
    """A whole diary, in the order in which the store gives it."""
    made = draw(st.lists(entries(), max_size=max_entries, unique_by=lambda entry: entry.id))
    seen = st.builds(SeenFlag, days(), texts(8), moments(), st.booleans())
    markers = st.builds(Marker, keys(), days(), texts(), texts())
    answers = st.builds(WarningAnswer, texts(8), days(), st.sampled_from(Answer))
    rating = st.none() | st.integers(0, 10)
    check_ins = st.builds(CheckIn, keys(), days(), moments(), rating, rating, rating)
    facts = st.builds(EpisodeFact, days(), st.sampled_from(FactKey), _named())
    return Diary(
        entries=tuple(sorted(made, key=lambda entry: (entry.when, entry.id))),
        days=draw(_lists(day_contexts(), lambda day: day.diary_day)),
        statements=draw(_lists(_statements(), lambda each: each.id, lambda each: (each.made_at, each.id))),
        markers=draw(_lists(markers, lambda each: each.id, lambda each: (each.day, each.id))),
        flags_seen=draw(_lists(seen, lambda each: (each.onset, each.flag))),
        warning_signs=draw(_lists(answers, lambda each: (each.answered_on, each.sign))),
        experiments=draw(_lists(experiments(), lambda each: each.id, lambda each: (each.first_day, each.id))),
        check_ins=draw(_lists(check_ins, lambda each: each.id, lambda each: (each.day, each.id))),
        episode_facts=draw(_lists(facts, lambda each: (each.onset, each.key))),
        training=draw(trainings()),
        visits=draw(visits()),
        catalogue=draw(_lists(_items(), lambda item: (item.kind, item.id))),
        about=draw(_abouts()),
        settings=draw(_settings()),
    )
