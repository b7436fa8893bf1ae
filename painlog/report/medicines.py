"""Medicines: what is taken regularly or as needed, and on how many days the diary names it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from painlog.domain.catalogue import MEDICINE_GROUP, Kind
from painlog.domain.diary import Treatment
from painlog.domain.records import Medicine
from painlog.domain.report_sections import ReportSection
from painlog.i18n import Texts
from painlog.report.document import Cell, Column, Section, Table, Words
from painlog.report.reading import Reading, Span
from painlog.report.wording import DASH, LONGEST_TEXT, MOST_ROWS, cuts, empty, mean, one_line, relief_words, short_day


@dataclass(frozen=True, slots=True)
class Taken:
    """A medicine and its days: of the last 28 and of the 28 before, the longest run of the period, ratings 0 to 3."""

    name: str
    how: str
    recent: int = 0
    before: int = 0
    run: int = 0
    ratings: tuple[int, ...] = ()
    in_diary: bool = False


def medicines_section(reading: Reading, t: Texts) -> Section:
    """The section: the medicines of About me, then those that only entries name, most used first."""
    taken = medicines_of(reading, t)
    if not taken:
        return empty(ReportSection.MEDICINES, t("Medicines"), t)
    columns = (
        Column(t("Medicine"), 2.2),
        Column(t("As taken"), 3.8),
        Column(t("Days used, last 28"), 1.1, right=True),
        Column(t("Days used, 28 before"), 1.1, right=True),
        Column(t("Most days in a row"), 1.1, right=True),
        Column(t("Relief noted"), 1.6),
    )
    rows = tuple(_row(one, t) for one in taken[:MOST_ROWS])
    note = Words(t("A dash: the diary's entries do not name it. Doses are as the patient wrote them."), look="small")
    return Section(ReportSection.MEDICINES, t("Medicines"), (Table(columns, rows, cuts(len(taken), t)), note))


def _row(one: Taken, t: Texts) -> tuple[Cell, ...]:
    counts = [t.number(count) if one.in_diary else DASH for count in (one.recent, one.before, one.run)]
    return (
        Cell(one_line(one.name), strong=True),
        Cell(one.how),
        Cell(counts[0], strong=one.in_diary),
        Cell(counts[1]),
        Cell(counts[2]),
        Cell(relief_words(mean(one.ratings), t)),
    )


def medicines_of(reading: Reading, t: Texts) -> tuple[Taken, ...]:
    """Every medicine of the period, by what the person wrote and by what the entries name."""
    used = _used(reading)
    names = {id_: reading.item(Kind.TREATMENT, id_) for id_ in used}
    by_name = {_folded(t.name(item.name, item.own)): id_ for id_, item in names.items()}
    listed = [medicine for medicine in reading.diary.about.medicines if _was_taken(medicine, reading.period)]
    named = {medicine.id: by_name.get(_folded(medicine.name), "") for medicine in listed}
    found = [_taken(reading, medicine.name, _how(medicine, t), used.get(named[medicine.id], ())) for medicine in listed]
    rest = [id_ for id_ in used if id_ not in named.values()]
    only_used = [_taken(reading, t.name(names[id_].name, names[id_].own), _doses(used[id_]), used[id_]) for id_ in rest]
    return (*sorted(found, key=_order), *sorted(only_used, key=_order))


Uses = Sequence[tuple[date, Treatment]]


def _used(reading: Reading) -> dict[str, list[tuple[date, Treatment]]]:
    """The uses of each medicine from the earlier of the period and the 56 days that are compared."""
    span = Span(min(reading.period.first, reading.before.first), reading.period.last)
    found: dict[str, list[tuple[date, Treatment]]] = {}
    for entry in reading.entries_in(span):
        for treatment in entry.treatments:
            if reading.item(Kind.TREATMENT, treatment.id).group == MEDICINE_GROUP:
                found.setdefault(treatment.id, []).append((entry.diary_day, treatment))
    return found


def _taken(reading: Reading, name: str, how: str, uses: Uses) -> Taken:
    days = sorted({day for day, _ in uses})
    within = [day for day in days if reading.period.holds(day)]
    points = [treatment.relief.points for _, treatment in uses if treatment.relief is not None]
    return Taken(
        name=name,
        how=how,
        recent=sum(reading.recent.holds(day) for day in days),
        before=sum(reading.before.holds(day) for day in days),
        run=_longest_run(within),
        ratings=tuple(point for point in points if point is not None),
        in_diary=bool(uses),
    )


def _longest_run(days: Sequence[date]) -> int:
    longest = length = 0
    previous: date | None = None
    for day in days:
        length = length + 1 if previous is not None and day - previous == timedelta(days=1) else 1
        longest, previous = max(longest, length), day
    return longest


def _was_taken(medicine: Medicine, period: Span) -> bool:
    begun = medicine.since is None or medicine.since <= period.last
    return begun and (medicine.until is None or medicine.until >= period.first)


def _how(medicine: Medicine, t: Texts) -> str:
    """Dose, regular or as needed, since and until, side effects: in the person's words."""
    return one_line("; ".join(part for part in _how_parts(medicine, t) if part), LONGEST_TEXT // 2)


def _how_parts(medicine: Medicine, t: Texts) -> Iterator[str]:
    yield one_line(f"{medicine.dose} {medicine.unit}")
    yield t("regularly") if medicine.regular else t("as needed")
    if medicine.since:
        yield t("since {day}", day=short_day(medicine.since, date.min, t))
    if medicine.until:
        yield t("until {day}", day=short_day(medicine.until, date.min, t))
    if medicine.side_effects.strip():
        yield t("side effects: {effects}", effects=one_line(medicine.side_effects))


def _doses(uses: Uses) -> str:
    """The doses noted most often."""
    doses = Counter(one_line(treatment.dose) for _, treatment in uses if treatment.dose.strip())
    return "; ".join(dose for dose, _ in doses.most_common(2)) or DASH


def _order(one: Taken) -> tuple[int, int, str]:
    return -one.recent, -one.before, one.name


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
