"""The days behind the chart."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from painlog.charts.trend_data import TrendData

from .conftest import LAST, days_of

DIARIES = st.text("0123456789X.", min_size=1, max_size=60)


@given(DIARIES, st.integers(1, 80))
def test_every_day_since_the_diary_began_is_recorded_or_missing(scores: str, shown: int) -> None:
    data = days_of(scores, shown=shown)
    missing = sum(last - first + 1 for first, last in data.missing_runs())
    assert data.recorded + missing == data.days
    assert data.days <= shown


@given(DIARIES, st.integers(1, 80))
def test_runs_of_missing_days_never_touch(scores: str, shown: int) -> None:
    runs = list(days_of(scores, shown=shown).missing_runs())
    assert all(later[0] - earlier[1] > 1 for earlier, later in pairwise(runs))


@given(DIARIES)
def test_means_belong_to_the_days_shown(scores: str) -> None:
    data = days_of(scores, shown=7)
    if data.week is not None:
        assert set(data.week.days.tolist()) <= set(range(data.first.toordinal(), data.last.toordinal() + 1))


def test_an_empty_diary_has_no_days() -> None:
    data = TrendData(LAST, LAST)
    assert (data.days, data.recorded, data.enough, list(data.missing_runs())) == (0, 0, False, [])
