"""Scores of other scales."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.scales import check_score
from painlog.errors import UserError
from painlog.exchange.scores import SourceScale, read_score


@pytest.mark.parametrize(
    ("cell", "scale", "score", "before"),
    [
        ("6", "0-10", 6, None),
        (" 4,5 ", "0-10", 4.5, None),
        ("4.25", "0-10", 4.3, "4.25"),
        ("4.24", "0-10", 4.2, "4.24"),
        ("0", "0-10", 0, None),
        ("10.0", "0-10", 10, None),
        ("", "0-10", None, None),
        ("3", "0-4", 7.5, "3"),
        ("1,5", "0-4", 3.8, "1,5"),
        ("Mild", "mild-severe", 2, "Mild"),
        ("moderate", "mild-severe", 5, "moderate"),
        ("SEVERE", "mild-severe", 8, "SEVERE"),
        ("Unbearable", "mild-severe", 10, "Unbearable"),
        ("no  pain", "mild-severe", 0, "no  pain"),
    ],
)
def test_scores(cell: str, scale: str, score: float | None, before: str | None) -> None:
    assert read_score(cell, SourceScale(scale)) == (score, before)


@pytest.mark.parametrize(
    ("cell", "scale"),
    [
        ("11", "0-10"),
        ("-1", "0-10"),
        ("10.04", "0-10"),
        ("5", "0-4"),
        ("six", "0-10"),
        ("nan", "0-10"),
        ("1e1", "0-10"),
        ("1_0", "0-10"),
        ("9" * 400, "0-10"),
        ("=5", "0-10"),
        ("awful", "mild-severe"),
        ("5", "mild-severe"),
    ],
)
def test_what_is_not_on_the_scale_is_refused(cell: str, scale: str) -> None:
    with pytest.raises(UserError):
        read_score(cell, SourceScale(scale))


@given(st.decimals(0, 10, places=3), st.sampled_from([SourceScale.ZERO_TO_TEN, SourceScale.ZERO_TO_FOUR]))
def test_a_score_keeps_one_decimal_and_what_it_was(number: Decimal, scale: SourceScale) -> None:
    if scale is SourceScale.ZERO_TO_FOUR and number > 4:
        return
    score, before = read_score(str(number), scale)
    assert score is not None
    assert check_score(score) == score
    exact = number if scale is SourceScale.ZERO_TO_TEN else number * Decimal("2.5")
    assert abs(Decimal(str(score)) - exact) <= Decimal("0.05")
    assert (before is None) == (scale is SourceScale.ZERO_TO_TEN and Decimal(str(score)) == number)
