"""The card beside the form: the entries of the day that is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from painlog.domain.diary import Entry
from painlog.ui.page import PageContext
from painlog.ui.pages.today.words import timeline_rows
from painlog.ui.widgets.card import Card, button
from painlog.ui.widgets.timeline import Timeline, TimelineRow, TimelineWords
from painlog.ui.wording import Wording


class DayCard(Card):
    """Edit and delete of an entry begin here."""

    edit_requested = Signal(str)
    delete_requested = Signal(str)
    warnings_requested = Signal()

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Today so far"))
        words = TimelineWords(t("Edit"), t("Delete"), t("Not saved yet"), t("Nothing recorded yet."))
        self.timeline = Timeline(context.theme, context.icons, words)
        self.timeline.edit_requested.connect(self.edit_requested)
        self.timeline.delete_requested.connect(self.delete_requested)
        self.warnings = button(t("Warning signs"), "quietLink", self.warnings_requested.emit)
        self.box.addWidget(self.timeline)
        self.box.addStretch(1)
        self.box.addWidget(self.warnings, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown: tuple[list[TimelineRow], str | None] | None = None

    def show_day(self, title: str, entries: Sequence[Entry], wording: Wording, unsaved_time: str | None) -> None:
        """Show these entries, and the unsaved one if it has a time to show."""
        self.title.setText(title)
        shown = (timeline_rows(entries, wording), unsaved_time)
        if shown != self._shown:
            self._shown = shown
            self.dress()

    def dress(self) -> None:
        """Build the rows anew, in the theme's colours."""
        if self._shown is None:
            return
        rows, unsaved_time = self._shown
        self.timeline.set_rows(rows, unsaved_time)
