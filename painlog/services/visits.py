"""The doctor's visit: questions to ask, what was chosen for the report, and what was handed to whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.about import Fact
from painlog.domain.flags import Flag
from painlog.domain.flags_seen import seen_name
from painlog.domain.naming import N_
from painlog.domain.records import Appointment, Clinician, Medicine
from painlog.domain.settings import DiarySettings
from painlog.domain.visit_options import VisitOptions
from painlog.domain.visits import Question, Visit
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore

OPTIONS_KEY = "visit_options"
"""Under this key the settings of a diary hold what was chosen on the page."""

LONGEST_QUESTION = 280
"""Characters of a question: what the report prints of it."""


@dataclass(frozen=True, slots=True)
class VisitState:
    """What the page shows. `medicines` are those taken today; `coming` are appointments that are still ahead.

    `name` is the owner's, if it was given.
    """

    today: date
    options: VisitOptions
    settings: DiarySettings
    questions: tuple[Question, ...] = ()
    handed_over: tuple[Visit, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    clinicians: tuple[Clinician, ...] = ()
    coming: tuple[Appointment, ...] = ()
    name: str = ""

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions that were not asked yet, in the person's order."""
        return tuple(question for question in self.questions if question.asked_on is None)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that were asked, the last one first."""
        return tuple(sorted((each for each in self.questions if each.asked_on), key=_asked_last, reverse=True))

    @property
    def likely_clinician(self) -> str:
        """To whom a report probably goes: the next appointment's clinician, who got the last one, or the only one."""
        next_id = self.coming[0].clinician_id if self.coming else None
        coming = (each.name for each in self.clinicians if each.id == next_id)
        last = (visit.clinician for visit in self.handed_over)
        only = self.clinicians[0].name if len(self.clinicians) == 1 else ""
        return next((name for name in (*coming, *last) if name), only)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was given to somebody: a file's kind (`pdf`, `zip` …) or "paper", and the days that it covers.

    `first` None: since the diary began; `last` None: up to the present diary day.
    """

    what: str
    first: date | None = None
    last: date | None = None
    clinician: str = ""
    file_name: str = ""


class VisitsService:
    """Questions, options and handed-over reports of one open diary."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def state(self) -> VisitState:
        """Everything that the page shows, from one snapshot."""
        from painlog.storage.diary_rows import read_about, read_settings
        from painlog.storage.visit_rows import read_visits

        with self._store.snapshot() as session:
            stored = read_settings(session)
            about, visits = read_about(session), read_visits(session)
        settings, now = DiarySettings.parse(stored), self._clock.now()
        today = diary_day(now, settings.day_starts_at)
        return VisitState(
            today,
            VisitOptions.parse(stored.get(OPTIONS_KEY)),
            settings,
            visits.questions,
            visits.handed_over[::-1],
            tuple(each for each in about.medicines if each.until is None or each.until >= today),
            about.clinicians,
            tuple(each for each in sorted(about.appointments, key=_when) if _when(each) >= now.replace(tzinfo=None)),
            dict(about.facts).get(Fact.NAME, ""),
        )

    def raised_flags(self) -> frozenset[str]:
        """The names (`seen_name`) of the flags that stand among the questions not asked yet."""
        return frozenset(question.flag for question in self._questions() if question.flag and not question.asked_on)

    def remember(self, options: VisitOptions) -> Changes:
        """Keep what was chosen; no intention of its own, so nothing to undo. A diary for reading only keeps nothing."""
        from painlog.storage.diary_store import put_setting
        from painlog.storage.unit_of_work import writing

        if not self._store.read_only:
            with writing(self._store.engine) as work:
                put_setting(work, OPTIONS_KEY, options.stored())
        return Changes()

    # Questions

    def add_question(self, text: str) -> Changes:
        """Put a question at the end of the list. Raises `UserError` without words, or with too many."""
        return self._add(N_("Question added"), text)

    def raise_flag(self, flag: Flag, text: str) -> Changes:
        """Make a flag a question for the doctor; one that stands on the list already is not added again."""
        if seen_name(flag) in self.raised_flags():
            return Changes()
        return self._add(N_("Added to your questions for the doctor"), text, seen_name(flag))

    def edit_question(self, id_: str, text: str) -> Changes:
        """Word a question anew."""
        return self._put(N_("Question changed"), [replace(self._question(id_), text=_worded(text))])

    def move_question(self, id_: str, place: int) -> Changes:
        """Put a question at this place (from 0) among those not asked yet; a place beyond the end is the end."""
        moved = self._question(id_)
        others = [each for each in self._questions() if each.asked_on is None and each.id != id_]
        others.insert(max(0, place), moved)
        ranked = [replace(each, rank=rank) for rank, each in enumerate(others)]
        return self._put(N_("Questions put in order"), ranked)

    def mark_asked(self, id_: str, asked: bool = True) -> Changes:
        """Note that a question was asked today, or that it is to be asked again."""
        question = self._question(id_)
        if asked:
            return self._put(N_("Question marked as asked"), [replace(question, asked_on=self._today())])
        back = replace(question, asked_on=None, rank=self._next_rank())
        return self._put(N_("Question to be asked again"), [back])

    def remove_question(self, id_: str) -> Changes:
        """Take a question off the list."""
        from painlog.storage.visit_rows import remove_question

        self._question(id_)
        with self._store.transaction(N_("Question removed")) as work:
            remove_question(work, id_)
        return changes_of(work.tables, N_("Question removed"))

    # What was handed over

    def hand_over(self, given: HandedOver) -> Changes:
        """Note what was given to whom today. Raises `UserError` for days in the wrong order."""
        from painlog.storage.visit_rows import put_visit

        today = self._today()
        last = given.last or today
        first = given.first or min(self._begun() or last, last)
        if last < first:
            raise UserError(N_("The report ends before it begins."), N_("Check the two days."))
        visit = Visit(
            self._store.keys(),
            today,
            self._clock.now(),
            given.what,
            first,
            last,
            " ".join(given.clinician.split()),
            given.file_name,
        )
        with self._store.transaction(N_("Noted what you handed over")) as work:
            put_visit(work, visit)
        return changes_of(work.tables, N_("Noted what you handed over"))

    def remove_visit(self, id_: str) -> Changes:
        """Take back a note on what was handed over."""
        from painlog.storage.visit_rows import remove_visit

        with self._store.transaction(N_("Note on the visit removed")) as work:
            remove_visit(work, id_)
        return changes_of(work.tables, N_("Note on the visit removed")) if work.changes else Changes()

    # Inside

    def _add(self, label: str, text: str, flag: str | None = None) -> Changes:
        question = Question(self._store.keys(), _worded(text), self._clock.now(), self._next_rank(), flag)
        return self._put(label, [question])

    def _put(self, label: str, questions: Sequence[Question]) -> Changes:
        from painlog.storage.visit_rows import put_question

        with self._store.transaction(label) as work:
            for question in questions:
                put_question(work, question)
        return changes_of(work.tables, label) if work.changes else Changes()

    def _questions(self) -> list[Question]:
        from painlog.storage.visit_rows import read_questions

        with self._store.snapshot() as session:
            return read_questions(session)

    def _question(self, id_: str) -> Question:
        found = next((question for question in self._questions() if question.id == id_), None)
        if found is None:
            raise UserError(N_("This question is not on the list any more."), N_("Nothing was changed."))
        return found

    def _next_rank(self) -> int:
        return max((question.rank for question in self._questions()), default=-1) + 1

    def _begun(self) -> date | None:
        """The first diary day with an entry."""
        from painlog.storage.diary_store import first_and_last_day

        with self._store.snapshot() as session:
            days = first_and_last_day(session)
        return days[0] if days else None

    def _today(self) -> date:
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(read_settings(session))
        return diary_day(self._clock.now(), settings.day_starts_at)


def _worded(text: str) -> str:
    """The words in one line. Raises `UserError` for none or too many."""
    words = " ".join(text.split())
    if len(words) > LONGEST_QUESTION:
        raise UserError(
            N_("A question has room for {n} characters."), N_("Make two of it, or shorten it."), n=LONGEST_QUESTION
        )
    if not words:
        raise UserError(N_("A question needs words."), N_("Type it and save again."))
    return words


def _asked_last(question: Question) -> tuple[date, datetime]:
    return question.asked_on or date.min, question.made_at


def _when(appointment: Appointment) -> datetime:
    return appointment.when.replace(tzinfo=None)
