"""Logging pain: what Today and the command line do with entries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.built_in_items import COMMON_TREATMENTS, COMMON_TRIGGERS
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.diary import DayContext, Entry
from painlog.domain.draft import Draft, Moment, edited_entry, moment_now, moment_of_day, new_entry
from painlog.domain.naming import N_
from painlog.domain.scales import Scale
from painlog.domain.settings import DiarySettings
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.services.day_sessions import DaySession
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DayState:
    """What Today shows about one diary day."""

    day: date
    today: date
    entries: tuple[Entry, ...]
    context: DayContext
    yesterday_missing: bool
    last: Entry | None
    triggers: tuple[Item, ...]
    treatments: tuple[Item, ...]
    catalogue: Catalogue
    settings: DiarySettings
    sessions: "tuple[DaySession, ...]" = ()


class DiaryService:
    """One open diary, for the window and the command line."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store = store
        self._clock = clock

    @property
    def read_only(self) -> bool:
        return self._store.read_only

    def settings(self) -> DiarySettings:
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            return DiarySettings.parse(read_settings(session))

    def catalogue(self) -> Catalogue:
        """The built-in items and the person's own."""
        from painlog.storage.diary_rows import read_items

        with self._store.snapshot() as session:
            return Catalogue(read_items(session))

    def today(self) -> date:
        """The diary day of this moment."""
        return diary_day(self._clock.now(), self.settings().day_starts_at)

    def day_state(self, day: date | None = None) -> DayState:
        """Everything that Today shows about `day`, by default the present diary day."""
        from painlog.services.day_sessions import sessions_of_day
        from painlog.storage import diary_rows, diary_store

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(diary_rows.read_settings(session))
            today = diary_day(self._clock.now(), settings.day_starts_at)
            day = day or today
            yesterday = today - timedelta(days=1)
            catalogue = Catalogue(diary_rows.read_items(session))
            span = diary_store.first_and_last_day(session)
            recorded = diary_store.days_with_entries(session, yesterday, yesterday)
            contexts = diary_store.days_between(session, day, day)
            return DayState(
                day=day,
                today=today,
                entries=tuple(diary_store.entries_between(session, day, day)),
                context=contexts[0] if contexts else DayContext(day),
                yesterday_missing=span is not None and span[0] < yesterday and not recorded,
                last=diary_store.last_entry_before(session, day, with_places=True),
                triggers=_by_use(catalogue, Kind.TRIGGER, diary_store.use_counts(session, Kind.TRIGGER)),
                treatments=_by_use(catalogue, Kind.TREATMENT, diary_store.use_counts(session, Kind.TREATMENT)),
                catalogue=catalogue,
                settings=settings,
                sessions=sessions_of_day(session, day),
            )

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id; raises `UserError` where it is gone."""
        from painlog.storage.diary_store import entry_by_id

        with self._store.snapshot() as session:
            found = entry_by_id(session, entry_id)
        if found is None:
            raise UserError(N_("This entry is no longer in the diary."), N_("It may have been deleted elsewhere."))
        return found

    def log_entry(
        self,
        draft: Draft,
        moment: Moment | None = None,
        context: DayContext | None = None,
        own_items: Iterable[Item] = (),
    ) -> tuple[Entry, Changes]:
        """Save a new entry, at this moment unless told otherwise, with what it says about its day."""
        from painlog.storage.diary_store import add_entry

        starts_at = self.settings().day_starts_at
        moment = moment or moment_now(self._clock, starts_at)
        entry = new_entry(draft, moment, self._store.keys(), self._clock, starts_at)
        with self._store.transaction(N_("Entry saved")) as work:
            self._put_items(work, own_items)
            add_entry(work, entry)
            self._put_context(work, entry.diary_day, context)
        return entry, changes_of(work.tables, N_("Entry saved"))

    def log_for_day(self, draft: Draft, day: date, context: DayContext | None = None) -> tuple[Entry, Changes]:
        """Save a new entry about an earlier diary day, whose time of day is not known."""
        starts_at = self.settings().day_starts_at
        return self.log_entry(draft, moment_of_day(day, self._clock, starts_at), context)

    def edit_entry(
        self, draft: Draft, context: DayContext | None = None, moment: Moment | None = None
    ) -> tuple[Entry, Changes]:
        """Save what was changed in an entry, its date and time too if told, and in the values of its day."""
        from painlog.storage.diary_store import replace_entry

        before = self.entry(draft.entry_id or "")
        entry = edited_entry(draft, before, moment, self.settings().day_starts_at)
        with self._store.transaction(N_("Entry changed")) as work:
            replace_entry(work, entry, self._clock)
            self._put_context(work, entry.diary_day, context)
        return entry, changes_of(work.tables, N_("Entry changed"))

    def duplicate_to_now(self, draft: Draft) -> tuple[Entry, Changes]:
        """Save the values of an entry once more, as a new one about this moment."""
        from painlog.storage.diary_store import add_entry

        starts_at = self.settings().day_starts_at
        moment = moment_now(self._clock, starts_at)
        entry = new_entry(draft, moment, self._store.keys(), self._clock, starts_at)
        with self._store.transaction(N_("Entry duplicated")) as work:
            add_entry(work, entry)
        return entry, changes_of(work.tables, N_("Entry duplicated"))

    def delete_entry(self, entry_id: str) -> Changes:
        """Delete an entry; undo brings it back whole."""
        from painlog.storage.diary_store import delete_entry

        self.entry(entry_id)
        with self._store.transaction(N_("Entry deleted")) as work:
            delete_entry(work, entry_id)
        return changes_of(work.tables, N_("Entry deleted"))

    def save_day(self, context: DayContext) -> Changes:
        """Save the values of a day without an entry."""
        from painlog.storage.diary_store import put_day

        with self._store.transaction(N_("Day saved")) as work:
            put_day(work, context, self._clock)
        return changes_of(work.tables, N_("Day saved"))

    def add_own_item(self, kind: Kind, name: str, group: str = "own") -> tuple[Item, Changes]:
        """Add an item of the person's own, or find the one of that name; a hidden one is shown again."""
        catalogue = self.catalogue()
        found = catalogue.find(kind, name)
        item = replace(found, hidden=False) if found else catalogue.new_own(kind, name, group)
        if item == found:
            return item, Changes()
        with self._store.transaction(N_("Item added")) as work:
            self._put_items(work, [item])
        return item, changes_of(work.tables, N_("Item added"))

    def choose_scale(self, scale: Scale) -> Changes:
        """Remember whether numbers or faces are shown first."""
        return self._set("scale", str(scale))

    def note_shown(self, note_id: str) -> Changes:
        """Remember that a once-shown note was read."""
        shown = self.settings().notes_shown
        return self._set("notes_shown", sorted({*shown, note_id}))

    def _set(self, key: str, value: object) -> Changes:
        from painlog.storage.diary_store import put_setting
        from painlog.storage.unit_of_work import writing

        if self._store.read_only:
            return Changes()
        with writing(self._store.engine) as work:
            put_setting(work, key, value)
        return changes_of(work.tables, "")

    def _put_items(self, work: "UnitOfWork", items: Iterable[Item]) -> None:
        from painlog.storage.diary_store import put_item

        for item in items:
            put_item(work, item)

    def _put_context(self, work: "UnitOfWork", day: date, given: DayContext | None) -> None:
        from painlog.storage.diary_store import put_day

        if given is not None:
            put_day(work, replace(given, diary_day=day), self._clock)


def _by_use(catalogue: Catalogue, kind: Kind, counts: dict[str, int]) -> tuple[Item, ...]:
    """The items of a kind that are not hidden, most used first, then the common ones, then the rest."""
    common = COMMON_TRIGGERS if kind is Kind.TRIGGER else COMMON_TREATMENTS

    def place(item: Item) -> tuple[int, int]:
        return -counts.get(item.id, 0), common.index(item.id) if item.id in common else len(common)

    return tuple(sorted(catalogue.items(kind), key=place))
