"""Whether Ctrl+Z and Ctrl+Y are about the form or about the diary: about that which changed last."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QKeySequence

from painlog.services.bundle import DiaryServices
from painlog.ui.pages.today.draft_desk import DraftDesk

_BACK = (QKeySequence("Ctrl+Z"),)
_AGAIN = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))


class UndoTurn:
    """Knows the diary's newest step at the last change of the form: another one came later, so its turn is first."""

    def __init__(self, desk: DraftDesk) -> None:
        self._desk = desk
        self._newest: str | None = None

    def form_changed(self, services: DiaryServices | None) -> None:
        """The person changed the form just now."""
        self._newest = services.history.undo_label if services else None

    def act(self, event: QKeyEvent, services: DiaryServices | None) -> Callable[[], None] | None:
        """What the key does to the form; None where it is another key, or the diary's turn."""
        key = QKeySequence(event.keyCombination())
        steps, history = self._desk.steps, services.history if services else None
        undo_label = history.undo_label if history else None
        if key in _BACK and steps.can_go_back and undo_label in (self._newest, None):
            return self._desk.take_back
        nothing_undone = history is None or history.redo_label is None
        if key in _AGAIN and steps.can_go_again and (nothing_undone or undo_label == self._newest):
            return self._desk.do_again
        return None
