"""The whole report: every section that was asked for, and the words round them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.domain.about import Fact
from painlog.domain.coverage import count_days
from painlog.domain.disclaimer import DISCLAIMER
from painlog.domain.report_sections import Paper, ReportSection
from painlog.i18n import Texts
from painlog.report.about import about_section
from painlog.report.appendix import appendix
from painlog.report.document import Furniture, Picture, ReportDocument, Section, Words
from painlog.report.episodes import episode_section
from painlog.report.exercise import exercise_section
from painlog.report.findings import Findings, treatments_section, triggers_section
from painlog.report.function import activities_section, check_in_section
from painlog.report.key_figures import key_figures
from painlog.report.markers import markers_section
from painlog.report.medicines import medicines_section
from painlog.report.places import places_section
from painlog.report.questions import questions_section
from painlog.report.reading import Reading
from painlog.report.signs import warning_signs
from painlog.report.symptoms import limits_section, symptoms_section
from painlog.report.wording import LONGEST_LINE, empty, one_line, span

if TYPE_CHECKING:
    from painlog.charts.palette import Palette
    from painlog.charts.trend_data import TrendData


SHORT_NAME = 40
"""Characters of the name at the foot of every page."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of: the counted diary, what the analysis found, the chart's data, colours and outlines."""

    reading: Reading
    findings: Findings
    trend: "TrendData"
    palette: "Palette"
    body_shape: Path
    today: date


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the paper, the sections, the name, the day table and the notes in it."""

    paper: Paper
    sections: tuple[ReportSection, ...]
    with_name: bool = False
    with_appendix: bool = False
    with_notes: bool = False


def report_document(material: Material, wish: Wish, t: Texts) -> ReportDocument:
    """The report in the language of the texts."""
    reading = material.reading
    makers: dict[ReportSection, Callable[[], Section]] = {
        ReportSection.FIGURES: lambda: key_figures(reading, t),
        ReportSection.WARNING_SIGNS: lambda: warning_signs(reading, t),
        ReportSection.CHART: lambda: _chart(material, t),
        ReportSection.EPISODES: lambda: episode_section(reading, t),
        ReportSection.PLACES: lambda: places_section(reading, material.palette, material.body_shape, t),
        ReportSection.QUESTIONS: lambda: questions_section(reading, t),
        ReportSection.MEDICINES: lambda: medicines_section(reading, t),
        ReportSection.TRIGGERS: lambda: triggers_section(material.findings, t),
        ReportSection.TREATMENTS: lambda: treatments_section(material.findings, t),
        ReportSection.CHECK_INS: lambda: check_in_section(reading, material.palette, t),
        ReportSection.ACTIVITIES: lambda: activities_section(reading, t),
        ReportSection.EXERCISE: lambda: exercise_section(reading, t),
        ReportSection.SYMPTOMS: lambda: symptoms_section(reading, t),
        ReportSection.LIMITS: lambda: limits_section(reading, t),
        ReportSection.MARKERS: lambda: markers_section(reading, t),
        ReportSection.ABOUT: lambda: about_section(reading, t),
    }
    return ReportDocument(
        language=t.language,
        paper=wish.paper,
        made_on=material.today,
        first=reading.period.first,
        last=reading.period.last,
        furniture=_furniture(material, wish, t),
        sections=tuple(makers[section]() for section in wish.sections),
        appendix=appendix(reading, wish.with_notes, t) if wish.with_appendix or wish.with_notes else None,
    )


def _chart(material: Material, t: Texts) -> Section:
    data = material.trend
    title = t.n("Pain over {n} day", "Pain over {n} days", material.reading.period.days)
    if not data.recorded:
        return empty(ReportSection.CHART, title, t)
    if not data.enough:
        return Section(
            ReportSection.CHART, title, (Words(t("The chart begins with the fourth day that has a score.")),)
        )
    from painlog.charts.report_trend import report_trend
    from painlog.charts.trend import trend_description

    svg, ratio = report_trend(data, material.palette, t, title)
    return Section(ReportSection.CHART, title, (Picture(svg, trend_description(data, t), ratio),))


def _furniture(material: Material, wish: Wish, t: Texts) -> Furniture:
    reading = material.reading
    period = reading.period
    counts = count_days(reading.records, period.first, period.last)
    days = span(period.first, period.last, t)
    recorded = t.n(
        "{n} day, {recorded} recorded", "{n} days, {recorded} recorded", counts.days, recorded=t.number(counts.known)
    )
    who, lines, short = _person(reading, material.today, wish.with_name, t)
    return Furniture(
        title=t("Back pain diary"),
        period=f"{days} · {recorded}",
        who=who,
        who_lines=(*lines, t("Printed on {day}", day=t.date(material.today))),
        footer=t("Patient-reported; not a diagnosis."),
        footer_who=" · ".join(part for part in (short, days) if part),
        page=t("Page {page} of {pages}", page="{page}", pages="{pages}"),
        notes_title=t("Notes at the visit"),
        closing=t(DISCLAIMER),
    )


def _person(reading: Reading, today: date, with_name: bool, t: Texts) -> tuple[str, Iterable[str], str]:
    """Who it is about: bold, in the lines below, and in the footer. Pseudonymous unless the name is asked for."""
    if not with_name:
        return t("Name left out"), (), ""
    facts = dict(reading.diary.about.facts)
    name = one_line(facts.get(Fact.NAME, ""), LONGEST_LINE)
    birth = _date(facts.get(Fact.BIRTH_DATE, ""))
    if birth is None:
        return name or t("Name: nothing recorded"), (), one_line(name, SHORT_NAME)
    born = t("Born {day}, aged {age}", day=t.date(birth), age=t.number(_age(birth, today)))
    short = t("{name}, born {day}", name=one_line(name, SHORT_NAME), day=t.date(birth)) if name else ""
    return name or t("Name: nothing recorded"), (born,), short


def _age(birth: date, today: date) -> int:
    return max(today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day)), 0)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
