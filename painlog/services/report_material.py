"""What the doctor's report is made of: the diary as far as it is printed, and what the analysis finds in all of it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.coverage import RECENT_DAYS
from painlog.domain.days import shifted
from painlog.domain.flares import LIMITED_DAYS
from painlog.domain.scales import Scale
from painlog.domain.settings import DiarySettings
from painlog.domain.stage_spans import stage_spans
from painlog.services.insights import counted, days_with, occasion_of, series_until

if TYPE_CHECKING:
    from painlog.charts.palette import Palette
    from painlog.charts.trend_data import Dot, TrendData
    from painlog.report.findings import Findings
    from painlog.report.reading import Reading
    from painlog.storage.episode_rows import Snapshot
    from painlog.storage.insight_rows import InsightEntry

_COMPARED_DAYS = max(2 * RECENT_DAYS, LIMITED_DAYS)
"""However short the period is, so many days are looked at in full."""


def read_diary(session: "Snapshot", settings: DiarySettings, first: date, last: date) -> "Reading":
    """The days that are printed or compared in full; of those before only what stages and episodes need."""
    from painlog.report.reading import read_report
    from painlog.storage.diary_store import whole_diary
    from painlog.storage.episode_rows import read_scored

    diary = whole_diary(session, min(first, shifted(last, 1 - _COMPARED_DAYS)), last)
    return read_report(diary, settings, read_scored(session, last), first, last)


def read_noted(session: "Snapshot", settings: DiarySettings, last: date) -> "tuple[InsightEntry, ...]":
    """What the analysis looks at: the whole diary up to `last`."""
    from painlog.storage.insight_rows import read_insight_entries

    return counted(read_insight_entries(session, last), settings.count_every_site)


def findings_of(entries: "Iterable[InsightEntry]", catalogue: Catalogue, last: date) -> "Findings":
    """Triggers and treatments of the whole diary up to `last`."""
    from painlog.analysis.treatments import treatment_rows
    from painlog.analysis.triggers import TriggerVerdict, trigger_rows
    from painlog.report.findings import Findings, TreatmentLine, TriggerLine

    listed = tuple(entries)
    series = series_until(listed, last)
    triggers = []
    for row in trigger_rows(series, days_with(listed)):
        enough = row.verdict is not TriggerVerdict.NOT_ENOUGH_DAYS and row.interval is not None
        effect, interval = (row.effect, row.interval) if enough else (None, None)
        together = row.verdict is TriggerVerdict.WENT_TOGETHER
        name = _named(catalogue, Kind.TRIGGER, row.id)
        triggers.append(TriggerLine(*name, row.lag, row.days_with, effect, interval, together))
    treatments = [
        TreatmentLine(*_named(catalogue, Kind.TREATMENT, row.id), row.uses, row.relief.mean)
        for row in treatment_rows(series, map(occasion_of, listed))
    ]
    return Findings(series.known_days, tuple(triggers), tuple(treatments))


def _named(catalogue: Catalogue, kind: Kind, id_: str) -> tuple[str, bool]:
    item = catalogue.get(kind, id_)
    return (item.name, item.own) if item else (id_, True)


def trend_of(reading: "Reading") -> "TrendData":
    """The chart of the period: worst scores, their 7-day mean, stages and events."""
    from painlog.charts.trend_data import Event, trend_data

    first, last = reading.period.first, reading.period.last
    return replace(
        trend_data(_dots(reading), first, last),
        stages=tuple(
            span for span in stage_spans(reading.preset, reading.groups) if span.first <= last and span.last >= first
        ),
        events=tuple(Event(marker.day, marker.word) for marker in reading.diary.markers if first <= marker.day <= last),
    )


def _dots(reading: "Reading") -> "list[Dot]":
    """Every day with a score; it bears the mark of a face where no number was as high."""
    from painlog.charts.trend_data import Dot, Mark

    numbers: dict[date, set[float | None]] = defaultdict(set)
    for entry in reading.entries_in(reading.period):
        if entry.scale is not Scale.FACES6:
            numbers[entry.diary_day].add(entry.score)

    def mark(day: date, worst: float) -> Mark:
        return Mark.NUMBER if not reading.period.holds(day) or worst in numbers[day] else Mark.FACE

    worst = ((record.day, record.worst) for record in reading.records.values())
    return [Dot(day, score, mark(day, score)) for day, score in worst if score is not None]


def print_palette(resources: Path) -> "Palette":
    """The colours of paper: the ramp of the light theme, black ink."""
    from painlog.charts.palette import Palette

    return Palette.for_print(json.loads((resources / "themes" / "light.json").read_text(encoding="utf-8")))
