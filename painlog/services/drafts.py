"""The unsaved entry, kept on disk so that a crash or a power cut takes nothing from the person."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from painlog.domain.diary import Course, DayContext, Relief, Side, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft
from painlog.domain.scales import Scale
from painlog.errors import UserError
from painlog.services.kept_file import forget_file, keep_text


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft, the day it is about, and what it says about that day (None: nothing was changed there)."""

    draft: Draft
    day: date
    context: DayContext | None = None


class DraftFile:
    """One small file beside the window's state."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> SavedDraft | None:
        """The draft that was left, or None where there is none that can be read."""
        try:
            return _parse(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, UserError):
            return None

    def save(self, saved: SavedDraft) -> None:
        """Keep the draft in one step. A disk that does not take it is no reason to stop the person."""
        keep_text(self._path, json.dumps(asdict(saved), default=str))

    def clear(self) -> None:
        """Forget the draft."""
        forget_file(self._path)


def draft_from(values: Mapping[str, Any]) -> Draft:
    """The draft that was kept as JSON; raises what reading broken values raises."""
    return Draft(
        entry_id=values["entry_id"],
        score=values["score"],
        scale=Scale(values["scale"]),
        course=Course(values["course"]) if values["course"] else None,
        hours=values["hours"],
        sites=tuple(SiteScore(**site) for site in values["sites"]),
        qualities=tuple(values["qualities"]),
        symptoms=tuple(_symptom(symptom) for symptom in values["symptoms"]),
        triggers=tuple(values["triggers"]),
        treatments=tuple(_treatment(treatment) for treatment in values["treatments"]),
        flare=bool(values["flare"]),
        note=str(values["note"]),
    )


def _parse(document: dict[str, Any]) -> SavedDraft:
    context = document["context"]
    return SavedDraft(
        draft_from(document["draft"]),
        date.fromisoformat(document["day"]),
        None if context is None else DayContext(**context | {"diary_day": date.fromisoformat(context["diary_day"])}),
    )


def _symptom(values: dict[str, Any]) -> Symptom:
    return Symptom(values["id"], Side(values["side"]) if values["side"] else None, values["minutes"])


def _treatment(values: dict[str, Any]) -> Treatment:
    return Treatment(values["id"], values["dose"], Relief(values["relief"]) if values["relief"] else None)
