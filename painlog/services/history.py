"""Undo and redo, as the window offers them."""

from typing import TYPE_CHECKING

from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore


class HistoryService:
    """Takes the last intention back, or does it again."""

    def __init__(self, store: "DiaryStore") -> None:
        self._store = store

    @property
    def undo_label(self) -> str | None:
        """What undo would take back: an English text to translate."""
        return self._store.journal.undo_label

    @property
    def redo_label(self) -> str | None:
        return self._store.journal.redo_label

    def undo(self) -> Changes:
        """Take the last step back; nothing happens where there is none."""
        step = self._store.undo()
        return changes_of(step.tables, step.label) if step else Changes()

    def redo(self) -> Changes:
        step = self._store.redo()
        return changes_of(step.tables, step.label) if step else Changes()
