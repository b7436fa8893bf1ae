"""The status of a diary, what the person states about days not recorded, and the flags that they put away."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.days import shifted
from painlog.domain.flags import Flag
from painlog.domain.flags_seen import seen_name, seen_of
from painlog.domain.naming import N_
from painlog.domain.questions import Question, QuestionKind, open_questions
from painlog.domain.records import SeenFlag, Statement, StatementKind
from painlog.domain.settings import DiarySettings
from painlog.domain.status import Status
from painlog.errors import DiaryUnavailableError, UserError
from painlog.services.changes import Changes, changes_of
from painlog.services.episode_reading import (
    contradicted,
    onsets_told,
    records_of,
    refuse_future,
    refuse_missing,
    status_of,
)

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.episode_rows import Mark, Snapshot


RECORD_HOLDS = N_("Answer saved; recorded days keep what was recorded")
"""Said where days of the answer were recorded otherwise: the record wins (stages.md section 1)."""


@dataclass(frozen=True, slots=True)
class EpisodeState:
    """What the window shows about the present day. `unseen` are those of `flags` that were never shown.

    `told` says that the person has stated something that can be mended.
    """

    status: Status
    questions: tuple[Question, ...] = ()
    flags: tuple[Flag, ...] = ()
    dismissed: tuple[Flag, ...] = ()
    unseen: tuple[Flag, ...] = ()
    told: bool = False

    @property
    def onset_open(self) -> bool:
        """Whether the pain may have begun before the diary did: the episode has lasted at least so long."""
        return any(question.kind is QuestionKind.ONSET for question in self.questions)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that was made, and on how many of its days a record says otherwise and holds."""

    statement: Statement
    contradicted: int


@dataclass(frozen=True, slots=True)
class Told:
    """What the person told beside the record: statements, in the order in which they were made, and answers.

    `onsets` are the recorded days of which the person said that the pain began then.
    """

    statements: tuple[Stated, ...] = ()
    onsets: tuple[date, ...] = ()


class EpisodesService:
    """Reads and answers for one open diary; may be asked on any thread.

    `urgent_signs` are the ids of the emergency and today signs: one of them answered yes silences `improving`.
    """

    def __init__(self, store: "DiaryStore", clock: Clock, urgent_signs: AbstractSet[str] = frozenset()) -> None:
        self._store = store
        self._clock = clock
        self._urgent_signs = urgent_signs
        self._shown: tuple[Mark, date, EpisodeState] | None = None

    # Status

    def status(self, on: date | None = None, preset: str | None = None, threshold: float | None = None) -> Status:
        """The status of `asked`."""
        return self.asked(on, preset, threshold).status

    def asked(self, on: date | None = None, preset: str | None = None, threshold: float | None = None) -> EpisodeState:
        """The status on a day, by default the present diary day, with the trend and the questions open on that day.

        `preset` (an id) and `threshold` (a score) replace the settings of the diary. Raises `UserError` for a day to
        come, an unknown preset, or a threshold of 0 or less.
        """
        from painlog.services.trend_reading import direction
        from painlog.storage.diary_rows import read_flags_seen

        with self._store.snapshot() as session:
            settings, today = self._settings(session)
            day = on or today
            refuse_future(day, max(today, self._clock.now().date()))
            records = records_of(session, settings, day, threshold)
            preset = preset or settings.preset
            status = status_of(session, day, records, preset, self._urgent_signs, direction(records, day))
            return EpisodeState(status, open_questions(status, records, read_flags_seen(session)))

    def state(self) -> EpisodeState:
        """The present status for the window, without the trend; worked out anew only when the diary changed."""
        from painlog.storage.diary_rows import read_flags_seen, read_statements
        from painlog.storage.episode_rows import diary_mark

        with self._store.snapshot() as session:
            mark = diary_mark(session)
            settings, today = self._settings(session)
            if self._shown is not None and self._shown[:2] == (mark, today):
                return self._shown[2]
            records = records_of(session, settings, today)
            status = status_of(session, today, records, settings.preset, self._urgent_signs)
            seen = read_flags_seen(session)
            told = bool(read_statements(session) or onsets_told(seen))
        state = _window_state(status, open_questions(status, records, seen), seen, settings.day_starts_at, told)
        self._shown = (mark, today, state)
        return state

    # Statements

    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in the order in which they were made."""
        from painlog.storage.diary_rows import read_statements

        with self._store.snapshot() as session:
            return tuple(read_statements(session))

    def told(self) -> Told:
        """Every statement, on how many of its days the record holds, and the onsets that were answered."""
        from painlog.storage.diary_rows import read_flags_seen, read_statements

        with self._store.snapshot() as session:
            settings, today = self._settings(session)
            recorded = records_of(session, settings, today, stated=False)
            made = tuple(Stated(each, contradicted(recorded, each)) for each in read_statements(session))
            return Told(made, onsets_told(read_flags_seen(session)))

    def add_statement(
        self, kind: StatementKind, start: date, end: date | None = None, approximate: bool = False
    ) -> tuple[Stated, Changes]:
        """State what held from `start` to `end`, by default the present diary day, both included.

        Recorded days keep what was recorded. Raises `UserError` for days to come or in the wrong order.
        """
        return self._make_statement(N_("Statement added"), kind, start, end, approximate)

    def change_statement(self, statement: Statement) -> Changes:
        """Put a statement in place of the one that has its id.

        Raises `UserError` where there is none, and for days to come.
        """
        from painlog.storage.episode_rows import put_statement

        with self._store.transaction(N_("Statement changed")) as work:
            refuse_missing(work, statement.id)
            refuse_future(statement.end, self._settings(work.session)[1])
            put_statement(work, statement)
        return changes_of(work.tables, N_("Statement changed")) if work.changes else Changes()

    def remove_statement(self, statement_id: str) -> Changes:
        """Take a statement back; raises `UserError` where there is none of that id."""
        from painlog.storage.episode_rows import remove_statement

        with self._store.transaction(N_("Statement removed")) as work:
            refuse_missing(work, statement_id)
            remove_statement(work, statement_id)
        return changes_of(work.tables, N_("Statement removed"))

    # Questions

    def answer_onset(self, question: Question, began: date, approximate: bool = False) -> Changes:
        """Say when the pain began: on the first recorded pain day, or before it, which becomes a statement.

        Raises `UserError` for an exact day after the first recorded one; an approximate one gives way to the record.
        """
        if began > question.first and not approximate:
            raise UserError(
                N_("You recorded pain on {day} already."),
                N_("Give that day or an earlier one."),
                day=question.first,
            )
        if began >= question.first:
            return self._put_seen(N_("Answer saved"), [_seen_question(question, self._clock)])
        stated, changes = self._make_statement(
            N_("Answer saved"), StatementKind.IN_PAIN, began, shifted(question.first, -1), approximate
        )
        return changes._replace(label=RECORD_HOLDS) if stated.contradicted else changes

    def withdraw_onset(self, onset: date) -> Changes:
        """Take back that the pain began on the first recorded day, so that it is asked again."""
        from painlog.storage.episode_rows import remove_flag_seen

        with self._store.transaction(N_("Answer withdrawn")) as work:
            remove_flag_seen(work, onset, QuestionKind.ONSET.value)
        return changes_of(work.tables, N_("Answer withdrawn")) if work.changes else Changes()

    def answer_hole(self, question: Question, free_of_pain: bool) -> Changes:
        """Say whether the days of a hole were free of pain; the answer becomes a statement."""
        kind = StatementKind.PAIN_FREE if free_of_pain else StatementKind.IN_PAIN
        return self._make_statement(N_("Answer saved"), kind, question.first, question.last)[1]

    def put_question_off(self, question: Question) -> Changes:
        """Remember that a question is not to be asked again by itself."""
        return self._put_quietly([_seen_question(question, self._clock, put_off=True)])

    # Flags

    def flags_shown(self, flags: Iterable[Flag]) -> Changes:
        """Remember that these flags were shown; where that cannot be stored now, they will be shown again."""
        try:
            return self._put_quietly([self._seen(flag) for flag in flags])
        except DiaryUnavailableError:
            return Changes()

    def dismiss_flag(self, flag: Flag) -> Changes:
        """Put a flag away until it comes anew."""
        return self._put_seen(N_("Flag dismissed"), [self._seen(flag, dismissed=True)])

    def bring_flags_back(self, flags: Iterable[Flag]) -> Changes:
        """Show flags again that were put away."""
        return self._put_seen(N_("Flags brought back"), [self._seen(flag) for flag in flags])

    # Inside

    def _settings(self, session: "Snapshot") -> tuple[DiarySettings, date]:
        from painlog.storage.diary_rows import read_settings

        settings = DiarySettings.parse(read_settings(session))
        return settings, diary_day(self._clock.now(), settings.day_starts_at)

    def _make_statement(
        self, label: str, kind: StatementKind, start: date, end: date | None, approximate: bool = False
    ) -> tuple[Stated, Changes]:
        from painlog.storage.episode_rows import put_statement

        with self._store.snapshot() as session:
            settings, today = self._settings(session)
            end = end or today
            refuse_future(max(start, end), today)
            statement = Statement(self._store.keys(), kind, start, end, self._clock.now(), approximate)
            recorded = records_of(session, settings, end, stated=False)
        with self._store.transaction(label) as work:
            put_statement(work, statement)
        return Stated(statement, contradicted(recorded, statement)), changes_of(work.tables, label)

    def _seen(self, flag: Flag, dismissed: bool = False) -> SeenFlag:
        return SeenFlag(flag.onset, seen_name(flag), self._clock.now(), dismissed)

    def _put_seen(self, label: str, seen: Iterable[SeenFlag]) -> Changes:
        from painlog.storage.episode_rows import put_flag_seen

        with self._store.transaction(label) as work:
            for each in seen:
                put_flag_seen(work, each)
        return changes_of(work.tables, label)

    def _put_quietly(self, seen: Iterable[SeenFlag]) -> Changes:
        """Store what is no intention of its own, so that there is nothing to undo."""
        from painlog.storage.episode_rows import put_flag_seen
        from painlog.storage.unit_of_work import writing

        if self._store.read_only:
            return Changes()
        with writing(self._store.engine) as work:
            for each in seen:
                put_flag_seen(work, each)
        return changes_of(work.tables, "")


def _window_state(
    status: Status, questions: tuple[Question, ...], seen: Iterable[SeenFlag], day_starts_at: int, told: bool
) -> EpisodeState:
    stored = {flag: seen_of(flag, seen, day_starts_at) for flag in status.flags}
    return EpisodeState(
        status,
        questions,
        flags=tuple(flag for flag, found in stored.items() if found is None or not found.dismissed),
        dismissed=tuple(flag for flag, found in stored.items() if found is not None and found.dismissed),
        unseen=tuple(flag for flag, found in stored.items() if found is None),
        told=told,
    )


def _seen_question(question: Question, clock: Clock, put_off: bool = False) -> SeenFlag:
    return SeenFlag(question.first, question.kind.value, clock.now(), put_off)
