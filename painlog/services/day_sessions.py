"""The exercise of one day, as Today shows it among the entries."""

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
    from painlog.services.training_reading import all_routines, is_built_in
    from painlog.storage.tables import SessionRow, table_of
    from painlog.storage.training_rows import read_sessions

    routines = all_routines(session)
    found = read_sessions(session, table_of(SessionRow).c.diary_day == day.isoformat())
    names = {id_: routine.name for id_, routine in routines.items()}
    return tuple(
        DaySession(names.get(done.routine_id, done.routine_id), not is_built_in(done.routine_id), done)
        for done in found
    )


def session_details(shown: DaySession, t: Texts) -> str:
    """How long, how it ended and the pain before and after it: "12 min · Done · pain 4, then 3"."""
    done = shown.session
    parts = [_minutes(done.seconds, t), _ended(done.outcome, t)]
    if done.pain_before is not None and done.pain_after is not None:
        parts.append(
            t("pain {before}, then {after}", before=t.number(done.pain_before), after=t.number(done.pain_after))
        )
    return " · ".join(part for part in parts if part)


def _minutes(seconds: int, t: Texts) -> str:
    return t("{n} min", n=t.number(max(round(seconds / 60), 1))) if seconds else ""


def _ended(outcome: "SessionOutcome", t: Texts) -> str:
    from painlog.domain.training import SessionOutcome

    if outcome is SessionOutcome.DONE:
        return t("Done")
    return t("Stopped, it hurt") if outcome is SessionOutcome.HURT else t("Done in part")
