"""Writing answers to the warning signs."""

from datetime import date

from painlog.domain.records import WarningAnswer
from painlog.storage.diary_rows import answer_values
from painlog.storage.tables import WarningAnswerRow
from painlog.storage.unit_of_work import UnitOfWork


def put_answer(work: UnitOfWork, answer: WarningAnswer) -> None:
    """Store an answer; a second one on the same day takes the first one's place."""
    work.put(WarningAnswerRow, (answer.sign, answer.answered_on.isoformat()), answer_values(answer))


def remove_answer(work: UnitOfWork, sign: str, answered_on: date) -> None:
    work.put(WarningAnswerRow, (sign, answered_on.isoformat()), None)
