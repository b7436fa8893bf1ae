"""A pull-down list by keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment

Key = Qt.Key


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[ChoiceButton]:
    made = ChoiceButton("Column", [Segment(name, name) for name in ("Not used", "Date", "Score", "Duration")])
    qtbot.addWidget(made)
    made.show()
    yield made
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()


def opened() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Up, Key.Key_F4, Key.Key_Space])
def test_a_key_opens_the_list(choice: ChoiceButton, key: Qt.Key) -> None:
    QTest.keyClick(choice, key)
    assert len(opened().actions()) == 4


def test_a_letter_goes_to_the_next_that_begins_with_it(choice: ChoiceButton) -> None:
    QTest.keyClick(choice, Key.Key_Down)
    menu, reached = opened(), []
    for letter in "ddDx":
        QTest.keyClicks(menu, letter)
        reached.append(menu.activeAction().text())
    assert reached == ["Date", "Duration", "Date", "Date"]
    QTest.keyClick(menu, Key.Key_Return)
    assert choice.value == "Date"
