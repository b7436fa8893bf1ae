"""The dialog before everything is erased: what goes, what stays, an export first, and a word to type."""

from pathlib import Path
from unicodedata import normalize

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.services.exports import ExportRequest, ExportsService
from painlog.ui.diary_access import DiaryAccess
from painlog.ui.file_choice import file_to_save
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, label

WORD = N_("ERASE")
"""What has to be typed: this word or that of the window's language, large or small."""
_WIDTH = 520


def confirms(typed: str, t: Texts) -> bool:
    """Whether somebody typed the word."""
    return _as_compared(typed.strip()) in {_as_compared(WORD), _as_compared(t(WORD))}


class EraseDialog(QDialog):
    """Erases nothing itself: says that it was confirmed, and whether the backups go too."""

    confirmed = Signal(bool)

    def __init__(self, context: PageContext, parent: QWidget, access: DiaryAccess, exports: ExportsService) -> None:
        super().__init__(parent)
        self._context, self._exports = context, exports
        t = self._texts = context.texts
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Erase everything"))
        self.word = QLineEdit()
        self.word.setAccessibleName(t("Type {word} to erase", word=t(WORD)))
        self.backups = QCheckBox(t("Erase the backups too"))
        self.export = button(t("Export first…"), "", self.ask_and_export)
        self.said = label("", "secondary")
        self.cancel = button(t("Cancel"), "quiet", self.reject)
        self.erase = button(t("Erase everything"), "", self._confirm)
        self.erase.setEnabled(False)
        self.word.textChanged.connect(self._typed)
        self.word.returnPressed.connect(self._confirm)
        self._lay_out(access.path, access.backup_places())

    def _lay_out(self, diary: Path, places: dict[Path, int]) -> None:
        t = self._texts
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(label(t("This cannot be undone"), "cardTitle"))
        box.addWidget(label(t("The diary {file} is removed from this computer.", file=diary)))
        for folder, count in places.items():
            kept = t.n("{n} backup stays in {folder}", "{n} backups stay in {folder}", count, folder=folder)
            box.addWidget(label(kept, "secondary"))
        box.addWidget(self.backups)
        self.backups.setVisible(bool(places))
        box.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.said)
        self.said.hide()
        box.addWidget(label(t("Type {word} to erase", word=t(WORD)), "strong"))
        box.addWidget(self.word)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.erase)
        box.addLayout(row)
        self.setMinimumWidth(self._context.theme.px(_WIDTH))
        self.word.setFocus()

    def _typed(self) -> None:
        self.erase.setEnabled(confirms(self.word.text(), self._texts))

    def _confirm(self) -> None:
        if self.erase.isEnabled():
            with_backups = self.backups.isChecked()
            self.accept()
            self.confirmed.emit(with_backups)

    def ask_and_export(self) -> None:
        """Ask for a file and write everything to it."""
        t = self._texts
        kinds = t("Everything, for painlog") + " (*.painlog.json)"
        chosen, _kind = file_to_save(self, t("Export the diary"), "diary.painlog.json", kinds)
        if chosen is None:
            return
        try:
            report = self._exports.export(ExportRequest(chosen))
        except UserError as trouble:
            self._say(t.error(trouble))
        else:
            name, count = report.path.name, report.entries
            self._say(t.n("{n} entry written to {file}", "{n} entries written to {file}", count, file=name))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()


def _as_compared(word: str) -> str:
    """Without regard to size of letters and to how marks are typed."""
    return normalize("NFC", word.casefold())
