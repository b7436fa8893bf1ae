"""What a guided session leaves in the diary, and how the player is set up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from painlog.clock import diary_day, offset_minutes
from painlog.domain.session import Session, done_steps
from painlog.domain.session_segments import LIE_DOWN_S
from painlog.domain.training import LONGEST_SESSION_S, DoneSession, SessionOutcome

LIE_DOWN_CHOICES = (0, 5, 10, 20, 30)
"""Seconds to get to the mat that a person can choose; 10 is the design's (exercises.md section 4)."""


@dataclass(frozen=True, slots=True)
class PlayerChoices:
    """How the person likes the player; stored values that make no sense fall back to the default.

    `steps` lets the figure step from pose to pose instead of moving (reduced motion).
    """

    lie_down_s: int = LIE_DOWN_S
    sound: bool = True
    voice: bool = True
    steps: bool = False

    @classmethod
    def parse(cls, stored: object) -> "PlayerChoices":
        values: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
        seconds = values.get("lie_down_s")
        lie_down = next((choice for choice in LIE_DOWN_CHOICES if choice == seconds), LIE_DOWN_S)
        sound, voice = values.get("sound") is not False, values.get("voice") is not False
        return cls(lie_down, sound, voice, values.get("steps") is True)


@dataclass(frozen=True, slots=True)
class SessionStart:
    """What is known when a session begins; `occurrence` is the planned time (wall clock) that it fulfils."""

    id: str
    routine_id: str
    at: datetime
    day_starts_at: int
    pain_before: int | None = None
    plan_id: str | None = None
    occurrence: datetime | None = None


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What the person says when it is over; scores are 0 to 10."""

    pain_after: int | None = None
    effort: int | None = None
    note: str = ""
    hurt_site: str | None = None
    hurt_score: int | None = None
    hurt_spreads: bool = False


def record_of(start: SessionStart, session: Session, aftermath: Aftermath | None = None) -> DoneSession:
    """The session as the diary keeps it; one that still runs counts as broken off here."""
    said = aftermath or Aftermath()
    return DoneSession(
        id=start.id,
        routine_id=start.routine_id,
        started=start.at.replace(tzinfo=None, microsecond=0),
        utc_offset_min=offset_minutes(start.at),
        diary_day=diary_day(start.at, start.day_starts_at),
        outcome=session.ended or SessionOutcome.BROKEN,
        seconds=min(round(session.seconds), LONGEST_SESSION_S),
        steps=done_steps(session),
        plan_id=start.plan_id,
        occurrence=start.occurrence,
        pain_before=start.pain_before,
        pain_after=said.pain_after,
        effort=said.effort,
        note=said.note.strip(),
        hurt_site=said.hurt_site,
        hurt_score=said.hurt_score,
        hurt_spreads=said.hurt_spreads,
    )


def exercised(record: DoneSession) -> bool:
    """Whether an exercise was begun at all; getting ready for one is not enough."""
    return any(step.seconds for step in record.steps)


def worth_keeping(record: DoneSession) -> bool:
    """Whether anything happened: an exercise was begun, or it hurt.

    That it hurt is kept even where nothing was done: the warning list is asked again after it (exercises.md section 2).
    """
    return record.outcome is SessionOutcome.HURT or exercised(record)
