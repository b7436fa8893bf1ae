"""Enter presses what has the focus, wherever a page does not use it for something else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from painlog.ui.rail import NavButton
from painlog.ui.shell import Shell
from painlog.ui.widgets.chips import ChipGroup
from tests.ui.conftest import OpenShell
from tests.ui.robots import TodayRobot


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_chooses_a_chip_and_leaves_it(qtbot: QtBot, shell: Shell, key: Qt.Key) -> None:
    robot = TodayRobot(qtbot, shell)
    groups = (each for each in shell.page("today").findChildren(ChipGroup) if each.isVisible())
    chip = next(groups).stops[0]
    chip.setFocus()
    for chosen in (True, False):
        QTest.keyClick(chip, key)
        assert chip.isChecked() is chosen
    assert robot.entries == ()


def test_enter_goes_to_the_place_whose_name_has_the_focus(shell: Shell) -> None:
    trends = next(each for each in shell.rail.findChildren(NavButton) if each.accessibleName() == "Trends")
    trends.setFocus()
    QTest.keyClick(trends, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shell.shown == "today"
    QTest.keyClick(trends, Qt.Key.Key_Return)
    assert shell.shown == "trends"
