"""An experiment from the plan to what came out, with the keyboard alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.draft import Draft
from painlog.domain.experiments import Experiment
from painlog.domain.records import Answer
from painlog.services.experiments import Trials
from painlog.ui.pages.today import TodayPage
from painlog.ui.pages.today.experiment_card import ExperimentCard

from .conftest import OpenShell
from .insights_robot import DOWN, SPACE, InsightsRobot

TODAY = date(2026, 11, 20)
LEFT, RIGHT, Z = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Z


@pytest.fixture
def robot(qtbot: QtBot, open_shell: OpenShell) -> InsightsRobot:
    return InsightsRobot(qtbot, open_shell())


def trials(robot: InsightsRobot) -> Trials:
    assert robot.page.found is not None
    return robot.page.found.trials


def set_up(robot: InsightsRobot) -> Experiment:
    """Plan two pairs of seven days with the second treatment of the list, from tomorrow on."""
    robot.tab_to(robot.page.experiment.set_up).key(SPACE)
    dialog = robot.setup
    robot.tab_to(dialog.treatments).key(DOWN)
    robot.tab_to(dialog.pairs).key(LEFT).key(LEFT)
    robot.tab_to(dialog.block_days).key(LEFT)
    robot.tab_to(dialog.first_day).key(LEFT)
    robot.tab_to(dialog.begin).key(SPACE).settle().back()
    current = trials(robot).current
    assert current is not None
    return current.experiment


def today_card(robot: InsightsRobot, qtbot: QtBot) -> ExperimentCard:
    """The card on Today, once it is there."""
    robot.shell.show_page("today")
    page = robot.shell.page("today")
    assert isinstance(page, TodayPage)
    page.refresh()
    qtbot.waitUntil(lambda: page.side.experiment is not None)
    assert page.side.experiment is not None
    return page.side.experiment


def test_a_plan_is_made_with_the_keyboard_alone(robot: InsightsRobot) -> None:
    assert robot.page.experiment.question.text() == "Compare weeks with heat and weeks without"
    made = set_up(robot)
    assert (made.treatment, made.pairs, made.block_days, made.first_day) == ("cold", 2, 7, TODAY + timedelta(days=1))
    card = robot.page.experiment
    assert card.said.text() == "Begins on Saturday 21 November"
    assert [tile.treated for tile in card.strip.tiles] == [block.treated for block in made.blocks]
    assert {tile.what for tile in card.strip.tiles} == {"Cold", "No cold"}
    assert robot.shell.toast.text == "Experiment set up"
    assert not card.set_up.isVisible()


def test_it_is_said_before_the_start_what_it_can_and_cannot_tell(robot: InsightsRobot) -> None:
    robot.tab_to(robot.page.experiment.set_up).key(SPACE)
    dialog = robot.setup
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for sentence in (
        "1.5 points shows clearly about 6 times in 10, one of 2.5 points almost always",
        "With 2 pairs it hardly ever does",
        "what you expect is part of the result",
        "You can stop at any time",
        "a today sign among the warning signs that you answer yes ends it",
        "never about a medicine",
    ):
        assert sentence in said
    assert dialog.begin.text() == "Start on Monday 23 November"
    robot.key(Qt.Key.Key_Escape)
    assert trials(robot).current is None


def test_the_plan_is_undone_and_done_again(robot: InsightsRobot) -> None:
    set_up(robot)
    robot.ctrl(Z).settle()
    assert trials(robot).current is None
    assert robot.page.experiment.set_up.isVisible()
    robot.key(Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier).settle()
    assert trials(robot).current is not None


def test_today_says_which_block_it_is_and_takes_a_tick(robot: InsightsRobot, clock: FixedClock, qtbot: QtBot) -> None:
    assert not today_card(robot, qtbot).isVisible()
    robot.shell.show_page("insights")
    made = set_up(robot)
    card = today_card(robot, qtbot)
    qtbot.waitUntil(card.isVisible)
    assert (card.said.text(), card.kept.isVisible()) == ("Begins on Saturday 21 November", False)
    clock.move(timedelta(days=3))
    page = robot.shell.page("today")
    assert isinstance(page, TodayPage)
    page.show_today()
    qtbot.waitUntil(card.kept.isVisible)
    assert card.what.text() == ("Cold" if made.order[0] else "No cold")
    assert card.said.text().startswith("Block 1 of 4: with")
    robot.tab_to(card.kept, most=60).key(SPACE)
    services = robot.shell.services
    assert services is not None
    day = TODAY + timedelta(days=3)
    shown = services.experiments.on_day(day)
    assert shown is not None
    assert shown.kept
    assert robot.shell.toast.text == "Day ticked"
    robot.ctrl(Z)
    qtbot.waitUntil(lambda: not card.kept.isChecked())


def test_it_can_be_stopped_and_tells_what_there_is(robot: InsightsRobot, clock: FixedClock) -> None:
    made = set_up(robot)
    clock.move(timedelta(days=16))
    services = robot.shell.services
    assert services is not None
    for block in made.blocks[:2]:
        for step in range(7):
            services.diary.log_for_day(Draft(score=2 if block.treated else 5), block.first + timedelta(days=step))
    robot.page.refresh()
    robot.settle()
    card = robot.page.experiment
    assert card.said.text().startswith("Block 3 of 4: with")
    assert [tile.now for tile in card.strip.tiles] == [False, False, True, False]
    robot.tab_to(card.stop).key(SPACE).settle()
    assert "Stopped on 6 December 2026" in card.said.text()
    assert "Pair 1: −3.0 · Pair 2: too few days known" in card.sentences
    assert any("three complete pairs" in sentence for sentence in card.sentences)
    assert card.set_up.text() == "Set up another…"
    robot.ctrl(Z).settle()
    assert card.stop.isVisible()


def test_a_warning_sign_answered_yes_ends_it(robot: InsightsRobot, clock: FixedClock, qtbot: QtBot) -> None:
    set_up(robot)
    clock.move(timedelta(days=2))
    robot.shell.perform(lambda services: services.warnings.answer("chest-pain", Answer.YES), None)
    robot.settle()
    assert trials(robot).current is None
    assert "because a warning sign was answered yes" in robot.page.experiment.said.text()
    page = robot.shell.page("today")
    assert isinstance(page, TodayPage)
    page.show_today()
    card = today_card(robot, qtbot)
    qtbot.waitUntil(lambda: "because a warning sign" in card.said.text())
    assert not card.kept.isVisible()


def test_earlier_experiments_can_be_looked_at_again(robot: InsightsRobot, clock: FixedClock) -> None:
    for _ in range(2):
        set_up(robot)
        robot.tab_to(robot.page.experiment.stop).key(SPACE).settle()
        clock.move(timedelta(days=1))
    card = robot.page.experiment
    newest = card.said.text()
    robot.tab_to(card.earlier).key(SPACE)
    assert card.said.text() != newest
    robot.key(SPACE)
    assert card.said.text() == newest
