"""Names on the axis of days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.charts.day_axis import day_ticks, draw_day_axis
from painlog.charts.palette import Palette
from painlog.charts.sheet import Sheet, Size, new_figure
from painlog.i18n import Texts

from .conftest import tokens

TEXTS = {language: Texts(language) for language in ("en_GB", "es", "hi")}


@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.integers(1, 12_000),
    st.integers(250, 2000),
    st.sampled_from(sorted(TEXTS)),
    st.sampled_from((1.0, 1.3)),
)
@settings(max_examples=40, deadline=None)
def test_names_never_run_into_each_other(first: date, days: int, width: int, language: str, scale: float) -> None:
    figure = new_figure(Size(width, 100))
    sheet = Sheet(figure, Palette.from_tokens(tokens("light")), TEXTS[language], scale)
    axes = sheet.axes(0, 0, 0, 50)
    draw_day_axis(sheet, axes, first, first + timedelta(days=days - 1))
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in axes.texts]
    assert all(earlier.x1 < later.x0 for earlier, later in pairwise(boxes))
    assert all(box.x1 <= width for box in boxes)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(32, 12_000))
@settings(max_examples=60, deadline=None)
def test_every_span_longer_than_a_month_has_a_name_within_it(first: date, days: int) -> None:
    last = first + timedelta(days=days - 1)
    ticks = day_ticks(TEXTS["en_GB"], first, last, 1000 / days)
    assert all(first <= tick.day <= last for tick in ticks)
    assert days > 400 or ticks


def test_a_month_names_its_mondays_and_a_year_its_january() -> None:
    november = day_ticks(TEXTS["en_GB"], date(2026, 11, 1), date(2026, 11, 30), 30)
    assert [tick.names[0] for tick in november] == ["2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov"]
    half_year = day_ticks(TEXTS["en_GB"], date(2025, 11, 15), date(2026, 3, 2), 6)
    assert [tick.names[0] for tick in half_year] == ["December", "Jan 2026", "February", "March"]
