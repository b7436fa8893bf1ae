"""What the doctor's report is made of: the diary read once, and what the analysis finds in it."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.domain.catalogue import Kind
from painlog.services.insights import NO_TRIGGERS
from painlog.services.trend_reading import read_trends, whole_trend

if TYPE_CHECKING:
    from painlog.analysis.treatments import Occasion
    from painlog.charts.palette import Palette
    from painlog.charts.trend_data import TrendData
    from painlog.domain.diary import Entry
    from painlog.report.findings import Findings
    from painlog.report.reading import Reading
    from painlog.storage.episode_rows import Snapshot


def trend_of(session: "Snapshot", reading: "Reading") -> "TrendData":
    """The chart of the period; where the level moved is left to Trends."""
    whole = whole_trend(read_trends(session, reading.settings, reading.period.last), reading.period.last)
    return replace(whole.between(reading.period.first, reading.period.last), rug=(), moves=())


def findings_of(reading: "Reading") -> "Findings":
    """Triggers and treatments of the whole diary up to the last day of the period."""
    from painlog.analysis.series import daily_series
    from painlog.analysis.treatments import treatment_rows
    from painlog.analysis.triggers import TriggerVerdict, trigger_rows
    from painlog.report.findings import Findings, TreatmentLine, TriggerLine

    scored = [record for record in reading.records.values() if record.worst is not None]
    series = daily_series(
        [record.day.toordinal() for record in scored],
        [record.worst for record in scored if record.worst is not None],
        reading.period.last.toordinal(),
    )
    triggers = []
    for row in trigger_rows(series, _days_with(reading.entries)):
        item = reading.item(Kind.TRIGGER, row.id)
        enough = row.verdict is not TriggerVerdict.NOT_ENOUGH_DAYS and row.interval is not None
        effect, interval = (row.effect, row.interval) if enough else (None, None)
        together = row.verdict is TriggerVerdict.WENT_TOGETHER
        triggers.append(TriggerLine(item.name, item.own, row.lag, row.days_with, effect, interval, together))
    treatments = []
    for treated in treatment_rows(series, map(_occasion, reading.entries)):
        item = reading.item(Kind.TREATMENT, treated.id)
        treatments.append(TreatmentLine(item.name, item.own, treated.uses, treated.relief.mean))
    return Findings(series.known_days, tuple(triggers), tuple(treatments))


def _days_with(entries: "Iterable[Entry]") -> dict[str, set[int]]:
    days: dict[str, set[int]] = {}
    for entry in entries:
        for trigger in entry.triggers:
            if trigger not in NO_TRIGGERS:
                days.setdefault(trigger, set()).add(entry.diary_day.toordinal())
    return days


def _occasion(entry: "Entry") -> "Occasion":
    from painlog.analysis.treatments import Occasion, Use

    uses = tuple(Use(use.id, use.relief.points if use.relief else None) for use in entry.treatments)
    return Occasion(entry.diary_day.toordinal(), None, entry.score, uses)


def print_palette(resources: Path) -> "Palette":
    """The colours of paper: the ramp of the light theme, black ink."""
    from painlog.charts.palette import Palette

    return Palette.for_print(json.loads((resources / "themes" / "light.json").read_text(encoding="utf-8")))


def first_recorded(reading: "Reading") -> date | None:
    """The first day of which the diary knows anything."""
    return next((record.day for record in reading.records.values() if record.known), None)
