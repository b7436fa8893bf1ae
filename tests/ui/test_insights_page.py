"""Insights, in the real window: the lists, what is missing, progress and Cancel."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
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
from .insights_robot import DOWN, ENTER, LEFT, RIGHT, SPACE, UP, InsightsRobot

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


def test_a_row_unfolds_to_its_other_days_by_the_keyboard(demo: InsightsRobot) -> None:
    plot = demo.page.triggers.forest
    folded = plot.sentences
    assert folded[0].endswith(" – collapsed, Enter shows the other days")
    demo.key(ENTER)
    assert plot.sentences[0] == folded[0].replace(
        "collapsed, Enter shows the other days", "expanded, the other days follow"
    )
    assert [said.split(":")[0] for said in plot.sentences[1:3]] == [
        "Long sitting, on the same day",
        "Long sitting, two days before",
    ]
    assert all("against" in said and "by chance" in said for said in plot.sentences[1:3])
    assert plot.sentences[3:] == folded[1:]
    demo.key(DOWN).key(DOWN).key(LEFT)
    assert plot.sentences == folded
    assert plot.accessibleDescription() == folded[0]
    demo.key(DOWN).key(RIGHT).key(RIGHT)
    assert len(plot.sentences) == len(folded) + 2
    assert plot.accessibleDescription().endswith("expanded, the other days follow")
    demo.key(SPACE).key(LEFT)
    assert plot.sentences == folded


def test_what_was_unfolded_stays_so_when_the_diary_changes(demo: InsightsRobot) -> None:
    plot = demo.page.triggers.forest
    demo.key(RIGHT).log(6, "driving").settle()
    assert "expanded" in plot.sentences[0]
    assert plot.sentences[1].startswith("Long sitting, on the same day")


def test_the_table_lists_the_other_days_too(demo: InsightsRobot) -> None:
    demo.tab_to(demo.page.triggers.as_table).key(SPACE)
    table = demo.page.triggers.table
    lines = [table.texts(row) for row in range(3)]
    assert [line[:2] for line in lines] == [
        ["Long sitting", "the day before"],
        ["Long sitting", "on the same day"],
        ["Long sitting", "two days before"],
    ]
    assert [line[4].split("; ")[0] for line in lines] == [
        "Went with more or less pain",
        "No clear difference",
        "No clear difference",
    ]


@pytest.mark.parametrize("kind", ["triggers", "treatments"])
def test_each_plot_can_be_copied_and_saved_as_a_picture(
    demo: InsightsRobot, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = demo.page.triggers if kind == "triggers" else demo.page.treatments
    demo.tab_to(card.pictures.copy).key(SPACE)
    assert QApplication.clipboard().image().width() == 1800
    QApplication.clipboard().clear()
    assert demo.shell.toast.text == "Picture copied"
    offered = []

    def choose(*asked: str) -> tuple[str, str]:
        offered.append(Path(asked[2]).name)
        return str(tmp_path / "mine"), "SVG (*.svg)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    demo.tab_to(card.pictures.save).key(SPACE)
    assert offered == [f"painlog-{kind}.png"]
    assert demo.shell.toast.text == "Saved mine.svg"
    told = (tmp_path / "mine.svg").read_text(encoding="utf-8")
    assert ("Long sitting" if kind == "triggers" else "Heat") in told
    assert card.pictures.save.accessibleName() == f"Save picture…: {card.title.text()}"


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
    for pressed in (page.triggers.as_table, page.triggers.pictures.copy, page.treatments.pictures.save):
        assert not pressed.isVisible()
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
    qtbot.waitUntil(empty.page.progress.again.isVisible)
    assert empty.page.progress.text == "The disk is gone. Plug it in again."


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
