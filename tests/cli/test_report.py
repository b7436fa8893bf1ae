"""`painlog report`: a file, or one sentence and nothing written."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from painlog.domain.report_sections import ReportSection
from tests.cli.conftest import Painlog


@pytest.fixture
def kept(painlog: Painlog) -> Painlog:
    """A diary with a few entries."""
    for day, score in ((1, 5), (2, 6), (3, 0)):
        painlog("log", str(score), "--at", f"2026-03-0{day}T20:00", "--site", "lower-back-left")
    return painlog


def pages(file: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]


def test_two_pages_of_the_asked_days(kept: Painlog, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    said = kept("report", file, "--from", "2026-02-01", "--to", "2026-03-03", "--paper", "letter")
    assert (said.status, said.err) == (0, "")
    assert said.out == f"Report written to {file}\n"
    first, second = pages(file)
    assert "31 days, 3 recorded" in first
    assert "Pain recorded on 2 of 3 known days (67%)." in first
    assert "Patient-reported; not a diagnosis." in second


def test_only_some_sections_in_another_language(kept: Painlog, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    kept("report", file, "--to", "2026-03-03", "--sections", "figures, places", "--lang", "en_GB")
    (page,) = pages(file)
    assert "Key figures" in page
    assert "Medicines" not in page
    assert "3 March 2026" in page


@pytest.mark.parametrize(
    ("language", "title", "printed"),
    [
        ("de", "Key figures", "3. März 2026"),
        ("es-mx", "Datos clave", "3 de marzo de 2026"),
        ("ES", "Datos clave", "3 de marzo de 2026"),
    ],
)
def test_a_language_without_words_of_its_own_still_writes_its_dates(
    kept: Painlog, tmp_path: Path, language: str, title: str, printed: str
) -> None:
    file = tmp_path / "report.pdf"
    said = kept("report", file, "--to", "2026-03-03", "--sections", "figures", "--lang", language)
    assert (said.status, said.err) == (0, "")
    (page,) = pages(file)
    assert title in page
    assert printed in page


@pytest.mark.parametrize("name", ["report.txt", "report", "report.pdf.docx"])
def test_a_report_is_a_pdf_by_name_too(kept: Painlog, tmp_path: Path, name: str) -> None:
    said = kept("report", tmp_path / name, "--to", "2026-03-03")
    assert (said.status, said.out) == (2, "")
    assert "Let it end in .pdf." in said.err
    assert not (tmp_path / name).exists()


def test_the_day_table_is_asked_for(kept: Painlog, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    kept("report", file, "--to", "2026-03-03", "--appendix")
    assert len(pages(file)) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--sections", "figures,moon"), "no section called moon. Choose among figures, warning-signs"),
        (("--sections", ""), "no section called "),
        (("--paper", "a5"), "no paper called a5. Choose one of a4, letter."),
        (("--from", "2026-03-05", "--to", "2026-03-03"), "5 Mar 2026 is after 3 Mar 2026."),
        (("--to", "2999-01-01"), "1 Jan 2999 is still to come."),
        (("--from", "soon"), "is not a date"),
        (("--lang", "xx"), "“xx” is not a language that painlog knows. It speaks en, es, hi."),
        (("--lang", ""), "“” is not a language"),
    ],
)
def test_bad_wishes_are_one_sentence(kept: Painlog, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    file = tmp_path / "report.pdf"
    said = kept("report", file, *arguments)
    assert said.status == 2
    assert words in said.err
    assert said.err.count("\n") == 1
    assert not file.exists()


def test_a_place_that_cannot_be_written(kept: Painlog, tmp_path: Path) -> None:
    said = kept("report", tmp_path / "nowhere" / "report.pdf", "--to", "2026-03-03")
    assert said.status == 2
    assert "cannot be written" in said.err
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_left_as_it_was(kept: Painlog, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.mkdir()
    said = kept("report", file, "--to", "2026-03-03")
    assert said.status == 2
    assert file.is_dir()
    assert not list(tmp_path.glob(".*part"))


def test_never_over_the_diary(kept: Painlog, diary: Path) -> None:
    before = diary.read_bytes()
    said = kept("report", diary, "--to", "2026-03-03")
    assert said.status == 2
    assert diary.read_bytes() == before


def test_no_diary_no_report(painlog: Painlog, tmp_path: Path) -> None:
    said = painlog("report", tmp_path / "report.pdf")
    assert said.status == 2
    assert not (tmp_path / "report.pdf").exists()


def test_help_names_every_section(painlog: Painlog) -> None:
    told = "".join(painlog("report", "--help").out.split())
    assert all(section.value in told for section in ReportSection)
