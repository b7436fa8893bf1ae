"""Today: the page that a person sees first, and on most days the only one."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from painlog.clock import diary_day
from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.diary import DayContext, Entry
from painlog.domain.draft import Draft, draft_of, same_as
from painlog.domain.scales import Scale
from painlog.domain.settings import DiarySettings, Subject
from painlog.domain.treatment_notes import note_for
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes, Topic
from painlog.services.drafts import DraftFile, SavedDraft
from painlog.ui.page import PageContext
from painlog.ui.pages.today.draft_keeper import DraftKeeper
from painlog.ui.pages.today.frame import TodayFrame
from painlog.ui.pages.today.words import summary
from painlog.ui.widgets.tab_order import order_tabs
from painlog.ui.wording import Wording

if TYPE_CHECKING:
    from painlog.services.diary import DayState


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What the form holds: the draft, and the day's values where the person changed them."""

    draft: Draft
    context: DayContext | None = None


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
        self._day = diary_day(context.clock.now())
        super().__init__(context)
        self._keeper = DraftKeeper(drafts, self)
        self._services: DiaryServices | None = None
        self._state: DayState | None = None
        self._unsaved = Unsaved(Draft())
        self._hint_dismissed_on: date | None = None
        self._connect()
        self._bring_draft_back()
        self._show_draft()

    # What the shell calls

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Show the diary as it is now; the draft stays."""
        if self._services is None:
            self._show_day_texts()
            return
        self._state = self._services.diary.day_state(self._day)
        if self._unsaved.draft.empty:
            self._unsaved = replace(self._unsaved, draft=Draft(scale=self._settings_scale()))
        self.side.refresh(self._services, self._day)
        self.form.show_state(self._state, self._unsaved.draft, self._shown_context())
        self._show_day_texts()
        self._show_summary()

    @property
    def day(self) -> date:
        """The diary day that is shown."""
        return self._day

    @property
    def draft_is_kept(self) -> bool:
        """Whether the unsaved entry is on the disk as it stands."""
        return self._keeper.rested

    # What a person does

    def save(self) -> None:
        """Save the draft, as a new entry or over the one that is edited."""
        draft, context = self._unsaved.draft, self._unsaved.context
        if draft.empty and context is None:
            self.focus_start()
            return
        self.context.perform(lambda services: self._store(services, draft, context), self, self._saved, toast=False)

    def save_no_pain(self) -> None:
        """Save "no pain" for the day that is shown; what stands in the form stays there."""
        draft = Draft(score=0)
        self.context.perform(lambda services: self._store(services, draft, None), self, self._saved_beside)

    def clear(self) -> None:
        """Empty the form; the toast can take it back."""
        before = self._unsaved
        if before.draft.empty and before.context is None and before.draft.entry_id is None:
            return
        self._reset()
        t = self.context.texts
        self.context.show_message(t("Form cleared"), t("Undo"), lambda: self._take_back(before))

    def same_as_last(self) -> None:
        """Take over the places and the treatments of the newest entry that has any."""
        last = self._state.last if self._state else None
        if last is None:
            self.context.show_message(self.context.texts("No earlier entry has a place or a treatment yet."))
            return
        self.take_draft(same_as(self._unsaved.draft, last))

    def take_draft(self, draft: Draft) -> None:
        """Put these values into the form, unsaved."""
        self._change_draft(draft)
        self.form.show_draft(draft, self._shown_context())

    def new_entry(self) -> None:
        """Begin a new entry for today; an unsaved one is kept."""
        if self._unsaved.draft.entry_id is not None:
            self._reset()
        if self._day != self._today():
            self.show_today()
        self.focus_start()

    def show_day(self, day: date) -> None:
        """Go to another diary day, never beyond today; an entry being edited stays behind unchanged."""
        today = self._today()
        if self._unsaved.draft.entry_id is not None:
            self._reset()
        self._day = min(day, today)
        self._unsaved = replace(self._unsaved, context=None)
        self._keep_draft()
        self.refresh()

    def step_day(self, days: int) -> None:
        self.show_day(self._day + timedelta(days=days))

    def show_today(self) -> None:
        self.show_day(self._today())

    def edit(self, entry_id: str) -> None:
        """Put an entry of this day into the form."""
        entry = self._entry(entry_id)
        if entry is None:
            return
        self._unsaved = Unsaved(draft_of(entry))
        self._show_draft()
        self.refresh()
        self.focus_start()

    def delete(self, entry_id: str) -> None:
        """Delete an entry of this day; undo brings it back."""
        if self._unsaved.draft.entry_id == entry_id:
            self._reset()
        self.context.perform(lambda services: services.diary.delete_entry(entry_id), None)

    def toggle_details(self) -> None:
        self.form.toggle_details(self._shown_context())
        details = self.form.details
        if details is not None and details.isVisible():
            QTimer.singleShot(0, details, lambda: self.scroll_to(details))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdigit():
            self.form.score.type_digit(int(event.text()), event.timestamp())
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    # Inside

    def _connect(self) -> None:
        self.form.draft_changed.connect(self._change_draft)
        self.form.day_changed.connect(self._change_context)
        self.form.submitted.connect(self.save)
        self.form.scale_chosen.connect(self._remember_scale)
        self.form.treatment_chosen.connect(self._show_note)
        self.form.item_wanted.connect(self._open_picker)
        self.form.body.same_wanted.connect(self.same_as_last)
        self.form.fold.clicked.connect(lambda _checked=False: self.toggle_details())
        self.header.earlier_clicked.connect(lambda: self.step_day(-1))
        self.header.later_clicked.connect(lambda: self.step_day(1))
        self.header.today_clicked.connect(self.show_today)
        self.header.add_yesterday_clicked.connect(lambda: self.show_day(self._today() - timedelta(days=1)))
        self.header.hint_dismissed.connect(self._dismiss_hint)
        self.bar.save_clicked.connect(self.save)
        self.bar.clear_clicked.connect(self.clear)
        self.bar.undo_clicked.connect(self._undo_save)
        self.day_card.edit_requested.connect(self.edit)
        self.day_card.delete_requested.connect(self.delete)
        self.day_card.session_delete_requested.connect(self._delete_session)
        self.day_card.warnings_requested.connect(lambda: self.context.show_page("warnings"))
        self.form.stops_changed.connect(self._order_tabs)
        self.context.theme.changed.connect(self._dress)

    def _order_tabs(self) -> None:
        order_tabs([*self.header.stops, *self.form.stops, self.bar.clear, self.bar.save])

    def _dress(self) -> None:
        self.form.dress()
        self.day_card.dress()
        self._show_day_texts()

    def _today(self) -> date:
        starts_at = self._state.settings.day_starts_at if self._state else None
        now = self.context.clock.now()
        return diary_day(now) if starts_at is None else diary_day(now, starts_at)

    def _settings_scale(self) -> Scale:
        return self._state.settings.scale if self._state else Scale.NRS11

    def _wording(self) -> Wording:
        settings = self._state.settings if self._state else DiarySettings()
        catalogue = self._state.catalogue if self._state else Catalogue()
        return Wording(self.context.texts, catalogue, settings.bands)

    def _entry(self, entry_id: str) -> Entry | None:
        entries = self._state.entries if self._state else ()
        return next((entry for entry in entries if entry.id == entry_id), None)

    def _shown_context(self) -> DayContext:
        stored = self._state.context if self._state else DayContext(self._day)
        return self._unsaved.context or stored

    def _store(self, services: DiaryServices, draft: Draft, context: DayContext | None) -> Changes:
        if draft.entry_id is not None:
            return services.diary.edit_entry(draft, context)[1]
        if draft.empty and context is not None:
            return services.diary.save_day(replace(context, diary_day=self._day))
        if self._day == services.diary.today():
            return services.diary.log_entry(draft, context=context)[1]
        return services.diary.log_for_day(draft, self._day, context)[1]

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

    def day_began(self, before: date, today: date) -> None:
        """Move on with the day, unless another day is shown or something about this one is unsaved."""
        if self._day == before and self._unsaved.draft.empty and self._unsaved.context is None:
            self._day = today

    def _reset(self) -> None:
        self._unsaved = Unsaved(Draft(scale=self._settings_scale()))
        self._keeper.forget()
        self._show_draft()

    def _delete_session(self, session_id: str) -> None:
        self.context.perform(lambda services: services.training.remove_session(session_id), None)

    def _take_back(self, before: Unsaved) -> None:
        self._unsaved = before
        self._keep_draft()
        self._show_draft()

    def _change_draft(self, draft: Draft) -> None:
        self._unsaved = replace(self._unsaved, draft=draft)
        self._keep_draft()
        self._show_summary()
        self._show_timeline()

    def _change_context(self, context: DayContext) -> None:
        self._unsaved = replace(self._unsaved, context=replace(context, diary_day=self._day))
        self._keep_draft()
        self._show_summary()

    def _keep_draft(self) -> None:
        self._keeper.keep(SavedDraft(self._unsaved.draft, self._day, self._unsaved.context))

    def closing(self) -> None:
        self._keeper.write_now()
        self.side.closing()

    def _bring_draft_back(self) -> None:
        left = self._keeper.left_behind()
        if left is not None:
            self._day = min(left.day, self._day)
            self._unsaved = Unsaved(left.draft, left.context)

    def _remember_scale(self, scale: Scale) -> None:
        self.context.perform(lambda services: services.diary.choose_scale(scale), self, self.refresh, toast=False)

    def _dismiss_hint(self) -> None:
        self._hint_dismissed_on = self._today()
        self._show_day_texts()

    def _show_note(self, treatment_id: str) -> None:
        state = self._state
        item = state.catalogue.get(Kind.TREATMENT, treatment_id) if state else None
        note = note_for(item) if item else None
        if state is None or note is None or note.id in state.settings.notes_shown:
            return
        self.form.show_note(self.context.texts(note.text))
        self.context.perform(lambda services: services.diary.note_shown(note.id), self, toast=False)
        self._state = replace(
            state, settings=replace(state.settings, notes_shown=(*state.settings.notes_shown, note.id))
        )

    def _open_picker(self, kind: Kind, anchor: QWidget) -> None:
        from painlog.ui.item_choice import open_picker

        if self._state is not None:
            t, catalogue = self.context.texts, self._state.catalogue
            open_picker(t, catalogue, kind, anchor, self._take_item, self._take_own)

    def _take_item(self, kind: Kind, id_: str) -> None:
        self.form.choose_item(kind, id_)

    def _take_own(self, kind: Kind, name: str, group: str) -> None:
        added: list[str] = []

        def add(services: DiaryServices) -> Changes:
            item, changes = services.diary.add_own_item(kind, name, group)
            added.append(item.id)
            return changes

        def choose() -> None:
            self.refresh()
            self.form.choose_item(kind, added[-1])

        self.context.perform(add, self, choose)

    def _show_draft(self) -> None:
        self.form.show_draft(self._unsaved.draft, self._shown_context())
        self._show_day_texts()
        self._show_summary()

    def _show_day_texts(self) -> None:
        t, today = self.context.texts, self._today()
        missing = bool(self._state and self._state.yesterday_missing) and self._hint_dismissed_on != today
        self.header.show_day(t.day(self._day), self._day == today, missing and self._day == today)
        other_day = t.day(self._day) if self._day != today else None
        self.form.score.show_question(other_day, self._state.settings.subject if self._state else Subject.BACK)
        self._show_timeline()

    def _show_timeline(self) -> None:
        if self._state is None:
            return
        unsaved = not self._unsaved.draft.empty and self._unsaved.draft.entry_id is None
        t = self.context.texts
        now = t.time(self.context.clock.now()) if self._day == self._today() else "–"
        title = t("Today so far") if self._day == self._today() else t("This day")
        self.day_card.show_day(title, self._state, self._wording(), now if unsaved else None)

    def _show_summary(self) -> None:
        t, draft = self.context.texts, self._unsaved.draft
        wording = self._wording()
        other_day = t.day(self._day) if self._day != self._today() else None
        text = summary(draft, wording, other_day)
        can_save = not draft.empty or self._unsaved.context is not None
        self.bar.show_summary(text, can_save, editing=draft.entry_id is not None)
