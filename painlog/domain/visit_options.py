"""What a person chose on the doctor visit page, as the diary keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from painlog.domain.days import shifted
from painlog.domain.report_sections import ALL_SECTIONS, Paper, ReportSection

LETTER_COUNTRIES = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))
"""Where paper is Letter rather than A4 (Unicode CLDR 45, supplemental measurement data, paperSize)."""


class VisitPeriod(StrEnum):
    """Which days a report covers. Ids never change: the diary keeps them."""

    FOUR_WEEKS = "4-weeks"
    TWELVE_WEEKS = "12-weeks"
    OTHER = "other"


PERIOD_DAYS = {VisitPeriod.FOUR_WEEKS: 28, VisitPeriod.TWELVE_WEEKS: 84}


@dataclass(frozen=True, slots=True)
class VisitOptions:
    """The choices. `first` and `last` count for the period "other" only; `paper` None is what the country uses.

    `language` is empty for that of the window. `with_notes` is never kept: it is ticked anew for every report.
    """

    period: VisitPeriod = VisitPeriod.TWELVE_WEEKS
    first: date | None = None
    last: date | None = None
    sections: tuple[ReportSection, ...] = ALL_SECTIONS
    paper: Paper | None = None
    language: str = ""
    with_name: bool = False
    with_appendix: bool = False
    with_notes: bool = False

    @classmethod
    def parse(cls, stored: object) -> "VisitOptions":
        """Read what was kept; anything unknown or damaged is left at its default."""
        kept: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
        period, paper, sections = kept.get("period"), kept.get("paper"), kept.get("sections")
        return cls(
            period=VisitPeriod(period) if period in list(VisitPeriod) else VisitPeriod.TWELVE_WEEKS,
            first=_day(kept.get("first")),
            last=_day(kept.get("last")),
            sections=tuple(each for each in ReportSection if each in sections)
            if isinstance(sections, list)
            else ALL_SECTIONS,
            paper=Paper(paper) if paper in list(Paper) else None,
            language=_text(kept.get("language")),
            with_name=kept.get("with_name") is True,
            with_appendix=kept.get("with_appendix") is True,
        )

    def stored(self) -> dict[str, Any]:
        """The choices as `parse` reads them, without the tick for notes."""
        return {
            "period": str(self.period),
            "first": self.first and self.first.isoformat(),
            "last": self.last and self.last.isoformat(),
            "sections": [str(section) for section in self.sections],
            "paper": self.paper and str(self.paper),
            "language": self.language,
            "with_name": self.with_name,
            "with_appendix": self.with_appendix,
        }

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day of the report, never later than `today` and in the right order."""
        if self.period is not VisitPeriod.OTHER:
            return shifted(today, 1 - PERIOD_DAYS[self.period]), today
        last = min(self.last or today, today)
        first = self.first or shifted(last, 1 - PERIOD_DAYS[VisitPeriod.TWELVE_WEEKS])
        return min(first, last), last

    def paper_in(self, country: str) -> Paper:
        """The paper that was chosen, else the one of a country (two capital letters, or empty)."""
        return self.paper or (Paper.LETTER if country in LETTER_COUNTRIES else Paper.A4)


def _day(stored: object) -> date | None:
    try:
        return date.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None


def _text(stored: object) -> str:
    return stored if isinstance(stored, str) else ""
