from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.storage.backup import Backup
from painlog.storage.thinning import (
    KEPT_DAILY,
    KEPT_MONTHLY,
    KEPT_TURNING_POINTS,
    KEPT_WEEKLY,
    KEPT_WHOLE,
    to_remove,
)

TODAY = date(2026, 11, 20)


def backup(moment, reason="daily", entries=5):
    return Backup(Path(f"diary-{moment:%Y%m%d-%H%M%S}-{reason}.db"), moment, reason, entries)


def ago(days, hour=12, **kind):
    return backup(datetime.combine(TODAY - timedelta(days), time(hour)), **kind)


def kept(backups, today=TODAY):
    removed = to_remove(backups, today)
    return [each for each in backups if each not in removed]


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([ago(900)], [ago(900)], id="the only one"),
        pytest.param([ago(900, entries=0)], [ago(900, entries=0)], id="the only one, empty"),
        pytest.param(
            [ago(0, 9), ago(0, 10), ago(1, 9), ago(1, 10)],
            [ago(0, 9), ago(0, 10), ago(1, 9), ago(1, 10)],
            id="all of two days",
        ),
        pytest.param([ago(0), ago(2, 9), ago(2, 10)], [ago(0), ago(2, 10)], id="then one a day"),
        pytest.param([ago(0), ago(15, 9), ago(15, 10)], [ago(0), ago(15, 10)], id="for 14 days"),
        pytest.param([ago(0), ago(27), ago(28), ago(29)], [ago(0), ago(27)], id="then one a week"),
        pytest.param([ago(0), ago(27), ago(34)], [ago(0), ago(27), ago(34)], id="of each week"),
        pytest.param([ago(0), ago(90), ago(100)], [ago(0), ago(90)], id="then one a month"),
        pytest.param([ago(0), ago(90), ago(120)], [ago(0), ago(90), ago(120)], id="of each month"),
        pytest.param([ago(0), ago(829), ago(831)], [ago(0), ago(829)], id="for two years"),
        pytest.param(
            [ago(0, 9), ago(2, 9), ago(2, 10, entries=0)],
            [ago(0, 9), ago(2, 9)],
            id="one with entries before an empty one",
        ),
        pytest.param([ago(0, entries=0), ago(900)], [ago(0, entries=0), ago(900)], id="the last with entries"),
        pytest.param(
            [ago(0), *(ago(1000 + n, reason="migration") for n in range(7))],
            [ago(0), *(ago(1000 + n, reason="migration") for n in range(5))],
            id="five before a migration",
        ),
        pytest.param([ago(-3, 9), ago(-3, 10), ago(0)], [ago(-3, 9), ago(-3, 10), ago(0)], id="a clock put back"),
    ],
)
def test_what_is_kept(given_, expected):
    assert kept(given_) == expected


moments = st.datetimes(datetime(2023, 1, 1), datetime(2026, 11, 20, 23))
shelves = st.lists(
    st.builds(
        backup,
        moments.map(lambda moment: moment.replace(microsecond=0)),
        st.sampled_from(["daily", "migration", "restore", "asked"]),
        st.integers(0, 2),
    ),
    max_size=60,
    unique_by=lambda each: each.path,
)


def age(each):
    return TODAY - each.made_at.date()


@given(shelves)
def test_young_backups_turning_points_and_the_last_good_one_stay(shelf):
    left = kept(shelf)
    assert all(each in left for each in shelf if age(each) < KEPT_WHOLE)
    points = sorted((each for each in shelf if each.reason in ("migration", "restore")), key=lambda b: b.made_at)
    assert {each.made_at for each in points[-KEPT_TURNING_POINTS:]} <= {each.made_at for each in left}
    with_entries = [each.made_at for each in shelf if each.entries]
    assert not with_entries or max(with_entries) in [each.made_at for each in left if each.entries]


@given(shelves)
def test_each_day_week_and_month_keeps_one_and_one_with_entries(shelf):
    left = kept(shelf)
    for span, period in ((KEPT_DAILY, "%Y-%j"), (KEPT_WEEKLY, "%G-%V"), (KEPT_MONTHLY, "%Y-%m")):
        for wanted in (shelf, [each for each in shelf if each.entries]):
            periods = {f"{each.made_at:{period}}" for each in wanted if age(each) < span}
            still = {f"{each.made_at:{period}}" for each in left if each in wanted}
            assert periods <= still


@given(shelves)
def test_thinning_again_removes_nothing_more(shelf):
    assert to_remove(kept(shelf), TODAY) == ()


@given(shelves)
def test_no_more_is_kept_than_the_spans_hold(shelf):
    left = [each for each in kept(shelf) if age(each) >= KEPT_WHOLE]
    assert len(left) <= 14 + 12 + 29 + KEPT_TURNING_POINTS + 2


def test_three_years_of_days_leave_a_readable_past():
    shelf = []
    first = TODAY - timedelta(days=3 * 365)
    for day in range(3 * 365):
        today = first + timedelta(day)
        shelf = kept([*shelf, backup(datetime.combine(today, time(9)))], today)
    ages = sorted((today - each.made_at.date()).days for each in shelf)
    assert ages[:16] == list(range(16))
    gaps = [later - earlier for earlier, later in pairwise(ages)]
    assert max(gap for gap, at in zip(gaps, ages, strict=False) if at < 79) <= 7
    assert max(gaps) <= 31
    assert 700 < ages[-1] < 831
    assert len(ages) < 60
