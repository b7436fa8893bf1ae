"""Page object: what a person does on the import page, in their words."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from painlog.ui.pages.importing import ImportPage
from painlog.ui.shell import Shell

WAITS = ("Looking at the file", "Looking through the file", "Importing…")


class ImportRobot:
    """Opens the page in the real window and waits for what is reckoned elsewhere."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        shell.show_page("import")
        page = shell.page("import")
        assert isinstance(page, ImportPage)
        self.page = page

    @property
    def said(self) -> str:
        return self.page.plan.text

    def open(self, path: Path) -> "ImportRobot":
        self.page.open_file(path)
        return self.wait()

    def wait(self) -> "ImportRobot":
        self.qtbot.waitUntil(lambda: not any(words in self.said for words in WAITS))
        return self

    def column(self, name: str, field: str) -> "ImportRobot":
        self.page.columns.button_of(name).choose(field)
        return self.wait()

    def thing(self, name: str, role: str) -> "ImportRobot":
        self.page.things.button_of(name).choose(role)
        return self.wait()

    def press(self, text: str) -> "ImportRobot":
        found = next(each for each in self.page.findChildren(QPushButton) if each.isVisible() and each.text() == text)
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        return self.wait()
