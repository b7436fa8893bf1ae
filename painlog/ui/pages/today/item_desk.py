"""The list of everything that can be ticked, and what comes with a tick."""

from PySide6.QtWidgets import QWidget

from painlog.domain.catalogue import Kind
from painlog.domain.treatment_notes import note_for
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.ui.page import Page
from painlog.ui.pages.today.form import TodayForm
from painlog.ui.pages.today.shown_day import ShownDay


class ItemDesk:
    """What is taken from the list goes into the form; the person's own words go into the diary before that."""

    def __init__(self, page: Page, form: TodayForm, day: ShownDay) -> None:
        self._page, self._form, self._day = page, form, day

    def open_list(self, kind: Kind, anchor: QWidget) -> None:
        """Open the list of a kind under `anchor`."""
        from painlog.ui.item_choice import open_picker

        if self._day.state is not None:
            t = self._page.context.texts
            open_picker(t, self._day.catalogue, kind, anchor, self._form.choose_item, self._take_own)

    def show_note(self, treatment_id: str) -> None:
        """Show the note that belongs to a treatment, once in the life of a diary."""
        item = self._day.catalogue.get(Kind.TREATMENT, treatment_id)
        note = note_for(item) if item else None
        if self._day.state is None or note is None or note.id in self._day.settings.notes_shown:
            return
        self._form.show_note(treatment_id, self._page.context.texts(note.text))
        self._page.context.perform(lambda services: services.diary.note_shown(note.id), self._page, toast=False)
        self._day.note_shown(note.id)

    def _take_own(self, kind: Kind, name: str, group: str) -> None:
        added: list[str] = []

        def add(services: DiaryServices) -> Changes:
            item, changes = services.diary.add_own_item(kind, name, group)
            added.append(item.id)
            return changes

        def choose() -> None:
            self._page.refresh()
            self._form.choose_item(kind, added[-1])

        self._page.context.perform(add, self._page, choose)
