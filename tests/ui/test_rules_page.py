"""Help: "Rules and sources", reached from the menu and not from the rail."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from painlog.domain.stages import PRESETS
from painlog.preferences import Preferences, ThemeChoice
from painlog.ui.pages.help import RulesPage

from .conftest import OpenShell


def test_the_menu_leads_there_and_the_rail_leads_back(open_shell: OpenShell) -> None:
    shell = open_shell()
    action = next(action for action in shell.findChildren(QAction) if action.text() == "Rules and sources")
    action.trigger()
    assert isinstance(shell.stack.currentWidget(), RulesPage)
    assert "rules" not in [place.key for place in shell.places]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)  # type: ignore[arg-type]
    assert shell.stack.currentWidget() is shell.page("today")


def test_every_preset_is_named_with_its_source(open_shell: OpenShell) -> None:
    shell = open_shell()
    shell.show_page("rules")
    said = {label.text() for label in shell.page("rules").findChildren(QLabel)}
    for preset in PRESETS.values():
        assert {preset.id, preset.source} <= said


@pytest.mark.parametrize("language", ["en_GB", "qps"])
def test_it_scrolls_by_keyboard_and_nothing_is_cut_off(language: str, open_shell: OpenShell) -> None:
    shell = open_shell(preferences=Preferences(ThemeChoice.LIGHT, language, 1.3))
    shell.resize(shell.minimumSize())
    shell.show_page("rules")
    QApplication.processEvents()
    area = QApplication.focusWidget()
    assert isinstance(area, QScrollArea)
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    page = shell.page("rules")
    assert isinstance(page, RulesPage)
    for label in page.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert label.mapTo(page, label.rect().topRight()).x() <= page.width()
