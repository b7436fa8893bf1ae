"""What the form holds and the diary does not have yet."""

from dataclasses import replace

from PySide6.QtCore import QObject

from painlog.domain.diary import DayContext, Entry
from painlog.domain.draft import Draft, draft_of
from painlog.domain.scales import Scale
from painlog.services.drafts import DraftFile, SavedDraft
from painlog.ui.pages.today.draft_keeper import DraftKeeper
from painlog.ui.pages.today.draft_steps import DraftSteps
from painlog.ui.pages.today.shown_day import ShownDay
from painlog.ui.pages.today.unsaved import Unsaved


class DraftDesk:
    """Holds what is unsaved about the day that is shown; every change is kept on the disk and can be taken back."""

    def __init__(self, drafts: DraftFile, day: ShownDay, parent: QObject) -> None:
        self._day = day
        self._keeper = DraftKeeper(drafts, parent)
        self.unsaved = Unsaved(Draft())
        self.steps = DraftSteps()

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
        """Take what the person made of it; the form as it was before can come back."""
        self.steps.note(self.unsaved, unsaved)
        self._take(unsaved)

    def take_back(self) -> None:
        """Take the last change back."""
        self._take(self.steps.back(self.unsaved))

    def do_again(self) -> None:
        """Do again what was taken back last."""
        self._take(self.steps.again(self.unsaved))

    def _take(self, unsaved: Unsaved) -> None:
        self.unsaved = unsaved
        self._keeper.keep(SavedDraft(unsaved.draft, self._day.date, unsaved.context))

    def put_draft(self, draft: Draft) -> None:
        self.put(replace(self.unsaved, draft=draft))

    def put_context(self, context: DayContext | None) -> None:
        """Take the day's values; None goes back to what the diary has."""
        of_day = None if context is None else replace(context, diary_day=self._day.date)
        self.put(replace(self.unsaved, context=of_day))

    def leave_day(self) -> None:
        """Take the draft to another day without what was said about the day before."""
        self._take(replace(self.unsaved, context=None))
        self.steps.leave_day(self.unsaved)

    def edit(self, entry: Entry) -> None:
        """Take the values of an entry; until one is changed there is nothing to keep."""
        self.unsaved = Unsaved(draft_of(entry))
        self.steps.forget()

    def clear(self) -> None:
        """Throw away what is unsaved, on the disk too, as a step that can be taken back."""
        before = self.unsaved
        self._begin()
        self.steps.note(before, self.unsaved)

    def start_over(self) -> None:
        """Begin with nothing and nothing to take back: it is saved, or it is about what is left behind."""
        self._begin()
        self.steps.forget()

    def _begin(self) -> None:
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
            found = Unsaved(left.draft, left.context)
            self.steps.note(self.unsaved, found)
            self.unsaved = found

    def closing(self) -> None:
        self._keeper.write_now()
