"""Reports of one rich diary, made once for all tests that only look at them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pypdf import PdfReader

from painlog.domain.report_sections import ReportSection
from painlog.report.document import ReportDocument, Section
from painlog.services.reports import ReportOptions, ReportsService
from tests.report.diaries import full_diary, reporting


@dataclass(frozen=True)
class Pages:
    """A printed report read back; `texts` are its pages on one line each, long words whole again."""

    reader: PdfReader
    texts: tuple[str, ...]

    @property
    def catalog(self) -> Any:
        """The root of the file, from which everything hangs."""
        return self.reader.root_object

    @property
    def whole(self) -> str:
        return " ".join(self.texts)


def read_back(pdf: bytes) -> Pages:
    reader = PdfReader(io.BytesIO(pdf))
    texts = (page.extract_text().replace("\u200b", "") for page in reader.pages)
    return Pages(reader, tuple(" ".join(text.split()) for text in texts))


def fonts_of(pages: Pages) -> Iterator[Any]:
    """The fonts that the pages use."""
    for page in pages.catalog["/Pages"]["/Kids"]:
        for font in page.get_object()["/Resources"]["/Font"].values():
            yield font.get_object()


def section_of(document: ReportDocument, id_: ReportSection) -> Section:
    return next(section for section in document.sections if section.id is id_)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportsService]:
    """The service on a diary in which every section has something to say."""
    with reporting(full_diary(), tmp_path_factory.mktemp("report") / "full.db") as service:
        yield service


@pytest.fixture(scope="session")
def named(full: ReportsService) -> ReportDocument:
    """The usual report of that diary, with the name."""
    return full.document(ReportOptions(language="en_GB", with_name=True))


@pytest.fixture(scope="session")
def printed(full: ReportsService, named: ReportDocument) -> Pages:
    """That report on paper."""
    return read_back(full.compile(named).pdf)
