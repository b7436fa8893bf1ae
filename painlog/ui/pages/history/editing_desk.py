"""Keeps the edits that are not saved yet, each with its entry, and carries out what the editor's buttons say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.diary import Entry
from painlog.domain.scales import DEFAULT_BANDS
from painlog.domain.settings import DiarySettings
from painlog.domain.treatment_notes import note_for
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.ui.item_choice import open_picker
from painlog.ui.page import PageContext
from painlog.ui.pages.history.edit_keeper import EditKeeper
from painlog.ui.pages.history.editing import Edit, Key, editing_of, new_editing
from painlog.ui.pages.history.editor import EntryEditor
from painlog.ui.pages.history.words import origin_words
from painlog.ui.widgets.toast import undo_key
from painlog.ui.wording import Wording


class EditingDesk(QObject):
    """Edits stay until they are saved or cancelled, also when the window is closed and opened again."""

    written = Signal(object)
    """entry: Entry | None: the diary was changed from here; the entry to go to, if there is one"""
    unsaved_changed = Signal()
    day_wanted = Signal(object)
    """day: date, on which something is about to be shown"""
    opened = Signal()
    closed = Signal()

    def __init__(self, context: PageContext, editor: EntryEditor, keeper: EditKeeper, initiator: QObject) -> None:
        super().__init__(initiator)
        self._context, self._initiator = context, initiator
        self.editor = editor
        self._services: DiaryServices | None = None
        self._settings = DiarySettings()
        self._wording = Wording(context.texts, Catalogue(), DEFAULT_BANDS)
        self._unsaved: dict[Key, Edit] = {}
        self._keeper, self._taken_up = keeper, False
        self._origin = ""
        editor.edit_changed.connect(self._keep)
        editor.save_wanted.connect(self.save)
        editor.cancel_wanted.connect(self.cancel)
        editor.close_wanted.connect(self.close)
        editor.delete_wanted.connect(self._delete_shown)
        editor.duplicate_wanted.connect(self.duplicate)
        editor.fields.items.list_wanted.connect(self._open_list)
        editor.fields.items.added.connect(self._show_note)

    @property
    def unsaved(self) -> frozenset[Key]:
        """The entries (by id) and the days (of new ones) with changes that are not saved."""
        return frozenset(self._unsaved)

    @property
    def is_open(self) -> bool:
        return self.editor.edit is not None

    def diary_read(self, services: DiaryServices, settings: DiarySettings, wording: Wording) -> None:
        """Take what was just read from the diary, and show it in the entry that is open."""
        self._services, self._settings, self._wording = services, settings, wording
        edit = self.editor.edit
        if edit is None:
            return
        if isinstance(edit.now.key, date):
            self.show_new(edit.now.key)
            return
        try:
            self.show_entry(services.diary.entry(edit.now.key))
        except UserError:
            self.close()

    def show_entry(self, entry: Entry) -> None:
        """Show an entry as the diary has it, or as it was left with changes."""
        stored = editing_of(entry)
        kept = self._unsaved.get(entry.id)
        self._show(Edit(stored, kept.now if kept else stored), self._origin_of(entry))

    def show_new(self, day: date) -> None:
        """Show the fields of a new entry for a day, empty or as they were left."""
        fresh = new_editing(day, self._settings.scale, self._context.clock, self._settings.day_starts_at)
        self._show(self._unsaved.get(day) or Edit(fresh, fresh))

    def close(self) -> None:
        """Put the panel away; unsaved changes stay with their entry."""
        self.editor.forget()
        self.closed.emit()

    def save(self) -> None:
        """Save what is shown, if there is anything to save."""
        edit = self.editor.edit
        if edit is not None and self.editor.save.isEnabled():
            self._write(edit)

    def cancel(self) -> None:
        """Drop the changes to what is shown; the message can bring them back."""
        edit, origin = self.editor.edit, self._origin
        if edit is None:
            return
        dropped = self._unsaved.pop(edit.now.key, None)
        self._keeper.keep(self._unsaved.values())
        self.unsaved_changed.emit()
        self.close()
        if dropped is not None:
            t = self._context.texts
            self._context.show_message(
                t("Changes dropped"), t("Undo"), lambda: self._bring_back(edit, origin), undo_key(t)
            )

    def delete(self, entry_id: str) -> None:
        """Delete an entry; undo brings it back, and the changes that were made to it too."""
        shown = self.editor.edit

        def done() -> None:
            if shown is not None and shown.now.key == entry_id:
                self.close()
            self.written.emit(None)

        self._context.perform(lambda services: services.diary.delete_entry(entry_id), self._initiator, done)

    def duplicate(self) -> None:
        """Save the values that are shown as a new entry about this moment."""
        edit = self.editor.edit
        if edit is not None:
            self._perform(lambda services: services.diary.duplicate_to_now(edit.now.draft))

    def take_up(self, services: DiaryServices) -> None:
        """Offer once what an earlier window left unsaved."""
        if self._taken_up:
            return
        self._taken_up = True
        left = {edit.now.key: edit for edit in self._keeper.left_behind(services)}
        self._unsaved = left | self._unsaved
        if left:
            t, first = self._context.texts, next(iter(left.values()))
            sentence = t.n("{n} entry has unsaved changes.", "{n} entries have unsaved changes.", len(left))
            self._context.show_message(sentence, t("Show"), lambda: self._open_left(first))
            self.unsaved_changed.emit()

    def _open_left(self, edit: Edit) -> None:
        self.day_wanted.emit(edit.stored.diary_day(self._settings.day_starts_at))
        entry_id = edit.now.draft.entry_id
        if entry_id is None:
            self._show(edit)
        elif self._services is not None:
            self.show_entry(self._services.diary.entry(entry_id))

    def keep_all(self) -> None:
        """Put every unsaved edit on the disk, as when the window closes."""
        self._keeper.write_now()

    def _origin_of(self, entry: Entry) -> str:
        app = entry.source.app if entry.source else ""
        name = self._services.mappings.app_name(app) if app and self._services else app
        return origin_words(entry, name, self._context.texts)

    def _show(self, edit: Edit, origin: str = "") -> None:
        self._origin = origin
        self.editor.show_edit(edit, origin, self._wording, self._settings.day_starts_at)
        self.opened.emit()

    def _keep(self, edit: Edit) -> None:
        before = edit.now.key in self._unsaved
        if edit.changed:
            self._unsaved[edit.now.key] = edit
        else:
            self._unsaved.pop(edit.now.key, None)
        self._keeper.keep(self._unsaved.values())
        if before != edit.changed:
            self.unsaved_changed.emit()

    def _bring_back(self, edit: Edit, origin: str) -> None:
        self._unsaved[edit.now.key] = edit
        self._keeper.keep(self._unsaved.values())
        self.unsaved_changed.emit()
        self._show(edit, origin)

    def _delete_shown(self) -> None:
        edit = self.editor.edit
        if edit is not None and edit.now.draft.entry_id is not None:
            self.delete(edit.now.draft.entry_id)

    def _write(self, edit: Edit) -> None:
        self._perform(lambda services: self._store(services, edit), edit.now.key)

    def _store(self, services: DiaryServices, edit: Edit) -> tuple[Entry, Changes]:
        now = edit.now
        starts_at = services.diary.settings().day_starts_at
        if now.is_new:
            return services.diary.log_entry(now.draft, now.moment(self._context.clock, starts_at))
        moment = now.moment(self._context.clock, starts_at) if edit.moved else None
        return services.diary.edit_entry(now.draft, moment=moment)

    def _perform(self, write: Callable[[DiaryServices], tuple[Entry, Changes]], saved: Key | None = None) -> None:
        """Carry out a write; what it saved is no longer unsaved."""
        written: list[Entry] = []

        def operation(services: DiaryServices) -> Changes:
            entry, changes = write(services)
            written.append(entry)
            return changes

        def done() -> None:
            if saved is not None:
                self._unsaved.pop(saved, None)
                self._keeper.keep(self._unsaved.values())
            self.unsaved_changed.emit()
            self.written.emit(written[-1])

        self._context.perform(operation, self._initiator, done)

    def _open_list(self, kind: Kind, anchor: QWidget) -> None:
        items = self.editor.fields.items
        open_picker(self._context.texts, self._wording.catalogue, kind, anchor, items.add, self._add_own)

    def _add_own(self, kind: Kind, name: str, group: str) -> None:
        added: list[str] = []

        def add(services: DiaryServices) -> Changes:
            item, changes = services.diary.add_own_item(kind, name, group)
            added.append(item.id)
            return changes

        def done() -> None:
            self.written.emit(None)
            self.editor.fields.items.add(kind, added[-1])

        self._context.perform(add, self._initiator, done)

    def _show_note(self, kind: Kind, id_: str) -> None:
        """Show the note that belongs to a treatment, the first time it is chosen."""
        item = self._wording.catalogue.get(kind, id_)
        note = note_for(item) if item and kind is Kind.TREATMENT else None
        if note is None or note.id in self._settings.notes_shown:
            return
        self.editor.fields.treatment_note.show_text(self._context.texts(note.text))
        self._settings = replace(self._settings, notes_shown=(*self._settings.notes_shown, note.id))
        self._context.perform(lambda services: services.diary.note_shown(note.id), self._initiator, toast=False)
