"""Typst prints the report: a tagged PDF (PDF/UA-1) with its fonts in it, or the pages as pictures."""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from painlog.domain.printed_report import FontWanted, PrintedReport
from painlog.domain.report_sections import FIRST_PAGE
from painlog.report.document import ReportDocument, plain
from painlog.report.lettering import cleaned, fonts_wanted, pieces_told, stand_ins

if TYPE_CHECKING:
    from typst import Fonts

TEXT_FONTS = (
    "Noto Sans",
    "Segoe UI",
    "SF Pro Text",
    "Cantarell",
    "DejaVu Sans",
    "Noto Sans Devanagari",
    "Nirmala UI",
    "Kohinoor Devanagari",
    "Mangal",
)
"""The fonts of the text, the first that is there; later ones for scripts that it lacks (design.md section 1)."""

_UNFIT = ("Last Resort", "LastResort", "Unicode BMP Fallback", "Adobe Blank", "New Computer Modern", "cm", "STIX")
"""Fonts that draw the code of a character, and fonts of formulas, which do not join the letters of Hindi."""

_LIKED = ("Noto Sans", "Noto Naskh", "Sans", "UI", "Symbols", "Emoji")

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, the standard for tagged files that screen readers can follow."""

MOST_TRIES = 12
"""Each try replaces what the one before could not show; one is usual, two with a rare character."""


def print_report(document: ReportDocument, template: Path, system_fonts: bool = True) -> PrintedReport:
    """Print `document`; no text of a diary makes this fail. May be called on any thread."""
    made = _compiled(document, template, system_fonts, "pdf")
    return PrintedReport(made[0][0], made[1])


def pictures_of(document: ReportDocument, template: Path, ppi: float, system_fonts: bool = True) -> list[bytes]:
    """Every page as a PNG of `ppi` pixels to the inch."""
    return _compiled(document, template, system_fonts, "png", ppi)[0]


_Made = tuple[list[bytes], tuple[FontWanted, ...]]


def _compiled(
    document: ReportDocument, template: Path, system_fonts: bool, kind: Literal["pdf", "png"], ppi: float | None = None
) -> _Made:
    return _compiled_data(_data(document), document.made_on, template, system_fonts, kind, ppi)


def print_data(raw: dict[str, Any], made_on: date, template: Path, system_fonts: bool = True) -> PrintedReport:
    """Print any other sheet: `raw` is what its template reads as JSON."""
    made = _compiled_data(raw, made_on, template, system_fonts, "pdf")
    return PrintedReport(made[0][0], made[1])


def pictures_of_data(raw: dict[str, Any], made_on: date, template: Path, ppi: float) -> list[bytes]:
    """Every page of any other sheet as a PNG of `ppi` pixels to the inch."""
    return _compiled_data(raw, made_on, template, True, "png", ppi)[0]


def _compiled_data(
    raw: dict[str, Any],
    made_on: date,
    template: Path,
    system_fonts: bool,
    kind: Literal["pdf", "png"],
    ppi: float | None = None,
) -> _Made:
    """Compile until everything can be shown: what no font covers is replaced by a box.

    Where that comes to no end the standard is given up rather than the report.
    """
    import typst

    replaced: dict[str, str] = {}
    moment = datetime.combine(made_on, time(12), UTC)
    tagged = kind == "pdf"
    for left in reversed(range(MOST_TRIES)):
        inputs = {"data": json.dumps(cleaned(raw, replaced)), "fonts": json.dumps(_families(system_fonts))}
        try:
            made: bytes | list[bytes] = typst.compile_with_warnings(
                template,
                root=template.parent,
                font_paths=_fonts(system_fonts),
                sys_inputs=inputs,
                format=kind,
                ppi=ppi,
                pdf_standards=[STANDARD] if tagged else [],
                timestamp=moment,
            )[0]
        except typst.TypstError as trouble:
            pieces = pieces_told(trouble.diagnostic)
            if not pieces or not tagged:
                raise
            if left == 1 or pieces <= replaced.keys():
                tagged = False
            replaced |= stand_ins(pieces - replaced.keys())
            continue
        return made if isinstance(made, list) else [made], fonts_wanted(replaced)
    raise AssertionError("the last try asks for no standard, so that every text can be printed")


def _data(document: ReportDocument) -> dict[str, Any]:
    raw = plain(document)
    around = raw["furniture"]
    around["author"] = []
    around["who_period"] = around["footer_who"]
    language, _, region = document.language.replace("_", "-").partition("-")
    raw["lang"] = language if language.isascii() and language.isalpha() and len(language) <= 3 else "en"
    raw["region"] = region if len(region) == 2 and region.isascii() and region.isalpha() else None
    raw["first_page"] = list(FIRST_PAGE)
    return raw


@cache
def _fonts(system_fonts: bool) -> "Fonts":
    """The fonts of the system, those that Typst brings along, and DejaVu Sans from matplotlib's data folder."""
    from typst import Fonts

    from painlog.charts.lettering import brought_fonts

    folder = str(brought_fonts())
    return Fonts(include_system_fonts=system_fonts, include_embedded_fonts=True, font_paths=[folder])


@cache
def _families(system_fonts: bool) -> tuple[str, ...]:
    """In which order the fonts are asked for a character: those of the text, then every other, sans serif first."""
    there = [family for family in _fonts(system_fonts).families() if not family.startswith(_UNFIT)]
    rest = sorted(set(there) - set(TEXT_FONTS), key=lambda family: (_rank(family), family))
    return (*(family for family in TEXT_FONTS if family in there), *rest)


def _rank(family: str) -> int:
    return next((rank for rank, start in enumerate(_LIKED) if start in family), len(_LIKED))
