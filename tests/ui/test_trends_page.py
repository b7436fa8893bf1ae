"""Trends, in the real window: the period, the chart, the table and the picture."""

from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.draft import Draft
from painlog.domain.training import DoneSession, DoneStep, SessionOutcome, StepOutcome
from painlog.paths import Places
from painlog.preferences import Preferences, ThemeChoice
from painlog.services.demo import write_demo
from painlog.services.trends import Period
from painlog.ui.pages.history import HistoryPage
from painlog.ui.pages.trends import TrendsPage
from painlog.ui.shell import Shell
from painlog.ui.widgets.reminder_bar import ReminderBar

from .conftest import OpenShell

TODAY = date(2026, 11, 20)


class TrendsRobot:
    """What a person does on Trends."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        shell.show_page("trends")
        page = shell.page("trends")
        assert isinstance(page, TrendsPage)
        self.page = page
        self.settle()

    def settle(self) -> "TrendsRobot":
        """Wait until the page shows what it was asked for."""
        self.qtbot.waitUntil(lambda: not self.shell.context.jobs.busy, timeout=20_000)
        return self

    @property
    def said(self) -> str:
        return self.page.summary.text()

    @property
    def month_names(self) -> list[str]:
        return [text.get_text() for text in self.page.chart.figure.axes[0].texts]

    @property
    def dots(self) -> int:
        lines = self.page.chart.figure.axes[0].get_lines()
        return sum(len(np.asarray(line.get_xdata())) for line in lines if str(line.get_gid()).startswith("dots"))

    @property
    def toast(self) -> str:
        return self.shell.toast.text

    def key(self, text: str) -> "TrendsRobot":
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        return self.settle()

    def press(self, button: str) -> "TrendsRobot":
        QTest.mouseClick(getattr(self.page.main, button), Qt.MouseButton.LeftButton)
        return self

    def log(self, score: int) -> "TrendsRobot":
        self.shell.perform(lambda services: services.diary.log_entry(Draft(score=score))[1], None)
        return self.settle()


@pytest.fixture
def empty(qtbot: QtBot, open_shell: OpenShell) -> TrendsRobot:
    return TrendsRobot(qtbot, open_shell())


@pytest.fixture
def demo(qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock) -> TrendsRobot:
    write_demo(places.diary, clock, years=2, seed=1)
    return TrendsRobot(qtbot, open_shell())


def test_the_head_says_the_period_and_how_much_was_recorded(demo: TrendsRobot) -> None:
    assert demo.said.startswith("21 May – 20 November 2026 · ")
    assert demo.said.endswith(" of 184 days recorded")
    assert f" {demo.dots} of " in demo.said


def test_an_empty_diary_is_told_what_is_missing(empty: TrendsRobot) -> None:
    assert empty.said == "21 May – 20 November 2026 · Nothing recorded yet"
    assert "0 of 4 days recorded" in empty.month_names
    assert empty.dots == 0


def test_a_new_entry_shows_at_once(empty: TrendsRobot) -> None:
    empty.log(6)
    assert empty.said.endswith("1 of 1 day recorded")
    assert "1 of 4 days recorded" in empty.month_names


def test_a_session_shows_at_once(demo: TrendsRobot) -> None:
    began = datetime(2026, 11, 20, 18, 0)
    steps = (DoneStep("cat-cow", StepOutcome.DONE, 60),)
    done = DoneSession("s", "core-basics", began, 0, TODAY, SessionOutcome.DONE, 60, steps)
    demo.shell.perform(lambda services: services.sessions.save(done), None)
    demo.settle()
    assert demo.page.found is not None
    assert demo.page.found.trend.data.exercise[-1] == TODAY


def test_an_entry_made_while_the_page_is_hidden_shows_on_return(empty: TrendsRobot) -> None:
    empty.shell.show_page("today")
    empty.log(6)
    empty.shell.show_page("trends")
    empty.settle()
    assert empty.said.endswith("1 of 1 day recorded")


def test_brackets_change_the_period_and_stop_at_the_ends(demo: TrendsRobot) -> None:
    seen = []
    for key in "[[[]]]]]":
        demo.key(key)
        seen.append(demo.page.period.value)
    assert seen == [
        Period.THREE_MONTHS,
        Period.MONTH,
        Period.MONTH,
        Period.THREE_MONTHS,
        Period.SIX_MONTHS,
        Period.YEAR,
        Period.ALL,
        Period.ALL,
    ]
    assert demo.said.endswith(" of 730 days recorded")


def test_brackets_work_while_the_table_has_the_keyboard(demo: TrendsRobot) -> None:
    demo.press("as_table")
    demo.page.focus_start()
    demo.key("[")
    assert demo.page.period.value is Period.THREE_MONTHS


def test_a_shorter_period_shows_fewer_days(demo: TrendsRobot) -> None:
    long = demo.dots
    demo.page.period.choose(Period.MONTH)
    demo.settle()
    assert 0 < demo.dots < long
    assert "2 Nov" in demo.month_names


def test_the_table_holds_the_days_of_the_chart(demo: TrendsRobot) -> None:
    demo.press("as_table")
    table = demo.page.main.table
    assert table.isVisible()
    assert not demo.page.chart.isVisible()
    rows = [table.texts(row) for row in range(184)]
    assert rows[0][0] == "Fri, 20 Nov 2026"
    assert sum(row[1] != "Not recorded" for row in rows) == demo.dots
    assert {row[2] for row in rows if row[2] == "–"}
    demo.press("as_table")
    assert demo.page.chart.isVisible()


def test_the_chart_tells_a_screen_reader_what_it_shows(demo: TrendsRobot) -> None:
    assert demo.page.chart.accessibleName() == "Daily worst score"
    assert "of 184 days recorded" in demo.page.chart.accessibleDescription()
    assert demo.page.main.table.accessibleName()
    assert QApplication.focusWidget() is demo.page.chart


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_chart_is_saved_as_a_picture(ending: str, demo: TrendsRobot, tmp_path: Path) -> None:
    demo.page.main.save_picture(tmp_path / f"mine.{ending}")
    assert (tmp_path / f"mine.{ending}").stat().st_size > 5000
    assert demo.toast == f"Saved mine.{ending}"


def test_a_picture_that_cannot_be_saved_is_said_in_one_sentence(demo: TrendsRobot, tmp_path: Path) -> None:
    demo.page.main.save_picture(tmp_path / "mine.gif")
    assert ".png, .svg or .pdf" in demo.toast
    assert not (tmp_path / "mine.gif").exists()


def test_a_name_without_an_ending_gets_the_chosen_one(
    demo: TrendsRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), "SVG (*.svg)"))
    demo.press("save")
    assert (tmp_path / "mine.svg").exists()


def test_cancelling_the_dialog_saves_nothing(
    demo: TrendsRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(tmp_path.iterdir())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    demo.press("save")
    assert list(tmp_path.iterdir()) == before


def test_a_picture_has_the_same_size_in_every_window(demo: TrendsRobot, tmp_path: Path) -> None:
    sizes = set()
    for width in (900, 1300):
        demo.shell.resize(width, 700)
        demo.page.main.save_picture(tmp_path / "mine.png")
        with Image.open(tmp_path / "mine.png") as picture:
            sizes.add(picture.size)
    assert sizes == {(2112, 1188)}


def test_copy_puts_the_chart_on_the_clipboard(demo: TrendsRobot) -> None:
    demo.press("copy")
    image = QApplication.clipboard().image()
    assert (image.width(), image.height()) == (2112, 1188)
    QApplication.clipboard().clear()


def test_the_chart_wears_the_theme(qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock) -> None:
    write_demo(places.diary, clock, years=1, seed=1)
    robot = TrendsRobot(qtbot, open_shell(preferences=Preferences(ThemeChoice.LIGHT, "en_GB")))
    light = robot.page.chart.figure.get_facecolor()
    robot.page.context.theme.choose(ThemeChoice.DARK)
    assert robot.page.chart.figure.get_facecolor() != light
    robot.page.context.theme.choose(ThemeChoice.LIGHT)
    assert robot.page.chart.figure.get_facecolor() == light


def test_the_chart_is_laid_out_anew_when_the_window_changes(demo: TrendsRobot) -> None:
    def left_margin() -> float:
        figure = demo.page.chart.figure
        return float(figure.axes[0].get_position().x0 * figure.get_figwidth() * 72)

    before = left_margin()
    demo.shell.resize(820, 600)
    QApplication.processEvents()
    assert demo.page.chart.figure.get_figwidth() * 72 == pytest.approx(demo.page.chart.width(), abs=1)
    assert left_margin() == pytest.approx(before, abs=0.5)


def test_the_chart_shrinks_with_the_window_before_the_page_scrolls(demo: TrendsRobot) -> None:
    for bar in demo.shell.findChildren(ReminderBar):
        bar.put_away.emit()
    for width, height in ((1280, 820), (1024, 700), (800, 560)):
        demo.shell.resize(width, height)
        QApplication.processEvents()
        assert demo.page.main.save.mapTo(demo.page, demo.page.main.save.rect().bottomLeft()).y() < demo.page.height()


def test_nothing_is_cut_off_in_the_smallest_window_in_the_longest_language(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock
) -> None:
    write_demo(places.diary, clock, years=1, seed=1)
    shell = open_shell(preferences=Preferences(ThemeChoice.LIGHT, "qps", 1.3))
    robot = TrendsRobot(qtbot, shell)
    shell.resize(shell.minimumSize())
    QApplication.processEvents()
    page = robot.page
    assert page.width() <= shell.width()
    for part in (page.period, page.chart, page.main.as_table, page.main.copy, page.main.save):
        assert part.mapTo(page, part.rect().topLeft()).x() >= 0
        assert part.mapTo(page, part.rect().topRight()).x() <= page.width()


def test_the_arrows_move_the_read_out_by_a_day(demo: TrendsRobot) -> None:
    chart = demo.page.chart
    for key, day in (
        (Qt.Key.Key_Left, TODAY),
        (Qt.Key.Key_Left, TODAY - timedelta(days=1)),
        (Qt.Key.Key_Right, TODAY),
        (Qt.Key.Key_Right, TODAY),
        (Qt.Key.Key_Home, date(2026, 5, 21)),
        (Qt.Key.Key_End, TODAY),
    ):
        QTest.keyClick(chart, key)
        if key == Qt.Key.Key_Left and day == TODAY:
            assert chart.readout.isVisible()
        assert chart.day == day
    assert chart.readout.title.text() == "Fri 20 Nov"
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert not chart.readout.isVisible()


def test_the_read_out_names_another_year(demo: TrendsRobot) -> None:
    demo.page.period.choose(Period.YEAR)
    chart = demo.settle().page.chart
    QApplication.processEvents()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.day is not None
    assert chart.day.year == 2025
    assert chart.readout.title.text().endswith(" 2025")


def test_the_read_out_tells_what_the_diary_holds(demo: TrendsRobot) -> None:
    chart = demo.page.chart
    row = next(row for row in demo.page.found.trend.rows if row.dot is not None and row.average is not None)  # type: ignore[union-attr]
    chart.go_to(row.day)
    assert row.dot is not None
    assert row.average is not None
    average = row.average
    assert f"{average.mean:.1f} ({average.low:.1f}–{average.high:.1f})" in chart.readout.mean.text()
    assert chart.line.isVisible()
    assert chart.accessibleDescription().startswith(chart.readout.title.text())


def test_enter_opens_the_day_in_history(demo: TrendsRobot) -> None:
    QTest.keyClick(demo.page.chart, Qt.Key.Key_Home)
    QTest.keyClick(demo.page.chart, Qt.Key.Key_Return)
    history = demo.shell.page("history")
    assert demo.shell.stack.currentWidget() is history
    assert isinstance(history, HistoryPage)
    assert history.day == date(2026, 5, 21)


def test_the_mouse_reads_a_day_and_a_click_opens_it(demo: TrendsRobot) -> None:
    chart = demo.page.chart
    QApplication.processEvents()
    box, low, high = chart.days_area() or pytest.fail("no days are drawn")
    day = date(2026, 9, 1)
    place = QPoint(round(box.left() + (day.toordinal() - low) / (high - low) * box.width()), round(box.center().y()))
    QTest.mouseMove(chart, place)
    assert chart.day == day
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    history = demo.shell.page("history")
    assert isinstance(history, HistoryPage)
    assert history.day == day


def test_plus_and_minus_zoom_and_a_drag_moves_the_days(demo: TrendsRobot) -> None:
    chart = demo.page.chart
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert demo.page.period.value is None
    assert not demo.said.startswith("21 May")
    near = demo.said
    QApplication.processEvents()
    box, _, _ = chart.days_area() or pytest.fail("no days are drawn")
    start = box.center().toPoint()
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(chart, start + QPoint(200, 0))
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=start + QPoint(200, 0))
    assert demo.said != near
    assert demo.shell.stack.currentWidget() is demo.page
    demo.qtbot.waitUntil(lambda: demo.page.found is not None and demo.page.found.trend.period is None)
    demo.settle()
    demo.page.period.choose(Period.SIX_MONTHS)
    demo.settle()
    assert demo.said.startswith("21 May – 20 November 2026")


def test_the_smaller_charts_have_tables_with_the_same_numbers(demo: TrendsRobot) -> None:
    for card in demo.page.sides:
        card.toggle_table()
        assert card.table.isVisible()
        assert card.table.model().rowCount() >= 4
        assert card.chart.accessibleDescription()
        assert card.as_table.accessibleName().startswith("Show as chart: ")


def test_the_smaller_charts_stand_in_fewer_columns_in_a_narrow_window(demo: TrendsRobot) -> None:
    def columns() -> int:
        QApplication.processEvents()
        return len({card.x() for card in demo.page.sides})

    demo.shell.resize(1280, 820)
    assert columns() == 3
    demo.shell.resize(1024, 700)
    assert columns() == 2


def test_the_flags_of_today_stand_here_too(demo: TrendsRobot) -> None:
    assert demo.page.flags.cards
    assert demo.page.flags.window() is demo.shell
