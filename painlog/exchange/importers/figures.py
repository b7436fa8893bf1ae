"""Numbers in the files of other apps, and the scales of ratings that a file does not name."""

import re
from decimal import ROUND_HALF_UP, Decimal

from painlog.domain.naming import N_
from painlog.errors import UserError

_NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,12})?")
_FIVE, _TEN = Decimal(5), Decimal(10)


def number_of(text: str) -> Decimal | None:
    """The number that a cell holds, None where it holds something else."""
    text = text.strip()
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def rating_of_ten(rating: Decimal, ends: tuple[Decimal, Decimal]) -> int:
    """A rating as 0 to 10. `ends` are the lowest and highest of the file: up to 5 it is a scale of 1 (or 0) to 5.

    Raises `UserError` for a rating below 0 or above 10.
    """
    if not 0 <= rating <= _TEN:
        raise UserError(N_("{rating} is not on a scale from 0 to 10."), rating=str(rating))
    if ends[1] > _FIVE:
        return whole(rating)
    low = Decimal(min(1, int(ends[0])))
    return whole(max(Decimal(0), (rating - low) * _TEN / (_FIVE - low)))


def whole(number: Decimal) -> int:
    """The nearest whole number, halves rounded up."""
    return int(number.to_integral_value(ROUND_HALF_UP))
