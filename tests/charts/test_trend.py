"""The trend chart, read from the figure and compared with pictures that somebody looked at."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from subprocess import run

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from painlog.charts.palette import Palette
from painlog.charts.sheet import Size
from painlog.charts.trend import KEEP_RECORDING, LOOK_FURTHER_BACK, draw_trend, trend_description, trend_figure
from painlog.charts.trend_data import RugRow, TrendData
from painlog.i18n import Texts

from . import pictures
from .conftest import LAST, days_of, tokens
from .pictures import assert_looks_like

SIZE = Size(720, 420)
STORY = "000000.0000000876.6754654.5556.45.44..............2343234.2.221.120100010000.00006.7888765.6765.456545"
TEXTS = Texts("en_GB")


def drawn(data: TrendData, palette: Palette, size: Size = SIZE, language: str = "en_GB") -> Figure:
    return trend_figure(data, palette, Texts(language), size)


def named(figure: Figure, gid: str) -> list[Artist]:
    return figure.findobj(lambda artist: artist.get_gid() == gid)


def lines(figure: Figure, start: str) -> dict[str, Line2D]:
    found = figure.findobj(lambda artist: isinstance(artist, Line2D) and str(artist.get_gid()).startswith(start))
    return {str(line.get_gid()): line for line in found if isinstance(line, Line2D)}


def texts_of(figure: Figure) -> set[str]:
    found = figure.findobj(Text)
    return {text.get_text() for text in found if isinstance(text, Text) and text.get_visible() and text.get_text()}


@pytest.mark.usefixtures("same_font")
@pytest.mark.parametrize("name", ["story", "empty"])
def test_looks_as_it_did(name: str, theme: str) -> None:
    data = days_of(STORY, faces=(15, 60)) if name == "story" else days_of("5.6.")
    assert_looks_like(drawn(data, Palette.from_tokens(tokens(theme))), f"trend-{name}-{theme}")


@pytest.mark.usefixtures("same_font")
def test_looks_as_it_did_on_paper_and_large() -> None:
    size = Size(720, 480, text_scale=1.3)
    assert_looks_like(drawn(days_of(STORY), Palette.for_print(tokens("light")), size), "trend-story-print")


@pytest.mark.usefixtures("same_font")
def test_a_changed_chart_fails_and_leaves_pictures(
    light: Palette, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "FAILURES", tmp_path)
    monkeypatch.delenv("PAINLOG_WRITE_GOLDEN", raising=False)
    with pytest.raises(AssertionError, match="looks different"):
        assert_looks_like(drawn(days_of(STORY.replace("8", "3")), light), "trend-story-light")
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {f"trend-story-light-{part}.png" for part in ("actual", "expected", "diff")}


def test_every_day_is_a_dot_in_the_colour_of_its_score(light: Palette) -> None:
    figure = drawn(days_of("0123456789X"), light)
    dots = lines(figure, "dots-number")
    assert len(dots) == 11
    for score in range(11):
        line = dots[f"dots-number-{score}"]
        assert list(np.asarray(line.get_ydata())) == [score]
        assert list(np.asarray(line.get_xdata())) == [(LAST - timedelta(days=10 - score)).toordinal()]
        assert to_hex(line.get_markerfacecolor()).upper() == light.pain[score]


def test_pale_dots_have_an_ink_outline(light: Palette) -> None:
    dots = lines(drawn(days_of("0123456789X"), light), "dots-number")
    outlined = {
        score for score in range(11) if to_hex(dots[f"dots-number-{score}"].get_markeredgecolor()) == light.ink.lower()
    }
    assert {0, 1, 2, 3} <= outlined
    assert outlined.isdisjoint(range(5, 11))


def test_thousands_of_days_are_few_artists(light: Palette) -> None:
    figure = drawn(days_of("0123456789X56" * 280), light)
    assert len(lines(figure, "dots")) == 11


def test_faces_have_their_own_mark_and_key(light: Palette) -> None:
    dots = lines(drawn(days_of("46466", faces=(1,)), light), "dots")
    assert dots["dots-face-6"].get_marker() != dots["dots-number-6"].get_marker()
    assert TEXTS("Chosen as a face") in texts_of(drawn(days_of("46466", faces=(1,)), light))
    assert TEXTS("Chosen as a face") not in texts_of(drawn(days_of("46466"), light))


def test_a_decimal_score_stays_where_it_is_and_takes_the_nearest_colour(light: Palette) -> None:
    dots = lines(drawn(days_of("55555", decimals={2: 6.5, 3: 0.4}), light), "dots-number")
    assert list(np.asarray(dots["dots-number-7"].get_ydata())) == [6.5]
    assert list(np.asarray(dots["dots-number-0"].get_ydata())) == [0.4]


def test_the_mean_is_drawn_only_where_four_of_seven_days_are_known(light: Palette) -> None:
    data = days_of("5555555......66666")
    mean = np.asarray(lines(drawn(data, light), "mean-light")["mean-light"].get_ydata())
    known = ["5555555......66666"[max(at - 3, 0) : at + 4].replace(".", "") for at in range(18)]
    expected = [float(np.mean([int(sign) for sign in week])) if len(week) >= 4 else float("nan") for week in known]
    np.testing.assert_allclose(mean.astype(float), np.array(expected))
    assert np.isnan(mean[9:12]).all()


def test_the_mean_is_lighter_where_just_four_days_are_known(light: Palette) -> None:
    drawn_lines = lines(drawn(days_of("5555555......66666"), light), "mean")
    strong = ~np.isnan(np.asarray(drawn_lines["mean"].get_ydata(), dtype=float))
    faint = ~np.isnan(np.asarray(drawn_lines["mean-light"].get_ydata(), dtype=float))
    known = np.array([len("5555555......66666"[max(at - 3, 0) : at + 4].replace(".", "")) for at in range(18)])
    assert (strong == (known >= 5)).all()
    assert (faint == (known >= 4)).all()
    assert drawn_lines["mean-light"].get_alpha() is not None
    assert drawn_lines["mean"].get_alpha() is None


def test_a_mean_without_neighbours_is_still_seen(light: Palette) -> None:
    single = lines(drawn(days_of("5.5.5.5......5"), light), "mean-single")["mean-single"]
    assert list(np.asarray(single.get_ydata())) == [5]


def test_the_mean_of_the_first_day_shown_knows_the_days_before_it(light: Palette) -> None:
    mean = lines(drawn(days_of("999955555", shown=5), light), "mean")["mean"]
    assert np.asarray(mean.get_ydata())[0] == pytest.approx((9 * 3 + 5 * 4) / 7)


def test_gaps_are_hatched_as_one_artist_and_merged(light: Palette) -> None:
    (gaps,) = named(drawn(days_of("55...5555.55"), light), "gaps")
    spans = [path.get_extents() for path in gaps.get_paths()]  # type: ignore[attr-defined]
    first = LAST.toordinal() - 11
    assert [(span.x0, span.x1) for span in spans] == [(first + 1.5, first + 4.5), (first + 8.5, first + 9.5)]
    assert gaps.get_hatch()  # type: ignore[attr-defined]


def test_gaps_narrower_than_three_pixels_are_left_blank(light: Palette) -> None:
    data = days_of("5" * 1500 + "." + "5" * 1000 + "." * 40 + "5" * 1000)
    (gaps,) = named(drawn(data, light), "gaps")
    assert len(gaps.get_paths()) == 1  # type: ignore[attr-defined]
    assert not named(drawn(days_of("5" * 1500 + "." + "5" * 1000), light), "gaps")


def test_nothing_is_missing_before_the_diary_began(light: Palette) -> None:
    data = days_of("....................5555555")
    assert data.days == 7
    assert not named(drawn(data, light), "gaps")


def test_a_wide_gap_is_named(light: Palette) -> None:
    name = TEXTS("Not recorded").replace(" ", "\n")
    assert name in texts_of(drawn(days_of("5555..........5555"), light))
    assert name not in texts_of(drawn(days_of("5" * 90 + "." + "5" * 90), light))


def test_a_gap_that_the_mean_goes_through_is_not_named(light: Palette) -> None:
    assert TEXTS("Not recorded").replace(" ", "\n") not in texts_of(drawn(days_of("5555......5555"), light))


def test_the_band_is_the_likely_range_of_the_mean(light: Palette) -> None:
    data = days_of("45645645645")
    (band,) = named(drawn(data, light), "band")
    corners = band.get_paths()[0].vertices
    assert data.week is not None
    assert (corners[:, 1].min(), corners[:, 1].max()) == (data.week.low.min(), data.week.high.max())
    assert data.mean_of(LAST - timedelta(days=5)) == pytest.approx((36 / 7, 4.31, 5.97), abs=0.01)
    assert TEXTS("7-day average, likely range") in texts_of(drawn(days_of("4564"), light))


def test_days_of_exercise_are_the_last_row_below_the_scores(light: Palette) -> None:
    data = days_of("45645645645")
    days = (LAST - timedelta(days=4), LAST)
    figure = drawn(replace(data, rug=(RugRow("Heat", False, (LAST,)),), exercise=days), light)
    assert [text.get_text() for text in figure.axes[0].texts if text.get_gid() == "rug-name"] == ["Heat", "Exercise"]
    assert list(lines(figure, "rug-1")["rug-1"].get_xdata()) == [day.toordinal() for day in days]


def test_the_legend_names_what_is_drawn(light: Palette) -> None:
    said = texts_of(drawn(days_of(STORY), light))
    assert {"Daily worst score", "Worst score of the day", "7-day average, likely range", "Not recorded"} <= said


@pytest.mark.parametrize(("width", "language"), [(1056, "en_GB"), (640, "en_GB"), (480, "qps"), (340, "qps")])
def test_title_legend_and_axes_do_not_meet(width: int, language: str, light: Palette) -> None:
    figure = drawn(days_of(STORY, faces=(15,)), light, Size(width, 420), language)
    figure.draw_without_rendering()
    (title,), (legend,) = named(figure, "title"), named(figure, "legend")
    boxes = [title.get_window_extent(), legend.get_window_extent(), figure.axes[0].get_window_extent()]
    for at, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[at + 1 :])


def test_the_axis_goes_from_no_pain_to_ten_with_the_ramp_beside_it(light: Palette) -> None:
    figure = drawn(days_of(STORY), light)
    (axes,) = figure.axes
    assert axes.get_ylim() == (0, 10)
    assert [label.get_text() for label in named(figure, "score")] == ["0", "2", "4", "6", "8", "10"]
    ramp = [named(figure, f"ramp-{score}")[0] for score in range(11)]
    assert [to_hex(step.get_facecolor()).upper() for step in ramp] == list(light.pain)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "month"), [("en_GB", "October"), ("es", "octubre"), ("hi", "अक्टूबर")])
def test_months_are_named_in_the_language(language: str, month: str, light: Palette) -> None:
    assert month in texts_of(drawn(days_of("5" * 120), light, language=language))


@pytest.mark.parametrize("scores", ["5.6.", "...", "666"])
def test_a_chart_without_enough_days_shows_axes_and_says_what_is_missing(scores: str, light: Palette) -> None:
    figure = drawn(days_of(scores, shown=60), light)
    assert not lines(figure, "dots")
    assert not named(figure, "legend")
    recorded = len(scores.replace(".", ""))
    assert {f"{recorded} of 4 days recorded", KEEP_RECORDING} <= texts_of(figure)
    assert [axis.get_ylim() for axis in figure.axes] == [(0, 10)]


def test_an_empty_period_of_a_longer_diary_points_further_back(light: Palette) -> None:
    figure = drawn(days_of("5" * 30 + "." * 40, shown=35), light)
    assert {"0 of 4 days recorded", LOOK_FURTHER_BACK} <= texts_of(figure)


def test_drawing_again_leaves_nothing_behind(light: Palette) -> None:
    figure = drawn(days_of(STORY), light)
    draw_trend(figure, days_of("45645"), light, TEXTS)
    again = drawn(days_of("45645"), light)
    assert texts_of(figure) == texts_of(again)
    assert len(figure.findobj()) == len(again.findobj())


@pytest.mark.parametrize("size", [Size(40, 30), Size(80, 4000), Size(4000, 60)])
def test_no_window_is_too_small(size: Size, light: Palette) -> None:
    drawn(days_of(STORY), light, size).draw_without_rendering()


def test_the_description_says_what_the_picture_shows() -> None:
    said = trend_description(days_of("3..7X55"), TEXTS)
    assert said == (
        "From 14 November 2026 to 20 November 2026: 5 of 7 days recorded. "
        "The worst score of a day lay between 3 and 10."
    )
    assert "between" not in trend_description(days_of("..."), TEXTS)


def test_global_settings_of_matplotlib_stay_as_they_are(light: Palette) -> None:
    before = dict(mpl.rcParams)
    drawn(days_of(STORY), light)
    assert dict(mpl.rcParams) == before


def test_drawing_never_imports_pyplot() -> None:
    code = "import sys, painlog.charts.trend, painlog.charts.picture; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
