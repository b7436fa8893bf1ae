"""Dates and times as people and programs write them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from painlog.domain.naming import N_
from painlog.errors import UserError


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, with its time of day and its UTC offset where they were given."""

    day: date
    clock: time | None = None
    offset: timedelta | None = None


DateReader = Callable[[str], Stamp]
"""Reads one cell; raises `UserError` where it holds no date."""


class Order(StrEnum):
    """How the numbers of a date follow each other."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


_CENTURY_TURNS = 70
"""Years of two digits: below this they are of the 2000s (POSIX has 69 here; a diary of 1969 is not expected)."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = r"(?P<clock>\d{1,2}(?:[:.]\d{2}.*|\s*[AaPp]\.?[Mm]\b.*))"
_NUMBERS = re.compile(rf"(\d{{1,4}})([-/. ])\s?(\d{{1,2}})\2\s?(\d{{1,4}})(?:[T,\s]+{_CLOCK})?")
_COMPACT = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:[T,\s]+{_CLOCK})?")
_DAY_NAMED = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-. ]\s?([A-Za-z]{{3,9}})[-., ]+(\d{{4}})(?:[T,\s]+{_CLOCK})?")
_MONTH_NAMED = re.compile(rf"([A-Za-z]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?:[T,\s]+{_CLOCK})?")
_TIME = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:([AaPp])\.?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_FORMAT_WITH_TIME = re.compile("%[HIcXT]")
_FORMAT_CLOCKS = ("", " %H:%M:%S", " %H:%M", "T%H:%M:%S", "T%H:%M", " %I:%M %p", " %I:%M:%S %p")


def chosen_dates(pattern: str) -> DateReader:
    """A reader for a format that the person chose: `%d/%m/%Y` as in `strptime`, or `DD/MM/YYYY`."""
    if "%" in pattern:
        _check_format(pattern)
        return lambda cell: _read_as(cell, pattern)
    letters = "".join(dict.fromkeys(c for c in pattern.casefold() if c in "dmy"))
    if letters not in list(Order):
        raise _no_format(pattern)
    order = Order(letters)
    return lambda cell: _read(cell, order)


def detected_dates(cells: Iterable[str]) -> DateReader:
    """A reader that knows from all the cells of a file whether 03/04 is in March or in April.

    Raises `UserError` where no cell tells, or where they contradict each other.
    """
    orders: set[Order] = set()
    doubtful = ""
    for cell in cells:
        possible = _possible_orders(cell)
        if len(possible) == 1:
            orders |= possible
        elif possible:
            doubtful = doubtful or cell.strip()
    if len(orders) > 1:
        raise UserError(
            N_("Some dates of the file have the day first and some the month."),
            N_("Say which with --date-format, for example DD/MM/YYYY; the others are left out then."),
        )
    if doubtful and not orders:
        raise UserError(
            N_("{date} could be read in more than one way."),
            N_("Say which with --date-format, for example DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD."),
            date=doubtful,
        )
    chosen = orders.pop() if orders else Order.DAY_FIRST
    return lambda cell: _read(cell, chosen)


def read_time(cell: str) -> tuple[time, timedelta | None]:
    """A time of day such as `20:15`, `8:15 pm` or `20:15:00+01:00`, and its UTC offset where it has one."""
    match = _TIME.fullmatch(cell.strip())
    if match is None or not (match[2] or match[4]):
        raise UserError(N_("“{cell}” is not a time of day."), cell=cell)
    hour = int(match[1])
    if match[4]:
        hour = _from_twelve(hour, match[4].casefold() == "p", cell)
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0)), _offset(match[5])
    except ValueError as error:
        raise UserError(N_("“{cell}” is not a time of day."), cell=cell) from error


def _from_twelve(hour: int, afternoon: bool, cell: str) -> int:
    if not 1 <= hour <= 12:
        raise UserError(N_("“{cell}” is not a time of day."), cell=cell)
    return hour % 12 + 12 * afternoon


def _offset(text: str | None) -> timedelta | None:
    if text is None or text == "Z":
        return None if text is None else timedelta()
    size = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    if size >= timedelta(days=1):
        raise ValueError(text)
    return -size if text[0] == "-" else size


def _possible_orders(cell: str) -> set[Order]:
    """The orders in which the numbers of a cell make a date; none where the order does not matter."""
    match = _NUMBERS.fullmatch(cell.strip())
    if match is None or len(match[1]) > 2 or int(match[1]) == int(match[3]):
        return set()
    first, second = int(match[1]), int(match[3])
    day_first = {Order.DAY_FIRST} if second <= 12 and first <= 31 else set()
    return day_first | ({Order.MONTH_FIRST} if first <= 12 else set()) | _year_first(match, second)


def _year_first(match: re.Match[str], month: int) -> set[Order]:
    """`26-03-14` may be ISO 8601's order with a year of two digits; with dots and slashes nobody is known to."""
    short = match[2] == "-" and len(match[1]) == len(match[4]) == 2
    return {Order.YEAR_FIRST} if short and 1 <= month <= 12 and 1 <= int(match[4]) <= 31 else set()


def _read(cell: str, order: Order) -> Stamp:
    text = cell.strip()
    if match := _NUMBERS.fullmatch(text):
        numbers = _by_order((match[1], match[3], match[4]), order)
    elif match := _COMPACT.fullmatch(text):
        numbers = (match[1], match[2], match[3])
    elif match := _DAY_NAMED.fullmatch(text):
        numbers = (match[3], _month(match[2], cell), match[1])
    elif match := _MONTH_NAMED.fullmatch(text):
        numbers = (match[3], _month(match[1], cell), match[2])
    else:
        raise _no_date(cell)
    clock, offset = read_time(match["clock"]) if match["clock"] else (None, None)
    return Stamp(_date(numbers, cell), clock, offset)


def _by_order(numbers: tuple[str, str, str], order: Order) -> tuple[str, str, str]:
    """Year, month and day of three numbers; a first number of three or four digits is the year in any order."""
    first, second, third = numbers
    if len(first) > 2 or order is Order.YEAR_FIRST:
        return first, second, third
    return (third, second, first) if order is Order.DAY_FIRST else (third, first, second)


def _date(numbers: tuple[str, str, str], cell: str) -> date:
    year, month, day = (int(number) for number in numbers)
    if len(numbers[0]) <= 2:
        year += 2000 if year < _CENTURY_TURNS else 1900
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_date(cell) from error


def _month(name: str, cell: str) -> str:
    short = name[:3].casefold()
    if short not in _MONTHS:
        raise _no_date(cell)
    return str(_MONTHS.index(short) + 1)


def _read_as(cell: str, pattern: str) -> Stamp:
    text = " ".join(cell.split())
    for clock in _FORMAT_CLOCKS if not _FORMAT_WITH_TIME.search(pattern) else _FORMAT_CLOCKS[:1]:
        try:
            moment = datetime.strptime(text, pattern + clock)  # noqa: DTZ007 wall time, unless the format has %z
        except ValueError:
            continue
        timed = clock or _FORMAT_WITH_TIME.search(pattern)
        return Stamp(moment.date(), moment.time().replace(microsecond=0) if timed else None, moment.utcoffset())
    raise _no_date(cell)


def _check_format(pattern: str) -> None:
    """Refuse a format that no date survives."""
    probe = datetime(2031, 12, 30, 22, 58, tzinfo=UTC)
    try:
        survives = datetime.strptime(probe.strftime(pattern), pattern).date() == probe.date()  # noqa: DTZ007
    except (ValueError, re.error) as error:
        raise _no_format(pattern) from error
    if not survives:
        raise _no_format(pattern)


def _no_format(pattern: str) -> UserError:
    return UserError(
        N_("“{pattern}” is not a format of dates."),
        N_("Write it like DD/MM/YYYY or %d/%m/%Y."),
        pattern=pattern,
    )


def _no_date(cell: str) -> UserError:
    return UserError(N_("“{cell}” is not a date."), cell=cell)
