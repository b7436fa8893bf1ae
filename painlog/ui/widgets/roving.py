"""Many controls as one Tab stop: the arrows go from one to the next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Roving(QObject):
    """Keeps one of its widgets in the Tab order: the one that had the keyboard last.

    `columns` tells how many stand beside each other, so that Up and Down move by a row.
    """

    def __init__(self, parent: QWidget, columns: Callable[[], int] = lambda: 1) -> None:
        super().__init__(parent)
        self._columns = columns
        self._widgets: list[QWidget] = []
        self._current: QWidget | None = None

    @property
    def stop(self) -> QWidget | None:
        """The widget that Tab visits."""
        return self._current

    def set_widgets(self, widgets: Sequence[QWidget], current: QWidget | None = None) -> None:
        """Go round these from now on; Tab visits `current`, else the first."""
        for old in self._widgets:
            old.removeEventFilter(self)
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.installEventFilter(self)
        self._choose(current if current in self._widgets else next(iter(self._widgets), None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows before a button does."""
        if not isinstance(watched, QWidget) or watched not in self._widgets:
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._choose(watched)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            return self._move(watched, event.key())
        return False

    def _move(self, widget: QWidget, key: int) -> bool:
        shown = [each for each in self._widgets if not each.isHidden()]
        row = self._columns()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}
        place = shown.index(widget)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(shown) - 1}
        wanted = ends.get(Qt.Key(key), place + steps.get(Qt.Key(key), 0))
        if Qt.Key(key) not in (*steps, *ends):
            return False
        if 0 <= wanted < len(shown):
            shown[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _choose(self, widget: QWidget | None) -> None:
        self._current = widget
        for each in self._widgets:
            tabbed = each is widget
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)
