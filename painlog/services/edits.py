"""Changes to entries that were not saved yet, kept on disk so that neither a crash nor a closed window takes them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from painlog.domain.draft import Draft
from painlog.errors import UserError
from painlog.services.drafts import draft_from
from painlog.services.kept_file import forget_file, keep_text


@dataclass(frozen=True, slots=True)
class SavedEdit:
    """What the editor held: the entry's values, and its day and time of day (None: not known).

    A new entry has no id in its draft; `for_day` is then the diary day for which it was begun.
    """

    draft: Draft
    day: date
    at: time | None
    for_day: date | None = None


class EditsFile:
    """One small file beside the window's state."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[SavedEdit, ...]:
        """The edits that were left; none where the file is not there or cannot be read."""
        try:
            return tuple(_parse(each) for each in json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, UserError):
            return ()

    def save(self, edits: Iterable[SavedEdit]) -> None:
        """Keep these edits in one step, or forget the file where there are none."""
        kept = [asdict(edit) for edit in edits]
        if kept:
            keep_text(self._path, json.dumps(kept, default=str))
        else:
            forget_file(self._path)


def _parse(values: dict[str, Any]) -> SavedEdit:
    at, for_day = values["at"], values["for_day"]
    return SavedEdit(
        draft_from(values["draft"]),
        date.fromisoformat(values["day"]),
        time.fromisoformat(at) if at else None,
        date.fromisoformat(for_day) if for_day else None,
    )
