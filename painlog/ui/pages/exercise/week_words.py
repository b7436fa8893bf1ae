"""What the tiles of a week say: one line for each planned time and for each session beside the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from painlog.domain.adherence import Slot, TrainingDay
from painlog.domain.recurrence import State
from painlog.domain.shelf import Shelf
from painlog.domain.training import DoneSession, SessionOutcome
from painlog.i18n import Texts
from painlog.services.day_sessions import ended_text
from painlog.services.exercise_words import minutes_text, routine_name


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One routine on one day; `slot` is None for a session that no plan asked for."""

    name: str
    size: str
    state: str
    done: bool
    open: bool
    routine_id: str
    slot: Slot | None = None
    session: DoneSession | None = None

    @property
    def ticked(self) -> bool:
        """Whether it was done, in whole or in part, without being stopped by pain."""
        return self.session is not None and self.session.outcome is not SessionOutcome.HURT

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.name, self.size, self.state) if part)


def week_lines(day: TrainingDay, today: date, shelf: Shelf, t: Texts) -> Iterator[WeekLine]:
    """The lines of a day, in order of time."""
    for slot in day.slots:
        id_ = slot.occurrence.routine_id
        done = slot.state is State.DONE
        is_open = slot.state is State.PLANNED and slot.day == today
        size = _size(id_, slot.session, shelf, t)
        yield WeekLine(_name(id_, shelf, t), size, _state(slot, today, t), done, is_open, id_, slot, slot.session)
    for session in day.extras:
        id_ = session.routine_id
        size = _size(id_, session, shelf, t)
        yield WeekLine(_name(id_, shelf, t), size, ended_text(session.outcome, t), True, False, id_, None, session)


def _name(routine_id: str, shelf: Shelf, t: Texts) -> str:
    shelved = shelf.routine(routine_id)
    return routine_name(shelved, t) if shelved is not None else t("A routine that is gone")


def _size(routine_id: str, session: DoneSession | None, shelf: Shelf, t: Texts) -> str:
    if session is not None and session.seconds:
        return minutes_text(max(1, round(session.seconds / 60)), t)
    shelved = shelf.routine(routine_id)
    return minutes_text(shelved.minutes, t) if shelved is not None and shelved.offered else ""


def _state(slot: Slot, today: date, t: Texts) -> str:
    if slot.session is not None:
        return ended_text(slot.session.outcome, t)
    if slot.state is State.SKIPPED:
        return t("Skipped")
    if slot.state is State.MOVED:
        return t("Moved")
    return t("Moved on") if slot.moved_on(today) else t.time(slot.occurrence.start)
