"""The smaller charts, the calendar and the rows of findings, read from their figures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from painlog.analysis.group_means import GroupMean
from painlog.charts.calendar import calendar_figure
from painlog.charts.palette import Palette
from painlog.charts.rows import IntervalRow, RowsData, rows_description, rows_figure
from painlog.charts.sheet import SMALL_PICTURE, Size, new_figure
from painlog.charts.side_data import (
    PartOfDay,
    SiteShare,
    means_by_part,
    means_by_weekday,
    part_of_hour,
    shares_of_sites,
)
from painlog.charts.sites import draw_sites, sites_description
from painlog.charts.time_of_day import draw_time_of_day, time_of_day_description
from painlog.charts.trend import trend_figure
from painlog.charts.trend_data import Event, Move, RugRow
from painlog.charts.weekday import draw_weekday
from painlog.domain.stage_spans import StageSpan
from painlog.domain.stages import Stage
from painlog.i18n import Texts
from painlog.paths import resources

from .conftest import LAST, days_of, tokens
from .pictures import assert_looks_like

TEXTS = Texts("en_GB")
PARTS = {
    PartOfDay.MORNING: GroupMean(61, 4.6, (4.2, 5.0)),
    PartOfDay.NOON: GroupMean(3, 3.4),
    PartOfDay.AFTERNOON: GroupMean(),
    PartOfDay.EVENING: GroupMean(97, 4.9, (4.5, 5.3)),
}
SITES = (
    SiteShare("Lower back, left", False, GroupMean(40, 0.78, (0.7, 0.84))),
    SiteShare("where Eva says", True, GroupMean(40, 0.3, (0.2, 0.42))),
)
ROWS = RowsData(
    "What may have set it off?",
    "points",
    "None of this shows a cause.",
    "nothing",
    (
        IntervalRow("Driving", 1.2, (0.4, 2.0), "+1.2", filled=True),
        IntervalRow("Stress", 0.1, (-0.5, 0.7), "+0.1"),
        IntervalRow("Cold", None, None, "34 of 60 days"),
    ),
    -2,
    3,
    0.5,
)


def named(figure: Figure, gid: str) -> list[Artist]:
    return figure.findobj(lambda artist: artist.get_gid() == gid)


def said(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text()]


def filled(draw: Callable[[Figure], None], size: Size = SMALL_PICTURE) -> Figure:
    figure = new_figure(size)
    draw(figure)
    return figure


def test_a_bar_stands_for_each_mean_with_its_interval_and_its_days(light: Palette) -> None:
    figure = filled(lambda figure: draw_time_of_day(figure, PARTS, light, TEXTS))
    bars = [bar.get_height() for bar in named(figure, "bar") if isinstance(bar, Rectangle)]
    assert bars == [4.6, 3.4, 4.9]
    assert len(named(figure, "interval")) == 2
    assert {"61", "3", "0", "97", "Morning"} <= set(said(figure))
    assert "Morning: 4.6 (61 days)." in time_of_day_description(PARTS, TEXTS)


def test_names_of_one_length_are_chosen_that_fit(light: Palette) -> None:
    days = [GroupMean(20, 3.0)] * 7
    wide = filled(lambda figure: draw_weekday(figure, days, light, TEXTS), Size(900, 300))
    narrow = filled(lambda figure: draw_weekday(figure, days, light, TEXTS), Size(180, 300))
    assert "Wednesday" in said(wide)
    assert "Wednesday" not in said(narrow)
    assert "W" in said(narrow)


def test_places_are_named_with_their_share(light: Palette) -> None:
    figure = filled(lambda figure: draw_sites(figure, SITES, light, TEXTS))
    assert {"Lower back, left", "where Eva says", "78%", "30%", "Share of 40 pain days with a place"} <= set(
        said(figure)
    )
    shares = [bar.get_width() for bar in named(figure, "share") if isinstance(bar, Rectangle)]
    assert shares == [0.78, 0.3]
    assert "where Eva says: 30%" in sites_description(SITES, TEXTS)


def test_sentences_end_as_the_language_ends_them() -> None:
    assert "." not in sites_description(SITES, Texts("hi", resources() / "locale"))


def test_no_place_is_said(light: Palette) -> None:
    assert "No place marked yet" in said(filled(lambda figure: draw_sites(figure, (), light, TEXTS)))


def test_the_calendar_has_a_square_for_every_day(light: Palette) -> None:
    figure = calendar_figure(days_of("0123.56789X" * 30), light, TEXTS)
    assert sum(len(squares.get_paths()) for squares in figure.axes[0].collections) == 330
    assert len(named(figure, "unknown")[0].get_paths()) == 30  # type: ignore[attr-defined]
    assert {"2026", "Nov"} <= set(said(figure))


def test_rows_that_went_together_are_filled_and_missing_days_have_no_mark(light: Palette) -> None:
    figure = rows_figure(ROWS, light, TEXTS)
    marks = [mark.get_markerfacecolor() for mark in named(figure, "mark")]  # type: ignore[attr-defined]
    assert marks == [light.line, light.background]
    assert {"34 of 60 days", "None of this shows a cause."} <= set(said(figure))
    assert "Cold: 34 of 60 days." in rows_description(ROWS, TEXTS)


def test_no_rows_are_said(light: Palette) -> None:
    assert "nothing" in said(rows_figure(replace(ROWS, rows=()), light, TEXTS))


def span(first: date, last: date, stage: Stage, ongoing: bool = False) -> StageSpan:
    return StageSpan(first, last, (stage,), first, ongoing)


def test_stages_treatments_events_and_moves_stand_with_the_scores(light: Palette) -> None:
    early, late = LAST - timedelta(days=80), LAST - timedelta(days=30)
    data = replace(
        days_of("5" * 100),
        stages=(span(early, early + timedelta(days=41), Stage.ACUTE), span(late, LAST, Stage.ACUTE, ongoing=True)),
        rug=(RugRow("Heat", False, (early, late)),),
        events=(Event(LAST - timedelta(days=60), "Scan"),),
        moves=(Move(late, 3.12, 5.0),),
    )
    figure = trend_figure(data, light, TEXTS, Size(1000, 500))
    shown = said(figure)
    assert {"Acute, day 1–42", "Acute, day 31", "Heat", "Scan", "around 21 October: 3.1 → 5.0"} <= set(shown)
    (rug,) = named(figure, "rug-0")
    assert list(rug.get_xdata()) == [early.toordinal(), late.toordinal()]  # type: ignore[attr-defined]
    assert len(named(figure, "stage-acute")) == 2
    narrow = said(trend_figure(data, light, TEXTS, Size(320, 400)))
    assert "Acute, day 1–42" not in narrow


def test_a_stage_without_room_for_its_word_has_no_disc_either(light: Palette) -> None:
    early, late = LAST - timedelta(days=60), LAST - timedelta(days=57)
    stages = (span(early, early, Stage.SUBACUTE), span(late, LAST, Stage.CHRONIC, ongoing=True))
    figure = trend_figure(replace(days_of("5" * 100), stages=stages), light, TEXTS, Size(1000, 500))
    assert "Chronic, day 58" in said(figure)
    assert named(figure, "disc-chronic")
    assert not named(figure, "disc-subacute")


def test_a_part_of_the_diary_keeps_what_lies_in_it() -> None:
    whole = replace(days_of("5" * 100), events=(Event(LAST, "Scan"),), rug=(RugRow("Heat", False, (LAST,)),))
    part = whole.between(LAST - timedelta(days=50), LAST - timedelta(days=41))
    assert (part.recorded, part.days, part.events, part.rug[0].days) == (10, 10, (), ())
    assert part.week is not None
    assert part.week.days.size == 10
    assert whole.mean_of(LAST) == (5, 5, 5)
    assert whole.dot_on(LAST - timedelta(days=200)) is None


@pytest.mark.parametrize(
    ("hour", "part"), [(4, "night"), (5, "morning"), (11, "noon"), (17, "afternoon"), (23, "night")]
)
def test_every_hour_has_its_part_of_the_day(hour: int, part: str) -> None:
    assert part_of_hour(hour) == part


def test_a_day_counts_once_in_each_part() -> None:
    worst = [(LAST - timedelta(days=ago), 6.0) for ago in range(9, -1, -1)]
    scores = [(day, hour, score) for day, _ in worst for hour, score in ((8, 2.0), (9, 4.0), (20, 6.0))]
    found = means_by_part(scores, worst)
    assert (found[PartOfDay.MORNING].count, found[PartOfDay.MORNING].mean) == (10, 3)
    assert found[PartOfDay.EVENING].mean == 6
    assert found[PartOfDay.NOON] == GroupMean()
    assert PartOfDay.NIGHT not in found


def test_weekdays_begin_with_monday() -> None:
    worst = [(LAST - timedelta(days=ago), float(ago % 7)) for ago in range(69, -1, -1)]
    found = means_by_weekday(worst)
    assert [mean.mean for mean in found] == [4, 3, 2, 1, 0, 6, 5]
    assert all(mean.count == 10 and mean.interval is not None for mean in found)


def test_shares_are_of_days_with_a_place() -> None:
    days = {LAST - timedelta(days=ago): frozenset({"a"} if ago % 2 else {"a", "b"}) for ago in range(20)}
    days[LAST - timedelta(days=30)] = frozenset()
    found = shares_of_sites(days, {"a": ("Neck", False)})
    assert [(site.name, site.share.count, site.share.mean) for site in found] == [("Neck", 20, 1.0), ("b", 20, 0.5)]
    low, high = found[0].share.interval or (1, 1)
    assert low < 1 == high


@pytest.mark.usefixtures("same_font")
def test_looks_as_it_did(theme: str) -> None:
    palette = Palette.from_tokens(tokens(theme))
    size = Size(300, 280)
    assert_looks_like(filled(lambda figure: draw_time_of_day(figure, PARTS, palette, TEXTS), size), f"parts-{theme}")
    assert_looks_like(filled(lambda figure: draw_sites(figure, SITES, palette, TEXTS), size), f"sites-{theme}")
    assert_looks_like(rows_figure(ROWS, palette, TEXTS), f"rows-{theme}")
