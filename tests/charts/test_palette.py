"""Colours of charts: taken from the themes, and readable."""

import pytest

from painlog.charts.palette import Palette, contrast

from .conftest import tokens


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#FFFFFF", 21), ("#F4ECDA", "#FFFFFF", 1.2), ("#0F6B6B", "#FFFFFF", 6.3)]
)
def test_contrast_is_that_of_the_design(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.06)
    assert contrast(other, one) == contrast(one, other)


def test_every_mark_is_seen_on_its_background(theme: str) -> None:
    palette = Palette.from_tokens(tokens(theme))
    assert all(contrast(palette.outline_of(score), palette.background) >= 3 for score in range(11))
    assert contrast(palette.line, palette.background) >= 3
    assert contrast(palette.ink2, palette.background) >= 4.5


def test_paper_is_white_and_ink_black_with_the_light_ramp() -> None:
    palette = Palette.for_print(tokens("light"))
    assert (palette.background, palette.ink, palette.line) == ("#FFFFFF", "#000000", "#000000")
    assert palette.pain == tuple(tokens("light")["pain"])


@pytest.mark.parametrize(("score", "step"), [(0, 0), (0.4, 0), (0.5, 1), (5.5, 6), (6.5, 7), (9.9, 10), (10, 10)])
def test_a_decimal_score_has_the_colour_of_the_nearest_whole_one(score: float, step: int, light: Palette) -> None:
    assert light.of_score(score) == light.pain[step]
