"""What only the person can tell: when the pain began, and whether a hole in the diary was free of pain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from painlog.domain.days import DayKind, DayRecords, shifted
from painlog.domain.episodes import Break, State, break_kind
from painlog.domain.records import SeenFlag
from painlog.domain.status import Status


class QuestionKind(StrEnum):
    """The questions; each is stored under this name, beside its first day, once it is answered or put off."""

    HOLE = "hole-question"
    ONSET = "onset-question"


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the days from `first` to `last`.

    A hole spans its days, both ends included; the onset question names the first pain day twice. `put_off` says that
    the person does not want to be asked again.
    """

    kind: QuestionKind
    first: date
    last: date
    put_off: bool = False


def open_questions(status: Status, records: DayRecords, seen: Iterable[SeenFlag] = ()) -> tuple[Question, ...]:
    """The questions that a diary leaves open on the day of its status, the one that tells most first.

    Of several holes the last is asked about: its answer alone can settle the onset.
    """
    stored = {(each.onset, each.flag): each for each in seen}
    return tuple(
        Question(kind, first, last, put_off=found is not None)
        for kind, first, last in _candidates(status, records)
        if (found := stored.get((first, kind.value))) is None or found.dismissed
    )


def _candidates(status: Status, records: DayRecords) -> Iterator[tuple[QuestionKind, date, date]]:
    if status.holes:
        yield QuestionKind.HOLE, status.holes[-1].first, status.holes[-1].last
    onset = _onset_at_start(status, records.until(status.as_of))
    if onset is not None:
        yield QuestionKind.ONSET, onset, onset


def _onset_at_start(status: Status, records: DayRecords) -> date | None:
    """The first pain day of the diary, if it opens what goes on now and was recorded rather than stated."""
    if status.state in (State.NO_DATA, State.PAIN_FREE):
        return None
    pain = [record for record in records.values() if record.kind is DayKind.PAIN]
    first, last = pain[0], pain[-1].day
    began = status.episode.onset_earliest if status.episode else last
    if first.worst is None or began != first.day or _free_before(records, first.day):
        return None
    return first.day


def _free_before(records: DayRecords, onset: date) -> bool:
    """Whether the diary itself tells that the month before was free of pain."""
    known = [record.day for record in records.between(date.min, shifted(onset, -1)) if record.known]
    return bool(known) and break_kind(known[0], shifted(onset, -1), known) is Break.CERTAIN
