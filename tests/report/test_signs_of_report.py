"""The warning signs on page 1: every yes with its day, every emergency sign by name, nothing that runs off the page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PageObject

from painlog.domain.days import shifted
from painlog.domain.records import Answer, Diary, WarningAnswer
from painlog.domain.report_sections import FIRST_PAGE, Paper, ReportSection
from painlog.domain.settings import DiarySettings
from painlog.domain.warnings import SIGNS, Sign, Urgency, signs_of
from painlog.i18n import Texts
from painlog.report.document import Run, Section, Signs, Words
from painlog.report.reading import read_report
from painlog.report.signs import MOST_NAMED, SIGN_NAMES, warning_signs
from painlog.services.reports import ReportOptions, ReportsService
from tests.report.conftest import Pages, read_back, section_of
from tests.report.diaries import TODAY, full_diary, reporting

T = Texts()
EMERGENCY, OTHERS = signs_of(Urgency.EMERGENCY), (*signs_of(Urgency.TODAY), *signs_of(Urgency.APPOINTMENT))
EARLIER = date(2026, 11, 2)
SECTIONS = (*FIRST_PAGE, ReportSection.MARKERS)
"""All of the first page, and a second one."""

PAGE_ENDS = 51
"""Points from the lower edge at which the body of a page ends: 18 mm."""


def answered(answer: Answer, signs: Iterable[Sign], day: date = TODAY) -> tuple[WarningAnswer, ...]:
    return tuple(WarningAnswer(sign.id, day, answer) for sign in signs)


def no(signs: Iterable[Sign], day: date = TODAY) -> tuple[WarningAnswer, ...]:
    return answered(Answer.NO, signs, day)


def section(answers: tuple[WarningAnswer, ...]) -> Section:
    diary = Diary(warning_signs=answers)
    return warning_signs(read_report(diary, DiarySettings(), (), shifted(TODAY, -83), TODAY), T)


def runs(found: Section) -> list[Run]:
    return [block for block in found.blocks if isinstance(block, Run)]


def leads(found: Section) -> list[str]:
    return [run.lead for run in runs(found)]


def words(found: Section) -> str:
    return " ".join(block.text for block in found.blocks if isinstance(block, Words))


def names(signs: Iterable[Sign]) -> tuple[str, ...]:
    return tuple(T.mid_sentence(T(SIGN_NAMES[sign.id])) for sign in signs)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([None, *Answer]), min_size=len(SIGNS), max_size=len(SIGNS)).filter(any))
def test_every_sign_is_told_once_and_no_emergency_sign_is_ever_cut(said: list[Answer | None]) -> None:
    answers = tuple(
        WarningAnswer(sign.id, TODAY, answer) for sign, answer in zip(SIGNS, said, strict=True) if answer is not None
    )
    found = section(answers)
    yes = [name for block in found.blocks if isinstance(block, Signs) for name, _day in block.items]
    summed = [run for run in runs(found) if run.items == (run.instead,)]
    named = [run for run in runs(found) if run not in summed]
    listed = [*map(T.mid_sentence, yes), *chain.from_iterable(run.items for run in named)]
    hidden = set(names(SIGNS)) - set(listed)
    assert len(listed) == len(set(listed)) == len(SIGNS) - len(hidden)
    assert len(summed) == bool(hidden) <= 1
    assert hidden <= set(names(OTHERS))
    assert not 0 < len(hidden) <= MOST_NAMED
    assert all(f"({len(hidden)} of {len(OTHERS)})" in run.lead for run in summed)
    for run in (run for run in named if run.instead):
        assert set(run.items) <= set(names(OTHERS))
        assert len(run.items) <= MOST_NAMED


def test_the_days_of_the_answers() -> None:
    found = section((*no(EMERGENCY[:3], EARLIER), *no(EMERGENCY[3:]), *no(OTHERS[:20]), *no(OTHERS[20:], EARLIER)))
    assert leads(found) == [
        "Emergency signs, no (14 of 14), 2 Nov – 20 Nov:",
        "Other signs, no (23 of 23), 2 Nov – 20 Nov:",
    ]
    assert runs(found)[1].instead == "all of them"
    assert leads(section(no(EMERGENCY, date(2025, 11, 2)))) == [
        "Emergency signs, no (14 of 14), 2 Nov 2025:",
        "Other signs, not answered (23 of 23):",
    ]


def test_the_longer_list_of_the_other_signs_may_be_summed_up() -> None:
    asked = section((*no(EMERGENCY[1:]), *no(OTHERS[5:])))
    assert leads(asked) == [
        "Emergency signs, no (13 of 14), 20 Nov:",
        "Emergency signs, not answered (1 of 14):",
        "Other signs, no (18 of 23), 20 Nov:",
        "Other signs, not answered (5 of 23):",
    ]
    assert [run.instead for run in runs(asked)] == ["", "", "all that are not named here", ""]
    barely = section(no(OTHERS[:5]))
    assert [run.instead for run in runs(barely)] == ["", "", "all that are not named here"]


def test_a_list_without_a_yes_rules_nothing_out() -> None:
    assert "This list can't rule anything out." in words(section(no(SIGNS)))
    assert "can't" not in words(section(answered(Answer.YES, SIGNS[:1])))


MIXED = (
    *answered(Answer.YES, (*EMERGENCY[2:4], *OTHERS[:2]), EARLIER),
    *no(EMERGENCY[4:10], EARLIER),
    *no((*EMERGENCY[10:], *OTHERS[2:13])),
)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> "Iterable[ReportsService]":
    """The full diary with some of everything answered."""
    with reporting(
        replace(full_diary(), warning_signs=MIXED), tmp_path_factory.mktemp("signs") / "mixed.db"
    ) as service:
        yield service


@pytest.mark.parametrize(("language", "paper"), [("en", Paper.A4), ("es", Paper.LETTER), ("hi", Paper.LETTER)])
@pytest.mark.parametrize("diary", ["full", "mixed"])
def test_the_first_page_has_room_for_it(
    diary: str, language: str, paper: Paper, request: pytest.FixtureRequest
) -> None:
    service: ReportsService = request.getfixturevalue(diary)
    document = service.document(ReportOptions(language=language, paper=paper, with_name=True, sections=SECTIONS))
    pages = read_back(service.compile(document).pdf)
    assert_two_pages(pages)
    if language != "hi":  # the letters of Hindi cannot be read back in order
        emergency = runs(section_of(document, ReportSection.WARNING_SIGNS))[0]
        assert [name for name in emergency.items if name not in joined(pages.texts[0])] == []


def test_even_every_sign_answered_yes_fits(tmp_path: Path) -> None:
    diary = replace(full_diary(), warning_signs=answered(Answer.YES, SIGNS))
    options = ReportOptions(language="es", paper=Paper.LETTER, sections=SECTIONS)
    with reporting(diary, tmp_path / "yes.db") as service:
        pages = read_back(service.compile(service.document(options)).pdf)
    assert_two_pages(pages)
    assert pages.texts[0].count("20 nov") >= len(SIGNS)


def assert_two_pages(pages: Pages) -> None:
    """Two pages, and below the end of the body only the footer, which both have at the same height."""
    first, second = pages.reader.pages
    assert in_the_footer(first) == in_the_footer(second) != []


def in_the_footer(page: PageObject) -> list[int]:
    heights: list[int] = []

    def see(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        height = round(tm[5] * cm[3] + cm[5])
        if text.strip() and height < PAGE_ENDS:
            heights.append(height)

    page.extract_text(visitor_text=see)
    return sorted(heights)


def joined(text: str) -> str:
    """The text with words that were parted at the end of a line whole again."""
    return text.replace("- ", "-")
