"""The status of a diary, what the person states about days not recorded, and the flags that they put away."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.days import KIND_STATED, DayRecords, day_records, shifted
from painlog.domain.flags import Flag
from painlog.domain.flags_seen import seen_name, seen_of
from painlog.domain.naming import N_
from painlog.domain.questions import Question, QuestionKind, open_questions
from painlog.domain.records import SeenFlag, Statement, StatementKind
from painlog.domain.settings import DiarySettings
from painlog.domain.stages import preset_named
from painlog.domain.status import Status, TrendFigures
from painlog.domain.status import status as status_on
from painlog.errors import DiaryUnavailableError, UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.episode_rows import Mark, Snapshot


RECORD_HOLDS = N_("Answer saved; recorded days keep what was recorded")
"""Said where days of the answer were recorded otherwise: the record wins (stages.md section 1)."""


@dataclass(frozen=True, slots=True)
class EpisodeState:
    """What the window shows about the present day. `unseen` are those of `flags` that were never shown."""

    status: Status
    questions: tuple[Question, ...] = ()
    flags: tuple[Flag, ...] = ()
    dismissed: tuple[Flag, ...] = ()
    unseen: tuple[Flag, ...] = ()

    @property
    def onset_open(self) -> bool:
        """Whether the pain may have begun before the diary did: the episode has lasted at least so long."""
        return any(question.kind is QuestionKind.ONSET for question in self.questions)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that was made, and on how many of its days a record says otherwise and holds."""

    statement: Statement
    contradicted: int


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
        from painlog.storage.diary_rows import read_flags_seen

        with self._store.snapshot() as session:
            settings, today = self._settings(session)
            day = on or today
            _refuse_future(day, max(today, self._clock.now().date()))
            records = _records(session, settings, day, threshold)
            status = self._status(session, day, records, preset or settings.preset, _trend(records, day))
            return EpisodeState(status, open_questions(status, records, read_flags_seen(session)))

    def state(self) -> EpisodeState:
        """The present status for the window, without the trend; worked out anew only when the diary changed."""
        from painlog.storage.diary_rows import read_flags_seen
        from painlog.storage.episode_rows import diary_mark

        with self._store.snapshot() as session:
            mark = diary_mark(session)
            settings, today = self._settings(session)
            if self._shown is not None and self._shown[:2] == (mark, today):
                return self._shown[2]
            records = _records(session, settings, today)
            status = self._status(session, today, records, settings.preset)
            seen = read_flags_seen(session)
        state = _window_state(status, open_questions(status, records, seen), seen, settings.day_starts_at)
        self._shown = (mark, today, state)
        return state

    # Statements

    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in the order in which they were made."""
        from painlog.storage.diary_rows import read_statements

        with self._store.snapshot() as session:
            return tuple(read_statements(session))

    def add_statement(
        self, kind: StatementKind, start: date, end: date | None = None, approximate: bool = False
    ) -> tuple[Stated, Changes]:
        """State what held from `start` to `end`, by default the present diary day, both included.

        Recorded days keep what was recorded. Raises `UserError` for days to come or in the wrong order.
        """
        return self._make_statement(N_("Statement added"), kind, start, end, approximate)

    def remove_statement(self, statement_id: str) -> Changes:
        """Take a statement back; raises `UserError` where there is none of that id."""
        from painlog.storage.episode_rows import remove_statement, statement_exists

        with self._store.transaction(N_("Statement removed")) as work:
            if not statement_exists(work, statement_id):
                raise UserError(
                    N_("There is no statement {id}."), N_("“painlog statement list” names them all."), id=statement_id
                )
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

    def _status(
        self, session: "Snapshot", day: date, records: DayRecords, preset: str, trend: TrendFigures | None = None
    ) -> Status:
        from painlog.storage.diary_rows import read_warning_answers

        answers = read_warning_answers(session)
        return status_on(
            day, records, preset_named(preset), answers=answers, urgent_signs=self._urgent_signs, trend=trend
        )

    def _make_statement(
        self, label: str, kind: StatementKind, start: date, end: date | None, approximate: bool = False
    ) -> tuple[Stated, Changes]:
        from painlog.storage.episode_rows import add_statement

        with self._store.snapshot() as session:
            settings, today = self._settings(session)
            end = end or today
            _refuse_future(max(start, end), today)
            statement = Statement(self._store.keys(), kind, start, end, self._clock.now(), approximate)
            recorded = _records(session, settings, end, stated=False)
        with self._store.transaction(label) as work:
            add_statement(work, statement)
        return Stated(statement, _contradicted(recorded, statement)), changes_of(work.tables, label)

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


def _refuse_future(day: date, today: date) -> None:
    if day > today:
        raise UserError(N_("{day} is still to come."), N_("Give a day up to {today}."), day=day, today=today)


def _records(
    session: "Snapshot", settings: DiarySettings, last: date, threshold: float | None = None, stated: bool = True
) -> DayRecords:
    from painlog.storage.diary_rows import read_statements
    from painlog.storage.episode_rows import read_scored

    return day_records(
        read_scored(session, last),
        read_statements(session) if stated else (),
        threshold=settings.pain_threshold if threshold is None else threshold,
        count_every_site=settings.count_every_site,
        until=last,
    )


def _trend(records: DayRecords, day: date) -> TrendFigures:
    from painlog.analysis.series import daily_series
    from painlog.analysis.trend import trend

    scored = {record.day.toordinal(): record.worst for record in records.values() if record.worst is not None}
    found = trend(daily_series(list(scored), list(scored.values()), day.toordinal()))
    return TrendFigures(found.known_days, found.coverage, found.slope_per_week, found.interval, found.p, found.method)


def _window_state(
    status: Status, questions: tuple[Question, ...], seen: Iterable[SeenFlag], day_starts_at: int
) -> EpisodeState:
    stored = {flag: seen_of(flag, seen, day_starts_at) for flag in status.flags}
    return EpisodeState(
        status,
        questions,
        flags=tuple(flag for flag, found in stored.items() if found is None or not found.dismissed),
        dismissed=tuple(flag for flag, found in stored.items() if found is not None and found.dismissed),
        unseen=tuple(flag for flag, found in stored.items() if found is None),
    )


def _contradicted(recorded: DayRecords, statement: Statement) -> int:
    days = recorded.between(statement.start, statement.end)
    return sum(record.known and record.kind is not KIND_STATED[statement.kind] for record in days)


def _seen_question(question: Question, clock: Clock, put_off: bool = False) -> SeenFlag:
    return SeenFlag(question.first, question.kind.value, clock.now(), put_off)
