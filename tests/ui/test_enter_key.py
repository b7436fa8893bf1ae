"""Enter presses what has the focus, wherever a page does not use it for something else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
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


def test_the_enter_that_ends_a_form_does_not_press_the_button_that_comes_next(shell: Shell) -> None:
    form = QWidget(shell)
    line, following = QLineEdit(form), QPushButton(form)
    line.move(0, 40)
    form.show()
    pressed: list[bool] = []
    following.clicked.connect(lambda: pressed.append(True))
    line.returnPressed.connect(following.setFocus)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (following.hasFocus(), pressed) == (True, [])
    QTest.keyClick(following, Qt.Key.Key_Return)
    assert pressed == [True]
