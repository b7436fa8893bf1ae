"""What the status of a diary is worked out from, and what the person told about its days."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING

from painlog.domain.days import KIND_STATED, DayRecords, day_records
from painlog.domain.naming import N_
from painlog.domain.questions import QuestionKind
from painlog.domain.records import SeenFlag, Statement
from painlog.domain.settings import DiarySettings
from painlog.domain.stages import preset_named
from painlog.domain.status import Status, TrendFigures, status
from painlog.errors import UserError

if TYPE_CHECKING:
    from painlog.storage.episode_rows import Snapshot
    from painlog.storage.unit_of_work import UnitOfWork


def records_of(
    session: "Snapshot", settings: DiarySettings, last: date, threshold: float | None = None, stated: bool = True
) -> DayRecords:
    """The days up to `last` by the settings or another threshold, with or without what was stated about them."""
    from painlog.storage.diary_rows import read_statements
    from painlog.storage.episode_rows import read_scored

    return day_records(
        read_scored(session, last),
        read_statements(session) if stated else (),
        threshold=settings.pain_threshold if threshold is None else threshold,
        count_every_site=settings.count_every_site,
        until=last,
    )


def status_of(
    session: "Snapshot",
    day: date,
    records: DayRecords,
    preset: str,
    urgent_signs: AbstractSet[str],
    trend: TrendFigures | None = None,
) -> Status:
    """The status on a day by the preset of this id; the answers about warning signs are looked at too."""
    from painlog.storage.diary_rows import read_warning_answers

    answers = read_warning_answers(session)
    return status(day, records, preset_named(preset), answers=answers, urgent_signs=urgent_signs, trend=trend)


def contradicted(recorded: DayRecords, statement: Statement) -> int:
    """On how many days of a statement something else was recorded, which holds."""
    days = recorded.between(statement.start, statement.end)
    return sum(record.known and record.kind is not KIND_STATED[statement.kind] for record in days)


def onsets_told(seen: Iterable[SeenFlag]) -> tuple[date, ...]:
    """The days of which it was said that the pain began then; a question put off is no answer."""
    return tuple(each.onset for each in seen if each.flag == QuestionKind.ONSET.value and not each.dismissed)


def refuse_future(day: date, today: date) -> None:
    """Raise `UserError` for a day that is still to come."""
    if day > today:
        raise UserError(N_("{day} is still to come."), N_("Give a day up to {today}."), day=day, today=today)


def refuse_missing(work: "UnitOfWork", statement_id: str) -> None:
    """Raise `UserError` where there is no statement of that id."""
    from painlog.storage.episode_rows import statement_exists

    if not statement_exists(work, statement_id):
        raise UserError(
            N_("There is no statement {id}."), N_("“painlog statement list” names them all."), id=statement_id
        )
