"""Today: the page that a person sees first, and on most days the only one."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from painlog.domain.diary import DayContext
from painlog.domain.draft import Draft, same_as
from painlog.domain.scales import Scale
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.drafts import DraftFile
from painlog.ui.page import PageContext
from painlog.ui.pages.today.draft_desk import DraftDesk
from painlog.ui.pages.today.frame import TodayFrame
from painlog.ui.pages.today.item_desk import ItemDesk
from painlog.ui.pages.today.shown_day import ShownDay
from painlog.ui.pages.today.undo_turn import UndoTurn
from painlog.ui.pages.today.unsaved import Unsaved
from painlog.ui.widgets.tab_order import order_tabs


class TodayPage(TodayFrame):
    """Holds one draft; saves it as one transaction; shows the day's entries beside it."""

    topics = frozenset(
        {
            Topic.ENTRIES,
            Topic.DAYS,
            Topic.CATALOGUE,
            Topic.SETTINGS,
            Topic.STATEMENTS,
            Topic.FLAGS,
            Topic.WARNING_SIGNS,
            Topic.EXPERIMENTS,
            Topic.TRAINING,
            Topic.VISITS,
        }
    )

    def __init__(self, context: PageContext, drafts: DraftFile) -> None:
        super().__init__(context)
        self._day = ShownDay(context.clock)
        self._desk = DraftDesk(drafts, self._day, self)
        self._undo_turn = UndoTurn(self._desk)
        self._items = ItemDesk(self, self.form, self._day)
        self._services: DiaryServices | None = None
        self._connect()
        self._desk.bring_back()
        self._show_draft()

    # What the shell calls

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Show the diary as it is now; the draft stays."""
        if self._services is None:
            self._show_day()
            return
        state = self._day.read(self._services)
        self._desk.use_scale(state.settings.scale)
        self.side.refresh(self._services, self.day)
        self.show_warnings(self._services)
        self.form.show_state(state, self._desk.draft, self._desk.context)
        self._show_day()
        self._show_summary()

    @property
    def day(self) -> date:
        """The diary day that is shown."""
        return self._day.date

    @property
    def draft_is_kept(self) -> bool:
        """Whether the unsaved entry is on the disk as it stands."""
        return self._desk.kept

    def day_began(self, before: date, today: date) -> None:
        """Move on with the day, unless another day is shown or something about this one is unsaved."""
        if self._day.date == before and self._desk.unsaved.nothing:
            self._day.date = today

    def closing(self) -> None:
        self._desk.closing()
        self.side.closing()

    # What a person does: the entry

    def save(self) -> None:
        """Save the draft, as a new entry or over the one that is edited."""
        unsaved = self._desk.unsaved
        if unsaved.nothing:
            self.focus_start()
            return
        self.context.perform(lambda services: unsaved.store(services, self.day), self, self._saved, toast=False)

    def save_no_pain(self) -> None:
        """Save "no pain" for the day that is shown; what stands in the form stays there."""
        no_pain = Unsaved(Draft(score=0))
        self.context.perform(lambda services: no_pain.store(services, self.day), self, self._saved_beside)

    def clear(self) -> None:
        """Empty the form; the toast can take it back."""
        before = self._desk.unsaved
        if before.nothing:
            return
        self._desk.clear()
        self._undo_turn.form_changed(self._services)
        self._show_draft()
        t = self.context.texts
        self.context.show_message(t("Form cleared"), t("Undo"), lambda: self._take_back(before))

    def same_as_last(self) -> None:
        """Take over the places and the treatments of the newest entry that has any."""
        last = self._day.state.last if self._day.state else None
        if last is None:
            self.context.show_message(self.context.texts("No earlier entry has a place or a treatment yet."))
            return
        self.take_draft(same_as(self._desk.draft, last))

    def take_draft(self, draft: Draft) -> None:
        """Put these values into the form, unsaved."""
        self._change_draft(draft)
        self.form.show_draft(draft, self._desk.context)

    def new_entry(self) -> None:
        """Begin a new entry for today; an unsaved one is kept."""
        if self._desk.unsaved.editing:
            self._reset()
        if not self._day.is_today:
            self.show_today()
        self.focus_start()

    def edit(self, entry_id: str) -> None:
        """Put an entry of this day into the form."""
        entry = self._day.entry(entry_id)
        if entry is None:
            return
        self._desk.edit(entry)
        self._show_draft()
        self.refresh()
        self.focus_start()

    def delete(self, entry_id: str) -> None:
        """Delete an entry of this day; undo brings it back."""
        if self._desk.draft.entry_id == entry_id:
            self._reset()
        self._desk.steps.leave_entry(entry_id)
        self.context.perform(lambda services: services.diary.delete_entry(entry_id), None)

    def toggle_details(self) -> None:
        self.form.toggle_details(self._desk.context)
        details = self.form.details
        if details is not None and details.isVisible():
            QTimer.singleShot(0, details, lambda: self.scroll_to(details))

    def event(self, event: QEvent) -> bool:
        """Take undo and redo before the window does, where they are about the form."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        event.setAccepted(self._undo_turn.act(event, self._services) is not None)
        return event.isAccepted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._undo_turn.act(event, self._services)
        if act is not None:
            act()
            self._show_draft()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdigit():
            self.form.score.type_digit(int(event.text()), event.timestamp())
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    # What a person does: the day

    def show_day(self, day: date) -> None:
        """Go to another diary day, never beyond today; an entry being edited stays behind unchanged."""
        if self._desk.unsaved.editing:
            self._reset()
        self.form.put_note_away()
        self._day.go_to(day)
        self._desk.leave_day()
        self.refresh()

    def step_day(self, days: int) -> None:
        self.show_day(self.day + timedelta(days=days))

    def show_today(self) -> None:
        self.show_day(self._day.today)

    # Inside

    def _connect(self) -> None:
        self.form.draft_changed.connect(self._change_draft)
        self.form.day_changed.connect(self._change_context)
        self.form.submitted.connect(self.save)
        self.form.scale_chosen.connect(self._remember_scale)
        self.form.treatment_chosen.connect(self._items.show_note)
        self.form.item_wanted.connect(self._items.open_list)
        self.form.body.same_wanted.connect(self.same_as_last)
        self.form.fold.clicked.connect(lambda _checked=False: self.toggle_details())
        self.header.earlier_clicked.connect(lambda: self.step_day(-1))
        self.header.later_clicked.connect(lambda: self.step_day(1))
        self.header.today_clicked.connect(self.show_today)
        self.header.add_yesterday_clicked.connect(lambda: self.show_day(self._day.today - timedelta(days=1)))
        self.header.hint_dismissed.connect(self._dismiss_hint)
        self.bar.save_clicked.connect(self.save)
        self.bar.clear_clicked.connect(self.clear)
        self.bar.undo_clicked.connect(self._undo_save)
        self.day_card.edit_requested.connect(self.edit)
        self.day_card.delete_requested.connect(self.delete)
        self.day_card.session_delete_requested.connect(self._delete_session)
        self.day_card.session_requested.connect(self._open_session)
        self.day_card.warnings_requested.connect(lambda: self.context.show_page("warnings"))
        self.form.stops_changed.connect(self._order_tabs)
        self.context.theme.changed.connect(self._dress)

    def _order_tabs(self) -> None:
        order_tabs([*self.header.stops, *self.warning_stops, *self.form.stops, self.bar.clear, self.bar.save])

    def _dress(self) -> None:
        self.form.dress()
        self.day_card.dress()
        self._show_day()

    def _saved(self) -> None:
        self._reset()
        self.form.fold_details()
        self._saved_beside()
        self.focus_start()

    def _saved_beside(self) -> None:
        t = self.context.texts
        self.refresh()
        now = t.time(self.context.clock.now())
        self.bar.show_saved(t("Saved {time}", time=now), self._show_summary)

    def _undo_save(self) -> None:
        self.context.perform(lambda services: services.history.undo(), None)

    def _delete_session(self, session_id: str) -> None:
        self.context.perform(lambda services: services.training.remove_session(session_id), None)

    def _open_session(self, session_id: str) -> None:
        from painlog.ui.dialogs.session import open_session

        if self._services is not None:
            open_session(self.window(), self.context, self._services, session_id)

    def _remember_scale(self, scale: Scale) -> None:
        self.context.perform(lambda services: services.diary.choose_scale(scale), self, self.refresh, toast=False)

    def _dismiss_hint(self) -> None:
        self._day.dismiss_hint()
        self._show_day()

    def _reset(self) -> None:
        self._desk.start_over()
        self.form.put_note_away()
        self._show_draft()

    def _take_back(self, before: Unsaved) -> None:
        self._desk.put(before)
        self._undo_turn.form_changed(self._services)
        self._show_draft()

    def _change_draft(self, draft: Draft) -> None:
        self._desk.put_draft(draft)
        self._undo_turn.form_changed(self._services)
        self._show_summary()
        self._show_timeline()

    def _change_context(self, context: DayContext) -> None:
        self._desk.put_context(context)
        self._undo_turn.form_changed(self._services)
        self._show_summary()

    def _show_draft(self) -> None:
        self.form.show_draft(self._desk.draft, self._desk.context)
        self._show_day()
        self._show_summary()

    def _show_day(self) -> None:
        self.show_heading(self._day)
        self._show_timeline()

    def _show_timeline(self) -> None:
        self.show_timeline(self._day, self._desk.unsaved)

    def _show_summary(self) -> None:
        self.show_summary(self._day, self._desk.unsaved)
