"""What was done of exercise, as Today and Exercise show it: the sessions of a day, and a single one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from painlog.i18n import Texts

if TYPE_CHECKING:
    from painlog.domain.training import DoneSession, SessionOutcome
    from painlog.storage.diary_store import Snapshot


@dataclass(frozen=True, slots=True)
class DaySession:
    """A session with the name of its routine; a name of the person's `own` is not translated."""

    name: str
    own: bool
    session: "DoneSession"


def sessions_of_day(session: "Snapshot", day: date) -> tuple[DaySession, ...]:
    """The sessions of a diary day, in order of time."""
    from painlog.storage.diary_store import has_sessions

    if not has_sessions(session, day):
        return ()
    from painlog.storage.tables import SessionRow, table_of
    from painlog.storage.training_rows import read_sessions

    found = read_sessions(session, table_of(SessionRow).c.diary_day == day.isoformat())
    return tuple(_named(session, found))


def session_with_id(session: "Snapshot", id_: str) -> DaySession | None:
    """One session; None where it is no longer in the diary."""
    from painlog.storage.tables import SessionRow, table_of
    from painlog.storage.training_rows import read_sessions

    found = read_sessions(session, table_of(SessionRow).c.id == id_)
    return next(_named(session, found), None)


def _named(session: "Snapshot", found: "Iterable[DoneSession]") -> Iterator[DaySession]:
    from painlog.services.training_reading import all_routines, is_built_in

    names = {id_: routine.name for id_, routine in all_routines(session).items()}
    for done in found:
        yield DaySession(names.get(done.routine_id, done.routine_id), not is_built_in(done.routine_id), done)


def session_details(shown: DaySession, t: Texts) -> str:
    """How long, how it ended and the pain before and after it: "12 min · Done · pain 4, then 3"."""
    done, parts = shown.session, [_size(shown.session, t)]
    if done.pain_before is not None and done.pain_after is not None:
        parts.append(
            t("pain {before}, then {after}", before=t.number(done.pain_before), after=t.number(done.pain_after))
        )
    return " · ".join(parts)


def session_size(shown: DaySession, t: Texts) -> str:
    """How long, how it ended, and whether the person only said so: "12 min · Done · without the timer"."""
    parts = [_size(shown.session, t)] + ([] if shown.session.with_timer else [t("without the timer")])
    return " · ".join(parts)


def _size(done: "DoneSession", t: Texts) -> str:
    return " · ".join(part for part in (_minutes(done.seconds, t), ended_text(done.outcome, t)) if part)


def _minutes(seconds: int, t: Texts) -> str:
    return t("{n} min", n=t.number(max(round(seconds / 60), 1))) if seconds else ""


def ended_text(outcome: "SessionOutcome", t: Texts) -> str:
    """How a session ended, in the same words wherever it is shown."""
    from painlog.domain.training import SessionOutcome

    if outcome is SessionOutcome.DONE:
        return t("Done")
    return t("Stopped, it hurt") if outcome is SessionOutcome.HURT else t("Done in part")
