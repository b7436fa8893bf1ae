"""What the form holds and the diary does not have yet."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from painlog.domain.diary import DayContext, Entry
from painlog.domain.draft import Draft, draft_of
from painlog.domain.scales import Scale
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.drafts import DraftFile, SavedDraft
from painlog.ui.pages.today.draft_keeper import DraftKeeper
from painlog.ui.pages.today.shown_day import ShownDay


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The draft, and the day's values where the person changed them."""

    draft: Draft
    context: DayContext | None = None

    @property
    def nothing(self) -> bool:
        return self.draft.empty and self.context is None

    @property
    def editing(self) -> bool:
        """Whether the draft is about an entry that the diary has."""
        return self.draft.entry_id is not None

    @property
    def new_entry(self) -> bool:
        """Whether saving makes one more entry."""
        return not self.draft.empty and not self.editing

    def store(self, services: DiaryServices, day: date) -> Changes:
        """Save it: over the entry that is edited, as a new one of `day`, or only what is said about the day."""
        if self.editing:
            return services.diary.edit_entry(self.draft, self.context)[1]
        if self.draft.empty and self.context is not None:
            return services.diary.save_day(replace(self.context, diary_day=day))
        if day == services.diary.today():
            return services.diary.log_entry(self.draft, context=self.context)[1]
        return services.diary.log_for_day(self.draft, day, self.context)[1]


class DraftDesk:
    """Holds what is unsaved about the day that is shown; every change is kept on the disk."""

    def __init__(self, drafts: DraftFile, day: ShownDay, parent: QObject) -> None:
        self._day = day
        self._keeper = DraftKeeper(drafts, parent)
        self.unsaved = Unsaved(Draft())

    @property
    def draft(self) -> Draft:
        return self.unsaved.draft

    @property
    def context(self) -> DayContext:
        """The day's values: changed by the person, or as the diary has them."""
        return self.unsaved.context or self._day.context

    @property
    def kept(self) -> bool:
        """Whether what is unsaved is on the disk as it stands."""
        return self._keeper.rested

    def put(self, unsaved: Unsaved) -> None:
        self.unsaved = unsaved
        self._keeper.keep(SavedDraft(unsaved.draft, self._day.date, unsaved.context))

    def put_draft(self, draft: Draft) -> None:
        self.put(replace(self.unsaved, draft=draft))

    def put_context(self, context: DayContext | None) -> None:
        """Take the day's values; None goes back to what the diary has."""
        of_day = None if context is None else replace(context, diary_day=self._day.date)
        self.put(replace(self.unsaved, context=of_day))

    def edit(self, entry: Entry) -> None:
        """Take the values of an entry; until one is changed there is nothing to keep."""
        self.unsaved = Unsaved(draft_of(entry))

    def clear(self) -> None:
        """Begin with nothing, on the disk too."""
        self.unsaved = Unsaved(Draft(scale=self._day.settings.scale))
        self._keeper.forget()

    def use_scale(self, scale: Scale) -> None:
        """An empty draft has the scale that the diary has; one with something in it keeps its own."""
        if self.draft.empty:
            self.unsaved = replace(self.unsaved, draft=Draft(scale=scale))

    def bring_back(self) -> None:
        """Take up what the last session left behind, with its day."""
        left = self._keeper.left_behind()
        if left is not None:
            self._day.go_to(left.day)
            self.unsaved = Unsaved(left.draft, left.context)

    def closing(self) -> None:
        self._keeper.write_now()
