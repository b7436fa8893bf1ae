"""Days and times of day as people write them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from painlog.i18n import Texts
from painlog.ui.widgets.parsed_line import day_line, day_order, parse_day, parse_time, time_line, write_day

ORDERS = ["dMy", "Mdy", "yMd"]
"""Those that languages use."""


@given(st.dates(), st.sampled_from(ORDERS), st.sampled_from("-./"))
def test_a_written_day_is_read_back(day: date, order: str, separator: str) -> None:
    assert parse_day(write_day(day, order, separator), order) == day


@given(st.dates(), st.sampled_from(ORDERS))
def test_year_first_is_read_in_every_language(day: date, order: str) -> None:
    assert parse_day(day.isoformat(), order) == day


@given(st.text(max_size=12))
def test_anything_else_is_no_day_and_no_error(text: str) -> None:
    assert parse_day(text, "dMy") is None or any(sign.isdigit() for sign in text)
    assert parse_time(text) is None or any(sign.isdigit() for sign in text)


@pytest.mark.parametrize("text", ["", "31/2/2026", "1/13/2026", "1/2/26", "1/2", "soon", "1/2/2026/3", "２/２/2026"])
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text, "dMy") is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [("9:30", time(9, 30)), ("9.30", time(9, 30)), ("18", time(18)), ("24:00", None), ("9:7", None), ("", None)],
)
def test_times_of_day(text: str, moment: time | None) -> None:
    assert parse_time(text) == moment


@pytest.mark.parametrize(
    ("language", "order"),
    [("en_GB", ("dMy", "/")), ("en_US", ("Mdy", "/")), ("de_DE", ("dMy", ".")), ("ja_JP", ("yMd", "/"))],
)
def test_the_order_is_the_languages(language: str, order: tuple[str, str]) -> None:
    assert day_order(language) == order


def test_a_line_says_what_it_cannot_read(qtbot: QtBot) -> None:
    line = day_line("Since", Texts("en_GB"), date(2026, 11, 20))
    qtbot.addWidget(line)
    assert (line.placeholderText(), line.value, line.is_amiss) == ("20/11/2026", None, False)
    line.setText("yesterday")
    assert line.is_amiss
    line.setText("1.2.2026")
    assert (line.value, line.is_amiss) == (date(2026, 2, 1), False)
    clock = time_line("Time")
    qtbot.addWidget(clock)
    clock.set_value(time(9, 30))
    assert clock.text() == "09:30"
