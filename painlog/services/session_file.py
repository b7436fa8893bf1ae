"""The session that is being done, kept beside the diary so that a crash takes nothing from the person."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from painlog.domain.training import DoneSession, DoneStep, SessionOutcome, StepOutcome
from painlog.errors import UserError
from painlog.services.kept_file import forget_file, keep_text

ENDING = "-session"
"""What is added to the name of the diary file."""


class SessionFile:
    """One small file, there only while a session runs or could not be saved."""

    def __init__(self, diary: Path) -> None:
        self._path = diary.with_name(diary.name + ENDING)

    def load(self) -> DoneSession | None:
        """The session that was left, or None where there is none that can be read."""
        try:
            return _parsed(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, UserError):
            return None

    def save(self, done: DoneSession) -> None:
        """Keep the session in one step. A disk that does not take it is no reason to stop the person."""
        keep_text(self._path, json.dumps(asdict(done), default=str))

    def clear(self) -> None:
        """Forget the session."""
        forget_file(self._path)


def _parsed(values: dict[str, Any]) -> DoneSession:
    occurrence = values["occurrence"]
    steps = [DoneStep(step["exercise"], StepOutcome(step["outcome"]), step["seconds"]) for step in values["steps"]]
    return DoneSession(
        **values
        | {
            "started": datetime.fromisoformat(values["started"]),
            "diary_day": date.fromisoformat(values["diary_day"]),
            "outcome": SessionOutcome(values["outcome"]),
            "occurrence": datetime.fromisoformat(occurrence) if occurrence else None,
            "steps": tuple(steps),
        }
    )
