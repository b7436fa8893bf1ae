"""What stands between a person and an exercise: advice, the warning list, and days on which there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from painlog.domain.exercise_safety import FLARE_DAY, list_is_due, only_flare_day


class Verdict(StrEnum):
    """What has to come first, the most pressing first; `FREE` when nothing does."""

    ADVICE = "advice"
    EMERGENCY = "emergency"
    CLINICIAN = "clinician"
    DONE_TODAY = "done-today"
    LIST = "list"
    FLARE_DAY = "flare-day"
    FREE = "free"


BEFORE_PAIN = frozenset({Verdict.ADVICE, Verdict.EMERGENCY, Verdict.CLINICIAN, Verdict.DONE_TODAY})
"""What is said before the pain of the moment is asked, because no score would change it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known when an exercise is about to begin. `pain` is 0 to 10, None where nothing was said today.

    `answered_at` is when the warning list was confirmed, None if About me has changed since then. `reasons_at` are the
    moments of flares, scores of 7 or more and "hurts" stops.
    """

    now: datetime
    advice_seen: bool = False
    answered_at: datetime | None = None
    reasons_at: tuple[datetime, ...] = ()
    emergency_sign: bool = False
    today_sign: bool = False
    clinician_agreed: bool = False
    done_for_today: bool = False
    pain: float | None = None
    flare: bool = False


def verdict(standing: Standing, routine_id: str) -> Verdict:
    """What comes before this routine may begin (exercises.md section 2)."""
    if not standing.advice_seen:
        return Verdict.ADVICE
    if standing.emergency_sign:
        return Verdict.EMERGENCY
    if standing.today_sign and not standing.clinician_agreed:
        return Verdict.CLINICIAN
    if standing.done_for_today:
        return Verdict.DONE_TODAY
    if list_is_due(standing.now, standing.answered_at, standing.reasons_at):
        return Verdict.LIST
    if only_flare_day(standing.pain, standing.flare) and routine_id != FLARE_DAY:
        return Verdict.FLARE_DAY
    return Verdict.FREE


@dataclass(frozen=True, slots=True)
class SafetyNotes:
    """What the diary remembers about the safety screens.

    `conditions` are what About me declared when the list was answered; `agreed_conditions` those for which a clinician
    agreed to what they hide.
    """

    advice_at: datetime | None = None
    answered_at: datetime | None = None
    conditions: tuple[str, ...] = ()
    agreed_at: datetime | None = None
    agreed_conditions: tuple[str, ...] = ()

    @classmethod
    def parse(cls, stored: object) -> "SafetyNotes":
        """Read what is stored; what makes no sense is asked again."""
        values: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
        return cls(
            advice_at=_moment(values.get("advice_at")),
            answered_at=_moment(values.get("answered_at")),
            conditions=_ids(values.get("conditions")),
            agreed_at=_moment(values.get("agreed_at")),
            agreed_conditions=_ids(values.get("agreed_conditions")),
        )

    def stored(self) -> dict[str, Any]:
        """The notes as `parse` reads them."""
        moments = {"advice_at": self.advice_at, "answered_at": self.answered_at, "agreed_at": self.agreed_at}
        return {
            **{key: moment.isoformat() for key, moment in moments.items() if moment is not None},
            "conditions": list(self.conditions),
            "agreed_conditions": list(self.agreed_conditions),
        }

    def answered(self, now: datetime, conditions: tuple[str, ...]) -> "SafetyNotes":
        """The notes once the person has confirmed the answers of the list.

        An agreement lasts as long as its condition is declared: after a second operation it is asked for anew.
        """
        agreed = tuple(id_ for id_ in self.agreed_conditions if id_ in conditions)
        return replace(self, answered_at=now, conditions=tuple(sorted(conditions)), agreed_conditions=agreed)


def _moment(stored: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _ids(stored: object) -> tuple[str, ...]:
    return tuple(sorted(id_ for id_ in stored if isinstance(id_, str))) if isinstance(stored, list) else ()
