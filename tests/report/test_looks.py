"""Both pages as somebody looked at them and found them right, in the fonts that come along.

Set PAINLOG_WRITE_GOLDEN=1 to write them anew after a wanted change, and look at them before committing.
"""

import io
import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from painlog.paths import resources
from painlog.report.compile import pictures_of
from painlog.report.document import ReportDocument

GOLDEN = Path(__file__).parent / "golden"
FAILURES = Path(__file__).parents[1] / "_failures"
TEMPLATE = resources() / "report" / "template.typ"

DOTS_AN_INCH = 60
TOLERANCE = 4.0
"""Root mean square of the difference of the blurred pages, of 255: the charts' fonts differ from system to system."""

Page = NDArray[np.float64]


def test_both_pages_look_as_they_should(named: ReportDocument) -> None:
    pages = [Image.open(io.BytesIO(page)).convert("L") for page in drawn(named)]
    if os.environ.get("PAINLOG_WRITE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        for number, page in enumerate(pages, 1):
            page.save(golden(number), optimize=True)
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        expected = Image.open(golden(number)).convert("L")
        difference = distance(blurred(page), blurred(expected))
        if difference > TOLERANCE:
            FAILURES.mkdir(exist_ok=True)
            page.save(FAILURES / f"report-page{number}-actual.png")
        assert difference <= TOLERANCE, f"page {number} looks different; see {FAILURES.name}"


def test_a_page_without_its_chart_would_be_noticed(named: ReportDocument) -> None:
    page = blurred(Image.open(golden(1)).convert("L"))
    bare = page.copy()
    bare[int(0.38 * len(bare)) : int(0.58 * len(bare))] = 255
    assert distance(page, bare) > 2 * TOLERANCE


def drawn(document: ReportDocument) -> list[bytes]:
    return pictures_of(document, TEMPLATE, DOTS_AN_INCH, system_fonts=False)


def golden(number: int) -> Path:
    return GOLDEN / f"page{number}.png"


def blurred(page: Image.Image) -> Page:
    return np.asarray(page.filter(ImageFilter.GaussianBlur(2)), dtype=np.float64)


def distance(one: Page, other: Page) -> float:
    assert one.shape == other.shape
    return float(np.sqrt(np.mean((one - other) ** 2)))
