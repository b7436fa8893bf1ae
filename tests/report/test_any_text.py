"""Whatever a person types stays a text, and the report is printed."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from painlog.domain.printed_report import FontWanted
from painlog.domain.records import Diary, Marker, Medicine
from painlog.domain.report_sections import Paper, ReportSection
from painlog.domain.visits import Question, Visits
from painlog.i18n import Texts
from painlog.paths import resources
from painlog.report.compile import print_report
from painlog.report.document import Furniture, Listing, ReportDocument, Section
from painlog.report.lettering import pieces_told, printable, stand_ins
from painlog.services.report_words import missing_font_sentences
from painlog.services.reports import ReportOptions, ReportsService
from tests.report.conftest import fonts_of, read_back
from tests.report.diaries import NOW, TODAY, full_diary, reporting

TEMPLATE = resources() / "report" / "template.typ"
CODE = '#panic("no") $x^2$ *bold* _it_ <script>alert(1)</script> `raw` \\ " \' @ref ~ = [a] {b} // /* #let x = 1'
SCRIPTS = "\U0001f600 \U0001f468\u200d\U0001f469 مرحبا بالعالم שלום दर्द 漢字 \u202eevil"
CONTROL = "\x00\x07\x1b\u2028\ufffe\ufdd0\ud800"


def question(text: str, place: int = 0) -> Question:
    return Question(f"q-{place}", text, NOW, place)


def asked(document: ReportDocument, text: str) -> ReportDocument:
    """The report with this one question and nothing else."""
    section = Section(ReportSection.QUESTIONS, "Asked", (Listing((text,), ("and 1 more", "")),))
    return replace(document, sections=(section,), appendix=None)


def test_code_is_printed_as_it_was_typed(full: ReportsService, named: ReportDocument) -> None:
    assert CODE in read_back(full.compile(asked(named, CODE)).pdf).texts[0]


def test_a_name_with_quotes_and_code(tmp_path: Path) -> None:
    name = 'Mary "Mo" O\'Neil #1 $2 *3*'
    diary = full_diary()
    diary = replace(diary, about=replace(diary.about, facts=(("name", name),)))
    with reporting(diary, tmp_path / "named.db") as service:
        pages = read_back(service.compile(service.document(ReportOptions(with_name=True))).pdf)
    assert pages.texts[0].count(name) == 2
    assert name in pages.texts[1]


@pytest.mark.parametrize("system_fonts", [True, False])
def test_every_script_is_printed_or_boxed(named: ReportDocument, system_fonts: bool) -> None:
    printed = print_report(asked(named, f"{SCRIPTS}{CONTROL} end"), TEMPLATE, system_fonts)
    (page,) = read_back(printed.pdf).texts
    assert "end" in page
    if not system_fonts:
        assert "□" in page
        assert FontWanted("Noto Sans Devanagari", "fonts-noto-core") in printed.missing
        assert FontWanted("Noto Sans CJK", "fonts-noto-cjk") in printed.missing


def test_a_report_of_known_letters_misses_nothing(named: ReportDocument) -> None:
    printed = print_report(named, TEMPLATE, system_fonts=False)
    assert printed.missing == ()
    fonts = {str(font["/BaseFont"]) for font in fonts_of(read_back(printed.pdf))}
    assert fonts
    assert all("DejaVuSans" in font for font in fonts)


def test_the_sentence_names_the_font_and_its_package(named: ReportDocument) -> None:
    printed = print_report(asked(named, "दर्द"), TEMPLATE, system_fonts=False)
    (sentence,) = missing_font_sentences(printed, Texts())
    assert "Noto Sans Devanagari" in sentence
    assert "fonts-noto-core" in sentence


def test_hindi_where_its_font_is_installed(full: ReportsService) -> None:
    printed = full.compile(full.document(ReportOptions(language="hi")))
    if any(font.family == "Noto Sans Devanagari" for font in printed.missing):
        pytest.skip("no font for Devanagari is installed here")
    pages = read_back(printed.pdf)
    assert pages.catalog["/Lang"] == "hi"
    assert "2026" in pages.texts[0]
    assert "अगस्त" in pages.texts[0]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60))
def test_no_text_is_refused(named: ReportDocument, text: str) -> None:
    (page,) = read_back(print_report(asked(named, text), TEMPLATE, system_fonts=False).pdf).texts
    assert "Page 1 of 1" in page


def test_a_soft_hyphen_leaves_the_letters_as_they_are(named: ReportDocument) -> None:
    (page,) = read_back(print_report(asked(named, "f\xadit"), TEMPLATE).pdf).texts
    assert "Page 1 of 1" in page
    assert "\xad" not in page


@given(text=st.text())
def test_printable_texts_hold_nothing_that_a_pdf_refuses(text: str) -> None:
    found = printable(text)
    assert printable(found) == found
    assert not any(letter in found for letter in CONTROL if letter != "\u2028")
    found.encode("utf-8")


def test_what_cannot_be_replaced_is_printed_without_the_standard(
    named: ReportDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("painlog.report.compile.stand_ins", lambda pieces: {piece: piece for piece in pieces})
    printed = print_report(asked(named, "दर्द end"), TEMPLATE, system_fonts=False)
    assert "end" in read_back(printed.pdf).texts[0]
    assert FontWanted("Noto Sans Devanagari", "fonts-noto-core") in printed.missing


def test_what_typst_says_is_understood() -> None:
    told = 'the text `"\\u{1f468}\\"\\\\"` could not be displayed with font … the disallowed codepoint `"\\u{0}"`'
    assert pieces_told(told) == {'\U0001f468"\\', "\x00"}


def test_joiners_are_left_alone_as_long_as_there_is_something_to_see() -> None:
    assert stand_ins({"\U0001f468", "\u200d"}) == {"\U0001f468": "□"}
    assert stand_ins({"\u200d"}) == {"\u200d": ""}


def tormented() -> Diary:
    """Everything too long and too much: ten-thousand-character words, sixty medicines, forty questions."""
    diary = full_diary()
    long = (CODE + SCRIPTS + CONTROL[:-1], "W" * 10_000, "word " * 2_000, "\u0301" * 10_000 + "a")
    return replace(
        diary,
        visits=replace(diary.visits, questions=tuple(question(long[place % 4], place) for place in range(40))),
        about=replace(
            diary.about,
            facts=(("name", long[1]), ("birth_date", "1961-03-14")),
            medicines=tuple(
                Medicine(f"m-{place}", long[place % 4], dose=long[1], regular=True, side_effects=long[2])
                for place in range(60)
            ),
        ),
        markers=tuple(
            Marker(f"k-{place}", TODAY - timedelta(days=place), "injury", long[place % 4]) for place in range(50)
        ),
    )


@pytest.mark.parametrize(
    ("language", "paper", "more"),
    [("en", Paper.A4, "more"), ("qps", Paper.LETTER, "more"), ("es", Paper.A4, "más"), ("hi", Paper.LETTER, "और")],
)
def test_never_longer_than_two_pages(tmp_path: Path, language: str, paper: Paper, more: str) -> None:
    with reporting(tormented(), tmp_path / "long.db") as service:
        document = service.document(ReportOptions(language=language, paper=paper, with_name=True))
        pages = read_back(service.compile(document).pdf).texts
    assert len(pages) == 2
    assert more in pages[0]
    assert more in pages[1]


def test_nothing_of_a_long_list_goes_unsaid(tmp_path: Path) -> None:
    diary = replace(full_diary(), visits=Visits(questions=tuple(question(f"Number {n}?", n) for n in range(30))))
    with reporting(diary, tmp_path / "asked.db") as service:
        page = read_back(service.compile(service.document(ReportOptions())).pdf).texts[0]
    shown = sum(f"Number {n}?" in page for n in range(30))
    assert 0 < shown < 30
    assert f"and {30 - shown} more" in page
    assert datetime.combine(TODAY, NOW.time()) == NOW


@settings(max_examples=10, deadline=None)
@given(counts=st.lists(st.integers(0, 30), min_size=4, max_size=4), length=st.integers(1, 400))
def test_the_pages_never_run_over(named: ReportDocument, counts: list[int], length: int) -> None:
    texts = [tuple("long " * (length // 5) + f"{n}" for n in range(count)) for count in counts]
    sections = tuple(
        Section(id_, id_.value, (Listing(items, tuple(f"{n} shown" for n in range(len(items) + 1))),))
        for id_, items in zip(
            (ReportSection.EPISODES, ReportSection.PLACES, ReportSection.SYMPTOMS, ReportSection.ABOUT),
            texts,
            strict=True,
        )
    )
    document = replace(named, sections=sections)
    assert len(read_back(print_report(document, TEMPLATE, system_fonts=False).pdf).reader.pages) == 2


def test_furniture_is_cut_too(named: ReportDocument) -> None:
    around: Furniture = replace(named.furniture, who="W\u200b" * 300, footer_who="w\u200b" * 200)
    pages = read_back(print_report(replace(named, furniture=around), TEMPLATE, system_fonts=False).pdf)
    assert len(pages.texts) == 2
