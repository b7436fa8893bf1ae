"""The warning signs: what was answered, answering, and taking an answer back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.naming import N_
from painlog.domain.records import Answer, WarningAnswer
from painlog.domain.settings import DiarySettings
from painlog.domain.warnings import SIGN_BY_ID, Urgency, answered_yes, latest_answers, signs_of
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore


@dataclass(frozen=True, slots=True)
class WarningState:
    """What the page of warning signs shows: the answer that counts for each sign, and whom to call."""

    answers: Mapping[str, WarningAnswer]
    emergency_number: str
    crisis_line: str

    def answer(self, sign: str) -> Answer | None:
        """The answer that counts, None for "not answered"."""
        found = self.answers.get(sign)
        return found.answer if found else None

    def yes(self, urgency: Urgency) -> tuple[str, ...]:
        """The signs of a group whose answer that counts is yes."""
        return tuple(answer.sign for answer in answered_yes(self.answers.values(), urgency))


class WarningsService:
    """The answers of one open diary. Nothing is ever answered but by the person."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def state(self) -> WarningState:
        """The answers that count now, and the numbers of the settings."""
        from painlog.storage.diary_rows import read_settings, read_warning_answers

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(read_settings(session))
            latest = latest_answers(read_warning_answers(session))
        return WarningState(latest, settings.emergency_number, settings.crisis_line)

    def answer(self, sign: str, answer: Answer) -> Changes:
        """Answer one sign, dated with the present diary day. Raises `UserError` for an unknown sign."""
        if sign not in SIGN_BY_ID:
            raise UserError(N_("There is no warning sign {sign}."), sign=sign)
        return self._put(N_("Answer saved"), [WarningAnswer(sign, self._today(), answer)])

    def answer_none(self, urgency: Urgency) -> Changes:
        """Answer "none of these is new or worse" for a whole group."""
        today = self._today()
        none = [WarningAnswer(sign.id, today, Answer.NO) for sign in signs_of(urgency)]
        return self._put(N_("Answers saved"), none)

    def withdraw(self, sign: str) -> Changes:
        """Take back the answer that counts; an earlier one counts again, else the sign is not answered."""
        from painlog.storage.warning_rows import remove_answer

        counting = self.state().answers.get(sign)
        if counting is None:
            return Changes()
        with self._store.transaction(N_("Answer withdrawn")) as work:
            remove_answer(work, sign, counting.answered_on)
        return changes_of(work.tables, N_("Answer withdrawn"))

    def _put(self, label: str, answers: list[WarningAnswer]) -> Changes:
        from painlog.storage.warning_rows import put_answer

        with self._store.transaction(label) as work:
            for answer in answers:
                put_answer(work, answer)
        return changes_of(work.tables, label)

    def _today(self) -> date:
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(read_settings(session))
        return diary_day(self._clock.now(), settings.day_starts_at)
