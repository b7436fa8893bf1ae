"""The demo diary: a year or more in the life of an invented person. The same seed writes the same diary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random

from painlog.clock import DEFAULT_DAY_START_HOUR
from painlog.domain.catalogue import MEDICINE_GROUP, Item, Kind
from painlog.domain.demo_course import ONGOING_DAYS, InventedDay, course
from painlog.domain.demo_notes import Say, notes_for
from painlog.domain.demo_training import demo_training
from painlog.domain.demo_visits import demo_answers, demo_check_ins, demo_clinicians, demo_facts, demo_visits
from painlog.domain.diary import Course, DayContext, Entry, Relief, Side, SiteScore, Symptom, Treatment
from painlog.domain.naming import N_
from painlog.domain.records import AboutMe, Clinician, Diary, Marker, Medicine
from painlog.domain.scales import Scale, face_of
from painlog.errors import UserError

MOST_YEARS = 30
"""Longer than anybody looks at a demo; keeps a slip of the finger from filling the disk."""

OWN_MEDICINE = Item(Kind.TREATMENT, "own-ibuprofen-400", N_("Ibuprofen 400"), MEDICINE_GROUP)

_OTHER_TRIGGERS = (
    ("bending", 0.10),
    ("lifting", 0.10),
    ("driving", 0.12),
    ("housework", 0.10),
    ("stress-at-work", 0.10),
    ("gardening", 0.06),
)
"""Noted by chance: these go with nothing."""

_TREATMENTS = (
    ("heat", 0.34),
    (OWN_MEDICINE.id, 0.20),
    ("walking", 0.18),
    ("stretching", 0.15),
    ("topical", 0.06),
    ("massage", 0.04),
)
_RELIEFS = (Relief.NOT_AT_ALL, Relief.A_LITTLE, Relief.SOME, Relief.A_LOT, Relief.CANT_TELL)
_RELIEF_WEIGHTS = {"heat": (1, 4, 4, 1, 1), OWN_MEDICINE.id: (1, 3, 4, 2, 1), "topical": (3, 3, 1, 0, 2)}

_PLACES = (
    ("lower-back-left", 1, 0.85),
    ("lower-back-right", 2, 0.40),
    ("mid-back-middle", 2, 0.10),
    ("buttock-left", 4, 0.45),
    ("thigh-back-left", 5, 0.30),
    ("calf-left", 7, 0.35),
)
"""Places with the score from which they are marked and how often: from the left side into the left leg."""

_QUALITIES = (
    ("dull", 1, 5, 0.5),
    ("stiff", 1, 6, 0.4),
    ("aching", 3, 8, 0.5),
    ("sharp", 6, 10, 0.4),
    ("shooting", 7, 10, 0.4),
)

_SLOTS = {"morning": (7, 10), "midday": (11, 13), "afternoon": (15, 17), "evening": (19, 23)}
_DAYPARTS: dict[int, tuple[tuple[str, ...], ...]] = {
    1: (("evening",), ("evening",), ("evening",), ("afternoon",), ("morning",)),
    2: (("morning", "evening"), ("midday", "evening"), ("morning", "afternoon")),
    3: (("morning", "midday", "evening"), ("morning", "afternoon", "evening")),
}


@dataclass(frozen=True, slots=True)
class _Moment:
    when: datetime
    score: int
    worst: bool


def in_english(text: str) -> str:
    """The person's own words as they stand here."""
    return text


def demo_diary(today: date, years: int = 1, seed: int = 1, say: Say = in_english) -> Diary:
    """An invented diary of `years` (1 to 30) times 365 days up to `today`, marked as a demo in its settings.

    `say` turns the person's own words from English into the language of the demo. The same arguments give the same
    diary, to the last key. Raises `UserError` for another number of years.
    """
    if not 1 <= years <= MOST_YEARS:
        raise UserError(
            N_("{years} years make no demo diary."),
            N_("Give a number from 1 to {most}."),
            years=years,
            most=MOST_YEARS,
        )
    rng = Random(seed)
    invented = course(rng, today, years)
    recorded = [day for day in invented if day.recorded]
    worst = {day.day: day.worst for day in invented}
    care = Random(seed)
    key = partial(_key, care)
    people, booked = demo_clinicians(today, key, say)
    return Diary(
        entries=_entries(rng, recorded, today, say),
        days=tuple(_context(rng, day) for day in recorded if rng.random() < 0.85),
        markers=tuple(_markers(rng, today, say)),
        warning_signs=demo_answers(today),
        check_ins=demo_check_ins(care, today, worst, key),
        episode_facts=demo_facts(today - timedelta(days=ONGOING_DAYS - 1), say),
        training=demo_training(care, today, worst, key, say),
        visits=demo_visits(care, today, key, say),
        catalogue=(replace(OWN_MEDICINE, name=say(OWN_MEDICINE.name)),),
        about=AboutMe(
            medicines=(_own_medicine(rng, today, say),), clinicians=tuple(sorted(people, key=_id)), appointments=booked
        ),
        settings=(("demo", True),),
    )


def _id(clinician: Clinician) -> str:
    return clinician.id


def _entries(rng: Random, days: Sequence[InventedDay], today: date, say: Say) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    worst_before = 0
    for day in days:
        entries.extend(_entries_of(rng, day, worst_before, today))
        worst_before = day.worst
    told = (replace(entry, note=say(entry.note)) if entry.note else entry for entry in entries)
    return tuple(sorted(told, key=lambda entry: (entry.when, entry.id)))


def _entries_of(rng: Random, day: InventedDay, worst_before: int, today: date) -> Iterator[Entry]:
    late = day.day < today - timedelta(days=10) and rng.random() < 0.02
    if late:
        yield _entry(rng, day, _Moment(_at(day.day, time(12)), day.worst, True), days_late=rng.randint(3, 5))
        return
    for moment in _moments(rng, day, day.day == today):
        yield _entry(rng, day, moment, flare=moment.worst and day.worst >= max(7, worst_before + 2))


def _moments(rng: Random, day: InventedDay, is_today: bool) -> Iterator[_Moment]:
    count = rng.choices((1, 2, 3), (68, 24, 8))[0] if day.worst else 1
    parts = ("morning", "afternoon") if is_today else rng.choice(_DAYPARTS[count])
    worst = 0 if is_today else rng.randrange(len(parts))
    for place, part in enumerate(parts):
        lower = 0 if place == worst else rng.choice((1, 1, 2))
        yield _Moment(_moment(rng, day.day, part), max(day.worst - lower, 0), place == worst)


def _moment(rng: Random, day: date, part: str) -> datetime:
    if part == "evening" and rng.random() < 0.04:
        return _at(day, time(0, rng.randint(5, 55))) + timedelta(days=1)
    first, last = _SLOTS[part]
    return _at(day, time(rng.randrange(first, last), rng.randrange(60)))


def _at(day: date, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time)


def _key(rng: Random, moment: datetime) -> str:
    """A row key like those that the program makes: milliseconds since 1970 and chance, in hexadecimal digits."""
    return f"{int(moment.replace(tzinfo=UTC).timestamp() * 1000):012x}{rng.getrandbits(48):012x}"


def _entry(rng: Random, day: InventedDay, moment: _Moment, flare: bool = False, days_late: int = 0) -> Entry:
    recorded_at = moment.when + timedelta(days=days_late)
    face = face_of(moment.score) if moment.score and rng.random() < 0.04 else None
    return Entry(
        id=_key(rng, recorded_at),
        when=moment.when,
        utc_offset_min=0,
        diary_day=day.day,
        recorded_at=recorded_at.replace(tzinfo=UTC),
        score=float(moment.score),
        scale=Scale.NRS11 if face is None else Scale.FACES6,
        face=face,
        time_known=not days_late,
        course=rng.choice((None, None, *Course)) if moment.score else None,
        hours=float(rng.randint(1, 12)) if moment.score and rng.random() < 0.2 else None,
        sites=_sites(rng, moment.score),
        qualities=tuple(
            id_ for id_, low, high, often in _QUALITIES if low <= moment.score <= high and rng.random() < often
        ),
        symptoms=tuple(_symptoms(rng, moment)),
        triggers=tuple(_triggers(rng, day)) if moment.worst else (),
        treatments=tuple(_treatments(rng, moment.score)),
        flare=flare and rng.random() < 0.7,
        note=rng.choice(notes_for(moment.score)) if moment.worst and rng.random() < 0.2 else "",
        recalled=days_late > 0,
    ).in_order()


def _sites(rng: Random, score: int) -> tuple[SiteScore, ...]:
    marked = [id_ for id_, least, often in _PLACES if score >= least and rng.random() < often]
    scored = rng.random() < 0.5
    return tuple(
        SiteScore(id_, float(max(score - 2 * place, 1)) if scored else None) for place, id_ in enumerate(marked)
    )


def _symptoms(rng: Random, moment: _Moment) -> Iterator[Symptom]:
    if moment.score >= 2 and moment.when.hour in range(DEFAULT_DAY_START_HOUR, 11) and rng.random() < 0.6:
        yield Symptom("stiffness-on-waking", minutes=rng.choice((10, 15, 20, 30, 45)))
    if moment.score >= 5 and rng.random() < 0.2:
        yield Symptom("pain-with-sitting")
    if moment.score >= 6 and rng.random() < 0.2:
        yield Symptom("tingling", Side.LEFT)


def _triggers(rng: Random, day: InventedDay) -> Iterator[str]:
    if not day.painful and rng.random() < 0.7:
        return
    if day.sat_long:
        yield "long-sitting"
    if day.slept_badly:
        yield "poor-sleep"
    yield from (id_ for id_, often in _OTHER_TRIGGERS if rng.random() < often)


def _treatments(rng: Random, score: int) -> Iterator[Treatment]:
    for id_, often in _TREATMENTS:
        if rng.random() < often * score / 5:
            dose = "400 mg" if id_ == OWN_MEDICINE.id else ""
            weights = _RELIEF_WEIGHTS.get(id_, (2, 4, 3, 1, 1))
            yield Treatment(id_, dose, rng.choices((*_RELIEFS, None), (*weights, 2))[0])


def _context(rng: Random, day: InventedDay) -> DayContext:
    sleep = rng.randint(2, 4) if day.slept_badly else rng.randint(6, 9)
    walked = rng.choice((None, 10, 20, 30, 45, 60))
    return DayContext(
        day.day,
        sleep=sleep,
        mood=min(max(8 - day.worst // 2 + rng.randint(-1, 1), 0), 10),
        stress=rng.randint(1, 7 if day.day.weekday() < 5 else 4),
        limited=day.worst >= 5 and rng.random() < 0.6,
        work_missed=day.worst >= 8 and day.day.weekday() < 5 and rng.random() < 0.5,
        walked_min=walked,
        steps=None if walked is None else walked * 110 + rng.randint(1500, 4000),
    )


def _markers(rng: Random, today: date, say: Say) -> Iterator[Marker]:
    for days_ago, kind, word in (
        (298, "injury", N_("Slipped on the garden steps")),
        (150, "appointment", N_("First visit to the GP")),
        (128, "treatment", N_("Physiotherapy begins")),
        (12, "appointment", N_("GP, second visit")),
    ):
        day = today - timedelta(days=days_ago)
        yield Marker(_key(rng, _at(day, time(18))), day, kind, say(word))


def _own_medicine(rng: Random, today: date, say: Say) -> Medicine:
    since = today - timedelta(days=299)
    name = say(OWN_MEDICINE.name)
    return Medicine(_key(rng, _at(since, time(18))), name, "nsaid", "400", "mg", since=since)
