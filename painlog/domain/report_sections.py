"""What the doctor's report can hold, and on which paper. Ids never change: the command line and the diary use them."""

from collections.abc import Iterable
from enum import StrEnum

from painlog.domain.naming import N_
from painlog.errors import UserError


class Paper(StrEnum):
    """The paper of a report."""

    A4 = "a4"
    LETTER = "letter"


class ReportSection(StrEnum):
    """The parts of a report that can be left out, in the order in which they are printed."""

    FIGURES = "figures"
    WARNING_SIGNS = "warning-signs"
    CHART = "chart"
    EPISODES = "episodes"
    PLACES = "places"
    QUESTIONS = "questions"
    MEDICINES = "medicines"
    TRIGGERS = "triggers"
    TREATMENTS = "treatments"
    CHECK_INS = "check-ins"
    ACTIVITIES = "activities"
    EXERCISE = "exercise"
    SYMPTOMS = "symptoms"
    LIMITS = "limits"
    MARKERS = "markers"
    ABOUT = "about-figures"


ALL_SECTIONS = tuple(ReportSection)

FIRST_PAGE = ALL_SECTIONS[:6]
"""What a doctor needs in sixty seconds (design.md section 3)."""

SECTION_NAMES = {
    ReportSection.FIGURES: N_("Key figures"),
    ReportSection.WARNING_SIGNS: N_("Warning signs"),
    ReportSection.CHART: N_("Pain chart with stages"),
    ReportSection.EPISODES: N_("Episodes and their history"),
    ReportSection.PLACES: N_("Where it hurts"),
    ReportSection.QUESTIONS: N_("What I would like to ask"),
    ReportSection.MEDICINES: N_("Medicines"),
    ReportSection.TRIGGERS: N_("What may have set it off"),
    ReportSection.TREATMENTS: N_("What was tried, and the relief noted"),
    ReportSection.CHECK_INS: N_("Weekly check-in"),
    ReportSection.ACTIVITIES: N_("What I want to be able to do"),
    ReportSection.EXERCISE: N_("Exercise"),
    ReportSection.SYMPTOMS: N_("Symptoms and sleep"),
    ReportSection.LIMITS: N_("Days limited"),
    ReportSection.MARKERS: N_("Events, appointments and tests"),
    ReportSection.ABOUT: N_("About these figures"),
}


def paper_named(name: str) -> Paper:
    """The paper of this name; raises `UserError` naming the two."""
    if name not in list(Paper):
        raise UserError(
            N_("painlog knows no paper called {paper}."), N_("Choose one of {known}."), paper=name, known=_listed(Paper)
        )
    return Paper(name)


def sections_named(names: Iterable[str]) -> tuple[ReportSection, ...]:
    """The sections of these ids, in the order of the report; raises `UserError` naming those that there are."""
    wanted = set(names)
    if unknown := wanted.difference(ReportSection):
        raise UserError(
            N_("A report has no section called {section}."),
            N_("Choose among {known}."),
            section=", ".join(sorted(unknown)),
            known=_listed(ReportSection),
        )
    return tuple(section for section in ReportSection if section in wanted)


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(ids)
