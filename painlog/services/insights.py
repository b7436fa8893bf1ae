"""What Insights shows: what went together with more or less pain, what was tried, and where the level moved."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from painlog.clock import Clock, diary_day
from painlog.domain.body import concerns_back
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.settings import DiarySettings

if TYPE_CHECKING:
    from painlog.analysis.series import DailySeries
    from painlog.analysis.sessions import RoutineRow
    from painlog.analysis.shifts import Shift
    from painlog.analysis.treatments import Occasion, TreatmentRow
    from painlog.analysis.triggers import TriggerRow
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.insight_rows import InsightEntry, InsightSession

NO_TRIGGERS = frozenset({"none-noticed"})
"""Ticks that say that there was no trigger: none of the rows (content.md section 2)."""

Report = Callable[[float], None]
"""Is told the share of the work that is done, 0 to 1; raises to have the work stop."""


@dataclass(frozen=True, slots=True)
class TriggerFinding:
    """A trigger and its row."""

    item: Item
    row: "TriggerRow"


@dataclass(frozen=True, slots=True)
class TreatmentFinding:
    """A treatment and its row."""

    item: Item
    row: "TreatmentRow"


@dataclass(frozen=True, slots=True)
class RoutineFinding:
    """A routine and its row. A name of the person's `own` is not translated."""

    name: str
    own: bool
    row: "RoutineRow"


@dataclass(frozen=True, slots=True)
class LevelShift:
    """Round which day the worst scores moved to another level, and their means (0 to 10) before and after."""

    around: date
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything that Insights shows, as of one diary day. `known_days` are those with a counted score."""

    as_of: date
    known_days: int = 0
    triggers: tuple[TriggerFinding, ...] = ()
    treatments: tuple[TreatmentFinding, ...] = ()
    routines: tuple[RoutineFinding, ...] = ()
    shifts: tuple[LevelShift, ...] = ()

    @property
    def went_together(self) -> tuple[TriggerFinding, ...]:
        return self._with_verdict("went-together")

    @property
    def no_clear_difference(self) -> tuple[TriggerFinding, ...]:
        return self._with_verdict("no-clear-difference")

    @property
    def not_enough_days(self) -> tuple[TriggerFinding, ...]:
        return self._with_verdict("not-enough-days")

    def _with_verdict(self, verdict: str) -> tuple[TriggerFinding, ...]:
        return tuple(finding for finding in self.triggers if finding.row.verdict == verdict)


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """All that the findings depend on, so that equal snapshots have equal findings."""

    as_of: date
    entries: "tuple[InsightEntry, ...]"
    items: tuple[Item, ...]
    sessions: "tuple[InsightSession, ...]" = ()
    own_routines: tuple[tuple[str, str], ...] = ()


class InsightsService:
    """Reads one open diary; may be asked on any thread. What was found is kept until the diary changes."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._found: tuple[_Snapshot, Insights] | None = None

    def now(self, report: Report = lambda _share: None) -> Insights:
        """The findings up to the present diary day."""
        report(0)
        snapshot = self._read()
        report(0.4)
        found = self._found
        if found is None or found[0] != snapshot:
            found = self._found = snapshot, _findings(snapshot, report)
        report(1)
        return found[1]

    def _read(self) -> _Snapshot:
        from painlog.storage.diary_rows import read_items, read_settings
        from painlog.storage.insight_rows import read_insight_entries, read_insight_sessions
        from painlog.storage.training_rows import read_routines

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(read_settings(session))
            today = diary_day(self._clock.now(), settings.day_starts_at)
            entries = read_insight_entries(session, today)
            entries = counted(entries, settings.count_every_site)
            own = tuple((routine.id, routine.name) for routine in read_routines(session))
            return _Snapshot(today, entries, tuple(read_items(session)), read_insight_sessions(session, today), own)


def counted(entries: "Iterable[InsightEntry]", every_site: bool) -> "tuple[InsightEntry, ...]":
    """The entries that are about the back, or all of them where the settings say so (stages.md section 1)."""
    return tuple(entry for entry in entries if every_site or concerns_back(entry.sites))


def series_until(entries: "Iterable[InsightEntry]", last: date) -> "DailySeries":
    """The daily worst of counted entries up to `last`, the day asked about."""
    from painlog.analysis.series import daily_series

    scored = [(entry.day, entry.score) for entry in entries if entry.score is not None]
    return daily_series([day for day, _ in scored], [score for _, score in scored], last.toordinal())


def insights_document(insights: Insights) -> dict[str, Any]:
    """The findings as `painlog insights --json` prints them (formats.md section 4)."""
    return {
        "known_days": insights.known_days,
        "triggers": [_trigger_document(finding) for finding in insights.triggers],
        "treatments": [_treatment_document(finding) for finding in insights.treatments],
        "shifts": [
            {"around": shift.around.isoformat(), "from": shift.before, "to": shift.after} for shift in insights.shifts
        ],
    }


def _findings(snapshot: _Snapshot, report: Report) -> Insights:
    from painlog.analysis.sessions import SessionPain, routine_rows
    from painlog.analysis.shifts import level_shifts
    from painlog.analysis.treatments import treatment_rows
    from painlog.analysis.triggers import trigger_rows

    series = series_until(snapshot.entries, snapshot.as_of)
    report(0.5)
    triggers = trigger_rows(series, days_with(snapshot.entries))
    report(0.7)
    treatments = treatment_rows(series, map(occasion_of, snapshot.entries))
    done = (SessionPain(each.routine, each.day, each.before, each.after) for each in snapshot.sessions)
    routines = routine_rows(series, done)
    report(0.9)
    shifts = level_shifts(series)
    catalogue = Catalogue(snapshot.items)
    return Insights(
        snapshot.as_of,
        series.known_days,
        tuple(TriggerFinding(_item(catalogue, Kind.TRIGGER, row.id), row) for row in triggers),
        tuple(TreatmentFinding(_item(catalogue, Kind.TREATMENT, row.id), row) for row in treatments),
        tuple(_routine_finding(row, dict(snapshot.own_routines)) for row in routines),
        tuple(map(_level_shift, shifts)),
    )


def _routine_finding(row: "RoutineRow", own: Mapping[str, str]) -> RoutineFinding:
    """The routine of a row; one that the diary does not know is called by its id."""
    from painlog.domain.built_in_routines import BUILT_IN_ROUTINES

    built_in = {each.id: each.routine.name for each in BUILT_IN_ROUTINES}
    if row.id in built_in:
        return RoutineFinding(built_in[row.id], False, row)
    return RoutineFinding(own.get(row.id, row.id), True, row)


def days_with(entries: "Iterable[InsightEntry]") -> dict[str, set[int]]:
    """The days (ordinals) on which each trigger was noted."""
    days: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for trigger in entry.triggers:
            if trigger not in NO_TRIGGERS:
                days[trigger].add(entry.day)
    return days


def occasion_of(entry: "InsightEntry") -> "Occasion":
    """An entry as the comparison of treatments looks at it."""
    from painlog.analysis.treatments import Occasion, Use

    uses = tuple(Use(id_, relief.points if relief else None) for id_, relief in entry.treatments)
    return Occasion(entry.day, entry.minute, entry.score, uses)


def _item(catalogue: Catalogue, kind: Kind, id_: str) -> Item:
    """The item with this id; one that the diary does not know is called by its id."""
    return catalogue.get(kind, id_) or Item(kind, id_, id_)


def _level_shift(shift: "Shift") -> LevelShift:
    return LevelShift(date.fromordinal(shift.around), shift.before, shift.after)


def _trigger_document(finding: TriggerFinding) -> dict[str, Any]:
    row, missing = finding.row, finding.row.missing
    return {
        "id": row.id,
        "name": finding.item.name,
        "lag": row.lag,
        "with": row.days_with,
        "without": row.days_without,
        "effect": row.effect,
        "interval": row.interval and list(row.interval),
        "p": row.p,
        "verdict": str(row.verdict),
        "missing": {"days": missing.days, "with": missing.days_with, "without": missing.days_without},
    }


def _treatment_document(finding: TreatmentFinding) -> dict[str, Any]:
    row = finding.row
    return {
        "id": row.id,
        "name": finding.item.name,
        "uses": row.uses,
        "relief_mean": row.relief.mean,
        "relief_interval": row.relief.interval and list(row.relief.interval),
        "pairs": row.matched.count,
        "matched_effect": row.matched.mean,
        "matched_interval": row.matched.interval and list(row.matched.interval),
        "verdict": str(row.verdict),
    }
