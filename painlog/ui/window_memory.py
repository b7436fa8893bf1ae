"""Brings the window back as it was left."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtWidgets import QSplitter

from painlog.ui.window_state import load_window_state, save_window_state

if TYPE_CHECKING:
    from painlog.ui.shell import Shell


class WindowMemory(QObject):
    """Restores a window's place and panels, and keeps them when it closes."""

    def __init__(self, shell: "Shell", file: Path) -> None:
        super().__init__(shell)
        self._shell, self._file = shell, file
        self._state = load_window_state(file)
        if self._state.geometry:
            shell.restoreGeometry(QByteArray.fromBase64(self._state.geometry.encode()))
        shell.stack.widgetAdded.connect(self._restore_panels)
        shell.installEventFilter(self)

    @property
    def page(self) -> str:
        """The key of the page that was shown last, or nothing."""
        return self._state.page

    @property
    def checked_on(self) -> date | None:
        """The day on which the diary was last looked through."""
        return self._state.checked_on

    def note_check(self, day: date) -> None:
        self._state = self._state._replace(checked_on=day)
        save_window_state(self._file, self._state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._shell:
            self._keep()
        return False

    def _keep(self) -> None:
        shown = {splitter.objectName(): splitter.sizes() for splitter in self._shell.findChildren(QSplitter)}
        panels = {name: tuple(sizes) for name, sizes in shown.items() if name and any(sizes)}
        self._state = self._state._replace(
            geometry=self._shell.saveGeometry().toBase64().toStdString(),
            page=self._shell.shown,
            panels={**self._state.panels, **panels},
        )
        save_window_state(self._file, self._state)

    def _restore_panels(self, index: int) -> None:
        page = self._shell.stack.widget(index)
        for splitter in page.findChildren(QSplitter) if page is not None else ():
            sizes = self._state.panels.get(splitter.objectName(), ())
            if len(sizes) == splitter.count():
                splitter.setSizes(list(sizes))
