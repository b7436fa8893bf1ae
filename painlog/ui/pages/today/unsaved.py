"""What the form holds and the diary does not have yet."""

from dataclasses import dataclass, replace
from datetime import date

from painlog.domain.diary import DayContext
from painlog.domain.draft import Draft
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes


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

    @property
    def chosen(self) -> "Unsaved":
        """Without what is typed letter by letter or digit by digit: this is what was chosen."""
        draft, context = self.draft, self.context
        return Unsaved(
            replace(
                draft,
                note="",
                hours=None,
                treatments=tuple(replace(treatment, dose="") for treatment in draft.treatments),
                symptoms=tuple(replace(symptom, minutes=None) for symptom in draft.symptoms),
            ),
            None if context is None else replace(context, walked_min=None, steps=None),
        )

    def store(self, services: DiaryServices, day: date) -> Changes:
        """Save it: over the entry that is edited, as a new one of `day`, or only what is said about the day."""
        if self.editing:
            return services.diary.edit_entry(self.draft, self.context)[1]
        if self.draft.empty and self.context is not None:
            return services.diary.save_day(replace(self.context, diary_day=day))
        if day == services.diary.today():
            return services.diary.log_entry(self.draft, context=self.context)[1]
        return services.diary.log_for_day(self.draft, day, self.context)[1]
