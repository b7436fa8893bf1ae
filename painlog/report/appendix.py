"""The day table: every known day of the period, with the notes only where the person ticked them."""

from collections.abc import Iterable, Iterator
from datetime import date

from painlog.domain.catalogue import Kind
from painlog.domain.days import DayRecord
from painlog.domain.diary import DayContext, Entry
from painlog.i18n import Texts
from painlog.report.document import Appendix, Cell, Column, Table
from painlog.report.reading import Reading
from painlog.report.wording import CONVERTED, DASH, NOTHING, one_line, tenth, whole

LONGEST_NOTE = 12_000
"""Characters of one day's notes: more than a long letter."""


def appendix(reading: Reading, with_notes: bool, t: Texts) -> Appendix:
    """The table, oldest day first; days without a record are not listed."""
    period = reading.period
    contexts = {context.diary_day: context for context in reading.contexts_in(period)}
    by_day: dict[date, list[Entry]] = {}
    for entry in reading.entries_in(period):
        by_day.setdefault(entry.diary_day, []).append(entry)
    rows = [
        (
            *_values(record, by_day.get(record.day, []), contexts.get(record.day), t),
            *_lists(reading, by_day.get(record.day, []), t),
            *([Cell(_notes(by_day.get(record.day, [])))] if with_notes else []),
        )
        for record in reading.records.between(period.first, period.last)
    ]
    columns = (
        Column(t("Day"), 0),
        Column(t("Worst"), 0, right=True),
        Column(t("Mean"), 0, right=True),
        Column(t("Sleep"), 0, right=True),
        Column(t("Places"), 1.6),
        Column(t("What may have set it off?"), 1.3),
        Column(t("What was tried"), 1.3),
        *([Column(t("Notes"), 2.6)] if with_notes else []),
    )
    if not rows:
        rows = [(Cell(t(NOTHING)), *(Cell() for _ in columns[1:]))]
    converted = any(entry.converted for listed in by_day.values() for entry in listed)
    note = t("{mark} Converted from another scale.", mark=CONVERTED) if converted else ""
    return Appendix(t("Appendix: the days of the period"), Table(columns, tuple(rows)), note)


def _values(record: DayRecord, entries: list[Entry], context: DayContext | None, t: Texts) -> Iterator[Cell]:
    worst = [entry.converted for entry in entries if entry.score is not None and entry.score == record.worst]
    worst_mark = CONVERTED if worst and all(worst) else ""
    mean_mark = CONVERTED if any(entry.converted for entry in entries) else ""
    yield Cell(t.date(record.day, "yMMMd"))
    yield Cell(DASH if record.worst is None else worst_mark + whole(record.worst, t), strong=True)
    yield Cell(mean_mark + tenth(record.mean, t))
    yield Cell(DASH if context is None or context.sleep is None else t.number(context.sleep))


def _lists(reading: Reading, entries: Iterable[Entry], t: Texts) -> Iterator[Cell]:
    listed = list(entries)
    for kind, ids in (
        (Kind.SITE, (site.id for entry in listed for site in entry.sites)),
        (Kind.TRIGGER, (id_ for entry in listed for id_ in entry.triggers)),
        (Kind.TREATMENT, (treatment.id for entry in listed for treatment in entry.treatments)),
    ):
        items = [reading.item(kind, id_) for id_ in dict.fromkeys(ids)]
        yield Cell("; ".join(one_line(t.name(item.name, item.own)) for item in items))


def _notes(entries: Iterable[Entry]) -> str:
    notes = [entry.note for entry in entries if entry.note.strip()]
    return one_line(" / ".join(notes), LONGEST_NOTE) if notes else ""
