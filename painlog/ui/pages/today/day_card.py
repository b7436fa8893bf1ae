"""The card beside the form: the entries of the day that is shown."""

from PySide6.QtCore import Qt, Signal

from painlog.services.diary import DayState
from painlog.ui.page import PageContext
from painlog.ui.pages.today.words import timeline_rows
from painlog.ui.widgets.card import Card, button
from painlog.ui.widgets.timeline import Timeline, TimelineRow, TimelineWords
from painlog.ui.wording import Wording


class DayCard(Card):
    """Edit and delete of an entry begin here."""

    edit_requested = Signal(str)
    delete_requested = Signal(str)
    session_delete_requested = Signal(str)
    session_requested = Signal(str)
    warnings_requested = Signal()

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Today so far"))
        words = TimelineWords(t("Edit"), t("Delete"), t("Not saved yet"), t("Nothing recorded yet."))
        self.timeline = Timeline(context.theme, context.icons, words)
        self.timeline.edit_requested.connect(self._edit)
        self.timeline.delete_requested.connect(self._delete)
        self.warnings = button(t("Warning signs"), "quietLink", self.warnings_requested.emit)
        self.box.addWidget(self.timeline)
        self.box.addStretch(1)
        self.box.addWidget(self.warnings, 0, Qt.AlignmentFlag.AlignLeft)
        self._sessions: set[str] = set()
        self._shown: tuple[list[TimelineRow], str | None] | None = None

    def show_day(self, title: str, state: DayState, wording: Wording, unsaved_time: str | None) -> None:
        """Show the entries and sessions of a day, and the unsaved entry if it has a time to show."""
        self.title.setText(title)
        self._sessions = {shown.session.id for shown in state.sessions}
        shown = (timeline_rows(state.entries, state.sessions, wording), unsaved_time)
        if shown != self._shown:
            self._shown = shown
            self.dress()

    def _edit(self, id_: str) -> None:
        (self.session_requested if id_ in self._sessions else self.edit_requested).emit(id_)

    def _delete(self, id_: str) -> None:
        (self.session_delete_requested if id_ in self._sessions else self.delete_requested).emit(id_)

    def dress(self) -> None:
        """Build the rows anew, in the theme's colours."""
        if self._shown is None:
            return
        rows, unsaved_time = self._shown
        self.timeline.set_rows(rows, unsaved_time)
