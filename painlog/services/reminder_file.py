"""What painlog remembers about reminders on this computer: a small file beside the window's state.

It holds times, ids of plans and reasons, never a score, a note or a name.
"""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from painlog.domain.reminders import LOG_LINES, CallKind, Decision, Memory, Outcome, Waiting
from painlog.services.kept_file import keep_text


class ReminderFile:
    """One file for each diary."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Memory:
        """What was remembered; a missing or damaged file gives an empty memory."""
        try:
            return parse_memory(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, RecursionError):
            return Memory()

    def save(self, memory: Memory) -> None:
        """Remember in one step. A disk that does not take it is no reason to stop the person."""
        keep_text(self._path, json.dumps(stored_memory(memory)))


def stored_memory(memory: Memory) -> dict[str, Any]:
    """The memory as `parse_memory` reads it."""
    return {
        "looked_at": _text(memory.looked_at),
        "waiting": [{"key": each.key, "due": _text(each.due), "until": _text(each.until)} for each in memory.waiting],
        "log": [each._asdict() | {"at": _text(each.at), "due": _text(each.due)} for each in memory.log],
    }


def parse_memory(stored: object) -> Memory:
    """Read a stored memory; whatever makes no sense is left out."""
    values: dict[str, Any] = stored if isinstance(stored, dict) else {}
    waiting = (_waiting(each) for each in _dicts(values.get("waiting")))
    log = (_decision(each) for each in _dicts(values.get("log")))
    return Memory(
        _moment(values.get("looked_at")),
        tuple(each for each in waiting if each is not None),
        tuple(each for each in log if each is not None)[-LOG_LINES:],
    )


def _waiting(values: dict[str, Any]) -> Waiting | None:
    key, due = values.get("key"), _moment(values.get("due"))
    if due is None or _kind(key) is None:
        return None
    return Waiting(str(key), due, _moment(values.get("until")))


def _decision(values: dict[str, Any]) -> Decision | None:
    at, due, outcome = _moment(values.get("at")), _moment(values.get("due")), values.get("outcome")
    key, plan_id = values.get("key"), values.get("plan_id")
    kind = _kind(key)
    if at is None or due is None or kind is None or outcome not in list(Outcome):
        return None
    return Decision(at, str(key), kind, due, Outcome(outcome), plan_id if isinstance(plan_id, str) else "")


def _kind(key: object) -> CallKind | None:
    name = key.partition("/")[0] if isinstance(key, str) else ""
    return CallKind(name) if name in list(CallKind) else None


def _dicts(stored: object) -> list[dict[str, Any]]:
    return [each for each in stored if isinstance(each, dict)] if isinstance(stored, list) else []


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(stored: object) -> datetime | None:
    with suppress(ValueError):
        moment = datetime.fromisoformat(stored) if isinstance(stored, str) else None
        return moment if moment is not None and moment.tzinfo is not None else None
    return None
