"""File dialogs begin where the person was last."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from painlog.ui.file_choice import file_to_open, file_to_save, last_folder

DOCUMENTS = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


@pytest.fixture
def asked(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where each dialog began; the answers are set as `answer`."""
    begun: list[str] = []

    def answer(_parent: QWidget, _title: str, start: str, *_kinds: str) -> tuple[str, str]:
        begun.append(start)
        return str(qapp.property("answer") or ""), ""

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, answer)
    qapp.setProperty("folderOfTheLastFile", None)
    qapp.setProperty("answer", None)
    return begun


def test_first_in_the_documents_then_in_the_folder_of_the_last_file(
    qtbot: QtBot, qapp: QApplication, asked: list[str], tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert file_to_open(window, "Import", "All (*)") is None
    qapp.setProperty("answer", str(tmp_path / "mine.csv"))
    assert file_to_open(window, "Import", "All (*)") == tmp_path / "mine.csv"
    assert file_to_save(window, "Save", "chart.png", "PNG (*.png)") == (tmp_path / "mine.csv", "")
    assert asked == [str(DOCUMENTS), str(DOCUMENTS), str(tmp_path / "chart.png")]


def test_a_folder_that_is_gone_is_forgotten(qapp: QApplication, asked: list[str], tmp_path: Path) -> None:
    qapp.setProperty("folderOfTheLastFile", str(tmp_path / "stick"))
    assert last_folder() == DOCUMENTS
    assert asked == []
