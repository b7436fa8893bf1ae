"""Symptoms and qualities of the pain, sleep and mood, and how many days were limited."""

from collections.abc import Callable, Iterator

from painlog.domain.catalogue import Kind
from painlog.domain.diary import SIDE_NAMES, DayContext, Entry
from painlog.domain.flares import LIMITED_DAYS, days_limited
from painlog.domain.report_sections import ReportSection
from painlog.i18n import Texts
from painlog.report.document import Block, Cell, Column, Section, Table, Words
from painlog.report.key_figures import NIGHT_WAKING, recorded_days
from painlog.report.reading import Reading, Span
from painlog.report.wording import MOST_ROWS, cuts, empty, mean, of, one_line, tenth

Value = Callable[[DayContext], bool | None]
Count = tuple[int, int]
"""So many days of so many."""


def _columns(first: str, t: Texts) -> tuple[Column, ...]:
    return (
        Column(first, 2.6),
        Column(t("Last 28 days"), 1.1, right=True),
        Column(t("28 days before"), 1.1, right=True),
    )


def symptoms_section(reading: Reading, t: Texts) -> Section:
    """Days with each symptom and quality, most often first, then the averages of sleep, mood and stress."""
    title = t("Symptoms and sleep")
    rows, averages = _counted(reading, t), list(_averages(reading, t))
    if not rows and not averages:
        return empty(ReportSection.SYMPTOMS, title, t)
    table = Table(_columns(t("Days with it"), t), tuple(rows[:MOST_ROWS]), cuts(len(rows), t))
    recorded = of(recorded_days(reading, reading.recent), reading.recent.days, t)
    entries = t("Entries were made on {recorded} days.", recorded=recorded)
    words = Words(" ".join([*averages, entries]), look="small")
    return Section(ReportSection.SYMPTOMS, title, (table, words) if rows else (words,))


def _averages(reading: Reading, t: Texts) -> Iterator[str]:
    """One sentence with what was answered in the last 28 days, and in the 28 before."""
    said = []
    for name, value in ((t("sleep"), _sleep), (t("mood"), _mood), (t("stress"), _stress)):
        now, before = (
            [score for day in reading.contexts_in(span) if (score := value(day)) is not None]
            for span in (reading.recent, reading.before)
        )
        if now or before:
            said.append(t("{name} {now} ({before})", name=name, now=tenth(mean(now), t), before=tenth(mean(before), t)))
    if said:
        yield t("Averages of 0–10 (of the 28 days before): {values}.", values=", ".join(said))


def _sleep(day: DayContext) -> int | None:
    return day.sleep


def _mood(day: DayContext) -> int | None:
    return day.mood


def _stress(day: DayContext) -> int | None:
    return day.stress


def _counted(reading: Reading, t: Texts) -> list[tuple[Cell, ...]]:
    now = _days(reading, reading.recent, t)
    before = _days(reading, reading.before, t)
    names = sorted(now.keys() | before.keys(), key=lambda name: (-now.get(name, 0), -before.get(name, 0), name))
    return [
        (Cell(name), Cell(t.number(now.get(name, 0)), strong=True), Cell(t.number(before.get(name, 0))))
        for name in names
    ]


def _days(reading: Reading, span: Span, t: Texts) -> dict[str, int]:
    symptoms = reading.days_of(span, lambda entry: _symptom_names(reading, entry, t))
    qualities = reading.days_of(span, lambda entry: (_name(reading, Kind.QUALITY, id_, t) for id_ in entry.qualities))
    return {name: len(days) for name, days in {**symptoms, **qualities}.items()}


def _symptom_names(reading: Reading, entry: Entry, t: Texts) -> Iterator[str]:
    for symptom in entry.symptoms:
        name = _name(reading, Kind.SYMPTOM, symptom.id, t)
        if symptom.side is None:
            yield name
        else:
            yield t("{symptom}, {side}", symptom=name, side=t.mid_sentence(t(SIDE_NAMES[symptom.side])))


def _name(reading: Reading, kind: Kind, id_: str, t: Texts) -> str:
    item = reading.item(kind, id_)
    return one_line(t.name(item.name, item.own))


def limits_section(reading: Reading, t: Texts) -> Section:
    """Days limited, work missed and nights disturbed, out of the days that were answered."""
    title = t("Days limited")
    values: tuple[tuple[str, Value], ...] = (
        (t("Activities limited"), lambda day: day.limited),
        (t("Work missed"), lambda day: day.work_missed),
    )
    now, before = reading.recent, reading.before
    rows = [(name, _answered(reading, now, value), _answered(reading, before, value)) for name, value in values]
    rows.append((t("Woken at night"), _woken(reading, now), _woken(reading, before)))
    if not any(late[1] or early[1] for _, late, early in rows):
        return empty(ReportSection.LIMITS, title, t)
    table = Table(
        _columns(t("Days, of those answered"), t),
        tuple((Cell(name), Cell(of(*late, t), strong=True), Cell(of(*early, t))) for name, late, early in rows),
    )
    return Section(ReportSection.LIMITS, title, (table, *_quarter(reading, t)))


def _answered(reading: Reading, span: Span, value: Value) -> Count:
    given = [answer for day in reading.contexts_in(span) if (answer := value(day)) is not None]
    return sum(given), len(given)


def _woken(reading: Reading, span: Span) -> Count:
    woken = reading.days_with(span, lambda entry: any(symptom.id == NIGHT_WAKING for symptom in entry.symptoms))
    return len(woken), recorded_days(reading, span)


def _quarter(reading: Reading, t: Texts) -> tuple[Block, ...]:
    found = days_limited(reading.records, reading.period.last)
    if found.most is None:
        return ()
    sentence = t.n(
        "Limited on {limited} of the {n} known day of the last {days}.",
        "Limited on {limited} of the {n} known days of the last {days}.",
        found.known,
        limited=t.number(found.limited),
        days=t.number(LIMITED_DAYS),
    )
    return (Words(sentence, look="small"),)
