"""Earlier check-ins and scores of activities are mended and taken out in the tables of their charts."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.services.bundle import DiaryServices
from painlog.ui.dialogs.check_in import CheckInDialog
from painlog.ui.dialogs.check_in_charts import ChartPart, CheckInChartsDialog
from painlog.ui.dialogs.check_in_scores import ScoresDialog
from painlog.ui.shell import Shell

from .conftest import OpenShell

WEEK = timedelta(days=7)


class HistoryRobot:
    """Two weeks of check-ins and scores, and the dialog that shows them, both tables open."""

    def __init__(self, qtbot: QtBot, shell: Shell, clock: FixedClock) -> None:
        self.qtbot, self.shell = qtbot, shell
        services = self.services.check_ins
        services.add_activity("Gardening")
        services.add_activity("Driving")
        self.gardening, self.driving = (each.id for each in services.state().open)
        services.answer(7, 6, 5)
        services.score({self.gardening: 2, self.driving: 3})
        clock.move(WEEK)
        services.answer(4, 4, 4)
        services.score({self.gardening: 5})
        self.dialog = CheckInChartsDialog(shell, shell.context, services.state())
        self.dialog.open()
        qtbot.waitUntil(self.dialog.isActiveWindow)
        for part in self.dialog.parts:
            part.as_table.click()

    @property
    def services(self) -> DiaryServices:
        assert self.shell.services is not None
        return self.shell.services

    @property
    def check_ins(self) -> ChartPart:
        return self.dialog.parts[0]

    @property
    def scores(self) -> ChartPart:
        return self.dialog.parts[1]

    @property
    def answers(self) -> list[tuple[int | None, ...]]:
        """As the diary has them, the oldest first."""
        return [each.answers for each in self.services.check_ins.state().check_ins]

    @property
    def scored(self) -> dict[str, list[int]]:
        """As the diary has them, by the names of the activities."""
        return {each.name: [score.score for score in each.scores] for each in self.services.check_ins.state().open}

    def rows(self, part: ChartPart) -> list[list[str]]:
        return [part.table.texts(row) for row in range(part.table.model().rowCount())]

    def choose(self, part: ChartPart, row: int) -> "HistoryRobot":
        part.table.setFocus()
        part.table.selectRow(row)
        return self

    def asked(self, kind: type[QDialog]) -> QDialog:
        """The dialog that asks for other numbers, once the keyboard is in it."""
        found = next(each for each in self.dialog.findChildren(kind) if each.isVisible())
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def key(self, target: QWidget, key: Qt.Key) -> "HistoryRobot":
        QTest.keyClick(target, key)
        return self


@pytest.fixture
def robot(qtbot: QtBot, open_shell: OpenShell, clock: FixedClock) -> Iterator[HistoryRobot]:
    made = HistoryRobot(qtbot, open_shell(), clock)
    yield made
    made.dialog.close()


def test_an_earlier_check_in_is_mended_by_keyboard(robot: HistoryRobot) -> None:
    assert robot.rows(robot.check_ins) == [["27 Nov 2026", "4", "4", "4"], ["20 Nov 2026", "7", "6", "5"]]
    robot.choose(robot.check_ins, 1).key(robot.check_ins.table, Qt.Key.Key_Return)
    asked = robot.asked(CheckInDialog)
    assert isinstance(asked, CheckInDialog)
    assert asked.answers == (7, 6, 5)
    assert "The week up to 20 November 2026" in [each.text() for each in asked.findChildren(QLabel)]
    for digit in "345":
        QTest.keyClicks(asked.focusWidget(), digit)
    robot.key(asked.save, Qt.Key.Key_Return)
    assert robot.answers == [(3, 4, 5), (4, 4, 4)]
    assert robot.rows(robot.check_ins)[1] == ["20 Nov 2026", "3", "4", "5"]
    assert robot.check_ins.chart.accessibleDescription().startswith("Pain on average: 3 on 20 November 2026")
    assert robot.dialog.said.text() == "Check-in changed"
    robot.dialog.undo.click()
    assert robot.answers == [(7, 6, 5), (4, 4, 4)]
    assert robot.rows(robot.check_ins)[1] == ["20 Nov 2026", "7", "6", "5"]


def test_a_check_in_is_taken_out_and_brought_back(robot: HistoryRobot) -> None:
    robot.choose(robot.check_ins, 1).key(robot.check_ins.table, Qt.Key.Key_Delete)
    assert (robot.answers, robot.dialog.said.text()) == ([(4, 4, 4)], "Check-in removed")
    robot.check_ins.remove.click()
    assert (robot.answers, robot.check_ins.remove.isEnabled()) == ([], False)
    robot.shell.perform.undo()
    robot.shell.perform.undo()
    assert robot.answers == [(7, 6, 5), (4, 4, 4)]


def test_scores_of_an_earlier_day_are_mended(robot: HistoryRobot) -> None:
    assert robot.rows(robot.scores) == [["27 Nov 2026", "5", "–"], ["20 Nov 2026", "2", "3"]]
    robot.choose(robot.scores, 1)
    robot.scores.change.click()
    asked = robot.asked(ScoresDialog)
    assert isinstance(asked, ScoresDialog)
    assert asked.scores == {robot.gardening: 2, robot.driving: 3}
    asked.rows.scales[0].choose(None)
    asked.rows.scales[1].choose(None)
    assert not asked.save.isEnabled(), "taking out the day is what Remove is for"
    asked.rows.scales[1].choose(9)
    asked.save.click()
    assert robot.scored == {"Gardening": [5], "Driving": [9]}
    assert robot.rows(robot.scores)[1] == ["20 Nov 2026", "–", "9"]


def test_a_day_of_scores_is_taken_out_with_the_column_that_it_leaves_empty(robot: HistoryRobot) -> None:
    robot.choose(robot.scores, 1)
    robot.scores.remove.click()
    assert robot.scored == {"Gardening": [5], "Driving": []}
    assert robot.rows(robot.scores) == [["27 Nov 2026", "5"]]
    robot.dialog.undo.click()
    assert robot.rows(robot.scores) == [["27 Nov 2026", "5", "–"], ["20 Nov 2026", "2", "3"]]


def test_tab_goes_from_the_table_over_its_buttons_to_close(robot: HistoryRobot) -> None:
    robot.choose(robot.check_ins, 0)
    robot.scores.as_table.click()
    visited = []
    for _ in range(10):
        robot.key(robot.dialog.focusWidget(), Qt.Key.Key_Tab)
        visited.append(robot.dialog.focusWidget())
    first, second, close = robot.check_ins, robot.scores, robot.dialog.close_button
    assert visited == [first.change, first.remove, *first.buttons, second.chart, *second.buttons, close]


def test_charts_offer_no_change_and_a_dialog_that_is_left_changes_nothing(robot: HistoryRobot) -> None:
    robot.choose(robot.check_ins, 0)
    robot.check_ins.change.click()
    asked = robot.asked(CheckInDialog)
    assert isinstance(asked, CheckInDialog)
    asked.rows.scales[0].choose(9)
    robot.key(asked, Qt.Key.Key_Escape)
    assert robot.answers == [(7, 6, 5), (4, 4, 4)]
    robot.check_ins.as_table.click()
    assert (robot.check_ins.change.isHidden(), robot.check_ins.remove.isHidden()) == (True, True)
