"""The small chart of means that the report prints."""

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.charts.fonts import font, text_width
from painlog.charts.means import PICTURE_SIZE, means_picture
from painlog.charts.palette import Palette
from painlog.charts.sheet import LABEL_PX
from painlog.i18n import Texts
from painlog.paths import resources

LAST = date(2026, 11, 20)
PALETTE = Palette.for_print(json.loads((resources() / "themes" / "light.json").read_text(encoding="utf-8")))


_COMMENT = re.compile(r"<!-- (.+?) -->\s*<g [^>]*translate\(([-\d.]+) ")
"""matplotlib writes each text as a comment before its outlines."""


def weeks(count: int) -> list[tuple[date, float]]:
    return [(LAST - timedelta(weeks=count - place), float(place % 11)) for place in range(count)]


def named(values: list[tuple[date, float]], texts: Texts) -> list[tuple[str, float]]:
    """The days that are named, with the pixel where each name begins, from left to right."""
    svg, _ = means_picture(values, LAST, PALETTE, texts)
    return sorted(((name, float(x)) for name, x in _COMMENT.findall(svg) if not _is_number(name)), key=itemgetter(1))


def _is_number(name: str) -> bool:
    return re.fullmatch(r"[\d.,]+", name) is not None


@pytest.mark.parametrize("count", [1, 2, 7, 12, 60])
def test_it_is_one_line_and_all_words_are_paths(count: int) -> None:
    svg, ratio = means_picture(weeks(count), LAST, PALETTE, Texts())
    assert 0 < ratio < 1
    assert "<text" not in svg
    assert svg.count('id="means"') == 1
    assert svg.count("13 Nov") == 1


def test_where_all_days_have_room_all_are_named() -> None:
    assert [name for name, _ in named(weeks(3), Texts())] == ["30 Oct", "6 Nov", "13 Nov"]


@pytest.mark.parametrize("language", ["en", "hi", "es"])
@given(back=st.lists(st.integers(0, 900), min_size=1, max_size=30, unique=True))
@settings(max_examples=15, deadline=None)
def test_no_two_names_touch(language: str, back: list[int]) -> None:
    values = [(LAST - timedelta(days=days), 5.0) for days in sorted(back, reverse=True)]
    places = named(values, Texts(language))
    letters = font(PICTURE_SIZE.text_scale * LABEL_PX)
    for (name, x), (_, after) in pairwise(places):
        assert x + text_width(name, letters) < after
