"""Asks for a file, beginning in the folder of the file before, or in the person's documents."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

_FOLDER = "folderOfTheLastFile"


def file_to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The file that the person chose, if any. `kinds` are Qt's filters: "Table (*.csv);;All (*)"."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(last_folder()), kinds)
    return _remembered(chosen)


def file_to_save(parent: QWidget, title: str, name: str, kinds: str, kind: str = "") -> tuple[Path | None, str]:
    """Where the person wants `name` to be written, if at all, and the filter that was chosen, at first `kind`."""
    chosen, chosen_kind = QFileDialog.getSaveFileName(parent, title, str(last_folder() / name), kinds, kind)
    return _remembered(chosen), chosen_kind


def last_folder() -> Path:
    """The folder of the file that was chosen last, as long as it is there."""
    application = QApplication.instance()
    kept = application.property(_FOLDER) if application is not None else None
    if kept and Path(kept).is_dir():
        return Path(kept)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _remembered(chosen: str) -> Path | None:
    if not chosen:
        return None
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_FOLDER, str(Path(chosen).parent))
    return Path(chosen)
