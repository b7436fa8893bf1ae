"""The figures that a doctor asks for first: the last 28 days against the 28 before."""

from collections.abc import Iterator

from painlog.domain.catalogue import MEDICINE_GROUP, Kind
from painlog.domain.coverage import count_days
from painlog.domain.flags import CHANGE_POINTS, CHANGE_SHARE, CHANGE_SHARE_FROM, ROUNDING, SEVERE_SCORE
from painlog.domain.report_sections import ReportSection
from painlog.i18n import Texts
from painlog.report.document import Cell, Column, Section, Table, Words
from painlog.report.reading import Reading, Span
from painlog.report.wording import DASH, change, empty, mean, of, percent, printed, signed, tenth, whole

LEAST_SCORED = 5
"""Days of either side before a change is marked: the mean of five days is reliable (Heapy 2014)."""

NIGHT_WAKING = "night-waking"

Row = tuple[str, str, str, str]
"""A figure's name, now, before, and its change."""


def noticed(now: float, before: float) -> bool:
    """Whether a change is one that most people notice: 2 points, and 30 % from 4 on (Farrar 2001, Ostelo 2008)."""
    size = abs(now - before) + ROUNDING
    return size >= CHANGE_POINTS and (before < CHANGE_SHARE_FROM or size >= CHANGE_SHARE * before)


def key_figures(reading: Reading, t: Texts) -> Section:
    """The section; every count is out of the days recorded."""
    title = t("Key figures")
    if not any(record.known for record in reading.records.between(reading.before.first, reading.recent.last)):
        return empty(ReportSection.FIGURES, title, t)
    columns = (
        Column("", 3.0),
        Column(t("Last 28 days"), 1.4, right=True),
        Column(t("28 days before"), 1.3, right=True),
        Column(t.within("column", "Change"), 0.95, right=True),
    )
    rows = tuple(
        (Cell(name), Cell(now, strong=True), Cell(before), Cell(moved, strong=moved.endswith("*")))
        for name, now, before, moved in _rows(reading, t)
    )
    note = t(
        "* A change that most people notice: {points} points and, from an average of {from_} on, {share}. Counts are "
        "out of the days recorded.",
        points=t.number(CHANGE_POINTS),
        from_=t.number(CHANGE_SHARE_FROM),
        share=percent(CHANGE_SHARE, t),
    )
    return Section(ReportSection.FIGURES, title, (Table(columns, rows), Words(note, look="small")))


def _rows(reading: Reading, t: Texts) -> Iterator[Row]:
    now, before = reading.recent, reading.before
    yield _average(reading.scores(now), reading.scores(before), t)
    yield _highest(reading.scores(now), reading.scores(before), t)
    for name, count in (
        (t("Days with pain"), _pain),
        (t("Days at {score} or more", score=t.number(SEVERE_SCORE)), _severe),
        (t("Woken at night"), _woken),
        (t("Days with a medicine"), _medicine),
    ):
        yield name, of(*count(reading, now), t), of(*count(reading, before), t), ""


def _average(now: list[float], before: list[float], t: Texts) -> Row:
    present, past = mean(now), mean(before)
    shown = (t("Average of the daily worst, 0–10"), tenth(present, t), tenth(past, t))
    if present is None or past is None:
        return *shown, ""
    marked = min(len(now), len(before)) >= LEAST_SCORED and noticed(printed(present), printed(past))
    return *shown, signed(change(present, past), t) + ("*" if marked else "")


def _highest(now: list[float], before: list[float], t: Texts) -> Row:
    shown = [whole(max(scores), t) if scores else DASH for scores in (now, before)]
    return t("Highest score"), shown[0], shown[1], ""


def _pain(reading: Reading, days: Span) -> tuple[int, int]:
    counts = count_days(reading.records, days.first, days.last)
    return counts.pain, counts.known


def _severe(reading: Reading, days: Span) -> tuple[int, int]:
    scores = reading.scores(days)
    return sum(score >= SEVERE_SCORE for score in scores), len(scores)


def _woken(reading: Reading, days: Span) -> tuple[int, int]:
    woken = reading.days_with(days, lambda entry: any(symptom.id == NIGHT_WAKING for symptom in entry.symptoms))
    return len(woken), recorded_days(reading, days)


def _medicine(reading: Reading, days: Span) -> tuple[int, int]:
    used = reading.days_of(days, lambda entry: (treatment.id for treatment in entry.treatments))
    found = {
        day
        for id_, with_it in used.items()
        if reading.item(Kind.TREATMENT, id_).group == MEDICINE_GROUP
        for day in with_it
    }
    return len(found), recorded_days(reading, days)


def recorded_days(reading: Reading, days: Span) -> int:
    """Days on which anything was recorded in an entry."""
    return len(reading.days_with(days, lambda _entry: True))
