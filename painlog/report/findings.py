"""What went together with more or less pain, and what was tried: found by the analysis, worded here."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from painlog.domain.naming import N_
from painlog.domain.report_sections import ReportSection
from painlog.i18n import Texts
from painlog.report.document import Cell, Column, Interval, Section, Table, Words
from painlog.report.wording import DASH, MOST_ROWS, cuts, empty, one_line, relief_words, signed

LAGS = (N_("same day"), N_("day before"), N_("two days before"))
"""How many days before the score the trigger was: lag 0 has no direction (stages.md section 6)."""

MOST_RELIEF = 3
"""Ratings run from 0 (not at all) to 3 (a lot)."""

_LEAST_REACH = 2


@dataclass(frozen=True, slots=True)
class TriggerLine:
    """A trigger at its strongest lag: points of difference with their 95 % interval, None with too few days."""

    name: str
    own: bool
    lag: int
    days: int
    effect: float | None
    interval: tuple[float, float] | None
    together: bool


@dataclass(frozen=True, slots=True)
class TreatmentLine:
    """A treatment, how often it was used, and the mean relief from 0 to 3, None with too few uses."""

    name: str
    own: bool
    uses: int
    relief: float | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What the analysis found in the whole diary up to the last day; `known_days` have a score."""

    known_days: int = 0
    triggers: tuple[TriggerLine, ...] = ()
    treatments: tuple[TreatmentLine, ...] = ()


def triggers_section(findings: Findings, t: Texts) -> Section:
    """The section: what stands out first, then what does not, then what has too few days."""
    title = t("What may have set it off?")
    if not findings.triggers:
        return empty(ReportSection.TRIGGERS, title, t)
    columns = (
        Column(t("Trigger"), 2.7),
        Column(t("Days"), 0.6, right=True),
        Column(t("less | more pain"), 1.6),
        Column(t("Points"), 0.8, right=True),
    )
    low, high = _reach(findings.triggers)
    rows = tuple(_trigger_row(line, low, high, t) for line in findings.triggers[:MOST_ROWS])
    note = t.n(
        "Daily worst with and without it, {n} recorded day. Filled: stands out from nearly every shifted diary. Line: "
        "95% range. None of this shows a cause.",
        "Daily worst with and without it, {n} recorded days. Filled: stands out from nearly every shifted diary. Line: "
        "95% range. None of this shows a cause.",
        findings.known_days,
    )
    table = Table(columns, rows, cuts(len(findings.triggers), t))
    return Section(ReportSection.TRIGGERS, title, (table, Words(note, look="small")))


def _reach(lines: Iterable[TriggerLine]) -> tuple[float, float]:
    """The ends of the scale: whole points that hold every interval."""
    ends = [end for line in lines for end in (line.interval or ())]
    return min(floor(min(ends, default=0)), -_LEAST_REACH), max(ceil(max(ends, default=0)), _LEAST_REACH)


def _trigger_row(line: TriggerLine, low: float, high: float, t: Texts) -> tuple[Cell, ...]:
    name = one_line(t.name(line.name, line.own))
    if line.effect is None or line.interval is None:
        return Cell(name), Cell(t.number(line.days)), Cell(t("too few days")), Cell(DASH)

    def share(points: float) -> float:
        return (points - low) / (high - low)

    mark = Interval(share(line.interval[0]), share(line.effect), share(line.interval[1]), share(0), line.together)
    when = t("{name}, {when}", name=name, when=t(LAGS[line.lag]))
    return (
        Cell(when, strong=line.together),
        Cell(t.number(line.days)),
        Cell(interval=mark),
        Cell(signed(line.effect, t), strong=line.together),
    )


def treatments_section(findings: Findings, t: Texts) -> Section:
    """The section, ordered by times used: no ranking."""
    title = t("What was tried, and the relief noted")
    if not findings.treatments:
        return empty(ReportSection.TREATMENTS, title, t)
    columns = (
        Column(t("Treatment"), 2.0),
        Column(t("Times"), 0.7, right=True),
        Column(t("Average relief"), 1.5),
        Column("", 1.6),
    )
    rows = tuple(_treatment_row(line, t) for line in findings.treatments[:MOST_ROWS])
    note = t(
        "In the whole diary, by times used. Relief from 0, not at all, to 3, a lot. Pain often eases after its worst "
        "days, whatever is done."
    )
    table = Table(columns, rows, cuts(len(findings.treatments), t))
    return Section(ReportSection.TREATMENTS, title, (table, Words(note, look="small")))


def _treatment_row(line: TreatmentLine, t: Texts) -> tuple[Cell, ...]:
    name = Cell(one_line(t.name(line.name, line.own)))
    if line.relief is None:
        return name, Cell(t.number(line.uses)), Cell(DASH), Cell(t("too few uses"))
    said = relief_words(line.relief, t)
    return name, Cell(t.number(line.uses)), Cell(bar=line.relief / MOST_RELIEF), Cell(said)
