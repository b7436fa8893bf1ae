"""What the PDF says when it is read back: pages, texts, fonts, tags, language, and what a reader hears."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import DictionaryObject

from painlog.domain.demo import demo_diary
from painlog.domain.diary import Source
from painlog.domain.disclaimer import DISCLAIMER
from painlog.domain.records import Diary
from painlog.domain.report_sections import ALL_SECTIONS, FIRST_PAGE, Paper, ReportSection
from painlog.report.document import ReportDocument
from painlog.services.reports import ReportOptions, ReportsService
from tests.report.conftest import Pages, fonts_of, read_back
from tests.report.diaries import QUESTIONS, TODAY, full_diary, reporting

FOOTER = "Patient-reported; not a diagnosis."


def test_two_pages_with_the_footer_on_each_and_the_closing_sentence_on_the_last(printed: Pages) -> None:
    first, second = printed.texts
    assert FOOTER in first
    assert FOOTER in second
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert DISCLAIMER not in first
    assert DISCLAIMER in second


def test_the_first_page_answers_who_when_how_complete_and_what_is_asked(printed: Pages) -> None:
    first = printed.texts[0]
    for words in (
        "Margaret Ellis",
        "Born 14 March 1961, aged 65",
        "29 August – 20 November 2026 · 84 days, 71 recorded",
        "Pain recorded on 39 of 71 known days (55%).",
        "Gradually, after a week of driving",
        "Lower back, left 34 (89%)",
        "Emergency signs, no (14 of 14), 18 Nov:",
        "thoughts of ending life",
        "Other signs, no (5 of 23), 18 Nov:",
        "Other signs, not answered (15 of 23):",
        *QUESTIONS,
    ):
        assert words in first


def test_every_section_stands_under_its_heading(printed: Pages, named: ReportDocument) -> None:
    assert [section.id for section in named.sections] == list(ALL_SECTIONS)
    for section in named.sections:
        assert section.title in printed.texts[0 if section.id in FIRST_PAGE else 1]


def test_title_language_and_tags(printed: Pages) -> None:
    catalog = printed.catalog
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/MarkInfo"]["/Marked"]
    assert printed.reader.metadata is not None
    assert printed.reader.metadata.title == "Back pain diary · 29 August – 20 November 2026 · 84 days, 71 recorded"
    assert "pdfuaid" in catalog["/Metadata"].get_data().decode("utf-8")
    kinds = [element["/S"] for element in elements(catalog["/StructTreeRoot"])]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= len(ALL_SECTIONS) - 1
    assert "/TH" in kinds
    assert "/TD" in kinds


def test_every_picture_says_what_it_shows(printed: Pages) -> None:
    tree = printed.catalog["/StructTreeRoot"]
    alts = [str(element.get("/Alt", "")) for element in elements(tree) if element["/S"] == "/Figure"]
    assert len(alts) == 4
    assert all(alts)
    assert any("71 of 84 days recorded" in alt for alt in alts)
    assert any("Lower back, left: 34 (89%)" in alt for alt in alts)
    assert any("9 Nov: 5.7" in alt for alt in alts)
    assert any("Sessions of each week" in alt for alt in alts)


def test_every_font_is_in_the_file(printed: Pages) -> None:
    fonts = list(fonts_of(printed))
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()


@pytest.mark.parametrize(("paper", "points"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_paper(full: ReportsService, paper: Paper, points: tuple[int, int]) -> None:
    pages = read_back(full.compile(full.document(ReportOptions(paper=paper))).pdf).reader.pages
    assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages] == [points, points]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_back_and_front_stand_below_their_own_drawing(full: ReportsService, language: str) -> None:
    """The drawing itself is never mirrored, so its words must not be either."""
    pdf = full.compile(full.document(ReportOptions(language=language, sections=(ReportSection.PLACES,)))).pdf
    lines = read_back(pdf).reader.pages[0].extract_text(extraction_mode="layout").splitlines()
    (line,) = (line for line in lines if {"Back", "Front"} <= set(line.split()))
    assert line.index("Back") < line.index("Front")


def test_ten_years_are_two_pages(tmp_path: Path) -> None:
    with reporting(demo_diary(TODAY, 10), tmp_path / "ten.db") as service:
        options = ReportOptions(first=TODAY - timedelta(days=3600))
        pages = read_back(service.compile(service.document(options)).pdf)
    assert len(pages.texts) == 2
    assert "Pain over 3,601 days" in pages.whole


def test_an_empty_diary_says_so_everywhere(tmp_path: Path) -> None:
    with reporting(Diary(), tmp_path / "empty.db") as service:
        document = service.document(ReportOptions())
        pages = read_back(service.compile(document).pdf)
    assert all(section.empty for section in document.sections if section.id not in SELDOM_EMPTY)
    assert len(pages.texts) == 2
    assert pages.whole.count("nothing recorded") == len(ALL_SECTIONS) - 1
    assert "Key figures nothing recorded" in pages.whole


SELDOM_EMPTY = (ReportSection.ABOUT, ReportSection.WARNING_SIGNS)
"""These have something to say about nothing."""


def test_only_what_was_asked_for(full: ReportsService) -> None:
    wish = ReportOptions(sections=(ReportSection.QUESTIONS, ReportSection.FIGURES))
    (page,) = read_back(full.compile(full.document(wish)).pdf).texts
    assert "Key figures" in page
    assert "What I would like to ask" in page
    assert "Medicines" not in page
    assert "Where it hurts" not in page
    assert DISCLAIMER in page
    assert FOOTER in page


def test_a_page_of_details_alone_has_the_whole_head(full: ReportsService) -> None:
    wish = ReportOptions(sections=(ReportSection.MEDICINES,), language="en_GB")
    (page,) = read_back(full.compile(full.document(wish)).pdf).texts
    assert "84 days, 71 recorded" in page
    assert "Ibuprofen 400" in page
    assert DISCLAIMER in page


def test_the_same_document_gives_the_same_file(full: ReportsService, named: ReportDocument) -> None:
    assert full.compile(named).pdf == full.compile(named).pdf


def test_made_alike_on_another_thread(full: ReportsService, named: ReportDocument) -> None:
    def make() -> bytes:
        return full.compile(full.document(ReportOptions(language="en_GB", with_name=True))).pdf

    with ThreadPoolExecutor(1) as pool:
        elsewhere = pool.submit(make).result()
    assert elsewhere == full.compile(named).pdf


def test_the_day_table_follows_on_further_pages(full: ReportsService) -> None:
    pages = read_back(full.compile(full.document(ReportOptions(with_appendix=True))).pdf).texts
    assert len(pages) > 2
    assert all(FOOTER in page for page in pages)
    assert [DISCLAIMER in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert all("Worst Mean Sleep Places" in page for page in pages[2:-1])


def test_the_day_table_says_what_its_mark_means(tmp_path: Path) -> None:
    entries = tuple(replace(entry, source=Source("bearable", "Mild")) for entry in full_diary().entries[-5:])
    with reporting(Diary(entries=entries), tmp_path / "some.db") as service:
        pages = read_back(service.compile(service.document(ReportOptions(with_appendix=True))).pdf).texts
    assert "≈ Converted from another scale." in pages[-1]
    assert "scores were converted from another scale" in pages[1]


def elements(node: Any) -> Iterator[Any]:
    """Every element of the tree of tags."""
    below = node.get("/K", [])
    for child in below if isinstance(below, list) else [below]:
        found = child.get_object()
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            yield from elements(found)
