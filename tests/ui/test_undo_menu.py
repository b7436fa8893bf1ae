"""F10 opens the menu, and it says by name what undo and redo would do."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from painlog.domain.about import Fact
from painlog.domain.catalogue import Kind
from painlog.domain.draft import Draft
from painlog.ui.page import Operation
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell

WRITES: dict[str, Operation] = {
    "Entry saved": lambda services: services.diary.log_entry(Draft(score=5))[1],
    "Setting changed": lambda services: services.settings.change(pain_threshold=3),
    "About me changed": lambda services: services.about.set_fact(Fact.NAME, "Anna"),
    "Item hidden": lambda services: services.catalogues.set_hidden(Kind.TRIGGER, "driving", True),
    "Question added": lambda services: services.visits.add_question("Why?"),
    "Noted as done": lambda services: services.training.done_now("core-basics", 60),
}


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


def texts_in_menu(shell: Shell) -> list[str]:
    """Press F10 and read every command of the menu that opens."""
    read: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            read.extend(action.text() for under in menu.findChildren(QMenu) for action in under.actions())
            menu.close()

    shell.activateWindow()
    QApplication.processEvents()
    QTimer.singleShot(0, look)
    QTest.keyClick(shell, Qt.Key.Key_F10)
    return read


def test_f10_opens_the_menu(shell: Shell) -> None:
    assert {"Undo", "Redo", "About me", "Backups and imports"} <= set(texts_in_menu(shell))


@pytest.mark.parametrize("label", WRITES)
def test_undo_and_redo_are_named_after_what_was_done(label: str, shell: Shell) -> None:
    shell.perform(WRITES[label], None)
    assert f"Undo: {label}" in texts_in_menu(shell)
    shell.perform.undo()
    assert f"Redo: {label}" in texts_in_menu(shell)


def test_the_menu_marks_the_present_theme_and_text_size(shell: Shell) -> None:
    shell.context.theme.set_scale(1.15)
    view = next(each for each in shell.menu.findChildren(QMenu) if each.title() == "View")
    view.aboutToShow.emit()
    marked = [action.text() for action in view.actions() if action.isChecked()]
    assert marked == ["Colours of the system", "Text size 115 %"]
