"""History: go to a day, find entries, change them. Edits stay with their entry until they are saved or cancelled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from painlog.clock import diary_day
from painlog.domain.catalogue import Catalogue
from painlog.domain.diary import Entry
from painlog.domain.scales import DEFAULT_BANDS
from painlog.services.browsing import EntryFilter, Found, Overview
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.edits import EditsFile
from painlog.ui.models.entry_list import EntryListModel, ListLine
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.history.edit_keeper import EditKeeper
from painlog.ui.pages.history.editing_desk import EditingDesk
from painlog.ui.pages.history.editor import WIDTH, EntryEditor
from painlog.ui.pages.history.header import HistoryHeader
from painlog.ui.pages.history.heat_map_card import HeatMapCard
from painlog.ui.pages.history.list_card import ListCard
from painlog.ui.pages.history.words import entry_line
from painlog.ui.wording import Wording

LEAST_LIST = 330
"""Where less px than this would be left for the list, the editor takes its place while it is open."""

MARGIN, GAP = 24, 16
NO_FILTER = EntryFilter()


class HistoryPage(Page):
    """The heat map, the list and the editor show the same day: each follows where the person goes in another."""

    topics = frozenset({Topic.ENTRIES, Topic.STATEMENTS, Topic.CATALOGUE, Topic.SETTINGS, Topic.IMPORTS})

    def __init__(self, context: PageContext, edits: EditsFile) -> None:
        super().__init__(context)
        self._services: DiaryServices | None = None
        self._overview: Overview | None = None
        self._found = Found(NO_FILTER, (), (), ())
        self._wording = Wording(context.texts, Catalogue(), DEFAULT_BANDS)
        self._day = diary_day(context.clock.now())
        self._entry_id: str | None = None
        self._year = self._day.year
        self.model = EntryListModel(self._fetch, self._line, self)
        self.header = HistoryHeader(context)
        self.heat = HeatMapCard(context)
        self.entries = ListCard(context, self.model)
        self.editor = EntryEditor(context)
        self.desk = EditingDesk(context, self.editor, EditKeeper(edits, self), self)
        self._lay_out()
        self._connect()
        self.header.show_year(self._year, range(self._year, self._year + 1))
        self.entries.show_found(self._found, begun=False)

    # What the shell calls

    def diary_opened(self, services: DiaryServices) -> None:
        if self._services is None:
            self._day = services.diary.today()
            self._year = self._day.year
        self._services = services
        self.refresh()
        self.desk.take_up(services)

    def refresh(self) -> None:
        """Show the diary as it is now; the day, the filters and unsaved changes stay."""
        if self._services is None:
            return
        self._overview = self._services.browsing.overview()
        self._wording = Wording(self.context.texts, self._overview.catalogue, self._overview.settings.bands)
        self.entries.filters.set_names(self._services, self._wording)
        self.desk.diary_read(self._services, self._overview.settings, self._wording)
        self._show_year(self._year)
        self._find()

    def focus_start(self) -> None:
        begun = self._overview is not None and self._overview.begun is not None
        (self.entries.list if begun else self.heat.map).setFocus()

    def closing(self) -> None:
        self.desk.keep_all()

    # What a person does

    @property
    def day(self) -> date:
        """The diary day where the person is."""
        return self._day

    @property
    def year(self) -> int:
        """The year that is shown."""
        return self._year

    def go_to_day(self, day: date) -> None:
        """Show a day in the heat map and in the list; a month that is chosen moves along."""
        self._day, self._entry_id = day, None
        if self.entries.filters.move_month(day):
            self._find()
        self._place_heat_map()
        self._place_list()
        if self.entries.list.row is None and self._found.days:
            self.entries.say_nothing_on(day, self._found)

    def open_day(self, day: date) -> None:
        """Open the newest entry of a day in the editor, or a new one."""
        self.go_to_day(day)
        row = self.entries.list.row
        if row is not None:
            self._open_row(row)

    def step_year(self, step: int) -> None:
        """Show another year, and go to its last day; a month that is chosen becomes the same one there."""
        assert self._overview is not None
        year = self._year + step
        if year not in self._overview.years:
            return
        month = self.entries.filters.filter.month
        last = date(year, 12, 31) if month is None else month.replace(year=year)
        begun = self._overview.begun or self._overview.today
        self.go_to_day(max(begun, min(last, self._overview.today)))

    def search(self) -> None:
        """Put the keyboard into the search; an editor in the list's place goes, so that what is found can be seen."""
        if self.entries.isHidden():
            self.desk.close()
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def show_all(self) -> None:
        """Take back every filter and the search."""
        self.entries.filters.set_filter(NO_FILTER)
        self.header.search.clear()
        self._find()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.desk.cancel()
        else:
            self.desk.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    # Inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 22, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addSpacing(2)
        column.addWidget(self.heat)
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(self.entries, 1)
        across.addWidget(self.editor)
        column.addLayout(across, 1)
        self.editor.hide()

    def _connect(self) -> None:
        self.header.year_stepped.connect(self.step_year)
        self.header.text_changed.connect(lambda _text: self._find())
        self.heat.day_chosen.connect(self.go_to_day)
        self.heat.day_opened.connect(self.open_day)
        self.entries.filters.filter_changed.connect(self._filter_changed)
        self.entries.all_wanted.connect(self.show_all)
        self.entries.list.row_shown.connect(self._row_shown)
        self.entries.list.row_clicked.connect(self._click_row)
        self.entries.list.row_opened.connect(self._open_row)
        self.entries.list.row_deleted.connect(self._delete_row)
        self.desk.written.connect(self._written)
        self.desk.unsaved_changed.connect(lambda: self.model.set_unsaved(self.desk.unsaved))
        self.desk.day_wanted.connect(self.go_to_day)
        self.desk.opened.connect(self._editor_opened)
        self.desk.closed.connect(self._editor_closed)
        self.context.theme.changed.connect(self._share_room)

    def _is_own(self, event: QKeyEvent) -> bool:
        """Whether a key does something here that it does not do elsewhere in the window."""
        if not self.desk.is_open:
            return False
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return (control and enter) or event.key() == Qt.Key.Key_Escape

    def _fetch(self, first: date, last: date) -> Mapping[date, Sequence[Entry]]:
        return self._services.browsing.entries(self._found, first, last) if self._services else {}

    def _line(self, day: date, entry: Entry | None, opens: bool, unsaved: bool) -> ListLine:
        words = [word.text for word in self._found.words]
        return replace(entry_line(day, entry, self._wording, words, opens), unsaved=unsaved)

    def _find(self) -> None:
        """Show what fits the filters and the search, at the day where the person is."""
        if self._services is None or self._overview is None:
            return
        wanted = replace(self.entries.filters.filter, text=self.header.search.text())
        self._found = (
            self._overview.every_day(wanted)
            if wanted.every_entry
            else self._services.browsing.find(wanted, self._wording.item_name)
        )
        self.model.set_days(self._found.days, self._found.counts)
        self.model.set_unsaved(self.desk.unsaved)
        self.entries.list.rows.months_shown = wanted.month is None
        self.entries.show_found(self._found, self._overview.begun is not None)
        self._place_list()

    def _filter_changed(self, wanted: EntryFilter) -> None:
        self._find()
        if wanted.month is not None and self.entries.list.row is None and self._found.days:
            self.go_to_day(self._found.days[0])

    def _show_year(self, year: int) -> None:
        assert self._overview is not None
        self._year = year
        self.header.show_year(year, self._overview.years)
        self.heat.show_year(self._overview.year(year))
        self.heat.map.set_chosen(self._day)
        self.entries.filters.set_months(self._overview.months(year))

    def _place_heat_map(self) -> None:
        if self._overview is not None and self._day.year != self._year and self._day.year in self._overview.years:
            self._show_year(self._day.year)
        self.heat.map.set_chosen(self._day)

    def _place_list(self) -> None:
        """Go to the row of the entry or the day where the person is; without one, show the nearest earlier day."""
        row = self.model.row_of(self._day, self._entry_id) if self._entry_id else None
        row = self.model.row_of(self._day) if row is None else row
        self.entries.list.go_to(row)
        if row is None:
            self.entries.list.show_row(self.model.row_near(self._day))

    def _row_shown(self, row: int) -> None:
        entry = self.model.entry(row)
        self._day, self._entry_id = self.model.day(row), entry.id if entry else None
        self._place_heat_map()
        if self.desk.is_open:
            self._show_row(row)

    def _show_row(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is None:
            self.desk.show_new(self.model.day(row))
        else:
            self.desk.show_entry(entry)

    def _click_row(self, row: int) -> None:
        self._show_row(row)
        if self.model.entry(row) is None:
            self.editor.focus_first()

    def _open_row(self, row: int) -> None:
        self._show_row(row)
        self.editor.focus_first()

    def _delete_row(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self.desk.delete(entry.id)

    def _written(self, entry: Entry | None) -> None:
        if entry is not None:
            self._day, self._entry_id = entry.diary_day, entry.id
            self.entries.filters.move_month(self._day)
        self.refresh()
        self._place_heat_map()

    def _editor_opened(self) -> None:
        self.editor.show()
        self._share_room()

    def _editor_closed(self) -> None:
        had_focus = self.editor.isAncestorOf(self.focusWidget() or self)
        self.editor.hide()
        self._share_room()
        if had_focus:
            self.entries.list.setFocus()

    def _share_room(self) -> None:
        """Where both do not fit beside each other, the open editor takes the place of the list and its filters."""
        px = self.context.theme.px
        room = self.width() - 2 * MARGIN - GAP - px(WIDTH)
        beside = room >= px(LEAST_LIST) and self.entries.has_room(room)
        self.editor.stand_beside(beside)
        self.entries.setVisible(beside or not self.desk.is_open)
