"""Page object: what a person does on Backups and imports, in their words."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from painlog.ui.pages.backups import BackupsPage
from painlog.ui.shell import Shell


class BackupsRobot:
    """Opens the page in the real window and waits for what is reckoned elsewhere."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        shell.show_page("backups")
        page = shell.page("backups")
        assert isinstance(page, BackupsPage)
        self.page = page
        qtbot.waitUntil(lambda: page.backups.nothing.isVisible() or bool(self.rows))

    @property
    def rows(self) -> list[list[str]]:
        table = self.page.backups.table
        return [table.texts(row) for row in range(table.model().rowCount())]

    @property
    def imports(self) -> list[list[str]]:
        table = self.page.imports.table
        return [table.texts(row) for row in range(table.model().rowCount())]

    @property
    def said(self) -> str:
        """What the preview says."""
        return self.page.card.text

    @property
    def offered(self) -> list[str]:
        """The buttons below the preview."""
        return [each.text() for each in self.page.card.buttons if each.isVisible()]

    def wait_for_rows(self, count: int) -> "BackupsRobot":
        self.qtbot.waitUntil(lambda: len(self.rows) == count)
        return self

    def choose(self, row: int) -> "BackupsRobot":
        self.page.backups.choose(row)
        return self._wait_for_preview()

    def down(self) -> "BackupsRobot":
        QTest.keyClick(self.page.backups.table, Qt.Key.Key_Down)
        return self._wait_for_preview()

    def preview(self, file: Path, merge: bool) -> "BackupsRobot":
        self.page.preview_file(file, merge)
        return self._wait_for_preview()

    def press(self, text: str) -> "BackupsRobot":
        found = next(each for each in self.page.findChildren(QPushButton) if each.isVisible() and each.text() == text)
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        return self

    def wait_for_toast(self, text: str) -> "BackupsRobot":
        self.qtbot.waitUntil(lambda: self.shell.toast.isVisible() and text in self.shell.toast.text)
        return self

    def undo_import(self, row: int) -> "BackupsRobot":
        self.page.imports.choose(row)
        return self.press("Undo import")

    def _wait_for_preview(self) -> "BackupsRobot":
        self.qtbot.waitUntil(lambda: "Comparing" not in self.said)
        return self
