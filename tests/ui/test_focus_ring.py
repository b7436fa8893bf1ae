"""The ring follows the keyboard and never stays where nothing is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from painlog.ui.widgets.focus_ring import GAP, WIDTH, FocusRing

REACH = GAP + WIDTH


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    box = QVBoxLayout(made)
    for name in ("one", "two"):
        box.addWidget(QPushButton(name))
    FocusRing(made, lambda: QColor("teal"))
    made.show()
    qtbot.waitExposed(made)
    return made


def ring(window: QWidget) -> FocusRing:
    found = window.findChild(FocusRing)
    assert found is not None
    return found


def test_tab_shows_the_ring_around_the_control(window: QWidget) -> None:
    first, second = window.findChildren(QPushButton)
    first.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert ring(window).isVisible()
    assert ring(window).geometry() == second.geometry().adjusted(-REACH, -REACH, REACH, REACH)


def test_it_moves_with_the_layout_and_goes_with_its_control(qtbot: QtBot, window: QWidget) -> None:
    first, _second = window.findChildren(QPushButton)
    first.setFocus()
    window.resize(400, 300)
    expected = first.geometry().adjusted(-REACH, -REACH, REACH, REACH)
    qtbot.waitUntil(lambda: ring(window).geometry() == expected)
    first.hide()
    window.resize(500, 300)
    QApplication.processEvents()
    held = QApplication.focusWidget()
    assert ring(window).isVisible() == (held is not None and held.isVisible())
    assert ring(window).geometry() != expected
