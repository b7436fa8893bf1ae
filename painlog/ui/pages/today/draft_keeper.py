"""Writes the unsaved entry to disk shortly after the person stopped typing."""

from PySide6.QtCore import QObject, QTimer

from painlog.services.drafts import DraftFile, SavedDraft

KEPT_AFTER_MS = 250


class DraftKeeper(QObject):
    """At most a quarter of a second of typing is lost in a crash."""

    def __init__(self, file: DraftFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._waiting: SavedDraft | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self.write_now)

    def left_behind(self) -> SavedDraft | None:
        """The draft of a session that ended before it was saved."""
        return self._file.load()

    @property
    def rested(self) -> bool:
        """Whether nothing waits to be written."""
        return self._waiting is None

    def keep(self, saved: SavedDraft) -> None:
        """Write this draft soon; an empty one is forgotten."""
        self._waiting = saved
        self._timer.start()

    def forget(self) -> None:
        """There is nothing unsaved any more."""
        self._waiting = None
        self._timer.stop()
        self._file.clear()

    def write_now(self) -> None:
        """Write what is waiting at once, as when the window closes."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        if waiting.draft.empty and waiting.context is None:
            self._file.clear()
        else:
            self._file.save(waiting)
