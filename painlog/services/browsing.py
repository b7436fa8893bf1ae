"""What History shows: the days of a year with its episodes, and the days and entries that a person looks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.days import DayKind, DayRecord, DayRecords, DaySource, day_records
from painlog.domain.diary import Entry
from painlog.domain.episodes import Break, PainGroup, episodes, pain_groups
from painlog.domain.scales import Severity
from painlog.domain.search import folded
from painlog.domain.settings import DiarySettings
from painlog.domain.stage_spans import StageSpan, stage_spans
from painlog.domain.stages import Preset, Stage, months_after, preset_named

if TYPE_CHECKING:
    from painlog.storage.browsing import Condition, DayTally
    from painlog.storage.diary_store import DiaryStore, Snapshot

NameOf = Callable[[Item], str]
"""The name of an item in the language of the window."""


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What a person looks for. `month` is its first day; `text` are words, all of which must be found."""

    month: date | None = None
    severity: Severity | None = None
    site: str | None = None
    trigger: str | None = None
    treatment: str | None = None
    text: str = ""

    @property
    def every_entry(self) -> bool:
        """Whether it asks for every entry (of a month), so that `Overview.every_day` has the answer."""
        return self == EntryFilter(self.month, text=self.text) and not self.words

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the search, folded as the diary's own text is."""
        return tuple(dict.fromkeys(folded(self.text).split()))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the search and the items whose names hold it."""

    text: str
    named: Mapping[Kind, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """The days that fit, newest first, and for each how many entries fit: 0 for a day without any."""

    wanted: EntryFilter
    words: tuple[Word, ...]
    days: tuple[date, ...]
    counts: tuple[int, ...]

    @property
    def entries(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class EpisodeSpan:
    """An episode by the calendar, from its earliest possible onset to its last pain day, cut where stages change.

    `ended` is None where a possible break follows: nobody knows.
    """

    parts: tuple[StageSpan, ...]
    ended: bool | None

    @property
    def first(self) -> date:
        return self.parts[0].first

    @property
    def last(self) -> date:
        return self.parts[-1].last

    @property
    def stage(self) -> Stage | None:
        """The stage of the last pain day, None where more than one is possible."""
        return self.parts[-1].stage

    @property
    def certain(self) -> bool:
        """False where the diary has a hole in which it may have ended and another begun."""
        return self.parts[0].onset == self.parts[-1].onset

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the diary up to today: its days with entries, and the episodes that touch it.

    `recorded` of `days_so_far` have a counted score; days count from the diary's first one.
    """

    year: int
    today: date
    begun: date | None
    tallies: Mapping[date, "DayTally"]
    recorded: int
    days_so_far: int
    episodes: tuple[EpisodeSpan, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page needs of the whole diary: its days with entries, oldest first. `begun` is the first of them."""

    today: date
    begun: date | None
    tallies: dict[date, "DayTally"]
    episodes: tuple[EpisodeSpan, ...]
    settings: DiarySettings
    catalogue: Catalogue

    @property
    def years(self) -> range:
        """The years that can be shown, the present one always among them."""
        first = min(self.begun or self.today, self.today)
        last = max(self.today, next(reversed(self.tallies), self.today))
        return range(first.year, last.year + 1)

    def months(self, year: int) -> list[date]:
        """The first days of those months of a year that lie between the diary's first day and today."""
        first = (self.begun or self.today).replace(day=1)
        months = (date(year, number, 1) for number in range(1, 13))
        return [month for month in months if first <= month <= self.today]

    def every_day(self, wanted: EntryFilter) -> Found:
        """The days from the diary's first one to today, those without an entry too, newest first."""
        if self.begun is None:
            return Found(wanted, (), (), ())
        first, last = self.begun, max(self.today, next(reversed(self.tallies)))
        if wanted.month:
            first, last = max(first, wanted.month), min(last, last_day(wanted.month))
        ordinals = range(last.toordinal(), first.toordinal() - 1, -1)
        days = tuple(day for day in map(date.fromordinal, ordinals) if day <= self.today or day in self.tallies)
        counts = tuple(self.tallies[day].entries if day in self.tallies else 0 for day in days)
        return Found(wanted, (), days, counts)

    def year(self, year: int) -> YearView:
        first, last = date(year, 1, 1), date(year, 12, 31)
        begun = max(first, self.begun) if self.begun else None
        days = {day: tally for day, tally in self.tallies.items() if first <= day <= last}
        return YearView(
            year,
            self.today,
            self.begun,
            days,
            sum(tally.worst is not None for day, tally in days.items() if day <= self.today),
            max(0, (min(last, self.today) - begun).days + 1) if begun else 0,
            tuple(span for span in self.episodes if span.first <= last and span.last >= first),
        )


class BrowsingService:
    """Reads one open diary for History."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def overview(self) -> Overview:
        """The days and the episodes of the whole diary."""
        from painlog.storage import browsing, diary_rows

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(diary_rows.read_settings(session))
            today = diary_day(self._clock.now(), settings.day_starts_at)
            tallies = browsing.day_tallies(session, settings.count_every_site)
            statements = diary_rows.read_statements(session)
            catalogue = Catalogue(diary_rows.read_items(session))
        stated = day_records((), statements, threshold=settings.pain_threshold, until=today)
        groups = episodes(pain_groups(_records(tallies, stated, today), today))
        return Overview(
            today=today,
            begun=tallies[0].day if tallies else None,
            tallies={tally.day: tally for tally in tallies},
            episodes=tuple(episode_span(group, preset_named(settings.preset)) for group in groups),
            settings=settings,
            catalogue=catalogue,
        )

    def find(self, wanted: EntryFilter, name_of: NameOf) -> Found:
        """The days with entries that fit a filter or a search."""
        from painlog.storage import browsing, diary_rows

        with self._store.snapshot() as session:
            words = _words(wanted, Catalogue(diary_rows.read_items(session)), name_of) if wanted.words else ()
            counts = browsing.days_found(session, self._conditions(session, wanted, words))
        return Found(wanted, words, tuple(counts), tuple(counts.values()))

    def entries(self, found: Found, first: date, last: date) -> dict[date, list[Entry]]:
        """The entries that fit on the days from `first` to `last`, by day; the newest comes first."""
        from painlog.storage.browsing import entries_found

        with self._store.snapshot() as session:
            conditions = self._conditions(session, found.wanted, found.words)
            entries = entries_found(session, first, last, conditions)
        by_day: dict[date, list[Entry]] = {}
        for entry in reversed(entries):
            by_day.setdefault(entry.diary_day, []).append(entry)
        return by_day

    def used(self, kind: Kind) -> list[Item]:
        """The items of a kind that some entry names, in the order of the catalogue; hidden ones too."""
        from painlog.storage.browsing import ids_used
        from painlog.storage.diary_rows import read_items

        with self._store.snapshot() as session:
            used = ids_used(session, kind)
            catalogue = Catalogue(read_items(session))
        return [item for item in catalogue.items(kind, hidden=True) if item.id in used]

    def _conditions(self, session: "Snapshot", wanted: EntryFilter, words: tuple[Word, ...]) -> "list[Condition]":
        from painlog.storage import browsing, diary_rows

        found: list[Condition] = []
        if wanted.month:
            found += browsing.on_days(wanted.month, last_day(wanted.month))
        if wanted.severity:
            bands = DiarySettings.parse(diary_rows.read_settings(session)).bands
            found.append(browsing.in_band(wanted.severity, bands))
        chosen = ((Kind.SITE, wanted.site), (Kind.TRIGGER, wanted.trigger), (Kind.TREATMENT, wanted.treatment))
        found += [browsing.naming(kind, [id_]) for kind, id_ in chosen if id_ is not None]
        return found + [browsing.holding(word.text, word.named) for word in words]


def last_day(month: date) -> date:
    """The last day of the month that begins on `month`."""
    return months_after(month, 1) - timedelta(days=1)


def episode_span(group: PainGroup, preset: Preset) -> EpisodeSpan:
    """An episode and whether it is over, as far as the diary knows."""
    ended = {Break.CERTAIN: True, Break.POSSIBLE: None, None: False}[group.break_after]
    return EpisodeSpan(stage_spans(preset, [group]), ended)


def _records(tallies: "list[DayTally]", stated: DayRecords, today: date) -> DayRecords:
    """The days up to `today` as the rules count them: what was recorded, and statements where nothing was."""
    known = [
        DayRecord(
            tally.day,
            DayKind.PAIN if tally.worst >= stated.threshold else DayKind.NONE,
            tally.worst,
            source=DaySource.RECORDED,
        )
        for tally in tallies
        if tally.worst is not None and tally.day <= today
    ]
    return DayRecords((*stated.values(), *known), stated.threshold)


def _words(wanted: EntryFilter, catalogue: Catalogue, name_of: NameOf) -> tuple[Word, ...]:
    """The words of a search with the items that each of them names."""
    names = {kind: [(item.id, folded(name_of(item))) for item in catalogue.items(kind, hidden=True)] for kind in Kind}
    return tuple(
        Word(word, {kind: frozenset(id_ for id_, name in named if word in name) for kind, named in names.items()})
        for word in wanted.words
    )
