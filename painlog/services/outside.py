"""Writes of other processes, such as the command line, while the window is open."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from painlog.storage.watching import OutsideWatch


class OutsideService:
    """Tells other processes' writes from this one's: it looks before and after each of its own."""

    def __init__(self, watch: "OutsideWatch | None") -> None:
        self._watch = watch
        self._changed = False
        self.look()

    def look(self) -> None:
        """Take note of what was written until now; called before a write of this process."""
        if self._watch is not None and self._watch.written():
            self._changed = True

    def skip(self) -> None:
        """What was written since the last look was this process's own."""
        if self._watch is not None:
            self._watch.written()

    def changed(self) -> bool:
        """Whether another process wrote since this was last asked."""
        self.look()
        changed, self._changed = self._changed, False
        return changed
