"""Insights, in the real window: the lists, what is missing, progress and Cancel."""

from collections.abc import Callable
from datetime import date, timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.draft import Draft
from painlog.errors import UserError
from painlog.paths import Places
from painlog.preferences import Preferences, ThemeChoice
from painlog.services.demo import write_demo
from painlog.services.insights import Insights
from painlog.ui.jobs import Report
from painlog.ui.widgets import progress_strip

from .conftest import OpenShell
from .insights_robot import DOWN, SPACE, UP, InsightsRobot

TODAY = date(2026, 11, 20)


@pytest.fixture
def empty(qtbot: QtBot, open_shell: OpenShell) -> InsightsRobot:
    return InsightsRobot(qtbot, open_shell())


@pytest.fixture
def demo(qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock) -> InsightsRobot:
    write_demo(places.diary, clock, years=1, seed=1)
    return InsightsRobot(qtbot, open_shell())


def test_the_triggers_stand_in_worded_groups(demo: InsightsRobot) -> None:
    first, second, *_ = demo.page.triggers.forest.sentences
    assert first.startswith("Long sitting, the day before: worst score higher by ")
    assert second.startswith("Poor sleep, the day before: ")
    assert "Something that comes and goes slowly with your pain can look like a trigger." in (
        demo.page.triggers.foot.text()
    )


def test_the_keyboard_walks_through_the_rows(demo: InsightsRobot) -> None:
    plot = demo.page.triggers.forest
    assert demo.focused is plot
    seen = [plot.accessibleDescription()]
    for key in (DOWN, DOWN, UP, Qt.Key.Key_End, DOWN, Qt.Key.Key_Home, UP):
        demo.key(key)
        seen.append(plot.accessibleDescription())
    said = plot.sentences
    assert seen == [said[0], said[1], said[2], said[1], said[-1], said[-1], said[0], said[0]]


def test_each_list_can_be_read_as_a_table(demo: InsightsRobot) -> None:
    for card in (demo.page.triggers, demo.page.treatments):
        demo.tab_to(card.as_table).key(SPACE)
        assert card.table.isVisible()
        assert not card.plot.isVisible()
        assert card.table.accessibleName() == card.title.text()
        assert card.as_table.accessibleName().endswith("Show as chart")
        demo.tab_to(card.table)
    assert demo.page.triggers.table.texts(0)[:2] == ["Long sitting", "the day before"]
    assert demo.page.triggers.table.texts(0)[4].startswith("Went with more or less pain; ")
    assert demo.page.treatments.table.texts(0)[0] == "Heat"
    demo.tab_to(demo.page.triggers.as_table).key(SPACE)
    assert demo.page.triggers.forest.isVisible()


def test_treatments_are_ordered_by_times_used_and_never_ranked(demo: InsightsRobot) -> None:
    found = demo.page.found
    assert found is not None
    uses = [finding.row.uses for finding in found.insights.treatments]
    assert uses == sorted(uses, reverse=True)
    last = demo.page.treatments.relief.sentences[-1]
    assert last == f"Massage: {uses[-1]} times; Not enough uses yet ({uses[-1]} of 10)"
    assert demo.page.treatments.eases.text() == "Pain often eases after its worst days, whatever is done."
    assert demo.page.treatments.scores.isVisible()


def test_a_new_level_is_told(demo: InsightsRobot) -> None:
    assert "Around 15 October 2026 your worst scores moved from " in demo.page.shifts_text.text()


def test_an_empty_diary_is_told_what_is_missing(empty: InsightsRobot) -> None:
    page = empty.page
    assert "after 60 days with a score" in page.triggers.empty.text()
    assert page.triggers.empty.text().endswith("So far 0 days have a score.")
    assert page.treatments.empty.text().startswith("No treatments noted yet.")
    assert not page.triggers.as_table.isVisible()
    assert not page.shifts.isVisible()
    assert empty.focused is page.experiment.set_up


def test_rows_with_few_days_say_what_is_missing(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock
) -> None:
    shell = open_shell()
    services = shell.services
    assert services is not None
    for ago in range(34):
        draft = Draft(score=3, triggers=("driving",) if ago % 5 == 2 else ())
        services.diary.log_for_day(draft, TODAY - timedelta(days=ago))
    robot = InsightsRobot(qtbot, shell)
    assert robot.page.triggers.forest.sentences == ("Driving: 34 of 60 days; 6 of 10 with it",)


def test_an_entry_is_looked_at_at_once_or_when_the_page_is_shown_again(empty: InsightsRobot) -> None:
    empty.log(6, "driving").settle()
    assert empty.page.triggers.forest.sentences[0].startswith("Driving: 1 of 60 days")
    empty.shell.show_page("today")
    before = empty.page.found
    empty.log(7, "lifting")
    assert empty.page.found is before
    empty.shell.show_page("insights")
    empty.settle()
    assert len(empty.page.triggers.forest.sentences) == 2


@pytest.fixture
def held(empty: InsightsRobot, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes the next look through the diary wait at 30 % until the returned function is called."""
    services = empty.shell.services
    assert services is not None
    look, go_on = services.insights.now, Event()

    def slow(report: Report = lambda _share: None) -> Insights:
        report(0.3)
        assert go_on.wait(20)
        return look(report)

    monkeypatch.setattr(services.insights, "now", slow)
    return go_on.set


def test_the_window_answers_while_it_looks_and_tells_how_far_it_is(
    empty: InsightsRobot, held: Callable[[], None], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(progress_strip, "SHOWN_AFTER_MS", 0)
    strip = empty.page.progress
    empty.log(6, "driving")
    qtbot.waitUntil(lambda: strip.isVisible() and strip.bar.value() == 30)
    assert strip.text == "Looking through your diary"
    empty.shell.show_page("today")
    assert empty.shell.page("today").isVisible()
    held()
    empty.settle()
    assert not strip.isVisibleTo(empty.page)


def test_looking_can_be_cancelled_and_taken_up_again(
    empty: InsightsRobot, held: Callable[[], None], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(progress_strip, "SHOWN_AFTER_MS", 0)
    strip, before = empty.page.progress, empty.page.found
    empty.log(6, "driving")
    qtbot.waitUntil(strip.isVisible)
    empty.tab_to(strip.cancel).key(SPACE)
    assert strip.text.startswith("Stopped.")
    assert not strip.bar.isVisible()
    held()
    empty.tab_to(strip.again).key(SPACE)
    empty.settle()
    assert empty.page.found is not before
    assert not strip.isVisible()


def test_work_shows_its_progress_only_after_a_while(qtbot: QtBot) -> None:
    strip = progress_strip.ProgressStrip("Looking", "Stopped", "Cancel", "Again")
    qtbot.addWidget(strip)
    (timer,) = strip.findChildren(QTimer)
    strip.begin()
    assert (timer.isActive(), timer.interval(), strip.isVisible()) == (True, 200, False)
    strip.end()
    assert not timer.isActive()
    strip.begin()
    timer.timeout.emit()
    assert strip.isVisible()
    strip.end()
    assert not strip.isVisible()


def test_expected_trouble_is_said_with_what_to_do(
    empty: InsightsRobot, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    services = empty.shell.services
    assert services is not None

    def fail(report: Report) -> Insights:
        raise UserError("The disk is gone.", "Plug it in again.")

    monkeypatch.setattr(services.insights, "now", fail)
    empty.page.refresh()
    qtbot.waitUntil(empty.page.progress.isVisible)
    assert empty.page.progress.text == "The disk is gone. Plug it in again."
    assert empty.page.progress.again.isVisible()


def test_leaving_while_it_looks_leaves_nothing_behind(qtbot: QtBot, open_shell: OpenShell) -> None:
    InsightsRobot(qtbot, open_shell(), wait=False)


def test_the_plots_wear_the_theme(demo: InsightsRobot) -> None:
    forest = demo.page.triggers.forest
    demo.page.context.theme.choose(ThemeChoice.LIGHT)
    light = forest.colours("accent")
    demo.page.context.theme.choose(ThemeChoice.DARK)
    assert forest.colours("accent") != light
    demo.page.context.theme.choose(ThemeChoice.LIGHT)
    assert forest.colours("accent") == light


def test_nothing_is_cut_off_in_a_small_window_in_the_longest_language(
    qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock
) -> None:
    write_demo(places.diary, clock, years=1, seed=1)
    shell = open_shell(preferences=Preferences(ThemeChoice.LIGHT, "qps", 1.3))
    robot = InsightsRobot(qtbot, shell)
    shell.resize(1024, 700)
    QApplication.processEvents()
    page = robot.page
    for part in (page.triggers, page.treatments, page.experiment, page.shifts, page.experiment.set_up):
        assert part.mapTo(page, part.rect().topLeft()).x() >= 0
        assert part.mapTo(page, part.rect().topRight()).x() <= page.width()
