"""The desk on which every importer works: facts of one moment become entries, facts of one day its values."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import blake2b

from painlog.domain.catalogue import MEDICINE_GROUP, OWN_GROUP, Kind
from painlog.domain.diary import DayContext, Entry, Relief, SiteScore, Source, Symptom, Treatment
from painlog.domain.draft import Moment
from painlog.domain.exercises import EXERCISE_IDS
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import (
    LONGEST_SESSION_S,
    DoneSession,
    DoneStep,
    OwnExercise,
    SessionOutcome,
    StepOutcome,
    Training,
)
from painlog.errors import UserError
from painlog.exchange.dates import Stamp
from painlog.exchange.moments import Calendar
from painlog.exchange.names import NameBook
from painlog.exchange.planning import joined_days
from painlog.exchange.rows import Candidate, Row, RowTrouble, SessionCandidate

MOST_MINUTES_OFF = 14 * 60
"""The zone furthest from UTC lies 14 hours ahead of it (the Line Islands)."""

_MINUTES = re.compile(r"[+-]?\d{1,4}")
Found = Candidate | SessionCandidate | RowTrouble


@dataclass(frozen=True, slots=True)
class Taken:
    """Something that was taken or done against the pain."""

    name: str
    dose: str = ""
    relief: Relief | None = None
    medicine: bool = False


@dataclass(frozen=True, slots=True)
class Pain:
    """One pain of a moment. `before` is the value in the file where it was converted; `places` ids or own names."""

    score: float | None = None
    before: str | None = None
    places: tuple[str, ...] = ()
    note: str = ""
    hours: float | None = None
    qualities: tuple[str, ...] = ()


@dataclass(slots=True)
class Occasion:
    """What a file says of one moment; `line` is where it begins to."""

    line: int
    moment: Moment
    pains: list[tuple[int, Pain]] = field(default_factory=list)
    triggers: list[str] = field(default_factory=list)
    treatments: list[Taken] = field(default_factory=list)
    symptoms: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether it makes no entry."""
        return not (self.pains or self.triggers or self.treatments or self.symptoms or self.notes)


@dataclass(slots=True)
class Desk:
    """What an importer needs, and what it puts aside while it reads.

    `heard` is told now and then that the reading goes on; `left_out` counts what the diary has no place for.
    """

    app: str
    calendar: Calendar
    names: NameBook
    recorded_at: datetime
    heard: Callable[[], None]
    days: dict[date, DayContext] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    _trained: dict[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Forget what an earlier reading of the same file put aside."""
        self.days.clear()
        self.left_out.clear()
        self._trained.clear()

    def moment(self, stamp: Stamp) -> Moment:
        return self.calendar.moment(stamp)

    def note_day(self, values: DayContext) -> None:
        """Put values of a day aside; later ones of the same day stand."""
        before = self.days.get(values.diary_day, DayContext(values.diary_day))
        self.days[values.diary_day] = joined_days(before, values)

    def entries(self, occasion: Occasion) -> Iterator[Candidate]:
        """An entry for each pain of a moment; the first one carries whatever else is known of the moment."""
        if occasion.empty:
            return
        for place, (line, pain) in enumerate(occasion.pains or [(occasion.line, Pain())]):
            yield Candidate(line, self._entry(occasion, pain, first=place == 0))

    def session(self, line: int, name: str, moment: Moment, seconds: int = 0, note: str = "") -> SessionCandidate:
        """A session of something that was done, under the person's own name for it.

        Its id is made from what the file says, so that the same file brings it once.
        """
        routine_id = self._routine_of(name)
        seconds = min(max(seconds, 0), LONGEST_SESSION_S)
        done = DoneSession(
            id=_digest(self.app, "session", routine_id, moment.when.isoformat()),
            routine_id=routine_id,
            started=moment.when,
            utc_offset_min=moment.utc_offset_min,
            diary_day=moment.day,
            outcome=SessionOutcome.DONE,
            seconds=seconds,
            steps=(DoneStep(self._exercise_of(name), StepOutcome.DONE, seconds),),
            with_timer=False,
            note=note,
        )
        return SessionCandidate(line, done)

    def beside(self, taken: bool) -> Diary:
        """The days, and the names that belong to the rows that were taken."""
        days = tuple(day for day in self.days.values() if not day.empty)
        if not taken:
            return Diary(days=days)
        own = (name for name in self._trained.values() if self._exercise_of(name) not in EXERCISE_IDS)
        training = Training(
            own_exercises=tuple(OwnExercise(self._exercise_of(name), name, self.recorded_at) for name in own),
            routines=tuple(
                Routine(id_, name, (RoutineStep(self._exercise_of(name)),), made_at=self.recorded_at)
                for id_, name in self._trained.items()
            ),
        )
        return Diary(days=days, catalogue=self.names.new_items, training=training)

    def _entry(self, occasion: Occasion, pain: Pain, first: bool) -> Entry:
        moment = occasion.moment
        notes = [pain.note, *occasion.notes] if first else [pain.note]
        return Entry(
            id="",
            when=moment.when,
            utc_offset_min=moment.utc_offset_min,
            diary_day=moment.day,
            recorded_at=self.recorded_at,
            score=pain.score,
            time_known=moment.time_known,
            hours=pain.hours,
            sites=tuple(SiteScore(id_) for id_ in self.names.ids_of(Kind.SITE, list(pain.places))),
            qualities=self.names.ids_of(Kind.QUALITY, list(pain.qualities)),
            symptoms=self._symptoms(occasion.symptoms) if first else (),
            triggers=self.names.ids_of(Kind.TRIGGER, occasion.triggers) if first else (),
            treatments=self._treatments(occasion.treatments) if first else (),
            note="\n".join(dict.fromkeys(note for note in notes if note)),
            source=Source(self.app, pain.before),
        )

    def _symptoms(self, names: list[str]) -> tuple[Symptom, ...]:
        return tuple(Symptom(id_) for id_ in self.names.ids_of(Kind.SYMPTOM, names))

    def _treatments(self, taken: Iterable[Taken]) -> tuple[Treatment, ...]:
        """Each treatment once: doses are added up in words, the first relief stands."""
        found: dict[str, Treatment] = {}
        for each in taken:
            group = MEDICINE_GROUP if each.medicine else OWN_GROUP
            id_ = self.names.id_of(Kind.TREATMENT, each.name, group)
            before = found.get(id_, Treatment(id_))
            dose = " + ".join(part for part in (before.dose, each.dose) if part)
            found[id_] = Treatment(id_, dose, before.relief or each.relief)
        return tuple(found[id_] for id_ in sorted(found))

    def _routine_of(self, name: str) -> str:
        id_ = _digest(self.app, "routine", name.casefold())
        self._trained.setdefault(id_, name)
        return id_

    def _exercise_of(self, name: str) -> str:
        known = name.casefold().replace(" ", "-")
        return known if known in EXERCISE_IDS else _digest(self.app, "exercise", name.casefold())


@dataclass(slots=True)
class AppFile:
    """A file of another app. The rows are read anew each time."""

    format_name: str
    desk: Desk
    read: Callable[[], Iterator[Found]]
    exported_at: datetime | None = None

    def ids(self) -> frozenset[str]:
        """None: a row is known by its content."""
        return frozenset()

    def rows(self) -> Iterator[Found]:
        """The rows as entries whose id is still empty, and as sessions."""
        self.desk.begin()
        return self.read()

    def beside(self, taken: bool) -> Diary:
        """What the rows read so far bring along."""
        return self.desk.beside(taken)

    def unplaced(self) -> tuple[tuple[str, int], ...]:
        """What the diary has no place for, the most frequent first."""
        return tuple(self.desk.left_out.most_common())


def each_row(rows: Iterable[Row | RowTrouble], make: Callable[[Row], Iterable[Found]]) -> Iterator[Found]:
    """What `make` finds in every row; a row in which it meets trouble is told with its line."""
    for row in rows:
        if isinstance(row, RowTrouble):
            yield row
            continue
        try:
            found = list(make(row))
        except UserError as trouble:
            found = [RowTrouble(row.line, trouble)]
        yield from found


def minutes_off(text: str) -> timedelta:
    """A UTC offset given in minutes; raises `UserError` for one that no place on Earth has."""
    number = text.strip().removesuffix(".0")
    if not _MINUTES.fullmatch(number) or abs(int(number)) > MOST_MINUTES_OFF:
        raise UserError(N_("“{text}” is not a time difference in minutes."), text=text)
    return timedelta(minutes=int(number))


def _digest(*parts: str) -> str:
    return f"{parts[0]}-{blake2b(repr(parts).encode(), digest_size=10).hexdigest()}"
