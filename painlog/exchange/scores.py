"""Pain scores of other scales as scores from 0 to 10."""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from painlog.domain.naming import N_
from painlog.domain.scales import HIGHEST_SCORE
from painlog.errors import UserError


class SourceScale(StrEnum):
    """The scale of the scores in a file."""

    ZERO_TO_TEN = "0-10"
    ZERO_TO_FOUR = "0-4"
    WORDS = "mild-severe"


_HIGHEST = {SourceScale.ZERO_TO_TEN: HIGHEST_SCORE, SourceScale.ZERO_TO_FOUR: 4}

_OF_WORD = {"none": 0, "no pain": 0, "mild": 2, "moderate": 5, "severe": 8, "unbearable": 10}
"""Words as scores, the middle of each band (formats.md section 3)."""

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def read_score(cell: str, scale: SourceScale = SourceScale.ZERO_TO_TEN) -> tuple[float | None, str | None]:
    """The score from 0 to 10 in a cell, and the cell's text where the score is not exactly what it says.

    An empty cell holds no score. Raises `UserError` where the text is not on the scale.
    """
    text = cell.strip()
    if not text:
        return None, None
    if scale is SourceScale.WORDS:
        return float(_word_score(text)), text
    number = _number(text, scale)
    score = kept_to_one_place(number * HIGHEST_SCORE / _HIGHEST[scale])
    same = scale is SourceScale.ZERO_TO_TEN and score == number
    return float(score), None if same else text


def kept_to_one_place(number: Decimal) -> Decimal:
    """The number with one decimal place, halves rounded up."""
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _number(text: str, scale: SourceScale) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise UserError(N_("“{text}” is not a pain score."), text=text)
    number = Decimal(text.replace(",", "."))
    if not 0 <= number <= _HIGHEST[scale]:
        raise UserError(N_("{text} is not on the scale from 0 to {highest}."), text=text, highest=_HIGHEST[scale])
    return number


def _word_score(text: str) -> int:
    score = _OF_WORD.get(" ".join(text.casefold().split()))
    if score is None:
        raise UserError(N_("“{text}” is not one of the words mild, moderate, severe and unbearable."), text=text)
    return score
