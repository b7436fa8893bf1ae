"""Both pages as somebody looked at them and found them right, in the fonts that come along.

Grey boxes stand for the charts, which have golden pictures of their own.

Set PAINLOG_WRITE_GOLDEN=1 to write them anew after a wanted change, and look at them before committing.
"""

import io
import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from painlog.charts.palette import contrast
from painlog.paths import resources
from painlog.report.compile import pictures_of
from painlog.report.document import Block, Picture, ReportDocument
from painlog.services.report_material import print_palette

GOLDEN = Path(__file__).parent / "golden"
FAILURES = Path(__file__).parents[1] / "_failures"
TEMPLATE = resources() / "report" / "template.typ"

DOTS_AN_INCH = 60
TOLERANCE = 3.0
"""Root mean square of the difference of the blurred pages, of 255."""

BOX = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 30"><rect width="100" height="30" fill="#ccc"/></svg>'

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


def test_a_page_without_a_part_would_be_noticed(named: ReportDocument) -> None:
    page = blurred(Image.open(golden(1)).convert("L"))
    bare = page.copy()
    bare[int(0.1 * len(bare)) : int(0.3 * len(bare))] = 255
    assert distance(page, bare) > 2 * TOLERANCE


def test_scores_and_texts_are_told_apart_in_grey() -> None:
    palette = print_palette(resources())
    greys = [contrast(colour, "#FFFFFF") for colour in palette.pain]
    assert all(darker / lighter > 1.15 for lighter, darker in pairwise(greys))
    bands = [contrast(colour, "#FFFFFF") for colour in palette.stages]
    assert bands == sorted(bands)
    looks = (TEMPLATE.parent / "look.typ").read_text(encoding="utf-8")
    inks = dict(re.findall(r'#let (ink|quiet) = rgb\("(#[0-9a-f]{6})"\)', looks))
    assert all(contrast(colour, "#FFFFFF") >= 4.5 for colour in inks.values())
    assert len(inks) == 2


def drawn(document: ReportDocument) -> list[bytes]:
    sections = tuple(
        replace(section, blocks=tuple(boxed(block) for block in section.blocks)) for section in document.sections
    )
    return pictures_of(replace(document, sections=sections), TEMPLATE, DOTS_AN_INCH, system_fonts=False)


def boxed(block: Block) -> Block:
    return replace(block, svg=BOX) if isinstance(block, Picture) else block


def golden(number: int) -> Path:
    return GOLDEN / f"page{number}.png"


def blurred(page: Image.Image) -> Page:
    return np.asarray(page.filter(ImageFilter.GaussianBlur(2)), dtype=np.float64)


def distance(one: Page, other: Page) -> float:
    assert one.shape == other.shape
    return float(np.sqrt(np.mean((one - other) ** 2)))
