"""The heat map alone: where days lie, what keys and clicks do, what is drawn and said."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from painlog.app import application
from painlog.paths import resources
from painlog.preferences import ThemeChoice
from painlog.ui.icons import Icons
from painlog.ui.theme import Theme
from painlog.ui.widgets.episode_strip import EpisodeBar, EpisodePart, label_rects, part_rects
from painlog.ui.widgets.heat_map import HeatMap
from painlog.ui.widgets.year_grid import YearGrid, columns_of, fitted_grid
from painlog.ui.widgets.year_picture import HeatTexts, HeatYear

TODAY = date(2026, 11, 20)
BEGUN = date(2026, 1, 5)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WORST = {BEGUN: 0.0, date(2026, 11, 17): None, date(2026, 11, 18): 7.0, TODAY: 3.0}


def bar(first: date, days: int, text: str = "") -> EpisodeBar:
    part = EpisodePart(first, first + timedelta(days=days - 1), "stage5")
    return EpisodeBar((part,), "stage-acute", text or f"{days} days", f"{days} days, acute")


AUTUMN = bar(date(2026, 10, 15), 37)
FILLED = HeatYear(2026, TODAY, BEGUN, WORST, (bar(date(2026, 2, 9), 22), AUTUMN))


def heat_map(qtbot: QtBot, shown: HeatYear = FILLED, theme: ThemeChoice = ThemeChoice.LIGHT) -> HeatMap:
    application()
    shipped = resources()
    texts = HeatTexts("Worst score each day", "Episodes", MONTHS, WEEKDAYS, lambda day: f"about {day.isoformat()}")
    made = HeatMap(Theme(shipped / "themes", theme), Icons(shipped / "icons"), texts, 0)
    made.set_year(shown)
    made.set_chosen(TODAY)
    made.resize(1028, made.sizeHint().height())
    qtbot.addWidget(made)
    made.show()
    return made


def tokens(theme: str = "light") -> dict[str, str]:
    found: dict[str, str] = json.loads(Path(resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8"))
    return found


def colours_in(image: QImage, heat: HeatMap, day: date) -> set[str]:
    """The colours inside the cell of a day, without its edge."""
    edge = heat.grid.cell * 0.3
    box = heat.grid.rect(day).adjusted(edge, edge, -edge, -edge).toRect()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    }


# Geometry


@given(year=st.integers(1990, 2100), first_weekday=st.integers(0, 6), step=st.integers(0, 365))
def test_every_day_is_found_where_it_lies(year: int, first_weekday: int, step: int) -> None:
    grid = YearGrid(year, first_weekday, 60, 20, 18)
    day = min(date(year, 1, 1) + timedelta(days=step), date(year, 12, 31))
    assert grid.day_at(grid.rect(day).center()) == day
    assert (grid.rect(day).top() - 20) / 18 == (day.weekday() - first_weekday) % 7
    assert grid.right >= grid.rect(day).right()
    assert grid.bottom >= grid.rect(day).bottom()


@given(year=st.integers(1990, 2100), first_weekday=st.integers(0, 6), width=st.integers(300, 1400))
def test_a_year_fits_its_width_and_never_grows_past_its_design(year: int, first_weekday: int, width: int) -> None:
    grid = fitted_grid(year, first_weekday, 60, 20, width, 18)
    assert grid.pitch <= 18
    assert grid.right <= width + 0.001
    assert grid.pitch == 18 or grid.right == pytest.approx(width)


def test_weeks_are_columns_of_fifteen_and_three() -> None:
    grid = YearGrid(2026, 0, 60, 20, 18)
    assert (columns_of(2026, 0), columns_of(2028, 6)) == (53, 54)
    assert (grid.cell, grid.pitch - grid.cell) == (15, 3)
    monday = date(2026, 11, 16)
    assert grid.column(monday) == grid.column(monday + timedelta(days=6))
    assert grid.column(monday) + 1 == grid.column(monday + timedelta(days=7))


def test_outside_the_year_there_is_no_day() -> None:
    grid = YearGrid(2026, 0, 60, 20, 18)
    for point in (QPointF(59, 25), QPointF(61, 21), QPointF(200, 19), QPointF(200, 20 + 7 * 18), QPointF(2000, 30)):
        assert grid.day_at(point) is None


# Keys and clicks


@pytest.mark.parametrize(
    ("key", "there"),
    [
        (Qt.Key.Key_Up, date(2026, 11, 17)),
        (Qt.Key.Key_Down, date(2026, 11, 19)),
        (Qt.Key.Key_Left, date(2026, 11, 11)),
        (Qt.Key.Key_Right, TODAY),
        (Qt.Key.Key_PageUp, date(2026, 10, 18)),
        (Qt.Key.Key_PageDown, TODAY),
        (Qt.Key.Key_Home, BEGUN),
        (Qt.Key.Key_End, TODAY),
    ],
)
def test_keys_go_by_day_week_month_and_year_but_not_past_today(qtbot: QtBot, key: Qt.Key, there: date) -> None:
    heat = heat_map(qtbot)
    heat.set_chosen(date(2026, 11, 18))
    with qtbot.waitSignal(heat.day_chosen) as told:
        qtbot.keyClick(heat, key)
    assert told.args == [there]
    assert heat.chosen == there


def test_keys_lead_into_the_year_before(qtbot: QtBot) -> None:
    heat = heat_map(qtbot, HeatYear(2026, TODAY, date(2024, 5, 1), WORST))
    heat.set_chosen(date(2026, 1, 2))
    with qtbot.waitSignal(heat.day_chosen) as told:
        qtbot.keyClick(heat, Qt.Key.Key_Left)
    assert told.args == [date(2025, 12, 26)]


def test_month_ends_are_kept(qtbot: QtBot) -> None:
    heat = heat_map(qtbot)
    heat.set_chosen(date(2026, 3, 31))
    qtbot.keyClick(heat, Qt.Key.Key_PageUp)
    assert heat.chosen == date(2026, 2, 28)


def test_a_click_chooses_and_only_days_of_the_diary_can_be_chosen(qtbot: QtBot) -> None:
    heat = heat_map(qtbot)
    told: list[date] = []
    heat.day_chosen.connect(told.append)
    for day in (date(2026, 6, 1), date(2026, 1, 1), date(2026, 12, 24), date(2026, 11, 18)):
        qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=heat.grid.rect(day).center().toPoint())
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert told == [date(2026, 6, 1), date(2026, 11, 18)]


def test_enter_and_a_double_click_open_a_day(qtbot: QtBot) -> None:
    heat = heat_map(qtbot)
    told: list[date] = []
    heat.day_opened.connect(told.append)
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    point = heat.grid.rect(date(2026, 11, 18)).center().toPoint()
    qtbot.mouseDClick(heat, Qt.MouseButton.LeftButton, pos=point)
    assert told == [TODAY, date(2026, 11, 18)]


def test_an_empty_diary_has_nothing_to_go_to(qtbot: QtBot) -> None:
    heat = heat_map(qtbot, HeatYear(2026, TODAY, None, {}))
    told: list[date] = []
    heat.day_chosen.connect(told.append)
    qtbot.keyClick(heat, Qt.Key.Key_Left)
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=heat.grid.rect(TODAY).center().toPoint())
    assert (told, heat.accessibleName()) == ([], "Worst score each day")


# What is said


def test_the_chosen_day_is_in_the_name_and_the_episodes_in_the_description(qtbot: QtBot) -> None:
    heat = heat_map(qtbot)
    assert heat.accessibleName() == "Worst score each day. about 2026-11-20"
    qtbot.keyClick(heat, Qt.Key.Key_Up)
    assert heat.accessibleName() == "Worst score each day. about 2026-11-19"
    assert heat.accessibleDescription() == "Episodes: 22 days, acute; 37 days, acute"


def test_tool_tips_name_days_and_episodes(qtbot: QtBot) -> None:
    heat = heat_map(qtbot)
    assert heat.tip_at(heat.grid.rect(date(2026, 11, 18)).center()) == "about 2026-11-18"
    assert heat.tip_at(heat.grid.rect(date(2026, 12, 24)).center()) == ""
    ((_part, rect),) = part_rects(AUTUMN, heat.grid, heat.grid.bottom + 12)
    assert heat.tip_at(rect.center()) == "37 days, acute"
    assert heat.tip_at(rect.center() + QPointF(0, 16)) == "37 days, acute"


# What is drawn


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_days_wear_their_worst_score(qtbot: QtBot, theme: ThemeChoice) -> None:
    heat = heat_map(qtbot, theme=theme)
    heat.set_chosen(None)
    image, ramp = heat.grab().toImage(), tokens(theme)["pain"]
    assert colours_in(image, heat, BEGUN) == {ramp[0].upper()}
    assert colours_in(image, heat, date(2026, 11, 18)) == {ramp[7].upper()}


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_day_without_a_record_is_hatched_and_wears_no_score(qtbot: QtBot, theme: ThemeChoice) -> None:
    heat = heat_map(qtbot, theme=theme)
    image, worn = heat.grab().toImage(), tokens(theme)
    hatched = colours_in(image, heat, date(2026, 6, 1))
    assert {worn["card"].upper()} < hatched
    assert not hatched & {colour.upper() for colour in worn["pain"]}
    unscored = colours_in(image, heat, date(2026, 11, 17))
    assert worn["inset"].upper() in unscored
    assert not unscored & {colour.upper() for colour in worn["pain"]}


def test_days_to_come_and_before_the_diary_are_dots(qtbot: QtBot) -> None:
    heat = heat_map(qtbot)
    image = heat.grab().toImage()
    ground = tokens()["bg"].upper()
    for day in (date(2026, 12, 24), date(2026, 1, 2)):
        rect = heat.grid.rect(day)
        middle, top = rect.center().toPoint(), QPointF(rect.center().x(), rect.top() + 1).toPoint()
        assert image.pixelColor(middle).name().upper() != ground
        assert image.pixelColor(top).name().upper() == ground
        assert image.pixelColor(QPointF(rect.left() + 4, rect.top() + 4).toPoint()).name().upper() == ground


def test_the_chosen_day_and_today_have_their_rings(qtbot: QtBot) -> None:
    heat = heat_map(qtbot)
    heat.set_chosen(date(2026, 11, 18))
    heat.clearFocus()
    image, worn = heat.grab().toImage(), tokens()
    for day, token in ((date(2026, 11, 18), "ink"), (TODAY, "accent")):
        rect = heat.grid.rect(day)
        ring = image.pixelColor(QPoint(round(rect.right() + 2), round(rect.center().y())))
        assert _near(ring, QColor(worn[token])), token


def test_an_empty_year_is_grey(qtbot: QtBot) -> None:
    heat = heat_map(qtbot, HeatYear(2026, TODAY, None, {}))
    image = heat.grab().toImage()
    assert colours_in(image, heat, date(2026, 6, 1)) == {tokens()["inset"].upper()}


def test_another_size_is_drawn_anew(qtbot: QtBot) -> None:
    heat = heat_map(qtbot)
    wide = heat.grid.pitch
    heat.resize(640, heat.height())
    image = heat.grab().toImage()
    assert heat.grid.pitch < wide
    assert colours_in(image, heat, BEGUN) == {tokens()["pain"][0].upper()}


def _near(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) < 24


# Episodes


@given(
    starts=st.lists(st.integers(0, 360), min_size=1, max_size=8, unique=True).map(sorted),
    days=st.integers(1, 60),
    year=st.integers(2024, 2027),
)
def test_labels_stay_inside_and_never_overlap(starts: list[int], days: int, year: int) -> None:
    application()
    bars = [bar(date(2026, 1, 1) + timedelta(days=start), days) for start in starts]
    grid = YearGrid(year, 0, 60, 20, 18)
    boxes = [box for _bar, box in label_rects(bars, grid, 150, QFontMetricsF(QFont()), 16)]
    assert all(box.left() >= 0 and box.right() <= grid.right + 0.001 for box in boxes)
    assert all(one.right() <= other.left() for one, other in pairwise(sorted(boxes, key=lambda box: box.left())))
    assert bool(boxes) == any(part_rects(each, grid, 150) for each in bars)


def test_a_bar_is_cut_at_the_ends_of_the_year_and_where_the_stage_changes() -> None:
    grid = YearGrid(2026, 0, 60, 20, 18)
    first = EpisodePart(date(2025, 12, 1), date(2026, 1, 11), "stage3")
    second = EpisodePart(date(2026, 1, 12), date(2026, 1, 25), "stage5")
    (_one, left), (_other, right) = part_rects(EpisodeBar((first, second), "", "", ""), grid, 150)
    assert left.left() == grid.across(date(2026, 1, 1))
    assert right.left() - left.right() == 2
    assert right.width() == 2 * 18 - 2
