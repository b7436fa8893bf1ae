"""Keeps unsaved edits on disk, shortly after each change and when the window closes."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.edits import EditsFile, SavedEdit
from painlog.ui.pages.history.editing import Edit, Editing, editing_of

KEPT_AFTER_MS = 250


class EditKeeper(QObject):
    """At most a quarter of a second of typing is lost in a crash."""

    def __init__(self, file: EditsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._waiting: tuple[Edit, ...] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self.write_now)

    def keep(self, edits: Iterable[Edit]) -> None:
        """Write these soon, in place of all that were kept before."""
        self._waiting = tuple(edits)
        self._timer.start()

    def write_now(self) -> None:
        """Write what was to be kept at once."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._file.save(_saved(edit.now) for edit in waiting if edit.now.holds_something)

    def left_behind(self, services: DiaryServices) -> Iterator[Edit]:
        """What was left unsaved by an earlier window, as far as its entries are still there and differ."""
        for saved in self._file.load():
            if saved.for_day is not None:
                fresh = Editing(saved.for_day, type(saved.draft)(scale=saved.draft.scale), saved.day, saved.at)
                yield Edit(fresh, Editing(saved.for_day, saved.draft, saved.day, saved.at))
                continue
            try:
                stored = editing_of(services.diary.entry(saved.draft.entry_id or ""))
            except UserError:
                continue
            edit = Edit(stored, Editing(stored.key, saved.draft, saved.day, saved.at))
            if edit.changed:
                yield edit


def _saved(now: Editing) -> SavedEdit:
    return SavedEdit(now.draft, now.day, now.at, now.key if now.is_new and not isinstance(now.key, str) else None)
