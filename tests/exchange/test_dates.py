"""Dates and times as people write them."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.errors import UserError
from painlog.exchange.dates import Stamp, chosen_dates, detected_dates, read_time

DAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("cell", "stamp"),
    [
        ("2026-03-14", Stamp(DAY)),
        ("2026-3-14", Stamp(DAY)),
        ("2026/03/14", Stamp(DAY)),
        ("20260314", Stamp(DAY)),
        ("14.03.2026", Stamp(DAY)),
        ("14. 3. 2026", Stamp(DAY)),
        ("03/14/2026", Stamp(DAY)),
        ("14/03/26", Stamp(DAY)),
        ("14 Mar 2026", Stamp(DAY)),
        ("14th March 2026", Stamp(DAY)),
        ("Mar 14, 2026", Stamp(DAY)),
        ("2026-03-14 13:05", Stamp(DAY, time(13, 5))),
        ("2026-03-14T13:05:10.250", Stamp(DAY, time(13, 5, 10))),
        ("2026-03-14T13:05:10Z", Stamp(DAY, time(13, 5, 10), timedelta())),
        ("2026-03-14T13:05:10-05:30", Stamp(DAY, time(13, 5, 10), -timedelta(hours=5, minutes=30))),
        ("14/03/2026 1:05 PM", Stamp(DAY, time(13, 5))),
        ("03/14/2026, 12:05 a.m.", Stamp(DAY, time(0, 5))),
    ],
)
def test_dates_that_tell_their_order(cell: str, stamp: Stamp) -> None:
    assert detected_dates([cell])(cell) == stamp


@pytest.mark.parametrize(
    "cell", ["", "soon", "2026-13-01", "31/02/2026", "32/01/2026", "2026-03-14 25:00", "14/14/2026"]
)
def test_what_is_no_date_is_refused(cell: str) -> None:
    with pytest.raises(UserError):
        detected_dates([cell])(cell)


def test_one_row_decides_for_the_file() -> None:
    assert detected_dates(["03/04/2026", "25/04/2026"])("03/04/2026") == Stamp(date(2026, 4, 3))
    assert detected_dates(["03/04/2026", "04/25/2026"])("03/04/2026") == Stamp(date(2026, 3, 4))


def test_an_ambiguous_date_alone_is_asked_about() -> None:
    with pytest.raises(UserError, match="--date-format"):
        detected_dates(["03/04/2026", "2026-01-01"])


def test_a_short_year_between_hyphens_may_come_first() -> None:
    with pytest.raises(UserError, match="more than one way"):
        detected_dates(["26-03-14"])
    assert detected_dates(["26-03-14", "99-03-14"])("26-03-14") == Stamp(date(2026, 3, 14))
    assert detected_dates(["26-03-14", "14-03-2026"])("26-03-14") == Stamp(date(2014, 3, 26))
    assert detected_dates(["26/03/14"])("26/03/14") == Stamp(date(2014, 3, 26))


def test_a_file_that_contradicts_itself_is_asked_about() -> None:
    with pytest.raises(UserError, match="--date-format"):
        detected_dates(["13/04/2026", "04/13/2026"])


def test_the_same_number_twice_is_no_doubt() -> None:
    assert detected_dates(["03/03/2026"])("03/03/2026") == Stamp(date(2026, 3, 3))


@pytest.mark.parametrize("pattern", ["%d/%m/%Y", "DD/MM/YYYY", "dmy", "dd.mm.yyyy", "D/M/Y"])
def test_a_chosen_format_decides(pattern: str) -> None:
    cell = "03.04.2026" if "." in pattern else "03/04/2026"
    assert chosen_dates(pattern)(cell).day == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("pattern", "cell", "stamp"),
    [
        ("MM/DD/YYYY", "03/04/2026 20:15", Stamp(date(2026, 3, 4), time(20, 15))),
        ("%m/%d/%y", "03/04/26 8:15 PM", Stamp(date(2026, 3, 4), time(20, 15))),
        ("%d %b %Y %H.%M", "4 Mar 2026 20.15", Stamp(date(2026, 3, 4), time(20, 15))),
        ("%Y-%m-%dT%H:%M%z", "2026-03-04T20:15+01:00", Stamp(date(2026, 3, 4), time(20, 15), timedelta(hours=1))),
    ],
)
def test_chosen_formats_and_times(pattern: str, cell: str, stamp: Stamp) -> None:
    assert chosen_dates(pattern)(cell) == stamp


@pytest.mark.parametrize("pattern", ["", "%", "%Q", "%d/%d/%Y", "%H:%M", "YYYY", "MM/YYYY", "word"])
def test_formats_that_no_date_survives_are_refused(pattern: str) -> None:
    with pytest.raises(UserError, match="format"):
        chosen_dates(pattern)


@pytest.mark.parametrize("cell", ["", "noon", "24:00", "7", "13 pm", "7:60", "12:00+99:00"])
def test_what_is_no_time_is_refused(cell: str) -> None:
    with pytest.raises(UserError):
        read_time(cell)


@given(st.text(max_size=20), st.text(max_size=10))
def test_no_text_breaks_the_readers(cell: str, pattern: str) -> None:
    for read in (lambda: detected_dates([cell])(cell), lambda: chosen_dates(pattern)(cell), lambda: read_time(cell)):
        with suppress(UserError):
            read()


@given(st.dates(), st.times().map(lambda clock: clock.replace(microsecond=0)))
def test_iso_dates_are_read_as_written(day: date, clock: time) -> None:
    cell = f"{day.isoformat()} {clock.isoformat()}"
    assert detected_dates([cell])(cell) == Stamp(day, clock)
