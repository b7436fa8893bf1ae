"""Exercise sessions beside the pain before, after and on the next day."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.analysis.intervals import mean_interval
from painlog.analysis.series import DailySeries
from painlog.analysis.sessions import SessionPain, routine_rows
from painlog.analysis.treatments import matched_differences

FIRST = 739_000


def series(worst):
    return DailySeries(FIRST, np.asarray(worst, dtype=np.float64))


def test_change_and_next_day_of_ten_sessions():
    rng = np.random.default_rng(3)
    worst = rng.integers(2, 7, 80)
    days = range(FIRST, FIRST + 60, 5)
    done = [SessionPain("bridge", day, 4, after) for day, after in zip(days, [3, 4, 5] * 4, strict=True)]
    (row,) = routine_rows(series(worst), done)
    assert (row.sessions, row.shown) == (12, True)
    assert (row.change.mean, row.change.interval) == mean_interval([-1, 0, 1] * 4, 2 / 12)
    followed = matched_differences(series(worst), [day + 1 for day in days])
    assert row.next_day.count == len(followed) == 12
    assert row.next_day.mean == pytest.approx(np.mean(followed))


def test_below_ten_sessions_there_is_only_their_number():
    done = [SessionPain("walk", FIRST + day, 5, 3) for day in range(9)]
    (row,) = routine_rows(series([5] * 40), done)
    assert (row.sessions, row.shown) == (9, False)
    assert row.change.mean is row.next_day.mean is None


def test_sessions_without_a_score_before_or_after_say_nothing_of_the_change():
    done = [SessionPain("walk", FIRST + 2 * day, None if day % 2 else 5, 3) for day in range(12)]
    (row,) = routine_rows(series([5] * 60), done)
    assert (row.change.count, row.change.mean) == (6, None)
    assert row.next_day.mean == 0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 50)), max_size=60), st.integers(0, 99))
def test_rows_count_every_session_and_hold_their_means(done, seed):
    worst = np.random.default_rng(seed).integers(0, 11, 55)
    rows = routine_rows(series(worst), [SessionPain(name, FIRST + day, 5, 4) for name, day in done])
    assert sum(row.sessions for row in rows) == len(done)
    assert [row.sessions for row in rows] == sorted((row.sessions for row in rows), reverse=True)
    for estimate in (estimate for row in rows for estimate in (row.change, row.next_day)):
        if estimate.interval is not None:
            assert estimate.interval[0] <= estimate.mean <= estimate.interval[1]
